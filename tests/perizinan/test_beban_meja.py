"""The supervisor's view: counts by desk and officer, from indexes, in as many statements for any number of files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from akun.models import Ketidakhadiran, Pengguna
from perizinan.queries import beban
from perizinan.queries.meja import PAGU_HITUNG, sop_dengan
from sicantik.lib import jam
from sop import services as sop
from tests import orang
from tests.dokumen.conftest import Penanda
from tests.kasus import kasus
from tests.perizinan.ribuan import gandakan
from tests.perizinan.test_rencana_kotak_masuk import simpul

pytestmark = pytest.mark.django_db
Masuk = Callable[[Pengguna], Client]
LOKET, KABID = "petugas-loket", "kabid-perizinan-usaha"


def baris(client: Client, kode: str) -> Any:
    (b,) = [x for x in client.get("/meja/beban/").context["meja"] if x.kode == kode]
    return b


def test_hitungan_menurut_meja_dan_petugas(masuk: Masuk, penanda: Penanda) -> None:
    milik = kasus("diajukan")
    kasus("diarsipkan", petugas=milik.petugas)
    loket, kabid = milik.petugas["loket"], masuk(milik.petugas["kabid"])
    sop.ambil_tugas(proses_id=milik.proses.pk, oleh=loket)
    b = baris(kabid, LOKET)
    assert (b.terbuka, b.berhenti, b.tertua_id) == ("2", "1", milik.id)
    assert int(b.lewat) + int(b.hari_ini) <= 1, "a stopped clock is neither due nor late"
    (lina,) = b.orang
    assert (lina.nama, lina.dipegang, lina.selesai) == ("Lina Loket", "1", "1")


def test_yang_pergi_ditandai_dan_meja_kosong_disebut(masuk: Masuk) -> None:
    kabid, lina = orang.petugas(KABID), orang.petugas(LOKET)
    hari = jam.hari_ini()
    Ketidakhadiran.objects.create(pengguna=lina, mulai=hari, sampai=hari, sebab="sakit", dicatat_oleh=lina)
    teks = masuk(kabid).get("/meja/beban/").content.decode()
    assert "Sakit" in teks
    assert "Tidak ada pemegang" in teks


def test_tautan_membuka_daftar_meja_itu(masuk: Masuk) -> None:
    milik = kasus("diajukan")
    kabid = masuk(milik.petugas["kabid"])
    lastri = orang.petugas(LOKET, nama="Lastri Loket")
    sop.ambil_tugas(proses_id=milik.proses.pk, oleh=lastri)
    daftar = kabid.get(f"/meja/?meja={LOKET}")
    assert [b.id for b in daftar.context["baris"]] == [milik.id]
    assert "Anda melihat meja Petugas Loket." in daftar.content.decode()
    assert len(kabid.get(f"/meja/?meja={LOKET}&pemegang={lastri.pk}").context["baris"]) == 1
    lain = milik.petugas["loket"].pk
    assert kabid.get(f"/meja/?meja={LOKET}&pemegang={lain}").context["baris"] == []
    assert kabid.get(f"/meja/?meja={LOKET}&tampilan=berhenti").context["baris"] == []


def test_bukan_atasan_tidak_melihat_meja_lain(masuk: Masuk) -> None:
    milik = kasus("diajukan")
    arsip = masuk(milik.petugas["arsip"])
    assert arsip.get("/meja/beban/").status_code == 404
    assert arsip.get(f"/meja/?meja={LOKET}").context["baris"] == []
    kasi = masuk(milik.petugas["kasi1"])
    assert kasi.get(f"/meja/?meja={KABID}").context["bawahan"] == {}, "nobody looks upward"


def test_jumlah_pernyataan_tetap(masuk: Masuk) -> None:
    milik = kasus("diajukan")
    kabid = masuk(milik.petugas["kabid"])

    def jumlah() -> int:
        with CaptureQueriesContext(connection) as tangkap:
            assert kabid.get("/meja/beban/").status_code == 200
        return len(tangkap)

    jumlah()
    sebelum = jumlah()
    gandakan(milik, 700)
    for _ in range(5):
        orang.petugas(LOKET)
    assert jumlah() == sebelum <= 14
    assert baris(kabid, LOKET).terbuka == f"{PAGU_HITUNG}+"


def test_dibaca_dari_indeks() -> None:
    milik = kasus("diajukan")
    gandakan(milik, 20_000, terbuka_tiap=20)
    isi = beban.isi_beban([LOKET, KABID], sop_dengan([KABID]))
    for sql, tabel in ((beban._MEJA, {"sop_proses", "perizinan_permohonan"}), (beban._ORANG, {"sop_proses"})):
        penuh = {s.get("Relation Name") for s in rencana(sql, isi) if s["Node Type"] == "Seq Scan"}
        assert not tabel & penuh, penuh


def test_pekerjaan_seminggu_dari_indeks_orangnya() -> None:
    """The log of this test fits on a page: the planner is told to think of a long one."""
    kasus("diperiksa")
    with connection.cursor() as kursor:
        kursor.execute("SET LOCAL enable_seqscan = off")
    isi = beban.isi_beban([LOKET], sop_dengan([KABID]))
    assert "pekerjaan_orang" in {s.get("Index Name") for s in rencana(beban._ORANG, isi)}


def rencana(sql: str, isi: dict[str, Any]) -> list[dict[str, Any]]:
    """The nodes of a plan as it ran."""
    with connection.cursor() as kursor:
        kursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", isi)
        return list(simpul(kursor.fetchone()[0][0]["Plan"]))
