"""Drafts: made, filled in page by page, thrown away; and the fields of a returned application."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from akun.models import Pengguna
from perizinan import queries
from perizinan.isian import IsianKeliru, baca_baris, normalkan, tulis_baris
from perizinan.models import Permohonan, VersiPaket
from perizinan.services.galat import TidakBolehDiubah
from perizinan.services.himpunan import keluarkan, kunci_himpunan, teruskan_isian
from perizinan.services.unggah import buang_berkas
from perizinan.skema import Bagian, Medan
from sicantik.lib import jam


def buat_draf(
    *,
    versi_paket: VersiPaket,
    jenis: str,
    oleh: Pengguna,
    isian: Mapping[str, str] | None = None,
    di_loket: bool = False,
) -> Permohonan:
    """An empty draft, with what the account already knows filled in, and `isian` where the form asks for it.

    At the counter it is nobody's account's.
    """
    if di_loket:
        return Permohonan.objects.create(pemohon=None, loket=oleh, versi_paket=versi_paket, jenis=jenis)
    permohonan = Permohonan(pemohon=oleh, versi_paket=versi_paket, jenis=jenis)
    paket = versi_paket.paket
    i = paket.izin
    awal = {i.medan_nama_pemohon: oleh.nama, i.medan_surel: oleh.email, i.medan_telepon: oleh.telepon}
    tahu = {k: nilai for k, nilai in (isian or {}).items() if k in paket.medan}
    permohonan.pasang_isian({**awal, i.medan_nik: oleh.nik or "", **tahu}, paket.rahasia)
    permohonan.save()
    return permohonan


@transaction.atomic
def simpan_bagian(*, permohonan_id: int, bagian: Bagian, isian: Mapping[str, str]) -> Permohonan:
    """Keep what was typed on one page, right or wrong: a draft is for finding it again.

    What the drafts of a set share is kept for all of them. On a returned application only the fields sent back are
    taken. Raises TidakBolehDiubah otherwise.
    """
    kunci_himpunan(permohonan_id)
    permohonan = Permohonan.objects.kunci(permohonan_id)
    boleh = {m.kode for m in bagian.medan} - queries.medan_tetap(permohonan)
    if permohonan.proses is not None:
        boleh &= queries.medan_diperbaiki(permohonan)
        if not boleh:
            raise TidakBolehDiubah(_("Bagian ini sudah diterima dan tidak perlu diubah."))
    isi = {m.kode: _mentah(m, isian[m.kode]) for m in bagian.medan if m.kode in boleh and m.kode in isian}
    lama = permohonan.semua_isian
    berubah = {
        m.kode for m in bagian.medan if m.kode in isi and _baku(m, isi[m.kode]) != _baku(m, lama.get(m.kode, ""))
    }
    permohonan.pasang_isian(isi, permohonan.versi_paket.paket.rahasia)
    permohonan.diubah = jam.kini()
    permohonan.save(update_fields=["isian", "isian_rahasia", "diubah"])
    teruskan_isian(permohonan, bagian, isi)
    if permohonan.proses is not None:
        queries.butir_perlu(permohonan).filter(sasaran="isian", kode__in=berubah).update(selesai=jam.kini())
    return permohonan


@transaction.atomic
def hapus_draf(*, permohonan: Permohonan) -> None:
    """Throw a draft away with its files; twice is once. A filed application cannot be."""
    try:
        kunci_himpunan(permohonan.pk)
        terkunci = Permohonan.objects.kunci(permohonan.pk)
    except Permohonan.DoesNotExist:
        return
    if terkunci.proses_id is not None:
        raise TidakBolehDiubah(_("Permohonan yang sudah diajukan tidak dapat dihapus."))
    keluarkan(permohonan=terkunci)
    for berkas in terkunci.berkas.all():
        buang_berkas(berkas)
    terkunci.delete()


def _mentah(medan: Medan, teks: str) -> str:
    """What a draft keeps of what was typed: within bounds, and nothing that PostgreSQL cannot hold in JSON."""
    if medan.jenis == "daftar":
        return tulis_baris(medan, baca_baris(medan, teks))
    return teks[:2000].replace("\0", "")


def _baku(medan: Medan, teks: str) -> str:
    """What was typed as it would be kept: the same amount with and without dots is no correction."""
    try:
        return normalkan(medan, teks)
    except IsianKeliru:
        return teks
