"""Handover (SOP steps 8 and 9): originals compared, permit given or cancelled, receiver acknowledges."""

import secrets
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from akun.models import Pengguna
from akun.queries import Pelaku
from akun.status import PEMOHON
from perizinan.models import Izin, Permohonan, SerahTerima
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.kabar import kabari
from perizinan.services.lanjutan import gantikan_izin_lama
from perizinan.services.pengajuan import pelaku_pada_berkas
from perizinan.services.unggah import AKHIRAN, bersihkan
from sicantik.lib import jam, sandi, simpanan
from sicantik.lib.antrean import bunyikan
from sop import services as sop

SENDIRI = "Pemohon sendiri"


@dataclass(frozen=True)
class Penerima:
    """Who takes the permit, and their signature: a drawn path, or a photo of the signed paper."""

    nama: str
    identitas: str
    hubungan: str
    goresan: str = ""
    foto: bytes = b""


def serahkan(*, permohonan: Permohonan, versi: int, oleh: Pengguna, penerima: Penerima) -> None:
    """The originals agree with the uploads: hand the permit over. Two log rows, one transaction.

    Raises PermohonanDitolak, among others for somebody who says to be the applicant and has another NIK.
    """
    if penerima.hubungan == SENDIRI and sandi.sidik(penerima.identitas) != pelaku_pada_berkas(permohonan, None).orang:
        raise PermohonanDitolak(
            _("NIK penerima bukan NIK pemohon pada berkas ini. Periksa KTP-nya, atau pilih Kuasa dengan surat kuasa.")
        )
    foto = ""
    if not penerima.goresan:
        if not penerima.foto:
            raise PermohonanDitolak(_("Minta penerima menandatangani di layar, atau foto tanda terima kertasnya."))
        bersih = bersihkan(penerima.foto)
        if bersih.jenis == "application/pdf":
            raise PermohonanDitolak(_("Unggah foto tanda terima sebagai JPG atau PNG."))
        foto = f"serah/{permohonan.pk}/{secrets.token_hex(16)}.{AKHIRAN[bersih.jenis]}"
        simpanan.simpan(foto, bersih.isi)
    try:
        _serahkan(permohonan, versi, oleh, penerima, foto)
    except BaseException:
        if foto:
            simpanan.hapus(foto)
        raise


@transaction.atomic
def _serahkan(permohonan: Permohonan, versi: int, oleh: Pengguna, penerima: Penerima, foto: str) -> None:
    proses_id = permohonan.id_proses
    giliran = sop.buka_giliran(proses_id=proses_id, oleh=oleh, aksi="serahkan", versi=versi)
    SerahTerima.objects.create(
        permohonan=permohonan,
        penerima=penerima.nama,
        identitas=penerima.identitas,
        hubungan=penerima.hubungan,
        cara="kertas" if foto else "layar",
        goresan="" if foto else penerima.goresan,
        foto=foto,
        petugas=oleh,
    )
    sop.selesaikan(giliran, hasil="ya")
    yang_menerima = Pelaku(None, penerima.nama, sandi.sidik(penerima.identitas), PEMOHON)
    giliran = sop.buka_giliran(proses_id=proses_id, oleh=yang_menerima, aksi="terima")
    langkah = sop.selesaikan(giliran, hasil="selesai")
    Izin.objects.filter(permohonan=permohonan).update(diserahkan=jam.kini())
    gantikan_izin_lama(permohonan)
    kabari(permohonan, langkah)
    bunyikan("perizinan.buat_dokumen", permohonan.pk, "buku_tanda_terima")


@transaction.atomic
def batalkan_karena_tidak_sesuai(*, permohonan: Permohonan, versi: int, oleh: Pengguna, catatan: str) -> None:
    """The originals differ from the uploads: the permit is cancelled, as the SOP says. Its number stays used."""
    if not catatan.strip():
        raise PermohonanDitolak(_("Tulis berkas asli mana yang tidak sesuai."))
    giliran = sop.buka_giliran(proses_id=permohonan.id_proses, oleh=oleh, aksi="serahkan", versi=versi)
    langkah = sop.selesaikan(giliran, hasil="tidak", catatan=catatan)
    Izin.objects.filter(permohonan=permohonan).update(
        akhir="dibatalkan", diakhiri=jam.kini(), sebab_akhir=catatan[:300]
    )
    kabari(permohonan, langkah)
