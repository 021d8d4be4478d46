"""Whole pages in English: no Indonesian word outside what a permit pack, a person or the step log wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from akun.models import Pengguna
from akun.status import ADMINISTRATOR, PENANGAN_PENGADUAN
from pengaduan.services import terima_pengaduan
from tests import orang
from tests.bahasa.alat import kata_terlihat
from tests.kasus import Kasus, kasus

pytestmark = pytest.mark.django_db
ADUAN = "Antrean panjang di loket sejak pagi."
INDONESIA = re.compile(
    r"\b(?:dan|yang|untuk|dengan|tidak|anda|ini|itu|dari|atau|kami|belum|sudah|dapat|harus|pada|bila|jika|setelah"
    r"|sebelum|paling|hari|kerja|berkas|permohonan|simpan|kirim|unggah|unduh|hapus|masuk|keluar|lacak|cari|selesai"
    r"|diajukan|diproses|dikembalikan|tenggat|langkah|isi|pilih|galat|surel|sandi|nomor|perlu|tahap|jam|menunggu)\b",
    re.I,
)


def klien(dia: Pengguna | None = None) -> Client:
    k = Client()
    if dia is not None:
        k.force_login(dia)
    k.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return k


def sisa_indonesia(html: str, boleh: tuple[str, ...] = ()) -> Iterator[str]:
    """Pieces with an Indonesian word, once the texts of the pack and of people are taken out."""
    for potongan in kata_terlihat(html):
        bersih = re.sub(r"\{\w+\}", "", potongan)  # a slot that a script fills
        for teks in sorted(boleh, key=len, reverse=True):
            bersih = bersih.replace(teks, "")
        if INDONESIA.search(bersih):
            yield potongan


def dari_paket(k: Kasus) -> tuple[str, ...]:
    """What the pack and the SOP call things: legal texts, shown as they are on every page."""
    paket = k.permohonan.versi_paket.paket
    nama = [s.nama for s in paket.syarat] + [t.nama for t in paket.sop.tahap] + [m.label for m in paket.medan.values()]
    nama += [x.singkat for x in paket.sop.langkah] + [b.judul for b in paket.bagian] + [paket.izin.nama]
    nama += [b.label for b in paket.izin.butir]
    return (*nama, *(n[0].lower() + n[1:] for n in nama))


def periksa(k: Client, alamat: str, boleh: tuple[str, ...] = (), *, kode: int = 200) -> None:
    jawaban = k.get(alamat)
    assert jawaban.status_code == kode, alamat
    html = jawaban.content.decode()
    assert '<html lang="en">' in html, alamat
    assert list(sisa_indonesia(html, boleh)) == [], alamat


@pytest.mark.parametrize("nama", ["account_login", "account_signup", "account_reset_password", "lacak", "cek_izin"])
def test_halaman_umum(nama: str) -> None:
    periksa(klien(), reverse(nama))


def test_pengaduan() -> None:
    aduan = terima_pengaduan(kunci=uuid4(), isi=ADUAN, pelapor=None, klasifikasi="waktu")
    penangan = klien(orang.petugas(PENANGAN_PENGADUAN))
    periksa(klien(), reverse("pengaduan"))
    periksa(klien(), reverse("pengaduan_token", args=[aduan.token]), (ADUAN,))
    periksa(klien(), reverse("pengaduan_terkirim", args=[aduan.token]), (ADUAN,))
    periksa(penangan, reverse("meja_pengaduan"), (ADUAN,))
    periksa(penangan, reverse("berkas_pengaduan", args=[aduan.pk]), (ADUAN,))


def test_izin_dan_lacak() -> None:
    k = kasus("diperiksa")
    boleh = dari_paket(k)
    periksa(klien(), reverse("beranda"))
    periksa(klien(), reverse("halaman_izin", args=["siup"]))
    periksa(klien(), reverse("lacak_nomor", args=[k.permohonan.nomor]), boleh)
    periksa(klien(), reverse("lacak_token", args=[k.permohonan.token]), boleh)
    periksa(klien(), reverse("lacak_nomor", args=["0000000000000000"]), kode=404)


def test_pemohon_menyusun_dan_mengajukan() -> None:
    k = kasus("draf")
    boleh, pemohon = dari_paket(k), klien(k.pemohon)
    periksa(pemohon, reverse("permohonan_saya"))
    periksa(pemohon, reverse("permohonan", args=[k.id]), boleh)
    for bagian in k.permohonan.versi_paket.paket.bagian:
        periksa(pemohon, reverse("isi_bagian", args=[k.id, bagian.kode]), boleh)
    periksa(pemohon, reverse("isi_berkas", args=[k.id]), boleh)
    periksa(pemohon, reverse("periksa_kirim", args=[k.id]), boleh)
    periksa(pemohon, reverse("akun_saya"))
    k.lakukan("ajukan")
    periksa(pemohon, reverse("permohonan", args=[k.id]), boleh)
    periksa(pemohon, reverse("tanda_terima", args=[k.id]), boleh)


def test_pemohon_memperbaiki() -> None:
    k = kasus("dikembalikan")
    catatan = tuple(k.proses.jeda.values_list("keterangan", flat=True))
    butir = tuple(b.catatan for b in k.permohonan.butir_periksa.all() if b.catatan)
    periksa(klien(k.pemohon), reverse("permohonan", args=[k.id]), (*dari_paket(k), *catatan, *butir))


@pytest.mark.parametrize(
    ("keadaan", "siapa"),
    [
        ("diajukan", "loket"),
        ("diperiksa", "entri1"),
        ("dientri", "kasi1"),
        ("diverifikasi", "kabid"),
        ("dikoreksi", "kepala"),
    ],
)
def test_meja(keadaan: str, siapa: str) -> None:
    k = kasus(keadaan)
    petugas = klien(k.petugas[siapa])
    periksa(petugas, reverse("meja"), dari_paket(k))
    periksa(petugas, reverse("berkas_meja", args=[k.id]), dari_paket(k))


@pytest.mark.usefixtures("penanda")
def test_terbit_sampai_diserahkan() -> None:
    k = kasus("diarsipkan")
    loket, boleh = klien(k.petugas["loket"]), (*dari_paket(k), k.permohonan.versi_paket.paket.izin.masa_berlaku)
    periksa(loket, reverse("berkas_meja", args=[k.id]), boleh)
    periksa(klien(), reverse("keaslian", args=[k.izin.token]), boleh)
    k.lakukan("serah")
    periksa(klien(), reverse("keaslian", args=[k.izin.token]), boleh)
    periksa(klien(k.pemohon), reverse("permohonan", args=[k.id]), boleh)


def test_akun() -> None:
    pemohon = klien(orang.pemohon())
    for nama in ("akun_saya", "account_email", "mfa_index"):
        periksa(pemohon, reverse(nama))


def test_administrator() -> None:
    dia = orang.petugas(ADMINISTRATOR)
    admin = klien(dia)
    for alamat in (
        reverse("pengguna"),
        reverse("petugas_baru"),
        reverse("petugas_ubah", args=[dia.pk]),
        reverse("tugas_baru", args=[dia.pk]),
        reverse("hari_khusus"),
    ):
        periksa(admin, alamat)
