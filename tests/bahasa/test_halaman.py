"""Whole pages in English: no Indonesian word outside what a permit pack, a person or the step log wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from akun.models import Pengguna
from akun.status import ADMINISTRATOR, JABATAN, PENANGAN_PENGADUAN
from pengaduan.services import terima_pengaduan
from perizinan.pemandu import baca_kbli, panduan
from perizinan.services.bukti_bayar import unggah_bukti
from perizinan.services.paralel import ajukan_bersama
from perizinan.services.pengaturan import atur_izin
from perizinan.services.pengembalian import kembalikan_ke_pemohon
from perizinan.services.penyedia import minta_tagihan
from tests import berkas_contoh, orang
from tests.bahasa.alat import kata_terlihat
from tests.kasus import Kasus, kasus, versi
from tests.perizinan.alat import salah
from tests.perizinan.bendahara import bayar, ketetapan, lunas, menunggu_bayar, ulangi
from tests.perizinan.himpunan import lengkap
from tests.perizinan.test_tindak_lanjut import uang_nyasar

pytestmark = pytest.mark.django_db
PAKET = ["HO", "IUI", "IUJK", "SIUP", "TDG", "TDP", "TDUP"]
ADUAN = "Antrean panjang di loket sejak pagi."
INDONESIA = re.compile(
    r"\b(?:dan|yang|untuk|dengan|tidak|anda|ini|itu|dari|atau|kami|belum|sudah|dapat|harus|pada|bila|jika|setelah"
    r"|sebelum|paling|hari|kerja|berkas|permohonan|simpan|kirim|unggah|unduh|hapus|masuk|keluar|lacak|cari|selesai"
    r"|diajukan|diproses|dikembalikan|tenggat|langkah|isi|pilih|galat|surel|sandi|nomor|perlu|tahap|jam|menunggu"
    r"|jadwal|peninjauan|tinjau|kunjungan|tim|ketua|anggota|tempat|laporan|catatan|retribusi|bayar|dibayar|pembayaran"
    r"|bendahara|bukti|jumlah|lunas|baris|kegiatan|pelaksana|waktu|tanggal|bulan|minggu|uraian|luas|ya|saya)\b",
    re.I,
)


def klien(dia: Pengguna | None = None) -> Client:
    k = Client()
    if dia is not None:
        k.force_login(dia)
    k.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return k


def sisa_indonesia(html: str, boleh: tuple[str, ...] = ()) -> Iterator[str]:
    """Pieces with an Indonesian word, once the texts of the pack and of people, and their names, are taken out."""
    for potongan in kata_terlihat(html):
        bersih = re.sub(r"\{\w+\}", "", potongan)  # a slot that a script fills
        for teks in sorted((*boleh, *orang.NAMA.values()), key=len, reverse=True):
            bersih = bersih.replace(teks, "")
        if INDONESIA.search(bersih):
            yield potongan


def dari_paket(k: Kasus) -> tuple[str, ...]:
    """What the pack and the SOP call things: legal texts, shown as they are on every page."""
    paket = k.permohonan.versi_paket.paket
    nama = [s.nama for s in paket.syarat] + [t.nama for t in paket.sop.tahap] + [m.label for m in paket.medan.values()]
    nama += [x.singkat for x in paket.sop.langkah] + [b.judul for b in paket.bagian] + [paket.izin.nama]
    nama += [b.label for b in paket.izin.butir] + [paket.izin.dicabut]
    nama += [x.label for x in paket.tinjauan.butir.values()] if paket.tinjauan else []
    return tuple(bentuk for n in nama if n for bentuk in (n, n[0].lower() + n[1:]))


def periksa(k: Client, alamat: str, boleh: tuple[str, ...] = (), *, kode: int = 200) -> None:
    periksa_jawaban(k.get(alamat), alamat, boleh, kode=kode)


def periksa_jawaban(jawaban: HttpResponse, alamat: str, boleh: tuple[str, ...] = (), *, kode: int = 200) -> None:
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
    admin, boleh = klien(dia), tuple(JABATAN.values())  # official titles, as choices
    for alamat in (
        reverse("pengguna"),
        reverse("petugas_baru"),
        reverse("petugas_ubah", args=[dia.pk]),
        reverse("tugas_baru", args=[dia.pk]),
        reverse("hari_khusus"),
    ):
        periksa(admin, alamat, boleh)


# SOPs and forms of every permit --------------------------------------------------------------------------------


def test_sop() -> None:
    for kode in PAKET:
        versi(kode)
    periksa(klien(), reverse("daftar_sop"))
    for kode in PAKET:
        periksa(klien(), reverse("halaman_sop", args=[kode.lower()]))
        paket = versi(kode).paket
        periksa(
            klien(), reverse("halaman_izin", args=[kode.lower()]), (paket.izin.dicabut,) if paket.izin.dicabut else ()
        )


@pytest.mark.parametrize("izin", [k for k in PAKET if k != "SIUP"])
def test_formulir(izin: str) -> None:
    """With a row more in each list, and what is said of entries that are missing or wrong."""
    k = kasus("draf", izin=izin, berkas=False)
    boleh = (*dari_paket(k), *(isi for isi in k.permohonan.semua_isian.values() if len(isi) > 20))
    pemohon = klien(k.pemohon)
    for bagian in k.permohonan.versi_paket.paket.bagian:
        alamat = reverse("isi_bagian", args=[k.id, bagian.kode])
        periksa(pemohon, alamat, boleh)
        jawaban = pemohon.post(alamat, {m.kode: "" if m.wajib else "?" for m in bagian.medan})
        assert jawaban.status_code == 302
        if jawaban.url == f"{alamat}?periksa=1":  # a page whose entries take anything is passed
            periksa(pemohon, jawaban.url, boleh)
        for daftar in (m.kode for m in bagian.medan if m.kolom):
            pemohon.post(alamat, {"tambah": daftar})
            periksa(pemohon, alamat, boleh)
    periksa(pemohon, reverse("periksa_kirim", args=[k.id]), boleh)


def test_izin_yang_sudah_dicabut() -> None:
    k = kasus("draf", izin="HO", berkas=False)
    boleh, admin, halaman = dari_paket(k), klien(orang.petugas(ADMINISTRATOR)), reverse("halaman_izin", args=["ho"])
    ubah = reverse("ubah_jenis_izin", args=["ho"])
    periksa(admin, reverse("jenis_izin"))
    periksa(admin, ubah, boleh)
    periksa_jawaban(admin.post(ubah, {"terima_permohonan": "on"}), ubah, boleh, kode=422)
    periksa(klien(), f"{halaman}?luas=x", boleh)
    tarif = k.permohonan.versi_paket.paket.tarif
    assert tarif is not None
    isian = "&".join(f"{i.kode}={i.pilihan[0].kode}" for i in tarif.indeks)
    periksa(klien(), f"{halaman}?luas=120&{isian}", boleh)
    atur_izin(kode="HO", terima_permohonan=False, dasar="", oleh=None)
    periksa(admin, reverse("jenis_izin"))
    periksa(klien(), halaman, boleh)
    periksa(klien(k.pemohon), reverse("periksa_kirim", args=[k.id]), boleh)


# Izin Gangguan: visit, report, fee ------------------------------------------------------------------------------


def test_peninjauan() -> None:
    k = kasus("diperiksa", izin="HO")
    boleh = dari_paket(k)
    penjadwal, tim = klien(k.petugas["jadwal"]), klien(k.petugas["tim1"])
    meja, tinjau = reverse("berkas_meja", args=[k.id]), reverse("tinjau", args=[k.id])
    periksa(penjadwal, meja, boleh)
    periksa_jawaban(penjadwal.post(meja, {}), meja, boleh, kode=422)
    k.sampai("dijadwalkan")
    periksa(penjadwal, reverse("ubah_jadwal", args=[k.id]), boleh)
    bulan = k.permohonan.peninjauan.get().mulai
    for siapa in (penjadwal, tim):
        periksa(siapa, reverse("jadwal"))
        periksa(siapa, f"{reverse('jadwal')}?bulan={bulan:%Y-%m}")
        periksa(siapa, meja, boleh)
    periksa(tim, tinjau, boleh)
    periksa_jawaban(tim.post(meja, {}), meja, boleh, kode=422)
    periksa(klien(k.pemohon), reverse("permohonan", args=[k.id]), boleh)
    k.sampai("ditinjau")
    periksa(tim, tinjau, boleh)
    periksa(klien(k.pemohon), reverse("permohonan", args=[k.id]), boleh)


def test_kunjungan_dibatalkan() -> None:
    k = kasus("dijadwalkan", izin="HO")
    kembalikan_ke_pemohon(**k.pokok("kabid"), butir=salah("ktp"))
    boleh = (*dari_paket(k), "Bagian bawah terpotong.")
    periksa(klien(k.pemohon), reverse("permohonan", args=[k.id]), boleh)
    for siapa in ("tim1", "jadwal", "kabid"):
        periksa(klien(k.petugas[siapa]), reverse("berkas_meja", args=[k.id]), boleh)
        periksa(klien(k.petugas[siapa]), reverse("jadwal"), boleh)


def test_resume_dan_retribusi() -> None:
    k = kasus("ditinjau", izin="HO")
    boleh, meja = dari_paket(k), reverse("berkas_meja", args=[k.id])
    for keadaan, siapa in (
        ("ditinjau", "entri1"),
        ("diringkas", "kasi1"),
        ("resume_disetujui", "bendahara"),
        ("ditetapkan", "bendahara"),
        ("dibayar", "bendahara"),
        ("skrd_dicetak", "entri1"),
    ):
        k.sampai(keadaan)
        periksa(klien(k.petugas[siapa]), meja, boleh)
    periksa(klien(), reverse("lacak_token", args=[k.permohonan.token]), boleh)


@pytest.mark.parametrize("penyedia", ["", "tiruan"])
def test_pemohon_membayar(penyedia: str, settings: Any) -> None:
    settings.PENYEDIA_BAYAR, settings.DEMO = penyedia, True
    k = menunggu_bayar()
    boleh, alamat, pemohon = dari_paket(k), reverse("permohonan", args=[k.id]), klien(k.pemohon)
    periksa(pemohon, alamat, boleh)
    if penyedia:
        tagihan = minta_tagihan(ketetapan_id=ketetapan(k).pk)
        periksa(pemohon, alamat, boleh)
        periksa(pemohon, reverse("bayar_tiruan", args=[tagihan.referensi]))
    unggah_bukti(ketetapan_id=ketetapan(k).pk, nama="b.jpg", isi=berkas_contoh.foto_jpeg(300, 400), oleh=k.pemohon)
    periksa(pemohon, alamat, boleh)
    bayar(k)
    periksa(pemohon, alamat, boleh)


def test_bendahara() -> None:
    k = menunggu_bayar()
    boleh, dia = dari_paket(k), klien(k.petugas["bendahara"])
    unggah_bukti(ketetapan_id=ketetapan(k).pk, nama="b.jpg", isi=berkas_contoh.foto_jpeg(300, 400), oleh=k.pemohon)
    bukti = reverse("bukti_bayar", args=[ketetapan(k).bukti.get().pk])
    skrd = reverse("skrd", args=[ketetapan(k).pk])
    for alamat in (reverse("bendahara"), reverse("bendahara") + "?cari=zzz", skrd, bukti, reverse("bayar_hari")):
        periksa(dia, alamat, boleh)
    periksa_jawaban(dia.post(skrd, {}), skrd, boleh, kode=422)
    isi = {"putusan": "terima", "berkas": ketetapan(k).bukti.get().berkas_id}
    periksa_jawaban(dia.post(bukti, isi), bukti, boleh, kode=422)
    bayar(k)
    for alamat in (reverse("bendahara"), skrd, bukti, reverse("bayar_hari")):
        periksa(dia, alamat, boleh)


def test_selisih_dan_uang_yang_tidak_dapat_dibukukan() -> None:
    k = lunas()
    ulangi(k, luas_ukur="500")
    boleh, alamat = dari_paket(k), reverse("berkas_meja", args=[k.id])
    periksa(klien(k.petugas["bendahara"]), alamat, boleh)
    periksa_jawaban(klien(k.petugas["bendahara"]).post(alamat, {}), alamat, boleh, kode=422)
    nyasar, _kabar = uang_nyasar()
    dia = klien(nyasar.petugas["bendahara"])
    periksa(dia, reverse("bendahara"))
    periksa(dia, reverse("skrd", args=[ketetapan(nyasar).pk]), dari_paket(nyasar))


def test_pemandu_dan_permohonan_paralel() -> None:
    """The guide's own questions and notes are texts of the office, as a pack's are."""
    himpunan = lengkap()
    k = Kasus(himpunan.permohonan.get(versi_paket__kode="TDP").pk, himpunan.pemohon)
    boleh = (*dari_paket(k), *dari_paket(kasus("draf")), *dari_pemandu())
    boleh += tuple(x for kode in ("SIUP", "TDP") for x in _kata_katalog(kode))
    periksa(klien(), "/pemandu/?q=warung", boleh)
    periksa(klien(), "/pemandu/tanya/?kbli=47112", boleh)
    periksa(klien(), "/pemandu/hasil/?kbli=47112&bentuk=pt&produksi=tidak&gudang=tidak&wisata=tidak&bangunan=ya", boleh)
    pemohon = klien(himpunan.pemohon)
    periksa(pemohon, reverse("himpunan_baru"), boleh)
    for nama in ("himpunan", "himpunan_berkas", "himpunan_periksa"):
        periksa(pemohon, reverse(nama, args=[himpunan.pk]), boleh)
    ajukan_bersama(himpunan_id=himpunan.pk, oleh=himpunan.pemohon)
    for nama in ("himpunan", "himpunan_tanda_terima"):
        periksa(pemohon, reverse(nama, args=[himpunan.pk]), boleh)


def dari_pemandu() -> tuple[str, ...]:
    p = panduan()
    teks = [x.tanya for x in p.pertanyaan] + [x.bantu for x in p.pertanyaan]
    teks += [kata for x in p.pertanyaan for _, kata in x.pilihan] + [t for c in p.catatan for t in (c.judul, c.teks)]
    teks += [baca_kbli().sumber, *(t for k in baca_kbli().kelompok for t in (k.judul, *k.kata))]
    return tuple(t for t in teks if t)


def _kata_katalog(kode: str) -> list[str]:
    izin = versi(kode).paket.izin
    syarat = [t for s in versi(kode).paket.syarat for t in (s.nama, s.bantu) if t]
    return [izin.nama, izin.untuk, *(a.alasan for a in izin.pemandu), *syarat]
