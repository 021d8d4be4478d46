"""Invented data for every printed document (also used by bench/permit.py)."""

from pathlib import Path
from typing import Any

from sicantik.lib import qr

AKAR = Path(__file__).resolve().parents[2]
TEMPLAT_IZIN = AKAR / "perizinan" / "paket" / "siup" / "izin.html"
CETAKAN = AKAR / "perizinan" / "cetakan"
ALAMAT = "https://sicantik.example/v/3q2-7wAAQkCDe5fZkT9xLw"
LACAK = "https://sicantik.example/t/3q2-7wAAQkCDe5fZkT9xLw"
CATATAN = "Tanda tangan elektronik tidak tersertifikasi (kunci lokal, bukan BSrE)"
SIDIK = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

KOP = {
    "pemerintah": "PEMERINTAH KOTA BALIKPAPAN",
    "dinas": "DINAS PENANAMAN MODAL DAN PERIZINAN TERPADU",
    "alamat": "Jl. Contoh Raya No. 1, Balikpapan 76100",
    "telepon": "(0542) 000-000",
    "kota": "Balikpapan",
}
BUTIR = {
    "Nama perusahaan": "CV CONTOH TELUK TEDUH",
    "Bentuk perusahaan": "Persekutuan komanditer (CV)",
    "Alamat perusahaan": "Jl. Contoh Raya No. 1 RT 00, Kel. Contoh, Kota Balikpapan",
    "Telepon": "(0542) 000-000",
    "NPWP": "00.000.000.0-000.000",
    "Nama penanggung jawab": "Sari Contoh",
    "Jabatan": "Direktur",
    "Alamat penanggung jawab": "Jl. Contoh Dalam No. 2 RT 00, Kota Balikpapan",
    "Kekayaan bersih": "Rp250.000.000 (dua ratus lima puluh juta rupiah)",
    "Golongan": "SIUP Kecil",
    "Kelembagaan": "Pengecer",
    "Kegiatan usaha (KBLI)": "47112 Perdagangan eceran berbagai macam barang",
    "Barang dan jasa utama": "Bahan pokok, makanan, minuman, kebutuhan rumah tangga",
    "Jenis permohonan": "Izin baru, pendaftaran 02417 002 01 11 2026",
    "Masa berlaku": "Selama perusahaan menjalankan kegiatan usaha",
}
RINCI = {"Pemohon": "Sari Contoh", "Perusahaan": "CV Contoh Teluk Teduh", "Biaya": "Rp0"}


def pasangan(isi: dict[str, str]) -> list[dict[str, str]]:
    return [{"label": label, "isi": nilai} for label, nilai in isi.items()]


def izin(**ganti: Any) -> dict[str, Any]:
    gambar, ukuran = qr.svg_path(ALAMAT)
    return {
        "kop": KOP,
        "judul": "SURAT IZIN USAHA PERDAGANGAN",
        "nomor": "503/1187/SIUP/DPMPT/XI/2026",
        "dasar": "Berdasarkan Peraturan Menteri Perdagangan Nomor 36/M-DAG/PER/9/2007 beserta perubahannya, Kepala "
        "Dinas Penanaman Modal dan Perizinan Terpadu Kota Balikpapan memberikan izin kepada:",
        "butir": pasangan(BUTIR),
        "qr": gambar,
        "qr_ukuran": str(ukuran),
        "alamat_cek": "sicantik.example/cek",
        "kode_cek": "9KX2-77QD-M4TB",
        "ditetapkan_di": "Balikpapan",
        "ditetapkan_tanggal": "17 November 2026",
        "jabatan": "KEPALA DINAS",
        "kapasitas": "",
        "nama_pejabat": "NAMA PEJABAT CONTOH",
        "pangkat": "Pembina Tingkat I",
        "nip": "00000000 000000 0 000",
        "catatan_tanda_tangan": CATATAN,
        "contoh": "CONTOH",
        "konsep": "",
        **ganti,
    }


def tanda_terima() -> dict[str, Any]:
    gambar, ukuran = qr.svg_path(LACAK)
    return {
        "kop": KOP,
        "judul": "Tanda terima permohonan SIUP",
        "keadaan": "Permohonan diterima",
        "nomor": "02417 002 01 11 2026",
        "diterima": "Senin, 16 November 2026, 09.12 WITA",
        "qr": gambar,
        "qr_ukuran": str(ukuran),
        "alamat_lacak": "sicantik.example/lacak",
        "tenggat": "Selasa, 17 November 2026",
        "penjelasan": "Anda tidak perlu berbuat apa-apa sekarang.",
        "rinci": pasangan(RINCI),
        "langkah": [
            {"judul": "Anda mengajukan", "keterangan": "Senin 16 November, 09.12 WITA", "jadi": "ya"},
            {"judul": "Petugas loket meneliti berkas", "keterangan": "paling lambat Senin 16 November", "jadi": ""},
        ],
        "bantuan": "Pertanyaan: (0542) 000-000.",
        "contoh": "CONTOH",
    }


