from django.urls import path
from tracking.views import lacak
from django.http import HttpResponse
urlpatterns = [path("t/<str:token>/", lacak.permohonan, name="lacak_token"),
path("lacak/", lacak.permohonan, name="lacak"),
]
