from akun.models.batas import Jatah
from akun.models.kantor import ProfilKantor
from akun.models.pengguna import Pengguna
from akun.models.penugasan import Jabatan, Penugasan

__all__ = ["Jabatan", "Jatah", "Pengguna", "Penugasan", "ProfilKantor"]
