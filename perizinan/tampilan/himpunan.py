"""Permits filed together as ready values: one task list, one page of documents, one summary, one receipt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from perizinan import queries
from perizinan.akses import BerkasMeja, boleh_baca_meja
from perizinan.isian import KeadaanBagian, golongan, tanggal_lewat
from perizinan.models import Berkas, Himpunan, Permohonan, VersiPaket
from perizinan.queries.himpunan import HalamanHimpunan, Susunan, saudara
from perizinan.queries.janji import kata_biaya, yang_diperlukan
from perizinan.queries.lacak import Lacak, lacak_himpunan
from perizinan.skema import Bagian, Syarat
from perizinan.status import SIAP_DIAMBIL, Kata
from perizinan.tampilan.dokumen_saya import dengan_tawaran
from perizinan.tampilan.draf import KELAS, BarisSyarat, Tugas, baris_dokumen, baris_tugas, kerangka
from sicantik.lib import jam, qr, token


@dataclass(frozen=True)
class Kelompok:
    """Lines under one heading: what all share, or what one permit asks besides. `izin`: the heading is a pack's."""

    judul: str
    izin: bool
    butir: list[Any]


@dataclass(frozen=True)
class TugasHimpunan:
    permohonan_id: int
    tugas: Tugas


@dataclass(frozen=True)
class AnggotaDraf:
    """A draft of the set, and whether its permit type still takes filings."""

    id: int
    kode: str
    nama: str
    biaya: str
    golongan: str
    menerima: bool


@dataclass(frozen=True)
class AnggotaDiajukan:
    """A filed application of the set."""

    id: int
    kode: str
    nama: str
    nomor: str
    status: Kata
    tenggat: datetime
    letak: str  # "" when it has ended
    perlu_saya: bool
    alamat: str
    qr: str
    qr_ukuran: int


def lembar_himpunan(susunan: Susunan, *, ringkasan: bool = False) -> dict[str, Any]:
    """Context of every page of a set that is being filled in."""
    butir = [(h, _tugas(h, ringkasan=ringkasan)) for h in susunan.halaman]
    dokumen = _dokumen(susunan)
    semua = [b for k in dokumen for _p, b in k.butir]
    berkas = _keadaan_berkas(semua)
    lengkap = sum(t.keadaan == "Lengkap" for _h, t in butir) + (berkas == "Lengkap")
    anggota = _anggota(susunan.anggota)
    return {
        "himpunan": susunan.himpunan,
        "anggota": anggota,
        "tertutup": [a for a in anggota if not a.menerima],
        "semua_kode": ", ".join(a.kode for a in anggota),
        "kelompok": _kelompok_tugas(susunan, butir),
        "dokumen": dokumen,
        "berkas_keadaan": berkas,
        "berkas_kelas": KELAS[berkas],
        "jumlah": len(butir) + 1,
        "lengkap": lengkap,
        "siap": lengkap == len(butir) + 1 and all(a.menerima for a in anggota),
        "diubah": max(p.diubah for p in susunan.anggota),
    }


def lembar_dokumen_himpunan(susunan: Susunan) -> dict[str, Any]:
    """Context of the page of documents: with what the applicant's vault holds for each."""
    konteks = lembar_himpunan(susunan)
    baris = [b for k in konteks["dokumen"] for _p, b in k.butir]
    lengkap = iter(dengan_tawaran(susunan.anggota[0], baris))
    konteks["dokumen"] = [
        Kelompok(k.judul, k.izin, [(p, next(lengkap)) for p, _b in k.butir]) for k in konteks["dokumen"]
    ]
    return konteks


def lembar_isian_himpunan(susunan: Susunan, permohonan: Permohonan, halaman: Bagian) -> dict[str, Any]:
    """Context of one page of the set's form."""
    kode = [(h.permohonan.pk, h.bagian.kode) for h in susunan.halaman]
    ini = (permohonan.pk, halaman.kode)
    kelas = golongan(permohonan.versi_paket.paket, permohonan.semua_isian)
    return {
        **lembar_himpunan(susunan),
        "permohonan": permohonan,
        "kerangka": kerangka(permohonan),
        "izin": permohonan.versi_paket.paket.izin,
        "halaman": halaman,
        "nomor_halaman": kode.index(ini) + 1 if ini in kode else 1,
        "golongan": kelas.nama if kelas else "",
        "catatan": [],
    }


def lembar_diajukan(himpunan: Himpunan) -> dict[str, Any]:
    """Context of the pages of a set that was filed: what waits for the applicant first, what has ended last."""
    lacak = lacak_himpunan(himpunan.pk)
    semua = [_diajukan(x) for x in lacak]
    urut = sorted(semua, key=lambda a: (not a.perlu_saya, not a.letak, a.tenggat))
    return {
        "himpunan": himpunan,
        "anggota": urut,
        "terima": semua,
        "semua_kode": ", ".join(a.kode for a in semua),
        "perlu": yang_diperlukan(*lacak),
    }


