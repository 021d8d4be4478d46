"""The files of a pack as data: from a folder or a zip, and back into a zip.

One home for what may be read. YAML comes from strangers here: no aliases (a short file could mean gigabytes), no deep
nesting, no tags, no key twice, and only what JSON can hold. A zip is bounded before and while it is read.
"""

from __future__ import annotations

import io
import json
import math
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel
from yaml.constructor import ConstructorError

from perizinan import skema
from perizinan.services.galat_paket import BERKAS, PILIHAN, GalatPaket, PaketKeliru
from perizinan.skema.dasar import ganda

BERSAMA = Path(__file__).resolve().parent.parent / "paket" / "bersama"
ZIP_TERBESAR = 256_000
BERKAS_TERBESAR = 200_000
ISI_TERBESAR = 600_000
RASIO_TERBESAR = 100  # text packs shrink to a tenth; a bomb to a thousandth
DALAM_TERBESAR = 20
BERPASANGAN = ("pilihan", "kelompok_pilihan", "standar")  # mappings whose order people see
_ANGKA_TERBESAR = 2**53
Isi = dict[str, Any]


class _Pemuat(yaml.SafeLoader):
    """A key that is written twice is an error, not the last one's."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        kunci = [k.value for k, _ in node.value if isinstance(k, yaml.ScalarNode)]
        if dua := ganda(kunci):
            raise ConstructorError(None, None, f"kunci ganda {dua}", node.start_mark)
        return super().construct_mapping(node, deep=deep)


def baca_folder(folder: Path) -> dict[str, str]:
    """The texts of a pack's files, by name."""
    return {nama: (folder / nama).read_text("utf-8") for nama in BERKAS.values() if (folder / nama).exists()}


def baca_zip(isi: bytes) -> dict[str, str]:
    """The same from a zip. Raises PaketKeliru, naming every entry that may not be there."""
    if len(isi) > ZIP_TERBESAR:
        raise PaketKeliru([GalatPaket("zip", "", f"paling besar {ZIP_TERBESAR // 1000} KB")])
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            semua = arsip.infolist()
            if galat := list(_periksa_arsip(semua)):
                raise PaketKeliru(galat)
            return {x.filename: _isi_berkas(arsip, x) for x in semua}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as e:
        raise PaketKeliru([GalatPaket("zip", "", "tidak dapat dibuka; buat lagi sebagai zip biasa")]) from e


def _periksa_arsip(semua: list[zipfile.ZipInfo]) -> Iterator[GalatPaket]:
    if len(semua) > len(BERKAS):
        yield GalatPaket("zip", "", f"paling banyak {len(BERKAS)} berkas, tanpa folder")
        return
    if sum(x.file_size for x in semua) > ISI_TERBESAR:
        yield GalatPaket("zip", "", f"isinya paling besar {ISI_TERBESAR // 1000} KB")
    nama = [x.filename for x in semua]
    for x in semua:
        yield from (GalatPaket(_nama_aman(x.filename), "", sebab) for sebab in _periksa_entri(x, nama))


def _periksa_entri(x: zipfile.ZipInfo, nama: list[str]) -> Iterator[str]:
    if x.filename not in BERKAS.values():
        yield f"bukan berkas paket; yang dikenal {', '.join(BERKAS.values())}, langsung di dalam zip"
    if nama.count(x.filename) > 1:
        yield "ada dua kali"
    jenis = stat.S_IFMT(x.external_attr >> 16)
    if jenis not in (0, stat.S_IFREG):
        yield "bukan berkas biasa"
    if x.flag_bits & 0x1:
        yield "bersandi"
    if x.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        yield "cara pemampatannya tidak dikenal"
    if x.file_size > BERKAS_TERBESAR:
        yield f"paling besar {BERKAS_TERBESAR // 1000} KB"
    if x.file_size > RASIO_TERBESAR * max(x.compress_size, 1):
        yield "terlalu mampat untuk sebuah paket"


def _nama_aman(nama: str) -> str:
    return re.sub(r"[^\w./-]", "?", nama)[:60] or "zip"


def _isi_berkas(arsip: zipfile.ZipFile, x: zipfile.ZipInfo) -> str:
    """What the directory says of the size is the sender's word: reading stops at the bound all the same."""
    with arsip.open(x) as aliran:
        isi = aliran.read(BERKAS_TERBESAR + 1)
    if len(isi) > BERKAS_TERBESAR:
        raise PaketKeliru([GalatPaket(x.filename, "", f"paling besar {BERKAS_TERBESAR // 1000} KB")])
    try:
        return isi.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        raise PaketKeliru([GalatPaket(x.filename, "", "harus teks UTF-8")]) from e


