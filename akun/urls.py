"""Pages about people. Mounted at the root; allauth's own stand under /akun/."""

from django.urls import path

from akun.views import umum

urlpatterns = [
    path("beranda-saya/", umum.beranda_saya, name="beranda_saya"),
    path("bahasa/", umum.bahasa, name="bahasa"),
    path("akun-saya/", umum.akun_saya, name="akun_saya"),
]
