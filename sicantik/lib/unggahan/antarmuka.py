"""What the apps call. Every function here starts one parser process and waits for it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

from .batas import BATAS, BATAS_GABUNG, Batas
from .kenali import PDF, Jenis, kenali, sesuai
from .pekerja.perintah import Perintah
from .proses import Jawaban, minta, tolakan

LEBAR_PRATINJAU = range(16, 3001)


@dataclass(frozen=True, slots=True)
class Bersih:
    """A file written anew by us: the only form of an upload that may be stored or served."""

    jenis: Jenis
    isi: bytes = field(repr=False)
    halaman: int
    lebar: int | None
    tinggi: int | None
    sha256: str
    # The original carried an electronic signature (BSrE, e-meterai). Its looks are kept, its proof is not.
    bertanda_tangan: bool = False


def bersihkan(isi: bytes, *, batas: Batas = BATAS) -> Bersih:
    """Sanitise one upload. Raises ``UnggahanDitolak`` and nothing else, whatever the bytes are."""
    if len(isi) > batas.byte:
        raise tolakan("terlalu_besar", batas)
    jenis = kenali(isi)
    tugas = "pdf" if jenis == PDF else "gambar"
    jawaban = minta({**_perintah(batas), "tugas": tugas, "jenis": jenis}, [isi], batas)
    return _bersih(jawaban, batas, bertanda_tangan=jenis == PDF and b"/ByteRange" in isi)


def pratinjau(isi: bytes, jenis: Jenis, halaman: int, lebar: int, *, batas: Batas = BATAS) -> bytes:
    """Page ``halaman`` (from 1) of a sanitised file as WebP, ``lebar`` px wide at most."""
    if lebar not in LEBAR_PRATINJAU:
        raise ValueError("lebar")
    tugas = "pratinjau_pdf" if jenis == PDF else "pratinjau_gambar"
    perintah: Perintah = {
        **_perintah(batas),
        "tugas": tugas,
        "jenis": jenis,
        "halaman": halaman,
        "lebar": lebar,
    }
    return _isi(minta(perintah, [isi], batas), b"RIFF", batas)


def gabung(dokumen: Sequence[tuple[str, str, bytes]], *, batas: Batas = BATAS_GABUNG) -> bytes:
    """Sanitised files as one PDF; each ``(judul, jenis, isi)`` begins at a bookmark of its title."""
    if not dokumen:
        raise tolakan("kosong", batas)
    if sum(len(isi) for _, _, isi in dokumen) > batas.byte:
        raise tolakan("terlalu_besar", batas)
    perintah: Perintah = {
        **_perintah(batas),
        "tugas": "gabung",
        "judul": [judul for judul, _, _ in dokumen],
        "jenis_semua": [jenis for _, jenis, _ in dokumen],
    }
    return _isi(minta(perintah, [isi for _, _, isi in dokumen], batas), b"%PDF-", batas)


def _perintah(batas: Batas) -> Perintah:
    return {
        "byte": batas.byte,
        "piksel": batas.piksel,
        "sisi": batas.sisi,
        "halaman_terbanyak": batas.halaman,
        "aliran": batas.aliran,
    }


def _bersih(jawaban: Jawaban, batas: Batas, *, bertanda_tangan: bool) -> Bersih:
    """The process read hostile bytes, so its answer is checked like any other input."""
    jenis, halaman, *ukuran = (jawaban.hasil.get(k) for k in ("jenis", "halaman", "lebar", "tinggi"))
    if jenis == PDF:
        ukuran = [None, None]
    bilangan = [n for n in (halaman, *ukuran) if n is not None]
    benar = all(isinstance(n, int) and n > 0 for n in bilangan) and len(bilangan) == (1 if jenis == PDF else 3)
    if not benar or not sesuai(jawaban.isi, str(jenis)):
        raise tolakan("rusak", batas, sebab="answer")
    return Bersih(
        jenis=cast(Jenis, jenis),
        isi=jawaban.isi,
        halaman=cast(int, halaman),
        lebar=ukuran[0],
        tinggi=ukuran[1],
        sha256=hashlib.sha256(jawaban.isi).hexdigest(),
        bertanda_tangan=bertanda_tangan,
    )


def _isi(jawaban: Jawaban, awal: bytes, batas: Batas) -> bytes:
    """What the portal will serve as WebP or PDF must at least begin as one."""
    if not jawaban.isi.startswith(awal):
        raise tolakan("rusak", batas, sebab="answer")
    return jawaban.isi
