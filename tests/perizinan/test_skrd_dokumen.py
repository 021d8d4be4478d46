"""SKRD and SSRD on paper: frozen by a worker, one for every SKRD, with everything that they have to say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from akun.models import Pengguna
from akun.status import BENDAHARA
from notifikasi.models import Pesan
from perizinan import tasks
from perizinan.dokumen.skrd import html_skrd, html_skrd_lunas
from perizinan.models import DokumenTerbit
from perizinan.retribusi import KERINGANAN
from sicantik.lib import jam
from sicantik.lib.pdf import cetak
from tests import orang
from tests.dokumen import alat
from tests.kasus import Kasus
from tests.perizinan.bendahara import (
    bayar,
    di_bendahara,
    kembalikan,
    ketetapan,
    lunas,
    menunggu_bayar,
    tetapkan,
    ulangi,
)
from tests.sop.alur import wita

pytestmark = pytest.mark.django_db


def beku(milik: Kasus, jenis: str, simpanan: Path) -> bytes:
    tasks.sapu()
    dokumen = DokumenTerbit.objects.filter(permohonan=milik.id, jenis=jenis).latest("versi")
    return (simpanan / dokumen.jalur).read_bytes()


def test_skrd_memuat_semuanya(simpanan: Path) -> None:
    with jam.pada(wita("2026-11-20 09.00")):
        milik = menunggu_bayar(luas_ukur="620")
    isi = beku(milik, "skrd", simpanan)
    teks, k, p = alat.teks(isi), ketetapan(milik), milik.permohonan
    for harus in (
        k.nomor,
        "Tahun 2026",
        "Masa retribusi",
        p.nama_usaha,
        p.nama_pemohon,
        "00.000.000.0-000.000",
        "Kel. Contoh",
        "0.0.0.00.00",
        "Retribusi Izin Gangguan",
        "25 m² pada lapis sampai 25 m² × Rp1.000",
        "Indeks lokasi menurut kelas jalan: Arteri",
        "Sanksi administratif (bunga) Rp0",
        "Rp5.567.625",
        "lima juta lima ratus enam puluh tujuh ribu enam ratus dua puluh lima rupiah",
        "Bayar paling lambat 20 Desember 2026",
        "bukan tarif Kota Balikpapan",
        "contoh-malang-2008",
        "Beni Bendahara",
        "Bendahara Penerima SKRD",
        "CONTOH",
    ):
        assert harus in teks, harus
    assert "LUNAS" not in teks
    assert "Keringanan" not in teks
    assert alat.halaman(isi) == 1
    assert alat.kode_qr(isi) == [f"http://127.0.0.1:8000/t/{p.token}/"]


def test_ssrd_memuat_semuanya(simpanan: Path) -> None:
    milik = menunggu_bayar()
    hasil = bayar(milik, cara="transfer", referensi="TRF-0042")
    isi = beku(milik, "ssrd", simpanan)
    teks = alat.teks(isi)
    for harus in (
        hasil.nomor,
        ketetapan(milik).nomor,
        "Rp1.329.125",
        "LUNAS",
        "TRF-0042",
        "Transfer bank",
        "Beni Bendahara",
    ):
        assert harus in teks, harus
    assert alat.halaman(isi) == 1


def test_dicetak_lunas_dengan_nomor_ssrd() -> None:
    milik = lunas(luas_ukur="99999999")
    teks = alat.teks(isi := cetak(html_skrd_lunas(milik.permohonan)))
    assert "LUNAS" in teks
    assert ketetapan(milik).pembayaran.nomor in teks
    assert "Bayar paling lambat" not in teks
    assert alat.halaman(isi) == 1
    assert alat.halaman(cetak(html_skrd(milik.permohonan))) == 1


def test_pelaksana_harian_disebut_pada_keduanya(simpanan: Path) -> None:
    """Each document names the capacity of its own officer, also when the money came while the file was elsewhere."""
    milik = di_bendahara()
    beni = milik.petugas["bendahara"]
    milik.petugas["bendahara"] = plh = orang.plh(BENDAHARA, menggantikan=beni)
    tetapkan(milik)
    kembalikan(milik)
    bayar(milik)
    for jenis in ("skrd", "ssrd"):
        teks = alat.teks(beku(milik, jenis, simpanan))
        assert "Plh. Bendahara Penerima SKRD" in teks, jenis
        assert plh.nama in teks


def test_keringanan_tercetak_bila_aturannya_ada(simpanan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Off: no line. An office's rule for a tariff table lowers what is owed, on both documents."""
    assert not KERINGANAN
    monkeypatch.setitem(KERINGANAN, "contoh-malang-2008", lambda pokok, hari: pokok // 5)
    milik = menunggu_bayar()
    assert "Rp1.063.300" in Pesan.objects.filter(saluran="sms").latest("dibuat").isi
    hasil = bayar(milik, jumlah=1_063_300)
    for jenis in ("skrd", "ssrd"):
        teks = alat.teks(beku(milik, jenis, simpanan))
        assert "Keringanan -Rp265.825" in teks, jenis
        assert "Rp1.063.300" in teks
    assert (hasil.jumlah, hasil.bunga, ketetapan(milik).jumlah) == (1_063_300, 0, 1_329_125)


def test_skrd_nihil(simpanan: Path) -> None:
    milik = menunggu_bayar(luas_ukur="0")
    teks = alat.teks(beku(milik, "skrd", simpanan))
    assert "SKRD nihil" in teks
    assert "nol rupiah" in teks
    assert "Bayar paling lambat" not in teks
    assert "NIHIL" in alat.teks(beku(milik, "ssrd", simpanan))


def test_setiap_skrd_punya_berkasnya_sendiri(simpanan: Path) -> None:
    milik = menunggu_bayar()
    lama = beku(milik, "skrd", simpanan)
    ulangi(milik, luas_ukur="60")
    tetapkan(milik)
    baru = beku(milik, "skrd", simpanan)
    assert lama != baru
    dokumen = DokumenTerbit.objects.filter(permohonan=milik.id, jenis="skrd").order_by("versi")
    assert [d.versi for d in dokumen] == [1, 2]
    assert (simpanan / dokumen[0].jalur).read_bytes() == lama, "the first one stays as it was"
    sebelum = list(DokumenTerbit.objects.values())
    tasks.sapu()
    assert list(DokumenTerbit.objects.values()) == sebelum


def test_siapa_yang_boleh_mengunduh(masuk: Callable[[Pengguna], Client], simpanan: Path) -> None:
    milik = menunggu_bayar()
    pemohon, alamat = masuk(milik.pemohon), f"/permohonan/{milik.id}/dokumen/"
    assert pemohon.get(f"{alamat}skrd/").status_code == 503, "not printed yet"
    tasks.sapu()
    assert pemohon.get(f"{alamat}skrd/").content.startswith(b"%PDF-")
    assert pemohon.get(f"{alamat}ssrd/").status_code == 404
    bendahara = masuk(milik.petugas["bendahara"])
    cetakan = f"/meja/{milik.id}/cetakan/"
    assert bendahara.get(f"{cetakan}skrd-lunas/").status_code == 404
    bayar(milik)
    tasks.sapu()
    assert pemohon.get(f"{alamat}ssrd/").content.startswith(b"%PDF-")
    for apa in ("skrd", "skrd-lunas", "ssrd"):
        assert bendahara.get(f"{cetakan}{apa}/").content.startswith(b"%PDF-"), apa
    for asing in (masuk(orang.orang_lain()), masuk(orang.petugas("kasi-perizinan-usaha-ii"))):
        assert asing.get(f"{alamat}skrd/").status_code == 404
        assert asing.get(f"{cetakan}skrd/").status_code == 404
