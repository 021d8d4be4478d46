from django.urls import path

from sop import views

urlpatterns = [
    path("sop/", views.daftar_sop, name="daftar_sop"),
    path("sop/<slug:kode>/", views.halaman_sop, name="halaman_sop"),
    path("sop/<slug:kode>/sop.pdf", views.cetakan_sop, name="cetakan_sop"),
    path("hari-khusus/", views.hari_khusus, name="hari_khusus"),
    path("hari-khusus/<str:tanggal>/hapus/", views.hapus_hari, name="hapus_hari_khusus"),
    path("jam-kerja/", views.jam_kerja, name="jam_kerja"),
    path("jam-kerja/<int:pk>/akhiri/", views.akhiri_jam, name="akhiri_jam_kerja"),
]
