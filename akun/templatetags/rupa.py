"""Tags and filters of every page; loaded without {% load %} (settings: builtins)."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.conf import settings
from django.forms import BaseForm
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format, get_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from akun import akses
from akun.css import css
from akun.galat import pesan_isian
from akun.menu import PETUGAS, UTAMA, Tautan, menu
from sicantik.lib import jam, uang
from sicantik.lib.alur import SOP_SAJA, Alur, Perjalanan, gambar_mendatar, gambar_menurun
from sicantik.lib.samaran import kelompokkan_nomor

register = template.Library()


@register.filter
def rupiah(nilai: int | Decimal | None) -> str:
    """1250000 -> Rp1.250.000; nothing for None."""
    if nilai is None:
        return ""
    return uang.rupiah(int(nilai))


@register.filter
def nomor(nilai: str) -> str:
    """A registration number in its groups 5-3-2-2-4."""
    return kelompokkan_nomor(str(nilai))


@register.filter
def ukuran(bita: int | None) -> str:
    """File sizes: 2100000 -> 2,1 MB."""
    if bita is None:
        return ""
    if bita < 1_000_000:
        return f"{max(1, round(bita / 1000))} KB"
    return f"{bita / 1_000_000:.1f} MB".replace(".", get_format("DECIMAL_SEPARATOR"))


register.filter("pesan_isian", pesan_isian)


@register.filter
def tel(telepon: str) -> str:
    """The digits of an Indonesian number as a tel: address takes them: (0542) 000-000 -> +62542000000."""
    angka = "".join(c for c in telepon if c.isdecimal())
    return "+62" + angka[1:] if angka.startswith("0") else "+" + angka


def _di_kantor(nilai: date | datetime) -> date | datetime:
    return timezone.localtime(nilai, jam.zona()) if isinstance(nilai, datetime) else nilai


@register.filter
def tanggal(nilai: date | datetime | None) -> str:
    """18 November 2026, in the office's zone."""
    return date_format(_di_kantor(nilai), "j F Y") if nilai else ""


@register.filter
def tanggal_hari(nilai: date | datetime | None) -> str:
    """Rabu, 18 November 2026"""
    return date_format(_di_kantor(nilai), "l, j F Y") if nilai else ""


@register.filter(name="jam")
def jam_kantor(nilai: datetime | None) -> str:
    """13.30 WITA"""
    return f"{date_format(_di_kantor(nilai), 'H.i')} {settings.ZONA_SINGKAT}" if nilai else ""


@register.filter
def saat(nilai: datetime | None) -> str:
    """18 November 2026, 13.30 WITA"""
    return f"{tanggal(nilai)}, {jam_kantor(nilai)}" if nilai else ""


@register.simple_tag
def ikon(nama: str) -> SafeString:
    """An icon of the sprite; decoration only, words always stand beside it."""
    return format_html('<svg class="i" aria-hidden="true"><use href="{}#{}"/></svg>', static("ikon.svg"), nama)


@register.simple_block_tag
def cip(content: str, kelas: str = "", gambar: str = "") -> SafeString:
    """{% cip "c-ok" "check" %}Lengkap{% endcip %}"""
    return format_html('<span class="cip {}">{}{}</span>', kelas, ikon(gambar) if gambar else "", content)


@register.simple_tag
def keadaan(kata: Any) -> SafeString:
    """The chip of a status word: anything with .kata, .kelas and .ikon (perizinan.status.Kata)."""
    return cip(gettext(str(kata.kata)), kata.kelas, kata.ikon)


@register.inclusion_tag("komponen/alur.html")
def alur(alur_: Alur, awalan: str = "") -> Mapping[str, object]:
    """The swimlane of an SOP, wide and narrow, and its table."""
    return {"alur": alur_, "gambar": gambar_alur(alur_, awalan=awalan)}


@register.simple_tag
def gambar_alur(alur_: Alur, perjalanan: Perjalanan = SOP_SAJA, awalan: str = "") -> SafeString:
    """The swimlane's two drawings; the page shows the one that fits. With `perjalanan`, where a case stands on it."""
    gambar = [f(alur_, perjalanan, awalan=awalan) for f in (gambar_mendatar, gambar_menurun)]
    return mark_safe("".join(gambar))


@register.inclusion_tag("komponen/galat.html")
def ringkasan_galat(*formulir: BaseForm) -> Mapping[str, object]:
    """Summary of the errors of one or more forms, each linked to its field."""
    umum = [pesan for f in formulir for pesan in f.non_field_errors()]
    bidang = [(b.auto_id, pesan) for f in formulir for b in f for pesan in pesan_isian(b)]
    return {"umum": umum, "bidang": bidang, "jumlah": len(umum) + len(bidang)}


@register.simple_tag
def css_sebaris(*berkas: str) -> SafeString:
    """The text of style sheets, for the pages that carry them inline in <style nonce>."""
    return mark_safe("".join(css(b) for b in berkas))


@register.simple_tag
def posisi_saya(request: HttpRequest) -> list[str]:
    """The positions of the signed-in officer in words."""
    return akses.sebutan_saya(request)


@register.simple_tag
def memegang(request: HttpRequest, *kode: str) -> bool:
    """Does the signed-in officer hold one of these positions now?"""
    return any(k in akses.jabatan_saya(request) for k in kode)


@register.simple_tag(takes_context=True)
def menu_utama(context: Mapping[str, Any]) -> list[Tautan]:
    return menu(context["request"], UTAMA)


@register.simple_tag(takes_context=True)
def menu_petugas(context: Mapping[str, Any]) -> list[Tautan]:
    return menu(context["request"], PETUGAS)
