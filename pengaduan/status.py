"""States of a complaint and what leads from one to the next; its classes."""

from typing import Literal

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _  # translated where it is shown

from perizinan.status import Kata

Keadaan = Literal["diterima", "diproses", "dijawab", "selesai"]
KEADAAN: dict[Keadaan, Kata] = {
    "diterima": Kata(_("Diterima"), "c-info", "inbox"),
    "diproses": Kata(_("Diproses"), "c-info", "clock"),
    "dijawab": Kata(_("Dijawab"), "c-ok", "message-2"),
    "selesai": Kata(_("Selesai"), "c-ok", "circle-check"),
}
BELUM_DIJAWAB: tuple[Keadaan, ...] = ("diterima", "diproses")

Aksi = Literal["proses", "jawab", "tutup"]
# what is done -> from which states, to which
PERPINDAHAN: dict[Aksi, tuple[tuple[Keadaan, ...], Keadaan]] = {
    "proses": (("diterima",), "diproses"),
    "jawab": (("diterima", "diproses", "dijawab"), "dijawab"),
    "tutup": (("dijawab",), "selesai"),
}

Jenis = Literal["bernama", "anonim"]
JENIS: dict[Jenis, str] = {"bernama": _("Dengan nama"), "anonim": _("Tanpa nama")}

KLASIFIKASI: dict[str, str] = {
    "keaslian": _("Keaslian dokumen izin"),
    "waktu": _("Waktu penyelesaian"),
    "petugas": _("Sikap petugas"),
    "biaya": _("Biaya atau pungutan"),
    "syarat": _("Persyaratan dan prosedur"),
    "lain": _("Lain-lain"),
}
HARI_JAWAB = 5  # working days for the first answer, counted as the SOP counts (H1 is the day of receipt)


class GerakTerlarang(Exception):
    """This cannot be done in the complaint's present state. The text is for the person."""


def pindah(keadaan: Keadaan, aksi: Aksi) -> Keadaan:
    """The state after `aksi`. Raises GerakTerlarang."""
    dari, ke = PERPINDAHAN[aksi]
    if keadaan not in dari:
        kata = gettext(KEADAAN[keadaan].kata).lower()
        raise GerakTerlarang(gettext("Pengaduan ini sudah %(keadaan)s. Muat ulang halaman.") % {"keadaan": kata})
    return ke
