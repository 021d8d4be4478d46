"""The supervisors' exceptions: a file goes back to an earlier officer step, or to the applicant."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from akun.models import Pengguna
from akun.status import KABID
from perizinan.models import Permohonan
from perizinan.queries.izin import sudah_disetujui
from perizinan.queries.satu_putaran import butir_diterima
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.kabar import kabari, kabari_peristiwa
from perizinan.services.pemeriksaan import PutusanButir, catat_putusan, ringkas
from perizinan.services.pengecualian import hitung_pengecualian, kecualikan_sendiri
from perizinan.services.peninjauan import batalkan_peninjauan
from sop import services as sop
from sop.models import Proses
from sop.status import BERJALAN


def boleh_kembali(proses: Proses, *, izin_ada: bool) -> bool:
    """May this file go back at all: with the office, past the first check, its permit not approved. Asked by the
    page and by the services; who may send it back is the engine's to say."""
    return proses.keadaan == BERJALAN and proses.langkah > 2 and not izin_ada


@transaction.atomic
def kembalikan_ke_petugas(*, permohonan: Permohonan, versi: int, oleh: Pengguna, ke: int, catatan: str) -> None:
    """A supervisor at whose step the file is sends it back to an earlier officer step, with a reason.

    No visit is open then: only the team's own step has an open one. Back at the team its report can be opened again,
    back at scheduling there is another visit.
    """
    giliran = sop.buka_giliran(proses_id=permohonan.id_proses, oleh=oleh, versi=versi)
    if not catatan.strip():
        raise PermohonanDitolak(_("Tulis alasan pengembalian."))
    _pastikan_boleh(permohonan, giliran)
    sop.kembalikan(giliran, ke=ke, catatan=catatan)


@transaction.atomic
def kembalikan_ke_pemohon(*, permohonan: Permohonan, versi: int, oleh: Pengguna, butir: Sequence[PutusanButir]) -> None:
    """The Kabid sends a file back to the applicant after step 2; accepted ones may be named again: that
    is an override of the one round by the Kabid, with the reasons given.

    A visit that is still open is called off, and the same notice says so.
    """
    if not butir:
        raise PermohonanDitolak(_("Sebut sedikitnya satu berkas atau isian yang perlu diperbaiki."))
    giliran = sop.buka_giliran(proses_id=permohonan.id_proses, oleh=oleh, versi=versi, jabatan=KABID)
    _pastikan_boleh(permohonan, giliran)
    diterima = {(b.sasaran, b.kode) for b in butir} & butir_diterima(permohonan)
    dikecualikan = kecualikan_sendiri(permohonan, giliran.pelaku, diterima, ringkas(permohonan, butir))
    catat_putusan(permohonan, butir)
    batal = batalkan_peninjauan(permohonan)
    langkah = sop.kembalikan_pemohon(giliran, catatan=ringkas(permohonan, butir))
    if batal is None:
        kabari(permohonan, langkah)
    else:
        kabari_peristiwa(permohonan, "dikembalikan_batal", **batal)
    if dikecualikan:
        hitung_pengecualian(permohonan)


def _pastikan_boleh(permohonan: Permohonan, giliran: sop.Giliran) -> None:
    izin_ada = sudah_disetujui(permohonan)
    if boleh_kembali(giliran.proses, izin_ada=izin_ada):
        return
    if izin_ada:
        raise PermohonanDitolak(_("Izin sudah disetujui dan sedang atau sudah diterbitkan."))
    raise PermohonanDitolak(_("Berkas ini sedang di pemohon atau di loket, jadi tidak dapat dikembalikan dari sini."))