def urai(berkas: Mapping[str, str], bersama: Path = BERSAMA) -> tuple[Isi, list[GalatPaket]]:
    """The data of a pack from its files' texts, and every error of reading them."""
    isi: Isi = {}
    galat: list[GalatPaket] = []
    for kunci, nama in BERKAS.items():
        if nama not in berkas:
            galat += [] if kunci in PILIHAN else [GalatPaket(nama, "", "berkas tidak ada")]
            continue
        try:
            isi[kunci] = berkas[nama] if kunci == "templat" else _urai_yaml(nama, berkas[nama])
        except PaketKeliru as e:
            galat += e.galat
    if isinstance(isi.get("bagian"), list):
        isi["bagian"], hilang = _sisipkan_blok(isi["bagian"], bersama)
        galat += hilang
    galat += [g for kunci, nilai in isi.items() for g in _periksa_nilai(BERKAS[kunci], nilai)]
    return ({} if galat else _rapikan(isi)), galat


def periksa_data(isi: Isi) -> list[GalatPaket]:
    """What could not be stored: too much of it, or characters that the database refuses."""
    galat = [g for kunci, nilai in isi.items() for g in _periksa_nilai(BERKAS.get(kunci, kunci), nilai)]
    if len(json.dumps(isi)) > ISI_TERBESAR:
        galat.append(GalatPaket("paket", "", f"isinya paling besar {ISI_TERBESAR // 1000} KB"))
    return galat


def _urai_yaml(nama: str, teks: str) -> Any:
    if len(teks) > BERKAS_TERBESAR:
        raise PaketKeliru([GalatPaket(nama, "", f"paling besar {BERKAS_TERBESAR // 1000} KB")])
    try:
        _periksa_alir(nama, teks)
        isi = yaml.load(teks, _Pemuat)  # a SafeLoader
    except yaml.MarkedYAMLError as e:
        tanda = e.problem_mark
        tempat = f"baris {tanda.line + 1}" if tanda else ""
        raise PaketKeliru([GalatPaket(nama, tempat, _kata_yaml(e))]) from e
    except (yaml.YAMLError, ValueError, OverflowError) as e:
        raise PaketKeliru([GalatPaket(nama, "", "bukan YAML yang dapat dibaca")]) from e
    if not isi:
        raise PaketKeliru([GalatPaket(nama, "", "kosong")])
    return isi


def _kata_yaml(e: yaml.MarkedYAMLError) -> str:
    masalah = str(e.problem or "")
    return masalah if masalah.startswith("kunci ganda") else "penulisan YAML-nya keliru"


def _periksa_alir(nama: str, teks: str) -> None:
    """Before anything is built: no anchors and aliases, no tags, no depth that would overrun the stack."""
    dalam = 0
    for peristiwa in yaml.parse(teks, yaml.SafeLoader):
        tanda = peristiwa.start_mark
        baris = f"baris {tanda.line + 1}" if tanda else ""
        if isinstance(peristiwa, yaml.AliasEvent) or getattr(peristiwa, "anchor", None):
            raise PaketKeliru([GalatPaket(nama, baris, "jangkar (&) dan alias (*) tidak dipakai dalam paket")])
        if getattr(peristiwa, "tag", None):
            raise PaketKeliru([GalatPaket(nama, baris, "penanda jenis (!) tidak dipakai dalam paket")])
        if isinstance(peristiwa, yaml.CollectionStartEvent):
            dalam += 1
        elif isinstance(peristiwa, yaml.CollectionEndEvent):
            dalam -= 1
        if dalam > DALAM_TERBESAR:
            raise PaketKeliru([GalatPaket(nama, baris, "terlalu dalam bersarang")])


def _sisipkan_blok(bagian: list[Any], folder: Path) -> tuple[list[Any], list[GalatPaket]]:
    """Replace "blok: nama" by the shared sections of that name."""
    hasil: list[Any] = []
    galat: list[GalatPaket] = []
    sudah: set[str] = set()
    for b in bagian:
        if not isinstance(b, dict) or "blok" not in b:
            hasil.append(b)
            continue
        blok = str(b["blok"])
        if blok in sudah:
            return hasil, [*galat, GalatPaket("formulir.yaml", f"blok {blok[:40]}", "disebut dua kali")]
        sudah.add(blok)
        berkas = folder / f"{blok}.yaml"
        if set(b) != {"blok"} or not re.fullmatch(r"[a-z][a-z0-9_]{1,39}", blok) or not berkas.exists():
            galat.append(GalatPaket("formulir.yaml", f"blok {blok[:40]}", "blok bersama itu tidak ada"))
            continue
        hasil += _urai_yaml(f"bersama/{berkas.name}", berkas.read_text("utf-8"))
    return hasil, galat


