"""States of a run and reasons for which the clock stops."""

from typing import Literal

from django.utils.translation import gettext_noop as _  # translated where it is shown

Keadaan = Literal["berjalan", "menunggu_pemohon", "selesai", "batal"]
BERJALAN: Keadaan = "berjalan"
MENUNGGU_PEMOHON: Keadaan = "menunggu_pemohon"
KEADAAN = ("berjalan", "menunggu_pemohon", "selesai", "batal")
TERBUKA = ("berjalan", "menunggu_pemohon")

Sebab = Literal["perbaikan", "pembayaran", "pengambilan"]
SEBAB: dict[Sebab, str] = {
    "perbaikan": _("Menunggu perbaikan dari pemohon"),
    "pembayaran": _("Menunggu pembayaran retribusi"),
    "pengambilan": _("Menunggu pemohon mengambil izin"),
}

# Kinds of log rows: a completed step, a supervisor's exception, or an event within a step.
JenisLog = Literal["langkah", "kembali", "peristiwa"]
JENIS_LOG = ("langkah", "kembali", "peristiwa")

# Why the clock stops at a waiting step, by what the step does.
SEBAB_AKSI: dict[str, Sebab] = {
    "ajukan": "perbaikan",
    "bayar": "pembayaran",
    "serahkan": "pengambilan",
    "terima": "pengambilan",
}
