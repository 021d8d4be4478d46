"""The applicant's filed applications as ready values."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings

from perizinan import queries
from perizinan.isian import bagian_berlaku, golongan
from perizinan.models import Permohonan
from perizinan.status import ALASAN, JENIS_PERMOHONAN, Kata
from sicantik.lib import qr
from sop.services import definisi_sop


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


@dataclass(frozen=True)
class ButirPerbaikan:
    """One thing to correct: what, why, what a good one looks like, and where to do it."""

    nama: str
    alasan: str
    catatan: str
    sasaran: str
    kode: str
    bagian: str
    selesai: bool


def daftar_permohonan(milik: list[Permohonan]) -> dict[str, Any]:
    kartu = [_kartu(p) for p in milik]
    return {"perlu": [k for k in kartu if k.perlu_saya], "lain": [k for k in kartu if not k.perlu_saya]}


def lembar_perbaikan(milik: Permohonan) -> dict[str, Any]:
    """The faulty items of a returned application, and whether all were dealt with."""
    paket = milik.versi_paket.paket
    nama_syarat = {s.kode: s.nama for s in paket.syarat}
    di_bagian = {m.kode: b.kode for b in bagian_berlaku(paket, milik.jenis, milik.semua_isian) for m in b.medan}
    butir = [
        ButirPerbaikan(
            nama=nama_syarat[b.kode] if b.sasaran == "berkas" else paket.medan[b.kode].label,
            alasan=ALASAN[b.alasan],
            catatan=b.catatan,
            sasaran=b.sasaran,
            kode=b.kode,
            bagian=di_bagian.get(b.kode, ""),
            selesai=b.selesai is not None,
        )
        for b in queries.butir_perlu(milik)
    ]
    diterima = len(queries.syarat(milik, paket)) - sum(b.sasaran == "berkas" for b in butir)
    return {"butir": butir, "siap_kirim": all(b.selesai for b in butir), "jumlah_diterima": diterima}


def lembar_tanda_terima(milik: Permohonan) -> dict[str, Any]:
    """The receipt: number, QR to the tracking page, deadline, what happens next."""
    paket = milik.versi_paket.paket
    kelas = golongan(paket, milik.isian)
    alamat = f"{settings.SITUS_URL}/t/{milik.token}/"
    gambar, ukuran = qr.svg_path(alamat)
    return {
        "permohonan": milik,
        "lacak": queries.lacak_menurut_id(milik.pk),
        "izin": paket.izin,
        "jenis": JENIS_PERMOHONAN[milik.jenis][0],
        "golongan": kelas.nama if kelas else "",
        "jumlah_berkas": milik.berkas.filter(kini=True).count(),
        "qr": gambar,
        "qr_ukuran": ukuran,
        "alamat": alamat,
        "berikutnya": definisi_sop(milik.versi_paket.versi_sop_id).langkah[1].kegiatan,
    }


def _kartu(p: Permohonan) -> KartuPermohonan:
    izin = p.versi_paket.paket.izin
    perlu = p.proses is None or p.proses.keadaan == "menunggu_pemohon"
    nama = p.nama_usaha or p.isian.get(izin.medan_nama_usaha, "")
    return KartuPermohonan(
        p.pk, f"{izin.kode}, {JENIS_PERMOHONAN[p.jenis][0].lower()}", nama, p.nomor or "", p.status, p.diubah, perlu
    )
