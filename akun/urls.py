"""Pages about people. Mounted at the root; allauth's own stand under /akun/."""

from django.urls import path

from akun.views import instansi, kantor, petugas, umum

urlpatterns = [
    path("beranda-saya/", umum.beranda_saya, name="beranda_saya"),
    path("bahasa/", umum.bahasa, name="bahasa"),
    path("akun-saya/", umum.akun_saya, name="akun_saya"),
    path("pengguna/", petugas.daftar, name="pengguna"),
    path("pengguna/baru/", petugas.baru, name="petugas_baru"),
    path("pengguna/<int:pk>/", petugas.ubah, name="petugas_ubah"),
    path("pengguna/<int:pk>/keadaan/", petugas.keadaan, name="petugas_keadaan"),
    path("pengguna/<int:pk>/undang/", petugas.undang, name="petugas_undang"),
    path("pengguna/<int:pk>/jabatan/", petugas.tugas_baru, name="tugas_baru"),
    path("pengguna/jabatan/<int:pk>/akhiri/", petugas.tugas_akhiri, name="tugas_akhiri"),
    path("instansi/", instansi.instansi, name="instansi"),
    path("instansi/<slug:kode>/saklar/", instansi.saklar, name="saklar_instansi"),
    path("kantor/", kantor.kantor, name="kantor"),
]
