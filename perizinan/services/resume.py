"""The resume of file and inspection (HO steps 5 and 6): written by entry, agreed to or sent back by the Kasi."""

import hashlib
import json

from django.db import transaction
from django.utils.translation import gettext as _

from akun.models import Pengguna
from perizinan.models import Permohonan, Resume
from perizinan.queries import peninjauan as lapangan
from perizinan.services.galat import DataBerubah, PermohonanDitolak
from perizinan.services.kabar import kabari
from perizinan.status import KESIMPULAN, Kesimpulan
from sicantik.lib import jam
from sop import services as sop


def intisari_resume(uraian: str, rekomendasi: str, intisari_bap: str) -> str:
    """SHA-256 of the resume and of the report that it rests on."""
    return hashlib.sha256(json.dumps([uraian, rekomendasi, intisari_bap], ensure_ascii=False).encode()).hexdigest()


@transaction.atomic
def susun_resume(*, permohonan: Permohonan, versi: int, oleh: Pengguna, uraian: str, rekomendasi: Kesimpulan) -> Resume:
    """Keep the summary and the recommendation, and pass them to the Kasi. Raises PermohonanDitolak."""
    giliran = sop.buka_giliran(proses_id=permohonan.id_proses, oleh=oleh, aksi="cetak_resume", versi=versi)
    tinjau, bap = _laporan(permohonan)
    if not uraian.strip():
        raise PermohonanDitolak(_("Isi uraian resume."))
    resume, _baru = Resume.objects.update_or_create(
        permohonan=permohonan,
        defaults={
            "peninjauan_id": tinjau,
            "uraian": uraian.strip(),
            "rekomendasi": rekomendasi,
            "intisari": intisari_resume(uraian.strip(), rekomendasi, bap),
            "oleh": oleh,
            "diubah": jam.kini(),
        },
    )
    kabari(permohonan, sop.selesaikan(giliran, hasil="selesai", catatan=KESIMPULAN[rekomendasi]))
    return resume


@transaction.atomic
def putuskan_resume(
    *, permohonan: Permohonan, versi: int, oleh: Pengguna, setuju: bool, intisari: str, catatan: str = ""
) -> None:
    """Agree to the resume that was seen, or send it back to entry with a reason. Raises DataBerubah."""
    giliran = sop.buka_giliran(proses_id=permohonan.id_proses, oleh=oleh, aksi="verifikasi_resume", versi=versi)
    periksa_intisari_resume(permohonan, intisari)
    if not setuju and not catatan.strip():
        raise PermohonanDitolak(_("Tulis apa yang harus diperbaiki."))
    kabari(permohonan, sop.selesaikan(giliran, hasil="ya" if setuju else "tidak", catatan=catatan))


def periksa_intisari_resume(permohonan: Permohonan, intisari: str) -> Resume:
    """The stored resume, when it and the report under it are still what the person saw. Raises DataBerubah."""
    resume = Resume.objects.filter(permohonan=permohonan).first()
    if resume is None or resume.intisari != intisari or not masih_sesuai(resume):
        raise DataBerubah(_("Resume atau laporan berubah sejak Anda membuka halaman ini. Periksa sekali lagi."))
    return resume


def masih_sesuai(resume: Resume) -> bool:
    """Does the resume still rest on the newest report?"""
    try:
        _tinjau, bap = _laporan(resume.permohonan)
    except PermohonanDitolak:
        return False
    return resume.intisari == intisari_resume(resume.uraian, resume.rekomendasi, bap)


def _laporan(permohonan: Permohonan) -> tuple[int, str]:
    """The newest visit and the digest of its closed report."""
    tinjau, checklist = lapangan.peninjauan_kini(permohonan), permohonan.versi_paket.paket.tinjauan
    if tinjau is None or checklist is None or tinjau.ditutup is None:
        raise PermohonanDitolak(_("Laporan peninjauan belum ditutup."))
    return tinjau.pk, lapangan.intisari_bap(tinjau, lapangan.catatan_berlaku(tinjau, checklist))
