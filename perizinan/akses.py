"""Gates: each returns the object or raises 404. A foreign object does not exist."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from akun import queries as akun
from akun.models import Pengguna
from akun.status import PETUGAS_LOKET, TIM_TEKNIS
from perizinan.models import (
    AnggotaTim,
    Berkas,
    BuktiBayar,
    Himpunan,
    Izin,
    KabarPenyedia,
    Ketetapan,
    PenetapanPaket,
    Permohonan,
    RancanganPaket,
    Tagihan,
)
from sop.definisi import Definisi
from sop.services import definisi_sop


def pengguna(request: HttpRequest) -> Pengguna:
    """The signed-in person; the middleware has seen to it that there is one."""
    if not isinstance(request.user, Pengguna):
        raise Http404
    return request.user


def permohonan_milik(request: HttpRequest, pk: int) -> Permohonan:
    """An application of the signed-in applicant."""
    return get_object_or_404(Permohonan.objects.milik(pengguna(request)).lengkap(), pk=pk)


def izin_terbit(pemohon: Pengguna) -> QuerySet[Izin]:
    """The published permits of an applicant; foreign ones do not exist for them."""
    return Izin.objects.filter(permohonan__pemohon=pemohon, terbit__isnull=False)


def izin_milik(request: HttpRequest, pk: int) -> Izin:
    """A published permit of the signed-in applicant."""
    return get_object_or_404(izin_terbit(pengguna(request)), pk=pk)


def dokumen_milik(request: HttpRequest, pk: int) -> Berkas:
    """A file of an application that the signed-in applicant has filed."""
    milik = Berkas.objects.filter(permohonan__pemohon=pengguna(request), permohonan__proses__isnull=False)
    return get_object_or_404(milik, pk=pk)


def himpunan_milik(request: HttpRequest, pk: int) -> Himpunan:
    """A set of applications of the signed-in applicant."""
    return get_object_or_404(Himpunan.objects.milik(pengguna(request)), pk=pk)


def permohonan_di_loket(request: HttpRequest, pk: int) -> Permohonan:
    """An application of nobody's account that this counter officer fills in (`di_loket`)."""
    petugas = pengguna(request)
    if PETUGAS_LOKET not in akun.jabatan_saya(petugas):
        raise Http404
    return get_object_or_404(Permohonan.objects.di_loket(petugas.pk).lengkap(), pk=pk)


def permohonan_diisi(request: HttpRequest, pk: int) -> Permohonan:
    """An application that this person fills in: their own, or one at their counter."""
    milik = Permohonan.objects.milik(pengguna(request)).lengkap().filter(pk=pk).first()
    return milik or permohonan_di_loket(request, pk)


def permohonan_bertanda_terima(request: HttpRequest, pk: int) -> Permohonan:
    """An application whose receipt this person may print: their own, or an unclaimed one of the counter."""
    petugas = pengguna(request)
    milik = Permohonan.objects.milik(petugas).lengkap().filter(pk=pk).first()
    if milik is not None:
        return milik
    if PETUGAS_LOKET not in akun.jabatan_saya(petugas):
        raise Http404
    return get_object_or_404(Permohonan.objects.lengkap(), pk=pk, pemohon=None, proses__isnull=False)


@dataclass(frozen=True)
class BerkasMeja:
    """A filed application as an officer of its SOP sees it."""

    permohonan: Permohonan
    definisi: Definisi
    petugas: Pengguna
    jabatan: list[str]  # positions the officer may act for now

    @property
    def jabatan_pelaksana(self) -> str:
        """The officer's position in this SOP; of several the one whose turn it is."""
        proses = self.permohonan.proses
        if proses is not None and proses.jabatan in self.jabatan:
            return proses.jabatan
        return next(p for x in self.definisi.langkah for p in x.pelaksana if p in self.jabatan)

    @property
    def giliran_saya(self) -> bool:
        proses = self.permohonan.proses
        return proses is not None and proses.keadaan == "berjalan" and proses.jabatan in self.jabatan


