"""States of a run and reasons for which the clock stops."""

from typing import Literal

from django.utils.translation import gettext_noop as _  # translated where it is shown

Keadaan = Literal["berjalan", "menunggu_pemohon", "selesai", "batal", "ditarik", "ditolak", "gugur"]
BERJALAN: Keadaan = "berjalan"
MENUNGGU_PEMOHON: Keadaan = "menunggu_pemohon"
KEADAAN = ("berjalan", "menunggu_pemohon", "selesai", "batal", "ditarik", "ditolak", "gugur")
TERBUKA = ("berjalan", "menunggu_pemohon")

# Ends that no SOP draws: withdrawn by the applicant, refused by the office, lapsed because the applicant did not come.
AkhirLuar = Literal["ditarik", "ditolak", "gugur"]
AKHIR_LUAR: dict[AkhirLuar, str] = {
    "ditarik": _("ditarik pemohon"),
    "ditolak": _("ditolak"),
    "gugur": _("gugur karena lewat batas waktu"),
}

Sebab = Literal["perbaikan", "pembayaran", "pengambilan"]
SEBAB: dict[Sebab, str] = {
    "perbaikan": _("Menunggu perbaikan dari pemohon"),
    "pembayaran": _("Menunggu pembayaran retribusi"),
    "pengambilan": _("Menunggu pemohon mengambil izin"),
}

# Kinds of log rows: a completed step, a supervisor's exception, an event within a step, or an end no SOP draws.
JenisLog = Literal["langkah", "kembali", "peristiwa", "akhir"]
JENIS_LOG = ("langkah", "kembali", "peristiwa", "akhir")

# Why the clock stops at a waiting step, by what the step does.
SEBAB_AKSI: dict[str, Sebab] = {
    "ajukan": "perbaikan",
    "bayar": "pembayaran",
    "serahkan": "pengambilan",
    "terima": "pengambilan",
}

# Where a version comes from that is in force: the software's own folder, or a decree ratified on the screen.
AsalPenetapan = Literal["berkas", "keputusan"]
ASAL_PENETAPAN = ("berkas", "keputusan")

# What happens to the name on a task; none of it decides anything on the file.
RiwayatApa = Literal["ambil", "lepas", "alih", "pulang"]
RIWAYAT_TUGAS: dict[RiwayatApa, str] = {
    "ambil": _("Diambil"),
    "lepas": _("Dilepas"),
    "alih": _("Dialihkan"),
    "pulang": _("Kembali ke antrean meja"),
}

# Whom a rule of escalation tells.
KepadaEskalasi = Literal["pemegang", "atasan", "kabid", "kepala"]
KEPADA_ESKALASI: dict[KepadaEskalasi, str] = {
    "pemegang": _("Petugas yang memegang, atau semua di mejanya"),
    "atasan": _("Atasan meja"),
    "kabid": _("Kabid"),
    "kepala": _("Kepala Dinas"),
}
