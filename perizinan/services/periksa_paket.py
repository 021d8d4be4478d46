"""What would go wrong with a pack only once somebody applies, found when it is loaded: file, key, and reason."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from string import Formatter

from django.conf import settings

from akun.status import BENDAHARA, KEPALA_DINAS, PEMOHON, PENJADWALAN, TIM_TEKNIS
from perizinan.isian import gabung
from perizinan.pemandu import pilihan_panduan
from perizinan.skema import Bila, Medan, Paket, PenandaNomor
from perizinan.skema.dasar import ganda
from perizinan.skema.formulir import BERPILIHAN, NOMOR_LAMA, TANGGAL_LAMA
from perizinan.skema.pemandu import tidak_dikenal
from sop.definisi import LANJUT, Definisi

# The outcomes that the service of a step gives. "tidak" of `bayar` is waiting, and no move (sop.mesin).
YA_TIDAK = frozenset({"ya", "tidak"})
HASIL: dict[str, frozenset[str]] = {
    "periksa_berkas": YA_TIDAK,
    "verifikasi_resume": YA_TIDAK,
    "verifikasi": YA_TIDAK,
    "koreksi": YA_TIDAK,
    "serahkan": YA_TIDAK,
}
# Whose step it is, and which kind of step comes next: what the services take for granted.
PELAKSANA = {
    "jadwalkan": (PENJADWALAN,),
    "tinjau": (TIM_TEKNIS,),
    "hitung_retribusi": (BENDAHARA,),
    "bayar": (PEMOHON,),
    "cetak_skrd": (BENDAHARA,),
    "tandatangani": (KEPALA_DINAS,),
}
BERIKUT = {
    "jadwalkan": "tinjau",
    "cetak_resume": "verifikasi_resume",
    "hitung_retribusi": "bayar",
    "bayar": "cetak_skrd",
    "serahkan": "terima",
}
# Duties that one person may not combine on a file: not a pack's to leave out.
PISAH = {
    "ajukan": "pemohon",
    "cetak_izin": "entri",
    "verifikasi": "verifikasi",
    "koreksi": "koreksi",
    "tandatangani": "tanda_tangan",
}
SEKALI = ("ajukan", "cetak_izin", "tandatangani", "arsipkan", "serahkan", "terima")  # in this order
# Columns that hold the answer to these fields.
TERPANJANG = {"medan_nama_pemohon": 120, "medan_nama_usaha": 160}
PELAKSANA_MEMILIH = ("ajukan", "bayar")  # their service takes the first branch, whatever its name
NOMOR_BAKU = frozenset({"urutan", "kode", "bulan_romawi", "tahun"})
TERUKUR = ("bilangan", "uang")
AWAL_TETAP = ("nik", "npwp", "kbli", "pilihan")  # of these the first characters are known to be there


def periksa_isi(paket: Paket, definisi: Definisi) -> Iterator[str]:
    """Everything that does not fit together, as "file: key: reason"."""
    yield from _katalog(paket)
    yield from _identitas(paket)
    yield from _formulir(paket)
    yield from _persyaratan(paket)
    yield from _cetakan(paket)
    yield from _golongan(paket)
    yield from _nomor(paket)
    yield from _lanjutan(paket)
    yield from _paralel(paket)
    yield from _pemandu(paket)
    yield from _urutan(definisi)
    for x in definisi.langkah:
        ada, diberi = {c.hasil for c in definisi.cabang(x.urut)}, HASIL.get(x.aksi, frozenset({LANJUT}))
        if x.aksi not in PELAKSANA_MEMILIH and ada != diberi:
            yield f"sop.yaml: langkah {x.urut}: aksi {x.aksi} memberi hasil {sorted(diberi)}, cabangnya {sorted(ada)}"


def _lanjutan(paket: Paket) -> Iterator[str]:
    """Kinds that go on from an issued permit ask for it, and have rules that such a permit can meet."""
    i = paket.izin
    lanjutan = [j for j in i.jenis_permohonan if j != "baru"]
    for jenis in sorted(set(i.aturan_jenis) - set(lanjutan)):
        yield f"izin.yaml: aturan_jenis: {jenis} tidak ada di antara jenis_permohonan yang melanjutkan izin"
    for jenis, aturan in i.aturan_jenis.items():
        if not i.berakhir and (aturan.paling_awal_bulan or aturan.setelah_habis):
            yield f"izin.yaml: aturan_jenis: {jenis}: izin ini tidak berakhir, jadi batas waktunya tidak pernah kena"
    perlu = [NOMOR_LAMA, *([TANGGAL_LAMA] if i.berakhir else [])]
    for jenis in lanjutan:
        ditanya = {
            m.kode for b in paket.bagian if not b.jenis_permohonan or jenis in b.jenis_permohonan for m in b.medan
        }
        for kode in perlu:
            if kode not in ditanya:
                yield f"formulir.yaml: {kode}: harus ditanyakan untuk jenis permohonan {jenis}"


def _urutan(definisi: Definisi) -> Iterator[str]:
    """Steps that lean on each other stand together, and are done by those whom their services expect."""
    aksi = [x.aksi for x in definisi.langkah]
    for x, berikut in zip(definisi.langkah, [*aksi[1:], ""], strict=True):
        if (jabatan := PELAKSANA.get(x.aksi)) and x.pelaksana != jabatan:
            yield f"sop.yaml: langkah {x.urut}: aksi {x.aksi} harus dikerjakan {', '.join(jabatan)}"
        if (harus := BERIKUT.get(x.aksi)) and berikut != harus:
            yield f"sop.yaml: langkah {x.urut}: sesudah {x.aksi} harus {harus}"
        if x.aksi == "terima" and PEMOHON not in x.pelaksana:
            yield f"sop.yaml: langkah {x.urut}: terima harus dapat dikerjakan pemohon"
    yield from _jalan_izin(definisi)
    if "bayar" in aksi and "cetak_izin" in aksi and aksi.index("cetak_izin") < aksi.index("bayar"):
        yield "sop.yaml: cetak_izin harus sesudah bayar"


def _jalan_izin(definisi: Definisi) -> Iterator[str]:
    """A permit is filed, entered, signed, archived and handed over once, in this order, by persons kept apart."""
    aksi = [x.aksi for x in definisi.langkah]
    for a in SEKALI:
        if aksi.count(a) != 1:
            yield f"sop.yaml: langkah: aksi {a} harus ada tepat satu kali, bukan {aksi.count(a)}"
    urut = [aksi.index(a) for a in SEKALI if a in aksi]
    if urut != sorted(urut) or aksi[0] != "ajukan":
        yield f"sop.yaml: langkah: urutannya harus {', '.join(SEKALI)}"
    for x in definisi.langkah:
        if (tugas := PISAH.get(x.aksi)) and x.tugas_pisah != tugas:
            yield f"sop.yaml: langkah {x.urut}: tugas_pisah aksi {x.aksi} harus {tugas}"


def periksa_bersama(semua: Iterable[tuple[str, Paket]]) -> Iterator[str]:
    """What two packs may not share. Each comes with the name of its folder."""
    pemilik: dict[tuple[str, str], str] = {}
    semua = list(semua)
    yield from _bersama(semua)
    for folder, paket in semua:
        i = paket.izin
        for kunci, nilai in (
            ("kode", i.kode),
            ("kode_nomor", i.kode_nomor),
            ("templat_nomor", i.templat_nomor.replace("{kode}", i.kode)),
        ):
            if lain := pemilik.get((kunci, nilai)):
                yield f"{folder}/izin.yaml: {kunci}: {nilai} juga dipakai paket {lain}"
            pemilik[kunci, nilai] = folder


def _bersama(semua: Sequence[tuple[str, Paket]]) -> Iterator[str]:
    """What is one question or document of permits filed together is so in each of them; and what goes with what."""
    medan: dict[str, tuple[str, Medan]] = {}
    kode = {paket.izin.kode for _, paket in semua}
    for folder, paket in semua:
        for m in filter(lambda m: m.bersama, paket.medan.values()):
            lain, satu = medan.setdefault(m.kode, (folder, m))
            baru = gabung(satu, m)
            if baru is None:
                yield f"{folder}/formulir.yaml: medan {m.kode}: bersama, tetapi berbeda dengan medan paket {lain}"
            else:
                medan[m.kode] = (lain, baru)
        dengan = set(paket.izin.paralel.dengan) if paket.izin.paralel else set()
        if asing := dengan - (kode - {paket.izin.kode}):
            yield f"{folder}/izin.yaml: paralel: dengan {sorted(asing)} bukan paket lain"


def _paralel(paket: Paket) -> Iterator[str]:
    for kode, nilai in paket.izin.paralel.isian.items() if paket.izin.paralel else ():
        if nilai not in paket.medan[kode].semua_pilihan:
            yield f"izin.yaml: paralel: {nilai} bukan pilihan medan {kode}"


def _pemandu(paket: Paket) -> Iterator[str]:
    """What a pack says to the guide is in the guide's own words."""
    for n, aturan in enumerate(paket.izin.pemandu, 1):
        if asing := tidak_dikenal(aturan.jawaban, pilihan_panduan()):
            yield f"izin.yaml: pemandu: aturan {n}: {asing} tidak ada dalam pertanyaan pemandu"


