"""The public API: read-only, for anyone, the same services and limits as the pages."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiResponse, extend_schema
from drf_spectacular.views import SpectacularJSONAPIView
from rest_framework.exceptions import APIException, Throttled
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView, set_rollback

from akun.services import JatahHabis, pakai_jatah
from perizinan import queries
from sicantik.lib.alamat import alamat
from tracking import serializers, services

SEMENIT = timedelta(minutes=1)


class JatahThrottle(BaseThrottle):
    """Requests per address and minute, counted in PostgreSQL under a keyed hash: no address is stored."""

    def allow_request(self, request: Request, view: APIView) -> bool:
        try:
            pakai_jatah("api", alamat(request._request), batas=services.API_SEMENIT, jendela=SEMENIT)
        except JatahHabis as e:
            self.sisa = e.sisa
            return False
        return True

    def wait(self) -> float:
        return math.ceil(self.sisa.total_seconds())


def galat(exc: Exception, context: dict[str, Any]) -> Response | None:
    """Every refusal is {"galat": "..."}; a used-up limit says when it opens again."""
    set_rollback()
    detik = _detik(exc)
    if detik:
        teks = _("Terlalu banyak permintaan. Coba lagi dalam %(n)d detik.") % {"n": detik}
        return Response({"galat": teks}, status=429, headers={"Retry-After": str(detik)})
    if isinstance(exc, Http404):
        return Response({"galat": str(exc) or _("Alamat ini tidak ada.")}, status=404)
    if isinstance(exc, APIException):
        teks = _("Metode ini tidak dilayani.") if exc.status_code == 405 else _("Permintaan tidak dapat dilayani.")
        return Response({"galat": teks}, status=exc.status_code)
    return None


def _detik(exc: Exception) -> int:
    """Seconds until a limit opens again; 0 for another refusal."""
    if isinstance(exc, JatahHabis):
        return math.ceil(exc.sisa.total_seconds())
    return math.ceil(getattr(exc, "wait", None) or 1) if isinstance(exc, Throttled) else 0


class Publik(APIView):
    throttle_classes = [JatahThrottle]
    http_method_names = ["get", "head", "options"]

    def get_exception_handler(self) -> Any:
        return galat


def _jawab(serializer: type[Serializer[Any]], *, banyak: bool = False, tiada: str = "") -> dict[int, Any]:
    """The answers of an operation for its schema."""
    isi: dict[int, Any] = {200: serializer(many=banyak)}
    if tiada:
        isi[404] = OpenApiResponse(serializers.Galat, description=tiada)
    return {**isi, 429: OpenApiResponse(serializers.Galat, description="Terlalu sering")}


class Katalog(Publik):
    @extend_schema(
        operation_id="izin", summary="Jenis izin yang dapat diajukan", responses=_jawab(serializers.Izin, banyak=True)
    )
    def get(self, request: Request) -> Response:
        """Waktu, biaya, persyaratan, dan tahap setiap jenis izin yang berlaku hari ini."""
        menerima = queries.kode_menerima()
        izin = [v for v in queries.katalog() if v.kode in menerima]
        return Response(serializers.Izin(izin, many=True).data)  # type: ignore[arg-type]


class PermohonanUmum(Publik):
    @extend_schema(
        operation_id="permohonan",
        summary="Tahap permohonan menurut nomor pendaftaran",
        responses=_jawab(serializers.PermohonanUmum, tiada="Nomor tidak ditemukan"),
    )
    def get(self, request: Request, nomor: str) -> Response:
        """Jenis izin, tujuh tahap bertanggal, status, nama tersamar, dan jam pelayanan. Tanpa data pribadi."""
        lacak = services.lacak_nomor(nomor, alamat=alamat(request._request))
        if lacak is None:
            raise Http404(_("Tidak ada permohonan dengan nomor ini."))
        return Response(serializers.PermohonanUmum(lacak).data)


class PermohonanLengkap(Publik):
    @extend_schema(
        operation_id="lacak",
        summary="Status lengkap menurut token tanda terima",
        responses=_jawab(serializers.PermohonanLengkap, tiada="Token tidak dikenal atau sudah dicabut"),
    )
    def get(self, request: Request, token: str) -> Response:
        """Isi halaman lacak: langkah, tenggat, setiap jeda, dan catatan langkah. Token ada pada tanda terima."""
        lacak = services.lacak_token(token)
        if lacak is None:
            raise Http404(_("Tidak ada permohonan dengan token ini."))
        return Response(serializers.PermohonanLengkap(lacak).data)


class IzinTerbit(Publik):
    @extend_schema(
        operation_id="izin_terbit",
        summary="Keaslian izin menurut token kode QR",
        responses=_jawab(serializers.Keaslian, tiada="Izin tidak ditemukan"),
    )
    def get(self, request: Request, token: str) -> Response:
        """Satu kata keadaan, nomor, jenis, pemegang tersamar, masa berlaku, dan sidik dokumen."""
        izin = services.izin_token(token)
        if izin is None:
            raise Http404(_("Tidak ada izin dengan token ini."))
        return Response(serializers.Keaslian(izin).data)


class TidakAda(Publik):
    schema = None

    def get(self, request: Request, apa: str) -> Response:
        raise Http404


class Skema(SpectacularJSONAPIView):
    throttle_classes = [JatahThrottle]
    schema = None

    def get_exception_handler(self) -> Any:
        return galat
