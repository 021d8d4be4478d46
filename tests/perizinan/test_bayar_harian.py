"""The list of a day: the office's day, totals by way, and a table in which nothing can become a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from django.test import Client

from akun.models import Pengguna
from sicantik.lib import jam
from sicantik.lib.lembar_csv import sel_aman, tulis_csv
from tests.perizinan.bendahara import bayar, menunggu_bayar
from tests.perizinan.test_bayar_penyedia import kabar, kirim, tagih
from tests.sop.alur import wita

pytestmark = pytest.mark.django_db
Masuk = Callable[[Pengguna], Client]


def test_hari_kantor_dan_jumlah_menurut_cara(masuk: Masuk) -> None:
    with jam.pada(wita("2026-11-20 08.00")):
        satu = menunggu_bayar()
        dua, tiga, empat = (menunggu_bayar(petugas=satu.petugas, luas_ukur=n) for n in ("25", "50", "60"))
        tagihan = tagih(empat)
    with jam.pada(wita("2026-11-23 00.01")):
        bayar(satu)
    with jam.pada(wita("2026-11-23 10.00")):
        bayar(dua, cara="transfer", referensi="T1")
        kirim(kabar(tagihan, jumlah=tagihan.ketetapan.jumlah))
    with jam.pada(wita("2026-11-23 23.59")):
        bayar(tiga)
    bendahara = masuk(satu.petugas["bendahara"])
    with jam.pada(wita("2026-11-24 09.00")):
        jawab = bendahara.get("/bendahara/hari/", {"tanggal": "2026-11-23"})
        kosong = bendahara.get("/bendahara/hari/")
        assert bendahara.get("/bendahara/hari/", {"tanggal": "kapan"}).status_code == 422
    per_cara = jawab.context["per_cara"]
    assert [(c, n) for c, n, _ in per_cara] == [("Tunai di loket", 2), ("Transfer bank", 1), ("Pembayaran daring", 1)]
    assert sum(j for *_, j in per_cara) == jawab.context["jumlah"]
    assert jawab.context["setor"] == per_cara[0][2]
    assert "1×24 jam" in jawab.content.decode()
    assert [b.nama for b in kosong.context["baris"]] == []


def test_csv_tanpa_rumus(masuk: Masuk) -> None:
    with jam.pada(wita("2026-11-20 08.00")):
        milik = menunggu_bayar(nama_usaha="=HYPERLINK(1)")
        bayar(milik, cara="transfer", referensi="@SUM(1+1)")
    jawab = masuk(milik.petugas["bendahara"]).get("/bendahara/hari/csv/", {"tanggal": "2026-11-20"})
    assert jawab.headers["Content-Disposition"] == 'attachment; filename="pembayaran-2026-11-20.csv"'
    assert jawab.headers["Content-Type"] == "text/csv"
    kepala, isi = csv.reader(io.StringIO(jawab.content.decode("utf-8-sig")), delimiter=";")
    baris = dict(zip(kepala, isi, strict=True))
    assert (baris["Nama"], baris["Referensi"], baris["Jumlah"]) == ("'=HYPERLINK(1)", "'@SUM(1+1)", "1329125")
    assert baris["Nomor pendaftaran"] == milik.permohonan.nomor


@pytest.mark.parametrize("awal", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "\u00a0=", "\ufeff@", "  +"])
@pytest.mark.parametrize("isi", ["1+1", "cmd|' /C calc'!A0", "SUM(A1:A9)", '"', ";", "HYPERLINK()"])
def test_awalan_rumus(awal: str, isi: str) -> None:
    assert sel_aman(awal + isi).startswith("'")
    (baris,) = csv.reader(io.StringIO(tulis_csv([[awal + isi, 5]]).decode("utf-8-sig"), newline=""), delimiter=";")
    assert baris == ["'" + awal + isi, "5"]


@pytest.mark.parametrize(
    ("nilai", "hasil"), [(-5, "-5"), (0, "0"), ("CV Contoh", "CV Contoh"), ("a\0b", "ab"), ("", "")]
)
def test_yang_biasa_tetap(nilai: object, hasil: str) -> None:
    assert sel_aman(nilai) == hasil
