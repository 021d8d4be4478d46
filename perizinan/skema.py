"""The shape of a permit pack. Parsed strictly: an unknown key or a wrong type stops the load and is named."""

from __future__ import annotations

from datetime import date
from string import Formatter
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from perizinan.status import JenisPermohonan

Kode = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
JenisMedan = Literal[
    "teks", "teks_panjang", "nik", "npwp", "telepon", "surel", "tanggal", "uang", "bilangan", "kbli", "pilihan"
]


def _berurutan(nilai: object) -> object:
    """A mapping as pairs: PostgreSQL's jsonb forgets the order of keys, and the order is what people see."""
    return tuple(nilai.items()) if isinstance(nilai, dict) else nilai


Pasangan = Annotated[tuple[tuple[str, str], ...], BeforeValidator(_berurutan)]


class Ketat(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Bila(Ketat):
    """Shown and required only when another field holds one of these values."""

    medan: Kode
    isi: tuple[str, ...]


class Medan(Ketat):
    kode: Kode
    label: str
    jenis: JenisMedan = "teks"
    bantu: str = ""
    wajib: bool = True
    rahasia: bool = False
    maks: int = 160
    pilihan: Pasangan = ()
    isi_otomatis: str = ""  # autocomplete token of the browser
    bila: Bila | None = None

    @model_validator(mode="after")
    def _pilihan_berisi(self) -> Medan:
        if (self.jenis == "pilihan") != bool(self.pilihan):
            raise ValueError(f"medan {self.kode}: pilihan hanya dan harus ada untuk jenis 'pilihan'")
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
    """A required document; `untuk` are the values of the pack's bentuk field that need it."""

    kode: Kode
    nama: str
    bantu: str = ""
    untuk: tuple[str, ...] = ()
    jenis_permohonan: tuple[JenisPermohonan, ...] = ()
    wajib: bool = True
    kamera: bool = False


class Jenjang(Ketat):
    kode: Kode
    nama: str
    sampai: int | None = None


class Golongan(Ketat):
    """Classes by an amount: the first whose limit (with the limit itself) holds it."""

    medan: Kode
    jenjang: tuple[Jenjang, ...]

    def untuk(self, nilai: int) -> Jenjang:
        return next(j for j in self.jenjang if j.sampai is None or nilai <= j.sampai)


class Butir(Ketat):
    """A line of the permit; `isi` names fields of the form in braces."""

    kode: Kode
    label: str
    isi: str

    @property
    def nama_medan(self) -> set[str]:
        return {nama for _, nama, _, _ in Formatter().parse(self.isi) if nama}


class IsiIzin(Ketat):
    """izin.yaml"""

    kode: str
    kode_nomor: Annotated[str, Field(pattern=r"^\d{3}$")]
    nama: str
    untuk: str
    ringkas: str
    bidang: str
    ikon: str
    kata_kunci: tuple[str, ...] = ()
    instansi: str
    dasar_hukum: tuple[str, ...]
    jenis_permohonan: tuple[JenisPermohonan, ...]
    berlaku_mulai: date
    berlaku_sampai: date | None = None
    masa_berlaku: str
    tahun_berlaku: int | None = None
    biaya: int = 0
    templat_nomor: str
    medan_bentuk: Kode
    medan_nama_pemohon: Kode
    medan_nama_usaha: Kode
    medan_nik: Kode
    medan_telepon: Kode
    medan_surel: Kode
    golongan: Golongan | None = None
    dasar_cetak: str
    judul_cetak: str
    butir: tuple[Butir, ...]
    standar: Pasangan = ()


class CabangSop(Ketat):
    hasil: str
    kondisi: str
    ke: int | Literal["BATAL"]
    dasar: str


class WaktuSop(Ketat):
    teks: str | None
    menit: int | None
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
    hari_ke: int | None
    cabang: tuple[CabangSop, ...] = ()
    # the portal's own
    singkat: str
    aksi: str
    tugas_pisah: str = ""
    menunggu_pemohon: bool = False
    cukup_satu: bool = False


class TahapSop(Ketat):
    nama: str
    langkah: tuple[int, ...]


class Sop(Ketat):
    """sop.yaml"""

    nomor: str
    tanggal: str
    tahap: tuple[TahapSop, ...]
    langkah: tuple[LangkahSop, ...]


class Paket(Ketat):
    """A whole pack."""

    izin: IsiIzin
    bagian: tuple[Bagian, ...]
    syarat: tuple[Syarat, ...]
    sop: Sop
    templat: str

    @property
    def medan(self) -> dict[str, Medan]:
        return {m.kode: m for b in self.bagian for m in b.medan}

    @property
    def rahasia(self) -> set[str]:
        return {m.kode for m in self.medan.values() if m.rahasia}

    @model_validator(mode="after")
    def _saling_cocok(self) -> Paket:
        """Fields named anywhere exist; codes are unique."""
        medan = [m.kode for b in self.bagian for m in b.medan]
        kode_ganda = {k for k in medan if medan.count(k) > 1}
        dikenal = set(medan) | {"golongan", "masa_berlaku", "jenis_permohonan", "nomor_pendaftaran"}
        i = self.izin
        dipakai = {
            i.medan_bentuk,
            i.medan_nama_pemohon,
            i.medan_nama_usaha,
            i.medan_nik,
            i.medan_telepon,
            i.medan_surel,
        }
        dipakai |= {n for b in i.butir for n in b.nama_medan} | ({i.golongan.medan} if i.golongan else set())
        dipakai |= {bila.medan for b in self.bagian for bila in (b.bila, *(m.bila for m in b.medan)) if bila}
        for nama, kode in (("syarat", [s.kode for s in self.syarat]), ("butir", [b.kode for b in i.butir])):
            kode_ganda |= {f"{nama} {k}" for k in kode if kode.count(k) > 1}
        if i.golongan and i.golongan.jenjang[-1].sampai is not None:
            raise ValueError("izin.yaml: jenjang golongan yang terakhir harus tanpa batas")
        kontak = [m for b in self.bagian for m in b.medan if m.kode in (i.medan_telepon, i.medan_surel)]
        if any(m.rahasia or not m.wajib for m in kontak):
            raise ValueError("formulir.yaml: telepon dan surel pemohon wajib diisi dan tidak rahasia")
        if kode_ganda:
            raise ValueError(f"kode ganda {sorted(kode_ganda)}")
        if dipakai - dikenal:
            raise ValueError(f"izin.yaml: medan {sorted(dipakai - dikenal)} tidak ada di formulir.yaml")
        return self
