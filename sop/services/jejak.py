"""Checking the digest chains, and the daily digest over their heads."""

import hashlib
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import groupby

from django.db import transaction
from django.db.models import Exists, F, OuterRef

from sicantik.lib import jam
from sop.models import IntisariHarian, LangkahLog, Proses


@transaction.atomic
def periksa_jejak() -> list[str]:
    """A sentence for every place where a chain does not hold; empty when all is intact.

    Rows and heads are read in one statement, so that officers may go on working. A chain that somebody rewrote as
    a whole, digests and all, differs from the last daily digest.
    """
    return [*_periksa_rantai(), *_periksa_yang_kosong(), *_periksa_harian()]


def tulis_intisari_harian() -> IntisariHarian:
    """The digest of yesterday, over the heads of all chains as they stood at midnight; written once."""
    hari_ini = jam.hari_ini()
    jumlah, intisari = _intisari_kepala(datetime.combine(hari_ini, time(), jam.zona()))
    hasil, _ = IntisariHarian.objects.get_or_create(
        tanggal=hari_ini - timedelta(days=1), defaults={"jumlah": jumlah, "intisari": intisari}
    )
    return hasil


def _periksa_rantai() -> Iterator[str]:
    baris = LangkahLog.objects.annotate(kepala=F("proses__intisari")).order_by("proses_id", "nomor")
    for proses_id, deret in groupby(baris.iterator(chunk_size=2000), key=lambda b: b.proses_id):
        sebelum, kepala, nomor = "", "", 0
        for b in deret:
            nomor += 1
            if b.nomor != nomor:
                yield f"proses {proses_id}: catatan {nomor} hilang"
                nomor = b.nomor
            if b.sebelum != sebelum or b.intisari != b.hitung_intisari():
                yield f"proses {proses_id}: catatan {b.nomor} berubah"
            sebelum, kepala = b.intisari, b.kepala
        if kepala != sebelum:
            yield f"proses {proses_id}: catatan terakhir hilang"


def _periksa_yang_kosong() -> Iterator[str]:
    ada = LangkahLog.objects.filter(proses=OuterRef("pk"))
    kosong = Proses.objects.exclude(intisari="").filter(~Exists(ada)).order_by("pk")
    yield from (f"proses {pk}: seluruh catatan hilang" for pk in kosong.values_list("pk", flat=True))


def _periksa_harian() -> Iterator[str]:
    """The last daily digest covers every earlier row, since each head covers its chain."""
    terakhir = IntisariHarian.objects.order_by("tanggal").last()
    if terakhir is None:
        return
    sampai = datetime.combine(terakhir.tanggal + timedelta(days=1), time(), jam.zona())
    if _intisari_kepala(sampai) != (terakhir.jumlah, terakhir.intisari):
        yield f"intisari harian {terakhir.tanggal:%d/%m/%Y} tidak cocok dengan catatan"


def _intisari_kepala(sampai: datetime) -> tuple[int, str]:
    """How many chains there were before a moment, and one digest over their heads, from the log itself."""
    kepala = (
        LangkahLog.objects.filter(selesai__lt=sampai)
        .order_by("proses_id", "-nomor")
        .distinct("proses_id")
        .values_list("intisari", flat=True)
    )
    intisari, jumlah = hashlib.sha256(), 0
    for isi in kepala.iterator(chunk_size=5000):
        intisari.update(isi.encode())
        jumlah += 1
    return jumlah, intisari.hexdigest()
