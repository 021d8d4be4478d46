"""The load of the desks: two statements, whatever the number of desks, officers and files; counts are capped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db import connection

from perizinan.models import Permohonan
from perizinan.queries.meja import PAGU_HITUNG
from sicantik.lib import jam
from sop.models import Eskalasi

# Each count reads one more row than it shows, from the partial index of the desk's open files
# (antrean_meja, antrean_berhenti), whose order it keeps: without one the planner may begin at the head of the table.
_MEJA = """
SELECT j.kode,
  (SELECT count(*) FROM (SELECT FROM sop_proses p WHERE p.keadaan = 'berjalan' AND p.jabatan = j.kode
    AND p.versi_sop_id = ANY(%(sop)s)
    ORDER BY p.tenggat, p.id LIMIT %(pagu)s) x),
  (SELECT count(*) FROM (SELECT FROM sop_proses p WHERE p.keadaan = 'berjalan' AND p.jabatan = j.kode
    AND p.versi_sop_id = ANY(%(sop)s)
    AND p.tenggat >= %(kini)s AND p.tenggat < %(besok)s AND NOT p.jam_berhenti
    ORDER BY p.tenggat, p.id LIMIT %(pagu)s) x),
  (SELECT count(*) FROM (SELECT FROM sop_proses p WHERE p.keadaan = 'berjalan' AND p.jabatan = j.kode
    AND p.versi_sop_id = ANY(%(sop)s)
    AND p.tenggat < %(kini)s AND NOT p.jam_berhenti
    ORDER BY p.tenggat, p.id LIMIT %(pagu)s) x),
  (SELECT count(*) FROM (SELECT FROM sop_proses p WHERE p.keadaan = 'berjalan' AND p.jabatan = j.kode
    AND p.versi_sop_id = ANY(%(sop)s)
    AND p.jam_berhenti ORDER BY p.masuk, p.id LIMIT %(pagu)s) x),
  t.id, t.nomor, t.tenggat
FROM unnest(%(jabatan)s) WITH ORDINALITY j(kode, urut)
LEFT JOIN LATERAL (
  SELECT m.id, m.nomor, p.tenggat FROM sop_proses p JOIN perizinan_permohonan m ON m.proses_id = p.id
  WHERE p.keadaan = 'berjalan' AND p.jabatan = j.kode
    AND p.versi_sop_id = ANY(%(sop)s) AND NOT p.jam_berhenti ORDER BY p.tenggat, p.id LIMIT 1) t ON true
ORDER BY j.urut
"""
_ORANG = """
SELECT t.jabatan_id, t.sifat, u.id, u.nama, k.sebab, k.sampai,
  (SELECT count(*) FROM (SELECT FROM sop_proses p WHERE p.petugas_id = u.id AND p.keadaan = 'berjalan'
    AND p.jabatan = t.jabatan_id AND p.versi_sop_id = ANY(%(sop)s) LIMIT %(pagu)s) x),
  (SELECT count(*) FROM (SELECT FROM sop_langkahlog l WHERE l.pelaku_id = u.id AND l.selesai >= %(senin)s
    AND l.jabatan = t.jabatan_id AND l.jenis = 'langkah' LIMIT %(pagu)s) x)
FROM akun_penugasan t JOIN akun_pengguna u ON u.id = t.pengguna_id
LEFT JOIN akun_ketidakhadiran k ON k.pengguna_id = u.id AND k.dibatalkan IS NULL
  AND k.mulai <= %(hari)s AND k.sampai >= %(hari)s
WHERE t.jabatan_id = ANY(%(jabatan)s) AND u.is_active
  AND t.mulai <= %(kini)s AND (t.selesai IS NULL OR t.selesai > %(kini)s)
ORDER BY u.nama, u.id
"""


@dataclass(frozen=True)
class BebanOrang:
    """An officer at a desk: tasks held, steps done since Monday, and why away."""

    jabatan: str
    sifat: str
    id: int
    nama: str
    sebab: str | None
    sampai: Any
    dipegang: int
    selesai: int


@dataclass(frozen=True)
class BebanMeja:
    """A desk: capped counts, and the open file with the earliest deadline."""

    jabatan: str
    terbuka: int
    hari_ini: int
    lewat: int
    berhenti: int
    tertua_id: int | None
    tertua: str | None
    tenggat: datetime | None


def isi_beban(jabatan: list[str], sop: list[int]) -> dict[str, Any]:
    """The parameters of both statements; `sop` are the versions whose files count."""
    hari = jam.hari_ini()
    awal = datetime.combine(hari, time(), jam.zona())
    return {
        "jabatan": jabatan,
        "sop": sop,
        "pagu": PAGU_HITUNG + 1,
        "kini": jam.kini(),
        "hari": hari,
        "besok": awal + timedelta(days=1),
        "senin": awal - timedelta(days=hari.weekday()),
    }


def beban_meja(jabatan: list[str], sop: list[int]) -> list[BebanMeja]:
    """One row a desk, in the order given."""
    with connection.cursor() as kursor:
        kursor.execute(_MEJA, isi_beban(jabatan, sop))
        return [BebanMeja(*baris) for baris in kursor.fetchall()]


def beban_orang(jabatan: list[str], sop: list[int]) -> list[BebanOrang]:
    """One row for every assignment in force at these desks."""
    with connection.cursor() as kursor:
        kursor.execute(_ORANG, isi_beban(jabatan, sop))
        return [BebanOrang(*baris) for baris in kursor.fetchall()]


def eskalasi_terakhir(jabatan: list[str], sop: list[int], *, batas: int = 20) -> list[tuple[Eskalasi, int, str]]:
    """The newest escalations at these desks, with id and number of their files."""
    milik = Eskalasi.objects.filter(jabatan__in=jabatan, proses__versi_sop__in=sop).select_related("aturan")
    rows = list(milik.order_by("-saat", "-pk")[:batas])
    nomor = {
        proses: (pk, n or "")
        for proses, pk, n in Permohonan.objects.filter(proses__in=[e.proses_id for e in rows]).values_list(
            "proses_id", "pk", "nomor"
        )
    }
    return [(e, *nomor[e.proses_id]) for e in rows if e.proses_id in nomor]
