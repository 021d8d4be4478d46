"""Issuing: approval and number commit together; a worker renders and signs; publication ends the step."""

import hashlib
import logging
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from akun.models import Pengguna
from akun.queries import Pelaku
from perizinan.dokumen.izin import html_izin
from perizinan.isian import penanda_nomor
from perizinan.models import DokumenTerbit, Izin, Penolakan, Permohonan
from perizinan.queries.izin import sudah_disetujui
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.kabar import kabari
from perizinan.services.konsep import periksa_intisari
from perizinan.services.lanjutan import pastikan_izin_lama
from perizinan.services.masa_berlaku import hitung_berlaku_sampai
from perizinan.services.nomor import nomor_izin
from perizinan.services.pembayaran import pastikan_lunas
from sicantik.lib import jam, simpanan
from sicantik.lib.antrean import bunyikan
from sicantik.lib.pdf import cetak
from sicantik.lib.token import kode_cek
from sicantik.signer.klien import tanda_tangani
from sop import services as sop

log = logging.getLogger(__name__)
SEWA = timedelta(seconds=35)  # a worker that died holds a permit no longer; with the next sweep, less than a minute


@transaction.atomic
def setujui_izin(*, permohonan: Permohonan, versi: int, oleh: Pengguna, intisari: str) -> Izin:
    """The head approves the data seen (`intisari`); the permit number is assigned last.

    The caller has asked for the password again. Raises DataBerubah, PermohonanDitolak, the engine's refusals.
    """
    giliran = sop.buka_giliran(proses_id=permohonan.id_proses, oleh=oleh, aksi="tandatangani", versi=versi)
    pastikan_lunas(permohonan)
    if Penolakan.objects.filter(permohonan=permohonan, keadaan="diusulkan").exists():
        raise PermohonanDitolak(_("Ada usul penolakan yang belum diputus. Putuskan usul itu dulu."))
    if sudah_disetujui(permohonan):
        raise PermohonanDitolak(_("Izin ini sudah disetujui dan sedang diterbitkan."))
    konsep = periksa_intisari(permohonan, intisari)
    sop.catat_peristiwa(giliran, hasil="disetujui", catatan=intisari)
    paket, kini = permohonan.versi_paket.paket, jam.kini()
    isian = permohonan.semua_isian
    izin_lama = pastikan_izin_lama(permohonan)
    berlaku_sampai = hitung_berlaku_sampai(permohonan, kini.astimezone(jam.zona()).date())
    nomor, tahun, urutan = nomor_izin(
        templat=paket.izin.templat_nomor, kode=paket.izin.kode, saat=kini, penanda=penanda_nomor(paket, isian)
    )
    izin = Izin.objects.create(
        permohonan=permohonan,
        nomor=nomor,
        kode=paket.izin.kode,
        tahun=tahun,
        urutan=urutan,
        butir=konsep.butir,
        intisari=konsep.intisari,
        disetujui=kini,
        penyetuju=oleh,
        jabatan_id=giliran.pelaku.jabatan,
        sifat=giliran.pelaku.sifat,
        atas_nama_id=giliran.pelaku.atas_nama_id,
        menggantikan=izin_lama,
        berlaku_sampai=berlaku_sampai,
    )
    izin.kode_cek = kode_cek(izin.token)
    izin.save(update_fields=["kode_cek"])
    bunyikan("perizinan.terbitkan", izin.pk)
    return izin


def cetak_bertanda_tangan(izin: Izin) -> bytes:
    """The permit as PDF, signed by the signer."""
    return tanda_tangani(settings.PENANDATANGAN_SOCKET, izin.pk, cetak(html_izin(izin)))


def terbitkan(izin_id: int, *, pencetak: Callable[[Izin], bytes] = cetak_bertanda_tangan) -> bool:
    """Render, sign and publish an approved permit; False when that is done or another worker has it.

    1. lease  2. render and sign (`pencetak`)  3. publish. Killed anywhere, the next run does it again from the start:
    the file has one name, and the row that makes it valid is written once.
    """
    kini = jam.kini()
    sewa = Izin.objects.filter(Q(sewa_sampai=None) | Q(sewa_sampai__lt=kini), pk=izin_id, terbit=None)
    if not sewa.update(sewa_sampai=kini + SEWA, percobaan=F("percobaan") + 1):
        return False
    izin = Izin.objects.select_related("penyetuju", "jabatan", "permohonan__versi_paket").get(pk=izin_id)
    return _umumkan(izin_id, pencetak(izin))


@transaction.atomic
def _umumkan(izin_id: int, pdf: bytes) -> bool:
    permohonan = Permohonan.objects.lengkap().get(izin=izin_id)
    sop.kunci_proses(permohonan.id_proses)  # first, as everywhere
    izin = Izin.objects.select_for_update(of=("self",)).select_related("penyetuju").get(pk=izin_id)
    if izin.terbit is not None:
        return False
    pelaku = Pelaku(
        izin.penyetuju_id, izin.penyetuju.nama, izin.penyetuju.orang, izin.jabatan_id, izin.sifat, izin.atas_nama_id
    )
    giliran = sop.buka_giliran(proses_id=permohonan.id_proses, oleh=pelaku, aksi="tandatangani")
    langkah = sop.selesaikan(giliran, hasil="selesai", catatan=izin.nomor)
    izin.terbit, izin.sewa_sampai = jam.kini(), None
    izin.save(update_fields=["terbit", "sewa_sampai"])
    simpan_dokumen(permohonan, "izin", pdf)
    kabari(permohonan, langkah)
    return True


def simpan_dokumen(permohonan: Permohonan, jenis: str, pdf: bytes, versi: int = 1) -> DokumenTerbit:
    """Write a frozen file under its one name and record it. The caller holds a lock that makes it the only one."""
    jalur = f"dokumen/{permohonan.pk}/{jenis}-{versi}.pdf"
    simpanan.simpan(jalur, pdf, satu_penulis=True)
    return DokumenTerbit.objects.create(
        permohonan=permohonan,
        jenis=jenis,
        versi=versi,
        jalur=jalur,
        sha256=hashlib.sha256(pdf).hexdigest(),
        ukuran=len(pdf),
    )


def tertinggal() -> list[int]:
    """Approved permits that no worker holds: what the doorbell missed or a crash left."""
    kini = jam.kini()
    return list(
        Izin.objects.filter(Q(sewa_sampai=None, disetujui__lt=kini - timedelta(seconds=10)) | Q(sewa_sampai__lt=kini))
        .filter(terbit=None)
        .order_by("percobaan", "disetujui")
        .values_list("pk", flat=True)[:50]
    )


def alasan_menolak_tanda_tangan(izin_id: int) -> str | None:
    """Why the signer must not sign for this permit, or None: it signs approved, unpublished ones that a worker took."""
    # Three columns: the signer's database role may read no more.
    izin = Izin.objects.filter(pk=izin_id).values("terbit", "sewa_sampai").first()
    if izin is None:
        return "izin tidak ada"
    if izin["terbit"] is not None:
        return "izin sudah terbit"
    if izin["sewa_sampai"] is None:
        return "izin tidak sedang diterbitkan"
    return None
