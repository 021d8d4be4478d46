"""sop.yaml: the decree's SOP to the letter, and what the portal adds."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from perizinan.skema.dasar import Ketat


class CabangSop(Ketat):
    hasil: Annotated[str, Field(max_length=30)]
    kondisi: str
    ke: int | Literal["BATAL"]
    dasar: str


class WaktuSop(Ketat):
    teks: str | None
    menit: Annotated[int, Field(ge=0, le=100_000)] | None
    hari: int | None


class LangkahSop(Ketat):
    """A step as the decree has it, and below it what the portal adds."""

    urut: int
    kegiatan: str
    kegiatan_sumber: str | None = None
    pelaksana: tuple[str, ...]
    inferred: bool
    tanda_sumber: dict[str, str] = {}
    kelengkapan: tuple[str, ...]
    kelengkapan_sumber: str | None = None
    waktu: WaktuSop
    output: str
    output_sumber: str | None = None
    keterangan: str | None
    hari_ke: Annotated[int, Field(ge=1, le=366)] | None
    cabang: tuple[CabangSop, ...] = ()
    # the portal's own
    singkat: str
    aksi: str
    tugas_pisah: Annotated[str, Field(max_length=20)] = ""
    menunggu_pemohon: bool = False
    cukup_satu: bool = False


class TahapSop(Ketat):
    nama: str
    langkah: tuple[int, ...]


class PengesahSop(Ketat):
    jabatan: str
    nama: str
    nama_sumber: str | None = None
    pangkat: str


class MetadataSop(Ketat):
    """The head of the decree's SOP form. None where the document is unreadable or lacks the page."""

    judul_sop: str
    judul_tabel: str
    nomor: str
    nomor_sumber: str | None = None
    tanggal_pembuatan: str
    tanggal_revisi: str
    tanggal_pengesahan: str
    disahkan_oleh: PengesahSop
    dasar_hukum: tuple[str, ...]
    kualifikasi_pelaksana: tuple[str, ...] | None
    keterkaitan: tuple[str, ...] | None
    peringatan: tuple[str, ...] | None
    peralatan_perlengkapan: tuple[str, ...] | None
    pencatatan_dan_pendataan: tuple[str, ...] | None


class Sop(Ketat):
    """sop.yaml"""

    nomor: str
    tanggal: str
    metadata: MetadataSop
    keganjilan: tuple[str, ...] = ()
    tahap: tuple[TahapSop, ...]
    langkah: Annotated[tuple[LangkahSop, ...], Field(min_length=1, max_length=60)]