def _katalog(paket: Paket) -> Iterator[str]:
    i, medan = paket.izin, paket.medan
    if i.ikon not in _ikon():
        yield f"izin.yaml: ikon: {i.ikon} tidak ada di static/ikon.svg"
    for kunci, jenis in (
        ("medan_bentuk", "pilihan"),
        ("medan_nik", "nik"),
        ("medan_telepon", "telepon"),
        ("medan_surel", "surel"),
    ):
        kode = getattr(i, kunci)
        if medan[kode].jenis != jenis:
            yield f"izin.yaml: {kunci}: medan {kode} harus berjenis {jenis}"
    if (kode := i.medan_batas_berlaku) and medan[kode].batas != "depan":
        yield f"izin.yaml: medan_batas_berlaku: medan {kode} harus berjenis tanggal dengan batas depan"


def _identitas(paket: Paket) -> Iterator[str]:
    """Who applies, and for which business: columns of every application."""
    i = paket.izin
    for kunci in ("medan_bentuk", "medan_nik", "medan_nama_pemohon", "medan_nama_usaha"):
        if not _selalu(paket, getattr(i, kunci)):
            yield f"izin.yaml: {kunci}: medan {getattr(i, kunci)} harus wajib dan selalu ditanyakan"
    for kunci, terpanjang in TERPANJANG.items():
        m = paket.medan[getattr(i, kunci)]
        if m.jenis != "teks" or m.maks > terpanjang or m.rahasia:
            yield f"izin.yaml: {kunci}: medan {m.kode} harus teks terbuka, paling panjang {terpanjang} huruf"


