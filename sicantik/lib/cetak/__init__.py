"""What the printed documents share: fonts, house CSS, pictures, partials, and the template engine that fills them."""

from sicantik.lib.cetak.jalur import JalurGalat, jalur_sah
from sicantik.lib.cetak.templat import KonteksGalat, TemplatGalat, buat_html, nilai_dipakai, periksa_susunan

__all__ = ["JalurGalat", "KonteksGalat", "TemplatGalat", "buat_html", "jalur_sah", "nilai_dipakai", "periksa_susunan"]
