"""Ends that no SOP draws: the applicant withdraws, the office refuses, a rule of the office lets a file lapse.

Whichever it is, what was under way around the file ends with it: visits are called off, bills closed, the draft of
the permit removed. What was paid stays paid and what was decided stays on record.
"""

from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from akun.models import Pengguna
from akun.queries import pelaku_pemohon
from akun.status import PEMOHON, PETUGAS_LOKET
from perizinan.models import KonsepIzin, Pengecualian, Penolakan, Permohonan
from perizinan.queries import retribusi
from perizinan.queries.izin import sudah_disetujui
from perizinan.queries.pelaku import dirinya
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.kabar import kabari_peristiwa
from perizinan.services.pembayaran import tutup_tagihan
from perizinan.services.pengajuan import pelaku_pada_berkas
from perizinan.services.peninjauan import batalkan_peninjauan
from sicantik.lib.uang import rupiah
from sop import services as sop
from sop.mesin import Keadaan, akhir_boleh
from sop.status import TERBUKA, AkhirLuar


def boleh_berakhir(permohonan: Permohonan, akhir: AkhirLuar) -> bool:
    """Is this end open to the application now? Asked by the pages; the services ask again under the lock."""
    proses = permohonan.proses
    if proses is None or proses.keadaan not in TERBUKA or hasattr(permohonan, "izin"):
        return False
    definisi = sop.definisi_sop(proses.versi_sop_id)
    return akhir in akhir_boleh(definisi, Keadaan(proses.langkah, proses.giliran))


@transaction.atomic
def tarik(*, permohonan_id: int, oleh: Pengguna, alasan: str) -> None:
    """The applicant withdraws, until the head has approved. It is not undone; whoever wants the permit files anew.

    Raises PermohonanDitolak, sop.SudahDikerjakan when it ended meanwhile.
    """
    proses_id = Permohonan.objects.get(pk=permohonan_id).id_proses
    giliran = sop.buka_giliran(proses_id=proses_id, oleh=pelaku_pemohon(oleh), jabatan=PEMOHON)
    permohonan = Permohonan.objects.kunci(permohonan_id)
    if permohonan.pemohon_id != oleh.pk:
        raise PermohonanDitolak(_("Hanya pemohonnya yang dapat menarik permohonan ini."))
    _tarik(replace(giliran, pelaku=pelaku_pada_berkas(permohonan, oleh)), permohonan, alasan)


@transaction.atomic
def tarik_di_loket(*, permohonan_id: int, oleh: Pengguna, alasan: str) -> None:
    """A counter officer withdraws it for the applicant, who is present and has claimed it to no account.

    Raises as `tarik` does, and sop.BukanGiliran for anybody but a Petugas Loket.
    """
    proses_id = Permohonan.objects.get(pk=permohonan_id).id_proses
    giliran = sop.buka_giliran(proses_id=proses_id, oleh=oleh, jabatan=PETUGAS_LOKET)
    permohonan = Permohonan.objects.kunci(permohonan_id)
    if permohonan.pemohon_id is not None:
        raise PermohonanDitolak(_("Permohonan ini sudah diklaim pemohonnya, jadi ditarik dari akun itu."))
    if dirinya(permohonan, oleh):
        raise PermohonanDitolak(_("Ini permohonan Anda sendiri. Minta petugas loket lain."))
    _tarik(giliran, permohonan, alasan)


def _tarik(giliran: sop.Giliran, permohonan: Permohonan, alasan: str) -> None:
    if not alasan.strip():
        raise PermohonanDitolak(_("Tulis alasan penarikan."))
    pastikan_belum_disetujui(permohonan)
    sop.akhiri(giliran, akhir="ditarik", catatan=alasan.strip())
    tambahan = bereskan(permohonan, sebab="Permohonan ditarik pemohon")
    kabari_peristiwa(permohonan, "ditarik", tambahan=tambahan)


def pastikan_belum_disetujui(permohonan: Permohonan) -> None:
    """From the head's approval on there is a permit with a number. Raises PermohonanDitolak."""
    if sudah_disetujui(permohonan):
        raise PermohonanDitolak(_("Izin sudah disetujui dan sedang atau sudah diterbitkan."))


def bereskan(permohonan: Permohonan, *, sebab: str) -> str:
    """End what was under way around a file; what its notice says of it, in the office's language.

    The caller holds the locks of run and application.
    """
    kalimat = []
    for model in (Penolakan, Pengecualian):
        model.objects.filter(permohonan=permohonan, keadaan="diusulkan").update(keadaan="gugur")
    if not sudah_disetujui(permohonan):
        KonsepIzin.objects.filter(permohonan=permohonan).delete()
    if batal := batalkan_peninjauan(permohonan):
        kalimat.append(f"Peninjauan lokasi pada {batal['waktu']} dibatalkan; tim tidak datang.")
    if (ketetapan := retribusi.ketetapan_kini(permohonan)) is not None:
        tutup_tagihan(ketetapan, sebab)
        if jumlah := dibayar(permohonan):
            kalimat.append(
                f"Retribusi {rupiah(jumlah)} yang sudah dibayar tidak otomatis kembali: ajukan pengembalian ke kantor."
            )
    return "".join(f"{k}\n\n" for k in kalimat)


def dibayar(permohonan: Permohonan) -> int:
    """Rupiah paid for this application; 0 for none."""
    bayar = retribusi.pembayaran(retribusi.ketetapan_kini(permohonan))
    return bayar.jumlah if bayar else 0
