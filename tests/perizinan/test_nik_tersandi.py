"""A NIK is in the database only encrypted, whatever happens to the application (security.md, row 17)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from akun.models import Pengguna
from perizinan.demo.kasus import GORESAN
from perizinan.models import Berkas, SerahTerima
from perizinan.services.arsip import buat_dokumen
from perizinan.services.penyerahan import Penerima, serahkan
from tests import berkas_contoh
from tests.dokumen.alat import teks
from tests.dokumen.conftest import Penanda
from tests.kasus import Kasus, kasus
from tests.perizinan.alat import seluruh_basis_data

pytestmark = pytest.mark.django_db
KUASA = "6471015708880099"


def tampak(nik: str) -> list[str]:
    """The tables whose dump shows the number, as text or as the bytes of the text."""
    heksa = nik.encode().hex()
    return [tabel for tabel, isi in seluruh_basis_data().items() if nik in isi or heksa in isi]


@pytest.mark.parametrize("keadaan", ["draf", "diajukan", "dikembalikan", "dientri", "diserahkan", "dibatalkan"])
def test_nik_pemohon(keadaan: str, penanda: Penanda) -> None:
    milik = kasus(keadaan)
    nik = str(milik.pemohon.nik)
    assert milik.permohonan.semua_isian["nik"] == nik
    assert tampak(nik) == []


def test_pencarian_ini_memang_menemukan() -> None:
    kasus("draf", nama_usaha=f"CV {KUASA}")
    assert tampak(KUASA) == ["perizinan_permohonan"]


def test_nik_penerima(penanda: Penanda, simpanan: Path) -> None:
    milik = kasus("diarsipkan")
    serahkan(**milik.pokok("loket"), penerima=Penerima("Kuasa Contoh", KUASA, "Kuasa", GORESAN))
    assert SerahTerima.objects.get().identitas == KUASA
    buat_dokumen(milik.id, "buku_tanda_terima")
    assert tampak(KUASA) == []
    assert KUASA not in teks((simpanan / milik.permohonan.dokumen.get(jenis="buku_tanda_terima").jalur).read_bytes())


def test_nik_di_nama_berkas(masuk: Callable[[Pengguna], Client]) -> None:
    milik: Kasus = kasus("draf", berkas=False)
    from django.core.files.uploadedfile import SimpleUploadedFile

    foto = SimpleUploadedFile(f"KTP_{KUASA}.jpg", berkas_contoh.ktp_contoh())
    masuk(milik.pemohon).post(f"/permohonan/{milik.id}/berkas/ktp/unggah/", {"berkas": foto})
    assert Berkas.objects.get().nama == "KTP_************0099.jpg"
    assert tampak(KUASA) == []


def test_loket_membandingkan_nik_dengan_ktp(masuk: Callable[[Pengguna], Client]) -> None:
    """Only at its own turn, where the card lies beside it."""
    diajukan = kasus("diajukan")
    assert str(diajukan.pemohon.nik) in masuk(diajukan.petugas["loket"]).get(f"/meja/{diajukan.id}/").content.decode()


def test_halaman_pemohon_dan_petugas_menyamarkan(masuk: Callable[[Pengguna], Client]) -> None:
    draf, diajukan = kasus("draf"), kasus("diajukan")
    ringkasan = masuk(draf.pemohon).get(f"/permohonan/{draf.id}/periksa/").content.decode()
    meja = masuk(diajukan.petugas["entri1"]).get(f"/meja/{diajukan.id}/").content.decode()
    for milik, isi in ((draf, ringkasan), (diajukan, meja)):
        nik = str(milik.pemohon.nik)
        assert f"************{nik[-4:]}" in isi
        assert nik not in isi
