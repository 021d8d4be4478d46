"""What must hold of a year that was made, and one digest over it that does not depend on when or where it was made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from itertools import chain, groupby

from django.db import connection
from django.db.models import Count, Max, Min, Q

from perizinan.demo.tahun.angka import Angka
from perizinan.models import DokumenTerbit, Izin, Permohonan, RekapTerbit
from sicantik.lib import simpanan
from sop import mesin
from sop.definisi import Definisi
from sop.models import LangkahLog
from sop.services import definisi_sop
from sop.services.jejak import periksa_jejak

_DUA_TUGAS = """
SELECT p.nomor FROM sop_langkahlog l JOIN perizinan_permohonan p ON p.proses_id = l.proses_id
WHERE l.tugas_pisah <> '' AND p.tahun = %s
GROUP BY p.nomor, l.orang HAVING count(DISTINCT l.tugas_pisah) > 1
"""


def periksa_tahun(angka: Angka) -> list[str]:
    """A sentence for everything that does not hold; empty when all does."""
    return [
        *_jumlah(angka),
        *periksa_jejak(),
        *_nomor(angka.tahun),
        *_pemisahan(angka.tahun),
        *_jalan(angka.tahun),
        *_berkas(angka.tahun),
    ]


def _jumlah(angka: Angka) -> Iterator[str]:
    """The roll-up, month by month, is what was published."""
    rekap = RekapTerbit.objects.filter(tahun=angka.tahun)
    ada = {(r.kode, r.bulan): r.jumlah for r in rekap}
    seharusnya = {(kode, b): n for kode, bulanan in angka.izin.items() for b, n in enumerate(bulanan, 1) if n}
    for kunci in sorted(ada.keys() | seharusnya.keys()):
        if ada.get(kunci, 0) != seharusnya.get(kunci, 0):
            yield f"{kunci[0]} bulan {kunci[1]}: {ada.get(kunci, 0)} izin, seharusnya {seharusnya.get(kunci, 0)}"


def _nomor(tahun: int) -> Iterator[str]:
    """Registration numbers run from 1 without a gap, permit numbers of each type as well."""
    daftar = Permohonan.objects.filter(tahun=tahun).aggregate(n=Count("pk"), awal=Min("urutan"), akhir=Max("urutan"))
    if daftar["n"] and (daftar["awal"], daftar["akhir"]) != (1, daftar["n"]):
        yield f"nomor pendaftaran {tahun} bercelah: {daftar}"
    izin = Izin.objects.filter(tahun=tahun).values("kode").order_by("kode")
    for kode in izin.annotate(n=Count("pk"), awal=Min("urutan"), akhir=Max("urutan")):
        if kode["akhir"] - kode["awal"] + 1 != kode["n"]:
            yield f"nomor izin bercelah: {kode}"


def _pemisahan(tahun: int) -> Iterator[str]:
    with connection.cursor() as kursor:
        kursor.execute(_DUA_TUGAS, [tahun])
        yield from (f"{nomor}: satu orang dua tugas" for (nomor,) in kursor.fetchall())


def _jalan(tahun: int) -> Iterator[str]:
    """Every log is a way that the engine allows, from the start to where the run stands, and that is an end."""
    log = LangkahLog.objects.filter(proses__permohonan__tahun=tahun).order_by("proses_id", "nomor")
    kolom = (
        "proses_id", "proses__versi_sop_id", "proses__langkah", "proses__giliran", "proses__keadaan", "nomor", "jenis",
        "langkah", "jabatan", "hasil",
    )  # fmt: skip
    for proses, deret in groupby(log.values_list(*kolom).iterator(chunk_size=5000), key=lambda b: b[:5]):
        if galat := _telusuri(definisi_sop(proses[1]), tuple(proses), [b[5:] for b in deret]):
            yield f"proses {proses[0]}: {galat}"


def _telusuri(definisi: Definisi, proses: tuple[object, ...], deret: list[tuple[int, str, int, str, str]]) -> str:
    keadaan = mesin.Keadaan()
    for ke, (nomor, jenis, langkah, jabatan, hasil) in enumerate(deret, 1):
        if nomor != ke or langkah != keadaan.langkah:
            return f"catatan {ke} bukan langkah {keadaan.langkah}"
        if jenis == "peristiwa":
            continue
        try:
            keadaan = mesin.terapkan(definisi, keadaan, mesin.Gerak(jabatan, hasil))
        except mesin.GerakTerlarang as e:
            return str(e)
    if (keadaan.langkah, keadaan.giliran, keadaan.akhir) != proses[2:]:
        return f"berhenti pada {keadaan}, tercatat {proses[2:]}"
    return ""


def _berkas(tahun: int) -> Iterator[str]:
    """Every permit that was signed has one file of the size that was recorded, every open one none."""
    izin = Izin.objects.filter(tahun=tahun).annotate(
        n=Count("permohonan__dokumen", filter=Q(permohonan__dokumen__jenis="izin"))
    )
    for nomor, n in izin.exclude(n=1).values_list("nomor", "n"):
        yield f"{nomor}: {n} berkas izin"
    dokumen = DokumenTerbit.objects.filter(permohonan__tahun=tahun).values_list("jalur", "ukuran")
    for jalur, ukuran in dokumen.iterator():
        lokasi = simpanan.lokasi(jalur)
        if not lokasi.exists() or lokasi.stat().st_size != ukuran:
            yield f"{jalur}: berkas hilang atau berubah"


def intisari_tahun(tahun: int) -> str:
    """SHA-256 over the register and the step log of a year: what was done, when and by whom, without ids and keys."""
    intisari = hashlib.sha256()
    for baris in chain(_register(tahun), _catatan(tahun)):
        intisari.update(baris)
    return intisari.hexdigest()


def _register(tahun: int) -> Iterator[bytes]:
    izin = Izin.objects.filter(permohonan__tahun=tahun).order_by("permohonan__urutan")
    kolom = (
        "permohonan__nomor", "permohonan__nama_pemohon", "permohonan__nama_usaha", "nomor", "kode", "urutan",
        "intisari", "disetujui", "penyetuju__nama", "sifat", "atas_nama__nama", "berlaku_sampai", "terbit",
        "diserahkan", "akhir", "diakhiri",
    )  # fmt: skip
    yield from map(_bita, izin.values_list(*kolom).iterator(chunk_size=2000))


def _catatan(tahun: int) -> Iterator[bytes]:
    log = LangkahLog.objects.filter(proses__permohonan__tahun=tahun).order_by("proses__permohonan__urutan", "nomor")
    kolom = (
        "proses__permohonan__nomor", "nomor", "jenis", "langkah", "aksi", "hasil", "catatan", "nama_pelaku", "jabatan",
        "sifat", "atas_nama__nama", "tugas_pisah", "masuk", "selesai", "menit_kerja", "tenggat", "jeda",
    )  # fmt: skip
    yield from map(_bita, log.values_list(*kolom).iterator(chunk_size=2000))


def _bita(baris: tuple[object, ...]) -> bytes:
    return json.dumps(baris, default=str, sort_keys=True, ensure_ascii=False).encode() + b"\n"
