"""Running the year: what is refused, where a run that was cut off goes on, and the figures on the way."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from datetime import time as waktu_hari
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Max, QuerySet

from notifikasi.services import sebagai_riwayat
from perizinan import queries
from perizinan.demo.contoh import semua_contoh
from perizinan.demo.orang import RUMAH
from perizinan.demo.tahun import orang
from perizinan.demo.tahun.angka import Angka, baca_angka, kecilkan
from perizinan.demo.tahun.gerak import BerkasContoh, Penggerak
from perizinan.demo.tahun.periksa import intisari_tahun, periksa_tahun
from perizinan.demo.tahun.rencana import Perencana, Rencana
from perizinan.demo.tahun.waktu import JamKantor
from perizinan.models import Izin, Permohonan, TahunContoh
from perizinan.services import arsip
from perizinan.services.paket import simpan_paket
from perizinan.services.rekap import segarkan_rekap
from sicantik.lib import jam
from sicantik.lib.antrean import tanpa_bel
from sicantik.lib.unggahan import Bersih
from sop.models import IntisariHarian
from sop.services import definisi_sop, kalender_kantor
from sop.services.jejak import tulis_intisari_harian

Lapor = Callable[[str], object]


class TahunDitolak(Exception):
    """The year cannot be made here; the text says why and what to do."""


@dataclass
class Ukuran:
    """Figures of a run."""

    kasus: int
    selesai: int = 0
    pernyataan: int = 0
    mulai: float = field(default_factory=time.monotonic)

    @property
    def detik(self) -> float:
        return time.monotonic() - self.mulai

    @contextmanager
    def menghitung(self) -> Iterator[None]:
        def hitung(execute: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:
            self.pernyataan += 1
            return execute(sql, params, many, context)

        with connection.execute_wrapper(hitung):
            yield

    def __str__(self) -> str:
        laju = self.selesai / max(self.detik, 0.001)
        tiap = self.pernyataan / max(self.selesai, 1)
        return (
            f"{self.selesai}/{self.kasus} izin selesai, {self.detik:.0f} detik, {laju:.1f} izin/detik, "
            f"{tiap:.0f} pernyataan/izin, memori puncak {_memori()} MB"
        )


def _memori() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


@dataclass(frozen=True)
class Pilihan:
    tahun: int
    benih: int = 17
    skala: float = 1.0
    nyata: float = 0.02


def jalankan(
    pilihan: Pilihan,
    lapor: Lapor,
    *,
    contoh: Callable[[], dict[str, Bersih]] = semua_contoh,
    sesudah: Callable[[Rencana, int], object] = lambda rencana, ke: None,
) -> TahunContoh:
    """Make the year, or what is missing of it, check it and roll it up. The same choices give the same year.

    1. refuse what cannot be  2. people and packs of the year  3. every move in the order of time  4. check  5. close
    `sesudah` is called after every move. Raises TahunDitolak; AngkaTiada.
    """
    angka = kecilkan(baca_angka(pilihan.tahun), pilihan.skala)
    with _sendirian():
        baris = _baris(pilihan, angka)
        if baris.selesai is None:
            _pastikan_kosong(pilihan.tahun)
            _jalankan(pilihan, angka, lapor, contoh, sesudah)
            _tutup(baris, angka)
        elif baris.intisari != intisari_tahun(pilihan.tahun):
            raise TahunDitolak(f"Data contoh {pilihan.tahun} berubah sejak dibuat: intisarinya tidak sama lagi.")
        else:
            lapor(f"Tahun {pilihan.tahun} sudah dibuat dengan pilihan ini; tidak ada yang diubah.")
    return baris


def _jalankan(
    pilihan: Pilihan,
    angka: Angka,
    lapor: Lapor,
    contoh: Callable[[], dict[str, Bersih]],
    sesudah: Callable[[Rencana, int], object],
) -> None:
    muat_paket_setahun(angka)
    jam_kantor = JamKantor(kalender_kantor())
    perencana = Perencana(angka, pilihan.benih, pilihan.nyata, _definisi(angka), jam_kantor)
    kantor = orang.Kantor(pilihan.tahun, pilihan.benih, jam_kantor)
    kantor.siapkan()
    penggerak = Penggerak(perencana, kantor, BerkasContoh(contoh()))
    ukuran = Ukuran(angka.jumlah)
    with ExitStack() as tumpuk:
        for keadaan in (tanpa_bel(), sebagai_riwayat(), _tanpa_menunggu_cakram(), ukuran.menghitung()):
            tumpuk.enter_context(keadaan)
        sudah = _sudah(pilihan.tahun, penggerak)
        for rencana, ke in perencana.peristiwa():
            if rencana.gerak[ke].jumlah_log > sudah.get((rencana.kasus.kode, rencana.kasus.n), 0):
                penggerak.lakukan(rencana, ke)
                sesudah(rencana, ke)
            if ke == len(rencana.gerak) - 1:
                ukuran.selesai += 1
                _kabari(ukuran, lapor)
        _susulkan_dokumen(pilihan.tahun, penggerak)
    kantor.tutup()
    lapor(str(ukuran))


def _kabari(ukuran: Ukuran, lapor: Lapor) -> None:
    """A line at every twentieth part."""
    persen = 100 * ukuran.selesai // ukuran.kasus
    if persen % 5 == 0 and persen != 100 * (ukuran.selesai - 1) // ukuran.kasus:
        lapor(f"{persen:3} %  {ukuran}")


def _definisi(angka: Angka) -> dict[str, Any]:
    hasil = {}
    for kode in angka.izin:
        versi = queries.versi_terbaru(kode)
        if versi is None:
            raise TahunDitolak(f"Paket {kode} belum dimuat. Jalankan: ./run manage muat_paket")
        hasil[kode] = definisi_sop(versi.versi_sop_id)
    return hasil


def muat_paket_setahun(angka: Angka) -> None:
    """The packs as if they had been in force from the first of January.

    The decree is of 25 April. What the office ran on before is not known, so its own SOPs stand in: as versions of
    their own, which say so and are older than the real ones. From the real date on, those are the newest.
    """
    awal = date(angka.tahun, 1, 1)
    for kode in angka.izin:
        versi = queries.versi_terbaru(kode)
        if versi is None or versi.berlaku_mulai <= awal:
            continue
        izin = versi.paket.izin
        kata = (
            f"CONTOH: dianggap berlaku sejak 1 Januari {angka.tahun} untuk data contoh setahun. "
            f"Keputusannya baru berlaku {izin.berlaku_mulai:%d/%m/%Y}."
        )
        lama = izin.model_copy(update={"berlaku_mulai": awal, "catatan_sumber": (kata, *izin.catatan_sumber)})
        with jam.pada(datetime.combine(awal, waktu_hari(), jam.zona())):
            simpan_paket(versi.paket.model_copy(update={"izin": lama}))


# What is refused ------------------------------------------------------------------------------------------


@contextmanager
def _sendirian() -> Iterator[None]:
    """Only the demo, only with nobody else at work on it: its workers would render and send what is only history."""
    if not settings.DEMO:
        raise TahunDitolak("Data contoh setahun hanya untuk peragaan (SICANTIK_DEMO=1).")
    if settings.SMTP_URL or settings.SMS_URL:
        raise TahunDitolak("Peragaan ini dapat mengirim pesan sungguhan. Kosongkan SMTP_URL dan SMS_URL.")
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        if kursor.fetchone()[0]:
            raise TahunDitolak("Basis data sedang dipakai proses lain. Hentikan dulu ./run demo, lalu ulangi.")
    yield


def _baris(pilihan: Pilihan, angka: Angka) -> TahunContoh:
    """The record of the year's making; another seed or scale is another year, and there is room for one."""
    dengan = {"benih": pilihan.benih, "skala": pilihan.skala, "nyata": pilihan.nyata}
    isi = {**dengan, "sumber": angka.sumber, "bulan_perkiraan": angka.bulan_perkiraan}
    if not TahunContoh.objects.filter(pk=pilihan.tahun).exists():
        _pastikan_kosong(pilihan.tahun)
    baris, _ = TahunContoh.objects.get_or_create(pk=pilihan.tahun, defaults=isi)
    if any(getattr(baris, k) != v for k, v in dengan.items()):
        raise TahunDitolak(
            f"Tahun {pilihan.tahun} sudah dimulai dengan --benih {baris.benih} --skala {baris.skala:g} "
            f"--nyata {baris.nyata:g}. Pakai pilihan yang sama, atau data peragaan yang baru (hapus .data/demo)."
        )
    return baris


