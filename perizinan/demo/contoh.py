"""Sample documents, drawn here and plainly marked CONTOH."""

from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from perizinan.services.unggah import bersihkan
from sicantik.lib.unggahan import Bersih

JUDUL = {
    "ktp": "KTP-EL",
    "npwp": "NPWP",
    "akta": "AKTA PENDIRIAN",
    "pengesahan": "PENGESAHAN BADAN HUKUM",
    "neraca": "NERACA AWAL",
    "foto": "PASFOTO",
    "akta_perubahan": "AKTA PERUBAHAN",
    "amdal": "AMDAL",
    "bukti_tanah": "BUKTI HAK ATAS TANAH",
    "daftar_barang": "DAFTAR BARANG",
    "daftar_karyawan": "DAFTAR KARYAWAN",
    "daftar_peralatan": "DAFTAR PERALATAN",
    "dasar_pendirian": "DASAR PENDIRIAN",
    "denah": "DENAH LETAK",
    "foto_kantor": "FOTO KANTOR",
    "imb": "IZIN MENDIRIKAN BANGUNAN",
    "iui_lama": "IUI LAMA",
    "iujk_lama": "IUJK LAMA",
    "izin_gangguan": "IZIN GANGGUAN",
    "izin_pemilik": "IZIN PEMILIK TANAH",
    "izin_teknis": "IZIN TEKNIS",
    "kta": "KARTU TANDA ANGGOTA",
    "kuasa": "SURAT KUASA",
    "lingkungan": "DOKUMEN LINGKUNGAN",
    "pajak": "BUKTI PEMBAYARAN PAJAK",
    "pbb": "BUKTI LUNAS PBB",
    "pengalaman": "DAFTAR PENGALAMAN KERJA",
    "pengikatan": "PENGIKATAN DIRI PJT",
    "penunjukan": "SURAT PENUNJUKAN",
    "pernyataan": "SURAT PERNYATAAN",
    "persetujuan_tetangga": "PERSETUJUAN TETANGGA",
    "rekomendasi": "REKOMENDASI DINAS",
    "rencana_perluasan": "RENCANA PERLUASAN",
    "sbu": "SERTIFIKAT BADAN USAHA",
    "siup": "SIUP",
    "siup_lama": "SIUP LAMA",
    "ska_skt": "SKA ATAU SKT",
    "sppl": "SPPL",
    "status_tempat": "STATUS TEMPAT USAHA",
    "tdg_lama": "TDG LAMA",
    "tdp_induk": "TDP INDUK",
    "tdp_lama": "TDP LAMA",
    "tdup_lama": "TDUP LAMA",
    "tempat_usaha": "SURAT TEMPAT USAHA",
    "ukl_upl": "UKL-UPL",
}


@cache
def semua_contoh() -> dict[str, Bersih]:
    """A sanitised sample for every kind of document: pictures, and a deed of three pages."""
    return {kode: bersihkan(_berkas(kode, judul)) for kode, judul in JUDUL.items()}


def _berkas(kode: str, judul: str) -> bytes:
    hasil = BytesIO()
    if kode == "akta":
        halaman = [_gambar(f"{judul}, hal. {n}", (800, 1100)) for n in (1, 2, 3)]
        halaman[0].save(hasil, "PDF", save_all=True, append_images=halaman[1:])
    else:
        ukuran = {"ktp": (860, 540), "npwp": (860, 540), "foto": (400, 600)}.get(kode, (800, 1100))
        _gambar(judul, ukuran).save(hasil, "JPEG", quality=80)
    return hasil.getvalue()


def _gambar(judul: str, ukuran: tuple[int, int]) -> Image.Image:
    gambar = Image.new("RGB", ukuran, "#FBF8F1")
    pena = ImageDraw.Draw(gambar)
    lebar, tinggi = ukuran
    pena.rectangle((12, 12, lebar - 12, tinggi - 12), outline="#0A2E4D", width=3)
    pena.text((36, 32), judul, fill="#0A2E4D", font=ImageFont.load_default(size=30))
    for y in range(100, tinggi - 120, 34):
        pena.line((36, y, lebar - 36 - (y * 7 % 90), y), fill="#CBD2DB", width=6)
    pena.text((36, tinggi - 70), "CONTOH, bukan dokumen asli", fill="#B3261E", font=ImageFont.load_default(size=24))
    return gambar
