"""SOPs for the engine's tests: the SIUP pack, all seven of the decree, and generated ones."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.text import slugify
from hypothesis import strategies as st

from akun.status import JABATAN, PEMOHON
from perizinan.services.paket import FOLDER, baca_paket, definisi_sop
from sop.definisi import Cabang, Definisi, Langkah

BERKAS = Path(__file__).resolve().parent.parent / "data" / "sop.yaml"
POSISI = sorted(JABATAN)
_AWAL, _AKHIR = ("ajukan", "periksa_berkas"), ("koreksi", "tandatangani", "arsipkan", "serahkan", "terima")
_SEMBILAN = (*_AWAL, "cetak_izin", "verifikasi", *_AKHIR)
_TINJAUAN = ("jadwalkan", "tinjau", "cetak_resume", "verifikasi", "hitung_retribusi", "bayar", "cetak_skrd")
_LIMA_BELAS = (*_AWAL, *_TINJAUAN, "cetak_izin", *_AKHIR)
AKSI = {*_SEMBILAN, *_LIMA_BELAS}
_PISAH = {"ajukan": "pemohon", "cetak_izin": "entri", "koreksi": "koreksi", "tandatangani": "tanda_tangan"}


@cache
def keputusan() -> dict[str, Any]:
    """The decree's seven SOPs by code, as the file has them."""
    return {s["kode"]: s for s in yaml.safe_load(BERKAS.read_text())["sop"]}


@cache
def siup() -> Definisi:
    """SIUP as the office runs it: from its pack."""
    return definisi_sop(baca_paket(FOLDER / "siup"))


@cache
def menurut_keputusan(kode: str) -> Definisi:
    """One of the seven SOPs straight from the decree, with the portal's reading of who waits for whom."""
    sop = keputusan()[kode]
    return Definisi(kode, sop["nama"], sop["metadata"]["nomor"], tuple(_langkah(x) for x in _dengan_aksi(sop)))


def _dengan_aksi(sop: dict[str, Any]) -> list[dict[str, Any]]:
    nama = _SEMBILAN if len(sop["langkah"]) == len(_SEMBILAN) else _LIMA_BELAS
    return [{**x, "aksi": aksi} for x, aksi in zip(sop["langkah"], nama, strict=True)]


def _langkah(x: dict[str, Any]) -> Langkah:
    pelaksana = tuple(slugify(p) for p in x["pelaksana"])
    cabang = [c for c in x.get("cabang", []) if c["ke"] != x["urut"]]  # waiting is not a move
    return Langkah(
        urut=x["urut"],
        kegiatan=x["kegiatan"],
        singkat=x["aksi"],
        pelaksana=pelaksana,
        aksi=x["aksi"],
        menit=x["waktu"]["menit"],
        hari_ke=x["hari_ke"],
        cabang=tuple(Cabang(c["hasil"], "batal" if c["ke"] == "BATAL" else c["ke"]) for c in cabang),
        menunggu_pemohon=pelaksana[0] == PEMOHON or x["aksi"] == "serahkan",
        cukup_satu=x["aksi"] == "terima",
        # HO verifies twice (6 and 11), both times by the Kasi: one duty.
        tugas_pisah="verifikasi" if x["kegiatan"].startswith("Memverifikasi") else _PISAH.get(x["aksi"], ""),
    )


@st.composite
def definisi_sembarang(draw: st.DrawFn) -> Definisi:
    """A SOP that nobody wrote: any length, several positions in a step, agreement, refusal and cancelling."""
    panjang = draw(st.integers(2, 9))
    langkah = [Langkah(1, "Mendaftar", "Daftar", (PEMOHON,), "ajukan", hari_ke=1, menunggu_pemohon=True)]
    for urut in range(2, panjang + 1):
        pelaksana = tuple(draw(st.lists(st.sampled_from(POSISI), min_size=1, max_size=3, unique=True)))
        lanjut: int | str = urut + 1 if urut < panjang else "selesai"
        cabang: list[Cabang] = []
        if draw(st.booleans()):
            mundur = draw(st.one_of(st.integers(1, urut - 1), st.just("batal")))
            cabang = [Cabang("ya", lanjut), Cabang("tidak", mundur)]  # type: ignore[arg-type]
        langkah.append(
            Langkah(
                urut,
                f"Kegiatan {urut}",
                f"L{urut}",
                pelaksana,
                draw(st.sampled_from(sorted(AKSI - {"ajukan"}))),
                hari_ke=draw(st.one_of(st.none(), st.integers(1, 12))),
                cabang=tuple(cabang),
                cukup_satu=draw(st.booleans()),
            )
        )
    return Definisi("UJI", "SOP uji", "1", tuple(langkah))
