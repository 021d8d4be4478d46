"""What the tests of the visit share: a case with its team, and records as a phone sends them."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from PIL import Image

from perizinan.models import CatatanTinjau, Peninjauan
from perizinan.queries import peninjauan as lapangan
from perizinan.services.catatan import Kiriman, catat
from tests.kasus import Kasus, kasus

GORESAN = "M60 150L90 90L120 160L150 80"
NILAI = {"bilangan": "118", "ya_tidak": "ya", "teks": "Rumah Contoh A", "tanda_tangan": GORESAN}


def dijadwalkan(**isi: Any) -> Kasus:
    """An Izin Gangguan whose visit is set: the team's turn."""
    return kasus("dijadwalkan", izin="HO", **isi)


def foto(warna: str = "#DDE6EE", ukuran: tuple[int, int] = (64, 48)) -> bytes:
    hasil = BytesIO()
    Image.new("RGB", ukuran, warna).save(hasil, "JPEG")
    return hasil.getvalue()


def tinjauan(milik: Kasus) -> Peninjauan:
    return Peninjauan.objects.filter(permohonan=milik.id).latest("versi")


def simpan(milik: Kasus, butir: str, nilai: str = "", *, siapa: str = "tim1", **isi: Any) -> CatatanTinjau:
    """One record by the service."""
    kiriman = Kiriman(isi.pop("kunci", None) or uuid4(), butir, nilai, **isi)
    return catat(permohonan=milik.permohonan, oleh=milik.petugas[siapa], kiriman=kiriman)


def lengkapi(milik: Kasus, *kecuali: str) -> None:
    """Every required item but these, then signed."""
    checklist = milik.permohonan.versi_paket.paket.tinjauan
    assert checklist is not None
    for kode, b in sorted(checklist.butir.items(), key=lambda x: x[1].jenis == "tanda_tangan"):
        if b.wajib and kode not in kecuali:
            nilai = b.pilihan[0][0] if b.pilihan else NILAI.get(b.jenis, "")
            simpan(milik, kode, nilai, foto=foto() if b.jenis == "foto" else b"")


def tanda_tangani(milik: Kasus, **nama: str) -> None:
    """By the owner and the leader, or by these: item and name."""
    for butir, siapa in (nama or {"ttd_pemohon": "", "ttd_tim": ""}).items():
        simpan(milik, butir, GORESAN, keterangan=siapa)


def berlaku(milik: Kasus) -> dict[str, list[str]]:
    """The values that count, by item; pictures as "foto"."""
    checklist = milik.permohonan.versi_paket.paket.tinjauan
    assert checklist is not None
    isi = lapangan.catatan_berlaku(tinjauan(milik), checklist)
    return {kode: [c.nilai or "foto" for c in baris] for kode, baris in isi.items() if baris}


def kirim(klien: Client, milik: Kasus, butir: str, nilai: str = "", *, skrip: bool = True, **isi: Any) -> HttpResponse:
    """What the phone posts; `skrip=False`: what its plain form posts."""
    data = {"kunci": str(isi.pop("kunci", None) or uuid4()), "butir": butir, "nilai": nilai, **isi}
    if isinstance(data.get("foto"), bytes):
        data["foto"] = SimpleUploadedFile("foto.jpg", data["foto"], "image/jpeg")
    kepala = {"X-Simpan": "otomatis"} if skrip else {}
    return klien.post(f"/meja/{milik.id}/tinjau/catat/", data, headers=kepala)


def kunci_baru() -> UUID:
    return uuid4()
