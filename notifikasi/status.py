"""States of a message: queued, taken by a sender, sent, or given up."""

from django.utils.translation import gettext_noop as _  # translated where it is shown

ANTRE, DIKIRIM, TERKIRIM, GAGAL = "antre", "dikirim", "terkirim", "gagal"
KEADAAN = {ANTRE: _("Antre"), DIKIRIM: _("Sedang dikirim"), TERKIRIM: _("Terkirim"), GAGAL: _("Gagal")}
SALURAN = {"surel": _("Surel"), "sms": "SMS"}
