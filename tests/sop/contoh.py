"""SOPs for the engine's tests: the seven as their packs carry them, and generated ones."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import yaml
from hypothesis import strategies as st

from akun.status import JABATAN, PEMOHON
from perizinan import status
from perizinan.services.paket import FOLDER, definisi_sop
from perizinan.skema import Sop
from sop.definisi import Cabang, Definisi, Langkah
from sop.models import VersiSop
from sop.services import simpan_versi, tetapkan_versi
from sop.status import SEBAB_AKSI

BERKAS = Path(__file__).resolve().parent.parent / "data" / "sop.yaml"
POSISI = sorted(JABATAN)
AKSI = set(status.AKSI)
TUGAS = ("entri", "verifikasi", "koreksi", "tanda_tangan")


@cache
def data() -> dict[str, Any]:
    """The decree as the data file has it."""
    return yaml.safe_load(BERKAS.read_text())


@cache
def keputusan() -> dict[str, Any]:
    """The decree's seven SOPs by code."""
    return {s["kode"]: s for s in data()["sop"]}


@cache
def isi_paket(kode: str) -> dict[str, Any]:
    """sop.yaml of a pack, as written."""
    return yaml.safe_load((FOLDER / kode.lower() / "sop.yaml").read_text())


def umumkan(definisi: Definisi) -> VersiSop:
    """Stored and in force since long ago, or since now where another one is."""
    versi = simpan_versi(definisi)
    tetapkan_versi(versi_sop=versi, berlaku_mulai=date(2017, 4, 25))
    return versi


@cache
def sop_paket(kode: str) -> Definisi:
    """One of the seven SOPs as the office runs it: from its pack, by the product's own reading."""
    izin = SimpleNamespace(kode=kode, nama=keputusan()[kode]["nama"])
    return definisi_sop(SimpleNamespace(sop=Sop.model_validate(isi_paket(kode)), izin=izin))


def siup() -> Definisi:
    return sop_paket("SIUP")


@st.composite
def definisi_sembarang(draw: st.DrawFn) -> Definisi:
    """A SOP that nobody wrote: any length, several positions in a step, waiting, refusal, cancelling, kept duties."""
    panjang = draw(st.integers(2, 9))
    langkah = [
        Langkah(1, "Mendaftar", "Daftar", (PEMOHON,), "ajukan", hari_ke=1, menunggu_pemohon=True, tugas_pisah=PEMOHON)
    ]
    return Definisi("UJI", "SOP uji", "1", (*langkah, *(draw(_langkah(n, panjang)) for n in range(2, panjang + 1))))


@st.composite
def _langkah(draw: st.DrawFn, urut: int, panjang: int) -> Langkah:
    menunggu = draw(st.integers(0, 3)) == 0
    aksi = sorted(set(SEBAB_AKSI) - {"ajukan"}) if menunggu else sorted(AKSI - {"ajukan", "bayar"})
    posisi = [*POSISI, PEMOHON] if menunggu else POSISI
    pelaksana = tuple(draw(st.lists(st.sampled_from(posisi), min_size=1, max_size=3, unique=True)))
    lanjut: Any = urut + 1 if urut < panjang else "selesai"
    cabang: tuple[Cabang, ...] = ()
    if draw(st.booleans()):
        mundur: Any = draw(st.one_of(st.integers(1, urut - 1), st.just("batal")))
        cabang = (Cabang("ya", lanjut), Cabang("tidak", mundur))
    return Langkah(
        urut,
        f"Kegiatan {urut}",
        f"L{urut}",
        pelaksana,
        draw(st.sampled_from(aksi)),
        hari_ke=draw(st.one_of(st.none(), st.integers(1, 12))),
        cabang=cabang,
        cukup_satu=draw(st.booleans()),
        menunggu_pemohon=menunggu,
        tugas_pisah="" if PEMOHON in pelaksana else draw(st.sampled_from(["", *TUGAS])),
    )