def _periksa_nilai(nama: str, nilai: Any, jalur: str = "", dalam: int = 0) -> Iterator[GalatPaket]:
    """Only what JSON, and PostgreSQL's jsonb, can hold."""
    if dalam > DALAM_TERBESAR:
        yield GalatPaket(nama, jalur, "terlalu dalam bersarang")
    elif isinstance(nilai, dict):
        for k, v in nilai.items():
            # Of choices the keys become pairs, and the shape of the pack says that they are to be text.
            if not isinstance(k, str) and not jalur.endswith(BERPASANGAN):
                yield GalatPaket(nama, jalur, f"kunci {k!r} harus teks; beri tanda kutip")
            yield from _periksa_nilai(nama, v, f"{jalur}.{k}".strip(".")[:120], dalam + 1)
    elif isinstance(nilai, list):
        for n, v in enumerate(nilai, 1):
            yield from _periksa_nilai(nama, v, f"{jalur}.{n}".strip("."), dalam + 1)
    elif sebab := _sebab_nilai(nilai):
        yield GalatPaket(nama, jalur, sebab)


def _sebab_nilai(nilai: Any) -> str:
    if isinstance(nilai, str):
        return "memuat huruf yang tidak dapat disimpan" if re.search("[\0\ud800-\udfff]", nilai) else ""
    if isinstance(nilai, float) and not math.isfinite(nilai):
        return "harus bilangan biasa"
    if isinstance(nilai, int | float) and abs(nilai) > _ANGKA_TERBESAR:
        return "bilangannya terlalu besar"
    return "" if nilai is None or isinstance(nilai, bool | int | float | date) else "jenis nilainya tidak dikenal"


def _rapikan(nilai: Any) -> Any:
    """As JSON holds it: dates as text, and mappings whose order matters as pairs."""
    if isinstance(nilai, dict):
        hasil = {str(k): _rapikan(v) for k, v in nilai.items()}
        for k in BERPASANGAN:
            if isinstance(v := nilai.get(k), dict):
                hasil[k] = [[kode, _pasangan(isi)] for kode, isi in v.items()]
        return hasil
    if isinstance(nilai, list | tuple):
        return [_rapikan(v) for v in nilai]
    if isinstance(nilai, date):
        return nilai.date().isoformat() if isinstance(nilai, datetime) else nilai.isoformat()
    return nilai


def _pasangan(isi: Any) -> Any:
    return [[k, v] for k, v in isi.items()] if isinstance(isi, dict) else isi


def dari_paket(paket: skema.Paket) -> Isi:
    """The data of a pack as one would write it: without what is the default anyway."""
    isi: Isi = paket.model_dump(mode="json", exclude_defaults=True)
    return isi


def tulis_zip(isi: Isi) -> bytes:
    """A zip of the pack's files; reading it gives the same data."""
    hasil = io.BytesIO()
    with zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED) as arsip:
        for kunci, nama in BERKAS.items():
            if kunci in isi:
                # One date for all: the same content is the same file.
                arsip.writestr(zipfile.ZipInfo(nama, (1980, 1, 1, 0, 0, 0)), _teks(kunci, isi[kunci]), 8)
    return hasil.getvalue()


def _teks(kunci: str, isi: Any) -> str:
    if kunci == "templat":
        return str(isi)
    return yaml.safe_dump(_terbaca(isi), allow_unicode=True, sort_keys=False, width=120)


def _terbaca(nilai: Any) -> Any:
    """Keys in the order of the schema, and pairs as mappings again, where no key is lost by it."""
    if isinstance(nilai, dict):
        urut = sorted(nilai, key=lambda k: (_URUTAN.get(k, len(_URUTAN)), k))
        return {k: _peta(nilai[k]) if k in BERPASANGAN else _terbaca(nilai[k]) for k in urut}
    return [_terbaca(v) for v in nilai] if isinstance(nilai, list) else nilai


def _peta(nilai: Any) -> Any:
    if not isinstance(nilai, list) or not nilai or not all(isinstance(x, list) and len(x) == 2 for x in nilai):
        return _terbaca(nilai)
    kunci = [k for k, _ in nilai]
    if not all(isinstance(k, str) for k in kunci) or len(set(kunci)) < len(kunci):
        return nilai
    return {k: _peta(v) if isinstance(v, list) else v for k, v in nilai}


def _urutan_kunci() -> dict[str, int]:
    """Every key of every part of a pack, in the order in which the schema declares them."""
    model = [x for x in vars(skema).values() if isinstance(x, type) and issubclass(x, BaseModel)]
    nama = [kunci for x in model for kunci in x.model_fields]
    return {kunci: nama.index(kunci) for kunci in nama}


_URUTAN = _urutan_kunci()
