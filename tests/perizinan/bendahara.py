"""Files of Izin Gangguan at the Bendahara's steps, with an inspection report of their own."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction

from akun.status import KABID
from perizinan.models import CatatanTinjau, Ketetapan, Pembayaran, Peninjauan
from perizinan.queries import retribusi
from perizinan.services.ketetapan import tetapkan_skrd
from perizinan.services.pembayaran import Setoran, catat_pembayaran
from perizinan.services.pengajuan import pelaku_pada_berkas
from sicantik.lib import jam
from sop import services as sop
from tests.kasus import Kasus, kasus
from tests.perizinan.tarif import BUNGA

BAP = {"luas_ukur": "120", "kelas_jalan": "arteri", "kawasan": "perdagangan", "gangguan": "kecil"}
JUMLAH = 1_329_125  # of BAP, by the example table


def di_bendahara(**isi: Any) -> Kasus:
    """A file at step 7. Fields of the report as keyword arguments (`luas_ukur="60"`), the rest is `kasus`'s."""
    bap = {**BAP, **{k: isi.pop(k) for k in list(isi) if k in BAP}}
    milik = kasus("diperiksa", izin="HO", **isi)
    _lewati(milik, "jadwal", "jadwalkan")
    tutup_bap(milik, **bap)
    for siapa, aksi in (("tim1", "tinjau"), ("entri1", "cetak_resume"), ("kasi1", "verifikasi_resume")):
        _lewati(milik, siapa, aksi)
    return milik


def tutup_bap(milik: Kasus, **nilai: str) -> Peninjauan:
    """Another inspection, closed, with these values and those of BAP."""
    versi, kini, oleh = Peninjauan.objects.filter(permohonan=milik.id).count() + 1, jam.kini(), milik.petugas["tim1"]
    tinjau = Peninjauan.objects.create(
        permohonan_id=milik.id,
        versi=versi,
        mulai=kini - timedelta(hours=2),
        selesai=kini - timedelta(hours=1),
        tempat="Jl. Contoh Raya No. 1",
        nomor_surat=f"uji/{milik.id}/{versi}",
        tahun=2026,
        urutan=milik.id * 100 + versi,
        oleh=milik.petugas["jadwal"],
    )
    for butir, isi in {**BAP, **nilai}.items():
        CatatanTinjau.objects.create(peninjauan=tinjau, kunci=uuid4(), butir=butir, nilai=isi, saat=kini, oleh=oleh)
    Peninjauan.objects.filter(pk=tinjau.pk).update(kesimpulan="layak", ditutup=kini, penutup=oleh)
    return tinjau


@transaction.atomic
def _lewati(milik: Kasus, siapa: str, aksi: str) -> None:
    """Pass a step by the engine alone."""
    giliran = sop.buka_giliran(proses_id=milik.proses.pk, oleh=milik.petugas[siapa], aksi=aksi)
    sop.selesaikan(giliran, hasil=giliran.definisi.cabang(giliran.langkah.urut)[0].hasil)


def tetapkan(milik: Kasus) -> Ketetapan:
    """The Bendahara sets the fee."""
    return tetapkan_skrd(**milik.pokok("bendahara"))


def menunggu_bayar(**isi: Any) -> Kasus:
    """A file whose SKRD waits to be paid."""
    milik = di_bendahara(**isi)
    tetapkan(milik)
    return milik


def ketetapan(milik: Kasus) -> Ketetapan:
    """The SKRD in force, as it is stored now."""
    hasil = retribusi.ketetapan_kini(milik.permohonan)
    assert hasil is not None
    return hasil


def bayar(milik: Kasus, **ganti: Any) -> Pembayaran:
    """The Bendahara records cash, unless another way is named."""
    isi: dict[str, Any] = {"cara": "tunai", "jumlah": ketetapan(milik).jumlah, "dibayar": jam.kini(), **ganti}
    oleh = isi.pop("oleh", milik.petugas["bendahara"])
    return catat_pembayaran(ketetapan_id=ketetapan(milik).pk, setoran=Setoran(**isi), oleh=oleh)


def lunas(**isi: Any) -> Kasus:
    """A file at step 9, paid in cash."""
    milik = menunggu_bayar(**isi)
    bayar(milik)
    return milik


@transaction.atomic
def kembalikan(milik: Kasus) -> None:
    """The Kabid sends the file back to the applicant, wherever it stands."""
    giliran = sop.buka_giliran(proses_id=milik.proses.pk, oleh=milik.petugas["kabid"], jabatan=KABID)
    sop.kembalikan_pemohon(giliran, catatan="Tinjau ulang.")


@transaction.atomic
def ulangi(milik: Kasus, **nilai: str) -> None:
    """From after step 7: the file goes back to the applicant, is inspected again, and stands at step 7 once more."""
    kembalikan(milik)
    p = milik.permohonan
    giliran = sop.buka_giliran(proses_id=milik.proses.pk, oleh=pelaku_pada_berkas(p, p.pemohon), aksi="ajukan")
    sop.selesaikan(giliran, hasil="selesai")
    _lewati(milik, "loket", "periksa_berkas")
    _lewati(milik, "jadwal", "jadwalkan")
    tutup_bap(milik, **nilai)
    for siapa, aksi in (("tim1", "tinjau"), ("entri1", "cetak_resume"), ("kasi1", "verifikasi_resume")):
        _lewati(milik, siapa, aksi)


def dengan_bunga(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the office had switched interest on in its table."""
    asli = retribusi.terutang_pada

    def terutang_pada(k: Any, tabel: Any, hari: date) -> Any:
        return asli(k, tabel.model_copy(update={"bunga": BUNGA}), hari)

    monkeypatch.setattr(retribusi, "terutang_pada", terutang_pada)
