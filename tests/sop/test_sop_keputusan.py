"""The packs carry the decree's SOPs to the letter, and the product reads all of it; the portal's own stands apart."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils.text import slugify

from akun.status import JABATAN, PEMOHON
from sop.definisi import Naskah, periksa
from tests.sop.contoh import AKSI, data, isi_paket, keputusan, sop_paket

MILIK_PORTAL = {"singkat", "aksi", "tugas_pisah", "menunggu_pemohon", "cukup_satu"}
TUJUH = sorted(keputusan())
# The head of the form: our name, the decree's.
NASKAH = {
    "judul": "judul_sop",
    "judul_tabel": "judul_tabel",
    "tanggal_pembuatan": "tanggal_pembuatan",
    "tanggal_revisi": "tanggal_revisi",
    "tanggal_pengesahan": "tanggal_pengesahan",
    "dasar_hukum": "dasar_hukum",
    "kualifikasi": "kualifikasi_pelaksana",
    "keterkaitan": "keterkaitan",
    "peringatan": "peringatan",
    "peralatan": "peralatan_perlengkapan",
    "pencatatan": "pencatatan_dan_pendataan",
}


def test_tujuh_sop() -> None:
    assert TUJUH == ["HO", "IUI", "IUJK", "SIUP", "TDG", "TDP", "TDUP"]


@pytest.mark.parametrize("kode", TUJUH)
def test_paket_sama_dengan_keputusan(kode: str) -> None:
    paket, asli = isi_paket(kode), keputusan()[kode]
    assert [{k: v for k, v in x.items() if k not in MILIK_PORTAL} for x in paket["langkah"]] == asli["langkah"]
    assert paket["metadata"] == asli["metadata"]
    assert paket["keganjilan"] == asli["keganjilan"]
    assert (paket["nomor"], paket["tanggal"]) == (asli["metadata"]["nomor"], data()["keputusan"]["tanggal"])
    assert set(paket) == {"nomor", "tanggal", "metadata", "keganjilan", "tahap", "langkah"}


@pytest.mark.parametrize("kode", TUJUH)
def test_tahap_publik_sama_dengan_halaman_pelacakan(kode: str) -> None:
    """The tracking page's seven stages; their steps for the nine-step SOPs, and for the long one."""
    pelacakan = data()["pelacakan"]
    pemetaan = pelacakan["pemetaan_inferred"]["HO" if kode == "HO" else "umum"]
    assert isi_paket(kode)["tahap"] == [{"nama": t["nama"], "langkah": pemetaan[t["urut"]]} for t in pelacakan["tahap"]]
    assert [(t.nama, list(t.langkah)) for t in sop_paket(kode).tahap] == [
        (t["nama"], t["langkah"]) for t in isi_paket(kode)["tahap"]
    ]


@pytest.mark.parametrize("kode", TUJUH)
def test_kepala_naskah_terbaca_seluruhnya(kode: str) -> None:
    asli, naskah = keputusan()[kode]["metadata"], sop_paket(kode).naskah
    assert isinstance(naskah, Naskah)
    for kita, mereka in NASKAH.items():
        nilai = getattr(naskah, kita)
        assert (list(nilai) if isinstance(nilai, tuple) else nilai) == asli[mereka], kita
    pengesah = asli["disahkan_oleh"]
    assert (naskah.jabatan_pengesah, naskah.nama_pengesah, naskah.pangkat_pengesah) == (
        pengesah["jabatan"], pengesah["nama"], pengesah["pangkat"],
    )  # fmt: skip
    assert list(naskah.keganjilan) == keputusan()[kode]["keganjilan"]


@pytest.mark.parametrize("kode", TUJUH)
def test_setiap_langkah_terbaca_seluruhnya(kode: str) -> None:
    """Position, standard time, day, output and branches: what the engine runs is what the decree says."""
    definisi = sop_paket(kode)
    for x, asli in zip(definisi.langkah, keputusan()[kode]["langkah"], strict=True):
        assert (x.urut, x.kegiatan, x.output) == (asli["urut"], asli["kegiatan"], asli["output"])
        assert x.pelaksana == tuple(slugify(p) for p in asli["pelaksana"])
        assert (x.menit, x.waktu) == (asli["waktu"]["menit"], asli["waktu"]["teks"] or "")
        assert (x.hari_ke, x.keterangan) == (asli["hari_ke"], asli["keterangan"] or "")
        assert list(x.kelengkapan) == asli["kelengkapan"]
        assert x.bacaan == asli["inferred"]
        # "Belum bayar" leads to itself: waiting is no move.
        assert [(c.hasil, c.ke, c.kondisi, c.dasar) for c in x.cabang] == [
            (c["hasil"], _tujuan(c["ke"]), c["kondisi"], c["dasar"])
            for c in asli.get("cabang", [])
            if c["ke"] != x.urut
        ]


@pytest.mark.parametrize("kode", TUJUH)
def test_ketujuh_sop_dapat_dijalankan(kode: str) -> None:
    assert periksa(sop_paket(kode), jabatan={*JABATAN, PEMOHON}, aksi=AKSI) == []


@pytest.mark.parametrize("kode", TUJUH)
def test_hari_janji_dan_jumlah_menit_sama_dengan_ringkasan_keputusan(kode: str) -> None:
    definisi, ringkasan = sop_paket(kode), keputusan()[kode]["ringkasan"]
    assert definisi.hari_janji == ringkasan["sla_hari"]
    assert sum(x.menit or 0 for x in definisi.langkah) == ringkasan["total_menit"]
    assert sum(x.waktu == "1 hari" for x in definisi.langkah) == ringkasan["total_hari_lapangan"]


def test_hari_yang_kosong_mengikuti_langkah_sebelumnya() -> None:
    ho = sop_paket("HO")
    assert [ho.ambil(n).hari_ke for n in (2, 8)] == [None, None]
    assert [ho.hari_ke(n) for n in (1, 2, 7, 8, 9)] == [1, 1, 8, 8, 9]


def test_tugas_yang_dipisah() -> None:
    """Entry, verification, correction and signature; the long SOP verifies twice and has no correction of its own."""

    def tugas(kode: str) -> list[tuple[int, str]]:
        return [(x.urut, x.tugas_pisah) for x in sop_paket(kode).langkah if x.tugas_pisah]

    sembilan = [(1, "pemohon"), (3, "entri"), (4, "verifikasi"), (5, "koreksi"), (6, "tanda_tangan")]
    assert {kode: tugas(kode) for kode in TUJUH} == dict.fromkeys(TUJUH, sembilan) | {
        "HO": [
            (1, "pemohon"),
            (5, "entri"),
            (6, "verifikasi"),
            (10, "entri"),
            (11, "verifikasi"),
            (12, "tanda_tangan"),
        ]
    }


def test_jam_berhenti_hanya_selama_menunggu_pemohon() -> None:
    menunggu = {kode: [x.urut for x in sop_paket(kode).langkah if x.menunggu_pemohon] for kode in TUJUH}
    assert menunggu == {kode: [1, 8] for kode in TUJUH} | {"HO": [1, 8, 14, 15]}


def _tujuan(ke: Any) -> Any:
    return "batal" if ke == "BATAL" else ke
