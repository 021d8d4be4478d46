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
    Butir(_("Layanan"), "beranda", "building-store", ("/izin/", "/pemandu/")),
    Butir(_("Lacak"), "lacak", "map-search"),
    Butir(_("Cek izin"), "cek_izin", "shield-check"),
    Butir(_("Pengaduan"), "pengaduan", "message-2"),
)
PETUGAS = (
    Butir(_("Meja"), "meja", "inbox"),
    Butir(_("Loket"), "loket", "users", jabatan=(status.PETUGAS_LOKET,)),
    Butir(
        _("Jadwal"),
        "jadwal",
        "calendar-event",
        jabatan=(status.PENJADWALAN, status.TIM_TEKNIS, *sorted(status.ATASAN)),
    ),
    Butir(_("Izin terbit"), "izin_terbit", "certificate", jabatan=(*sorted(status.ATASAN), status.ADMINISTRATOR)),
    Butir(_("Beban meja"), "beban", "users", jabatan=tuple(sorted(status.ATASAN))),
    Butir(_("Kehadiran"), "ketidakhadiran", "user"),
    Butir(_("Bendahara"), "bendahara", "coin", jabatan=(status.BENDAHARA,)),
    Butir(_("Pengaduan"), "meja_pengaduan", "message-2", jabatan=(status.PENANGAN_PENGADUAN,)),
    Butir(_("Pengguna"), "pengguna", "users", jabatan=(status.ADMINISTRATOR,)),
    Butir(_("Kantor"), "kantor", "building", jabatan=(status.ADMINISTRATOR,)),
    Butir(_("Paket izin"), "rancangan", "certificate", jabatan=(status.PENYUSUN_PAKET, status.KEPALA_DINAS)),
    Butir(_("Jenis izin"), "jenis_izin", "certificate", jabatan=(status.ADMINISTRATOR,)),
    Butir(_("Batas waktu"), "batas_waktu", "clock-pause", jabatan=(status.ADMINISTRATOR,)),
    Butir(_("Eskalasi"), "eskalasi", "clock", jabatan=(status.ADMINISTRATOR,)),
    Butir(_("Hari kerja"), "hari_khusus", "calendar-event", jabatan=(status.ADMINISTRATOR,)),
)


def menu(request: HttpRequest, butir: tuple[Butir, ...]) -> list[Tautan]:
    """The entries that exist, that this person may open, and which of them is the page's own."""
    terbuka = [(b, href) for b in butir if (href := _alamat(request, b))]
    panjang = {href: _cocok(request.path, href, b.awalan) for b, href in terbuka}
    # An address below another's ("/meja/jadwal/") belongs to the longer of the two.
    terpanjang = max(panjang.values(), default=0)
    return [Tautan(b.kata, href, b.ikon, 0 < panjang[href] == terpanjang) for b, href in terbuka]


def _alamat(request: HttpRequest, b: Butir) -> str:
    """Where the entry leads; "" for one that is not installed or not this person's."""
    try:
        href = reverse(b.url)
    except NoReverseMatch:
        return ""
    return "" if b.jabatan and not set(b.jabatan) & set(akses.jabatan_saya(request)) else href


def _cocok(path: str, href: str, awalan: tuple[str, ...]) -> int:
    """How much of the path the entry accounts for; the home page only for itself."""
    if path == href:
        return len(path)
    return max((len(a) for a in (*awalan, *([] if href == "/" else [href])) if path.startswith(a)), default=0)
