"""Payment providers: what one has to be able to do, and every adapter by its name. Imports no app."""

from perizinan.penyedia.antarmuka import (
    JENIS_KABAR,
    JenisKabar,
    Kabar,
    KabarKeliru,
    Penyedia,
    PenyediaMati,
    Permintaan,
    TandaTanganSalah,
)
from perizinan.penyedia.tiruan import Tiruan

PENYEDIA: dict[str, type[Penyedia]] = {"tiruan": Tiruan}

__all__ = [
    "JENIS_KABAR",
    "PENYEDIA",
    "JenisKabar",
    "Kabar",
    "KabarKeliru",
    "Penyedia",
    "PenyediaMati",
    "Permintaan",
    "TandaTanganSalah",
    "Tiruan",
]
