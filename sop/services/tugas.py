"""Whose name is on a task: taken, given back, given to a colleague. Every change is a row; none decides anything.

All of it under the run's lock, so that who completes a step and who reassigns it never both win.
"""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from akun import queries as akun
from akun import status as akun_status
from akun.models import Pengguna
from sicantik.lib import jam
from sop import queries, status
from sop.models import Proses, RiwayatTugas
from sop.services.giliran import (
    BukanGiliran,
    PerluOrangLain,
    SudahDikerjakan,
    kunci_proses,
    pelaku_giliran,
    siapa_tadi,
)
from sop.services.versi import definisi_sop
from sop.status import RiwayatApa


@transaction.atomic
def ambil_tugas(*, proses_id: int, oleh: Pengguna) -> None:
    """Put one's name on a task, or take it over from a colleague."""
    proses = _terkunci(proses_id)
    pelaku_giliran(proses, definisi_sop(proses.versi_sop_id), oleh, "")
    _tolak_tugas_lain(proses, oleh)
    if proses.petugas_id != oleh.pk:
        _tulis(proses, "ambil", kepada=oleh, oleh=oleh)


@transaction.atomic
def lepas_tugas(*, proses_id: int, oleh: Pengguna) -> None:
    """Take one's own name off a task; anybody of the desk may take it then."""
    proses = _terkunci(proses_id)
    if proses.petugas_id != oleh.pk:
        raise BukanGiliran(_("Tugas ini tidak sedang Anda pegang."))
    _tulis(proses, "lepas", kepada=None, oleh=oleh)


@transaction.atomic
def alihkan_tugas(*, proses_id: int, kepada: Pengguna, oleh: Pengguna, catatan: str, versi: int, riwayat: int) -> None:
    """A supervisor gives the task to another holder of its desk, with a note.

    `versi` and `riwayat` are what the page showed: the number of log rows and of the newest RiwayatTugas (0: none).
    Raises SudahDikerjakan with who was first and what they did, BukanGiliran, PerluOrangLain.
    """
    proses = _terkunci(proses_id, versi=versi)
    akhir = RiwayatTugas.objects.filter(proses=proses).select_related("dari", "kepada", "oleh").last()
    if (akhir.pk if akhir else 0) != riwayat:
        raise SudahDikerjakan(kata_riwayat(akhir))
    if not akun_status.membawahi(_jabatan_hadir(oleh), proses.jabatan):
        raise BukanGiliran(_("Hanya atasan meja ini yang dapat mengalihkan tugasnya."))
    if not catatan.strip():
        raise BukanGiliran(_("Tulis alasan pengalihan"))
    if proses.petugas_id == kepada.pk:
        raise BukanGiliran(_("Tugas ini sudah dipegang %(nama)s.") % {"nama": kepada.nama})
    if akun.pelaku(kepada, proses.jabatan) is None:
        raise BukanGiliran(_("%(nama)s tidak memegang meja ini sekarang, atau tidak hadir.") % {"nama": kepada.nama})
    _tolak_tugas_lain(proses, kepada)
    _tulis(proses, "alih", kepada=kepada, oleh=oleh, catatan=catatan.strip()[:300])


def pulangkan_tugas(pemegang: Pengguna | None = None) -> int:
    """Give the tasks of everyone who is away, or gone, back to their desks (or this one's); how many.

    Safe to repeat. One run at a time: whoever works on another does not wait for all of them.
    """
    tugas = queries.terpegang_tak_hadir()
    if pemegang is not None:
        tugas = tugas.filter(petugas=pemegang)
    return sum(_pulangkan(pk) for pk in list(tugas.values_list("pk", flat=True)))


def kata_riwayat(r: RiwayatTugas | None) -> str:
    """What was done with a task last, by whom and when, in a sentence."""
    if r is None:
        return _("Berkas ini sudah berubah. Muat ulang halaman.")
    isi = {
        "dari": r.dari or "",
        "kepada": r.kepada or "",
        "oleh": r.oleh or "",
        "saat": f"{r.saat.astimezone(jam.zona()):%d/%m/%Y %H.%M}",
    }
    kata = {
        "ambil": _("Tugas ini diambil %(kepada)s pada %(saat)s."),
        "lepas": _("Tugas ini dilepas %(oleh)s pada %(saat)s."),
        "alih": _("Tugas ini dialihkan kepada %(kepada)s oleh %(oleh)s pada %(saat)s."),
        "pulang": _("Tugas ini kembali ke antrean meja pada %(saat)s karena %(dari)s tidak hadir."),
    }
    return kata[r.apa] % isi


@transaction.atomic
def _pulangkan(proses_id: int) -> bool:
    proses = kunci_proses(proses_id)
    pemegang = proses.petugas
    if pemegang is None or proses.keadaan != status.BERJALAN or akun.pelaku(pemegang, proses.jabatan) is not None:
        return False
    _tulis(proses, "pulang", kepada=None, oleh=None)
    return True


def _terkunci(proses_id: int, *, versi: int | None = None) -> Proses:
    proses = kunci_proses(proses_id)
    if proses.keadaan != status.BERJALAN or versi not in (None, proses.jumlah_log):
        raise SudahDikerjakan(siapa_tadi(proses))
    return proses


def _jabatan_hadir(oleh: Pengguna) -> list[str]:
    """One's positions, unless one is away: who is absent gives no tasks either."""
    return [] if akun.ketidakhadiran_kini(oleh) else akun.jabatan_saya(oleh)


def _tolak_tugas_lain(proses: Proses, siapa: Pengguna) -> None:
    """Who holds another duty on the file could not complete the step: said before, not after the work."""
    tugas = definisi_sop(proses.versi_sop_id).ambil(proses.langkah).tugas_pisah
    if tugas and queries.bertugas_lain(proses.pk, tugas, [siapa.orang]):
        raise PerluOrangLain(
            _("%(nama)s sudah mengerjakan tugas lain pada berkas ini. Langkah ini harus dikerjakan orang lain.")
            % {"nama": siapa.nama}
        )


def _tulis(
    proses: Proses, apa: RiwayatApa, *, kepada: Pengguna | None, oleh: Pengguna | None, catatan: str = ""
) -> None:
    RiwayatTugas.objects.create(
        proses=proses,
        apa=apa,
        langkah=proses.langkah,
        jabatan=proses.jabatan,
        dari_id=proses.petugas_id,
        kepada=kepada,
        oleh=oleh,
        catatan=catatan,
        saat=jam.kini(),
    )
    Proses.objects.filter(pk=proses.pk).update(petugas=kepada)
