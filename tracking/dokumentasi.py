"""The API's page for people, read from its own schema."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from drf_spectacular.generators import SchemaGenerator

JENIS = {"string": "teks", "integer": "bilangan", "boolean": "ya/tidak", "array": "daftar", "object": "objek"}
BENTUK = {"date-time": "waktu ISO 8601", "date": "tanggal ISO 8601"}


@dataclass(frozen=True)
class Bidang:
    nama: str  # nested ones with their way: tahap[].nama
    jenis: str
    keterangan: str


@dataclass(frozen=True)
class Operasi:
    kode: str
    jalan: str
    judul: str
    uraian: str
    bidang: list[Bidang]
    galat: list[tuple[str, str]]


@cache
def daftar_operasi() -> list[Operasi]:
    """Every operation of the API with its fields; the schema does not change while the process runs."""
    skema = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    return [_operasi(jalan, isi["get"], skema["components"]["schemas"]) for jalan, isi in skema["paths"].items()]


def _operasi(jalan: str, isi: dict[str, Any], komponen: dict[str, Any]) -> Operasi:
    jawaban = isi["responses"]
    return Operasi(
        kode=isi["operationId"],
        jalan=jalan,
        judul=isi["summary"],
        uraian=isi["description"],
        bidang=list(_bidang(jawaban["200"]["content"]["application/json"]["schema"], komponen, "")),
        galat=[(kode, jawab["description"]) for kode, jawab in sorted(jawaban.items()) if kode != "200"],
    )


def _bidang(skema: dict[str, Any], komponen: dict[str, Any], awalan: str) -> Iterator[Bidang]:
    """The fields of an object and of the objects in it."""
    isi = _buka(skema, komponen)
    if isi.get("type") == "array":
        yield from _bidang(isi["items"], komponen, f"{awalan}[]")
        return
    for nama, mentah in isi.get("properties", {}).items():
        bidang = _buka(mentah, komponen)
        lengkap = f"{awalan}.{nama}" if awalan else nama
        yield Bidang(lengkap, _jenis(bidang), mentah.get("description") or bidang.get("description", ""))
        yield from _bidang(bidang, komponen, lengkap)


def _buka(skema: dict[str, Any], komponen: dict[str, Any]) -> dict[str, Any]:
    """What a reference stands for."""
    acuan = skema.get("$ref") or next((s["$ref"] for s in skema.get("allOf", []) if "$ref" in s), "")
    return komponen[acuan.rpartition("/")[2]] if acuan else skema


def _jenis(bidang: dict[str, Any]) -> str:
    kata = BENTUK.get(bidang.get("format", "")) or JENIS.get(bidang.get("type", ""), "")
    return f"{kata} atau kosong" if bidang.get("nullable") else kata  # kept for the process: in the schema's language
