"""Messages and notes as ready values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from akun.queries import nama_jabatan
from perizinan.akses import BerkasMeja
from perizinan.forms.percakapan import CatatanInternalForm, PesanForm
from perizinan.models import Permohonan, PesanKasus
from perizinan.queries import percakapan
from perizinan.queries.pelaku import dirinya


@dataclass(frozen=True)
class BarisPesan:
    """One message as the reader sees it; `saya` was written on the reader's side."""

    dari: str
    isi: str
    saat: datetime
    saya: bool
    baru: bool
    dibaca: datetime | None
    lampiran: str  # its name, "" for none
    lihat: str
    unduh: str


@dataclass(frozen=True)
class BarisCatatan:
    nama: str
    kapasitas: str
    isi: str
    saat: datetime


def lembar_pesan(permohonan: Permohonan, form: PesanForm | None = None) -> dict[str, Any]:
    """The applicant's side: officers go by their position."""
    jabatan = nama_jabatan()
    pesan = [
        _baris(p, _("Anda") if p.dari == "pemohon" else _(jabatan.get(p.jabatan, p.jabatan)), saya=p.dari == "pemohon")
        for p in percakapan.utas(permohonan)
    ]
    return {"percakapan": pesan, "pesan_tertutup": _tertutup(permohonan), "form_pesan": form or PesanForm()}


def lembar_percakapan(
    b: BerkasMeja, form: PesanForm | None = None, catatan: CatatanInternalForm | None = None
) -> dict[str, Any]:
    """The desk's side; an officer who is the applicant of this very file reads neither messages nor notes here."""
    if dirinya(b.permohonan, b.petugas):
        return {"percakapan_meja": False}
    jabatan = nama_jabatan()
    utas = percakapan.utas(b.permohonan)
    return {
        "percakapan_meja": True,
        "percakapan": [_baris(p, _pengirim(p, b.permohonan, jabatan), saya=p.dari == "petugas") for p in utas],
        "belum_dijawab": sum(p.dari == "pemohon" and p.dijawab is None for p in utas),
        "pesan_tertutup": _tertutup(b.permohonan),
        "form_pesan": form or PesanForm(),
        "catatan_internal": [
            BarisCatatan(c.oleh.nama, _(jabatan.get(c.jabatan, c.jabatan)), c.isi, c.dibuat)
            for c in percakapan.catatan_internal(b.permohonan)
        ],
        "form_catatan": catatan or CatatanInternalForm(),
    }


def _pengirim(p: PesanKasus, permohonan: Permohonan, jabatan: dict[str, str]) -> str:
    if p.dari == "pemohon":
        return _("%(nama)s, pemohon") % {"nama": permohonan.nama_pemohon}
    return f"{p.oleh.nama}, {_(jabatan.get(p.jabatan, p.jabatan))}"


def _baris(p: PesanKasus, dari: str, *, saya: bool) -> BarisPesan:
    lampiran = p.lampiran
    return BarisPesan(
        dari=dari,
        isi=p.isi,
        saat=p.dibuat,
        saya=saya,
        baru=not saya and p.dibaca is None,
        dibaca=p.dibaca if saya else None,
        lampiran=lampiran.nama if lampiran else "",
        lihat=reverse("pratinjau", args=[lampiran.pk, 1]) if lampiran else "",
        unduh=reverse("unduh_berkas", args=[lampiran.pk]) if lampiran else "",
    )


def _tertutup(permohonan: Permohonan) -> str:
    """Why nothing can be written, in words; "" while it can."""
    return {
        "": "",
        "belum_diajukan": _("Percakapan dibuka setelah permohonan diajukan."),
        "tanpa_akun": _("Pemohon belum mempunyai akun. Hubungi lewat telepon; percakapan terbuka setelah diklaim."),
        "selesai": _("Percakapan ini sudah ditutup. Hubungi loket kami untuk bertanya."),
    }[percakapan.sebab_tertutup(permohonan)]
