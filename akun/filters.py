"""Lists of the administrator: officers with search, and the assignments of one."""

import django_filters
from django.db.models import BooleanField, Case, Prefetch, Q, QuerySet, When
from django.utils.translation import gettext_lazy as _

from akun.models import Jabatan, Pengguna, Penugasan
from sicantik.lib import jam


class PetugasFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(method="cari", label=_("Cari nama atau surel"))
    jabatan = django_filters.ModelChoiceFilter(
        queryset=Jabatan.objects.all(), method="pada_jabatan", label=_("Jabatan"), empty_label=_("Semua jabatan")
    )
    aktif = django_filters.ChoiceFilter(
        field_name="is_active",
        choices=[("True", _("Aktif")), ("False", _("Dinonaktifkan"))],
        label=_("Keadaan"),
        empty_label=_("Semua"),
    )

    def cari(self, qs: QuerySet[Pengguna], nama: str, nilai: str) -> QuerySet[Pengguna]:
        return qs.filter(Q(nama__icontains=nilai) | Q(email__icontains=nilai))

    def pada_jabatan(self, qs: QuerySet[Pengguna], nama: str, nilai: Jabatan) -> QuerySet[Pengguna]:
        return qs.filter(pk__in=Penugasan.objects.berlaku().filter(jabatan=nilai).values("pengguna"))


def daftar_petugas() -> QuerySet[Pengguna]:
    """Officers with the assignments in force as `tugas_kini`: two statements for any number."""
    kini = Penugasan.objects.berlaku().select_related("jabatan")
    return (
        Pengguna.objects.filter(petugas=True)
        .prefetch_related(Prefetch("penugasan", kini, to_attr="tugas_kini"))
        .order_by("-is_active", "nama", "pk")
    )


def riwayat_tugas(petugas: Pengguna) -> QuerySet[Penugasan]:
    """All assignments of an officer, newest first; `sudah_lewat` where nothing is left to end."""
    lewat = Case(When(selesai__lte=jam.kini(), then=True), default=False, output_field=BooleanField())
    return (
        petugas.penugasan.select_related("jabatan", "atas_nama", "diberikan_oleh")
        .annotate(sudah_lewat=lewat)
        .order_by("-mulai")
    )
