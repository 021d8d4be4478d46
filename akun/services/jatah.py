"""Limits: how often something may be tried."""

from datetime import timedelta

from django.db import connection

from akun.models import Jatah, Pengguna
from sicantik.lib import jam, sandi


class JatahHabis(Exception):
    """The limit is used up; `sisa` is how long until it opens again."""

    def __init__(self, sisa: timedelta) -> None:
        super().__init__(f"coba lagi dalam {int(sisa.total_seconds() // 60) + 1} menit")
        self.sisa = sisa


def pakai_jatah(*bagian: str, batas: int, jendela: timedelta) -> None:
    """Count one use of the limit named by `bagian` before the thing it guards is done.

    One statement counts and reads, so that a hundred parallel tries cannot pass together.
    Raises JatahHabis beyond `batas` uses within `jendela`.
    """
    kini = jam.kini()
    with connection.cursor() as kursor:
        kursor.execute(
            """
            INSERT INTO akun_jatah AS j (kunci, jumlah, mulai) VALUES (%s, 1, %s)
            ON CONFLICT (kunci) DO UPDATE SET
              jumlah = CASE WHEN j.mulai <= %s THEN 1 ELSE j.jumlah + 1 END,
              mulai = CASE WHEN j.mulai <= %s THEN excluded.mulai ELSE j.mulai END
            RETURNING jumlah, mulai
            """,
            [sandi.sidik("\0".join(bagian)), kini, kini - jendela, kini - jendela],
        )
        jumlah, mulai = kursor.fetchone()
    if jumlah > batas:
        raise JatahHabis(mulai + jendela - kini)


def pulihkan_jatah(*bagian: str) -> None:
    """Forget the uses of a limit, as after a right password."""
    Jatah.objects.filter(pk=sandi.sidik("\0".join(bagian))).delete()


def konfirmasi_sandi(pengguna: Pengguna, sandi_: str) -> bool:
    """The signed-in person's password once more, behind the same limit as sign-in."""
    try:
        pakai_jatah("konfirmasi", str(pengguna.pk), batas=8, jendela=timedelta(minutes=15))
    except JatahHabis:
        return False
    if not pengguna.check_password(sandi_):
        return False
    pulihkan_jatah("konfirmasi", str(pengguna.pk))
    return True
