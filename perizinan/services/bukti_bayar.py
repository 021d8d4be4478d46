"""A proof of payment: uploaded by the applicant, sanitised like every file, and judged by the Bendahara."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from akun.models import Pengguna
from akun.services import JatahHabis, pakai_jatah
from perizinan.models import BuktiBayar, Ketetapan, Pembayaran, Permohonan
from perizinan.queries import retribusi
from perizinan.services.galat import DataBerubah, PermohonanDitolak
from perizinan.services.kabar import kabari_peristiwa
from perizinan.services.lampiran import catat_lampiran, tertulis
from perizinan.services.pembayaran import (
    Setoran,
    catat_pembayaran,
    kunci_ketetapan,
    pastikan_bukan_pemohon,
    pastikan_tertagih,
    pelaku_bendahara,
)
from perizinan.services.unggah import UNGGAHAN_SEJAM, bersihkan
from sicantik.lib import jam
from sicantik.lib.unggahan import Bersih

SYARAT = "bukti_bayar"  # the code under which its file is kept; no document of a pack


def unggah_bukti(*, ketetapan_id: int, nama: str, isi: bytes, oleh: Pengguna) -> BuktiBayar:
    """Take the applicant's proof for a SKRD in force. One waits at a time; another takes its place.

    1. sanitise and write, outside any transaction  2. record under the locks; neither stays without the other.
    Raises PermohonanDitolak.
    """
    try:
        pakai_jatah("unggah", str(oleh.pk), batas=UNGGAHAN_SEJAM, jendela=timedelta(hours=1))
    except JatahHabis as e:
        raise PermohonanDitolak(_("Terlalu banyak unggahan dalam satu jam. Coba lagi nanti.")) from e
    bersih = bersihkan(isi)
    permohonan_id = Ketetapan.objects.values_list("permohonan_id", flat=True).get(pk=ketetapan_id)
    with tertulis(permohonan_id, bersih) as jalur:
        return _catat(ketetapan_id, permohonan_id, nama, bersih, jalur)


@transaction.atomic
def terima_bukti(
    *, bukti_id: int, berkas_id: int, oleh: Pengguna, dibayar: datetime, jumlah: int, referensi: str
) -> Pembayaran:
    """The proof that was seen (`berkas_id`) holds: the transfer is recorded.

    Raises PermohonanDitolak (DataBerubah when another file was sent meanwhile), sop.BukanGiliran.
    """
    bukti = _kunci_bukti(bukti_id, berkas_id, oleh)
    setoran = Setoran("transfer", jumlah, dibayar, referensi=referensi, keterangan="Menurut bukti bayar pemohon")
    _putuskan(bukti, oleh, "diterima")
    return catat_pembayaran(ketetapan_id=bukti.ketetapan_id, setoran=setoran, oleh=oleh)


@transaction.atomic
def tolak_bukti(*, bukti_id: int, berkas_id: int, oleh: Pengguna, alasan: str) -> None:
    """The proof does not hold, and why. While the SKRD is open the applicant is told and may send another."""
    bukti = _kunci_bukti(bukti_id, berkas_id, oleh)
    if not alasan.strip():
        raise PermohonanDitolak(_("Tulis alasan bukti ini tidak diterima."))
    _putuskan(bukti, oleh, "ditolak", alasan.strip())
    ketetapan = bukti.ketetapan
    if not retribusi.sebab_tak_tertagih(ketetapan):
        permohonan = Permohonan.objects.lengkap().get(pk=ketetapan.permohonan_id)
        kabari_peristiwa(permohonan, "bukti_ditolak", alasan=alasan.strip())


@transaction.atomic
def _catat(ketetapan_id: int, permohonan_id: int, nama: str, bersih: Bersih, jalur: str) -> BuktiBayar:
    ketetapan = kunci_ketetapan(ketetapan_id)
    pastikan_tertagih(ketetapan)
    berkas = catat_lampiran(permohonan_id=permohonan_id, syarat=SYARAT, nama=nama, jalur=jalur, bersih=bersih)
    if menunggu := BuktiBayar.objects.filter(ketetapan=ketetapan, putusan="").first():
        BuktiBayar.objects.filter(pk=menunggu.pk).update(berkas=berkas, dibuat=jam.kini())
        return BuktiBayar.objects.get(pk=menunggu.pk)
    return BuktiBayar.objects.create(ketetapan=ketetapan, berkas=berkas)


def _kunci_bukti(bukti_id: int, berkas_id: int, oleh: Pengguna) -> BuktiBayar:
    """Lock the run, the SKRD and the proof; it is the one that was seen, and was not judged yet."""
    pelaku_bendahara(oleh)
    kunci_ketetapan(BuktiBayar.objects.values_list("ketetapan_id", flat=True).get(pk=bukti_id))
    bukti = BuktiBayar.objects.select_for_update(of=("self",)).select_related("ketetapan").get(pk=bukti_id)
    pastikan_bukan_pemohon(bukti.ketetapan.permohonan, oleh)
    if bukti.putusan:
        raise PermohonanDitolak(_("Bukti ini sudah diputus. Muat ulang halaman."))
    if bukti.berkas_id != berkas_id:
        raise DataBerubah(_("Pemohon mengunggah bukti lain sejak Anda membuka halaman ini. Periksa sekali lagi."))
    return bukti


def _putuskan(bukti: BuktiBayar, oleh: Pengguna, putusan: str, alasan: str = "") -> None:
    bukti.putusan, bukti.alasan, bukti.diputus, bukti.oleh = putusan, alasan[:300], jam.kini(), oleh
    bukti.save(update_fields=["putusan", "alasan", "diputus", "oleh"])
