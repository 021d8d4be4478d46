"""The words of the upload script: its progress, and what the server would refuse."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from perizinan.services.unggah import kata_terlalu_besar
from sicantik.lib import unggahan

register = template.Library()


@register.inclusion_tag("perizinan/potongan/kata_unggah.html")
def kata_unggah() -> dict[str, Any]:
    """The limit and the refusals are the server's own; {mb} is the script's to fill in."""
    pesan = {kode: _(unggahan.PESAN[kode]) for kode in ("bukan_jenis", "foto_heic", "berkas_office")}
    return {"batas": unggahan.BATAS.byte, "terlalu_besar": kata_terlalu_besar("{mb}"), **pesan}
