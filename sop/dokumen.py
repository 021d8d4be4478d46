"""The SOP as a printed document: landscape, with the heads of its table on every page."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import translation

from akun import queries as akun
from sicantik.lib.alur import gambar_mendatar
from sicantik.lib.cetak import buat_html
from sop.models import VersiSop
from sop.naskah import BACAAN, CabangSop, LangkahSop, LembarSop, lembar_sop

TAK_TERBACA = "Tidak terbaca atau tidak ada pada naskah yang kami pegang."
CETAKAN = Path(__file__).resolve().parent / "cetakan"
_TEMPAT_GAMBAR = "@gambar-alur@"  # the template takes text only; the drawing is ours and put in afterwards


def html_sop(versi: VersiSop) -> str:
    """The same words for the same version, whatever the reader's language: documents are Indonesian."""
    with translation.override("id"):
        return _html(lembar_sop(versi, akun.nama_jabatan()))


def _html(sop: LembarSop) -> str:
    kantor = akun.kantor()
    isi = buat_html(
        _baca("sop.html"),
        {
            "pemerintah": kantor.pemerintah.upper(),
            "dinas": kantor.nama.upper(),
            "nama": sop.nama,
            "kode": sop.kode,
            "kepala": [{"label": label, "isi": isi} for label, isi in sop.kepala],
            "bagian": [
                {"judul": judul, "butir": butir or [], "tak_terbaca": "" if butir else TAK_TERBACA}
                for judul, butir in sop.bagian
            ],
            "judul_tabel": sop.naskah.judul_tabel if sop.naskah else "",
            "langkah": [_langkah(x) for x in sop.langkah],
            "keganjilan": sop.naskah.keganjilan if sop.naskah else [],
            "jumlah": f"{len(sop.langkah)} langkah, {sop.hari} hari kerja; waktu baku seluruhnya {sop.waktu}",
            "versi": sop.versi,
            "gambar": _TEMPAT_GAMBAR,
            "contoh": "CONTOH" if settings.DEMO else "",
        },
    )
    gaya = f"<style>{_baca('renang.css')}</style>"
    gambar = gambar_mendatar(sop.alur).replace("<defs>", f"{gaya}<defs>")
    return isi.replace(_TEMPAT_GAMBAR, gambar)


def _langkah(x: LangkahSop) -> dict[str, Any]:
    return {
        "urut": str(x.urut),
        "kegiatan": x.kegiatan,
        "pelaksana": ", ".join(x.pelaksana) + (f"\u00a0{BACAAN}" if x.bacaan else ""),
        "kelengkapan": ", ".join(x.kelengkapan),
        "waktu": x.waktu or "–",
        "output": x.output,
        "keterangan": x.keterangan,
        "cabang": [_cabang(c) for c in x.cabang],
        "jam_berhenti": "Jam pelayanan berhenti selama menunggu pemohon." if x.jam_berhenti else "",
    }


def _cabang(c: CabangSop) -> dict[str, str]:
    dasar = f"\u00a0{BACAAN}" if c.bacaan else f" ({c.dasar})" if c.dasar else ""
    return {"hasil": c.hasil, "isi": f"{c.kondisi}; {c.ke}{dasar}"}


@lru_cache(maxsize=4)
def _baca(nama: str) -> str:
    return (CETAKAN / nama).read_text()
