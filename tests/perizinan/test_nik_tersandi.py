"""A NIK is in the database only encrypted, whatever happens to the application (security.md, row 17)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from akun.models import Pengguna
from perizinan.demo.pokok import GORESAN
from perizinan.models import Berkas, SerahTerima
from perizinan.services.arsip import buat_dokumen
from perizinan.services.penyerahan import Penerima, serahkan
from tests import berkas_contoh
from tests.dokumen.alat import teks
from tests.dokumen.conftest import Penanda
from tests.kasus import MEJA, Kasus, kasus
from tests.perizinan.alat import seluruh_basis_data

pytestmark = pytest.mark.django_db
KUASA = "6471015708880099"
BANDING = ("diajukan", "diarsipkan")  # the loket holds the card against the form


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
    foto = SimpleUploadedFile(f"KTP_{KUASA}.jpg", berkas_contoh.ktp_contoh())
    masuk(milik.pemohon).post(f"/permohonan/{milik.id}/berkas/ktp/unggah/", {"berkas": foto})
    assert Berkas.objects.get().nama == "KTP_************0099.jpg"
    assert tampak(KUASA) == []


def test_loket_membandingkan_nik_dengan_ktp(masuk: Callable[[Pengguna], Client]) -> None:
    """Only at its own turn, where the card lies beside it."""
    diajukan = kasus("diajukan")
    assert str(diajukan.pemohon.nik) in masuk(diajukan.petugas["loket"]).get(f"/meja/{diajukan.id}/").content.decode()


def test_ringkasan_pemohon_menyamarkan(masuk: Callable[[Pengguna], Client]) -> None:
    milik = kasus("draf")
    nik = str(milik.pemohon.nik)
    isi = masuk(milik.pemohon).get(f"/permohonan/{milik.id}/periksa/").content.decode()
    assert f"************{nik[-4:]}" in isi
    assert nik not in isi


@pytest.mark.parametrize("keadaan", ["diajukan", "diperiksa", "dientri", "diarsipkan", "diserahkan"])
def test_di_meja_hanya_yang_membandingkan_melihatnya(
    keadaan: str, masuk: Callable[[Pengguna], Client], penanda: Penanda
) -> None:
    """Whoever holds the identity card against the form reads the number; afterwards it is masked for all."""
    milik = kasus(keadaan)
    nik = str(milik.pemohon.nik)
    for siapa, petugas in milik.petugas.items():
        isi = masuk(petugas).get(f"/meja/{milik.id}/").content.decode()
        giliran = milik.proses.keadaan == "berjalan" and milik.proses.jabatan == MEJA[siapa]
        boleh = giliran and keadaan in BANDING
        assert (nik in isi) == boleh, siapa
        assert (f"************{nik[-4:]}" in isi) != boleh
