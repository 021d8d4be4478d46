"""Public pages and the public API. Mounted at the root."""

from django.urls import path, re_path

from tracking import api
from tracking.views import api as halaman_api
from tracking.views import keaslian, lacak

urlpatterns = [
    path("lacak/", lacak.cari, name="lacak"),
    path("lacak/<str:nomor>/", lacak.nomor, name="lacak_nomor"),
    path("t/<str:token>/", lacak.permohonan, name="lacak_token"),
    # QR codes of permits hold the address without the slash; a redirect would cost a phone a second.
    re_path(r"^v/(?P<token>[\w-]+)/?$", keaslian.izin, name="keaslian"),
    path("cek/", keaslian.cek, name="cek_izin"),
    path("api/", halaman_api.dokumentasi, name="api"),
    path("api/v1/skema/", api.Skema.as_view(), name="api_skema"),
    path("api/v1/izin/", api.Katalog.as_view(), name="api_izin"),
    path("api/v1/permohonan/<str:nomor>/", api.PermohonanUmum.as_view(), name="api_permohonan"),
    path("api/v1/lacak/<str:token>/", api.PermohonanLengkap.as_view(), name="api_lacak"),
    path("api/v1/izin-terbit/<str:token>/", api.IzinTerbit.as_view(), name="api_izin_terbit"),
    path("api/v1/<path:apa>", api.TidakAda.as_view()),
]
