"""Handover: originals agree, somebody signs for the permit; two rows of the log in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from akun.models import Pengguna
from notifikasi.models import Pesan
from perizinan.demo.pokok import GORESAN
from perizinan.models import SerahTerima
from perizinan.services import penyerahan
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.penyerahan import Penerima, serahkan
from perizinan.status import SAH
from sicantik.lib import sandi
from tests import berkas_contoh
from tests.dokumen.conftest import Penanda
from tests.kasus import Kasus, kasus
from tests.perizinan.alat import kerjakan

pytestmark = pytest.mark.django_db
NIK = "6471015708880099"
SERAH = {"cocok": "ya", "nama": "Siti Pemohon", "identitas": NIK, "hubungan": "Kuasa"}


@pytest.fixture
def milik(penanda: Penanda) -> Kasus:
    """A permit that waits at the loket."""
    return kasus("diarsipkan")


def belum_diserahkan(milik: Kasus) -> bool:
    return milik.izin.diserahkan is None and milik.letak == (8, "berjalan") and not SerahTerima.objects.exists()


def test_tanda_tangan_di_layar(milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    sebelum = len(milik.log)
    assert kerjakan(masuk(milik.petugas["loket"]), milik, **SERAH, goresan=GORESAN).status_code == 302
    assert milik.letak == (9, "selesai")
    izin, serah = milik.izin, SerahTerima.objects.get()
    assert izin.diserahkan is not None
    assert izin.keadaan == SAH
    assert (serah.cara, serah.goresan, serah.foto) == ("layar", GORESAN, "")
    assert (serah.penerima, serah.hubungan, serah.petugas) == (
        "Siti Pemohon",
        "Kuasa",
        milik.petugas["loket"],
    )
    petugas, penerima = milik.log[sebelum:]
    assert (petugas.aksi, petugas.hasil, petugas.pelaku) == ("serahkan", "ya", milik.petugas["loket"])
    assert (penerima.aksi, penerima.hasil, penerima.pelaku) == ("terima", "selesai", None)
    assert (penerima.nama_pelaku, penerima.jabatan, penerima.orang) == ("Siti Pemohon", "pemohon", sandi.sidik(NIK))


def test_identitas_tersandi(milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    kerjakan(masuk(milik.petugas["loket"]), milik, **SERAH, goresan=GORESAN)
    assert SerahTerima.objects.get().identitas == NIK
    with connection.cursor() as kursor:
        kursor.execute("SELECT identitas FROM perizinan_serahterima")
        mentah = bytes(kursor.fetchone()[0])
    assert mentah.startswith(b"uji\0")
    assert NIK.encode() not in mentah


def test_foto_tanda_terima_kertas(milik: Kasus, masuk: Callable[[Pengguna], Client], simpanan: Path) -> None:
    foto = SimpleUploadedFile("tt.jpg", berkas_contoh.foto_jpeg(900, 1200, gps=True))
    assert kerjakan(masuk(milik.petugas["loket"]), milik, **SERAH, foto=foto).status_code == 302
    serah = SerahTerima.objects.get()
    assert (serah.cara, serah.goresan) == ("kertas", "")
    isi = (simpanan / serah.foto).read_bytes()
    assert isi[:3] == b"\xff\xd8\xff"
    assert b"KameraCONTOH" not in isi, "the picture is written anew, without what the camera says"


@pytest.mark.parametrize(
    ("ganti", "medan"),
    [
        ({"goresan": ""}, "foto"),
        ({"goresan": "<svg onload=alert(1)>"}, "goresan"),
        ({"goresan": "M10 10"}, "goresan"),
        ({"goresan": "M0 0 A 10 10 0 0 1 20 20"}, "goresan"),
        ({"goresan": "M1 1L2 2" + "L3 3" * 20_000}, "goresan"),
        ({"nama": " "}, "nama"),
        ({"identitas": ""}, "identitas"),
        ({"identitas": "12345"}, "identitas"),
        ({"identitas": "6471019913880081"}, "identitas"),
        ({"hubungan": "Tetangga"}, "hubungan"),
        ({"cocok": ""}, "cocok"),
        ({"cocok": "mungkin"}, "cocok"),
    ],
    ids=lambda x: str(x)[:40],
)
def test_isian_yang_keliru(
    ganti: dict[str, Any], medan: str, milik: Kasus, masuk: Callable[[Pengguna], Client]
) -> None:
    jawab = kerjakan(masuk(milik.petugas["loket"]), milik, **{**SERAH, "goresan": GORESAN, **ganti})
    assert jawab.status_code == 422
    assert medan in jawab.context["form"].errors
    assert belum_diserahkan(milik)


@pytest.mark.parametrize("isi", [b"<html>bukan gambar</html>", berkas_contoh.dokumen_pdf()], ids=["html", "pdf"])
def test_foto_yang_bukan_foto(isi: bytes, milik: Kasus, masuk: Callable[[Pengguna], Client], simpanan: Path) -> None:
    foto = SimpleUploadedFile("tt.jpg", isi)
    assert kerjakan(masuk(milik.petugas["loket"]), milik, **SERAH, foto=foto).status_code == 422
    assert belum_diserahkan(milik)
    assert not (simpanan / "serah").exists()


def test_pemohon_sendiri_membawa_nik_pada_berkas(milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    loket, isi = masuk(milik.petugas["loket"]), {**SERAH, "hubungan": "Pemohon sendiri", "goresan": GORESAN}
    jawab = kerjakan(loket, milik, **isi)
    assert (jawab.status_code, belum_diserahkan(milik)) == (422, True)
    assert "NIK penerima bukan NIK pemohon" in jawab.content.decode()
    kerjakan(loket, milik, **{**isi, "identitas": milik.permohonan.semua_isian["nik"]})
    assert SerahTerima.objects.get().hubungan == "Pemohon sendiri"


def test_tanpa_tanda_tangan_layanan_pun_menolak(milik: Kasus) -> None:
    with pytest.raises(PermohonanDitolak, match="Minta penerima menandatangani"):
        serahkan(**milik.pokok("loket"), penerima=Penerima("Siti", NIK, "Kuasa"))


def test_kedua_baris_bersama_atau_tidak_sama_sekali(
    milik: Kasus, monkeypatch: pytest.MonkeyPatch, simpanan: Path
) -> None:
    """The last thing fails: no row, no receiver, no notice, and the photo is gone again."""
    sebelum = len(milik.log), Pesan.objects.count()

    def gagal(*_: object) -> None:
        raise RuntimeError("listrik padam")

    monkeypatch.setattr(penyerahan, "bunyikan", gagal)
    foto = berkas_contoh.foto_jpeg(600, 800)
    with pytest.raises(RuntimeError):
        serahkan(**milik.pokok("loket"), penerima=Penerima("Siti", NIK, "Kuasa", foto=foto))
    assert belum_diserahkan(milik)
    assert (len(milik.log), Pesan.objects.count()) == sebelum
    assert not list((simpanan / "serah").rglob("*.jpg"))


def test_dua_kali_ditekan(milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    loket = masuk(milik.petugas["loket"])
    versi = milik.proses.jumlah_log
    kerjakan(loket, milik, **SERAH, goresan=GORESAN)
    jawab = loket.post(f"/meja/{milik.id}/", {**SERAH, "goresan": GORESAN, "versi": str(versi)})
    assert jawab.status_code == 409
    assert SerahTerima.objects.count() == 1


def test_jam_berhenti_sampai_diambil(milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    assert milik.proses.jam_berhenti
    kerjakan(masuk(milik.petugas["loket"]), milik, **SERAH, goresan=GORESAN)
    (jeda,) = milik.proses.jeda.all()
    assert (jeda.sebab, jeda.dihentikan_oleh) == ("pengambilan", "bagian-arsip-data")
    assert jeda.selesai is not None
