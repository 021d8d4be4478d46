"""Who does the work on a file, as ready values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from akun import queries as akun
from akun.models import Ketidakhadiran
from akun.status import SEBAB_TIDAK_HADIR, membawahi
from perizinan.akses import BerkasMeja
from sop.models import Eskalasi, RiwayatTugas
from sop.queries import bertugas_lain
from sop.services import kata_riwayat


@dataclass(frozen=True)
class BarisTugas:
    """One line of a task's history."""

    saat: datetime
    kata: str
    catatan: str


@dataclass(frozen=True)
class BarisEskalasi:
    """Who was told that a step is due, and when."""

    saat: datetime
    kata: str
    langkah: int
    penerima: str


@dataclass(frozen=True)
class BarisPergi:
    """Somebody away."""

    id: int
    nama: str
    sebab: str
    mulai: object
    sampai: object


def lembar_tugas(b: BerkasMeja) -> dict[str, Any]:
    """History of the name on the task, escalations, and what this officer may do about it."""
    proses = b.permohonan.proses
    assert proses is not None
    riwayat = RiwayatTugas.objects.filter(proses=proses).select_related("dari", "kepada", "oleh")
    eskalasi = Eskalasi.objects.filter(proses=proses).select_related("aturan")
    return {
        "riwayat_tugas": [BarisTugas(r.saat, kata_riwayat(r), r.catatan) for r in reversed(riwayat)],
        "eskalasi": [BarisEskalasi(e.saat, kata_aturan(e.aturan.hari), e.langkah, e.penerima) for e in eskalasi],
        "boleh_alih": _boleh_alih(b),
        "tugas_saya": proses.petugas_id == b.petugas.pk,
    }


def lembar_alih(b: BerkasMeja) -> dict[str, Any] | None:
    """Who may be given the task, and what the page saw; None where this officer may not give it."""
    proses = b.permohonan.proses
    if proses is None or not _boleh_alih(b):
        return None
    calon = akun.pemegang(proses.jabatan).exclude(pk=proses.petugas_id or 0)
    tugas = b.definisi.ambil(proses.langkah).tugas_pisah
    if tugas:
        calon = calon.exclude(nik_sidik__in=bertugas_lain(proses.pk, tugas, [o.orang for o in calon]))
    akhir = RiwayatTugas.objects.filter(proses=proses).last()
    return {
        "permohonan": b.permohonan,
        "proses": proses,
        "nama_jabatan": _(akun.nama_jabatan().get(proses.jabatan, proses.jabatan)),
        "calon": calon,
        "awal": {"versi": proses.jumlah_log, "riwayat": akhir.pk if akhir else 0},
    }


def kata_aturan(hari: int) -> str:
    """When a rule speaks, in words."""
    if hari < 0:
        return _("%(n)d hari kerja sebelum tenggat") % {"n": -hari}
    if hari == 0:
        return _("saat tenggat lewat")
    return _("lewat tenggat %(n)d hari kerja") % {"n": hari}


def baris_pergi(rows: list[Ketidakhadiran]) -> list[BarisPergi]:
    return [BarisPergi(k.pk, k.pengguna.nama, _(SEBAB_TIDAK_HADIR[k.sebab]), k.mulai, k.sampai) for k in rows]  # type: ignore[index]


def _boleh_alih(b: BerkasMeja) -> bool:
    proses = b.permohonan.proses
    return proses is not None and proses.keadaan == "berjalan" and membawahi(b.jabatan, proses.jabatan)