def permohonan_meja(request: HttpRequest, pk: int) -> BerkasMeja:
    """A filed application, for officers whose position takes part in its SOP."""
    petugas = pengguna(request)
    if not petugas.petugas:
        raise Http404
    jabatan = akun.jabatan_saya(petugas)
    milik = Permohonan.objects.lengkap().filter(lingkup(petugas, jabatan), proses__isnull=False)
    permohonan = get_object_or_404(milik, pk=pk)
    if not boleh_baca_meja(permohonan, jabatan):
        raise Http404
    return BerkasMeja(permohonan, definisi_sop(permohonan.versi_paket.versi_sop_id), petugas, jabatan)


def instansi_saya(petugas: Pengguna, jabatan: Iterable[str]) -> str:
    """The agency of an inspector who is nothing else in the office; "" for everybody else."""
    return petugas.instansi_id or "" if set(jabatan) == {TIM_TEKNIS} else ""


def lingkup(petugas: Pengguna, jabatan: Iterable[str]) -> Q:
    """The files an officer may see of those of their SOPs: an agency's inspector only those it was sent to."""
    instansi = instansi_saya(petugas, jabatan)
    if not instansi:
        return Q()
    diutus = AnggotaTim.objects.filter(Q(pengguna=petugas) | Q(pengguna__instansi=instansi))
    return Q(pk__in=diutus.values("peninjauan__permohonan"))


def boleh_baca_meja(permohonan: Permohonan, jabatan: list[str]) -> bool:
    """Whether one of these positions takes part in the application's SOP."""
    definisi = definisi_sop(permohonan.versi_paket.versi_sop_id)
    return not {p for langkah in definisi.langkah for p in langkah.pelaksana}.isdisjoint(jabatan)


def berkas_terbaca(request: HttpRequest, pk: int) -> Berkas:
    """An uploaded file, for its applicant or for an officer of the application's SOP."""
    berkas = get_object_or_404(Berkas.objects.select_related("permohonan"), pk=pk)
    if berkas.permohonan.pemohon_id == pengguna(request).pk:
        return berkas
    if berkas.permohonan.proses_id is None:
        permohonan_di_loket(request, berkas.permohonan_id)
    else:
        permohonan_meja(request, berkas.permohonan_id)
    return berkas


def ketetapan_milik(request: HttpRequest, pk: int) -> Ketetapan:
    """The SKRD in force of the signed-in applicant's application `pk`."""
    return get_object_or_404(Ketetapan, permohonan=permohonan_milik(request, pk), diganti=None)


def tagihan_milik(request: HttpRequest, referensi: str) -> Tagihan:
    """A provider's bill of the signed-in applicant."""
    milik = Tagihan.objects.filter(ketetapan__permohonan__pemohon=pengguna(request))
    return get_object_or_404(milik.select_related("ketetapan__permohonan"), referensi=referensi)


def ketetapan_bendahara(pk: int) -> Ketetapan:
    """Any SKRD; the view lets only the Bendahara in."""
    return get_object_or_404(Ketetapan.objects.select_related("pembayaran", "pembayaran__oleh", "oleh"), pk=pk)


def bukti_bendahara(pk: int) -> BuktiBayar:
    """Any proof of payment; the view lets only the Bendahara in."""
    return get_object_or_404(BuktiBayar.objects.select_related("ketetapan", "berkas", "oleh"), pk=pk)


def kabar_bendahara(pk: int) -> KabarPenyedia:
    """Money that could not be booked; the view lets only the Bendahara in."""
    return get_object_or_404(KabarPenyedia, pk=pk, perlu_tindak=True)


def rancangan(pk: int) -> RancanganPaket:
    """Any draft of a pack; the view lets only its authors and the head in."""
    return get_object_or_404(RancanganPaket.objects.select_related("dasar", "penyusun", "pengesah"), pk=pk)


def pengesahan_menunggu(pk: int) -> PenetapanPaket:
    """A version ratified on the screen; the view lets only the head in."""
    semua = PenetapanPaket.objects.select_related("penetapan", "versi_paket")
    return get_object_or_404(semua, pk=pk, pengesahan__isnull=False)
