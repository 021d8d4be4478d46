"""Refusal of an application: a supervisor proposes, the head decides, the applicant gets a signed letter.

Three persons: who proposes, who decides, and the applicant. Work on the file may go on while a proposal is open; only
the permit itself is not signed before it is decided.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from akun.models import Pengguna
from akun.queries import Pelaku
from akun.status import KEPALA_DINAS
from perizinan.models import Penolakan, Permohonan
from perizinan.queries.batas import aturan_akhir
from perizinan.queries.pelaku import pelaku_atasan, pemohon_di_antara
from perizinan.services.galat import DataBerubah, PermohonanDitolak
from perizinan.services.kabar import kabari_peristiwa
from perizinan.services.nomor import nomor_surat
from perizinan.services.pengakhiran import bereskan, boleh_berakhir, pastikan_belum_disetujui
from perizinan.status import SEBAB_PENOLAKAN
from sicantik.lib import jam
from sicantik.lib.antrean import bunyikan
from sop import services as sop


@dataclass(frozen=True)
class IsiPenolakan:
    """What the letter says: a coded reason, the facts, the law, and how to object."""

    sebab: str
    uraian: str
    dasar_hukum: str
    upaya: str

    @property
    def intisari(self) -> str:
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def isi_penolakan(p: Penolakan) -> IsiPenolakan:
    return IsiPenolakan(p.sebab, p.uraian, p.dasar_hukum, p.upaya)


def isi_baku(permohonan: Permohonan) -> IsiPenolakan:
    """What a new proposal starts from: the pack's legal basis and the office's words on objecting."""
    return IsiPenolakan(
        "", "", "\n".join(permohonan.versi_paket.paket.izin.dasar_hukum), aturan_akhir().upaya_penolakan
    )


@transaction.atomic
def usulkan_penolakan(*, permohonan_id: int, oleh: Pengguna, isi: IsiPenolakan) -> Penolakan:
    """Put a refusal before the head. Raises PermohonanDitolak."""
    permohonan = _kunci(permohonan_id)
    pelaku = pelaku_atasan(oleh, permohonan)
    if pelaku is None:
        raise PermohonanDitolak(
            _("Hanya Kasi dan Kabid pada SOP ini yang mengusulkan penolakan, dan bukan pemohonnya.")
        )
    if isi.sebab not in SEBAB_PENOLAKAN or not all(t.strip() for t in (isi.uraian, isi.dasar_hukum, isi.upaya)):
        raise PermohonanDitolak(_("Isi alasan, dasar hukum, dan cara mengajukan keberatan."))
    if not boleh_berakhir(permohonan, "ditolak"):
        raise PermohonanDitolak(_("Permohonan ini sudah berakhir, atau izinnya sudah disetujui."))
    if usul_terbuka(permohonan) is not None:
        raise PermohonanDitolak(_("Sudah ada usul penolakan yang menunggu keputusan Kepala Dinas."))
    return Penolakan.objects.create(
        permohonan=permohonan,
        **asdict(isi),
        intisari=isi.intisari,
        pengusul=oleh,
        pengusul_orang=pelaku.orang,
        jabatan_pengusul=pelaku.jabatan,
    )


@transaction.atomic
def setujui_penolakan(*, penolakan_id: int, oleh: Pengguna, intisari: str) -> Penolakan:
    """The head refuses the application with the texts seen: its run ends, and the letter's number is assigned last.

    The caller has asked for the password again. Raises PermohonanDitolak, DataBerubah, the engine's refusals.
    """
    proses_id = _proses_usul(penolakan_id)
    giliran = sop.buka_giliran(proses_id=proses_id, oleh=oleh, jabatan=KEPALA_DINAS)
    usul = _kunci_usul(penolakan_id, oleh, giliran.pelaku)
    if usul.intisari != intisari:
        raise DataBerubah(_("Usul penolakan berubah sejak Anda membuka halaman ini. Periksa sekali lagi."))
    permohonan = usul.permohonan
    pastikan_belum_disetujui(permohonan)
    _putus(usul, oleh, giliran.pelaku)
    sop.akhiri(giliran, akhir="ditolak", catatan=usul.uraian)
    tambahan = bereskan(permohonan, sebab="Permohonan ditolak")
    usul.keadaan = "disetujui"
    usul.nomor, usul.tahun, usul.urutan = nomor_surat(kode="penolakan", saat=jam.kini())
    _simpan(usul)
    kabari_peristiwa(permohonan, "ditolak", surat=usul.nomor, tambahan=tambahan)
    bunyikan("perizinan.terbitkan_penolakan", usul.pk)
    return usul


@transaction.atomic
def kembalikan_usul(*, penolakan_id: int, oleh: Pengguna, catatan: str) -> None:
    """The head does not refuse the application; it goes on where it stood. Raises PermohonanDitolak."""
    if not catatan.strip():
        raise PermohonanDitolak(_("Tulis mengapa usul ini tidak disetujui."))
    giliran = sop.buka_giliran(proses_id=_proses_usul(penolakan_id), oleh=oleh, jabatan=KEPALA_DINAS)
    usul = _kunci_usul(penolakan_id, oleh, giliran.pelaku)
    _putus(usul, oleh, giliran.pelaku)
    usul.keadaan, usul.catatan = "ditolak", catatan.strip()
    _simpan(usul)


def usul_terbuka(permohonan: Permohonan) -> Penolakan | None:
    """The proposal that waits for the head."""
    rows = Penolakan.objects.filter(permohonan=permohonan, keadaan="diusulkan")
    return rows.select_related("pengusul").first()


def _kunci(permohonan_id: int) -> Permohonan:
    """The application with its run as it is now; both stay so until the transaction ends."""
    proses_id = Permohonan.objects.get(pk=permohonan_id).id_proses
    sop.kunci_proses(proses_id)
    return Permohonan.objects.kunci(permohonan_id)


def _proses_usul(penolakan_id: int) -> int:
    return Penolakan.objects.select_related("permohonan").get(pk=penolakan_id).permohonan.id_proses


def _kunci_usul(penolakan_id: int, oleh: Pengguna, pelaku: Pelaku) -> Penolakan:
    """The open proposal, locked after its application; for somebody else than proposer and applicant."""
    permohonan_id = Penolakan.objects.values_list("permohonan_id", flat=True).get(pk=penolakan_id)
    permohonan = Permohonan.objects.kunci(permohonan_id)
    usul = Penolakan.objects.select_for_update(of=("self",)).get(pk=penolakan_id)
    usul.permohonan = permohonan
    if usul.keadaan != "diusulkan":
        raise PermohonanDitolak(_("Usul ini sudah diputus. Muat ulang halaman."))
    if usul.pengusul_orang == pelaku.orang:
        raise PermohonanDitolak(_("Anda yang mengusulkan penolakan ini. Keputusannya di tangan pejabat lain."))
    if pemohon_di_antara(permohonan, [oleh]):
        raise PermohonanDitolak(_("Anda pemohon berkas ini. Keputusannya di tangan pejabat lain."))
    return usul


def _putus(usul: Penolakan, oleh: Pengguna, pelaku: Pelaku) -> None:
    usul.pemutus, usul.pemutus_orang, usul.diputus = oleh, pelaku.orang, jam.kini()
    usul.jabatan_pemutus, usul.sifat_pemutus = pelaku.jabatan, pelaku.sifat


def _simpan(usul: Penolakan) -> None:
    """The database has the last word that two persons stand behind it."""
    try:
        with transaction.atomic():
            usul.save()
    except IntegrityError as e:
        if "penolakan_dua_orang" in str(e):
            raise PermohonanDitolak(
                _("Anda yang mengusulkan penolakan ini. Keputusannya di tangan pejabat lain.")
            ) from e
        raise
