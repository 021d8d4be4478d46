from django.urls import path

from sop import views

urlpatterns = [
    path("sop/", views.daftar_sop, name="daftar_sop"),
    path("sop/<slug:kode>/", views.halaman_sop, name="halaman_sop"),
    path("sop/<slug:kode>/sop.pdf", views.cetakan_sop, name="cetakan_sop"),
    path("hari-khusus/", views.hari_khusus, name="hari_khusus"),
]
