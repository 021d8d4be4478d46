"""Our words for what allauth says; its own Indonesian is partly missing, partly off."""

from django.utils.translation import gettext_lazy as _

MASUK_DITOLAK = _("Surel atau kata sandi salah, atau terlalu banyak percobaan. Coba lagi 15 menit lagi.")

# AkunAdapter.error_messages
PESAN_AKUN = {
    "account_inactive": _("Akun ini dinonaktifkan. Hubungi kantor."),
    "cannot_remove_primary_email": _("Surel utama tidak dapat dihapus."),
    "duplicate_email": _("Surel ini sudah terpasang pada akun Anda."),
    "email_password_mismatch": MASUK_DITOLAK,
    "email_taken": _("Surel ini sudah dipakai akun lain."),
    "enter_current_password": _("Kata sandi saat ini salah. Ketik lagi."),
    "incorrect_code": _("Kode salah. Lihat kode terbaru, lalu ketik lagi."),
    "incorrect_password": _("Kata sandi salah. Ketik lagi."),
    "invalid_login": MASUK_DITOLAK,
    "invalid_password_reset": _("Tautan ini sudah dipakai atau kedaluwarsa. Minta yang baru."),
    "password_min_length": _("Kata sandi paling sedikit {0} huruf atau angka."),
    "rate_limited": _("Terlalu banyak percobaan. Coba lagi beberapa menit lagi."),
    "same_as_current": _("Isian baru harus berbeda dari yang sekarang."),
    "select_only_one": _("Pilih satu saja."),
    "too_many_login_attempts": MASUK_DITOLAK,
    "unknown_email": _("Surel ini tidak terpasang pada akun mana pun."),
    "unverified_primary_email": _("Pastikan dulu surel utama Anda."),
}

# MfaAdapter.error_messages
PESAN_DUA_FAKTOR = {
    "add_email_blocked": _("Surel tidak dapat ditambah selama masuk dua langkah aktif."),
    "cannot_delete_authenticator": _("Masuk dua langkah tidak dapat dimatikan."),
    "cannot_generate_recovery_codes": _("Pasang dulu aplikasi kode atau kunci sandi, baru kode cadangan."),
    "incorrect_code": _("Kode salah. Lihat kode terbaru, lalu ketik lagi."),
    "unverified_email": _("Pastikan dulu surel Anda, baru pasang masuk dua langkah."),
}
