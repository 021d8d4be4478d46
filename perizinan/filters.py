"""Filters of the inbox."""

from __future__ import annotations

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from perizinan.models import Permohonan
from perizinan.status import AKSI


class MejaFilter(django_filters.FilterSet):
    """Search by registration or permit number, company or applicant; by permit type; by step."""

    cari = django_filters.CharFilter(method="menurut_teks", label=_("Cari nomor, nama, atau perusahaan"))
    izin = django_filters.ChoiceFilter(field_name="versi_paket__kode", label=_("Izin"), empty_label=_("Semua izin"))
    langkah = django_filters.ChoiceFilter(
        field_name="proses__aksi",
        label=_("Langkah"),
        empty_label=_("Semua langkah"),
        choices=[(kode, _(teks)) for kode, teks in AKSI.items() if kode not in ("ajukan", "terima")],
    )

    class Meta:
        model = Permohonan
        fields = ["cari", "izin", "langkah"]

    def __init__(self, *args: object, kode_izin: list[str], **kw: object) -> None:
        super().__init__(*args, **kw)
        self.filters["izin"].extra["choices"] = [(k, k) for k in kode_izin]

    def menurut_teks(self, rows: QuerySet[Permohonan], nama: str, teks: str) -> QuerySet[Permohonan]:
        angka = "".join(teks.split())
        if angka.isdecimal():
            return rows.filter(nomor__startswith=angka)
        if "/" in teks:  # only permit numbers have one
            return rows.filter(izin__nomor__istartswith=teks)
        return rows.filter(Q(nama_usaha__icontains=teks) | Q(nama_pemohon__icontains=teks))