def buku_tanda_terima(**ganti: str) -> dict[str, Any]:
    return {
        "kop": KOP,
        "judul": "Tanda terima penyerahan izin",
        "nomor": "503/1187/SIUP/DPMPT/XI/2026",
        "pernyataan": "Dokumen di atas diterima dalam keadaan lengkap.",
        "rinci": pasangan({**RINCI, "Nomor identitas": "6471••••••••0001"}),
        "diserahkan": [{"nama": "Surat Izin Usaha Perdagangan", "keterangan": "asli, 1 lembar"}],
        "saat": "17 November 2026, 10.04 WITA",
        "tempat": "Balikpapan",
        "petugas": "Dewi Loket Contoh",
        "jabatan_petugas": "Petugas Loket",
        "penerima": "Sari Contoh",
        "hubungan": "Direktur",
        "goresan": "M40 150L90 60L140 170.5L220 80",
        "kotak_goresan": "0 0 600 240",
        "foto": "",
        "contoh": "",
        **ganti,
    }


def lembar_kendali(baris: int = 9) -> dict[str, Any]:
    kolom = ("langkah", "siapa", "kapasitas", "masuk", "selesai", "keputusan", "catatan")
    return {
        "kop": KOP,
        "judul": "Lembar kendali permohonan SIUP",
        "nomor": "02417 002 01 11 2026",
        "rinci": pasangan(RINCI),
        "baris": [{"urut": str(i), "menit": str(3 * i), **{k: f"{k} {i}" for k in kolom}} for i in range(1, baris + 1)],
        "jumlah_menit": "192",
        "intisari": SIDIK,
        "dicetak": "17 November 2026, 10.04 WITA oleh Dewi Loket Contoh",
        "contoh": "",
    }


def dokumen_arsip() -> dict[str, Any]:
    return {
        "kop": KOP,
        "judul": "Lembar arsip permohonan SIUP",
        "nomor": "02417 002 01 11 2026",
        "rinci": pasangan(RINCI),
        "dokumen": [{"nama": "KTP penanggung jawab", "keterangan": "PDF, 1 halaman", "sha256": SIDIK}],
        "riwayat": [{"saat": "16 November 2026, 09.12 WITA", "peristiwa": "Pemohon mengajukan"}],
        "intisari": SIDIK,
        "dicetak": "17 November 2026, 10.04 WITA oleh Dewi Loket Contoh",
        "contoh": "",
    }


def skrd(**ganti: str) -> dict[str, Any]:
    """As set; `lunas` and the two lines below it make it the one that is printed paid."""
    gambar, ukuran = qr.svg_path(LACAK)
    uraian = ("25 m² pada lapis sampai 25 m² × Rp1.000", "95 m² pada lapis di atas 25 sampai 200 m² × Rp900")
    return {
        "kop": KOP,
        "judul": "Surat Ketetapan Retribusi Daerah (SKRD)",
        "keadaan": "Belum dibayar",
        "nomor": "00012/SKRD/DPMPT/XI/2026",
        "tahun": "2026",
        "masa": "Selama perusahaan menjalankan usaha",
        "qr": gambar,
        "qr_ukuran": str(ukuran),
        "lunas": "",
        "lunas_nomor": "",
        "lunas_saat": "",
        "rinci": pasangan({"Wajib retribusi": "CV Contoh Teluk Teduh", "Kode rekening": "0.0.0.00.00"}),
        "baris": [{"uraian": u, "hasil": f"Rp{n}00.000"} for n, u in enumerate(uraian, 1)],
        "jumlah": pasangan({"Pokok retribusi": "Rp300.000", "Sanksi": "Rp0", "Jumlah yang harus dibayar": "Rp300.000"}),
        "terbilang": "tiga ratus ribu rupiah",
        "jatuh_tempo": "21 Desember 2026",
        "cara": "Di loket, lewat transfer bank, atau daring.",
        "catatan": "Tabel contoh, bukan tarif yang berlaku.",
        "dasar": "Dasar: Peraturan Daerah Contoh.",
        "tempat": "Balikpapan",
        "tanggal": "21 November 2026",
        "jabatan": "Bendahara Penerima SKRD",
        "nama": "Bendahara Contoh",
        "nip": "00000000 000000 0 000",
        "contoh": "CONTOH",
        **ganti,
    }


