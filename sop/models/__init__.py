from sop.models.eskalasi import AturanEskalasi, Eskalasi
from sop.models.kalender import HariKhusus, JamKerja
from sop.models.log import IntisariHarian, LangkahLog
from sop.models.penetapan import Penetapan
from sop.models.proses import Jeda, Proses
from sop.models.tugas import RiwayatTugas
from sop.models.versi import VersiSop

__all__ = [
    "AturanEskalasi",
    "Eskalasi",
    "HariKhusus",
    "IntisariHarian",
    "JamKerja",
    "Jeda",
    "LangkahLog",
    "Penetapan",
    "Proses",
    "RiwayatTugas",
    "VersiSop",
]
