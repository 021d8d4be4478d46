"""Pictures of uploaded pages, kept beside the file; and all uploads of a case as one PDF."""

from contextlib import suppress
from typing import cast

from perizinan import queries
from perizinan.models import Berkas, Permohonan
from sicantik.lib import simpanan, unggahan


def gambar_halaman(berkas: Berkas, halaman: int, lebar: int) -> bytes:
    """WebP of one page, made at the first look. The file never changes, so neither does its picture."""
    jalur = f"{folder(berkas)}/{halaman}-{lebar}.webp"
    if simpanan.lokasi(jalur).exists():
        return simpanan.baca(jalur)
    gambar = unggahan.pratinjau(simpanan.baca(berkas.jalur), cast(unggahan.Jenis, berkas.jenis), halaman, lebar)
    with suppress(simpanan.RuangHabis):  # then it is drawn again at the next look
        simpanan.simpan(jalur, gambar)
    return gambar


def folder(berkas: Berkas) -> str:
    """Where the pictures of a file lie; they go when the file goes."""
    return f"pratinjau/{berkas.permohonan_id}/{berkas.pk}"


def cetak_unggahan(permohonan: Permohonan) -> bytes:
    """Every file that counts, in the order of the requirements, as one PDF with bookmarks (SOP step 2)."""
    berkas = queries.berkas_kini(permohonan)
    dokumen = [
        (s.nama, berkas[s.kode].jenis, simpanan.baca(berkas[s.kode].jalur))
        for s in queries.syarat(permohonan, permohonan.versi_paket.paket)
        if s.kode in berkas
    ]
    return unggahan.gabung(dokumen)
