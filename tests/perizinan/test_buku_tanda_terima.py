"""The book of receipts: made by a worker after handover, with the signature that was given."""

from __future__ import annotations

from pathlib import Path

import pytest

from perizinan import tasks
from perizinan.models import DokumenTerbit
from perizinan.services.penyerahan import Penerima, serahkan
from tests import berkas_contoh
from tests.dokumen import alat
from tests.dokumen.conftest import Penanda
from tests.kasus import Kasus, kasus

pytestmark = pytest.mark.django_db


def buku(milik: Kasus, simpanan: Path) -> bytes:
    tasks.sapu()
    return (simpanan / DokumenTerbit.objects.get(permohonan=milik.id, jenis="buku_tanda_terima").jalur).read_bytes()


def gelap(isi: bytes) -> int:
    """Dark pixels on the page."""
    return sum(alat.gambar(isi).convert("L").histogram()[:90])


def test_isi(penanda: Penanda, simpanan: Path) -> None:
    milik = kasus("diserahkan")
    isi = buku(milik, simpanan)
    teks = alat.teks(isi)
    serah = milik.permohonan.serah_terima
    for harus in (milik.izin.nomor, milik.permohonan.nama_usaha, serah.penerima, serah.petugas.nama, "Petugas Loket"):
        assert harus in teks, harus
    assert "************" + serah.identitas[-4:] in teks
    assert serah.identitas not in teks
    assert alat.halaman(isi) == 1


def test_goresan_tergambar(penanda: Penanda, simpanan: Path) -> None:
    """The same sheet with a longer stroke has more ink on it."""
    tinta = []
    for jalur in ("M300 110L301 111", "M20 20L580 200L20 200L580 20L20 20"):
        milik = kasus("diarsipkan")
        serahkan(**milik.pokok("loket"), penerima=Penerima("Siti Pemohon", "6471015708880099", "Kuasa", jalur))
        tinta.append(gelap(buku(milik, simpanan)))
    assert tinta[1] > tinta[0] + 200


def test_foto_tercetak(penanda: Penanda, simpanan: Path) -> None:
    milik = kasus("diarsipkan")
    foto = berkas_contoh.foto_jpeg(900, 600, putar=1)
    serahkan(**milik.pokok("loket"), penerima=Penerima("Siti", "6471015708880099", "Kuasa", foto=foto))
    from io import BytesIO

    import pikepdf

    with pikepdf.open(BytesIO(buku(milik, simpanan))) as pdf:
        gambar = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]
    assert gambar


def test_dibuat_sekali(penanda: Penanda, simpanan: Path) -> None:
    milik = kasus("diserahkan")
    pertama = buku(milik, simpanan)
    assert buku(milik, simpanan) == pertama
    assert not kasus("dibatalkan").permohonan.dokumen.filter(jenis="buku_tanda_terima").exists()
