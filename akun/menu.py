"""The menus. An entry whose page is not installed does not show."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from akun import akses, status


@dataclass(frozen=True)
class Butir:
    """One entry: words, name of the URL, icon, further path prefixes that belong to it, positions that see it."""

    kata: str | Promise
    url: str
    ikon: str
    awalan: tuple[str, ...] = ()
    jabatan: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tautan:
    kata: str | Promise
    href: str
    ikon: str
    kini: bool


UTAMA = (
    Butir(_("Layanan"), "beranda", "building-store", ("/izin/",)),
    Butir(_("Lacak"), "lacak", "map-search"),
    Butir(_("Cek izin"), "cek_izin", "shield-check"),
    Butir(_("Pengaduan"), "pengaduan", "message-2"),
)
PETUGAS = (
    Butir(_("Meja"), "meja", "inbox"),
    Butir(
        _("Jadwal"),
        "jadwal",
        "calendar-event",
        jabatan=(status.PENJADWALAN, status.TIM_TEKNIS, *sorted(status.ATASAN)),
    ),
    Butir(_("Bendahara"), "bendahara", "coin", jabatan=(status.BENDAHARA,)),
    Butir(_("Pengaduan"), "meja_pengaduan", "message-2", jabatan=(status.PENANGAN_PENGADUAN,)),
    Butir(_("Pengguna"), "pengguna", "users", jabatan=(status.ADMINISTRATOR,)),
    Butir(_("Kantor"), "kantor", "building", jabatan=(status.ADMINISTRATOR,)),
    Butir(_("Jenis izin"), "jenis_izin", "certificate", jabatan=(status.ADMINISTRATOR,)),
    Butir(_("Hari kerja"), "hari_khusus", "calendar-event", jabatan=(status.ADMINISTRATOR,)),
)


def menu(request: HttpRequest, butir: tuple[Butir, ...]) -> list[Tautan]:
    """The entries that exist, that this person may open, and which of them is the page's own."""
    hasil = []
    for b in butir:
        try:
            href = reverse(b.url)
        except NoReverseMatch:
            continue
        if b.jabatan and not set(b.jabatan) & set(akses.jabatan_saya(request)):
            continue
        awalan = b.awalan if href == "/" else (href, *b.awalan)
        hasil.append(Tautan(b.kata, href, b.ikon, request.path == href or request.path.startswith(awalan or ("\0",))))
    return hasil
