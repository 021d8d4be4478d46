from django.urls import path

from notifikasi import views

urlpatterns = [path("peragaan/pesan/", views.kotak_peragaan, name="pesan_terkirim")]
