"""Several permits applied for at once: the drafts made together, and filed together or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from akun.models import Pengguna
from perizinan.models import Himpunan, Permohonan, VersiPaket
from perizinan.queries.himpunan import anggota
from perizinan.services.draf import buat_draf, hapus_draf
from perizinan.services.galat import BelumLengkap, PermohonanDitolak
from perizinan.services.pengajuan import ajukan
from sicantik.lib import jam

TERBANYAK = 7


@transaction.atomic
def buat_himpunan(*, versi: Sequence[VersiPaket], oleh: Pengguna, isian: Mapping[str, str]) -> Himpunan:
    """Empty drafts of new permits, one for each type; `isian` are answers that are known already.

    What leans on another permit (TDP on SIUP) comes after it, and says that it is applied for together.
    Raises PermohonanDitolak for fewer than two types, more than seven, or one named twice.
    """
    kode = {v.kode for v in versi}
    if not 2 <= len(versi) <= TERBANYAK or len(kode) < len(versi):
        raise PermohonanDitolak(_("Pilih 2 sampai 7 jenis izin yang berbeda."))
    himpunan = Himpunan.objects.create(pemohon=oleh)
    for v in sorted(versi, key=lambda v: (len(_bersandar(v, kode)), v.kode)):
        paralel = v.paket.izin.paralel
        bersama = paralel.isian if paralel and _bersandar(v, kode) else {}
        permohonan = buat_draf(versi_paket=v, jenis="baru", oleh=oleh, isian={**isian, **bersama})
        permohonan.himpunan = himpunan
        permohonan.save(update_fields=["himpunan"])
    return himpunan


@transaction.atomic
def ajukan_bersama(*, himpunan_id: int, oleh: Pengguna) -> list[Permohonan]:
    """File every draft of a set, or none; their numbers follow each other. Twice is once.

    Locked are the set, all of its drafts in order, and the counter only then. Raises PermohonanDitolak naming the
    permit and the page.
    """
    Himpunan.objects.kunci(himpunan_id)
    list(Permohonan.objects.filter(himpunan=himpunan_id).select_for_update(no_key=True).order_by("pk"))
    return [_ajukan(p, oleh) for p in anggota(himpunan_id)]


@transaction.atomic
def hapus_himpunan(*, himpunan_id: int) -> None:
    """Throw every draft of a set away. A set that was filed cannot be."""
    himpunan = Himpunan.objects.kunci(himpunan_id)
    semua = anggota(himpunan_id)
    if any(p.proses_id is not None for p in semua):
        raise PermohonanDitolak(_("Permohonan yang sudah diajukan tidak dapat dihapus."))
    Permohonan.objects.filter(himpunan=himpunan_id).update(himpunan=None, diubah=jam.kini())
    for p in semua:
        hapus_draf(permohonan=p)
    himpunan.delete()


def _bersandar(versi: VersiPaket, kode: set[str]) -> set[str]:
    paralel = versi.paket.izin.paralel
    return set(paralel.dengan) & kode if paralel else set()


def _ajukan(permohonan: Permohonan, oleh: Pengguna) -> Permohonan:
    paket = permohonan.versi_paket.paket
    try:
        return ajukan(permohonan_id=permohonan.pk, oleh=oleh, bersama=True)
    except BelumLengkap as e:
        judul = {b.kode: b.judul for b in paket.bagian} | {"berkas": _("Berkas")}
        di_mana = ", ".join(judul.get(kode, kode) for kode in e.bagian)
        raise BelumLengkap(f"{paket.izin.kode} ({di_mana}): {e}", e.bagian) from e
    except PermohonanDitolak as e:
        raise PermohonanDitolak(f"{paket.izin.kode}: {e}") from e
