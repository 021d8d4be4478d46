"""What a SOP is: frozen data, apart from any run of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from sop.status import SEBAB_AKSI

PEMOHON = "pemohon"
BAYAR = "bayar"
TANDA_TANGAN = "tandatangani"
Akhir = Literal["selesai", "batal"]
LANJUT = "selesai"  # the one outcome of a step without branches


@dataclass(frozen=True)
class Cabang:
    """An outcome of a step and where it leads."""

    hasil: str
    ke: int | Akhir
    kondisi: str = ""
    dasar: str = ""  # where the document says so; "inferred" where its drawing is lost and this is our reading


@dataclass(frozen=True)
class Langkah:
    """One step. `menit` is its standard time in minutes; `hari_ke` the working day, from H1, on which it is due."""

    urut: int
    kegiatan: str
    singkat: str
    pelaksana: tuple[str, ...]  # codes of positions, acting one after the other
    aksi: str
    menit: int | None = None
    hari_ke: int | None = None
    output: str = ""
    kelengkapan: tuple[str, ...] = ()
    cabang: tuple[Cabang, ...] = ()
    menunggu_pemohon: bool = False  # the clock stops while the file is at this step
    cukup_satu: bool = False  # one act by any of the positions completes it (nine-step SOPs, step 9)
    tugas_pisah: str = ""  # duty that one person may not combine with another on the same file
    waktu: str = ""  # the standard time in the decree's words, where `menit` cannot say it ("1 hari")
    keterangan: str = ""  # the decree's remark: "H1", "(Tergantung Pemohon)"
    bacaan: bool = False  # who does it is our reading: the decree's drawing is lost


@dataclass(frozen=True)
class Tahap:
    """A stage as the public sees it: done when all its steps are done."""

    nama: str
    langkah: tuple[int, ...]


@dataclass(frozen=True)
class Naskah:
    """The head of the SOP form as the decree has it. None where the document is unreadable or lacks the page."""

    judul: str
    judul_tabel: str
    tanggal_pembuatan: str
    tanggal_revisi: str
    tanggal_pengesahan: str
    jabatan_pengesah: str
    nama_pengesah: str
    pangkat_pengesah: str
    dasar_hukum: tuple[str, ...]
    kualifikasi: tuple[str, ...] | None
    keterkaitan: tuple[str, ...] | None
    peringatan: tuple[str, ...] | None
    peralatan: tuple[str, ...] | None
    pencatatan: tuple[str, ...] | None
    keganjilan: tuple[str, ...] = ()  # what the reading of the document had to decide


@dataclass(frozen=True)
class Definisi:
    """A whole SOP. Steps are numbered from 1 without gaps."""

    kode: str
    nama: str
    nomor: str
    langkah: tuple[Langkah, ...]
    tahap: tuple[Tahap, ...] = ()
    naskah: Naskah | None = None

    def ambil(self, urut: int) -> Langkah:
        return self.langkah[urut - 1]

    def hari_ke(self, urut: int) -> int:
        """Working day on which step `urut` is due; a missing one takes the previous step's."""
        for langkah in reversed(self.langkah[:urut]):
            if langkah.hari_ke is not None:
                return langkah.hari_ke
        return 1

    def cabang(self, urut: int) -> tuple[Cabang, ...]:
        """The outcomes of step `urut`; a step without branches has one, to the next step or the end."""
        langkah = self.ambil(urut)
        return langkah.cabang or (Cabang(LANJUT, urut + 1 if urut < len(self.langkah) else "selesai"),)

    @cached_property
    def hari_janji(self) -> int:
        """Working days that the whole SOP promises."""
        return max(self.hari_ke(x.urut) for x in self.langkah)


def periksa(definisi: Definisi, *, jabatan: set[str], aksi: set[str]) -> list[str]:
    """Everything wrong with a definition, as sentences in Indonesian; empty when it can run."""
    galat = [f"langkah {x.urut}: nomor urut seharusnya {n}" for n, x in enumerate(definisi.langkah, 1) if x.urut != n]
    if galat or not definisi.langkah:
        return galat or ["SOP tidak berisi langkah"]
    for x in definisi.langkah:
        galat += _periksa_langkah(definisi, x, jabatan, aksi)
    if galat:
        return galat
    maju = {x.urut: {c.ke for c in definisi.cabang(x.urut)} for x in definisi.langkah}
    tercapai = _telusuri(maju, 1)
    galat += [f"langkah {n} tidak pernah tercapai" for n in maju if n not in tercapai]
    galat += [f"dari langkah {n} tidak ada jalan selesai" for n in maju if "selesai" not in _telusuri(maju, n)]
    anggota = [n for t in definisi.tahap for n in t.langkah]
    galat += [f"tahap menunjuk langkah {n} yang tidak ada" for n in anggota if n not in maju]
    return galat


def _periksa_langkah(definisi: Definisi, x: Langkah, jabatan: set[str], aksi: set[str]) -> list[str]:
    galat = [f"langkah {x.urut}: pelaksana {p!r} bukan jabatan yang dikenal" for p in x.pelaksana if p not in jabatan]
    if not x.pelaksana:
        galat.append(f"langkah {x.urut}: pelaksana belum diisi")
    galat += _periksa_jam(x)
    if x.aksi not in aksi:
        galat.append(f"langkah {x.urut}: aksi {x.aksi!r} tidak dikenal")
    hasil = [c.hasil for c in x.cabang]
    if len(hasil) != len(set(hasil)):
        galat.append(f"langkah {x.urut}: hasil cabang berulang")
    for c in x.cabang:
        if isinstance(c.ke, int) and not 1 <= c.ke <= len(definisi.langkah):
            galat.append(f"langkah {x.urut}: cabang {c.hasil!r} menuju langkah {c.ke} yang tidak ada")
        if c.ke == x.urut:
            galat.append(f"langkah {x.urut}: cabang {c.hasil!r} kembali ke dirinya sendiri; menunggu bukan perpindahan")
    return galat


def _periksa_jam(x: Langkah) -> list[str]:
    """Only the applicant files, and the clock stops, for a reason that has a name, while the applicant is asked."""
    galat = []
    if x.urut == 1 and x.pelaksana != (PEMOHON,):
        galat.append("langkah 1: pelaksana harus pemohon")
    if PEMOHON in (x.pelaksana[:1] if x.cukup_satu else x.pelaksana) and not x.menunggu_pemohon:
        galat.append(f"langkah {x.urut}: giliran pemohon harus menghentikan jam (menunggu_pemohon)")
    if x.aksi == BAYAR and not x.menunggu_pemohon:
        galat.append(f"langkah {x.urut}: jam harus berhenti selama menunggu pembayaran (menunggu_pemohon)")
    if x.menunggu_pemohon and x.aksi not in SEBAB_AKSI:
        galat.append(f"langkah {x.urut}: aksi {x.aksi!r} tidak punya sebab jam berhenti")
    return galat


def _telusuri(maju: dict[int, set[int | Akhir]], dari: int) -> set[int | str]:
    terlihat: set[int | str] = set()
    tumpuk: list[int | str] = [dari]
    while tumpuk:
        simpul = tumpuk.pop()
        if simpul not in terlihat:
            terlihat.add(simpul)
            tumpuk += maju.get(simpul, set()) if isinstance(simpul, int) else ()
    return terlihat
