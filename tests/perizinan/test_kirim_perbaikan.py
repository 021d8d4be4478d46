"""Sending a corrected application back: every item touched, the number and H1 as they were, the stop closed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from akun.models import Pengguna
from perizinan.models import ButirPeriksa, KonsepIzin
from perizinan.services.galat import BelumLengkap
from sicantik.lib import jam
from sop.models import Jeda
from tests.kasus import Kasus
from tests.perizinan.dikembalikan import dikembalikan_kabid, dikembalikan_loket, isi, kirim, putuskan
from tests.sop.alur import wita

pytestmark = pytest.mark.django_db


def belum(milik: Kasus) -> list[str]:
    """What the refusal says is missing."""
    with pytest.raises(BelumLengkap, match="Perbaiki setiap butir") as galat:
        kirim(milik)
    assert milik.letak == (1, "menunggu_pemohon")
    return galat.value.bagian


def test_setiap_butir_harus_disentuh() -> None:
    milik = dikembalikan_loket("ktp", "foto", isian=("kekayaan_bersih",))
    assert belum(milik) == ["ktp", "foto", "kekayaan_bersih"]
    milik.unggah("ktp", "npwp")
    isi(milik, "kegiatan", kekayaan_bersih="300.000.000")
    assert belum(milik) == ["foto"]
    milik.unggah("foto", "npwp")
    kirim(milik)
    assert milik.letak == (2, "berjalan")


def test_mengetik_yang_sama_lagi_bukan_perbaikan() -> None:
    """250.000.000 is what was kept as 250000000; 17/8/1988 is 1988-08-17."""
    milik = dikembalikan_loket(isian=("kekayaan_bersih", "tanggal_lahir"))
    isi(milik, "kegiatan", kekayaan_bersih="Rp 250.000.000")
    isi(milik, "diri", tanggal_lahir="17-08-1988")
    assert belum(milik) == ["kekayaan_bersih", "tanggal_lahir"]


def test_perbaikan_yang_keliru_tidak_terkirim() -> None:
    milik = dikembalikan_loket(isian=("kbli",))
    isi(milik, "kegiatan", kbli="471")
    assert belum(milik) == ["kegiatan"]


def test_nomor_dan_h1_tetap_jam_berhenti_tercatat() -> None:
    with jam.pada(wita("2026-11-16 09.00")):
        milik = dikembalikan_loket("ktp")
        sebelum, proses = milik.permohonan, milik.proses
    with jam.pada(wita("2026-11-18 10.00")):
        milik.unggah("ktp", "npwp")
        kirim(milik)
    sesudah = milik.permohonan
    assert (sesudah.nomor, sesudah.diajukan, sesudah.token) == (sebelum.nomor, sebelum.diajukan, sebelum.token)
    assert milik.proses.h1 == proses.h1
    jeda = Jeda.objects.get()
    assert (jeda.mulai, jeda.selesai) == (wita("2026-11-16 09.00"), wita("2026-11-18 10.00"))
    assert (jeda.sebab, jeda.dihentikan_oleh, jeda.dilanjutkan_oleh) == ("perbaikan", "petugas-loket", "pemohon")
    assert jeda.keterangan.startswith("KTP-el penanggung jawab: Bagian bawah terpotong")
    assert (milik.proses.tenggat, milik.proses.jam_berhenti) == (wita("2026-11-18 16.00"), False)


def test_kiriman_kedua_tidak_mengubah_apa_pun(masuk: Callable[[Pengguna], Client]) -> None:
    milik = dikembalikan_loket("ktp")
    milik.unggah("ktp", "npwp")
    client = masuk(milik.pemohon)
    for _ in range(2):
        assert client.post(f"/permohonan/{milik.id}/kirim/").status_code == 302
    assert (milik.letak, len(milik.log)) == ((2, "berjalan"), 3)


def test_putaran_kedua_hanya_butirnya_sendiri() -> None:
    milik = dikembalikan_loket("ktp", "foto")
    milik.unggah("ktp", "npwp")
    milik.unggah("foto", "npwp")
    kirim(milik)
    putuskan(milik, "foto")
    assert milik.permohonan.putaran == 2
    assert belum(milik) == ["foto"]
    milik.unggah("foto", "neraca")
    kirim(milik)
    assert ButirPeriksa.objects.filter(putusan="perlu_diperbaiki", selesai=None).count() == 0


def test_konsep_dibuat_lagi_dari_jawaban_yang_diperbaiki(masuk: Callable[[Pengguna], Client]) -> None:
    """The Kabid sent the amount back after entry; the entry officer is shown the new one."""
    milik = dikembalikan_kabid(isian=("kekayaan_bersih",))
    assert "dua ratus lima puluh juta" in milik.permohonan.konsep.butir["kekayaan"]
    isi(milik, "kegiatan", kekayaan_bersih="600.000.000")
    kirim(milik)
    assert not KonsepIzin.objects.exists()
    putuskan(milik)
    form = masuk(milik.petugas["entri1"]).get(f"/meja/{milik.id}/").context["form"]
    assert form["butir-kekayaan"].value() == "Rp600.000.000 (enam ratus juta rupiah)"
    assert form["butir-golongan"].value() == "SIUP Menengah"


def test_nik_petugas_sendiri_diterangkan_bukan_galat(masuk: Callable[[Pengguna], Client]) -> None:
    """The corrected NIK is the entry officer's: the applicant is told, and nothing breaks."""
    milik = dikembalikan_kabid(isian=("nik",))
    isi(milik, "diri", nik=str(milik.petugas["entri1"].nik))
    jawab = masuk(milik.pemohon).post(f"/permohonan/{milik.id}/kirim/", follow=True)
    assert "harus dikerjakan orang lain" in jawab.content.decode()
    assert milik.letak == (1, "menunggu_pemohon")
