"""What a desk does at each kind of step: its form, its service, its partial page. One visible dict."""

from perizinan.aksi.berkas import ARSIPKAN, PERIKSA, SERAHKAN
from perizinan.aksi.dasar import Aksi
from perizinan.aksi.konsep import ENTRI, PUTUSKAN, TANDA_TANGANI

AKSI_MEJA: dict[str, Aksi] = {
    "periksa_berkas": PERIKSA,
    "cetak_izin": ENTRI,
    "verifikasi": PUTUSKAN,
    "koreksi": PUTUSKAN,
    "tandatangani": TANDA_TANGANI,
    "arsipkan": ARSIPKAN,
    "serahkan": SERAHKAN,
}
