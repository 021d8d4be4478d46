"""Checking the digest chains, and the daily digest over their heads."""

import hashlib
from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby

from sicantik.lib import jam
from sop.models import IntisariHarian, LangkahLog, Proses


def periksa_jejak() -> Iterator[str]:
    """A sentence for every place where a chain does not hold; nothing when all is intact."""
    baris = LangkahLog.objects.order_by("proses_id", "nomor").iterator(chunk_size=2000)
    kepala = dict(Proses.objects.values_list("pk", "intisari"))
    for proses_id, deret in groupby(baris, key=lambda b: b.proses_id):
        sebelum, nomor = "", 0
        for b in deret:
            nomor += 1
            if b.nomor != nomor:
                yield f"proses {proses_id}: catatan {nomor} hilang"
                nomor = b.nomor
            if b.sebelum != sebelum or b.intisari != b.hitung_intisari():
                yield f"proses {proses_id}: catatan {b.nomor} berubah"
            sebelum = b.intisari
        if kepala.pop(proses_id, "") != sebelum:
            yield f"proses {proses_id}: catatan terakhir hilang"
    yield from (f"proses {pk}: seluruh catatan hilang" for pk, isi in kepala.items() if isi)


def tulis_intisari_harian() -> IntisariHarian:
    """The digest of yesterday, over the heads of all chains; written once."""
    kepala = Proses.objects.order_by("pk").values_list("intisari", flat=True)
    intisari, jumlah = hashlib.sha256(), 0
    for isi in kepala.iterator(chunk_size=5000):
        intisari.update(isi.encode())
        jumlah += 1
    hasil, _ = IntisariHarian.objects.get_or_create(
        tanggal=jam.hari_ini() - timedelta(days=1), defaults={"jumlah": jumlah, "intisari": intisari.hexdigest()}
    )
    return hasil