def ssrd(**ganti: str) -> dict[str, Any]:
    dari_skrd = skrd()
    sama = ("kop", "qr", "qr_ukuran", "rinci", "jumlah", "terbilang", "catatan", "tempat", "tanggal")
    return {
        **{k: dari_skrd[k] for k in (*sama, "jabatan", "nama", "nip", "contoh")},
        "judul": "Surat Setoran Retribusi Daerah (SSRD)",
        "nomor": "00009/SSRD/DPMPT/XI/2026",
        "lunas": "LUNAS",
        "lunas_nomor": "SKRD 00012/SKRD/DPMPT/XI/2026",
        "lunas_saat": "24 November 2026, 10.30 WITA",
        "keterangan": "Dicatat dengan akun petugas.",
        **ganti,
    }


def surat_tugas() -> dict[str, Any]:
    return {
        "kop": KOP,
        "judul": "Surat tugas",
        "nomor": "503/7/ST/DPMPT/XI/2026",
        "dasar": ["Permohonan Izin Gangguan nomor pendaftaran 00007 001 01 11 2026", "SOP nomor 188.4/93/DPMPT"],
        "perubahan": "Jadwal ke-2, menggantikan 17 November 2026, 09.00 WITA. Hujan lebat.",
        "tim": [{"nama": "Tuti Contoh", "nip": "00000000 000000 0 001", "pangkat": "Penata", "peran": "Ketua"}],
        "tugas": "Meninjau lokasi usaha yang dimohonkan izinnya.",
        "rinci": pasangan(RINCI),
        "tempat": "Balikpapan",
        "tanggal": "16 November 2026",
        "jabatan": "Bagian Penjadwalan",
        "nama": "Joko Contoh",
        "contoh": "",
    }


def bap() -> dict[str, Any]:
    return {
        "kop": KOP,
        "judul": "Berita Acara Peninjauan (BAP)",
        "nomor": "00007 001 01 11 2026 / BAP-1",
        "pembuka": "Pada hari Selasa, 17 November 2026, tim teknis di bawah ini meninjau lokasi.",
        "rinci": pasangan(RINCI),
        "tim": [{"nama": "Tuti Contoh", "peran": "Ketua"}],
        "bagian": [
            {
                "judul": "Tempat usaha",
                "butir": [
                    {"label": "Luas terukur", "nilai": "118 m²", "keterangan": "dengan gudang", "saat": "09.12 WITA"}
                ],
            }
        ],
        "foto": [],
        "kesimpulan": "Layak dengan syarat",
        "uraian": "Pasang peredam suara.",
        "tanda_tangan": [
            {
                "label": "Tanda tangan pemohon",
                "nama": "Sari Contoh",
                "goresan": "M40 150L90 60L140 170.5L220 80",
                "foto": "",
                "saat": "17 November 2026, 10.40 WITA",
            }
        ],
        "kotak_goresan": "0 0 600 220",
        "ditutup": "17 November 2026, 10.41 WITA oleh Tuti Contoh",
        "intisari": SIDIK,
        "contoh": "",
    }


def resume() -> dict[str, Any]:
    return {
        "kop": KOP,
        "judul": "Resume permohonan HO",
        "nomor": "00007 001 01 11 2026",
        "rinci": pasangan(RINCI),
        "alinea": [{"baris": ["Data permohonan:", "- Luas tanah: 180 m²"]}, {"baris": ["Kesimpulan tim: Layak."]}],
        "disusun": "18 November 2026, 08.15 WITA oleh Eko Contoh",
        "intisari": SIDIK,
        "dicetak": "18 November 2026, 10.04 WITA",
        "contoh": "",
    }


def surat_penolakan() -> dict[str, Any]:
    gambar, ukuran = qr.svg_path("https://sicantik.example/lacak/0000700101112026/")
    return {
        "kop": KOP,
        "judul": "Penolakan permohonan izin",
        "nomor": "503/1/TOLAK/DPMPT/XI/2026",
        "konsep": "",
        "kepada": "Sari Contoh",
        "usaha": "CV Contoh Teluk Teduh",
        "rinci": pasangan(RINCI),
        "sebab": "Lokasi atau bangunan tidak sesuai ketentuan",
        "uraian": ["Lokasi usaha berada di sempadan sungai."],
        "dasar": ["Permendag 46/2009", "Perda RTRW"],
        "upaya": ["Keberatan tertulis paling lambat 21 hari kerja."],
        "qr": gambar,
        "qr_ukuran": str(ukuran),
        "alamat_cek": "sicantik.example/lacak",
        "tempat": "Balikpapan",
        "tanggal": "17 November 2026",
        "kapasitas": "KEPALA DINAS",
        "nama": "Dewi Contoh",
        "pangkat": "Pembina Utama Muda",
        "nip": "00000000 000000 0 000",
        "catatan_tanda_tangan": CATATAN,
        "contoh": "",
    }
