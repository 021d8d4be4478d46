"""From every reachable state an end is reachable, with and without the supervisors' exceptions."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings

from akun.status import JABATAN, PEMOHON
from sop import mesin
from sop.definisi import Definisi, periksa
from sop.mesin import Keadaan
from tests.drill import jumlah
from tests.sop.contoh import AKSI, definisi_sembarang, keputusan, siup, sop_paket


def biasa(definisi: Definisi, keadaan: Keadaan) -> set[Keadaan]:
    return {mesin.terapkan(definisi, keadaan, g) for g in mesin.gerak_boleh(definisi, keadaan)}


def dengan_pengecualian(definisi: Definisi, keadaan: Keadaan) -> set[Keadaan]:
    lain = {mesin.kembalikan(definisi, keadaan, ke) for ke in mesin.tujuan_kembali(definisi, keadaan)}
    if not keadaan.akhir and keadaan.langkah > 2:
        lain.add(mesin.kembalikan_pemohon(definisi, keadaan))
    return biasa(definisi, keadaan) | lain | berakhir_di_luar(definisi, keadaan)


def berakhir_di_luar(definisi: Definisi, keadaan: Keadaan) -> set[Keadaan]:
    return {mesin.akhiri(definisi, keadaan, akhir) for akhir in mesin.akhir_boleh(definisi, keadaan)}


def tercapai(definisi: Definisi, gerak: Callable[[Definisi, Keadaan], set[Keadaan]], dari: Keadaan) -> set[Keadaan]:
    terlihat, tumpuk = set(), [dari]
    while tumpuk:
        if (keadaan := tumpuk.pop()) not in terlihat:
            terlihat.add(keadaan)
            tumpuk += gerak(definisi, keadaan)
    return terlihat


def periksa_jalan_keluar(definisi: Definisi) -> None:
    for keadaan in tercapai(definisi, dengan_pengecualian, Keadaan()):
        akhir = {k.akhir for k in tercapai(definisi, biasa, keadaan)}
        assert keadaan.akhir or "selesai" in akhir, keadaan
        if keadaan.akhir:
            assert tercapai(definisi, dengan_pengecualian, keadaan) == {keadaan}, "an end is the end"


@pytest.mark.parametrize("kode", ["SIUP dari paket", *sorted(keputusan())])
def test_setiap_keadaan_punya_jalan_keluar(kode: str) -> None:
    periksa_jalan_keluar(siup() if "paket" in kode else sop_paket(kode))


@pytest.mark.drill(nama="sop")
@settings(max_examples=jumlah(100, 10_000), deadline=None)
@given(definisi_sembarang())
def test_yang_lolos_pemeriksaan_tidak_pernah_buntu(definisi: Definisi) -> None:
    assert periksa(definisi, jabatan={*JABATAN, PEMOHON}, aksi=AKSI) == []
    periksa_jalan_keluar(definisi)


@pytest.mark.parametrize("kode", sorted(keputusan()))
def test_setiap_langkah_dan_setiap_giliran_tercapai(kode: str) -> None:
    definisi = sop_paket(kode)
    terbuka = {(k.langkah, k.giliran) for k in tercapai(definisi, biasa, Keadaan()) if not k.akhir}
    assert terbuka == {(x.urut, n) for x in definisi.langkah for n in range(1 if x.cukup_satu else len(x.pelaksana))}


def test_kasi_lalu_kabid_berurutan() -> None:
    """HO 11: the Kasi first, the Kabid only after; a refusal of either goes back to the printing."""
    ho = sop_paket("HO")
    kasi, kabid = ho.ambil(11).pelaksana
    awal = Keadaan(11)
    with pytest.raises(mesin.GerakTerlarang):
        mesin.terapkan(ho, awal, mesin.Gerak(kabid, "ya"))
    setelah_kasi = mesin.terapkan(ho, awal, mesin.Gerak(kasi, "ya"))
    with pytest.raises(mesin.GerakTerlarang):
        mesin.terapkan(ho, setelah_kasi, mesin.Gerak(kasi, "ya"))
    assert mesin.terapkan(ho, setelah_kasi, mesin.Gerak(kabid, "ya")) == Keadaan(12)
    assert mesin.terapkan(ho, setelah_kasi, mesin.Gerak(kabid, "tidak")) == Keadaan(10)
    assert mesin.terapkan(ho, awal, mesin.Gerak(kasi, "tidak")) == Keadaan(10)


def test_belum_bayar_adalah_menunggu_bukan_perpindahan() -> None:
    """HO 8: "tidak" leads to itself in the decree, so the only move is that the payment came."""
    ho = sop_paket("HO")
    assert mesin.gerak_boleh(ho, Keadaan(8)) == (mesin.Gerak(PEMOHON, "ya"),)


@pytest.mark.parametrize("kode", sorted(keputusan()))
def test_akhir_lain_hanya_pada_tempatnya(kode: str) -> None:
    """Withdrawn or refused up to the signature, lapsed only where the applicant is waited for, never while unpaid."""
    definisi = sop_paket(kode)
    ttd = next(x.urut for x in definisi.langkah if x.aksi == "tandatangani")
    for x in definisi.langkah:
        boleh = set(mesin.akhir_boleh(definisi, Keadaan(x.urut)))
        assert (boleh >= {"ditarik", "ditolak"}) == (x.urut <= ttd), x.urut
        assert ("gugur" in boleh) == (x.menunggu_pemohon and x.aksi != "bayar"), x.urut
        for akhir in {"ditarik", "ditolak", "gugur"} - boleh:
            with pytest.raises(mesin.GerakTerlarang):
                mesin.akhiri(definisi, Keadaan(x.urut), akhir)  # type: ignore[arg-type]
