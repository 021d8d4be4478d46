"""The demo's payment provider at work: what a person presses becomes signed messages, taken in like real ones."""

from datetime import timedelta

from django.utils.translation import gettext_noop

from perizinan.models import Tagihan
from perizinan.penyedia import Tiruan
from perizinan.penyedia.tiruan import Kiriman
from perizinan.services.penyedia import terima_kabar
from sicantik.lib import jam

PERILAKU = {
    "berhasil": gettext_noop("Bayar, berhasil"),
    "tertunda": gettext_noop("Bayar, masih diproses"),
    "gagal": gettext_noop("Bayar, gagal"),
    "dua_kali": gettext_noop("Bayar, kabarnya datang dua kali"),
    "salah_jumlah": gettext_noop("Bayar kurang seribu rupiah"),
    "terlambat": gettext_noop("Kedaluwarsa dulu, lalu bayar"),
}


def kirim_tiruan(*, tagihan: Tagihan, perilaku: str, penyedia: Tiruan) -> None:
    """Send the messages of a behaviour of PERILAKU."""
    for kiriman in _kiriman(tagihan, perilaku, penyedia):
        terima_kabar(nama="tiruan", badan=kiriman.badan, kepala=kiriman.kepala)


def _kiriman(tagihan: Tagihan, perilaku: str, penyedia: Tiruan) -> list[Kiriman]:
    kini, jumlah = jam.kini(), tagihan.jumlah
    lunas = penyedia.kiriman(tagihan.referensi, "lunas", jumlah=jumlah, saat=kini)
    kurang = penyedia.kiriman(tagihan.referensi, "lunas", jumlah=max(jumlah - 1000, 0), saat=kini)
    habis = penyedia.kiriman(tagihan.referensi, "kedaluwarsa", jumlah=None, saat=kini - timedelta(minutes=1))
    return {
        "berhasil": [lunas],
        "tertunda": [penyedia.kiriman(tagihan.referensi, "tertunda", jumlah=jumlah, saat=kini)],
        "gagal": [penyedia.kiriman(tagihan.referensi, "gagal", jumlah=None, saat=kini, sebab="Saldo tidak cukup")],
        "dua_kali": [lunas, lunas],
        "salah_jumlah": [kurang],
        "terlambat": [habis, lunas],
    }[perilaku]
