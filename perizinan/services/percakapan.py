"""Messages between applicant and desk, and notes that stay inside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from akun.models import Pengguna
from akun.services import JatahHabis, pakai_jatah
from perizinan.models import CatatanInternal, Permohonan, PesanKasus
from perizinan.queries import percakapan
from perizinan.queries.pelaku import dirinya
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.kabar import kabari_peristiwa
from perizinan.services.lampiran import catat_lampiran, tertulis
from perizinan.services.unggah import UNGGAHAN_SEJAM, bersihkan
from sicantik.lib import jam
from sicantik.lib.unggahan import Bersih
from sop.services import pelaku_jabatan

SYARAT = "lampiran_pesan"  # the code under which attachments are kept; no document of a pack
PESAN_SEJAM = {"pemohon": 20, "petugas": 200}  # for one account


@dataclass(frozen=True)
class Lampiran:
    """A file as it was sent."""

    nama: str
    isi: bytes


def kirim_pesan(
    *, permohonan_id: int, oleh: Pengguna, isi: str, lampiran: Lampiran | None = None, jabatan: str = ""
) -> PesanKasus:
    """Write to the other side: the applicant, or an officer in a position of the case's SOP (`jabatan`).

    1. sanitise and write the file, outside any transaction  2. record under the row's lock
    3. tell the applicant, once until they have read. Raises PermohonanDitolak, sop.BukanGiliran.
    """
    dari = "petugas" if jabatan else "pemohon"
    _pakai("pesan", oleh, PESAN_SEJAM[dari])
    if lampiran is None:
        return _catat(permohonan_id, oleh, jabatan, isi)
    _pakai("unggah", oleh, UNGGAHAN_SEJAM)
    bersih = bersihkan(lampiran.isi)
    with tertulis(permohonan_id, bersih) as jalur:
        return _catat(permohonan_id, oleh, jabatan, isi, (lampiran.nama, jalur, bersih))


@transaction.atomic
def tandai_dibaca(*, permohonan: Permohonan, dari: str) -> None:
    """The other side has seen what `dari` wrote."""
    PesanKasus.objects.filter(permohonan=permohonan, dari=dari, dibaca=None).update(dibaca=jam.kini())


@transaction.atomic
def tanpa_jawaban(*, permohonan: Permohonan, oleh: Pengguna, jabatan: str) -> None:
    """The applicant's messages need no answer (a thank-you): they leave the desk's list. Raises as catat_internal."""
    _pastikan_berhak(permohonan, oleh, jabatan)
    percakapan.belum_dijawab(permohonan).update(dijawab=jam.kini(), dibaca=jam.kini())


@transaction.atomic
def catat_internal(*, permohonan: Permohonan, oleh: Pengguna, jabatan: str, isi: str) -> CatatanInternal:
    """Note something for colleagues. No notice goes out, and nothing that leaves the office shows it.

    Raises PermohonanDitolak, sop.BukanGiliran.
    """
    _pastikan_berhak(permohonan, oleh, jabatan)
    return CatatanInternal.objects.create(permohonan=permohonan, oleh=oleh, jabatan=jabatan, isi=isi)


@transaction.atomic
def _catat(
    permohonan_id: int, oleh: Pengguna, jabatan: str, isi: str, berkas: tuple[str, str, Bersih] | None = None
) -> PesanKasus:
    permohonan = Permohonan.objects.kunci(permohonan_id)
    if percakapan.sebab_tertutup(permohonan):
        raise PermohonanDitolak(_("Percakapan ini sudah ditutup. Hubungi loket kami untuk bertanya."))
    dari = "petugas" if jabatan else "pemohon"
    if jabatan:
        _pastikan_berhak(permohonan, oleh, jabatan)
        percakapan.belum_dijawab(permohonan).update(dijawab=jam.kini())
    simpan = None
    if berkas:
        nama, jalur, bersih = berkas
        simpan = catat_lampiran(permohonan_id=permohonan_id, syarat=SYARAT, nama=nama, jalur=jalur, bersih=bersih)
    belum_dibaca = PesanKasus.objects.filter(permohonan=permohonan, dari=dari, dibaca=None).exists()
    pesan = PesanKasus.objects.create(
        permohonan=permohonan,
        dari=dari,
        oleh=oleh,
        jabatan=jabatan,
        isi=isi,
        lampiran=simpan,
    )
    if jabatan and not belum_dibaca:
        kabari_peristiwa(permohonan, "pesan", tautan=f"{settings.SITUS_URL}/permohonan/{permohonan.pk}/")
    return pesan


def _pastikan_berhak(permohonan: Permohonan, oleh: Pengguna, jabatan: str) -> None:
    """An officer acts in a position that they may act for today, and on nobody's file of their own."""
    pelaku_jabatan(oleh, [jabatan])
    if dirinya(permohonan, oleh):
        raise PermohonanDitolak(_("Ini permohonan Anda sendiri. Petugas lain yang menjawab dan mencatatnya."))


def _pakai(jatah: str, oleh: Pengguna, batas: int) -> None:
    try:
        pakai_jatah(jatah, str(oleh.pk), batas=batas, jendela=timedelta(hours=1))
    except JatahHabis as e:
        raise PermohonanDitolak(_("Terlalu banyak kiriman dalam satu jam. Coba lagi nanti.")) from e
