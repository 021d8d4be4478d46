"""A full disk: a clear message, no row without its file and no file without its row (goal R6)."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from akun.models import Pengguna
from perizinan.demo.pokok import GORESAN
from perizinan.models import Berkas, SerahTerima
from perizinan.services.penerbitan import terbitkan
from sicantik.lib.simpanan import RuangHabis
from tests import berkas_contoh
from tests.dokumen.conftest import Penanda
from tests.kasus import Kasus, kasus
from tests.perizinan.alat import kerjakan
from tests.perizinan.terbit import belum_terbit, hanya_berkas_yang_tercatat, sapu, terbit_tepat_sekali

pytestmark = pytest.mark.django_db
KATA = "Penyimpanan penuh. Kami sudah diberi tahu; coba lagi nanti."
SEPOTONG = {"X-Sepotong": "1"}
# where the disk refuses: making the folder, the temporary file, its bytes, its name, the folder's own entry
TITIK = ["mkdir", "open", "fsync", "replace", "fsync-folder"]


@pytest.fixture(params=TITIK)
def penuh(request: Any, monkeypatch: pytest.MonkeyPatch, simpanan: Path) -> Iterator[Callable[[], None]]:
    """From the call on, the operating system says ENOSPC at one of the places, for our files only."""

    def penuhi() -> None:
        nama = str(request.param).partition("-")[0]
        asli, fsync_ke = getattr(os, nama), 0

        def gagal(*isi: Any, **lain: Any) -> Any:
            nonlocal fsync_ke
            if nama == "fsync":
                fsync_ke += 1
                kena = fsync_ke % 2 == (1 if request.param == "fsync" else 0)
            else:
                kena = str(simpanan) in str(isi[0]) and (nama != "open" or bool(isi[1] & os.O_CREAT))
            if kena:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return asli(*isi, **lain)

        monkeypatch.setattr(os, nama, gagal)

    return penuhi


def unggah(client: Client, milik: Kasus, *, skrip: bool) -> Any:
    berkas = SimpleUploadedFile("ktp.jpg", berkas_contoh.ktp_contoh())
    alamat = f"/permohonan/{milik.id}/berkas/ktp/unggah/"
    return client.post(alamat, {"berkas": berkas}, headers=SEPOTONG if skrip else {}, follow=not skrip)


@pytest.mark.parametrize("skrip", [True, False], ids=["skrip", "tanpa-skrip"])
def test_unggahan_baru(
    skrip: bool, penuh: Callable[[], None], masuk: Callable[[Pengguna], Client], simpanan: Path
) -> None:
    milik = kasus("draf", berkas=False)
    client = masuk(milik.pemohon)
    penuh()
    jawab = unggah(client, milik, skrip=skrip)
    assert jawab.status_code == (422 if skrip else 200)
    assert KATA in jawab.content.decode()
    assert not Berkas.objects.exists()
    hanya_berkas_yang_tercatat(simpanan)
    assert client.get(f"/permohonan/{milik.id}/").status_code == 200


def test_unggahan_pengganti_meninggalkan_yang_lama(
    penuh: Callable[[], None], masuk: Callable[[Pengguna], Client], simpanan: Path
) -> None:
    milik = kasus("draf")
    # "mkdir" has nothing to make here: the folder is there, and the disk is asked for nothing
    penuh()
    jawab = unggah(masuk(milik.pemohon), milik, skrip=True)
    berkas = Berkas.objects.get(syarat="ktp")
    assert (jawab.status_code, berkas.versi) in {(422, 1), (200, 2)}
    if jawab.status_code == 422:
        assert KATA in jawab.content.decode()
    assert (simpanan / berkas.jalur).exists()


def test_izin_menunggu_sampai_ada_ruang(
    penuh: Callable[[], None], penanda: Penanda, simpanan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    milik = kasus("dikoreksi")
    izin = milik.setujui()
    penuh()
    with pytest.raises(RuangHabis):
        terbitkan(izin.pk)
    assert belum_terbit(milik)
    hanya_berkas_yang_tercatat(simpanan)
    monkeypatch.undo()
    sapu()
    terbit_tepat_sekali(milik, simpanan, penanda.ca)
    hanya_berkas_yang_tercatat(simpanan)


def test_penyerahan_dengan_foto(
    penuh: Callable[[], None], penanda: Penanda, masuk: Callable[[Pengguna], Client], simpanan: Path
) -> None:
    milik = kasus("diarsipkan")
    loket = masuk(milik.petugas["loket"])
    isi = {"cocok": "ya", "nama": "Siti", "identitas": "6471015708880099", "hubungan": "Kuasa"}
    penuh()
    foto = SimpleUploadedFile("tt.jpg", berkas_contoh.foto_jpeg(600, 800))
    jawab = kerjakan(loket, milik, **isi, foto=foto)
    assert jawab.status_code == 422
    assert KATA in jawab.content.decode()
    assert not SerahTerima.objects.exists()
    assert not list((simpanan / "serah").rglob("*.*"))
    assert kerjakan(loket, milik, **isi, goresan=GORESAN).status_code == 302, "a drawn signature needs no disk"


def test_gambar_tetap_terlihat(penuh: Callable[[], None], masuk: Callable[[Pengguna], Client], simpanan: Path) -> None:
    """The picture of a page is only kept to be quicker the next time."""
    milik = kasus("draf")
    client = masuk(milik.pemohon)
    berkas = Berkas.objects.get(syarat="akta")
    penuh()
    jawab = client.get(f"/berkas/{berkas.pk}/halaman/2/")
    assert (jawab.status_code, jawab.content[:4]) == (200, b"RIFF")
    assert not list((simpanan / "pratinjau").rglob("*.*"))
