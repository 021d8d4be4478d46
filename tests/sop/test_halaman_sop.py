"""The public pages of the SOPs: all that the decree says, what is our reading, and which version it is."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.sop.contoh import keputusan, sop_paket, umumkan

pytestmark = pytest.mark.django_db
TUJUH = sorted(keputusan())
TANGGAL = ("pembuatan", "revisi", "pengesahan")
BAGIAN = (
    "dasar_hukum", "kualifikasi_pelaksana", "keterkaitan", "peringatan", "peralatan_perlengkapan",
    "pencatatan_dan_pendataan",
)  # fmt: skip
TAK_TERBACA = "Tidak terbaca atau tidak ada pada naskah yang kami pegang."


@pytest.fixture(autouse=True)
def _tersimpan(db: None) -> None:
    for kode in TUJUH:
        umumkan(sop_paket(kode))


def kata(isi: str) -> str:
    """The words of the page's main part in one line, without the drawing."""
    utama = re.sub(r"<svg.*?</svg>", "", isi.partition('<main id="isi"')[2].partition("</main>")[0], flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", utama)).split())


def halaman(client: Client, kode: str) -> str:
    jawab = client.get(f"/sop/{kode.lower()}/")
    assert jawab.status_code == 200
    return jawab.content.decode()


def rata(teks: str) -> str:
    return " ".join(teks.split())


@pytest.mark.parametrize("kode", TUJUH)
def test_setiap_langkah_dengan_mutu_bakunya(client: Client, kode: str) -> None:
    isi = kata(halaman(client, kode))
    for x in keputusan()[kode]["langkah"]:
        for teks in (x["kegiatan"], x["output"], *x["pelaksana"], *x["kelengkapan"], x["waktu"]["teks"] or "–"):
            assert rata(teks) in isi, teks
        for c in x.get("cabang", []):
            assert f"{c['hasil']}: {rata(c['kondisi'])};" in isi or c["ke"] == x["urut"], c


@pytest.mark.parametrize("kode", TUJUH)
def test_kepala_dan_isi_naskah(client: Client, kode: str) -> None:
    """And where the document is unreadable, that is said, there and nowhere else."""
    asli, isi = keputusan()[kode], kata(halaman(client, kode))
    m, daftar = asli["metadata"], [asli["metadata"][k] for k in BAGIAN]
    satu = [m[k] for k in ("judul_sop", "judul_tabel", "nomor", *(f"tanggal_{t}" for t in TANGGAL))]
    for teks in (*satu, *m["disahkan_oleh"].values(), *(t for d in daftar for t in d or []), *asli["keganjilan"]):
        assert rata(teks) in isi or teks == m["disahkan_oleh"].get("nama_sumber"), teks
    assert isi.count(TAK_TERBACA) == daftar.count(None)


@pytest.mark.parametrize("kode", TUJUH)
def test_bacaan_kami_bertanda(client: Client, kode: str) -> None:
    """Every executor was read from the meaning of the step; a branch only where the document does not say."""
    langkah = keputusan()[kode]["langkah"]
    cabang = [c for x in langkah for c in x.get("cabang", []) if c["ke"] != x["urut"]]
    bertanda = sum(x["inferred"] for x in langkah) + sum("inferred" in c["dasar"] for c in cabang)
    isi = halaman(client, kode)
    assert isi.count('<span aria-hidden="true">†</span>') == bertanda
    assert isi.count("(bacaan kami)") == bertanda
    for c in cabang:
        if "inferred" not in c["dasar"]:
            assert f"({c['dasar']})" in unescape(isi)


def test_daftar_memuat_ketujuh_sop(client: Client) -> None:
    isi = kata(client.get("/sop/").content.decode())
    for kode in TUJUH:
        assert f"({kode})" in isi
        assert keputusan()[kode]["nama"] in isi
    assert "188.4/93/DPMPT 12 hari kerja 15" in isi


def test_versi_terbaru_yang_tampil_dan_disebut(client: Client) -> None:
    lama = sop_paket("SIUP")
    baru = umumkan(
        replace(lama, langkah=(replace(lama.langkah[0], kegiatan="Mendaftar lewat telepon"), *lama.langkah[1:]))
    )
    isi = kata(halaman(client, "SIUP"))
    assert "Mendaftar lewat telepon" in isi
    assert f"Versi {baru.intisari[:8]}, dimuat" in isi
    assert client.get("/sop/").content.decode().count('href="/sop/siup/"') == 1


def test_kode_yang_tidak_ada(client: Client) -> None:
    assert client.get("/sop/imb/").status_code == 404
    assert client.get("/sop/imb/sop.pdf").status_code == 404


def test_huruf_kode_tidak_membedakan(client: Client) -> None:
    assert client.get("/sop/HO/").status_code == 200


def test_sop_tanpa_kepala_naskah_tetap_tampil(client: Client) -> None:
    """Versions stored before the head was read have none."""
    umumkan(replace(sop_paket("TDG"), naskah=None))
    assert "SOP ini tersimpan tanpa kepala naskahnya." in halaman(client, "TDG")


def test_sedikit_pernyataan_dan_tanpa_sesi(client: Client) -> None:
    halaman(client, "HO")
    for alamat in ("/sop/", "/sop/ho/", "/sop/siup/"):
        with CaptureQueriesContext(connection) as tangkap:
            client.get(alamat)
        assert len(tangkap) <= 4, [q["sql"] for q in tangkap]
        assert not any("django_session" in q["sql"] for q in tangkap)


def test_gambar_alur_punya_judul_dan_tabel(client: Client) -> None:
    isi = halaman(client, "HO")
    assert isi.count('role="img"') == 2, "one for each drawing, the wide and the narrow"
    assert "Alur Izin Gangguan: 15 langkah, 10 pelaksana, 12 hari kerja." in isi
