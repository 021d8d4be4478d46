"""The letter of a refusal, as decided; and its draft, without number, QR and signature."""

from django.conf import settings

from akun import queries as akun
from akun import status as akun_status
from perizinan.dokumen.umum import CATATAN_KUNCI_LOKAL, contoh, kop, tanggal, templat
from perizinan.models import Penolakan
from perizinan.status import SEBAB_PENOLAKAN
from sicantik.lib import qr
from sicantik.lib.cetak import buat_html
from sicantik.lib.samaran import kelompokkan_nomor


def html_surat_penolakan(p: Penolakan) -> str:
    """`p` comes with pemutus and permohonan.versi_paket."""
    permohonan, kantor = p.permohonan, akun.kantor()
    izin = permohonan.versi_paket.paket.izin
    alamat = f"{settings.SITUS_URL}/lacak/{permohonan.nomor}/"
    gambar, ukuran = qr.svg_path(alamat)
    pejabat, bernomor = p.pemutus, p.nomor is not None
    jabatan = akun.nama_jabatan().get(p.jabatan_pemutus or akun_status.KEPALA_DINAS, "")
    return buat_html(
        templat("surat_penolakan"),
        {
            "kop": kop(kantor),
            "judul": "Penolakan permohonan izin",
            "nomor": p.nomor or "",
            "konsep": "" if bernomor else "KONSEP",
            "kepada": permohonan.nama_pemohon,
            "usaha": permohonan.nama_usaha,
            "rinci": [
                {"label": "Izin yang dimohonkan", "isi": f"{izin.nama} ({izin.kode})"},
                {"label": "Nomor pendaftaran", "isi": kelompokkan_nomor(permohonan.nomor or "")},
                {"label": "Diajukan", "isi": tanggal(permohonan.diajukan)},
            ],
            "sebab": SEBAB_PENOLAKAN[p.sebab],
            "uraian": _alinea(p.uraian),
            "dasar": _alinea(p.dasar_hukum),
            "upaya": _alinea(p.upaya),
            "qr": gambar if bernomor else "",
            "qr_ukuran": str(ukuran),
            "alamat_cek": f"{settings.SITUS_URL.partition('//')[2]}/lacak",
            "tempat": kantor.kota,
            "tanggal": tanggal(p.diputus) if bernomor else "",
            "kapasitas": (akun_status.SEBUTAN.get(p.sifat_pemutus, "") + jabatan).upper(),
            "nama": pejabat.nama if pejabat and bernomor else "",
            "pangkat": pejabat.pangkat if pejabat and bernomor else "",
            "nip": pejabat.nip if pejabat and bernomor else "",
            "catatan_tanda_tangan": CATATAN_KUNCI_LOKAL if bernomor else "",
            "contoh": contoh(),
        },
    )


def _alinea(teks: str) -> list[str]:
    return [baris.strip() for baris in teks.splitlines() if baris.strip()]
