"""The applicant's page in each state: what to do first, where the file is, the clock, the stops, the log."""

from __future__ import annotations

import pytest
from django.test import Client

from akun.queries import pelaku_pemohon
from sicantik.lib import jam
from tests.sop.alur import wita
from tests.tracking.contoh import CATATAN_DALAM, dikembalikan, kata, permohonan, permohonan_lengkap


def baca(client: Client, token: str, saat: str) -> str:
    """The words of the page as they stand at a moment."""
    with jam.pada(wita(saat)):
        return kata(client.get(f"/t/{token}/"))


@pytest.mark.django_db
def test_baru_diajukan(client: Client) -> None:
    isi = baca(client, permohonan()[0].token, "2026-11-09 10.00")
    assert "Diajukan Tidak ada yang perlu Anda lakukan sekarang" in isi
    assert "Langkah 2 dari 9, pada Petugas Loket. Memeriksa berkas." in isi
    assert "Jam pelayanan Berjalan" in isi
    assert "1 dari 2 hari kerja" in isi
    assert "Selesai paling lambat Selasa, 10 November 2026" in isi
    assert "Kapan jam berhenti" not in isi


@pytest.mark.django_db
def test_dikembalikan_menyebut_apa_yang_diperbaiki_lebih_dulu(client: Client) -> None:
    p = dikembalikan("Akta pendirian: halaman 3 tidak terbaca.\nPasfoto 4 × 6: terpotong.")[0]
    isi = baca(client, p.token, "2026-11-11 09.00")
    awal = isi.index("Perbaiki ini, lalu kirim lagi")
    assert (
        awal < isi.index("halaman 3 tidak terbaca.") < isi.index("Di mana permohonan Anda") < isi.index("Tujuh tahap")
    )
    assert "di tangan Anda" in isi
    assert "Berhenti sejak 9 November, 10.05 WITA. Menunggu perbaikan dari pemohon." in isi
    assert "1 dari 2 hari kerja" in isi
    assert "Sisa waktu kami 1 hari kerja" in isi
    assert "menunggu Anda" in isi
    assert (
        "9 November, 10.05 berjalan Akta pendirian: halaman 3 tidak terbaca. Pasfoto 4 × 6: terpotong. 2 hari kerja"
        in isi
    )
    assert f"/permohonan/{p.pk}/" in client.get(f"/t/{p.token}/").content.decode()


@pytest.mark.django_db
def test_jeda_pada_hari_yang_sama_dihitung_jamnya(client: Client) -> None:
    p, jalan = dikembalikan()
    with jam.pada(wita("2026-11-09 13.30")):
        jalan.langkah(oleh=pelaku_pemohon(jalan.pemohon))
    isi = baca(client, p.token, "2026-11-09 14.00")
    assert "9 November, 10.05 9 November, 13.30 Akta pendirian: halaman 3 tidak terbaca. 3 jam 25 menit" in isi


@pytest.mark.django_db
def test_terlambat_dikatakan(client: Client) -> None:
    isi = baca(client, permohonan()[0].token, "2026-11-12 09.00")
    assert "Kami terlambat Selasa, 10 November 2026" in isi


@pytest.mark.django_db
def test_siap_diambil_lalu_selesai(client: Client) -> None:
    p, jalan = permohonan()
    with jam.pada(wita("2026-11-09 11.00")):
        jalan.sampai(7)
        jalan.langkah(catatan=CATATAN_DALAM)
    isi = baca(client, p.token, "2026-11-09 12.00")
    assert "Siap diambil Ambil izin Anda di loket Bawa semua berkas asli." in isi
    assert "Menunggu pemohon mengambil izin" in isi
    assert CATATAN_DALAM not in isi
    isi = baca(client, permohonan_lengkap().token, "2026-11-12 09.00")
    assert "Selesai Izin Anda sudah diserahkan" in isi
    assert "Selesai pada Rabu, 11 November 2026." in isi


@pytest.mark.django_db
def test_dibatalkan_menyebut_sebabnya(client: Client) -> None:
    p, jalan = permohonan()
    with jam.pada(wita("2026-11-09 11.00")):
        jalan.sampai(8).langkah("tidak", catatan="Neraca asli berbeda dengan unggahan.")
    assert "Dibatalkan Permohonan ini dibatalkan Neraca asli berbeda" in baca(client, p.token, "2026-11-09 12.00")


@pytest.mark.django_db
def test_tahun_lain_disebut(client: Client) -> None:
    assert "9 November 2026, 09.12" in baca(client, permohonan()[0].token, "2027-01-04 09.00")
