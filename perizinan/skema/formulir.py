"""formulir.yaml and persyaratan.yaml: what an applicant fills in and uploads."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from perizinan.skema.dasar import Bila, Kelompok, Ketat, Kode, Pasangan
from perizinan.status import JenisPermohonan

JenisMedan = Literal[
    "teks",
    "teks_panjang",
    "nik",
    "npwp",
    "telepon",
    "surel",
    "tanggal",
    "uang",
    "bilangan",
    "kbli",
    "koordinat",
    "pilihan",
    "pilihan_ganda",
    "daftar",
]
BERPILIHAN = ("pilihan", "pilihan_ganda")


# Fields of the shared block izin_lama that the register answers where it has the old permit.
NOMOR_LAMA = "nomor_izin_lama"
TANGGAL_LAMA = "tanggal_izin_lama"


class Medan(Ketat):
    """One question. A `daftar` asks the same `kolom` for up to `baris` rows (shareholders, businesses, machines)."""

    kode: Kode
    label: str
    jenis: JenisMedan = "teks"
    bantu: str = ""
    wajib: bool = True
    rahasia: bool = False
    maks: int = 160
    satuan: str = ""  # "m²", "orang": shown behind a number
    pilihan: Pasangan = ()
    kelompok_pilihan: Kelompok = ()  # the same in named groups; codes are unique over all groups
    # The choice that excludes every other ("Tidak ada"). Not stored when empty: a version is known by its digest.
    sendiri: str = Field(default="", exclude_if=lambda nilai: not nilai)
    kolom: tuple[Medan, ...] = ()
    baris: int = Field(default=10, ge=1, le=20)
    isi_otomatis: str = ""  # autocomplete token of the browser
    bila: Bila | None = None
    batas: Literal["", "lampau", "depan"] = ""  # a date up to today; one not yet past when the application is filed
    bersama: bool = False  # means the same in every pack that says so: asked once of permits that are filed together

    @property
    def semua_pilihan(self) -> dict[str, str]:
        """Every choice by its code; one of a group says which group it is of."""
        berkelompok = {kode: f"{judul}: {kata}" for judul, isi in self.kelompok_pilihan for kode, kata in isi}
        return {**dict(self.pilihan), **berkelompok}

    @model_validator(mode="after")
    def _sesuai_jenis(self) -> Medan:
        if (self.jenis in BERPILIHAN) != bool(self.pilihan or self.kelompok_pilihan):
            raise ValueError(f"medan {self.kode}: pilihan hanya dan harus ada untuk jenis {BERPILIHAN}")
        if self.sendiri and (self.jenis != "pilihan_ganda" or self.sendiri not in self.semua_pilihan):
            raise ValueError(f"medan {self.kode}: sendiri harus salah satu pilihan, untuk jenis 'pilihan_ganda'")
        if (self.jenis == "daftar") != bool(self.kolom):
            raise ValueError(f"medan {self.kode}: kolom hanya dan harus ada untuk jenis 'daftar'")
        if any(k.jenis in ("daftar", "pilihan_ganda") or k.bila or k.rahasia for k in self.kolom):
            raise ValueError(f"medan {self.kode}: kolom berisi medan sederhana, tanpa bila dan rahasia")
        if self.batas and self.jenis != "tanggal":
            raise ValueError(f"medan {self.kode}: batas hanya untuk jenis 'tanggal'")
        return self


class Bagian(Ketat):
    """One page of the form: one topic, at most seven fields."""

    kode: Kode
    judul: str
    pengantar: str = ""
    medan: tuple[Medan, ...] = Field(min_length=1, max_length=7)
    bila: Bila | None = None
    jenis_permohonan: tuple[JenisPermohonan, ...] = ()


class Syarat(Ketat):
    """A required document; `untuk` are the values of the pack's bentuk field that need it, `bila` of another field."""

    kode: Kode
    nama: str
    bantu: str = ""
    contoh: str = ""  # what a good one looks like, in a sentence
    untuk: tuple[str, ...] = ()
    bila: Bila | None = None
    jenis_permohonan: tuple[JenisPermohonan, ...] = ()
    wajib: bool = True
    kamera: bool = False
    izin_lama: bool = False  # the old permit itself: not asked for where this office's register has it
    sekali_pakai: bool = False  # made for one application, as a power of attorney: never offered again
    punya_masa_berlaku: bool = False  # carries a last day, without which it is not offered again
    berlaku_bulan: int | None = Field(default=None, gt=0)  # offered again for so many months
    bersama: bool = False  # the same document in every pack that says so: put up once for permits filed together
