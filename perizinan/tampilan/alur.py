from akun.queries import nama_jabatan
from sicantik.lib.alur import Alur, dari_definisi
from sop.definisi import Definisi
from sop.queries import proses_berjejak
from sop.tampilan import AlurBerkas, susun_alur_berkas


def lembar_alur(definisi: Definisi) -> Alur:
    """The swimlane's rows, lanes by the names of the positions."""
    return dari_definisi(definisi, nama_jabatan())


def alur_berkas(definisi: Definisi, proses_id: int, *, dengan_nama: bool) -> AlurBerkas:
    """Where a case stands on its SOP: for the desks with the officers' names, for the applicant by position."""
    return susun_alur_berkas(definisi, proses_berjejak(proses_id), nama_jabatan(), dengan_nama=dengan_nama)
