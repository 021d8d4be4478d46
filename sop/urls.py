from django.urls import path

from sop import views

urlpatterns = [path("hari-khusus/", views.hari_khusus, name="hari_khusus")]
