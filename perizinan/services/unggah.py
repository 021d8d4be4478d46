"""Uploads of an application: sanitised in a process apart, written whole, then recorded."""

import re
import secrets
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from akun.services import JatahHabis, pakai_jatah
from perizinan import queries
from perizinan.models import Berkas, Permohonan
from perizinan.services.galat import PermohonanDitolak, TidakBolehDiubah
from perizinan.services.himpunan import kunci_himpunan, pasangan_berkas
from perizinan.services.pratinjau import folder
from perizinan.skema import Syarat
from sicantik.lib import jam, simpanan, unggahan
from sicantik.lib.samaran import samarkan_identitas

UNGGAHAN_SEJAM = 200  # for one account: each costs a process of its own
AKHIRAN = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


def kata_terlalu_besar(mb: str) -> str:
    return _("Berkas %(mb)s MB, batasnya 15 MB. Pindai hitam-putih 150 dpi atau perkecil fotonya.") % {"mb": mb}


def bersihkan(isi: bytes) -> unggahan.Bersih:
    """Scan and sanitise. Raises PermohonanDitolak with what is wrong and what to do."""
    try:
        if settings.CLAMD_URL:
            unggahan.pindai(isi, url=settings.CLAMD_URL)
        return unggahan.bersihkan(isi)
    except unggahan.UnggahanDitolak as e:
        raise PermohonanDitolak(_(unggahan.PESAN[e.kode]) % e.nilai) from e
    except unggahan.PemindaiMati as e:
        raise PermohonanDitolak(_("Pemindai virus sedang tidak dapat dihubungi. Coba lagi beberapa menit lagi.")) from e


def unggah_berkas(*, permohonan: Permohonan, syarat: Syarat, nama: str, isi: bytes) -> Berkas:
    """Take a file for a required document, replacing the one before it.

    1. sanitise and write, outside any transaction  2. record under the row's lock
    3. a draft's replaced file goes; a filed one stays on record.
    Raises PermohonanDitolak (TidakBolehDiubah when the document is not asked for now).
    """
    _boleh_mengubah(permohonan, syarat)
    try:
        pakai_jatah(
            "unggah",
            str(permohonan.pemohon_id or permohonan.loket_id),
            batas=UNGGAHAN_SEJAM,
            jendela=timedelta(hours=1),
        )
    except JatahHabis as e:
        raise PermohonanDitolak(_("Terlalu banyak unggahan dalam satu jam. Coba lagi nanti.")) from e
    return simpan_bersih(permohonan=permohonan, syarat=syarat, nama=nama, bersih=bersihkan(isi))


def simpan_bersih(*, permohonan: Permohonan, syarat: Syarat, nama: str, bersih: unggahan.Bersih) -> Berkas:
    """Write a sanitised file and record it."""
    isi = {"nama": tanpa_nik(nama[-120:]), "jenis": bersih.jenis, "ukuran": len(bersih.isi)}
    isi |= {"halaman": bersih.halaman, "sha256": bersih.sha256}
    return taruh_berkas(permohonan, syarat, lambda jalur: simpanan.simpan(jalur, bersih.isi), **isi)


def taruh_berkas(permohonan: Permohonan, syarat: Syarat, tulis: Callable[[str], None], **isi: Any) -> Berkas:
    """Write a file under a name of its own (`tulis`) and record it; neither stays without the other.

    In a draft of a set it is written and recorded once more for every other draft that asks for the same document.
    """
    tujuan = [
        (p.pk, s, f"berkas/{p.pk}/{secrets.token_hex(16)}.{AKHIRAN[isi['jenis']]}")
        for p, s in pasangan_berkas(permohonan, syarat)
    ]
    try:
        for _pk, _syarat, jalur in tujuan:
            tulis(jalur)
        with transaction.atomic():
            kunci_himpunan(permohonan.pk)
            milik, *_salinan = [_catat_berkas(pk, s, jalur, **isi) for pk, s, jalur in tujuan]
        return milik
    except BaseException:
        for _pk, _syarat, jalur in tujuan:
            simpanan.hapus(jalur)
        raise


@transaction.atomic
def hapus_berkas(*, permohonan: Permohonan, syarat: Syarat) -> None:
    """Take a draft's file away again, from the other drafts of its set too."""
    kunci_himpunan(permohonan.pk)
    for milik, diminta in pasangan_berkas(permohonan, syarat):
        terkunci = Permohonan.objects.kunci(milik.pk)
        if terkunci.proses_id is not None:
            raise TidakBolehDiubah(_("Berkas permohonan yang sudah diajukan hanya dapat diganti."))
        for lama in terkunci.berkas.filter(syarat=diminta.kode):
            buang_berkas(lama)


@transaction.atomic
def _catat_berkas(permohonan_id: int, syarat: Syarat, jalur: str, **isi: Any) -> Berkas:
    """Record a file that is written under `jalur`, in the place of the one before it."""
    permohonan = Permohonan.objects.kunci(permohonan_id)
    _boleh_mengubah(permohonan, syarat)
    lama = permohonan.berkas.filter(syarat=syarat.kode, kini=True).first()
    versi = permohonan.berkas.filter(syarat=syarat.kode).aggregate(n=Max("versi", default=0))["n"] + 1
    if lama is not None:
        if permohonan.proses_id is None:
            buang_berkas(lama)
        else:
            Berkas.objects.filter(pk=lama.pk).update(kini=False)
    berkas = Berkas.objects.create(
        permohonan=permohonan,
        syarat=syarat.kode,
        versi=versi,
        jalur=jalur,
        **isi,
    )
    if permohonan.proses_id is not None:
        queries.butir_perlu(permohonan).filter(sasaran="berkas", kode=syarat.kode).update(selesai=jam.kini())
    Permohonan.objects.filter(pk=permohonan.pk).update(diubah=jam.kini())
    return berkas


def lepas_yang_tidak_diminta(permohonan: Permohonan) -> None:
    """Files that the answers no longer ask for: a draft's go, those of a filed application only cease to count.

    The caller holds the application's lock.
    """
    diminta = [s.kode for s in queries.syarat(permohonan, permohonan.versi_paket.paket)]
    lebih = permohonan.berkas.filter(kini=True).exclude(syarat__in=diminta)
    if permohonan.proses_id is not None:
        lebih.update(kini=False)
        return
    for berkas in lebih:
        buang_berkas(berkas)


def tanpa_nik(nama: str) -> str:
    """People name the picture of their identity card after its number, which is kept encrypted elsewhere."""
    return re.sub(r"\d{16}", lambda nik: samarkan_identitas(nik[0]), nama)


def _boleh_mengubah(permohonan: Permohonan, syarat: Syarat) -> None:
    if permohonan.proses_id is not None and syarat.kode not in queries.syarat_diperbaiki(permohonan):
        raise TidakBolehDiubah(_("Berkas ini sudah diterima dan tidak perlu diganti."))


def buang_berkas(berkas: Berkas) -> None:
    """A draft's file goes with its pictures, once that is committed."""
    jalur, gambar = berkas.jalur, folder(berkas)
    berkas.delete()
    transaction.on_commit(partial(simpanan.hapus, jalur), robust=True)
    transaction.on_commit(partial(simpanan.hapus_folder, gambar), robust=True)
