"""The issued permit as paper and as a file: one page, every line, a QR that a phone reads, a valid signature."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from akun import queries as akun
from perizinan.dokumen.izin import html_konsep
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.pengembalian import kembalikan_ke_petugas
from sicantik.lib import pdf, token
from sicantik.lib.token import kode_cek
from sicantik.signer.verifikasi import periksa_tanda_tangan
from tests import orang
from tests.dokumen import alat
from tests.dokumen.conftest import Penanda
from tests.kasus import Kasus, kasus

pytestmark = pytest.mark.django_db


def berkas(milik: Kasus, simpanan: Path) -> bytes:
    return (simpanan / milik.permohonan.dokumen.get(jenis="izin").jalur).read_bytes()


def test_satu_halaman_dengan_semua_isinya(penanda: Penanda, simpanan: Path) -> None:
    milik = kasus("terbit")
    izin, kepala = milik.izin, milik.petugas["kepala"]
    isi = berkas(milik, simpanan)
    assert alat.halaman(isi) == 1
    teks = alat.teks(isi)
    assert izin.nomor in teks
    for b in milik.permohonan.versi_paket.paket.izin.butir:
        assert b.label in teks
        assert izin.butir[b.kode] in teks, b.kode
    assert kepala.nama in teks
    assert f"Ditetapkan di {akun.kantor().kota}" in teks
    assert "Tanda tangan elektronik tidak tersertifikasi (kunci lokal, bukan BSrE)" in teks
    assert str(izin.kode_cek) in teks
    assert str(milik.pemohon.nik) not in teks


def test_qr_terbaca_dari_gambarnya(penanda: Penanda, simpanan: Path, settings: Any) -> None:
    settings.SITUS_URL = "https://perizinan.contoh.example"
    milik = kasus("terbit")
    (alamat,) = alat.kode_qr(berkas(milik, simpanan))
    assert alamat == f"https://perizinan.contoh.example/v/{milik.izin.token}"
    isi = token.baca("izin", alamat.rpartition("/")[2])
    assert isi is not None
    assert isi.id == milik.izin.pk
    assert milik.izin.kode_cek == kode_cek(milik.izin.token)


def test_tanda_tangan_sah(penanda: Penanda, simpanan: Path) -> None:
    isi = berkas(kasus("terbit"), simpanan)
    assert periksa_tanda_tangan(isi, penanda.ca).sah
    assert not periksa_tanda_tangan(isi.replace(b"/Type", b"/Typo", 1), penanda.ca).sah


def test_pelaksana_harian_disebut(penanda: Penanda, simpanan: Path) -> None:
    milik = kasus("dikoreksi")
    milik.petugas["kepala"] = orang.plh("kepala-dinas", menggantikan=milik.petugas["kepala"])
    milik.lakukan("terbit")
    teks = alat.teks(berkas(milik, simpanan))
    assert "PLH. KEPALA DINAS" in teks.upper()
    assert milik.petugas["kepala"].nama in teks


def test_yang_dicetak_adalah_yang_disetujui(penanda: Penanda, simpanan: Path) -> None:
    """Not the draft as it stands by then: the permit carries its own copy."""
    milik = kasus("dikoreksi")
    milik.setujui()
    konsep = milik.permohonan.konsep
    konsep.butir = {**konsep.butir, "nama_usaha": "CV LAIN SAMA SEKALI"}
    konsep.save()
    with pytest.raises(PermohonanDitolak):
        kembalikan_ke_petugas(**milik.pokok("kepala"), ke=3, catatan="Alasan.")
    from perizinan.services.penerbitan import terbitkan

    assert terbitkan(milik.izin.pk)
    teks = alat.teks(berkas(milik, simpanan))
    assert "CV Contoh Uji" in teks
    assert "CV LAIN" not in teks


@pytest.mark.parametrize("keadaan", ["dientri", "diverifikasi", "dikoreksi"])
def test_konsep_tanpa_nomor_dan_tanpa_qr(keadaan: str) -> None:
    milik = kasus(keadaan)
    p = milik.permohonan
    konsep = pdf.cetak(html_konsep(p, p.konsep.butir))
    assert alat.halaman(konsep) == 1
    assert alat.kode_qr(konsep) == []
    teks = alat.teks(konsep)
    assert "503/" not in teks
    assert "/cek" not in teks
    assert "KONSEP" in teks.replace(" ", "")
    assert p.konsep.butir["nama_usaha"] in teks
