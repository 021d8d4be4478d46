from django.urls import path

from perizinan.views import berkas, cetakan, draf, katalog, meja, permohonan

urlpatterns = [
    path("", katalog.beranda, name="beranda"),
    path("izin/<slug:kode>/", katalog.halaman_izin, name="halaman_izin"),
    path("izin/<slug:kode>/ajukan/", draf.baru, name="permohonan_baru"),
    path("permohonan/", permohonan.permohonan_saya, name="permohonan_saya"),
    path("permohonan/<int:pk>/", permohonan.permohonan, name="permohonan"),
    path("permohonan/<int:pk>/isi/<slug:bagian>/", draf.isi_bagian, name="isi_bagian"),
    path("permohonan/<int:pk>/berkas/", berkas.isi_berkas, name="isi_berkas"),
    path("permohonan/<int:pk>/berkas/<slug:syarat>/unggah/", berkas.unggah, name="unggah"),
    path("permohonan/<int:pk>/berkas/<slug:syarat>/hapus/", berkas.hapus, name="hapus_berkas"),
    path("permohonan/<int:pk>/periksa/", draf.periksa_kirim, name="periksa_kirim"),
    path("permohonan/<int:pk>/kirim/", draf.kirim, name="kirim"),
    path("permohonan/<int:pk>/hapus/", draf.hapus, name="hapus_draf"),
    path("permohonan/<int:pk>/tanda-terima/", permohonan.tanda_terima, name="tanda_terima"),
    path("permohonan/<int:pk>/dokumen/<slug:jenis>/", permohonan.unduh_dokumen, name="unduh_dokumen"),
    path("berkas/<int:pk>/halaman/<int:halaman>/", berkas.pratinjau, name="pratinjau"),
    path("berkas/<int:pk>/unduh/", berkas.unduh, name="unduh_berkas"),
    path("meja/", meja.meja, name="meja"),
    path("meja/<int:pk>/", meja.berkas, name="berkas_meja"),
    path("meja/<int:pk>/ambil/", meja.ambil, name="ambil_tugas"),
    path("meja/<int:pk>/kembalikan/", meja.kembalikan, name="kembalikan"),
    path("meja/<int:pk>/kembalikan-pemohon/", meja.kembalikan_pemohon, name="kembalikan_pemohon"),
    path("meja/<int:pk>/cetakan/<slug:apa>/", cetakan.cetakan, name="cetakan"),
]
