"""Filing at the counter: an officer fills in for somebody present, who signs."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from akun import queries as akun
from akun.models import Pengguna
from akun.status import PETUGAS_LOKET
from perizinan.models import PengajuanLoket, Permohonan, TiketAntrean, VersiPaket
from perizinan.services import pengajuan
from perizinan.services.draf import buat_draf
from perizinan.services.galat import BelumLengkap, PermohonanDitolak
from perizinan.services.kabar import nomor_sms
from perizinan.services.lampiran import catat_lampiran, tertulis
from perizinan.services.lanjutan import buktikan, mulai_terbukti
from perizinan.services.unggah import bersihkan
from sicantik.lib import jam, sandi, simpanan
from sicantik.lib.unggahan import Bersih
from sop.services import BukanGiliran

SYARAT = "pernyataan_loket"  # the code under which a scanned statement is kept; no document of a pack


@dataclass(frozen=True)
class Pernyataan:
    """The applicant's signature under what the officer filled in: drawn on the screen, or a scan of the form."""

    goresan: str = ""
    pindaian: bytes = b""


@dataclass(frozen=True)
class IzinLama:
    """An issued permit and what proves the right to it: the holder's NIK, or the code on the document."""

    nomor: str
    bukti: str


@transaction.atomic
def mulai_di_loket(
    *, versi_paket: VersiPaket, jenis: str, oleh: Pengguna, tiket: TiketAntrean | None = None
) -> Permohonan:
    """An empty draft of somebody present. It is nobody's account's, and this officer's to fill in."""
    pastikan_loket(oleh)
    permohonan = buat_draf(versi_paket=versi_paket, jenis=jenis, oleh=oleh, di_loket=True)
    PengajuanLoket.objects.create(permohonan=permohonan, tiket=tiket)
    return permohonan


def lanjutkan_di_loket(
    *, kode: str, jenis: str, izin_lama: IzinLama, oleh: Pengguna, tiket: TiketAntrean | None = None
) -> Permohonan:
    """The same, going on from an issued permit. Raises as lanjutan.mulai_dengan_bukti does.

    The proof is tried outside the transaction: a wrong guess counts for good.
    """
    pastikan_loket(oleh)
    izin, bukti = buktikan(kode=kode, nomor=izin_lama.nomor, bukti=izin_lama.bukti, oleh=oleh)
    with transaction.atomic():
        permohonan = mulai_terbukti(izin_id=izin.pk, jenis=jenis, oleh=oleh, bukti=bukti, di_loket=True)
        PengajuanLoket.objects.create(permohonan=permohonan, tiket=tiket)
    return permohonan


def ajukan_di_loket(*, permohonan_id: int, oleh: Pengguna, pernyataan: Pernyataan) -> Permohonan:
    """File it with the applicant's signed statement. Twice is once.

    Raises as pengajuan.ajukan does, and PermohonanDitolak for a statement that is not signed or not readable, or when
    the NIK is the officer's own.
    """
    if pernyataan.goresan:
        permohonan, _baru = _ajukan(permohonan_id, oleh, pernyataan.goresan)
        return permohonan
    if not pernyataan.pindaian:
        raise PermohonanDitolak(_("Minta pemohon menandatangani di layar, atau pindai formulir bertanda tangan."))
    bersih = bersihkan(pernyataan.pindaian)
    with tertulis(permohonan_id, bersih) as jalur:
        permohonan, baru = _ajukan(permohonan_id, oleh, "", (jalur, bersih))
    if not baru:
        simpanan.hapus(jalur)
    return permohonan


@transaction.atomic
def perbaiki_di_loket(*, permohonan_id: int, oleh: Pengguna) -> Permohonan:
    """Send a corrected file back with the applicant present. Raises as pengajuan.kirim_perbaikan does."""
    pastikan_loket(oleh)
    permohonan = pengajuan.kirim_perbaikan(permohonan_id=permohonan_id, oleh=oleh)
    _pastikan_terjangkau(permohonan)
    PengajuanLoket.objects.filter(permohonan=permohonan).update(orang=_orang(permohonan))  # the NIK may be mended
    return permohonan


def pastikan_loket(oleh: Pengguna) -> None:
    """Raises BukanGiliran for anybody but a Petugas Loket."""
    if akun.pelaku(oleh, PETUGAS_LOKET) is None:
        raise BukanGiliran(_("Hanya Petugas Loket yang mengajukan untuk pemohon."))


@transaction.atomic
def _ajukan(
    permohonan_id: int, oleh: Pengguna, goresan: str, pindaian: tuple[str, Bersih] | None = None
) -> tuple[Permohonan, bool]:
    """File it, and keep how the applicant signed: a drawing, or the path and content of a scan. Also: was it new?"""
    pastikan_loket(oleh)
    permohonan = Permohonan.objects.kunci(permohonan_id)
    if permohonan.proses_id is not None:
        return permohonan, False
    _pastikan_terjangkau(permohonan)
    permohonan = pengajuan.ajukan(permohonan_id=permohonan_id, oleh=oleh)
    berkas = None
    if pindaian:
        jalur, bersih = pindaian
        berkas = catat_lampiran(
            permohonan_id=permohonan_id, syarat=SYARAT, nama="pernyataan", jalur=jalur, bersih=bersih
        )
    PengajuanLoket.objects.filter(permohonan=permohonan).update(
        cara="kertas" if berkas else "layar",
        goresan=goresan,
        pindaian=berkas,
        dinyatakan=jam.kini(),
        orang=_orang(permohonan),
    )
    return permohonan, True


def _pastikan_terjangkau(permohonan: Permohonan) -> None:
    """Without an email address notices go by SMS alone, which takes a mobile number."""
    izin, isian = permohonan.paket.izin, permohonan.semua_isian
    if isian.get(izin.medan_surel):
        return
    if not nomor_sms(isian.get(izin.medan_telepon, "")):
        bagian = next(b.kode for b in permohonan.paket.bagian if any(m.kode == izin.medan_telepon for m in b.medan))
        raise BelumLengkap(_("Isi surel, atau nomor seluler yang dapat menerima SMS."), [bagian])


def _orang(permohonan: Permohonan) -> str:
    return sandi.sidik(permohonan.semua_isian[permohonan.paket.izin.medan_nik])