def _selalu(paket: Paket, kode: str) -> bool:
    """Asked of everyone, and not to be left empty."""
    bagian = next(b for b in paket.bagian if any(m.kode == kode for m in b.medan))
    medan = paket.medan[kode]
    return medan.wajib and not medan.bila and not bagian.bila and not bagian.jenis_permohonan


def _formulir(paket: Paket) -> Iterator[str]:
    """A condition looks back: what it depends on has been asked by then."""
    ditanya: set[str] = set()
    for bagian in paket.bagian:
        for galat in _bila(paket, bagian.bila, ditanya):
            yield f"formulir.yaml: bagian {bagian.kode}: {galat}"
        for medan in bagian.medan:
            for galat in (*_bila(paket, medan.bila, ditanya), *_medan(medan)):
                yield f"formulir.yaml: medan {medan.kode}: {galat}"
            ditanya.add(medan.kode)


def _medan(medan: Medan) -> Iterator[str]:
    if medan.rahasia and medan.jenis in ("daftar", *BERPILIHAN):
        yield f"rahasia: jenis {medan.jenis} tidak dapat disamarkan"
    kode = [k for k, _ in medan.pilihan] + [k for _, isi in medan.kelompok_pilihan for k, _ in isi]
    for k in kode:
        if not re.fullmatch(r"[A-Za-z0-9_.-]+", k):
            yield f"pilihan: kode {k!r} hanya boleh huruf, angka, titik, dan garis"
    if dua := ganda(kode):
        yield f"pilihan: kode ganda {dua}"
    if dua := ganda(k.kode for k in medan.kolom):
        yield f"kolom: kode ganda {dua}"


