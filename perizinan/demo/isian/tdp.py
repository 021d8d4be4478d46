import json

_PIMPINAN = [
    {"nama": "Sari Contoh", "jabatan": "Direktur", "kewarganegaraan": "wni", "alamat": "Jl. Contoh Dalam No. 2"},
    {"nama": "Budi Contoh", "jabatan": "Komisaris", "kewarganegaraan": "wni", "alamat": "Jl. Contoh Dalam No. 3"},
]
ISIAN = {
    "bentuk_usaha": "pt",
    "nama_usaha": "PT Bahari Contoh",
    "kedudukan": "direktur",
    "status_kantor": "tunggal",
    "status_modal": "pmdn",
    "tanggal_berdiri": "3/2/2020",
    "tanggal_mulai": "2/3/2020",
    "jangka_waktu": "Tidak terbatas",
    "kerja_sama": "mandiri",
    "merek": "",
    "induk_nama": "PT Induk Contoh",
    "induk_tdp": "00.00.1.46.00000",
    "induk_alamat": "Jl. Contoh Pusat No. 1, Kota Contoh",
    "pengesahan_tanggal": "17/2/2020",
    "akta_perubahan": "",
    "keadaan_izin": "terbit",
    "izin_teknis": json.dumps(
        [
            {
                "nama": "SIUP",
                "nomor_izin": "503/000/SIUP/DPMPT/I/2020",
                "tanggal": "2/3/2020",
                "penerbit": "DPMPT (contoh)",
            }
        ]
    ),
    "daftar_pimpinan": json.dumps(_PIMPINAN),
    "pemegang_saham": json.dumps(
        [
            {"nama": "Sari Contoh", "kewarganegaraan": "wni", "lembar": "600", "nilai": "600.000.000"},
            {"nama": "Budi Contoh", "kewarganegaraan": "wni", "lembar": "400", "nilai": "400.000.000"},
        ]
    ),
    "daftar_sekutu": json.dumps(
        [
            {"nama": "Sari Contoh", "kedudukan": "aktif", "kewarganegaraan": "wni", "modal": "150.000.000"},
            {"nama": "Budi Contoh", "kedudukan": "pasif", "kewarganegaraan": "wni", "modal": "100.000.000"},
        ]
    ),
    "kbli_edisi": "2020",
    "kbli": "46900",
    "kbli_judul": "Perdagangan besar berbagai macam barang",
    "produk": "Bahan pokok dan kebutuhan kapal",
    "mata_rantai": "distributor",
    "tk_wni": "12",
    "tk_wna": "0",
    "modal_usaha": "250.000.000",
    "omzet": "900.000.000",
    "modal_dasar": "4.000.000.000",
    "modal_ditempatkan": "1.000.000.000",
    "modal_disetor": "1.000.000.000",
    "jumlah_saham": "1.000",
    "nilai_saham": "1.000.000",
    "omzet_pt": "",
    "jenis_koperasi": "konsumen",
    "bentuk_koperasi": "primer",
    "anggota": "48",
    "simpanan_pokok": "24.000.000",
    "simpanan_wajib": "57.600.000",
    "modal_pinjaman": "",
    "jenis_bul": "Perusahaan umum daerah",
    "dasar_nama": "Peraturan daerah (contoh)",
    "dasar_nomor": "0 Tahun 2020",
    "dasar_tanggal": "3/2/2020",
}
# The six forms of business, and a branch.
VARIASI: dict[str, dict[str, str]] = {
    "pt": {},
    "koperasi": {"bentuk_usaha": "koperasi", "nama_usaha": "Koperasi Contoh Sejahtera"},
    "cv": {"bentuk_usaha": "cv", "nama_usaha": "CV Contoh Teluk Teduh"},
    "firma": {"bentuk_usaha": "firma", "nama_usaha": "Firma Contoh Bersama"},
    "perorangan": {
        "bentuk_usaha": "perorangan",
        "nama_usaha": "Toko Contoh Klandasan",
        "kedudukan": "pemilik",
        "kbli": "47112",
        "kbli_judul": "Perdagangan eceran berbagai macam barang",
        "mata_rantai": "pengecer",
    },
    "bul": {"bentuk_usaha": "bul", "nama_usaha": "Perumda Contoh Tirta"},
    "cabang": {"nama_usaha": "PT Bahari Contoh Cabang Balikpapan", "status_kantor": "cabang"},
}
