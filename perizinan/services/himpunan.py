"""What the drafts of a set share: answers and documents go to every draft that asks for them."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from perizinan.models import Himpunan, Permohonan
from perizinan.queries.himpunan import anggota, medan_sama, syarat_pasangan
from perizinan.services.galat import TidakBolehDiubah
from perizinan.skema import Bagian, Syarat
from sicantik.lib import jam


def kunci_himpunan(permohonan_id: int) -> None:
    """Lock the set that an application is in, if any, before the application: inside a transaction."""
    himpunan_id = Permohonan.objects.values_list("himpunan_id", flat=True).get(pk=permohonan_id)
    if himpunan_id is not None:
        Himpunan.objects.select_for_update().filter(pk=himpunan_id).first()


def draf_lain(permohonan: Permohonan) -> list[Permohonan]:
    """The other drafts of a draft's set, locked. The caller holds the set."""
    if permohonan.himpunan_draf is None:
        return []
    lain = Permohonan.objects.filter(himpunan=permohonan.himpunan_id, proses=None).exclude(pk=permohonan.pk)
    list(lain.select_for_update(no_key=True).order_by("pk").values_list("pk", flat=True))
    return list(lain.lengkap().order_by("pk"))


def teruskan_isian(permohonan: Permohonan, bagian: Bagian, isi: Mapping[str, str]) -> None:
    """Give what was answered on one draft to the others of its set. The caller holds the set."""
    for lain in draf_lain(permohonan):
        sama = {m.kode: isi[m.kode] for m in bagian.medan if m.kode in isi and medan_sama(lain, m)}
        if sama:
            lain.pasang_isian(sama, lain.versi_paket.paket.rahasia)
            lain.diubah = jam.kini()
            lain.save(update_fields=["isian", "isian_rahasia", "diubah"])


def pasangan_berkas(permohonan: Permohonan, syarat: Syarat) -> list[tuple[Permohonan, Syarat]]:
    """The drafts, itself first, that a document put up for this one counts for, each with its own requirement."""
    hasil = [(permohonan, syarat)]
    if permohonan.himpunan_draf is not None:
        lain = [p for p in anggota(permohonan.himpunan_draf) if p.proses_id is None and p.pk != permohonan.pk]
        hasil += [(p, s) for p in lain if (s := syarat_pasangan(p, syarat))]
    return hasil


@transaction.atomic
def keluarkan(*, permohonan: Permohonan) -> bool:
    """Take a draft out of its set, to be filed by itself; whether it was in one. A set of one is none.

    Answers that came from filing together are asked anew where nothing gives them any more.
    """
    kunci_himpunan(permohonan.pk)
    terkunci = Permohonan.objects.kunci(permohonan.pk)
    himpunan_id = terkunci.himpunan_id
    if himpunan_id is None:
        return False
    if terkunci.proses_id is not None:
        raise TidakBolehDiubah(_("Permohonan yang sudah diajukan tetap bersama pasangannya."))
    sisa = draf_lain(terkunci)
    _lepas(terkunci, tersisa=[])
    if len(sisa) == 1:
        _lepas(sisa.pop(), tersisa=[])
        Himpunan.objects.get(pk=himpunan_id).delete()
    kode = [p.versi_paket.kode for p in sisa]
    for p in sisa:
        _lepas(p, tersisa=kode)
    return True


def _lepas(permohonan: Permohonan, *, tersisa: list[str]) -> None:
    """Keep a draft with those of these codes, or by itself."""
    izin = permohonan.versi_paket.paket.izin
    if not tersisa:
        permohonan.himpunan = None
    if izin.paralel and not set(izin.paralel.dengan) & set(tersisa):
        isian = permohonan.isian
        basi = {kode: "" for kode, nilai in izin.paralel.isian.items() if isian.get(kode) == nilai}
        permohonan.pasang_isian(basi, permohonan.versi_paket.paket.rahasia)
    permohonan.save(update_fields=["himpunan", "isian", "isian_rahasia"])
