"""Public pages and the public API. Mounted at the root."""

from django.urls import path, re_path

from tracking.views import keaslian, lacak

urlpatterns = [
    path("lacak/", lacak.cari, name="lacak"),
    path("lacak/<str:nomor>/", lacak.nomor, name="lacak_nomor"),
    path("t/<str:token>/", lacak.permohonan, name="lacak_token"),
    # QR codes of permits hold the address without the slash; a redirect would cost a phone a second.
    re_path(r"^v/(?P<token>[\w-]+)/?$", keaslian.izin, name="keaslian"),
    path("cek/", keaslian.cek, name="cek_izin"),
]