def _bila(paket: Paket, bila: Bila | None, ditanya: Iterable[str]) -> Iterator[str]:
    if bila is None:
        return
    medan = paket.medan[bila.medan]
    if bila.medan not in ditanya:
        yield f"bila: medan {bila.medan} baru ditanyakan sesudahnya"
    if medan.jenis not in BERPILIHAN:
        yield f"bila: medan {bila.medan} harus berjenis pilihan atau pilihan_ganda"
    elif asing := set(bila.isi) - set(medan.semua_pilihan):
        yield f"bila: {sorted(asing)} bukan pilihan medan {bila.medan}"


def _persyaratan(paket: Paket) -> Iterator[str]:
    bentuk = paket.medan[paket.izin.medan_bentuk]
    for s in paket.syarat:
        if asing := set(s.untuk) - set(bentuk.semua_pilihan):
            yield f"persyaratan.yaml: syarat {s.kode}: untuk: {sorted(asing)} bukan pilihan medan {bentuk.kode}"
        for galat in _bila(paket, s.bila, paket.medan):
            yield f"persyaratan.yaml: syarat {s.kode}: {galat}"


def _cetakan(paket: Paket) -> Iterator[str]:
    """The draft of a permit and the permit keep their lines readable."""
    for b in paket.izin.butir:
        if bocor := b.nama_medan & paket.rahasia:
            yield f"izin.yaml: butir {b.kode}: isi: medan {sorted(bocor)} rahasia"
        for galat in _bila(paket, b.bila, paket.medan):
            yield f"izin.yaml: butir {b.kode}: {galat}"


def _golongan(paket: Paket) -> Iterator[str]:
    if paket.izin.golongan is None:
        return
    for nama, kode in paket.izin.golongan.ukuran.items():
        if salah := [k for k in kode if paket.medan[k].jenis not in TERUKUR or paket.medan[k].rahasia]:
            yield f"izin.yaml: golongan: ukuran {nama}: medan {salah} bukan bilangan atau uang yang terbuka"
    for j in paket.izin.golongan.jenjang:
        for galat in _bila(paket, j.bila, paket.medan):
            yield f"izin.yaml: golongan: jenjang {j.kode}: {galat}"


def _nomor(paket: Paket) -> Iterator[str]:
    dipakai = {nama for _, nama, _, _ in Formatter().parse(paket.izin.templat_nomor) if nama}
    if "urutan" not in dipakai:
        yield "izin.yaml: templat_nomor: tanpa {urutan} dua izin mendapat nomor yang sama"
    for p in paket.izin.penanda_nomor:
        if p.nama in NOMOR_BAKU or p.nama not in dipakai:
            yield f"izin.yaml: penanda_nomor: {p.nama} harus dipakai templat_nomor, dan bukan {sorted(NOMOR_BAKU)}"
        for galat in _penanda(p, paket.medan[p.medan]):
            yield f"izin.yaml: penanda_nomor: {p.nama}: {galat}"


def _penanda(p: PenandaNomor, medan: Medan) -> Iterator[str]:
    if bool(p.peta) == bool(p.awal):
        yield "harus punya salah satu dari peta dan awal"
    if medan.rahasia or not medan.wajib:
        yield f"medan {medan.kode} harus wajib diisi dan tidak rahasia"
    if p.peta and set(p.peta) != set(medan.semua_pilihan):
        yield f"peta harus memuat setiap pilihan medan {medan.kode}, dan hanya itu"
    if not all(nilai.isalnum() for nilai in p.peta.values()):
        yield "nilai peta hanya huruf dan angka"
    if p.awal and medan.jenis not in AWAL_TETAP:
        yield f"awal hanya untuk medan berjenis {AWAL_TETAP}"


@lru_cache(maxsize=1)
def _ikon() -> frozenset[str]:
    gambar = (Path(settings.BASE_DIR) / "static" / "ikon.svg").read_text()
    return frozenset(re.findall(r'<symbol id="([\w-]+)"', gambar))
