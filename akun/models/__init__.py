from akun.models.batas import Jatah
from akun.models.instansi import Instansi
from akun.models.kantor import ProfilKantor
from akun.models.ketidakhadiran import Ketidakhadiran
from akun.models.pengguna import Pengguna
from akun.models.penugasan import Jabatan, Penugasan

__all__ = ["Instansi", "Jabatan", "Jatah", "Ketidakhadiran", "Pengguna", "Penugasan", "ProfilKantor"]
