"""The editor's pages: every form saves what it says, every error is named beside it, a stale page is refused."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from akun.models import Pengguna
from perizinan.models import RancanganPaket
from perizinan.services.paket import FOLDER, baca_paket, galat_paket
from perizinan.services.sumber_paket import baca_zip, dari_paket, tulis_zip, urai
from sicantik.lib import jam
from tests import orang
from tests.kasus import versi
from tests.perizinan.rancangan import besok, diajukan, disusun, kepala, menit, penyusun

pytestmark = pytest.mark.django_db
Masuk = Callable[[Pengguna], Client]


@pytest.fixture
def putri() -> Pengguna:
    versi("SIUP")
    versi("HO")
    return penyusun()


def isian(client: Client, alamat: str) -> dict[str, Any]:
    """What a browser would send of the page's form as it stands."""
    bentuk = client.get(alamat).context["form"]
    isi = {}
    for b in bentuk:
        nilai = b.value()
        if nilai is not None and nilai is not False:
            isi[b.html_name] = nilai
    return isi


def ubah(client: Client, r: RancanganPaket, halaman: str, **ganti: Any) -> RancanganPaket:
    alamat = f"/paket/{r.pk}/ubah/{halaman}/"
    isi = {k: v for k, v in {**isian(client, alamat), **ganti}.items() if v is not None}
    jawab = client.post(alamat, isi, follow=True)
    assert jawab.redirect_chain, jawab.context["form"].errors
    assert [m.level_tag for m in jawab.context["messages"]] == ["success"], [str(m) for m in jawab.context["messages"]]
    return RancanganPaket.objects.get(pk=r.pk)


HALAMAN = {
    "waktu": (
        "waktu",
        {"langkah-1-waktu-menit": "25"},
        lambda i: i["sop"]["langkah"][1]["waktu"]["teks"] == "25 menit",
    ),
    "hari": ("waktu", {"langkah-4-hari_ke": "3"}, lambda i: i["sop"]["langkah"][4]["hari_ke"] == 3),
    "pelaksana": (
        "langkah/4",
        {"pelaksana": ["Kasi Perizinan Usaha II"]},
        lambda i: i["sop"]["langkah"][3]["pelaksana"] == ["Kasi Perizinan Usaha II"],
    ),
    "cabang": ("langkah/5", {"cabang-1-ke": "4"}, lambda i: i["sop"]["langkah"][4]["cabang"][1]["ke"] == 4),
    "kelengkapan": (
        "langkah/2",
        {"kelengkapan": "A\nB"},
        lambda i: i["sop"]["langkah"][1]["kelengkapan"] == ["A", "B"],
    ),
    "naskah": ("naskah", {"metadata-nomor": "1/2026"}, lambda i: i["sop"]["metadata"]["nomor"] == "1/2026"),
    "izin": ("izin", {"ringkas": "Ringkas sekali."}, lambda i: i["izin"]["ringkas"] == "Ringkas sekali."),
    "syarat diubah": ("syarat/foto", {"wajib": None}, lambda i: not i["syarat"][5]["wajib"]),
    "syarat baru": (
        "syarat/baru",
        {"kode": "peta", "nama": "Peta lokasi", "untuk": ["pt"]},
        lambda i: (
            i["syarat"][-1] | {"wajib": 1}
            == {"kode": "peta", "nama": "Peta lokasi", "untuk": ["pt"], "wajib": 1, "kamera": False}
        ),
    ),
    "medan diubah": (
        "medan/kbli",
        {"bantu": "Lima angka"},
        lambda i: i["bagian"][-2]["medan"][3]["bantu"] == "Lima angka",
    ),
    "pilihan": (
        "medan/kelembagaan",
        {"pilihan": "pengecer: Toko\ngrosir: Grosir"},
        lambda i: i["bagian"][-2]["medan"][1]["pilihan"] == [["pengecer", "Toko"], ["grosir", "Grosir"]],
    ),
    "medan baru": (
        "medan/baru-kegiatan",
        {"kode": "merek", "label": "Merek", "jenis": "teks"},
        lambda i: i["bagian"][-2]["medan"][-1]["kode"] == "merek",
    ),
    "bagian diubah": ("bagian/kegiatan", {"judul": "Kegiatan"}, lambda i: i["bagian"][-2]["judul"] == "Kegiatan"),
    "bagian baru": (
        "bagian/baru",
        {
            "kode": "lain",
            "judul": "Lain",
            "medan-0-kode": "catatan",
            "medan-0-label": "Catatan",
            "medan-0-jenis": "teks",
        },
        lambda i: i["bagian"][-1]["medan"][0]["kode"] == "catatan",
    ),
}


