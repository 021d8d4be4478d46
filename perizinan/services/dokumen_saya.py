"""The applicant's vault: using an accepted document again with consent, saying until when it holds, taking it out."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from akun.models import Pengguna
from perizinan.models import Berkas, DokumenSaya, Permohonan
from perizinan.queries.dokumen_saya import Dokumen, dokumen_saya
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.unggah import taruh_berkas
from perizinan.skema import Syarat
from sicantik.lib import jam, simpanan


def pakai_dokumen(*, permohonan: Permohonan, syarat: Syarat, berkas_id: int, oleh: Pengguna) -> Berkas:
    """Put a document of the applicant's own in the place of a required one. Asking for it is the consent; the new
    row keeps where it came from and when.

    1. a name of its own for the same content  2. recorded like an upload; neither stays without the other.
    Raises PermohonanDitolak for one that is not offered (any more).
    """
    dokumen = _cari(oleh, berkas_id, syarat.kode)
    if not dokumen.ditawarkan:
        raise PermohonanDitolak(_("Dokumen itu sudah habis masa berlakunya. Unggah yang baru."))
    asal = dokumen.berkas
    isi: dict[str, Any] = {"nama": asal.nama, "jenis": asal.jenis, "ukuran": asal.ukuran, "halaman": asal.halaman}
    isi |= {"sha256": asal.sha256, "asal": asal}
    return taruh_berkas(permohonan, syarat, lambda jalur: simpanan.gandakan(asal.jalur, jalur), **isi)


@transaction.atomic
def atur_masa_dokumen(*, berkas_id: int, sampai: date | None, oleh: Pengguna) -> None:
    """Say until when a document holds; None: nothing is said any more."""
    dokumen = _cari(oleh, berkas_id)
    if sampai is None:
        DokumenSaya.objects.filter(**_kunci(dokumen, oleh), dihapus=None).delete()
        return
    DokumenSaya.objects.update_or_create(
        **_kunci(dokumen, oleh), defaults={"berlaku_sampai": sampai, "diubah": jam.kini()}
    )


@transaction.atomic
def keluarkan_dokumen(*, berkas_id: int, oleh: Pengguna) -> None:
    """Offer a document no more. Applications that hold it keep it."""
    dokumen = _cari(oleh, berkas_id)
    DokumenSaya.objects.update_or_create(
        **_kunci(dokumen, oleh), defaults={"dihapus": jam.kini(), "diubah": jam.kini()}
    )


def _kunci(dokumen: Dokumen, oleh: Pengguna) -> dict[str, Any]:
    return {"pemilik": oleh, "syarat": dokumen.syarat.kode, "sha256": dokumen.berkas.sha256}


def _cari(oleh: Pengguna, berkas_id: int, syarat: str | None = None) -> Dokumen:
    for dokumen in dokumen_saya(oleh, syarat=None if syarat is None else [syarat]):
        if dokumen.berkas.pk == berkas_id:
            return dokumen
    raise PermohonanDitolak(_("Dokumen itu tidak ada lagi di Dokumen saya."))
