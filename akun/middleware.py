"""Signed in by default, and the stricter sessions of officers.

Both ask the view first: a public page never reads the session, so that tracking stays one statement.
"""

from collections.abc import Callable
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils import translation
from django.utils.translation import gettext as _

from akun.models import Pengguna
from sicantik.lib import jam

MASUK = "petugas_masuk"  # when this session began
TERAKHIR = "petugas_terakhir"  # when it was last used
DUA_FAKTOR = "petugas_dua_faktor"  # this session has seen that a second factor exists
CATAT_TIAP = 60  # seconds; the session row is not written at every request

# What an officer without a second factor may still open: setting one up, and leaving.
_SEBELUM_DUA_FAKTOR = ("mfa_", "account_logout", "account_reauthenticate")


def umum(view: Callable[..., Any]) -> bool:
    """Is the view open to everybody (@login_not_required)?"""
    return not getattr(view, "login_required", True)


class BahasaMiddleware:
    """Indonesian, unless the person chose otherwise: a browser's Accept-Language is seldom a choice here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        pilihan = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        bahasa = pilihan if pilihan in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(bahasa):
            return self.get_response(request)


class WajibMasukMiddleware:
    """Every view needs a signed-in person unless it says otherwise; what such a person sees is not kept by browsers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        jawaban = self.get_response(request)
        if getattr(request, "pribadi", False) and not jawaban.has_header("Cache-Control"):
            # Nothing of it comes back with the Back button after signing out.
            jawaban["Cache-Control"] = "private, no-store"
        nama = request.resolver_match.view_name if request.resolver_match else ""
        return _lupakan(jawaban) if nama == "account_logout" and request.method == "POST" else jawaban

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if umum(view):
            return None
        request.pribadi = True  # type: ignore[attr-defined]
        if request.user.is_authenticated:
            return None
        return _minta_masuk(request)


def _lupakan(jawaban: HttpResponse) -> HttpResponse:
    """Pictures of documents are kept for an hour, for slow lines; not beyond the end of the session."""
    jawaban["Clear-Site-Data"] = '"cache"'
    return jawaban


def _minta_masuk(request: HttpRequest) -> HttpResponse:
    """To the sign-in page, and back to where one can go on; a script is told so in a status it understands."""
    if request.headers.get("X-Sepotong") or request.headers.get("X-Simpan"):
        return HttpResponse(_("Sesi Anda habis. Masuk lagi."), status=401)
    kembali = request.get_full_path() if request.method == "GET" else settings.LOGIN_REDIRECT_URL
    return redirect_to_login(resolve_url(kembali), settings.LOGIN_URL)


class SesiPetugasMiddleware:
    """Officers: out after a quiet while and after a working day; second factor before anything else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if umum(view) or not isinstance(request.user, Pengguna) or not request.user.petugas:
            return None
        if sebab := _sesi_habis(request):
            logout(request)
            messages.warning(request, sebab)
            return _lupakan(_minta_masuk(request))
        nama = request.resolver_match.view_name if request.resolver_match else ""
        if settings.DEMO or _punya_dua_faktor(request, nama) or nama.startswith(_SEBELUM_DUA_FAKTOR):
            return None
        return redirect("mfa_index")


def _sesi_habis(request: HttpRequest) -> str:
    """Why this session ends now, or nothing; notes that it was used."""
    kini = jam.kini().timestamp()
    if MASUK not in request.session:
        catatan = get_authentication_records(request, request.user)
        request.session[MASUK] = min((r["at"] for r in catatan), default=kini)
    masuk = request.session[MASUK]
    terakhir = request.session.get(TERAKHIR, masuk)
    if kini - terakhir > settings.SESI_PETUGAS_DIAM:
        return _("Anda dikeluarkan karena tidak ada kegiatan selama %(n)d menit. Masuk lagi untuk melanjutkan.") % {
            "n": settings.SESI_PETUGAS_DIAM // 60
        }
    if kini - masuk > settings.SESI_PETUGAS_PALING_LAMA:
        return _("Sesi Anda sudah %(n)d jam. Masuk lagi untuk melanjutkan.") % {
            "n": settings.SESI_PETUGAS_PALING_LAMA // 3600
        }
    if TERAKHIR not in request.session or kini - terakhir > CATAT_TIAP:
        request.session[TERAKHIR] = kini
    return ""


def _punya_dua_faktor(request: HttpRequest, nama: str) -> bool:
    """Asked of the database once per session, and again after every page where factors change."""
    if nama.startswith("mfa_"):
        request.session.pop(DUA_FAKTOR, None)
    elif request.session.get(DUA_FAKTOR):
        return True
    if not is_mfa_enabled(request.user, types=[Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]):
        return False
    if not nama.startswith("mfa_"):
        request.session[DUA_FAKTOR] = True
    return True
