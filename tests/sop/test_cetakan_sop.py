"""A SOP as PDF: printed once, kept, and no way for a stranger to keep the machine busy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from django.test import Client

from akun.models import ProfilKantor
from akun.services import JatahHabis
from sicantik.lib.pdf import CetakGagal
from sop.models import VersiSop
from sop.services import cetakan, simpan_versi
from sop.services.cetakan import SedangDicetak, pdf_sop
from tests.dokumen import alat
from tests.serentak import bersamaan
from tests.sop.contoh import keputusan, sop_paket, umumkan

Pencetak = list[str]


@pytest.fixture(autouse=True)
def simpanan(settings: Any, tmp_path: Path) -> Path:
    settings.BERKAS_DIR = tmp_path
    return tmp_path


@pytest.fixture
def pencetak(monkeypatch: pytest.MonkeyPatch) -> Pencetak:
    """Counts what is printed instead of printing it."""
    dicetak: Pencetak = []

    def cetak(html: str) -> bytes:
        dicetak.append(html)
        return b"%PDF-" + str(len(dicetak)).encode()

    monkeypatch.setattr(cetakan, "cetak_terpisah", cetak)
    return dicetak


def berkas(folder: Path) -> list[Path]:
    return sorted((folder / "sop").rglob("*.pdf"))


def test_dicetak_sekali_untuk_setiap_versi(siup: VersiSop, pencetak: Pencetak, simpanan: Path) -> None:
    assert [pdf_sop(siup) for _ in range(5)] == [b"%PDF-1"] * 5
    lain = simpan_versi(replace(sop_paket("SIUP"), nomor="188.4/94/DPMPT"))
    assert pdf_sop(lain) == b"%PDF-2"
    assert pdf_sop(siup) == b"%PDF-1"
    assert (len(pencetak), len(berkas(simpanan))) == (2, 2)


def test_bentuk_yang_berubah_mencetak_lagi_dan_menggantikan(siup: VersiSop, pencetak: Pencetak, simpanan: Path) -> None:
    """Another name of the office is another document; of one version only one file stays."""
    pdf_sop(siup)
    ProfilKantor.objects.update(nama="Dinas Baru")
    assert pdf_sop(siup) == b"%PDF-2"
    assert len(berkas(simpanan)) == 1


def test_gagal_mencetak_tidak_menyimpan_apa_pun(
    siup: VersiSop, monkeypatch: pytest.MonkeyPatch, simpanan: Path
) -> None:
    def gagal(html: str) -> bytes:
        raise CetakGagal("penuh")

    monkeypatch.setattr(cetakan, "cetak_terpisah", gagal)
    for _ in range(2):  # the lock is free again
        with pytest.raises(CetakGagal):
            pdf_sop(siup)
    assert berkas(simpanan) == []


def test_jatah_membatasi_pencetakan_bukan_pembacaan(
    client: Client, siup: VersiSop, pencetak: Pencetak, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cetakan, "CETAK_SEJAM", 1)
    assert client.get("/sop/siup/sop.pdf").status_code == 200
    ProfilKantor.objects.update(nama="Dinas Baru")
    jawab = client.get("/sop/siup/sop.pdf")
    assert jawab.status_code == 429
    assert "public" not in jawab.get("Cache-Control", "")
    with pytest.raises(JatahHabis):
        pdf_sop(siup)
    ProfilKantor.objects.update(nama=ProfilKantor._meta.get_field("nama").default)
    assert len(pencetak) == 1


@pytest.mark.django_db(transaction=True)
def test_banyak_peminta_sekaligus_satu_yang_mencetak(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever comes while it is printed is asked to come again; nobody waits, nobody prints a second time."""
    siup, ditolak, kali = simpan_versi(sop_paket("SIUP")), Event(), []

    def cetak(html: str) -> bytes:
        kali.append(html)
        ditolak.wait(timeout=20)
        return b"%PDF-"

    def minta() -> bytes:
        try:
            return pdf_sop(siup)
        except SedangDicetak:
            ditolak.set()
            raise

    monkeypatch.setattr(cetakan, "cetak_terpisah", cetak)
    hasil = bersamaan([minta] * 4)
    assert len(kali) == 1
    assert [h for h in hasil if isinstance(h, bytes)].count(b"%PDF-") >= 1
    assert {type(h) for h in hasil} <= {bytes, SedangDicetak}
    assert any(isinstance(h, SedangDicetak) for h in hasil)
    assert pdf_sop(siup) == b"%PDF-"


def test_sedang_dicetak_diminta_kembali_sebentar_lagi(
    client: Client, siup: VersiSop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sibuk(versi: VersiSop) -> bytes:
        raise SedangDicetak

    monkeypatch.setattr("sop.views.pdf_sop", sibuk)
    jawab = client.get("/sop/siup/sop.pdf")
    assert (jawab.status_code, jawab["Retry-After"]) == (503, "5")


@pytest.mark.parametrize("kode", ["HO", "IUI"])
def test_seluruh_isi_tercetak(client: Client, db: None, kode: str) -> None:
    """The real printer: every word of the decree, landscape, the table's heads on each of its pages."""
    umumkan(sop_paket(kode))
    jawab = client.get(f"/sop/{kode.lower()}/sop.pdf")
    assert jawab["Content-Type"] == "application/pdf"
    assert jawab["Cache-Control"] == "public, max-age=3600"
    pdf, asli = jawab.content, keputusan()[kode]
    rapat: Callable[[str], str] = lambda teks: "".join(teks.split())  # noqa: E731
    isi = rapat(alat.teks(pdf))
    m = asli["metadata"]
    daftar = ("dasar_hukum", "keterkaitan", "peringatan", "peralatan_perlengkapan", "pencatatan_dan_pendataan")
    for teks in [
        m["judul_sop"], m["judul_tabel"], m["nomor"], m["disahkan_oleh"]["nama"], *asli["keganjilan"],
        *(t for k in daftar for t in m[k] or []),
        *(t for x in asli["langkah"] for t in (x["kegiatan"], x["output"], *x["kelengkapan"], *x["pelaksana"])),
    ]:  # fmt: skip
        assert rapat(teks) in isi, teks
    gambar = alat.gambar(pdf, dpi=20)
    assert gambar.width > gambar.height
    for ke in range(alat.halaman(pdf)):
        halaman = alat.teks(pdf, ke=ke)
        if "Bagian Arsip Data †" in halaman or "Pemohon †" in halaman:
            assert "Kelengkapan" in halaman
            assert "Mutu baku" in halaman


def test_gambar_alur_tercetak_seperti_pada_halaman(client: Client, db: None) -> None:
    """Each box of the long SOP by name, in both rows."""
    umumkan(sop_paket("HO"))
    pdf = client.get("/sop/ho/sop.pdf").content
    isi = alat.teks(pdf)
    for x in sop_paket("HO").langkah:
        assert f"{x.urut} {x.singkat}" in isi
    assert "ke langkah 9" in isi
