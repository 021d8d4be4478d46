"""Queueing messages in the caller's transaction, and sending what is queued."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet

from notifikasi import pemutus, status
from notifikasi.kanal import GagalSementara, GagalTetap, PenyediaMati, kanal
from notifikasi.models import Pesan
from sicantik.lib import jam
from sicantik.lib.antrean import bunyikan

log = logging.getLogger(__name__)
SEWA = timedelta(minutes=2)  # how long a sender may hold a message before another may try
JARAK = timedelta(minutes=5)
PALING_BANYAK = 48  # tries: four hours with a provider that is down
SEKALI_SAPU = 200
_riwayat: ContextVar[bool] = ContextVar("pesan_riwayat", default=False)


@dataclass(frozen=True)
class IsiPesan:
    """What to send: channel (surel, sms), address, subject (email only) and text."""

    saluran: str
    tujuan: str
    isi: str
    subjek: str = ""


def antrekan(pesan: Iterable[IsiPesan], *, untuk_id: int | None = None, perihal: str = "") -> list[Pesan]:
    """Write outbox rows in the caller's transaction, one statement; ring the doorbell on commit."""
    baris = [
        Pesan(saluran=p.saluran, tujuan=p.tujuan, subjek=p.subjek, isi=p.isi, untuk_id=untuk_id, perihal=perihal)
        for p in pesan
    ]
    if not baris:
        return baris
    if _riwayat.get():
        for b in baris:
            b.keadaan, b.percobaan, b.terkirim = status.TERKIRIM, 1, b.dibuat
    Pesan.objects.bulk_create(baris)
    if not _riwayat.get():
        bunyikan("notifikasi.sapu")
    return baris


@contextmanager
def sebagai_riwayat() -> Iterator[None]:
    """Messages of a past that is made up (a year of the demo): kept as sent when they were written, never sent."""
    kunci = _riwayat.set(True)
    try:
        yield
    finally:
        _riwayat.reset(kunci)


@contextmanager
def _tanpa_menunggu_cakram() -> Iterator[None]:
    """Without waiting for the disk at every mark. One that is lost with the whole database costs a repetition."""
    with connection.cursor() as kursor:
        kursor.execute("SET synchronous_commit TO off")
        try:
            yield
        finally:
            kursor.execute("RESET synchronous_commit")


@_tanpa_menunggu_cakram()
def sapu() -> int:
    """Send everything that is due; how many left. Safe to run anywhere, any number at once.

    No message is begun in the second half of its lease: nobody else may take what is being sent.
    """
    sampai, jumlah = jam.kini() + SEWA / 2, 0
    while rombongan := _sewa():
        sisa = []
        for pesan in rombongan:
            if jam.kini() > sampai or pesan.saluran in pemutus.istirahat():
                sisa.append(pesan)
            else:
                jumlah += _kirim(pesan)
        _milik(sisa).update(keadaan=status.ANTRE, coba_lagi=jam.kini())
        if len(rombongan) < SEKALI_SAPU or jam.kini() > sampai:
            break
    return jumlah


def kirim_ulang(pesan: Pesan) -> None:
    """Queue a message that was given up once more."""
    Pesan.objects.filter(pk=pesan.pk, keadaan=status.GAGAL).update(
        keadaan=status.ANTRE, percobaan=0, coba_lagi=jam.kini(), galat=""
    )
    bunyikan("notifikasi.sapu")


@transaction.atomic
def _sewa() -> list[Pesan]:
    """Take due messages for ourselves: queued ones, and those whose sender died holding them."""
    kini = jam.kini()
    rombongan = list(
        Pesan.objects.filter(Q(keadaan=status.ANTRE) | Q(keadaan=status.DIKIRIM), coba_lagi__lte=kini)
        .exclude(saluran__in=pemutus.istirahat())
        .order_by("coba_lagi")
        .select_for_update(skip_locked=True)[:SEKALI_SAPU]
    )
    for pesan in rombongan:
        pesan.keadaan, pesan.coba_lagi = status.DIKIRIM, kini + SEWA
    Pesan.objects.filter(pk__in=[p.pk for p in rombongan]).update(keadaan=status.DIKIRIM, coba_lagi=kini + SEWA)
    return rombongan


def _milik(pesan: Sequence[Pesan]) -> QuerySet[Pesan]:
    """Of these messages, the ones that we still hold: nobody took them over after our lease."""
    return Pesan.objects.filter(
        pk__in=[p.pk for p in pesan], keadaan=status.DIKIRIM, coba_lagi__in={p.coba_lagi for p in pesan}
    )


def _kirim(pesan: Pesan) -> bool:
    """One try, and its outcome in the row. What left is marked sent, whoever holds the lease by then."""
    try:
        kanal(pesan.saluran).kirim(pesan)
    except Exception as e:
        _catat_gagal(pesan, e)
        return False
    pemutus.catat(pesan.saluran, mati=False)
    Pesan.objects.filter(pk=pesan.pk).update(
        keadaan=status.TERKIRIM, percobaan=F("percobaan") + 1, terkirim=jam.kini(), galat=""
    )
    return True


def _catat_gagal(pesan: Pesan, galat: Exception) -> None:
    if not isinstance(galat, GagalSementara | GagalTetap):
        log.error("kanal %s jatuh", pesan.saluran, exc_info=galat)
    pemutus.catat(pesan.saluran, mati=isinstance(galat, PenyediaMati))
    ke = pesan.percobaan + 1
    menyerah = isinstance(galat, GagalTetap) or ke >= PALING_BANYAK
    # The first retry comes at once: most failures are a dropped connection.
    jarak = timedelta() if ke == 1 else JARAK
    _milik([pesan]).update(
        keadaan=status.GAGAL if menyerah else status.ANTRE,
        percobaan=ke,
        coba_lagi=jam.kini() + jarak,
        galat=str(galat)[:200],
    )
