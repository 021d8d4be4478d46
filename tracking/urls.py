"""Public pages and the public API. Mounted at the root."""

from django.urls import path

from tracking.views import lacak

urlpatterns = [
    path("lacak/", lacak.cari, name="lacak"),
    path("lacak/<str:nomor>/", lacak.nomor, name="lacak_nomor"),
    path("t/<str:token>/", lacak.permohonan, name="lacak_token"),
]
