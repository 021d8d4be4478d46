"""Gates: who may open a page. A refused page does not exist (404)."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext

from akun import status
from akun.models import Pengguna, Penugasan

View = Callable[..., HttpResponseBase]


def pengguna(request: HttpRequest) -> Pengguna:
    """The signed-in person of a page that only signed-in people reach."""
    if not isinstance(request.user, Pengguna):
        raise Http404
    return request.user


def penugasan_saya(request: HttpRequest) -> list[Penugasan]:
    """The assignments in force of the signed-in person; one statement per request."""
    if not hasattr(request, "_penugasan"):
        orang = pengguna(request)
        request._penugasan = list(  # type: ignore[attr-defined]
            Penugasan.objects.berlaku().filter(pengguna=orang).select_related("jabatan") if orang.petugas else []
        )
    return request._penugasan  # type: ignore[attr-defined, no-any-return]


def jabatan_saya(request: HttpRequest) -> list[str]:
    """Codes of the positions that the signed-in person may act for now."""
    return sorted({p.jabatan_id for p in penugasan_saya(request)})


def sebutan_saya(request: HttpRequest) -> list[str]:
    """The same in words: "Plh. Kepala Dinas"."""
    return [status.SEBUTAN[p.sifat] + gettext(p.jabatan.nama) for p in penugasan_saya(request)]


def petugas(view: View) -> View:
    """Only officers; `request.jabatan` holds the codes of their positions."""

    @wraps(view)
    def bungkus(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not pengguna(request).petugas:
            raise Http404
        request.jabatan = jabatan_saya(request)  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return bungkus


def jabatan(*kode: str) -> Callable[[View], View]:
    """Only officers who hold one of the positions now."""

    def hias(view: View) -> View:
        @petugas
        @wraps(view)
        def bungkus(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not set(kode) & set(jabatan_saya(request)):
                raise Http404
            return view(request, *args, **kwargs)

        return bungkus

    return hias


def petugas_terkelola(pk: int) -> Pengguna:
    """An officer whom the administrator manages; applicants are not found."""
    return get_object_or_404(Pengguna, pk=pk, petugas=True)


def tugas_terkelola(pk: int) -> Penugasan:
    return get_object_or_404(Penugasan.objects.select_related("pengguna", "jabatan"), pk=pk, pengguna__petugas=True)
