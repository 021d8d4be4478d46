from akun.queries import nama_jabatan
from sicantik.lib.alur import Alur, dari_definisi
from sop.definisi import Definisi


def lembar_alur(definisi: Definisi) -> Alur:
    """The swimlane's rows, lanes by the names of the positions."""
    return dari_definisi(definisi, nama_jabatan())