def daftar_saudara(permohonan: Permohonan) -> list[tuple[str, str, str]]:
    """For the applicant: code, number and address of what was filed together with this."""
    return [
        (p.versi_paket.kode, p.nomor or "", reverse("permohonan", args=[p.pk]))
        for p in saudara(permohonan)
        if p.proses_id is not None
    ]


def saudara_di_meja(b: BerkasMeja) -> list[tuple[str, str, str]]:
    """For a desk: the same, with an address only for cases that its officer may open."""
    return [
        (
            p.versi_paket.kode,
            p.nomor or "",
            reverse("berkas_meja", args=[p.pk]) if boleh_baca_meja(p, b.jabatan) else "",
        )
        for p in saudara(b.permohonan)
        if p.proses_id is not None
    ]


def pilihan_izin(semua: Sequence[VersiPaket], terpilih: set[str]) -> list[tuple[str, str, str, bool, list[str]]]:
    """Code, name, use, whether chosen, and with which of these it is often filed."""
    kode = {v.kode for v in semua}
    dengan = {v.kode: set(v.paket.izin.paralel.dengan if v.paket.izin.paralel else ()) & kode for v in semua}
    return [
        (
            v.kode,
            v.paket.izin.nama,
            v.paket.izin.untuk,
            v.kode in terpilih,
            sorted(dengan[v.kode] | {k for k, isi in dengan.items() if v.kode in isi}),
        )
        for v in semua
    ]


def _tugas(h: HalamanHimpunan, *, ringkasan: bool) -> Tugas:
    p = h.permohonan
    isian = p.semua_isian
    lewat = tanggal_lewat(p.versi_paket.paket, p.jenis, isian, jam.hari_ini())
    return baris_tugas(h.bagian, isian, lewat=h.bagian.kode in lewat, ringkasan=ringkasan)


def _kelompok_tugas(susunan: Susunan, butir: list[tuple[HalamanHimpunan, Tugas]]) -> list[Kelompok]:
    bersama = [TugasHimpunan(h.permohonan.pk, t) for h, t in butir if h.bersama]
    hasil = [Kelompok(_("Untuk semua izin"), False, bersama)]
    for p in susunan.anggota:
        sendiri = [TugasHimpunan(p.pk, t) for h, t in butir if h.permohonan.pk == p.pk and not h.bersama]
        hasil.append(Kelompok(p.versi_paket.paket.izin.nama, True, sendiri))
    return [k for k in hasil if k.butir]


def _dokumen(susunan: Susunan) -> list[Kelompok]:
    """The rows of all documents, with one statement for every draft of the set."""
    kini = Berkas.objects.filter(permohonan__in=[p.pk for p in susunan.anggota], kini=True)
    berkas = {(b.permohonan_id, b.syarat): b for b in kini}

    def baris(p: Permohonan, s: Syarat) -> tuple[Permohonan, BarisSyarat]:
        return p, baris_dokumen(p, s, berkas.get((p.pk, s.kode)))

    bersama = [baris(p, s) for p, s in susunan.syarat_bersama]
    hasil = [Kelompok(_("Untuk semua izin yang memintanya"), False, bersama)]
    for p, daftar in susunan.syarat_sendiri:
        hasil.append(Kelompok(p.versi_paket.paket.izin.nama, True, [baris(p, s) for s in daftar]))
    return [k for k in hasil if k.butir]


def _keadaan_berkas(semua: list[BarisSyarat]) -> KeadaanBagian:
    if all(b.berkas for b in semua if b.syarat.wajib):
        return "Lengkap"
    return "Sebagian" if any(b.berkas for b in semua) else "Belum diisi"


def _anggota(draf: list[Permohonan]) -> list[AnggotaDraf]:
    menerima = queries.kode_menerima()
    hasil = []
    for p in draf:
        paket = p.versi_paket.paket
        kelas = golongan(paket, p.semua_isian)
        i = paket.izin
        hasil.append(
            AnggotaDraf(p.pk, i.kode, i.nama, kata_biaya(paket), kelas.nama if kelas else "", i.kode in menerima)
        )
    return hasil


def _diajukan(x: Lacak) -> AnggotaDiajukan:
    alamat = f"{settings.SITUS_URL}/t/{token.buat('lacak', x.id, x.token_versi)}/"
    gambar, ukuran = qr.svg_path(alamat)
    return AnggotaDiajukan(
        id=x.id,
        kode=x.kode,
        nama=x.nama_izin,
        nomor=x.nomor,
        status=x.status,
        tenggat=x.tenggat,
        letak="" if x.selesai else f"{x.nama_langkah}, {x.pelaksana}",
        perlu_saya=x.di_pemohon or x.status is SIAP_DIAMBIL,
        alamat=alamat,
        qr=gambar,
        qr_ukuran=ukuran,
    )
