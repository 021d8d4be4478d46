ISIAN = {
    "kekayaan_bersih": "250.000.000",
    "kelembagaan": "pengecer",
    "kbli_edisi": "2020",
    "kbli": "47112",
    "kbli_judul": "Perdagangan eceran berbagai macam barang",
    "barang_jasa": "Bahan pokok, makanan, minuman, kebutuhan rumah tangga",
}
