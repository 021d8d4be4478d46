"""Filing at the counter: an officer fills in for somebody present, who signs; later they claim the case."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from akun import queries as akun
from akun.models import Pengguna
from akun.services import JatahHabis, pakai_jatah
from akun.status import PETUGAS_LOKET
from perizinan.models import Berkas, PengajuanLoket, Permohonan, TiketAntrean, VersiPaket
from perizinan.services import pengajuan
from perizinan.services.draf import buat_draf
from perizinan.services.galat import BelumLengkap, PermohonanDitolak
from perizinan.services.kabar import kabari_peristiwa, nomor_sms
from perizinan.services.lanjutan import buktikan, mulai_terbukti
from perizinan.services.unggah import AKHIRAN, bersihkan
from sicantik.lib import jam, sandi, simpanan, token
from sicantik.lib.unggahan import Bersih
from sop.services import BukanGiliran

SYARAT = "pernyataan_loket"  # the code under which a scanned statement is kept; no document of a pack
KLAIM_SEJAM = 10  # tries for one account, and for one NIK


@dataclass(frozen=True)
class Pernyataan:
    """The applicant's signature under what the officer filled in: drawn on the screen, or a scan of the form."""

    goresan: str = ""
    pindaian: bytes = b""


@dataclass(frozen=True)
class IzinLama:
    """An issued permit and what proves the right to it: the holder's NIK, or the code on the document."""

    nomor: str
    bukti: str


@transaction.atomic
def mulai_di_loket(
    *, versi_paket: VersiPaket, jenis: str, oleh: Pengguna, tiket: TiketAntrean | None = None
) -> Permohonan:
    """An empty draft of somebody present. It is nobody's account's, and this officer's to fill in."""
    pastikan_loket(oleh)
    permohonan = buat_draf(versi_paket=versi_paket, jenis=jenis, oleh=oleh, di_loket=True)
    PengajuanLoket.objects.create(permohonan=permohonan, tiket=tiket)
    return permohonan


def lanjutkan_di_loket(
    *, kode: str, jenis: str, izin_lama: IzinLama, oleh: Pengguna, tiket: TiketAntrean | None = None
) -> Permohonan:
    """The same, going on from an issued permit. Raises as lanjutan.mulai_dengan_bukti does.

    The proof is tried outside the transaction: a wrong guess counts for good.
    """
    pastikan_loket(oleh)
    izin, bukti = buktikan(kode=kode, nomor=izin_lama.nomor, bukti=izin_lama.bukti, oleh=oleh)
    with transaction.atomic():
        permohonan = mulai_terbukti(izin_id=izin.pk, jenis=jenis, oleh=oleh, bukti=bukti, di_loket=True)
        PengajuanLoket.objects.create(permohonan=permohonan, tiket=tiket)
    return permohonan


def ajukan_di_loket(*, permohonan_id: int, oleh: Pengguna, pernyataan: Pernyataan) -> Permohonan:
    """File it with the applicant's signed statement. Twice is once.

    Raises as pengajuan.ajukan does, and PermohonanDitolak for a statement that is not signed or not readable, or when
    the NIK is the officer's own.
    """
    bersih = None
    if not pernyataan.goresan:
        if not pernyataan.pindaian:
            raise PermohonanDitolak(_("Minta pemohon menandatangani di layar, atau pindai formulir bertanda tangan."))
        bersih = bersihkan(pernyataan.pindaian)
    jalur = f"berkas/{permohonan_id}/{secrets.token_hex(16)}.{AKHIRAN[bersih.jenis]}" if bersih else ""
    if bersih:
        simpanan.simpan(jalur, bersih.isi)
    try:
        permohonan, baru = _ajukan(permohonan_id, oleh, pernyataan.goresan, bersih, jalur)
    except BaseException:
        if jalur:
            simpanan.hapus(jalur)
        raise
    if jalur and not baru:
        simpanan.hapus(jalur)
    return permohonan


@transaction.atomic
def perbaiki_di_loket(*, permohonan_id: int, oleh: Pengguna) -> Permohonan:
    """Send a corrected file back with the applicant present. Raises as pengajuan.kirim_perbaikan does."""
    pastikan_loket(oleh)
    permohonan = pengajuan.kirim_perbaikan(permohonan_id=permohonan_id, oleh=oleh)
    _pastikan_terjangkau(permohonan)
    PengajuanLoket.objects.filter(permohonan=permohonan).update(orang=_orang(permohonan))  # the NIK may be mended
    return permohonan


