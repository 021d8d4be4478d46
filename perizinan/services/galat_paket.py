"""What is wrong with a pack: every error by its file, its key and its reason, in Indonesian."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

# Parts of a pack by the names of their files.
BERKAS = {
    "izin": "izin.yaml",
    "bagian": "formulir.yaml",
    "syarat": "persyaratan.yaml",
    "sop": "sop.yaml",
    "templat": "izin.html",
    "tinjauan": "tinjauan.yaml",
    "tarif": "tarif.yaml",
}
PILIHAN = ("tinjauan", "tarif")  # only where the SOP inspects, and asks a fee
CABANG_UNION = ("int", "literal['BATAL']")  # how pydantic names the two kinds of a branch's goal
_SEBAB = {
    "missing": "wajib ada",
    "extra_forbidden": "kunci tidak dikenal",
    "string_type": "harus teks; beri tanda kutip",
    "int_type": "harus bilangan bulat",
    "int_parsing": "harus bilangan bulat",
    "int_from_float": "harus bilangan bulat",
    "bool_type": "harus true atau false",
    "bool_parsing": "harus true atau false",
    "date_type": "harus tanggal, seperti 2026-08-17",
    "date_parsing": "harus tanggal, seperti 2026-08-17",
    "date_from_datetime_parsing": "harus tanggal, seperti 2026-08-17",
    "date_from_datetime_inexact": "harus tanggal tanpa jam",
    "tuple_type": "harus daftar",
    "list_type": "harus daftar",
    "model_type": "harus berisi kunci dan nilai",
    "dict_type": "harus berisi kunci dan nilai",
}
_SEBAB_BERNILAI = {
    "literal_error": ("expected", "harus salah satu dari {}"),
    "string_pattern_mismatch": ("pattern", "bentuknya tidak sesuai pola {}"),
    "string_too_long": ("max_length", "paling panjang {} huruf"),
    "too_short": ("min_length", "paling sedikit {} butir"),
    "too_long": ("max_length", "paling banyak {} butir"),
    "greater_than": ("gt", "harus lebih dari {}"),
    "greater_than_equal": ("ge", "paling kecil {}"),
    "less_than_equal": ("le", "paling besar {}"),
}


@dataclass(frozen=True)
class GalatPaket:
    """One error. `kunci` may be empty where the whole file is at fault."""

    berkas: str
    kunci: str
    sebab: str

    def __str__(self) -> str:
        return ": ".join(x for x in (self.berkas, self.kunci, self.sebab) if x)


class PaketKeliru(Exception):
    """A pack that cannot be loaded: `galat` are all its errors, each with file, key and reason."""

    def __init__(self, galat: Iterable[GalatPaket], awalan: str = "") -> None:
        self.galat = tuple(dict.fromkeys(galat))
        super().__init__("\n".join(f"{awalan}{g}" for g in self.galat))


def dari_kalimat(kalimat: str) -> GalatPaket:
    """ "sop.yaml: langkah 3: ..." as the checks say it."""
    berkas, _, sisa = kalimat.partition(": ")
    kunci, pisah, sebab = sisa.partition(": ")
    return GalatPaket(berkas, kunci, sebab) if pisah else GalatPaket(berkas, "", sisa)


def dari_skema(e: ValidationError, isi: Mapping[str, Any]) -> Iterator[GalatPaket]:
    """Every error of the shape. Items of a list are named by their code, where they have one."""
    for galat in e.errors(include_url=False, include_input=False):
        if galat["type"] == "tidak_cocok":
            yield from (dari_kalimat(x) for x in galat["ctx"]["galat"])
            continue
        bagian, *jalur = galat["loc"]
        sebab = _sebab(galat)
        if jalur and jalur[-1] in CABANG_UNION:
            jalur, sebab = jalur[:-1], "harus nomor langkah atau BATAL"
        yield GalatPaket(BERKAS.get(str(bagian), str(bagian)), _kunci(isi.get(str(bagian)), jalur), sebab)


def _sebab(galat: Any) -> str:
    jenis, ctx = galat["type"], galat.get("ctx", {})
    if jenis == "value_error":
        return str(ctx["error"])
    if jenis in _SEBAB_BERNILAI:
        nama, kata = _SEBAB_BERNILAI[jenis]
        return kata.format(str(ctx[nama]).replace(" or ", " atau "))
    return _SEBAB.get(jenis, f"nilainya tidak dapat dipakai ({jenis})")


def _kunci(isi: Any, jalur: list[Any]) -> str:
    """langkah.3.waktu.menit, pemohon.medan.nik.label: numbers of steps and codes instead of positions."""
    nama = []
    for x in jalur:
        isi = _turun(isi, x)
        sebutan = x + 1 if isinstance(x, int) else x
        if isinstance(x, int) and isinstance(isi, dict):
            sebutan = isi.get("kode") or isi.get("urut") or isi.get("hasil") or sebutan
        nama.append(str(sebutan)[:60])
    return ".".join(nama)


def _turun(isi: Any, x: Any) -> Any:
    try:
        return isi[x]
    except (KeyError, IndexError, TypeError):
        return None
