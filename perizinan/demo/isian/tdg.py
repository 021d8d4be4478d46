import json

ISIAN = {
    "bentuk_usaha": "pt",
    "nama_usaha": "PT Gudang Contoh Kariangau",
    "kedudukan": "direktur",
    "keadaan_siup": "terbit",
    "hubungan_gudang": "keduanya",
    "nama_pengelola": "CV Kelola Contoh",
    "alamat_pengelola": "Jl. Contoh Raya No. 9",
    "nama_pemilik": "PT Milik Contoh",
    "alamat_pemilik": "Jl. Contoh Raya No. 8",
    "alamat_gudang": "Jl. Contoh Kariangau No. 5 RT 00",
    "kelurahan_gudang": "Contoh",
    "kecamatan_gudang": "Balikpapan Contoh",
    "koordinat_gudang": "-1.1803, 116.8117",
    "jenis_gudang": "tertutup",
    "luas_gudang": "1.200",
    "volume_gudang": "7.200",
    "tonase": "",
    "pendingin": "tidak",
    "barang": json.dumps(
        [
            {"jenis": "Beras", "jumlah": "800 ton"},
            {"jenis": "Air minum kemasan", "jumlah": "12.000 karton"},
        ]
    ),
}
VARIASI: dict[str, dict[str, str]] = {
    "tertutup": {},
    "kecil": {
        "bentuk_usaha": "perorangan",
        "nama_usaha": "Gudang Toko Contoh",
        "kedudukan": "pemilik",
        "luas_gudang": "200",
        "volume_gudang": "800",
    },
    "silo": {"jenis_gudang": "silo", "volume_gudang": "2.500", "tonase": "1.600"},
    "terbuka": {
        "jenis_gudang": "terbuka",
        "luas_gudang": "3.000",
        "bentuk_usaha": "cv",
        "nama_usaha": "CV Lapang Contoh",
    },
    "pengelola": {"hubungan_gudang": "pengelola", "bentuk_usaha": "koperasi", "nama_usaha": "Koperasi Contoh Gudang"},
    "pemilik": {"hubungan_gudang": "pemilik", "bentuk_usaha": "firma", "nama_usaha": "Firma Contoh Gudang"},
}
