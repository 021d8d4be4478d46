"""The resume that the Kasi verifies (HO steps 5 and 6). Made on request."""

from akun import queries as akun
from perizinan.dokumen.umum import contoh, kop, saat_lengkap, tanggal, templat
from perizinan.models import Permohonan, Resume
from perizinan.status import KESIMPULAN
from sicantik.lib import jam
from sicantik.lib.cetak import buat_html
from sicantik.lib.samaran import kelompokkan_nomor


def html_resume(permohonan: Permohonan, resume: Resume, *, sesuai: bool) -> str:
    """`resume` comes with oleh and peninjauan; `sesuai`: it still rests on the newest report."""
    izin = permohonan.versi_paket.paket.izin
    laporan = f"Ditutup {tanggal(resume.peninjauan.ditutup)}" if sesuai else "Sudah berubah sejak resume ini disusun"
    return buat_html(
        templat("resume"),
        {
            "kop": kop(akun.kantor()),
            "judul": f"Resume permohonan {izin.kode}" + ("" if sesuai else ", atas laporan yang sudah berubah"),
            "nomor": kelompokkan_nomor(permohonan.nomor or ""),
            "rinci": [
                {"label": "Izin", "isi": izin.nama},
                {"label": "Perusahaan", "isi": permohonan.nama_usaha},
                {"label": "Pemohon", "isi": permohonan.nama_pemohon},
                {"label": "Surat tugas", "isi": resume.peninjauan.nomor_surat},
                {"label": "Laporan peninjauan", "isi": laporan},
                {"label": "Rekomendasi", "isi": KESIMPULAN[resume.rekomendasi]},  # type: ignore[index]
            ],
            "alinea": [{"baris": a.split("\n")} for a in resume.uraian.replace("\r", "").split("\n\n") if a.strip()],
            "disusun": f"{saat_lengkap(resume.diubah)} oleh {resume.oleh.nama}",
            "intisari": resume.intisari,
            "dicetak": saat_lengkap(jam.kini()),
            "contoh": contoh(),
        },
    )
