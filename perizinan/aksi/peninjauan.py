"""The visit and what is made of it: scheduled, inspected, summed up, agreed to."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop

from akun.models import Pengguna
from perizinan.akses import BerkasMeja
from perizinan.aksi.dasar import Aksi, argumen, kabar_putusan, pokok
from perizinan.forms.meja import KonsepForm
from perizinan.forms.peninjauan import JadwalForm, ResumeForm, TutupForm
from perizinan.models import Resume
from perizinan.queries import peninjauan as lapangan
from perizinan.services.peninjauan import jadwalkan, tutup_peninjauan
from perizinan.services.resume import masih_sesuai, putuskan_resume, susun_resume
from perizinan.tampilan.peninjauan import awal_jadwal, papan_tim
from perizinan.tampilan.resume import naskah_resume
from sicantik.lib.terbaca import TAHUN
from sop.services import kalender_kantor


def argumen_jadwal(b: BerkasMeja, request: HttpRequest) -> dict[str, Any]:
    """What a form of the schedule takes: the office's calendar, the candidates, and their week."""
    isi, kalender, calon = argumen(b, request), kalender_kantor(), _calon(b)
    awal = awal_jadwal(b.permohonan, kalender)
    isi["initial"] |= awal
    hari = _hari(request.POST.get("tanggal") or request.GET.get("minggu", ""), awal["tanggal"])
    return {**isi, "calon": calon, "kalender": kalender, "papan": papan_tim(calon, hari, kalender)}


def _calon(b: BerkasMeja) -> list[Pengguna]:
    return lapangan.calon_menurut_instansi(b.permohonan.versi_paket.paket.izin.instansi)


def _form_jadwal(b: BerkasMeja, request: HttpRequest) -> JadwalForm:
    return JadwalForm(**argumen_jadwal(b, request))


def _jadwal(b: BerkasMeja, form: JadwalForm, request: HttpRequest) -> None:
    jadwalkan(**pokok(b, form), jadwal=form.jadwal())


def _form_tutup(b: BerkasMeja, request: HttpRequest) -> TutupForm:
    """With what was written before, when the report was opened again."""
    isi, kini = argumen(b, request), lapangan.peninjauan_kini(b.permohonan)
    isi["initial"] |= {"uraian": kini.uraian if kini else ""}
    return TutupForm(**isi)


def _tutup(b: BerkasMeja, form: TutupForm, request: HttpRequest) -> None:
    isi = form.cleaned_data
    tutup_peninjauan(**pokok(b, form), kesimpulan=isi["kesimpulan"], uraian=isi["uraian"])


def _form_resume(b: BerkasMeja, request: HttpRequest) -> ResumeForm:
    """Made from application and report, or as it was written before on the same report."""
    isi, resume = argumen(b, request), Resume.objects.filter(permohonan=b.permohonan).first()
    if resume is not None and masih_sesuai(resume):
        isi["initial"] |= {"uraian": resume.uraian, "rekomendasi": resume.rekomendasi}
    else:
        uraian, rekomendasi = naskah_resume(b.permohonan)
        isi["initial"] |= {"uraian": uraian, "rekomendasi": rekomendasi}
    return ResumeForm(**isi)


def _resume(b: BerkasMeja, form: ResumeForm, request: HttpRequest) -> None:
    isi = form.cleaned_data
    susun_resume(**pokok(b, form), uraian=isi["uraian"], rekomendasi=isi["rekomendasi"])


def _form_verifikasi(b: BerkasMeja, request: HttpRequest) -> KonsepForm:
    isi, resume = argumen(b, request), Resume.objects.filter(permohonan=b.permohonan).first()
    isi["initial"] |= {"intisari": resume.intisari if resume else ""}
    return KonsepForm(**isi)


def _verifikasi(b: BerkasMeja, form: KonsepForm, request: HttpRequest) -> str:
    putuskan_resume(**pokok(b, form), **form.putusan())
    return kabar_putusan(form)


def _hari(teks: str, cadangan: date) -> date:
    try:
        hari = date.fromisoformat(teks)
    except ValueError:
        return cadangan
    return hari if hari.year in TAHUN else cadangan


JADWALKAN = Aksi(
    "jadwal", _form_jadwal, _jadwal, gettext_noop("Peninjauan terjadwal. Pemohon diberi tahu."), gaya="css/tinjau.css"
)
TINJAU = Aksi(
    "tinjau", _form_tutup, _tutup, gettext_noop("Laporan peninjauan ditutup. BAP sedang dibuat."), buka=("jadwal",)
)
RESUME = Aksi("resume", _form_resume, _resume, gettext_noop("Resume tersimpan dan diteruskan."), buka=("laporan",))
VERIFIKASI_RESUME = Aksi("verifikasi_resume", _form_verifikasi, _verifikasi, buka=("resume", "laporan"))
