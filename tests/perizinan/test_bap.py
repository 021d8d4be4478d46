"""The BAP: what the team recorded, as paper; made once for each closing, read by office and applicant alone."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from django.test import Client

from akun.models import Pengguna
from perizinan.dokumen.bap import foto_bap, html_bap
from perizinan.services import arsip
from perizinan.services.pengembalian import kembalikan_ke_petugas
from perizinan.services.peninjauan import buka_lagi, tutup_peninjauan
from sicantik.lib import jam
from tests import orang
from tests.dokumen import alat
from tests.kasus import Kasus
from tests.perizinan.lapangan import dijadwalkan, foto, lengkapi, simpan, tanda_tangani
from tests.sop.alur import wita

pytestmark = pytest.mark.django_db


@pytest.fixture
def milik() -> Kasus:
    with jam.pada(wita("2026-11-16 08.00")):
        hasil = dijadwalkan()
    with jam.pada(wita("2026-11-17 09.12")):
        letak = {"lintang": Decimal("-1.237900"), "bujur": Decimal("116.852900"), "ketelitian": 8}
        simpan(hasil, "foto_depan", foto=foto("#B3261E", (1600, 1200)), keterangan="Dari seberang", **letak)
    with jam.pada(wita("2026-11-17 10.40")):
        lengkapi(hasil, "foto_depan", "luas_ukur", "ttd_pemohon", "ttd_tim")
        simpan(hasil, "luas_ukur", "1.250", keterangan="termasuk gudang")
        simpan(hasil, "ttd_tetangga", foto=foto("#176B3A"), keterangan="Pak Contoh")
        tanda_tangani(hasil)
        isi = {**hasil.pokok("tim1"), "kesimpulan": "bersyarat", "uraian": "Pasang peredam suara."}
        tutup_peninjauan(**isi)
    return hasil


def pdf(milik: Kasus) -> bytes:
    arsip.buat_dokumen(milik.id, "bap")
    return arsip.simpanan.baca(milik.permohonan.dokumen.filter(jenis="bap").latest("versi").jalur)


def test_isinya_menurut_catatan(milik: Kasus) -> None:
    isi = alat.teks(pdf(milik))
    for teks in (
        "Selasa, 17 November 2026, pukul 09.12 WITA sampai 10.40 WITA",
        "1.250 m²",
        "termasuk gudang",
        "-1,237900; 116,852900 (±8 m)",
        "Dari seberang",
        "Pak Contoh",
        "Kesimpulan tim: Layak dengan syarat",
        "Pasang peredam suara.",
        "Tuti Teknis, Ketua",
        "Tono Teknis, Anggota",
        "503/1/ST/DPMPT/XI/2026",
        "/ BAP-1",
    ):
        assert teks.replace(" ", "") in isi.replace(" ", "").replace("\n", ""), teks


def test_foto_kecil_dan_semuanya_ada(milik: Kasus) -> None:
    gambar, html = foto_bap(milik.permohonan), html_bap(milik.permohonan)
    assert len(gambar) == 3
    assert all(alamat in html for alamat in gambar)
    assert all(isi.startswith(b"\xff\xd8") and len(isi) < 60_000 for isi in gambar.values())


def test_dibuat_sekali_dan_ditemukan_penyapu(milik: Kasus, simpanan: Path) -> None:
    assert (milik.id, "bap") in arsip.dokumen_tertinggal()
    assert arsip.buat_dokumen(milik.id, "bap")
    assert not arsip.buat_dokumen(milik.id, "bap")
    assert (milik.id, "bap") not in arsip.dokumen_tertinggal()
    assert (simpanan / f"dokumen/{milik.id}/bap-1.pdf").exists()


def test_laporan_kedua_versi_kedua(milik: Kasus) -> None:
    pertama = pdf(milik)
    milik.sampai("diringkas")
    kembalikan_ke_petugas(**milik.pokok("kasi1"), ke=4, catatan="Ukur ulang.")
    buka_lagi(**milik.pokok("tim1"))
    simpan(milik, "luas_ukur", "1200")
    tanda_tangani(milik)
    assert (milik.id, "bap") not in arsip.dokumen_tertinggal()
    tutup_peninjauan(**milik.pokok("tim1"), kesimpulan="layak", uraian="")
    assert (milik.id, "bap") in arsip.dokumen_tertinggal()
    kedua = pdf(milik)
    assert "1.200 m²" in alat.teks(kedua)
    assert "/ BAP-2" in alat.teks(kedua)
    assert pertama != kedua
    lama = milik.permohonan.dokumen.get(jenis="bap", versi=1)
    assert arsip.simpanan.baca(lama.jalur) == pertama


def test_yang_berubah_selagi_dicetak_tidak_dibekukan(milik: Kasus, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report opened again while the worker rendered it is not frozen as if it still stood."""
    milik.sampai("diringkas")
    kembalikan_ke_petugas(**milik.pokok("kasi1"), ke=4, catatan="Ukur ulang.")
    asli = arsip.cetak

    def cetak(html: str, **isi: object) -> bytes:
        buka_lagi(**milik.pokok("tim1"))
        return asli(html, **isi)  # type: ignore[arg-type]

    monkeypatch.setattr(arsip, "cetak", cetak)
    assert not arsip.buat_dokumen(milik.id, "bap")
    assert not milik.permohonan.dokumen.filter(jenis="bap").exists()


def test_pemohon_mengunduh_setelah_ditutup(milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    pemohon, jalur = masuk(milik.pemohon), f"/permohonan/{milik.id}/dokumen/bap/"
    assert pemohon.get(jalur).status_code == 404
    isi = pdf(milik)
    assert pemohon.get(jalur).content == isi
    assert "Unduh BAP" in pemohon.get(f"/permohonan/{milik.id}/").content.decode()
    assert masuk(orang.orang_lain()).get(jalur).status_code == 404
    for nama in ("kasi1", "tim2", "bendahara"):
        assert masuk(milik.petugas[nama]).get(f"/meja/{milik.id}/cetakan/bap/").content == isi
    milik.sampai("diringkas")
    kembalikan_ke_petugas(**milik.pokok("kasi1"), ke=4, catatan="Ukur ulang.")
    buka_lagi(**milik.pokok("tim1"))
    assert pemohon.get(jalur).status_code == 404  # open again: what it says may change
