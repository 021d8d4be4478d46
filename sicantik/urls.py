"""All routes. A path belongs to one app; order is from the public to the staff pages."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("perizinan.urls")),
    path("", include("tracking.urls")),
    path("", include("pengaduan.urls")),
    path("", include("akun.urls")),
    path("akun/", include("allauth.urls")),
    path("", include("sop.urls")),
    path("", include("notifikasi.urls")),
]

handler404 = "akun.views.galat.tidak_ditemukan"
handler403 = "akun.views.galat.terlarang"
handler500 = "akun.views.galat.kesalahan"
handler400 = "akun.views.galat.permintaan_buruk"
