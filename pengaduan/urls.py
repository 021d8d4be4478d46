"""Complaints: the public form, the reporter's own page, and the desk. Mounted at the root."""

from django.urls import path

from pengaduan.views import meja, publik

urlpatterns = [
    path("pengaduan/", publik.ajukan, name="pengaduan"),
    path("p/<str:token>/", publik.ikuti, name="pengaduan_token"),
    path("p/<str:token>/terkirim/", publik.terkirim, name="pengaduan_terkirim"),
    path("meja/pengaduan/", meja.daftar, name="meja_pengaduan"),
    path("meja/pengaduan/<int:pk>/", meja.berkas, name="berkas_pengaduan"),
]
