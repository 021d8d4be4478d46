"""Lembar kendali berkas: who did what, when, in which capacity. Made on request from the log."""

from akun import queries as akun
from perizinan.dokumen.umum import contoh, hari_tanggal, kop, saat_lengkap, templat
from perizinan.models import Permohonan
from perizinan.queries.lacak import lacak_menurut_id
from sicantik.lib import jam
from sicantik.lib.cetak import buat_html
from sicantik.lib.samaran import kelompokkan_nomor
from sop.models import LangkahLog
from sop.services import definisi_sop


def html_lembar_kendali(permohonan: Permohonan) -> str:
    lacak = lacak_menurut_id(permohonan.pk)
    assert lacak is not None
    assert permohonan.proses is not None
    nama = akun.nama_jabatan()
    log = list(LangkahLog.objects.filter(proses=permohonan.proses_id).select_related("atas_nama").order_by("nomor"))
    return buat_html(
        templat("lembar_kendali"),
        {
            "kop": kop(akun.kantor()),
            "judul": f"Lembar kendali permohonan {permohonan.versi_paket.paket.izin.kode}",
            "nomor": kelompokkan_nomor(permohonan.nomor or ""),
            "rinci": [
                {"label": "Pemohon", "isi": permohonan.nama_pemohon},
                {"label": "Perusahaan", "isi": permohonan.nama_usaha},
                {"label": "Diajukan", "isi": saat_lengkap(permohonan.diajukan)},
                {"label": "Tenggat", "isi": hari_tanggal(lacak.tenggat)},
                {"label": "Jam berhenti", "isi": f"{lacak.hari_berhenti} hari kerja, {len(lacak.jeda)} kali"},
            ],
            "baris": [_baris(permohonan, b, nama) for b in log],
            "jumlah_menit": str(sum(b.menit_kerja for b in log)),
            "intisari": permohonan.proses.intisari,
            "dicetak": saat_lengkap(jam.kini()),
            "contoh": contoh(),
        },
    )


def _baris(permohonan: Permohonan, b: LangkahLog, nama: dict[str, str]) -> dict[str, str]:
    langkah = definisi_sop(permohonan.versi_paket.versi_sop_id).ambil(b.langkah)
    return {
        "urut": str(b.langkah),
        "langkah": langkah.kegiatan,
        "siapa": b.nama_pelaku,
        "kapasitas": akun.atas_nama(akun.sebutan(b, nama.get(b.jabatan, b.jabatan)), b.atas_nama),
        "masuk": saat_lengkap(b.masuk),
        "selesai": saat_lengkap(b.selesai),
        "menit": f"{b.menit_kerja}" + (f" dari {langkah.menit}" if langkah.menit else ""),
        "keputusan": b.hasil,
        "catatan": b.catatan if b.aksi != "tandatangani" or b.jenis == "langkah" else "",
    }
