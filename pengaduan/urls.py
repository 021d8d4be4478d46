from django.urls import path
from django.http import HttpResponse
urlpatterns = [path("pengaduan/", lambda r: HttpResponse(""), name="pengaduan")]
