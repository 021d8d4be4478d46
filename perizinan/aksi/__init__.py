"""What a desk does at each kind of step: its form, its service, its partial page. One visible dict."""

from perizinan.aksi.berkas import ARSIPKAN, PERIKSA, SERAHKAN
from perizinan.aksi.dasar import Aksi
from perizinan.aksi.konsep import ENTRI, PUTUSKAN, TANDA_TANGANI
from perizinan.aksi.peninjauan import JADWALKAN, RESUME, TINJAU, VERIFIKASI_RESUME
from perizinan.aksi.retribusi import CETAK_SKRD, HITUNG

AKSI_MEJA: dict[str, Aksi] = {
    "periksa_berkas": PERIKSA,
    "jadwalkan": JADWALKAN,
    "tinjau": TINJAU,
    "cetak_resume": RESUME,
    "verifikasi_resume": VERIFIKASI_RESUME,
    "hitung_retribusi": HITUNG,
    "cetak_skrd": CETAK_SKRD,
    "cetak_izin": ENTRI,
    "verifikasi": PUTUSKAN,
    "koreksi": PUTUSKAN,
    "tandatangani": TANDA_TANGANI,
    "arsipkan": ARSIPKAN,
    "serahkan": SERAHKAN,
}
