"""The dry run: what a draft would mean for past cases. It only reads, and the database holds it to that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction
from django.utils.translation import gettext as _

from perizinan.isian import bagian_berlaku, benar, medan_berlaku, syarat_berlaku
from perizinan.models import Berkas, Ketetapan, Permohonan, RancanganPaket
from perizinan.retribusi import MasukanKeliru, hitung
from perizinan.services.paket import definisi_sop, susun_paket
from perizinan.skema import Paket
from sop import mesin
from sop.definisi import PEMOHON, Definisi
from sop.models import LangkahLog
from sop.services import definisi_sop as definisi_lama

TERBANYAK = 200


@dataclass(frozen=True)
class HasilKasus:
    """One past case under the draft. No answers and no names: what is wrong, by label and step."""

    nomor: str
    isian: tuple[str, ...]  # fields that would not be accepted, or are missing
    berkas: tuple[str, ...]  # required documents that it does not have
    langkah: str  # the first act that the new SOP would not allow; "" when all of them are
    hari: tuple[int, int]  # promised working days, before and after
    biaya: tuple[int, int | None] | None  # the fee, before and after (None: cannot be computed); None: had none

    @property
    def sesuai(self) -> bool:
        return not (self.isian or self.berkas or self.langkah or (self.biaya and self.biaya[1] is None))


def uji_rancangan(rancangan: RancanganPaket, jumlah: int) -> list[HasilKasus]:
    """The newest filed cases of the type, run against the draft. Changes nothing. Raises PaketKeliru."""
    paket = susun_paket(rancangan.isi)
    definisi = definisi_sop(paket)
    with hanya_baca():
        ajuan = Permohonan.objects.filter(versi_paket__kode=rancangan.kode, proses__isnull=False)
        kasus = list(ajuan.lengkap().order_by("-diajukan", "-pk")[: min(jumlah, TERBANYAK)])
        log = _kelompok(LangkahLog.objects.filter(proses__in=[p.id_proses for p in kasus]).order_by("nomor"))
        berkas: dict[int, set[str]] = {}
        for pk, syarat in Berkas.objects.filter(permohonan__in=kasus, kini=True).values_list("permohonan", "syarat"):
            berkas.setdefault(pk, set()).add(syarat)
        skrd = {k.permohonan_id: k for k in Ketetapan.objects.filter(permohonan__in=kasus, diganti=None)}
        return [
            _uji(p, paket, definisi, log.get(p.id_proses, []), berkas.get(p.pk, set()), skrd.get(p.pk)) for p in kasus
        ]


@contextmanager
def hanya_baca() -> Iterator[None]:
    """Inside, PostgreSQL refuses every write; rolling back gives an enclosing transaction its rights again."""
    with transaction.atomic():
        with connection.cursor() as kursor:
            kursor.execute("SET TRANSACTION READ ONLY")
        try:
            yield
        finally:
            transaction.set_rollback(True)


def _kelompok(semua: Iterable[LangkahLog]) -> dict[int, list[LangkahLog]]:
    hasil: dict[int, list[LangkahLog]] = {}
    for baris in semua:
        hasil.setdefault(baris.proses_id, []).append(baris)
    return hasil


def _uji(
    p: Permohonan, paket: Paket, definisi: Definisi, log: list[LangkahLog], ada: set[str], skrd: Ketetapan | None
) -> HasilKasus:
    lama, isian = p.versi_paket.paket, p.semua_isian
    # A secret answer counts only where it is still asked in its own way: else a draft could be made to spell it out.
    terbuka = {k: v for k, v in isian.items() if k not in lama.rahasia}
    medan = [m for b in bagian_berlaku(paket, p.jenis, terbuka) for m in medan_berlaku(b, terbuka)]
    isian = terbuka | {
        k.kode: isian.get(k.kode, "") for k in medan if k.kode in lama.rahasia and k.jenis == lama.medan[k.kode].jenis
    }
    syarat = syarat_berlaku(paket, p.jenis, terbuka)
    return HasilKasus(
        nomor=p.nomor or "",
        isian=tuple(m.label for m in medan if not benar(m, isian.get(m.kode, ""))),
        berkas=tuple(s.nama for s in syarat if s.wajib and s.kode not in ada),
        langkah=_ulang(definisi, log),
        hari=(definisi_lama(p.versi_paket.versi_sop_id).hari_janji, definisi.hari_janji),
        biaya=None if skrd is None else (skrd.jumlah, _biaya(paket, skrd)),
    )


def _biaya(paket: Paket, skrd: Ketetapan) -> int | None:
    if paket.tarif is None:
        return 0
    try:
        return hitung(paket.tarif, skrd.masukan["luas"], skrd.masukan["indeks"]).jumlah
    except (MasukanKeliru, KeyError):
        return None


def _ulang(definisi: Definisi, log: list[LangkahLog]) -> str:
    """The acts of the case in their order on the new SOP; the first that is not allowed there, in words."""
    keadaan = mesin.Keadaan()
    for baris in log:
        if baris.jenis == "peristiwa":
            continue
        try:
            keadaan = _gerak(definisi, keadaan, baris)
        except mesin.GerakTerlarang:
            isi = {"n": baris.langkah, "aksi": baris.aksi, "hasil": baris.hasil}
            return _("langkah %(n)d (%(aksi)s, hasil %(hasil)s) tidak ada jalannya") % isi
    return ""


def _gerak(definisi: Definisi, keadaan: mesin.Keadaan, baris: LangkahLog) -> mesin.Keadaan:
    if keadaan.akhir or definisi.ambil(keadaan.langkah).aksi != baris.aksi:
        raise mesin.GerakTerlarang(baris.aksi)
    if baris.jenis == "langkah":
        return mesin.terapkan(definisi, keadaan, mesin.Gerak(baris.jabatan, baris.hasil))
    if baris.jenis == "akhir":
        return mesin.akhiri(definisi, keadaan, baris.hasil)  # type: ignore[arg-type]
    tujuan = baris.hasil.rpartition(" ")[2]
    if tujuan == PEMOHON:
        return mesin.kembalikan_pemohon(definisi, keadaan)
    return mesin.kembalikan(definisi, keadaan, int(tujuan))