def klaim_permohonan(*, kode: str, nik: str, oleh: Pengguna) -> Permohonan:
    """Give a counter application to an account, once, by the code on its receipt and the applicant's NIK.

    One answer for every mismatch. Raises PermohonanDitolak.
    """
    try:
        for siapa in (str(oleh.pk), f"nik {nik}"):
            pakai_jatah("klaim", siapa, batas=KLAIM_SEJAM, jendela=timedelta(hours=1))
    except JatahHabis as e:
        raise PermohonanDitolak(_("Terlalu banyak percobaan. Coba lagi dalam satu jam.")) from e
    if oleh.petugas or (oleh.nik_sidik and oleh.nik_sidik != sandi.sidik(nik)):
        raise PermohonanDitolak(_("Pakai akun pemohon sendiri: NIK akun ini lain, atau ini akun petugas."))
    return _klaim(kode, sandi.sidik(nik), oleh)


def pastikan_loket(oleh: Pengguna) -> None:
    """Raises BukanGiliran for anybody but a Petugas Loket."""
    if akun.pelaku(oleh, PETUGAS_LOKET) is None:
        raise BukanGiliran(_("Hanya Petugas Loket yang mengajukan untuk pemohon."))


@transaction.atomic
def _ajukan(
    permohonan_id: int, oleh: Pengguna, goresan: str, bersih: Bersih | None, jalur: str
) -> tuple[Permohonan, bool]:
    pastikan_loket(oleh)
    permohonan = Permohonan.objects.kunci(permohonan_id)
    if permohonan.proses_id is not None:
        return permohonan, False
    _pastikan_terjangkau(permohonan)
    permohonan = pengajuan.ajukan(permohonan_id=permohonan_id, oleh=oleh)
    PengajuanLoket.objects.filter(permohonan=permohonan).update(
        cara="kertas" if bersih else "layar",
        goresan=goresan,
        pindaian=_pindaian(permohonan, bersih, jalur) if bersih else None,
        dinyatakan=jam.kini(),
        orang=_orang(permohonan),
    )
    return permohonan, True


@transaction.atomic
def _klaim(kode: str, orang: str, oleh: Pengguna) -> Permohonan:
    calon = PengajuanLoket.objects.filter(orang=orang, diklaim=None)
    cocok = [p for p in calon if token.kode_klaim_sah(p.permohonan_id, p.klaim_versi, kode)]
    permohonan = Permohonan.objects.kunci(cocok[0].permohonan_id) if cocok else None
    if permohonan is None or permohonan.pemohon_id is not None:
        raise PermohonanDitolak(_("Kode dan NIK tidak cocok, atau sudah dipakai. Periksa tanda terima Anda."))
    Permohonan.objects.filter(pk=permohonan.pk).update(pemohon=oleh, diubah=jam.kini())
    PengajuanLoket.objects.filter(pk=cocok[0].pk).update(diklaim=jam.kini(), diklaim_oleh=oleh)
    permohonan = Permohonan.objects.lengkap().get(pk=permohonan.pk)
    kabari_peristiwa(permohonan, "diklaim")
    return permohonan


def _pastikan_terjangkau(permohonan: Permohonan) -> None:
    """Without an email address notices go by SMS alone, which takes a mobile number."""
    izin, isian = permohonan.paket.izin, permohonan.semua_isian
    if isian.get(izin.medan_surel):
        return
    if not nomor_sms(isian.get(izin.medan_telepon, "")):
        bagian = next(b.kode for b in permohonan.paket.bagian if any(m.kode == izin.medan_telepon for m in b.medan))
        raise BelumLengkap(_("Isi surel, atau nomor seluler yang dapat menerima SMS."), [bagian])


def _orang(permohonan: Permohonan) -> str:
    return sandi.sidik(permohonan.semua_isian[permohonan.paket.izin.medan_nik])


def _pindaian(permohonan: Permohonan, bersih: Bersih, jalur: str) -> Berkas:
    return Berkas.objects.create(
        permohonan=permohonan,
        syarat=SYARAT,
        nama="pernyataan",
        jenis=bersih.jenis,
        ukuran=len(bersih.isi),
        halaman=bersih.halaman,
        sha256=bersih.sha256,
        jalur=jalur,
        kini=False,  # no document of the application
    )
