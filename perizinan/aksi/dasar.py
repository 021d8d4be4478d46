"""What every kind of step has in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_noop

from perizinan.akses import BerkasMeja
from perizinan.forms.meja import KonsepForm


@dataclass(frozen=True)
class Aksi:
    """`form` makes the form for a file (bound when the request posts); `laksanakan` carries out a valid one."""

    templat: str
    form: Callable[[BerkasMeja, HttpRequest], forms.Form]
    laksanakan: Callable[[BerkasMeja, Any, HttpRequest], str | None]  # what to say instead of `sesudah`
    sesudah: str = ""
    buka: tuple[str, ...] = ()  # parts of the case page that stand open: isian, konsep, jadwal, laporan, resume
    skrip: str = ""  # of static/js, beside that of the page
    gaya: str = ""  # of static/css


def argumen(b: BerkasMeja, request: HttpRequest) -> dict[str, Any]:
    """What every form of a step takes: the request's data, and the version of the file that the page shows."""
    proses = b.permohonan.proses
    awal = {"versi": proses.jumlah_log if proses else 0}
    if request.method == "POST":
        return {"data": request.POST, "files": request.FILES, "initial": awal}
    return {"initial": awal}


def pokok(b: BerkasMeja, form: forms.Form) -> dict[str, Any]:
    """What every service of a step takes."""
    return {"permohonan": b.permohonan, "versi": form.cleaned_data["versi"], "oleh": b.petugas}


def kabar_putusan(form: KonsepForm) -> str:
    """What to say of a decision."""
    return gettext_noop("Disetujui, diteruskan.") if form.setuju else gettext_noop("Dikembalikan untuk diperbaiki.")
