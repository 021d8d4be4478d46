"""Whole paths through the SOPs as lists of states."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils.text import slugify

from akun.queries import pelaku_pemohon
from sicantik.lib import jam
from sop import mesin
from sop.definisi import Definisi
from sop.models import VersiSop
from sop.services import BukanGiliran, simpan_versi
from tests import orang
from tests.lib import kalender as acuan
from tests.sop import contoh
from tests.sop.alur import Jalan, mulai, mulai_pada, wita

LURUS = [
    (1, "pemohon"),
    (2, "petugas-loket"),
    (3, "petugas-entry-data"),
    (4, "kasi-perizinan-usaha-i"),
    (5, "kabid-perizinan-usaha"),
    (6, "kepala-dinas"),
    (7, "bagian-arsip-data"),
    (8, "petugas-loket"),
    (9, "petugas-loket"),
]


def test_siup_dari_awal_sampai_selesai(jalan: Jalan) -> None:
    dilalui = [(jalan.log[0].langkah, jalan.log[0].jabatan)]
    while (keadaan := jalan.keadaan)[2] == "berjalan":
        dilalui.append(keadaan[:2])
        jalan.langkah()
    assert dilalui == LURUS
    assert jalan.proses.keadaan == "selesai"
    assert jalan.proses.selesai is not None
    assert [(b.nomor, b.langkah, b.jabatan) for b in jalan.log] == [(n, *x) for n, x in enumerate(LURUS, 1)]
    assert [b.tugas_pisah for b in jalan.log] == [
        "pemohon",
        "",
        "entri",
        "verifikasi",
        "koreksi",
        "tanda_tangan",
        "",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("gerak", "akhir"),
    [
        # (outcomes in order, where the file stands then)
        (["tidak"], (1, "pemohon", "menunggu_pemohon")),
        (["tidak", "selesai"], (2, "petugas-loket", "berjalan")),
        (["ya", "selesai", "tidak"], (3, "petugas-entry-data", "berjalan")),
        (["ya", "selesai", "ya", "tidak"], (3, "petugas-entry-data", "berjalan")),
        (["ya", "selesai", "ya", "ya", "selesai", "selesai", "tidak"], (8, "petugas-loket", "batal")),
        (["ya", "selesai", "ya", "ya", "selesai", "selesai", "ya", "selesai"], (9, "petugas-loket", "selesai")),
        (["ya", "selesai", "tidak", "selesai", "tidak", "selesai", "ya"], (5, "kabid-perizinan-usaha", "berjalan")),
    ],
)
def test_jalan_bercabang(jalan: Jalan, gerak: list[str], akhir: tuple[int, str, str]) -> None:
    for hasil in gerak:
        jalan.langkah(hasil)
    assert jalan.keadaan == akhir
    assert [b.hasil for b in jalan.log[1:]] == gerak


TUJUH = sorted(contoh.keputusan())
SENIN = "2018-07-02 09.00"  # no holiday within the following three weeks


@pytest.mark.django_db
@pytest.mark.parametrize("kode", TUJUH)
def test_ketujuh_sop_berjalan_sampai_selesai(kode: str) -> None:
    """From each pack's own file: who may act, the day, the minutes and the output of every step are the decree's.

    Nobody waits: every step is done at once, so that each deadline is the day that the decree names.
    """
    asli = contoh.keputusan()[kode]["langkah"]
    jalan = mulai_pada(SENIN, simpan_versi(contoh.sop_paket(kode)))
    h1, hari_ke = wita(SENIN).date(), 1
    with jam.pada(wita(SENIN)):
        for x in asli[1:]:
            hari_ke = x["hari_ke"] or hari_ke
            for pelaksana in _giliran(kode, x):
                proses = jalan.proses
                langkah = proses.versi_sop.definisi.ambil(proses.langkah)
                assert (proses.langkah, proses.jabatan) == (x["urut"], slugify(pelaksana))
                assert proses.tenggat == acuan.tenggat(h1, hari_ke, [], {})
                assert (langkah.menit, langkah.output) == (x["waktu"]["menit"], x["output"])
                tolak_yang_lain(jalan)
                jalan.langkah()
    assert jalan.proses.keadaan == "selesai"
    assert [b.langkah for b in jalan.log] == [1, *(b["urut"] for b in asli[1:] for _ in _giliran(kode, b))]
    assert sum(b.menit_kerja for b in jalan.log) == 0


def _giliran(kode: str, x: dict[str, Any]) -> list[str]:
    """Of the two receivers in step 9 one acknowledges; elsewhere all act, one after the other."""
    return x["pelaksana"][:1] if x["urut"] == 9 and kode != "HO" else x["pelaksana"]


def tolak_yang_lain(jalan: Jalan) -> None:
    """Every other position, and the applicant where it is not their turn, is refused and leaves no trace."""
    sebelum, boleh = jalan.proses.jumlah_log, mesin.jabatan_giliran(_definisi(jalan), _keadaan(jalan))
    for jabatan, petugas in jalan.petugas.items():
        if jabatan not in boleh:
            with pytest.raises(BukanGiliran):
                jalan.langkah(oleh=petugas)
    if "pemohon" not in boleh:
        with pytest.raises(BukanGiliran):
            jalan.langkah(oleh=pelaku_pemohon(jalan.pemohon))
    assert jalan.proses.jumlah_log == sebelum == len(jalan.log)


def _definisi(jalan: Jalan) -> Definisi:
    return jalan.proses.versi_sop.definisi


def _keadaan(jalan: Jalan) -> mesin.Keadaan:
    return mesin.Keadaan(jalan.proses.langkah, jalan.proses.giliran)


CABANG = [
    (kode, x["urut"], c["hasil"], c["ke"])
    for kode in TUJUH
    for x in contoh.keputusan()[kode]["langkah"]
    for c in x.get("cabang", [])
    if c["ke"] != x["urut"]
]


@pytest.mark.django_db
@pytest.mark.parametrize(("kode", "langkah", "hasil", "ke"), CABANG)
def test_setiap_cabang_ditempuh(kode: str, langkah: int, hasil: str, ke: int | str) -> None:
    """Every outcome of the decree, taken by each of the positions that the step names."""
    versi = simpan_versi(contoh.sop_paket(kode))
    petugas, pelaksana = orang.kantor(), versi.definisi.ambil(langkah).pelaksana
    for n in range(len(pelaksana)):
        jalan = mulai(versi, petugas=petugas).sampai(langkah)
        for _ in range(n):
            jalan.langkah()
        jalan.langkah(hasil)
        setuju = hasil == versi.definisi.cabang(langkah)[0].hasil
        if setuju and n + 1 < len(pelaksana):
            assert jalan.proses.langkah == langkah, "the others have not agreed yet"
        elif ke == "BATAL":
            assert (jalan.proses.keadaan, jalan.proses.langkah) == ("batal", langkah)
        else:
            assert jalan.proses.langkah == ke
            assert jalan.proses.jabatan == versi.definisi.ambil(int(ke)).pelaksana[0]
        assert (jalan.log[-1].langkah, jalan.log[-1].hasil) == (langkah, hasil)


def test_setiap_cabang_sop_panjang_disebut() -> None:
    """The resume and the printed permit go back; what does not match at the counter is cancelled."""
    assert [c[1:] for c in CABANG if c[0] == "HO"] == [
        (2, "ya", 3), (2, "tidak", 1),
        (6, "ya", 7), (6, "tidak", 5),
        (8, "ya", 9),
        (11, "ya", 12), (11, "tidak", 10),
        (14, "ya", 15), (14, "tidak", "BATAL"),
    ]  # fmt: skip


def test_pemohon_sendiri_boleh_menyatakan_menerima(jalan: Jalan) -> None:
    """Step 9 names the loket and the applicant; either acknowledges."""
    jalan.sampai(9)
    jalan.langkah(oleh=pelaku_pemohon(jalan.pemohon))
    assert jalan.proses.keadaan == "selesai"
    assert jalan.log[-1].jabatan == "pemohon"


@pytest.mark.django_db
@pytest.mark.parametrize("kode", sorted(contoh.keputusan()))
def test_versi_tersimpan_sekali_dan_terbaca_sama(kode: str) -> None:
    definisi = contoh.sop_paket(kode)
    versi = simpan_versi(definisi)
    assert VersiSop.objects.get(pk=versi.pk).definisi == definisi
    assert simpan_versi(definisi) == versi
