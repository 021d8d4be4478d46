"""Why an upload is refused, in words for the applicant: what is wrong, then what to do.

``PESAN`` is the only table. The app translates with ``gettext(PESAN[e.kode]) % e.nilai``.
"""

from __future__ import annotations

from typing import Final

from .pekerja.tolak import Kode


def _(teks: str) -> str:
    """Marks a text for the catalogue of translations, without Django: the workers import this."""
    return teks


PESAN: Final[dict[Kode, str]] = {
    "kosong": _("Berkas ini kosong (0 byte). Periksa berkas di perangkat Anda, lalu unggah lagi."),
    "terlalu_besar": _(
        "Ukuran berkas lebih dari %(mb)d MB. Perkecil atau pindai ulang dengan mutu lebih rendah, lalu unggah lagi."
    ),
    "bukan_jenis": _("Isi berkas ini bukan PDF, JPEG, atau PNG. Simpan sebagai salah satunya, lalu unggah lagi."),
    "foto_heic": _(
        "Foto HEIC dari iPhone belum dapat dibaca. "
        "Pilih Pengaturan > Kamera > Format > Paling Kompatibel, lalu foto ulang."
    ),
    "berkas_office": _("Dokumen Word, Excel, atau ZIP tidak diterima. Simpan sebagai PDF, lalu unggah PDF-nya."),
    "terkunci": _("PDF ini terkunci kata sandi. Buka kuncinya lalu simpan tanpa kata sandi, dan unggah lagi."),
    "rusak": _("Berkas rusak atau tidak lengkap. Buka di perangkat Anda, simpan ulang, lalu unggah lagi."),
    "terlalu_banyak_piksel": _(
        "Gambar lebih dari %(megapiksel)d megapiksel. Turunkan resolusi kamera atau pemindai, lalu ambil ulang."
    ),
    "terlalu_banyak_halaman": _(
        "PDF lebih dari %(halaman)d halaman. Pisahkan menjadi beberapa berkas, lalu unggah satu per satu."
    ),
    "terlalu_rumit": _("Berkas terlalu rumit untuk diperiksa. Cetak ulang ke PDF atau foto ulang, lalu unggah lagi."),
    "waktu_habis": _(
        "Pemeriksaan berkas melewati %(detik)d detik. Cetak ulang ke PDF atau perkecil gambarnya, lalu unggah lagi."
    ),
    "formulir_dinamis": _("Formulir ini hanya terbuka di Adobe Reader. Cetak ke PDF dari sana, lalu unggah hasilnya."),
    "portofolio": _("PDF ini berisi kumpulan berkas (portofolio). Keluarkan tiap berkas, lalu unggah satu per satu."),
    "berisi_virus": _(
        "Pemindai menemukan virus di berkas ini. Bersihkan perangkat Anda, lalu unggah berkas yang lain."
    ),
    "sibuk": _("Banyak berkas sedang diperiksa dan berkas Anda belum tersimpan. Tunggu sebentar, lalu unggah lagi."),
    "halaman_tidak_ada": _("Halaman itu tidak ada di berkas ini. Pilih halaman lain."),
}


class UnggahanDitolak(Exception):
    """A refusal the applicant can act on. ``sebab`` is for the log only: never shown, holds no content."""

    def __init__(self, kode: Kode, nilai: dict[str, int] | None = None, *, sebab: str = "") -> None:
        self.kode: Kode = kode
        self.nilai = nilai or {}
        self.sebab = sebab
        self.pesan = PESAN[kode] % self.nilai
        super().__init__(kode, self.pesan)


class PemindaiMati(Exception):
    """The virus scanner gave no verdict. Nothing may be stored: the caller fails closed."""
