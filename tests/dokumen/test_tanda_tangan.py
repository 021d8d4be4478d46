"""A signed permit is valid whole and unchanged, under our CA, and in no other case (security.md, row 3)."""

import random
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from shutil import which

import pytest

from sicantik.signer import kunci, verifikasi
from sicantik.signer.lokal import PenandatanganLokal
from tests.dokumen import alat, contoh
from tests.dokumen.conftest import Penanda
from tests.drill import jumlah

pytestmark = pytest.mark.drill(nama="dokumen")


def rentang(berkas: bytes) -> tuple[int, int, int, int]:
    cocok = re.search(rb"/ByteRange\s*\[\s*(\d+) (\d+) (\d+) (\d+)", berkas)
    assert cocok
    a, b, c, d = map(int, cocok.groups())
    return a, b, c, d


def test_sah(izin_bertanda_tangan: bytes, penanda: Penanda) -> None:
    hasil = verifikasi.periksa_tanda_tangan(izin_bertanda_tangan, penanda.ca)
    assert hasil.sah
    assert hasil.sebab == ""
    assert "bukan BSrE" in hasil.penanda
    assert hasil.waktu is not None


def test_tanda_tangan_tidak_mengubah_yang_terlihat(izin_pdf: bytes, izin_bertanda_tangan: bytes) -> None:
    assert izin_bertanda_tangan.startswith(izin_pdf)
    assert alat.gambar(izin_bertanda_tangan).tobytes() == alat.gambar(izin_pdf).tobytes()
    assert alat.kode_qr(izin_bertanda_tangan) == [contoh.ALAMAT]


def test_pades_dengan_rsa(izin_bertanda_tangan: bytes) -> None:
    assert b"/ETSI.CAdES.detached" in izin_bertanda_tangan
    assert izin_bertanda_tangan.startswith(b"%PDF-1.7")
    assert b"/Version" not in izin_bertanda_tangan


@pytest.mark.skipif(which("pdfsig") is None, reason="poppler tidak terpasang")
def test_pembaca_lain_setuju(izin_bertanda_tangan: bytes, tmp_path: Path) -> None:
    berkas = tmp_path / "izin.pdf"
    berkas.write_bytes(izin_bertanda_tangan)
    hasil = subprocess.run(["pdfsig", berkas], capture_output=True, text=True, check=False, timeout=30).stdout
    assert "Signature is Valid" in hasil
    assert "Total document signed" in hasil


def test_satu_bita_berubah_tidak_sah(izin_bertanda_tangan: bytes, penanda: Penanda) -> None:
    a, b, c, d = rentang(izin_bertanda_tangan)
    tempat = [*range(a, a + b), *range(c, c + d)]
    acak = random.Random(20261117)
    sah = []
    for _ in range(jumlah(150, 1000)):
        di, bit = acak.choice(tempat), 1 << acak.randrange(8)
        ubah = bytearray(izin_bertanda_tangan)
        ubah[di] ^= bit
        if verifikasi.periksa_tanda_tangan(bytes(ubah), penanda.ca).sah:
            sah.append((di, bit))
    assert sah == []


def test_tambahan_setelah_tanda_tangan_tidak_sah(izin_bertanda_tangan: bytes, penanda: Penanda) -> None:
    from io import BytesIO

    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.writer import copy_into_new_writer

    penulis = IncrementalPdfFileWriter(BytesIO(izin_bertanda_tangan))
    penulis.root["/Catatan"] = penulis.root["/Type"]
    penulis.update_root()
    keluar = BytesIO()
    penulis.write(keluar)
    berubah = verifikasi.periksa_tanda_tangan(keluar.getvalue(), penanda.ca)
    assert (berubah.utuh, berubah.seluruh_berkas, berubah.sah) == (True, False, False)
    ditulis_ulang = BytesIO()
    copy_into_new_writer(penulis.prev).write(ditulis_ulang)
    assert not verifikasi.periksa_tanda_tangan(ditulis_ulang.getvalue(), penanda.ca).sah


@pytest.mark.parametrize("ekor", [b"\n", b" ", b"\n%komentar", b"%%EOF"])
def test_ekor_tidak_sah(izin_bertanda_tangan: bytes, penanda: Penanda, ekor: bytes) -> None:
    assert not verifikasi.periksa_tanda_tangan(izin_bertanda_tangan + ekor, penanda.ca).sah


@pytest.mark.parametrize("isi", [b"", b"%PDF-1.7", b"\0" * 5000, b"<html>", b"%PDF-1.7\n" + b"[" * 50_000])
def test_bukan_berkas_bertanda_tangan(isi: bytes, penanda: Penanda) -> None:
    assert not verifikasi.periksa_tanda_tangan(isi, penanda.ca).sah


def test_tanpa_tanda_tangan(izin_pdf: bytes, penanda: Penanda) -> None:
    assert verifikasi.periksa_tanda_tangan(izin_pdf, penanda.ca).sebab == "berkas tidak bertanda tangan"


def test_sertifikat_asing_tidak_dipercaya(izin_pdf: bytes, penanda: Penanda, jalankan: Callable[..., Penanda]) -> None:
    asing = jalankan("asing")
    hasil = verifikasi.periksa_tanda_tangan(asing.tanda_tangani(izin_pdf), penanda.ca)
    assert (hasil.utuh, hasil.seluruh_berkas, hasil.dipercaya, hasil.sah) == (True, True, False, False)


def test_izin_lama_tetap_sah_setelah_kunci_diganti(izin_pdf: bytes, tmp_path: Path) -> None:
    folder = tmp_path / "kunci"
    lama = PenandatanganLokal(kunci.buka(folder, buat=True))
    kunci.ganti(folder)
    baru = PenandatanganLokal(kunci.buka(folder))
    for penandatangan in (lama, baru):
        berkas = penandatangan.tanda_tangani(izin_pdf, alasan="Penetapan izin", lokasi="Balikpapan")
        assert verifikasi.periksa_tanda_tangan(berkas, folder / "ca.crt").sah


def test_susunan_yang_disiapkan_sama_dengan_buatan_pyhanko(izin_pdf: bytes, tmp_path: Path) -> None:
    """Two signatures of one file differ only where digest and signature stand; a third reader checks the rest."""
    penandatangan = PenandatanganLokal(kunci.buka(tmp_path / "kunci", buat=True))
    hasil = [penandatangan.tanda_tangani(izin_pdf, alasan=a, lokasi="") for a in ("satu", "lain")]
    assert all(verifikasi.periksa_tanda_tangan(h, tmp_path / "kunci" / "ca.crt").sah for h in hasil)
    assert hasil[0] != hasil[1]
