"""Queueing messages in the caller's transaction, and sending what is queued."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q

from notifikasi import status
from notifikasi.kanal import GagalSementara, GagalTetap, kanal
from notifikasi.models import Pesan
from sicantik.lib import jam
from sicantik.lib.antrean import bunyikan

log = logging.getLogger(__name__)
SEWA = timedelta(minutes=2)  # how long a sender may hold a message before another may try
JARAK = timedelta(minutes=5)
PALING_BANYAK = 48  # tries: four hours with a provider that is down
SEKALI_SAPU = 200


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
    if baris:
        Pesan.objects.bulk_create(baris)
        bunyikan("notifikasi.sapu")
    return baris


def sapu() -> int:
    """Send everything that is due; how many left. Safe to run anywhere, any number at once."""
    jumlah = 0
    while rombongan := _sewa():
        for pesan in rombongan:
            jumlah += _kirim(pesan)
        if len(rombongan) < SEKALI_SAPU:
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
        .order_by("coba_lagi")
        .select_for_update(skip_locked=True)[:SEKALI_SAPU]
    )
    Pesan.objects.filter(pk__in=[p.pk for p in rombongan]).update(
        keadaan=status.DIKIRIM, coba_lagi=kini + SEWA, percobaan=F("percobaan") + 1
    )
    return rombongan


def _kirim(pesan: Pesan) -> bool:
    milik = Pesan.objects.filter(pk=pesan.pk, keadaan=status.DIKIRIM)
    try:
        kanal(pesan.saluran).kirim(pesan)
    except GagalTetap as e:
        milik.update(keadaan=status.GAGAL, galat=str(e)[:200])
        return False
    except Exception as e:
        if not isinstance(e, GagalSementara):
            log.exception("kanal %s jatuh", pesan.saluran)
        menyerah = pesan.percobaan + 1 >= PALING_BANYAK
        # The first retry comes at once: most failures are a dropped connection.
        jarak = timedelta() if pesan.percobaan == 0 else JARAK
        milik.update(
            keadaan=status.GAGAL if menyerah else status.ANTRE, coba_lagi=jam.kini() + jarak, galat=str(e)[:200]
        )
        return False
    milik.update(keadaan=status.TERKIRIM, terkirim=jam.kini(), galat="")
    return True