@pytest.mark.parametrize("nama", HALAMAN)
def test_setiap_halaman_menyimpan(putri: Pengguna, masuk: Masuk, nama: str) -> None:
    halaman, ganti, benar = HALAMAN[nama]
    r = ubah(masuk(putri), disusun(putri), halaman, **ganti)
    assert benar(r.isi), r.isi
    assert r.catatan.last().kerja == "ubah"
    if nama not in ("medan baru",):  # the seventh field of a page is one too many
        assert not galat_paket(r.isi)


def test_menyimpan_tanpa_mengubah_tidak_mengubah(putri: Pengguna, masuk: Masuk) -> None:
    """Every page of both packs, sent as it stands, leaves the pack as it was."""
    client = masuk(putri)
    for kode in ("SIUP", "HO"):
        r = disusun(putri, kode=kode)
        lembar = client.get(f"/paket/{r.pk}/").content.decode()
        for halaman in sorted(set(re.findall(rf"/paket/{r.pk}/ubah/([\w/-]+)/", lembar))):
            if "baru" in halaman:
                continue
            r = ubah(client, r, halaman)
            assert r.dasar is not None
            assert not galat_paket(r.isi), halaman
        paket = r.dasar.paket
        assert baca(tulis_zip(r.isi)) == paket


def baca(isi: bytes) -> Any:
    from perizinan.services.paket import susun_paket

    data, galat = urai(baca_zip(isi))
    assert not galat
    return susun_paket(data)


def test_tarif(putri: Pengguna, masuk: Masuk) -> None:
    r = disusun(putri, kode="HO")
    lama = r.isi["tarif"]["lapisan"]
    r = ubah(masuk(putri), r, "tarif", lapisan="50: 1.000\n-: 500")
    assert lama != r.isi["tarif"]["lapisan"] == [{"sampai": 50, "tarif": 1000}, {"tarif": 500}]
    r = ubah(masuk(putri), r, "tarif", lapisan="50: banyak\n-: 500")
    assert "tarif.yaml: lapisan.1.tarif: harus bilangan bulat" in map(str, galat_paket(r.isi))


def test_kesalahan_disebut_di_samping_dan_tidak_dapat_diajukan(putri: Pengguna, masuk: Masuk) -> None:
    client, r = masuk(putri), disusun(putri)
    r = ubah(client, r, "langkah/5", **{"cabang-1-ke": "77"})
    r = ubah(client, r, "syarat/foto", untuk=None)
    isi = unescape(re.sub("<[^>]+>", "", client.get(f"/paket/{r.pk}/ubah/langkah/5/").content.decode()))
    assert "sop.yaml: langkah 5: cabang 'tidak' menuju langkah 77 yang tidak ada" in isi
    jawab = client.post(f"/paket/{r.pk}/ajukan/", {"versi": r.versi, "alasan": "Coba."})
    assert jawab.status_code == 422
    assert RancanganPaket.objects.get(pk=r.pk).keadaan == "disusun"


def test_halaman_basi(putri: Pengguna, masuk: Masuk) -> None:
    client, r = masuk(putri), disusun(putri)
    alamat = f"/paket/{r.pk}/ubah/izin/"
    basi = isian(client, alamat)
    ubah(client, r, "izin", ringkas="Yang pertama.")
    isi = client.post(alamat, {**basi, "ringkas": "Yang kedua."}, follow=True).content.decode()
    assert "sudah diubah orang lain" in isi
    assert RancanganPaket.objects.get(pk=r.pk).isi["izin"]["ringkas"] == "Yang pertama."


