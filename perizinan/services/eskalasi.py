"""Telling officers that a step is due or late: by the administrator's rules, once for each turn of a file."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from django.conf import settings
from django.db import connection, transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from akun import queries as akun
from akun.models import Pengguna
from akun.status import KABID, KEPALA_DINAS, atasan_meja
from notifikasi.services import IsiPesan, antrekan
from perizinan.models import Permohonan
from sicantik.lib import jam
from sicantik.lib.samaran import kelompokkan_nomor
from sop.models import AturanEskalasi, Eskalasi, Proses
from sop.queries import perlu_eskalasi
from sop.services import definisi_sop, kalender_kantor

SEKALI_SAPU = 500  # files of one rule in one sweep; the next sweep goes on
SEBUT = 20  # numbers named in one mail; the desk shows the rest
_GEMBOK = 5_026  # advisory lock: one sweep at a time


@dataclass
class _Penerima:
    """Who is told of which desk, asked once for each in a sweep."""

    meja: dict[str, list[Pengguna]] = field(default_factory=dict)

    def di(self, jabatan: str) -> list[Pengguna]:
        if jabatan not in self.meja:
            self.meja[jabatan] = list(akun.pemegang(jabatan))
        return self.meja[jabatan]

    def untuk(self, aturan: AturanEskalasi, proses: Proses) -> list[Pengguna]:
        """Those the rule names who are present; where none of them is, whoever is next above."""
        if aturan.kepada == "pemegang":
            hadir = self.di(proses.jabatan)
            pemegang = [o for o in hadir if o.pk == proses.petugas_id]
            return pemegang or hadir
        pelaksana = {p for x in definisi_sop(proses.versi_sop_id).langkah for p in x.pelaksana}
        tangga: dict[str, list[tuple[str, ...]]] = {
            "atasan": atasan_meja(proses.jabatan, pelaksana),
            "kabid": [(KABID,), (KEPALA_DINAS,)],
            "kepala": [(KEPALA_DINAS,)],
        }
        for anak in tangga[aturan.kepada]:
            if ada := list({o.pk: o for kode in anak for o in self.di(kode)}.values()):
                return ada
        return []


@transaction.atomic
def eskalasikan() -> int:
    """1. one sweep at a time  2. what each rule speaks of  3. a row for each  4. one mail a person and rule.

    How many files were told of. Twice is once: a turn that has its row is left out, and the database refuses another.
    """
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_GEMBOK])
        if not kursor.fetchone()[0]:
            return 0
    kalender, kini, penerima, jumlah = kalender_kantor(), jam.kini(), _Penerima(), 0
    for aturan in AturanEskalasi.objects.filter(aktif=True):
        rows = list(perlu_eskalasi(aturan, kalender, kini).order_by("tenggat", "pk")[:SEKALI_SAPU])
        kepada = {p.pk: penerima.untuk(aturan, p) for p in rows}
        Eskalasi.objects.bulk_create(_baris(aturan, p, kepada[p.pk]) for p in rows)
        _kabari(aturan, rows, kepada)
        jumlah += len(rows)
    return jumlah


def _baris(aturan: AturanEskalasi, proses: Proses, kepada: list[Pengguna]) -> Eskalasi:
    return Eskalasi(
        proses=proses,
        aturan=aturan,
        masuk=proses.masuk,
        langkah=proses.langkah,
        jabatan=proses.jabatan,
        tenggat=proses.tenggat,
        penerima=", ".join(o.nama for o in kepada)[:500],
        saat=jam.kini(),
    )


def _kabari(aturan: AturanEskalasi, rows: list[Proses], kepada: dict[int, list[Pengguna]]) -> None:
    """One mail a person, however many files: numbers and links, no name of an applicant."""
    nomor = {
        proses: (pk, n or "")
        for proses, pk, n in Permohonan.objects.filter(proses__in=rows).values_list("proses_id", "pk", "nomor")
    }
    milik: dict[int, list[tuple[int, str]]] = defaultdict(list)
    orang: dict[int, Pengguna] = {}
    for proses in rows:
        for o in kepada[proses.pk]:
            if proses.pk in nomor:
                orang[o.pk] = o
                milik[o.pk].append(nomor[proses.pk])
    with translation.override(settings.LANGUAGE_CODE):
        for pk, berkas in milik.items():
            subjek, isi = _surat(aturan.hari, berkas)
            antrekan([IsiPesan("surel", orang[pk].email, isi, subjek)], untuk_id=pk, perihal="eskalasi")


def _surat(hari: int, berkas: list[tuple[int, str]]) -> tuple[str, str]:
    """Subject and text, in the office's language."""
    jumlah = {"n": len(berkas), "hari": abs(hari)}
    if hari < 0:
        subjek = _("Segera jatuh tempo: %(n)d berkas") % jumlah
        pembuka = _("%(n)d berkas jatuh tempo %(hari)d hari kerja lagi.") % jumlah
    elif hari == 0:
        subjek = _("Tenggat lewat: %(n)d berkas") % jumlah
        pembuka = _("%(n)d berkas melewati tenggat langkahnya.") % jumlah
    else:
        subjek = _("Lewat tenggat %(hari)d hari kerja: %(n)d berkas") % jumlah
        pembuka = _("%(n)d berkas melewati tenggat langkahnya %(hari)d hari kerja.") % jumlah
    baris = [
        f"{kelompokkan_nomor(nomor)}: {settings.SITUS_URL}{reverse('berkas_meja', args=[pk])}"
        for pk, nomor in berkas[:SEBUT]
    ]
    if len(berkas) > SEBUT:
        baris.append(f"… {settings.SITUS_URL}{reverse('meja')}?tampilan=lewat")
    return subjek, "\n\n".join([pembuka, "\n".join(baris), _("Surel ini dikirim otomatis. Jangan dibalas.")])
