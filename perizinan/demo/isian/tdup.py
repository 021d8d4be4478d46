import json

ISIAN = {
    "bentuk_usaha": "pt",
    "nama_usaha": "PT Pesisir Contoh",
    "kedudukan": "direktur",
    "nama_tempat": "Hotel Contoh Pantai",
    "status_tempat": "milik",
    "luas_tanah": "1.800",
    "luas_bangunan": "2.400",
    "koordinat_usaha": "-1.2675, 116.8312",
    "tk_wni": "46",
    "tk_wna": "0",
    "usaha_pariwisata": json.dumps(
        [
            {"jenis": "hotel_nonbintang", "nama": "Hotel Contoh Pantai", "kapasitas": "40 kamar"},
            {"jenis": "restoran", "nama": "Restoran Contoh Laut", "kapasitas": "80 kursi"},
            {"jenis": "spa", "nama": "Spa Contoh", "kapasitas": "4 ruang"},
        ]
    ),
}
VARIASI: dict[str, dict[str, str]] = {
    "pt": {},
    "perorangan": {
        "bentuk_usaha": "perorangan",
        "nama_usaha": "Rumah Makan Contoh",
        "kedudukan": "pemilik",
        "nama_tempat": "Rumah Makan Contoh",
        "status_tempat": "sewa",
        "luas_tanah": "200",
        "luas_bangunan": "150",
        "tk_wni": "7",
        "usaha_pariwisata": json.dumps(
            [{"jenis": "rumah_makan", "nama": "Rumah Makan Contoh", "kapasitas": "36 kursi"}]
        ),
    },
    "cv": {"bentuk_usaha": "cv", "nama_usaha": "CV Contoh Pesisir"},
    "firma": {"bentuk_usaha": "firma", "nama_usaha": "Firma Contoh Pesisir"},
    "koperasi": {"bentuk_usaha": "koperasi", "nama_usaha": "Koperasi Contoh Wisata"},
}
