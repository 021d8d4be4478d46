"""The guide from a business to its permits as ready values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from perizinan.isian import syarat_sama
from perizinan.models import VersiPaket
from perizinan.pemandu import baca_kbli, cari_kbli, catatan_cocok, cocok, kelompok_kbli, panduan
from perizinan.skema import Paket, Syarat
from perizinan.skema.pemandu import Catatan, KelompokKbli, Pertanyaan
from perizinan.tampilan.katalog import KartuIzin, SyaratIzin, dokumen_izin, kartu_izin


@dataclass(frozen=True)
class IzinDisarankan:
    kartu: KartuIzin
    alasan: str
    alamat: str  # where one applies for it, with what is known already
    loket: bool  # its form does not know this form of business


@dataclass(frozen=True)
class BerkasDisarankan:
    """A document to prepare, and the permits that ask for it."""

    syarat: SyaratIzin
    izin: list[str]


def lembar_cari(cari: str) -> dict[str, Any]:
    """The page where one looks for one's business."""
    hasil = [(k, _alamat("pemandu_tanya", {"kbli": k.kode})) for k in cari_kbli(cari)]
    return {"cari": cari, "hasil": hasil, "edisi": baca_kbli().edisi, "sumber": baca_kbli().sumber}


def lembar_tanya(pertanyaan: Pertanyaan, jawaban: Mapping[str, str], kbli: str) -> dict[str, Any]:
    """One question; the answers before it go along in the form."""
    sudah = [(k, v) for k, v in jawaban.items() if not _dari_kbli(k, kbli)]
    bawaan = [("kbli", kbli)] if kbli else []
    sebelum = _alamat("pemandu_tanya", dict([*bawaan, *sudah[:-1]])) if sudah else reverse("pemandu")
    return {
        "p": pertanyaan,
        "bawaan": [*bawaan, *sudah],
        "sebelum": sebelum,
        "nomor": len(sudah) + 1,
        "kelompok": kelompok_kbli(kbli),
    }


def lembar_hasil(
    katalog: list[VersiPaket], menerima: set[str], jawaban: Mapping[str, str], kbli: str
) -> dict[str, Any]:
    """The permits with their reasons, what has ended by law, what to prepare, and what this office does not issue."""
    kelompok, bentuk = kelompok_kbli(kbli), jawaban["bentuk"]
    kena = [(v, a) for v in katalog if (a := cocok(v.paket.izin.pemandu, jawaban, kbli))]
    awal = _isian_awal(kelompok, bentuk)
    semua = [_disarankan(v, a.alasan, menerima, bentuk, awal) for v, a in kena if not v.paket.izin.dicabut]
    dapat = [x for x in semua if x.kartu.menerima and not x.loket]
    kode = [x.kartu.kode for x in dapat]
    return {
        "kelompok": kelompok,
        "jawaban": _ringkas(jawaban),
        "disarankan": dapat,
        "loket": [x for x in semua if x not in dapat],
        "berakhir": [(v.paket.izin, a.alasan) for v, a in kena if v.paket.izin.dicabut],
        "sekaligus": _alamat("himpunan_baru", {**awal, "izin": kode}) if len(kode) > 1 else "",
        "semua_kode": ", ".join(kode),
        "berkas": _berkas([v.paket for v, _ in kena if v.kode in kode], bentuk),
        "hari": max((x.kartu.hari for x in dapat), default=0),
        "catatan": _catatan(jawaban),
        "ubah": _alamat("pemandu_tanya", {"kbli": kbli} if kbli else {}),
    }


def _disarankan(v: VersiPaket, alasan: str, menerima: set[str], bentuk: str, awal: Mapping[str, str]) -> IzinDisarankan:
    izin = v.paket.izin
    alamat = f"{reverse('permohonan_baru', args=[izin.kode.lower()])}?{_kueri(awal)}"
    tak_dikenal = bentuk not in v.paket.medan[izin.medan_bentuk].semua_pilihan
    return IzinDisarankan(kartu_izin(v, menerima=menerima), alasan, alamat, tak_dikenal)


def _berkas(semua: list[Paket], bentuk: str) -> list[BerkasDisarankan]:
    """Every document once; those of one permit only say so."""
    kode = {p.izin.kode for p in semua}
    hasil: list[tuple[Syarat, BerkasDisarankan]] = []
    for paket in semua:
        paralel = paket.izin.paralel
        tahu = {paket.izin.medan_bentuk: bentuk}
        if paralel and set(paralel.dengan) & kode:
            tahu |= paralel.isian
        for syarat, baris in dokumen_izin(paket, tahu):
            lama = next((b for s, b in hasil if syarat_sama(s, syarat)), None)
            if lama is None:
                hasil.append((syarat, BerkasDisarankan(baris, [paket.izin.kode])))
            else:
                lama.izin.append(paket.izin.kode)
    return [b for _, b in hasil]


def _isian_awal(kelompok: KelompokKbli | None, bentuk: str) -> dict[str, str]:
    awal = {"bentuk_usaha": bentuk}
    if kelompok is not None:
        awal |= {"kbli": kelompok.kode, "kbli_judul": kelompok.judul, "kbli_edisi": baca_kbli().edisi}
    return awal


def _ringkas(jawaban: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(p.tanya, dict(p.pilihan)[jawaban[p.kode]]) for p in panduan().pertanyaan if p.kode in jawaban]


def _catatan(jawaban: Mapping[str, str]) -> list[Catatan]:
    """What answers call for comes before what is said to everybody."""
    return sorted(catatan_cocok(jawaban), key=lambda c: not c.jawaban)


def _dari_kbli(kode: str, kbli: str) -> bool:
    return bool(kbli) and any(p.kode == kode and p.kbli for p in panduan().pertanyaan)


def _alamat(nama: str, isi: Mapping[str, str | list[str]]) -> str:
    return f"{reverse(nama)}?{_kueri(isi)}" if isi else reverse(nama)


def _kueri(isi: Mapping[str, str | list[str]]) -> str:
    kueri = QueryDict(mutable=True)
    for kunci, nilai in isi.items():
        kueri.setlist(kunci, nilai if isinstance(nilai, list) else [nilai])
    return kueri.urlencode()
