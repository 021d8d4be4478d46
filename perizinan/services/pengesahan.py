"""The head's decision on a draft: ratified by decree from a day on, or sent back; and withdrawn before that day."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from akun import queries as akun
from akun.models import Pengguna
from akun.queries import Pelaku
from akun.status import KEPALA_DINAS
from perizinan.models import PenetapanPaket, RancanganPaket
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.paket import kunci_penetapan, simpan_versi, susun_paket, tetapkan_paket
from perizinan.services.rancangan import BukanTugasnya, catat_rancangan, kunci_rancangan, pastikan_layak
from sicantik.lib import jam
from sop import services as sop
from sop.services import Keputusan


@transaction.atomic
def sahkan_rancangan(
    *, rancangan_id: int, versi: int, keputusan: Keputusan, berlaku_mulai: date, oleh: Pengguna
) -> PenetapanPaket:
    """Ratify a submitted draft; new filings use it from that day, running cases keep theirs.

    The caller has asked for the password again. Raises BukanTugasnya for whoever drafted or edited it, DataBerubah,
    PaketKeliru, PermohonanDitolak.
    """
    pelaku = _kepala(oleh)
    kode = RancanganPaket.objects.values_list("kode", flat=True).get(pk=rancangan_id)
    kunci_penetapan(kode)
    r = kunci_rancangan(rancangan_id, versi, "diajukan")
    _pastikan_orang_lain(r, pelaku)
    pastikan_layak(r)
    paket, hari = susun_paket(r.isi), jam.hari_ini()
    if berlaku_mulai < max(hari, paket.izin.berlaku_mulai):
        raise PermohonanDitolak(_("Tanggal mulai berlaku tidak boleh sebelum hari ini."))
    if keputusan.tanggal > hari:
        raise PermohonanDitolak(_("Tanggal keputusan tidak boleh sesudah hari ini."))
    r.keadaan, r.versi, r.diubah = "disahkan", r.versi + 1, jam.kini()
    r.pengesah, r.pengesah_orang = oleh, pelaku.orang
    r.save()
    catatan = catat_rancangan(r, pelaku, "sahkan", f"{keputusan.nomor}, berlaku {berlaku_mulai:%d/%m/%Y}")
    return tetapkan_paket(
        versi_paket=simpan_versi(paket), berlaku_mulai=berlaku_mulai, keputusan=keputusan, pengesahan=catatan
    )


@transaction.atomic
def tolak_rancangan(*, rancangan_id: int, versi: int, alasan: str, oleh: Pengguna) -> RancanganPaket:
    """Send a submitted draft back to its author with a reason."""
    pelaku = _kepala(oleh)
    r = kunci_rancangan(rancangan_id, versi, "diajukan")
    r.keadaan, r.versi, r.diubah = "ditolak", r.versi + 1, jam.kini()
    r.save()
    catat_rancangan(r, pelaku, "tolak", alasan)
    return r


@transaction.atomic
def cabut_pengesahan(*, penetapan_paket_id: int, alasan: str, oleh: Pengguna) -> PenetapanPaket:
    """Withdraw a ratified version before its day; the one before stays in force. Raises PermohonanDitolak."""
    pelaku = _kepala(oleh)
    p = PenetapanPaket.objects.select_related("penetapan", "pengesahan__rancangan").get(pk=penetapan_paket_id)
    kunci_penetapan(p.penetapan.kode)
    if p.pengesahan is None or not sop.cabut_penetapan(penetapan_id=p.penetapan_id, alasan=alasan):
        raise PermohonanDitolak(_("Versi ini sudah berlaku atau sudah dicabut. Susun versi baru."))
    catat_rancangan(p.pengesahan.rancangan, pelaku, "cabut", alasan)
    return p


def _kepala(oleh: Pengguna) -> Pelaku:
    if pelaku := akun.pelaku(oleh, KEPALA_DINAS):
        return pelaku
    raise BukanTugasnya(_("Hanya Kepala Dinas, atau yang mewakilinya, yang dapat memutuskan rancangan."))


def _pastikan_orang_lain(r: RancanganPaket, pelaku: Pelaku) -> None:
    """Said here before anything is written; the database holds it all the same."""
    if r.penyusun_orang == pelaku.orang or r.catatan.filter(tugas="susun", orang=pelaku.orang).exists():
        raise BukanTugasnya(
            _("Yang menyusun atau mengubah rancangan tidak dapat mengesahkannya, dan sebaliknya. Minta orang lain.")
        )