def _pastikan_kosong(tahun: int) -> None:
    """No other cases in the year, and no daily digest that a history written now would contradict."""
    milik = _milik_contoh(tahun)
    lain = Permohonan.objects.filter(tahun=tahun).exclude(pk__in=milik).count()
    izin = Izin.objects.filter(tahun=tahun).exclude(permohonan__in=milik).count()
    if lain or izin:
        raise TahunDitolak(f"Tahun {tahun} tidak kosong: ada {lain} berkas lain. Pakai data peragaan yang baru.")
    if IntisariHarian.objects.filter(tanggal__gte=_awal(tahun).date()).exists():
        raise TahunDitolak(
            "Catatan langkah sudah dikunci intisari harian, jadi riwayat lama tidak dapat disisipkan. "
            "Pakai data peragaan yang baru (hapus .data/demo)."
        )


def _milik_contoh(tahun: int) -> QuerySet[Permohonan]:
    """The applications of the year's made-up applicants, drafts among them."""
    return Permohonan.objects.filter(
        pemohon__email__startswith=orang.AWALAN_PEMOHON, pemohon__email__endswith=f"-{tahun}@{RUMAH}"
    )


def _awal(tahun: int) -> datetime:
    return datetime(tahun, 1, 1, tzinfo=jam.zona())


