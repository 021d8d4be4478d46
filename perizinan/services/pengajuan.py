"""Filing an application, and sending a corrected one back."""

from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from akun import queries as akun
from akun.models import Pengguna
from akun.queries import Pelaku, pelaku_pemohon
from akun.status import PEMOHON, PETUGAS_LOKET
from perizinan import queries
from perizinan.isian import IsianKeliru, bagian_berlaku, medan_berlaku, normalkan, tanggal_lewat
from perizinan.models import KonsepIzin, Permohonan
from perizinan.services.galat import BelumLengkap, PermohonanDitolak
from perizinan.services.kabar import kabari
from perizinan.services.lanjutan import kabari_pemegang, siapkan_lanjutan
from perizinan.services.nomor import nomor_pendaftaran
from perizinan.services.unggah import lepas_yang_tidak_diminta
from perizinan.skema import Paket
from sicantik.lib import jam, sandi
from sicantik.lib.antrean import bunyikan
from sop import services as sop


@transaction.atomic
def ajukan(*, permohonan_id: int, oleh: Pengguna, bersama: bool = False) -> Permohonan:
    """File a draft: complete, started on its SOP, numbered, receipt and notices under way. Twice is once.

    A draft of a set is filed with the others alone (`bersama`). Raises BelumLengkap with the pages that miss something,
    PermohonanDitolak for a permit type that was closed meanwhile, NomorHabis.
    """
    permohonan = Permohonan.objects.kunci(permohonan_id)
    if permohonan.proses is not None:
        return permohonan
    if permohonan.himpunan_draf is not None and not bersama:
        raise PermohonanDitolak(_("Draf ini bagian dari permohonan paralel. Kirim bersama, atau keluarkan dulu."))
    paket = permohonan.paket
    if queries.versi_berlaku(paket.izin.kode) is None:
        raise PermohonanDitolak(_("Jenis izin ini tidak lagi menerima permohonan baru. Draf Anda tetap tersimpan."))
    if kurang := queries.kekurangan(permohonan, paket):
        raise BelumLengkap(_("Permohonan belum lengkap. Lengkapi bagian yang ditandai."), kurang)
    if lewat := tanggal_lewat(paket, permohonan.jenis, permohonan.semua_isian, jam.hari_ini()):
        label = next(iter(lewat.values())).label
        raise BelumLengkap(_("%(label)s sudah lewat. Isi tanggal yang masih berlaku.") % {"label": label}, [*lewat])
    siapkan_lanjutan(permohonan, oleh)
    _bakukan(permohonan, paket)
    langkah = sop.mulai(
        versi_sop=permohonan.versi_paket.versi_sop,
        oleh=pelaku_pada_berkas(permohonan, permohonan.pemohon),
        lewat=_lewat(permohonan, oleh),
    )
    permohonan.proses, permohonan.diajukan = langkah.proses, langkah.proses.mulai
    permohonan.nomor, permohonan.tahun, permohonan.urutan = nomor_pendaftaran(
        kode_nomor=paket.izin.kode_nomor, jenis=permohonan.jenis, saat=langkah.proses.mulai
    )
    permohonan.save()
    kabari(permohonan, langkah)
    kabari_pemegang(permohonan)
    bunyikan("perizinan.buat_dokumen", permohonan.pk, "tanda_terima")
    return permohonan


@transaction.atomic
def kirim_perbaikan(*, permohonan_id: int, oleh: Pengguna) -> Permohonan:
    """Send a corrected application back to the loket; the clock goes on. The number stays.

    Raises BelumLengkap while an item asked for was not touched, sop.SudahDikerjakan when another request sends it.
    """
    permohonan = Permohonan.objects.lengkap().get(pk=permohonan_id)
    if permohonan.proses is not None and permohonan.proses.selesai is not None:
        raise PermohonanDitolak(_("Permohonan ini sudah berakhir, jadi perbaikannya tidak terkirim."))
    if permohonan.proses is None or not permohonan.dikembalikan:
        return permohonan
    pemohon = pelaku_pada_berkas(permohonan, permohonan.pemohon)
    giliran = sop.buka_giliran(proses_id=permohonan.proses.pk, oleh=pemohon, aksi="ajukan")
    permohonan = Permohonan.objects.kunci(permohonan_id)
    if permohonan.pemohon_id not in (oleh.pk, None):
        raise PermohonanDitolak(_("Permohonan ini sudah diklaim pemohonnya. Perbaikannya dikirim dari akun itu."))
    paket = permohonan.paket
    diminta, menyusul = queries.butir_perbaikan(permohonan)
    belum = [b.kode for b in diminta if b.selesai is None] + [kode for _, kode in menyusul]
    if kurang := belum or queries.kekurangan(permohonan, paket):
        raise BelumLengkap(_("Masih ada yang perlu diperbaiki. Perbaiki setiap butir yang ditandai."), kurang)
    _bakukan(permohonan, paket)
    permohonan.save()
    KonsepIzin.objects.filter(permohonan=permohonan).delete()  # made anew from the corrected answers
    if permohonan.pemohon is None:
        sop.catat_peristiwa(replace(giliran, pelaku=_lewat(permohonan, oleh)), hasil=sop.DI_LOKET)
    giliran = replace(giliran, pelaku=pelaku_pada_berkas(permohonan, permohonan.pemohon))  # of the corrected form
    langkah = sop.selesaikan(giliran, hasil=giliran.definisi.cabang(1)[0].hasil)
    permohonan.proses = langkah.proses
    kabari(permohonan, langkah)
    return permohonan


def _bakukan(permohonan: Permohonan, paket: Paket) -> None:
    """Replace what was typed by the values that are kept, and copy the names that lists show.

    Answers to questions that no longer apply are dropped, and files that are no longer asked for.
    """
    isian = permohonan.semua_isian
    baku: dict[str, str] = {}
    for bagian in bagian_berlaku(paket, permohonan.jenis, isian):
        for medan in medan_berlaku(bagian, isian):
            try:
                baku[medan.kode] = normalkan(medan, isian.get(medan.kode, ""))
            except IsianKeliru as e:
                raise BelumLengkap(str(e), [bagian.kode]) from e
    permohonan.isian, permohonan.isian_rahasia = {}, "{}"
    permohonan.pasang_isian(baku, paket.rahasia)
    permohonan.nama_pemohon = baku[paket.izin.medan_nama_pemohon]
    permohonan.nama_usaha = baku[paket.izin.medan_nama_usaha]
    lepas_yang_tidak_diminta(permohonan)


def pelaku_pada_berkas(permohonan: Permohonan, akun_: Pengguna | None) -> Pelaku:
    """The applicant of the form, who counts as one of the persons kept apart, acting through the account, if any."""
    nik = permohonan.semua_isian[permohonan.versi_paket.paket.izin.medan_nik]
    return Pelaku(akun_.pk if akun_ else None, permohonan.nama_pemohon, sandi.sidik(nik), PEMOHON)


def _lewat(permohonan: Permohonan, oleh: Pengguna) -> Pelaku:
    """Through whom: the account, or the counter officer, who may not file a permit of their own there."""
    if permohonan.pemohon is not None:
        return pelaku_pemohon(oleh)
    petugas = akun.pelaku(oleh, PETUGAS_LOKET)
    if petugas is None:
        raise sop.BukanGiliran(_("Hanya Petugas Loket yang mengajukan untuk pemohon."))
    if petugas.orang == pelaku_pada_berkas(permohonan, None).orang:
        raise PermohonanDitolak(_("NIK ini NIK Anda. Minta petugas loket lain, atau ajukan lewat akun pemohon."))
    return petugas
