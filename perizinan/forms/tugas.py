"""Forms about who does the work: a task given to a colleague, and days away."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from akun.models import Pengguna
from akun.status import SEBAB_TIDAK_HADIR
from perizinan.forms.meja import VersiForm
from sicantik.lib import jam


class AlihkanForm(VersiForm):
    """To whom and why. `riwayat` is the newest line of the task's history that the page showed."""

    riwayat = forms.IntegerField(widget=forms.HiddenInput)
    kepada = forms.TypedChoiceField(label=_("Alihkan kepada"), coerce=int)
    catatan = forms.CharField(
        label=_("Alasan pengalihan"),
        help_text=_("Dibaca petugas; tercatat pada riwayat tugas."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, calon: Iterable[Pengguna], **kw: Any) -> None:
        super().__init__(*args, **kw)
        pilihan = [("", _("Pilih petugas")), *((o.pk, o.nama) for o in calon)]
        self.fields["kepada"].choices = pilihan  # type: ignore[attr-defined]


class TidakHadirForm(forms.Form):
    """Who is away, from when, until when and why."""

    use_required_attribute = False
    siapa = forms.ModelChoiceField(label=_("Petugas"), queryset=Pengguna.objects.none(), empty_label=_("Pilih petugas"))
    mulai = forms.DateField(label=_("Mulai"), widget=forms.DateInput(attrs={"type": "date", "class": "w16"}))
    sampai = forms.DateField(
        label=_("Sampai"),
        help_text=_("Hari terakhir tidak hadir."),
        widget=forms.DateInput(attrs={"type": "date", "class": "w16"}),
    )
    sebab = forms.ChoiceField(
        label=_("Sebab"), choices=[(k, _(v)) for k, v in SEBAB_TIDAK_HADIR.items()], widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, calon: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["siapa"].queryset = calon  # type: ignore[attr-defined]
        for nama in ("mulai", "sampai"):
            self.fields[nama].input_formats = ["%Y-%m-%d", "%d/%m/%Y"]  # type: ignore[attr-defined]
            self.fields[nama].widget.format = "%Y-%m-%d"
            self.fields[nama].error_messages["invalid"] = _(
                "Tulis tanggal sebagai hari/bulan/tahun, misalnya 24/12/2026"
            )

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        mulai, sampai = isi.get("mulai"), isi.get("sampai")
        if mulai and sampai and sampai < mulai:
            self.add_error("sampai", _("Tanggal sampai harus sama dengan atau sesudah tanggal mulai"))
        elif sampai and sampai < jam.hari_ini():
            self.add_error("sampai", _("Tanggal itu sudah lewat. Catat ketidakhadiran hari ini atau mendatang."))
        return isi