# Going on, and closing ------------------------------------------------------------------------------------


def _sudah(tahun: int, penggerak: Penggerak) -> dict[tuple[str, int], int]:
    """Of every case that was begun how long its log is; the open ones are handed over to go on with."""
    hasil: dict[tuple[str, int], int] = {}
    kolom = ("pemohon__email", "versi_paket__kode", "pk", "proses__jumlah_log", "proses__selesai")
    for surel, kode, pk, jumlah_log, selesai in _milik_contoh(tahun).values_list(*kolom).iterator():
        kunci = (kode, orang.nomor_usaha(surel))
        hasil[kunci] = jumlah_log or 0
        if selesai is None:
            penggerak.letak[kunci] = pk
    return hasil


def _susulkan_dokumen(tahun: int, penggerak: Penggerak) -> None:
    """Documents that a run lost which was cut off between a move and its document."""
    for pk, jenis in arsip.dokumen_tertinggal():
        saat = Permohonan.objects.filter(pk=pk, tahun=tahun).values_list("diajukan", flat=True).first()
        if saat is not None:
            with jam.pada(saat):
                penggerak.buat_dokumen(pk, jenis, nyata=False)


@contextmanager
def _tanpa_menunggu_cakram() -> Iterator[None]:
    """Commits do not wait for the disk: should the server crash, the run goes on where it then stands."""
    with connection.cursor() as kursor:
        kursor.execute("SET synchronous_commit TO off")
        try:
            yield
        finally:
            if not connection.needs_rollback:
                kursor.execute("RESET synchronous_commit")


def _intisari_penutup(tahun: int) -> None:
    """The daily digest of the last day on which the year's files moved."""
    akhir = Permohonan.objects.filter(tahun=tahun).aggregate(akhir=Max("proses__selesai"))["akhir"]
    if akhir is not None:
        with jam.pada(akhir + timedelta(days=1)):
            tulis_intisari_harian()


@transaction.atomic
def _tutup(baris: TahunContoh, angka: Angka) -> None:
    """Rolled up, checked, and marked whole."""
    segarkan_rekap(baris.tahun)
    _intisari_penutup(baris.tahun)
    if galat := periksa_tahun(angka):
        raise TahunDitolak("Pemeriksaan gagal:\n" + "\n".join(galat[:20]))
    baris.selesai, baris.intisari = jam.kini(), intisari_tahun(baris.tahun)
    baris.save(update_fields=["selesai", "intisari"])
