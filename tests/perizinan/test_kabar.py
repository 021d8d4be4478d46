"""At every public event one email and one SMS; the SMS says nothing that a stranger should not read."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.utils import translation

from notifikasi.models import Pesan
from perizinan.models import Permohonan
from perizinan.services.pengajuan import kirim_perbaikan
from perizinan.services.pengembalian import kembalikan_ke_pemohon
from sicantik.lib import jam
from tests.dokumen.conftest import Penanda
from tests.kasus import Kasus, kasus
from tests.perizinan.alat import GSM, salah
from tests.sop.alur import wita

pytestmark = pytest.mark.django_db
HOST = "https://perizinan.dpmpt.balikpapan.go.id"


def perjalanan() -> Kasus:
    """Returned once, corrected, and to the end."""
    milik = kasus("dikembalikan")
    milik.unggah("ktp")
    kirim_perbaikan(permohonan_id=milik.id, oleh=milik.pemohon)
    for gerak in ("periksa", "entri", "verifikasi", "koreksi", "terbit", "arsip", "serah"):
        milik.lakukan(gerak)
    return milik


def subjek(milik: Kasus) -> list[str]:
    nomor = str(milik.permohonan.nomor)
    rows = Pesan.objects.filter(saluran="surel", perihal=nomor).order_by("dibuat")
    return [p.subjek.replace(nomor, "N") for p in rows]


def test_setiap_peristiwa_publik_dan_hanya_itu(penanda: Penanda) -> None:
    assert subjek(perjalanan()) == [
        "Diterima: permohonan N",
        "Perlu diperbaiki: permohonan N",
        "Perbaikan diterima: permohonan N",
        "Penerimaan dan Pemeriksaan Berkas selesai: permohonan N",
        "Entri Hasil Peninjauan selesai: permohonan N",
        "Analisa Hasil Peninjauan selesai: permohonan N",
        "Pencetakan Izin selesai: permohonan N",
        "Penandatanganan Izin selesai: permohonan N",
        "Siap diambil: izin permohonan N",
        "Selesai: permohonan N",
    ]


def test_pembatalan_dan_pengembalian_kabid(penanda: Penanda) -> None:
    assert subjek(kasus("dibatalkan"))[-1] == "Dibatalkan: permohonan N"
    kembali = kasus("dientri")
    kembalikan_ke_pemohon(**kembali.pokok("kabid"), butir=salah("foto"))
    assert subjek(kembali)[-1] == "Perlu diperbaiki: permohonan N"


def test_sms_pendek_gsm_dan_tanpa_data_pribadi(penanda: Penanda, settings: Any) -> None:
    settings.SITUS_URL = HOST
    pribadi = set()
    for milik in (perjalanan(), kasus("dibatalkan")):
        p = milik.permohonan
        pribadi |= {p.nama_pemohon, p.nama_usaha, milik.pemohon.nama, milik.pemohon.email, str(milik.pemohon.nik)}
        pribadi |= {v for k, v in p.isian.items() if k.startswith(("alamat", "telepon", "npwp", "kelurahan"))}
    sms = list(Pesan.objects.filter(saluran="sms"))
    assert len(sms) == 10 + 8
    for pesan in sms:
        assert len(pesan.isi) <= 160, (len(pesan.isi), pesan.isi)
        assert set(pesan.isi) <= GSM, set(pesan.isi) - GSM
        assert not [x for x in pribadi if x and x in pesan.isi], pesan.isi
        assert re.fullmatch(rf".*\d{{16}}.* {HOST}/t/[\w-]{{31}}/", pesan.isi)
        assert pesan.tujuan == "+6281234567890"


def test_dialamatkan_kepada_pemohon_di_formulir() -> None:
    milik = kasus("diajukan", surel_pemohon="Kantor@Contoh.example")
    surel = Pesan.objects.get(saluran="surel")
    assert (surel.tujuan, surel.untuk_id) == ("kantor@contoh.example", milik.pemohon.pk)
    assert surel.perihal == milik.permohonan.nomor
    assert f"/t/{milik.permohonan.token}/" in surel.isi


def test_telepon_rumah_tidak_dikirimi_sms() -> None:
    kasus("diajukan", telepon_pemohon="0542 416969")
    assert [p.saluran for p in Pesan.objects.all()] == ["surel"]


def test_selalu_bahasa_indonesia_walau_petugas_membaca_inggris() -> None:
    with jam.pada(wita("2026-10-12 09.12")), translation.override("en"):
        milik = kasus("diajukan")
    assert "diterima, selesai paling lambat 13 Oktober 2026." in Pesan.objects.get(saluran="sms").isi
    assert subjek(milik) == ["Diterima: permohonan N"]


def test_perpindahan_yang_gagal_tidak_berkabar() -> None:
    milik = kasus("diperiksa")
    sebelum = Pesan.objects.count()
    with pytest.raises(KeyError):
        kembalikan_ke_pemohon(**milik.pokok("kabid"), butir=salah("tidak_ada"))
    assert Pesan.objects.count() == sebelum
    assert Permohonan.objects.get().putaran == 1
