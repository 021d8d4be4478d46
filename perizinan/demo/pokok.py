"""What every move of the demo needs: the people by address, and the file by the officer whose turn it is."""

from typing import TypedDict

from akun.models import Pengguna
from perizinan.demo.orang import MEJA
from perizinan.models import Permohonan

Orang = dict[str, Pengguna]
GORESAN = "M60 150L90 90L120 160L150 80L190 150L240 110L300 140L380 100L440 130"


class Pokok(TypedDict):
    """What every desk service takes."""

    permohonan: Permohonan
    versi: int
    oleh: Pengguna


def pokok(p: Permohonan, orang: Orang) -> Pokok:
    """The file as it is, by the officer whose turn it is."""
    assert p.proses is not None
    return {"permohonan": p, "versi": p.proses.jumlah_log, "oleh": orang[MEJA[p.proses.jabatan]]}
