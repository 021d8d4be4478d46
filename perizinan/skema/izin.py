"""izin.yaml: what the permit is, who may hold it for how long, its number and its printed lines."""

from __future__ import annotations

from datetime import date
from string import Formatter
from typing import Annotated, Literal

from pydantic import Field, model_validator

from perizinan.skema.dasar import Berpenanda, BerpenandaNomor, Bila, Ketat, Kode, Pasangan
from perizinan.skema.pemandu import AturanPemandu
from perizinan.status import JenisPermohonan


class Jenjang(Ketat):
    """A class: holds when every measure named in `batas` is at most its limit, and `bila` applies."""

    kode: Kode
    nama: str
    batas: dict[Kode, int] = {}
    bila: Bila | None = None


class Golongan(Ketat):
    """Classes by one or more measures, each the sum of some number fields. The first class that holds counts."""

    ukuran: dict[Kode, tuple[Kode, ...]]
    jenjang: tuple[Jenjang, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _berakhir(self) -> Golongan:
        if asing := {u for j in self.jenjang for u in j.batas} - set(self.ukuran):
            raise ValueError(f"jenjang memakai ukuran {sorted(asing)} yang tidak ada")
        if self.jenjang[-1].batas or self.jenjang[-1].bila:
            raise ValueError("jenjang golongan yang terakhir harus tanpa batas dan tanpa bila")
        return self


class Butir(Ketat):
    """A line of the permit; `isi` names fields of the form in braces. `bila`: only for some applications."""

    kode: Kode
    label: str
    isi: Berpenanda
    bila: Bila | None = None

    @property
    def nama_medan(self) -> set[str]:
        return {nama for _, nama, _, _ in Formatter().parse(self.isi) if nama}


class PenandaNomor(Ketat):
    """A part of the permit number that comes from the form: through `peta`, or its first `awal` characters."""

    nama: Kode
    medan: Kode
    peta: dict[str, str] = {}
    awal: int = 0


Masa = Literal["baru", "lanjut", "tetap"]
MASA_BAKU: dict[str, Masa] = {"perubahan": "tetap", "perpanjangan": "lanjut", "daftar_ulang": "lanjut"}


class AturanJenis(Ketat):
    """What the pack says of a kind of application that goes on from an issued permit.

    `masa` is where the new permit's time counts from: the day of approval (baru), the old permit's last day while that
    lies ahead (lanjut), or not at all: it keeps the old last day (tetap). Left out, it follows from the kind.
    """

    paling_awal_bulan: int | None = Field(default=None, gt=0)  # so many months before the old permit ends, not earlier
    setelah_habis: bool = False  # also where the old permit has expired
    masa: Masa | None = None


class Paralel(Ketat):
    """Filing together with one of the permit types `dengan`: it is suggested, and gives the answers `isian`."""

    dengan: tuple[str, ...] = Field(min_length=1)
    isian: dict[Kode, str] = {}


class IsiIzin(Ketat):
    """izin.yaml"""

    kode: Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9]{1,19}$")]
    kode_nomor: Annotated[str, Field(pattern=r"^\d{3}$")]
    nama: str
    untuk: str
    ringkas: str
    bidang: str
    ikon: str
    kata_kunci: tuple[str, ...] = ()
    instansi: str
    dasar_hukum: tuple[str, ...]
    catatan_sumber: tuple[str, ...] = ()  # what the office has to confirm: shown on the permit's page
    jenis_permohonan: tuple[JenisPermohonan, ...]
    aturan_jenis: dict[JenisPermohonan, AturanJenis] = {}
    pengingat_hari: tuple[Annotated[int, Field(gt=0)], ...] = (90, 30, 7)  # days before the end on which to remind
    berlaku_mulai: date
    berlaku_sampai: date | None = None
    dicabut: str = ""  # the regulation that ended this permit type
    masa_berlaku: str
    tahun_berlaku: int | None = None
    medan_batas_berlaku: Kode | None = None  # a date of the form that no permit outlives
    biaya: int = 0
    templat_nomor: BerpenandaNomor
    penanda_nomor: tuple[PenandaNomor, ...] = ()
    medan_bentuk: Kode
    medan_nama_pemohon: Kode
    medan_nama_usaha: Kode
    medan_nik: Kode
    medan_telepon: Kode
    medan_surel: Kode
    golongan: Golongan | None = None
    paralel: Paralel | None = None
    pemandu: tuple[AturanPemandu, ...] = ()  # when the guide names this permit: the first rule that holds
    dasar_cetak: Berpenanda
    judul_cetak: str
    butir: tuple[Butir, ...]
    standar: Pasangan = ()

    def aturan(self, jenis: str) -> AturanJenis:
        """The rules of a kind, those that the pack leaves out filled in."""
        aturan = next((a for j, a in self.aturan_jenis.items() if j == jenis), AturanJenis())
        return aturan if aturan.masa else aturan.model_copy(update={"masa": MASA_BAKU.get(jenis, "baru")})

    @property
    def berakhir(self) -> bool:
        """Do permits of this type end by themselves?"""
        return self.tahun_berlaku is not None or self.medan_batas_berlaku is not None

    @property
    def medan_dipakai(self) -> set[str]:
        """Fields of the form that this file names."""
        hasil = {
            self.medan_bentuk,
            self.medan_nama_pemohon,
            self.medan_nama_usaha,
            self.medan_nik,
            self.medan_telepon,
            self.medan_surel,
        }
        hasil |= {n for b in self.butir for n in b.nama_medan} | {p.medan for p in self.penanda_nomor}
        hasil |= {b.bila.medan for b in self.butir if b.bila}
        if self.medan_batas_berlaku:
            hasil.add(self.medan_batas_berlaku)
        if self.golongan:
            hasil |= {m for isi in self.golongan.ukuran.values() for m in isi}
            hasil |= {j.bila.medan for j in self.golongan.jenjang if j.bila}
        return hasil | set(self.paralel.isian if self.paralel else ())
