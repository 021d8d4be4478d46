"""Forms of the visit: its schedule, its records, its report, and the resume made of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from akun.models import Pengguna
from perizinan.forms.meja import VersiForm
from perizinan.isian.tinjauan import TERPANJANG
from perizinan.services.catatan import Kiriman
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.peninjauan import Jadwal, periksa_kehadiran, periksa_waktu
from perizinan.status import KESIMPULAN
from sicantik.lib import jam
from sicantik.lib.harikerja import Kalender

GORESAN_TERPANJANG = 60_000


class JadwalForm(VersiForm):
    """When, where and who. `papan` is the team's week, shown beside it."""

    tanggal = forms.DateField(
        label=_("Tanggal"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={"invalid": _("Tulis tanggal sebagai hari/bulan/tahun, misalnya 24/12/2026")},
        widget=forms.DateInput(attrs={"type": "date", "class": "w16"}, format="%Y-%m-%d"),
    )
    mulai = forms.TimeField(
        label=_("Jam mulai"),
        input_formats=["%H:%M", "%H:%M:%S", "%H.%M"],
        error_messages={"invalid": _("Tulis jam seperti 09:00")},
        widget=forms.TimeInput(attrs={"type": "time", "class": "w8"}, format="%H:%M"),
    )
    selesai = forms.TimeField(
        label=_("Jam selesai"),
        input_formats=["%H:%M", "%H:%M:%S", "%H.%M"],
        error_messages={"invalid": _("Tulis jam seperti 09:00")},
        widget=forms.TimeInput(attrs={"type": "time", "class": "w8"}, format="%H:%M"),
    )
    tempat = forms.CharField(label=_("Tempat"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    tim = forms.TypedMultipleChoiceField(
        label=_("Anggota tim"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pilih sedikitnya satu anggota tim")},
    )
    ketua = forms.TypedChoiceField(label=_("Ketua tim"), coerce=int)

    def __init__(
        self, *args: Any, calon: Iterable[Pengguna], kalender: Kalender, papan: object = None, **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.kalender, self.papan = kalender, papan
        pilihan = [(o.pk, f"{o.nama}, {o.instansi}" if o.instansi else o.nama) for o in calon]
        self.fields["tim"].choices = pilihan  # type: ignore[attr-defined]
        self.fields["ketua"].choices = [("", _("Pilih ketua")), *pilihan]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        if isi.get("ketua") and isi.get("tim") and isi["ketua"] not in isi["tim"]:
            self.add_error("ketua", _("Pilih ketua dari anggota tim yang dicentang"))
        if not {"tanggal", "mulai", "selesai"} <= isi.keys():
            return isi
        mulai, selesai = self._rentang(isi)
        try:
            periksa_waktu(self.kalender, mulai, selesai)
        except PermohonanDitolak as e:
            self.add_error("tanggal", str(e))
        try:
            periksa_kehadiran(isi.get("tim", []), mulai)
        except PermohonanDitolak as e:
            self.add_error("tim", str(e))
        return isi

    def _rentang(self, isi: dict[str, Any]) -> tuple[datetime, datetime]:
        zona = jam.zona()
        return tuple(datetime.combine(isi["tanggal"], isi[j], zona) for j in ("mulai", "selesai"))  # type: ignore[return-value]

    def jadwal(self) -> Jadwal:
        isi = self.cleaned_data
        mulai, selesai = self._rentang(isi)
        return Jadwal(mulai, selesai, isi["tempat"], frozenset(isi["tim"]), isi["ketua"])


class UbahJadwalForm(JadwalForm):
    """The same for a visit that is moved, with the reason that the applicant reads."""

    alasan = forms.CharField(
        label=_("Alasan perubahan"),
        help_text=_("Dibaca pemohon."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class CatatForm(forms.Form):
    """One record as the phone sends it. A position or a time that cannot be read is left out, never the record."""

    kunci = forms.UUIDField()
    butir = forms.CharField(max_length=40)
    nilai = forms.CharField(required=False, max_length=GORESAN_TERPANJANG)
    keterangan = forms.CharField(required=False, max_length=500)
    foto = forms.FileField(required=False)
    ganti = forms.UUIDField(required=False)
    lintang = forms.FloatField(required=False, min_value=-90, max_value=90)
    bujur = forms.FloatField(required=False, min_value=-180, max_value=180)
    ketelitian = forms.FloatField(required=False, min_value=0, max_value=1_000_000)
    saat = forms.DateTimeField(required=False)

    def clean(self) -> dict[str, Any]:
        for nama in ("lintang", "bujur", "ketelitian", "saat"):
            self.errors.pop(nama, None)
        return self.cleaned_data

    def kiriman(self) -> Kiriman:
        isi = self.cleaned_data
        lintang, bujur, teliti = isi.get("lintang"), isi.get("bujur"), isi.get("ketelitian")
        berletak = lintang is not None and bujur is not None
        return Kiriman(
            kunci=isi["kunci"],
            butir=isi["butir"],
            nilai=isi["nilai"],
            keterangan=isi["keterangan"],
            foto=isi["foto"].read() if isi.get("foto") else b"",
            lintang=_derajat(lintang) if berletak else None,
            bujur=_derajat(bujur) if berletak else None,
            ketelitian=round(teliti) if berletak and teliti is not None else None,
            saat=isi.get("saat"),
            ganti=isi.get("ganti"),
        )


class TutupForm(VersiForm):
    """The team's conclusion, which closes its report."""

    kesimpulan = forms.ChoiceField(
        label=_("Kesimpulan tim"), choices=[(k, _(v)) for k, v in KESIMPULAN.items()], widget=forms.RadioSelect
    )
    uraian = forms.CharField(
        label=_("Uraian"),
        help_text=_("Wajib bila ada syarat atau lokasi tidak layak."),
        required=False,
        max_length=TERPANJANG * 2,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        if isi.get("kesimpulan") in ("bersyarat", "tidak_layak") and not (isi.get("uraian") or "").strip():
            self.add_error("uraian", _("Tulis syarat atau sebabnya"))
        return isi


class ResumeForm(VersiForm):
    """The summary and the recommendation."""

    uraian = forms.CharField(
        label=_("Uraian resume"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 16, "class": "panjang", "lang": "id"}),
    )
    rekomendasi = forms.ChoiceField(
        label=_("Rekomendasi"), choices=[(k, _(v)) for k, v in KESIMPULAN.items()], widget=forms.RadioSelect
    )


def _derajat(nilai: float | None) -> Decimal | None:
    return None if nilai is None else Decimal(str(round(nilai, 6)))
