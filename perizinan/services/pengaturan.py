"""The office's decision about permit types that the law has ended."""

from django.utils.translation import gettext as _

from akun.models import Pengguna
from perizinan.models import PengaturanIzin
from perizinan.services.galat import PermohonanDitolak
from sicantik.lib import jam


def atur_izin(*, kode: str, terima_permohonan: bool, dasar: str, oleh: Pengguna | None) -> None:
    """Let an ended permit type take new filings, or no longer; running cases go on. Raises PermohonanDitolak."""
    if terima_permohonan and not dasar.strip():
        raise PermohonanDitolak(_("Sebut dasar keputusan kantor untuk tetap menerima permohonan."))
    PengaturanIzin.objects.update_or_create(
        kode=kode,
        defaults={"terima_permohonan": terima_permohonan, "dasar": dasar, "diubah": jam.kini(), "oleh": oleh},
    )
