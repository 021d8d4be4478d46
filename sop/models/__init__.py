from sop.models.kalender import HariKhusus
from sop.models.log import IntisariHarian, LangkahLog
from sop.models.penetapan import Penetapan
from sop.models.proses import Jeda, Proses
from sop.models.versi import VersiSop

__all__ = ["HariKhusus", "IntisariHarian", "Jeda", "LangkahLog", "Penetapan", "Proses", "VersiSop"]
