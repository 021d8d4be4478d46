import json

ISIAN = {
    "bentuk_usaha": "cv",
    "nama_usaha": "CV Olah Contoh",
    "kedudukan": "direktur",
    "alamat_pabrik": "Jl. Contoh Industri No. 3 RT 00",
    "kelurahan_pabrik": "Contoh",
    "kecamatan_pabrik": "Balikpapan Contoh",
    "letak_pabrik": "luar",
    "luas_tanah": "600",
    "luas_bangunan": "350",
    "koordinat_pabrik": "-1.2379, 116.8529",
    "kbli_edisi": "2020",
    "kbli": "10710",
    "kbli_judul": "Industri produk roti dan kue",
    "mulai_produksi": "4/1/2021",
    "merek": "Roti Contoh",
    "komoditi": json.dumps(
        [
            {"nama": "Roti manis", "kapasitas": "36.000", "jumlah": "30.000", "satuan": "kg", "nilai": "900.000.000"},
            {"nama": "Kue kering", "kapasitas": "6.000", "jumlah": "4.500", "satuan": "kg", "nilai": "360.000.000"},
        ]
    ),
    "pasar_dalam": "100",
    "pasar_ekspor": "0",
    "negara_tujuan": "",
    "bahan_utama": "Tepung terigu, gula, mentega, telur",
    "bahan_dalam": "90",
    "bahan_impor": "10",
    "daftar_mesin": json.dumps(
        [
            {"nama": "Oven gas", "jumlah": "3", "kapasitas": "40 kg per jam", "asal": "dalam"},
            {"nama": "Mesin aduk adonan", "jumlah": "2", "kapasitas": "25 kg per jam", "asal": "impor"},
        ]
    ),
    "tenaga_penggerak": "Listrik PLN 13.200 VA",
    "tk_wni_l": "9",
    "tk_wni_p": "14",
    "tk_wna_l": "0",
    "tk_wna_p": "0",
    "nilai_investasi": "1.200.000.000",
    "nilai_tanah": "",
    "dokumen_lingkungan": "sppl",
}
VARIASI: dict[str, dict[str, str]] = {
    "kecil": {
        "bentuk_usaha": "perorangan",
        "nama_usaha": "Dapur Roti Contoh",
        "kedudukan": "pemilik",
        "tk_wni_l": "2",
        "tk_wni_p": "4",
        "nilai_investasi": "150.000.000",
    },
    "menengah": {},
    "besar": {
        "bentuk_usaha": "pt",
        "nama_usaha": "PT Roti Contoh Kalimantan",
        "tk_wni_l": "120",
        "tk_wni_p": "95",
        "nilai_investasi": "48.000.000.000",
        "dokumen_lingkungan": "amdal",
    },
    "firma": {"bentuk_usaha": "firma", "nama_usaha": "Firma Roti Contoh", "letak_pabrik": "dalam"},
    "koperasi": {"bentuk_usaha": "koperasi", "nama_usaha": "Koperasi Contoh Olahan", "dokumen_lingkungan": "ukl_upl"},
}
