"""The documents that an applicant may use again: those of their own that a loket officer accepted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, Max, OuterRef, Q

from akun.models import Pengguna
from perizinan.models import Berkas, ButirPeriksa, DokumenSaya
from perizinan.skema import Syarat
from sicantik.lib import jam
from sicantik.lib.bulan import geser_bulan


@dataclass(frozen=True)
class Dokumen:
    """A document of the vault: the newest file with its content, and until when it holds."""

    berkas: Berkas
    syarat: Syarat
    diterima: datetime | None
    sampai: date | None
    diisi: bool  # `sampai` is what the applicant entered, not what the pack reckons

    @property
    def habis(self) -> bool:
        return self.sampai is not None and self.sampai < jam.hari_ini()

    @property
    def perlu_tanggal(self) -> bool:
        """It carries a last day, and nobody has said which."""
        return self.syarat.punya_masa_berlaku and self.sampai is None

    @property
    def ditawarkan(self) -> bool:
        return not self.habis and not self.perlu_tanggal


def dokumen_saya(pengguna: Pengguna, *, syarat: Iterable[str] | None = None) -> list[Dokumen]:
    """Every document of the vault, newest first, each content once; `syarat` only of these requirements."""
    catatan = {(c.syarat, c.sha256): c for c in DokumenSaya.objects.filter(pemilik=pengguna)}
    hasil: dict[tuple[str, str], Dokumen] = {}
    berkas = list(_berkas(pengguna, syarat))
    saat = diterima_pada([b.pk for b in berkas]) if berkas else {}
    for b in berkas:
        kunci = (b.syarat, b.sha256)
        c = catatan.get(kunci)
        aturan = next((s for s in b.permohonan.versi_paket.paket.syarat if s.kode == b.syarat), None)
        if aturan is None or aturan.sekali_pakai or aturan.izin_lama or (c and c.dihapus):
            continue
        diisi = c.berlaku_sampai if c else None
        # The first file with this content says how old it is: using it again does not make it younger.
        hasil[kunci] = Dokumen(b, aturan, saat.get(b.pk), diisi or _menurut_paket(aturan, b), diisi is not None)
    return sorted(hasil.values(), key=lambda d: (d.syarat.nama, -d.berkas.pk))


def diterima_pada(berkas_id: Iterable[int]) -> dict[int, datetime]:
    """When the loket last checked the application that each of these files was accepted in."""
    cek = Q(permohonan__proses__log__aksi="periksa_berkas")
    baris = (
        ButirPeriksa.objects.filter(berkas__in=berkas_id, sasaran="berkas", putusan="sesuai")
        .values_list("berkas_id")
        .annotate(saat=Max("permohonan__proses__log__selesai", filter=cek))
    )
    return dict(baris)


def _menurut_paket(syarat: Syarat, berkas: Berkas) -> date | None:
    if syarat.berlaku_bulan is None:
        return None
    return geser_bulan(berkas.dibuat.astimezone(jam.zona()).date(), syarat.berlaku_bulan)


def _berkas(pengguna: Pengguna, syarat: Iterable[str] | None) -> Iterable[Berkas]:
    """Files that count in one's own filed applications and were accepted there, the newest first."""
    diterima = ButirPeriksa.objects.filter(berkas=OuterRef("pk"), sasaran="berkas", putusan="sesuai")
    milik = (
        Berkas.objects.filter(Exists(diterima), permohonan__pemohon=pengguna, kini=True)
        .select_related("permohonan__versi_paket")
        .defer("permohonan__versi_paket__isi")
        .order_by("-pk")
    )
    return milik if syarat is None else milik.filter(syarat__in=list(syarat))
