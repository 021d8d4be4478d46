from django.http import HttpResponse
from django.urls import path

urlpatterns = [path("pengaduan/", lambda r: HttpResponse(""), name="pengaduan")]