def test_hapus(putri: Pengguna, masuk: Masuk) -> None:
    r = disusun(putri)
    masuk(putri).post(f"/paket/{r.pk}/hapus/syarat/foto/", {"versi": r.versi})
    assert "foto" not in [s["kode"] for s in RancanganPaket.objects.get(pk=r.pk).isi["syarat"]]


def test_zip_bolak_balik(putri: Pengguna, masuk: Masuk) -> None:
    client = masuk(putri)
    isi = client.get("/paket/siup.zip").content
    r = disusun(putri, menit(2, 25))
    lain = SimpleUploadedFile("siup.zip", isi)
    client.post(f"/paket/{r.pk}/unggah/", {"versi": r.versi, "zip": lain})
    r = RancanganPaket.objects.get(pk=r.pk)
    assert r.dasar is not None
    assert baca(client.get(f"/paket/{r.pk}/rancangan.zip").content) == r.dasar.paket
    assert baca(isi) == r.dasar.paket


@pytest.mark.parametrize("folder", sorted(f.name for f in FOLDER.iterdir() if (f / "izin.yaml").exists()))
def test_setiap_paket_utuh_lewat_zip(folder: str) -> None:
    paket = baca_paket(FOLDER / folder)
    assert baca(tulis_zip(dari_paket(paket))) == paket


def test_zip_yang_keliru_disebut_semua(putri: Pengguna, masuk: Masuk) -> None:
    hasil = io.BytesIO()
    with zipfile.ZipFile(hasil, "w") as z:
        z.writestr("izin.yaml", "kode: [")
        z.writestr("sop.yaml", "a: 1\na: 2")
    jawab = masuk(putri).post("/paket/", {"zip": SimpleUploadedFile("x.zip", hasil.getvalue())})
    assert jawab.status_code == 422
    isi = unescape(re.sub("<[^>]+>", "", jawab.content.decode()))
    for kata in (
        "izin.yaml: baris",
        "sop.yaml: baris 1: kunci ganda",
        "formulir.yaml: berkas tidak ada",
        "izin.html: berkas",
    ):
        assert kata in isi


def test_disahkan_di_layar(putri: Pengguna, masuk: Masuk) -> None:
    dewi = kepala()
    r, client = diajukan(putri), masuk(dewi)
    alamat = f"/paket/{r.pk}/putuskan/"
    assert "15 menit" in client.get(alamat).content.decode()
    isi = {"versi": r.versi, "nomor": "188.4/9", "tanggal": f"{jam.hari_ini():%d/%m/%Y}"}
    isi |= {"berlaku_mulai": f"{besok():%d/%m/%Y}", "sandi": "salah"}
    assert "Kata sandi salah" in client.post(alamat, isi, follow=True).content.decode()
    client.post(alamat, {**isi, "sandi": orang.SANDI})
    assert RancanganPaket.objects.get(pk=r.pk).keadaan == "disahkan"
    riwayat = Client().get("/izin/siup/versi/").content.decode()
    assert "188.4/9" in riwayat
    assert "Akan berlaku" in riwayat


def test_ditolak_di_layar(putri: Pengguna, masuk: Masuk) -> None:
    r = diajukan(putri)
    masuk(kepala()).post(f"/paket/{r.pk}/putuskan/", {"tolak": "1", "tolak--versi": r.versi, "tolak--alasan": "Lama."})
    assert RancanganPaket.objects.get(pk=r.pk).keadaan == "ditolak"


def test_beda_dalam_kata(putri: Pengguna, masuk: Masuk) -> None:
    r = disusun(putri, menit(2, 25))
    isi = unescape(re.sub("<[^>]+>", " ", masuk(putri).get(f"/paket/{r.pk}/beda/").content.decode()))
    assert "sop.yaml: langkah.2.waktu.menit" in isi
    assert "berubah" in isi
