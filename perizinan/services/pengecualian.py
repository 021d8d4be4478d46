"""Overrides of the one round of correction: asked for by the loket, granted by a supervisor, counted and published."""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection, transaction
from django.utils.translation import gettext as _

from akun.models import Pengguna
from akun.queries import Pelaku
from perizinan.models import Pengecualian, Permohonan
from perizinan.queries.pelaku import pelaku_atasan
from perizinan.queries.satu_putaran import Butir, butir_terkunci, pengecualian_terbuka
from perizinan.services.galat import PermohonanDitolak
from sicantik.lib import jam
from sop import services as sop


@transaction.atomic
def minta_pengecualian(
    *, permohonan: Permohonan, versi: int, oleh: Pengguna, butir: Collection[Butir], alasan: str
) -> Pengecualian:
    """The loket asks to question accepted items again, and why. Raises PermohonanDitolak, the engine's refusals."""
    giliran = sop.buka_giliran(proses_id=permohonan.id_proses, oleh=oleh, aksi="periksa_berkas", versi=versi)
    permohonan = Permohonan.objects.kunci(permohonan.pk)
    if not butir or not set(butir) <= butir_terkunci(permohonan):
        raise PermohonanDitolak(_("Pilih butir yang sudah diterima dan perlu dipersoalkan lagi."))
    if not alasan.strip():
        raise PermohonanDitolak(_("Tulis apa yang baru ditemukan."))
    if pengecualian_terbuka(permohonan) is not None:
        raise PermohonanDitolak(_("Permintaan sebelumnya masih menunggu keputusan atasan."))
    return Pengecualian.objects.create(
        permohonan=permohonan,
        putaran=permohonan.putaran + 1,
        butir=sorted(map(list, butir)),
        alasan=alasan.strip(),
        peminta=oleh,
        peminta_orang=giliran.pelaku.orang,
    )


@transaction.atomic
def putuskan_pengecualian(*, pengecualian_id: int, oleh: Pengguna, setuju: bool, catatan: str = "") -> Pengecualian:
    """A supervisor grants or refuses, once; somebody else than who asked. Raises PermohonanDitolak."""
    p = _kunci(pengecualian_id)
    pelaku = pelaku_atasan(oleh, p.permohonan)
    if pelaku is None:
        raise PermohonanDitolak(
            _("Hanya Kasi dan Kabid pada SOP ini yang memutuskan pengecualian, dan bukan pemohonnya.")
        )
    if pelaku.orang == p.peminta_orang:
        raise PermohonanDitolak(_("Anda yang meminta pengecualian ini. Keputusannya di tangan pejabat lain."))
    if not setuju and not catatan.strip():
        raise PermohonanDitolak(_("Tulis mengapa permintaan ini tidak disetujui."))
    p.keadaan, p.catatan = "disetujui" if setuju else "ditolak", catatan.strip()
    p.pemutus, p.pemutus_orang, p.jabatan_pemutus, p.diputus = oleh, pelaku.orang, pelaku.jabatan, jam.kini()
    p.save()
    if setuju:
        hitung_pengecualian(p.permohonan)
    return p


def kecualikan_sendiri(permohonan: Permohonan, pelaku: Pelaku, butir: Collection[Butir], alasan: str) -> bool:
    """The Kabid questions accepted items himself, sending the file back: an override. Whether it was one.

    The caller holds the run's lock, has not yet counted this round, and counts the override last.
    """
    if not butir:
        return False
    Pengecualian.objects.create(
        permohonan=permohonan,
        keadaan="disetujui",
        putaran=permohonan.putaran + 1,
        butir=sorted(map(list, butir)),
        alasan=alasan[:500],
        pemutus_id=pelaku.pengguna_id,
        pemutus_orang=pelaku.orang,
        jabatan_pemutus=pelaku.jabatan,
        diputus=jam.kini(),
    )
    return True


def hitung_pemeriksaan(permohonan: Permohonan) -> None:
    """Count a file at its first check."""
    if permohonan.putaran == 1:
        _tambah(permohonan, "berkas")


def hitung_pengecualian(permohonan: Permohonan) -> None:
    """Count a file at its first override: files are published, not items."""
    if Pengecualian.objects.filter(permohonan=permohonan, keadaan="disetujui").count() == 1:
        _tambah(permohonan, "pengecualian")


def _tambah(permohonan: Permohonan, kolom: str) -> None:
    """By the year of filing, so that the part never exceeds the whole. The row stays locked: do it last."""
    with connection.cursor() as kursor:
        kursor.execute(
            f"""
            INSERT INTO perizinan_satuputaran AS s (kode, tahun, berkas, pengecualian) VALUES (%s, %s, 1, 0)
            ON CONFLICT (kode, tahun) DO UPDATE SET {kolom} = s.{kolom} + 1
            """,
            [permohonan.versi_paket.kode, permohonan.tahun],
        )


def _kunci(pengecualian_id: int) -> Pengecualian:
    """The open request, after its run and its application, at the step it was made for."""
    permohonan_id = Pengecualian.objects.values_list("permohonan_id", flat=True).get(pk=pengecualian_id)
    proses_id = Permohonan.objects.get(pk=permohonan_id).id_proses
    proses = sop.kunci_proses(proses_id)
    permohonan = Permohonan.objects.kunci(permohonan_id)
    p = Pengecualian.objects.select_for_update(of=("self",)).get(pk=pengecualian_id)
    p.permohonan = permohonan
    di_loket = (proses.keadaan, proses.aksi) == ("berjalan", "periksa_berkas")
    if p.keadaan != "diusulkan" or not di_loket or p.putaran != permohonan.putaran + 1:
        raise PermohonanDitolak(_("Permintaan ini sudah diputus, atau berkasnya tidak lagi di loket."))
    return p
