from perizinan.models.dokumen import DokumenTerbit, Izin, KonsepIzin, PenghitungNomor, SerahTerima
from perizinan.models.paket import VersiPaket
from perizinan.models.permohonan import Berkas, ButirPeriksa, Permohonan

__all__ = [
    "Berkas",
    "ButirPeriksa",
    "DokumenTerbit",
    "Izin",
    "KonsepIzin",
    "PenghitungNomor",
    "Permohonan",
    "SerahTerima",
    "VersiPaket",
]
