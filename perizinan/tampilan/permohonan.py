"""The applicant's filed applications as ready values."""

from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from perizinan import queries
from perizinan.isian import golongan
from perizinan.models import Permohonan
from perizinan.queries.janji import kata_biaya, langkah_berikutnya, yang_diperlukan
from perizinan.status import ALASAN, JENIS_PERMOHONAN, SIAP_DIAMBIL, Kata
from perizinan.tampilan.draf import kerangka
from sicantik.lib import qr


@dataclass(frozen=True)
class KartuPermohonan:
    """A row of the applicant's list."""

    id: int
    judul: str
    nama: str
    nomor: str
    status: Kata
    saat: Any
    perlu_saya: bool
    tautan: str


@dataclass(frozen=True)
class ButirPerbaikan:
    """One thing to correct: what, why, what a good one looks like, and where to do it."""

    nama: str
    alasan: str
    catatan: str
    sasaran: str
    kode: str
    bagian: str
    contoh: str  # what a good one looks like, where the pack says
    selesai: bool


def daftar_permohonan(milik: list[Permohonan]) -> dict[str, Any]:
    kartu, himpunan = [], {h: [q for q in milik if q.himpunan_id == h] for h in {p.himpunan_id for p in milik} if h}
    for p in milik:
        if p.himpunan_id is None:
            kartu.append(kartu_permohonan(p))
        elif p.himpunan_id in himpunan:  # once, where its latest stands
            kartu.append(_kartu_himpunan(p.himpunan_id, himpunan.pop(p.himpunan_id)))
    return {"perlu": [k for k in kartu if k.perlu_saya], "lain": [k for k in kartu if not k.perlu_saya]}


def lembar_perbaikan(milik: Permohonan) -> dict[str, Any]:
    """The faulty items of a returned application, what their correction asked for, and whether all is dealt with."""
    perlu, menyusul = queries.butir_perbaikan(milik)
    butir = [
        _butir(milik, b.sasaran, b.kode, _(ALASAN[b.alasan]), b.catatan, selesai=b.selesai is not None) for b in perlu
    ]
    butir += [
        _butir(milik, sasaran, kode, str(_("Diperlukan menurut isian yang Anda perbaiki.")))
        for sasaran, kode in menyusul
    ]
    terbuka = {b.kode for b in butir if b.sasaran == "berkas"}
    diterima = [s for s in queries.syarat(milik, milik.versi_paket.paket) if s.kode not in terbuka]
    return {"butir": butir, "siap_kirim": all(b.selesai for b in butir), "jumlah_diterima": len(diterima)}


def _butir(
    milik: Permohonan, sasaran: str, kode: str, alasan: str, catatan: str = "", *, selesai: bool = False
) -> ButirPerbaikan:
    paket = milik.versi_paket.paket
    syarat = {s.kode: s for s in paket.syarat}.get(kode) if sasaran == "berkas" else None
    nama, contoh = (syarat.nama, syarat.contoh) if syarat else (paket.medan[kode].label, "")
    bagian = next((b.kode for b in paket.bagian if any(m.kode == kode for m in b.medan)), "")
    return ButirPerbaikan(nama, alasan, catatan, sasaran, kode, bagian if sasaran == "isian" else "", contoh, selesai)


def lembar_tanda_terima(milik: Permohonan) -> dict[str, Any]:
    """The receipt: number, QR to the tracking page, deadline, what happens next."""
    paket = milik.versi_paket.paket
    kelas = golongan(paket, milik.isian)
    alamat = f"{settings.SITUS_URL}/t/{milik.token}/"
    gambar, ukuran = qr.svg_path(alamat)
    lacak = queries.lacak_menurut_id(milik.pk)
    assert lacak is not None
    return {
        "permohonan": milik,
        "kerangka": kerangka(milik),
        "loket": milik.loket.nama if milik.loket else "",
        "kode_klaim": milik.pengajuan_loket.kode_klaim if milik.loket else "",
        "lacak": lacak,
        "izin": paket.izin,
        "biaya": kata_biaya(paket),
        "jenis": _(JENIS_PERMOHONAN[milik.jenis][0]),
        "golongan": kelas.nama if kelas else "",
        "jumlah_berkas": milik.berkas.filter(kini=True).count(),
        "qr": gambar,
        "qr_ukuran": ukuran,
        "alamat": alamat,
        "perlu": yang_diperlukan(lacak),
        "berikutnya": langkah_berikutnya(lacak),
    }


def _kartu_himpunan(pk: int, milik: list[Permohonan]) -> KartuPermohonan:
    """What was filed together, with the word of that which waits for the applicant, or else of the latest."""
    kartu = [kartu_permohonan(p) for p in milik]
    dulu = min(kartu, key=lambda k: not k.perlu_saya)
    kode = ", ".join(p.versi_paket.kode for p in sorted(milik, key=lambda p: p.pk))
    judul = _("%(kode)s, diajukan bersama") % {"kode": kode}
    return replace(dulu, id=pk, judul=judul, nomor="", tautan=reverse("himpunan", args=[pk]))


def kartu_permohonan(p: Permohonan) -> KartuPermohonan:
    izin = p.versi_paket.paket.izin
    perlu = p.proses is None or p.proses.keadaan == "menunggu_pemohon" or p.status is SIAP_DIAMBIL
    nama = p.nama_usaha or p.isian.get(izin.medan_nama_usaha, "")
    return KartuPermohonan(
        id=p.pk,
        judul=f"{izin.kode}, {_(JENIS_PERMOHONAN[p.jenis][0]).lower()}",
        nama=nama,
        nomor=p.nomor or "",
        status=p.status,
        saat=p.diubah,
        perlu_saya=perlu,
        tautan=reverse("permohonan", args=[p.pk]),
    )
