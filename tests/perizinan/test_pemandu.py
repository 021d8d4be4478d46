"""The guide from everyday words to the right permits; every combination of answers has an end."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import product

import pytest
from django.http import QueryDict
from django.test import Client
from pydantic import ValidationError

from akun.models import Pengguna
from perizinan.models import Permohonan
from perizinan.pemandu import baca_kbli, cari_kbli, cocok, jawaban_sah, panduan, pertanyaan_berikut
from perizinan.services.paket import FOLDER, baca_paket, definisi_sop
from perizinan.services.pengaturan import atur_izin
from perizinan.services.periksa_paket import periksa_isi
from perizinan.skema.pemandu import AturanPemandu, Panduan
from tests import orang
from tests.kasus import versi
from tests.perizinan.test_jumlah_kueri import pernyataan

PAKET = {f.name.upper(): baca_paket(f) for f in sorted(FOLDER.iterdir()) if (f / "izin.yaml").exists()}


def jalan(kbli: str) -> Iterator[dict[str, str]]:
    """Every way through the questions."""
    sisa: list[dict[str, str]] = [{}]
    while sisa:
        sah = jawaban_sah(sisa.pop(), kbli)
        p = pertanyaan_berikut(sah)
        if p is None:
            yield sah
        else:
            sisa += [{**sah, p.kode: kode} for kode, _ in p.pilihan]


def izin_untuk(jawaban: dict[str, str], kbli: str = "") -> set[str]:
    return {kode for kode, p in PAKET.items() if cocok(p.izin.pemandu, jawaban_sah(jawaban, kbli), kbli)}


@pytest.mark.parametrize("kbli", ["", *sorted({k.kode for k in baca_kbli().kelompok})])
def test_setiap_kombinasi_berakhir_dengan_izin(kbli: str) -> None:
    semua = list(jalan(kbli))
    assert semua
    for jawaban in semua:
        assert "TDP" in izin_untuk(jawaban, kbli)
        assert "bentuk" in jawaban
        ditanya = len(jawaban) - ("kegiatan" in jawaban and bool(kbli))
        assert 2 <= ditanya <= 6


def test_setiap_izin_disarankan_kepada_seseorang() -> None:
    kena = Counter(kode for jawaban in jalan("") for kode in izin_untuk(jawaban))
    assert set(kena) == set(PAKET)


def test_setiap_kbli_punya_kegiatan() -> None:
    for k in baca_kbli().kelompok:
        assert "kegiatan" in jawaban_sah({}, k.kode), k.kode


@pytest.mark.parametrize(
    ("kbli", "jawaban", "izin"),
    [
        ("47112", {"gudang": "tidak"}, {"SIUP", "TDP"}),
        ("47112", {"gudang": "besar"}, {"SIUP", "TDP", "TDG"}),
        ("47112", {"gudang": "kecil", "produksi": "ya"}, {"SIUP", "TDP", "IUI", "HO"}),
        ("56102", {}, {"TDUP", "TDP", "HO"}),
        ("10710", {"wisata": "ya"}, {"IUI", "TDUP", "TDP", "HO"}),
        ("41011", {"bentuk": "cv", "sbu": "ya"}, {"IUJK", "TDP"}),
        ("96200", {}, {"SIUP", "TDP", "HO"}),
        ("55900", {}, {"TDP"}),
        ("86105", {}, {"TDP"}),
        ("47721", {}, {"TDP"}),
        ("", {"kegiatan": "jasa"}, {"SIUP", "TDP"}),
    ],
)
def test_usaha_dan_izinnya(kbli: str, jawaban: dict[str, str], izin: set[str]) -> None:
    assert izin_untuk({"bentuk": "perorangan", **jawaban}, kbli) == izin


def test_jawaban_asing_dan_yang_tidak_ditanya_dibuang() -> None:
    isi = {"bentuk": "raja", "kegiatan": "dagang", "sbu": "ya", "gudang": "besar", "x": "y"}
    assert jawaban_sah(isi, "") == {"kegiatan": "dagang", "gudang": "besar"}
    assert jawaban_sah({"kegiatan": "lain"}, "47112")["kegiatan"] == "dagang"  # the code has said it


# Everyday words.


@pytest.mark.parametrize(
    ("kata", "kode"),
    [
        ("warung", "47112"),
        ("Warung makan", "56102"),
        ("toko kelontong", "47112"),
        ("bengkel", "45201"),
        ("bengkel motor", "45407"),
        ("salon", "96112"),
        ("kos-kosan", "55900"),
        ("Kost", "55900"),
        ("laundry", "96200"),
        ("londri", "96200"),
        ("restauran", "56101"),
        ("mau buka kafe", "56303"),
        ("jual pulsa", "47414"),
        ("56101", "56101"),
    ],
)
def test_kata_sehari_hari(kata: str, kode: str) -> None:
    assert cari_kbli(kata)[0].kode == kode


@pytest.mark.parametrize("kata", ["", "   ", "!!!", "zzzzzz", "\0", "99"])
def test_kata_yang_tidak_menemukan_apa_pun(kata: str) -> None:
    assert cari_kbli(kata) == []


def test_kata_sendiri_menemukan_kelompoknya() -> None:
    for k in baca_kbli().kelompok:
        for kata in k.kata:
            assert k in cari_kbli(kata), (k.kode, kata)


# The files.


def test_panduan_keliru_ditolak() -> None:
    isi = panduan().model_dump(mode="json")
    isi["pertanyaan"][2]["bila"] = {"kegiatan": ["melaut"]}
    with pytest.raises(ValidationError, match="melaut"):
        Panduan.model_validate(isi)


def test_aturan_paket_yang_tidak_dikenal_ditolak() -> None:
    siup = PAKET["SIUP"]
    keliru = (
        AturanPemandu(jawaban={"gudang": ("raksasa",)}, alasan="x"),
        AturanPemandu(jawaban={"omzet": ("1",)}, alasan="x"),
    )
    ubah = siup.model_copy(update={"izin": siup.izin.model_copy(update={"pemandu": keliru})})
    galat = [g for g in periksa_isi(ubah, definisi_sop(ubah)) if "pemandu" in g]
    assert galat == [
        "izin.yaml: pemandu: aturan 1: ['raksasa'] tidak ada dalam pertanyaan pemandu",
        "izin.yaml: pemandu: aturan 2: ['omzet'] tidak ada dalam pertanyaan pemandu",
    ]


# The pages.


@pytest.fixture
def katalog(db: None) -> None:
    for kode in PAKET:
        versi(kode)


def selesaikan(client: Client, alamat: str, **pilihan: str) -> str:
    """Answer each page that comes until the result; its address."""
    for _ in range(9):
        jawab = client.get(alamat)
        if jawab.status_code == 302:
            alamat = jawab.headers["Location"]
            if alamat.startswith("/pemandu/hasil/"):
                return alamat
            continue
        html = jawab.content.decode()
        isi = QueryDict(mutable=True)
        for nama, nilai in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', html):
            isi[nama] = nilai
        p = jawab.context["p"]
        isi[p.kode] = pilihan.get(p.kode, p.pilihan[-1][0])
        alamat = f"/pemandu/tanya/?{isi.urlencode()}"
    raise AssertionError(alamat)


def test_dari_kata_sampai_draf(katalog: None, masuk: Callable[[Pengguna], Client]) -> None:
    tamu = Client()
    cari = tamu.get("/pemandu/", {"q": "toko kelontong"}).content.decode()
    assert "/pemandu/tanya/?kbli=47112" in cari
    alamat = selesaikan(tamu, "/pemandu/tanya/?kbli=47112", bentuk="cv", gudang="tidak")
    hasil = tamu.get(alamat)
    assert [x.kartu.kode for x in hasil.context["disarankan"]] == ["SIUP", "TDP"]
    berkas = {b.syarat.nama: b.izin for b in hasil.context["berkas"]}
    assert berkas["KTP-el penanggung jawab"] == ["SIUP", "TDP"]
    assert "SIUP atau izin teknis lain" not in berkas  # applied for together
    pemohon = orang.pemohon()
    client = masuk(pemohon)
    sekaligus = hasil.context["sekaligus"]
    pilih = client.get(sekaligus).content.decode()
    assert pilih.count(" checked") == 2
    client.post("/paralel/", dict(QueryDict(sekaligus.partition("?")[2]).lists()))
    semua = Permohonan.objects.filter(pemohon=pemohon)
    assert {(p.isian["kbli"], p.isian["bentuk_usaha"]) for p in semua} == {("47112", "cv")}
    assert not tamu.cookies  # no session was begun for it


def test_satu_izin_dengan_isian_awal(katalog: None, masuk: Callable[[Pengguna], Client]) -> None:
    hasil = Client().get(selesaikan(Client(), "/pemandu/tanya/?kbli=47112", bentuk="pt", gudang="tidak"))
    siup = hasil.context["disarankan"][0]
    pemohon = orang.pemohon()
    masuk(pemohon).post(siup.alamat, {"jenis": "baru"})
    isian = Permohonan.objects.get(pemohon=pemohon).isian
    assert (isian["kbli"], isian["kbli_edisi"], isian["bentuk_usaha"]) == ("47112", "2020", "pt")


def test_isian_awal_tidak_memuat_yang_lain(katalog: None, masuk: Callable[[Pengguna], Client]) -> None:
    pemohon = orang.pemohon(nama="Siti Pemohon")
    masuk(pemohon).post("/izin/siup/ajukan/?nama_pemohon=Oni&nik=1&kbli=4%0071", {"jenis": "baru"})
    isian = Permohonan.objects.get(pemohon=pemohon).semua_isian
    assert (isian["nama_pemohon"], isian["nik"], isian["kbli"]) == ("Siti Pemohon", pemohon.nik, "471")


def test_tanpa_memilih_ditanya_lagi(katalog: None) -> None:
    jawab = Client().get("/pemandu/tanya/", {"kbli": "47112", "tanya": "bentuk"})
    assert jawab.status_code == 422
    assert "Pilih salah satu jawaban" in jawab.content.decode()


def test_izin_yang_berakhir_disebut_dan_tidak_ditawarkan(katalog: None) -> None:
    alamat = selesaikan(Client(), "/pemandu/tanya/?kbli=96200", bentuk="perorangan", produksi="tidak", wisata="tidak")
    for terima in (True, False):
        atur_izin(kode="HO", terima_permohonan=terima, dasar="SK contoh" if terima else "", oleh=None)
        hasil = Client().get(alamat)
        assert [i.kode for i, _ in hasil.context["berakhir"]] == ["HO"]
        assert "HO" not in hasil.context["semua_kode"]
        assert "Nomor 19 Tahun 2017" in hasil.content.decode()


def test_bentuk_yang_tidak_dikenal_formulir_ke_loket(katalog: None) -> None:
    alamat = selesaikan(Client(), "/pemandu/tanya/?kbli=41011", bentuk="perorangan")
    hasil = Client().get(alamat)
    assert [x.kartu.kode for x in hasil.context["loket"]] == ["IUJK"]
    assert "Formulirnya tidak untuk bentuk usaha Anda." in hasil.content.decode()


def test_yang_tidak_dilayani_disebut_tempatnya(katalog: None) -> None:
    html = Client().get(selesaikan(Client(), "/pemandu/tanya/?kbli=86105")).content.decode()
    assert "Izin sektor usaha Anda" in html
    assert "https://oss.go.id" in html


@pytest.mark.parametrize("kbli", ["", "abc", "47112' OR 1=1", "99999", "\0"])
def test_kode_asing_seperti_tidak_memilih(katalog: None, kbli: str) -> None:
    jawab = Client().get("/pemandu/tanya/", {"kbli": kbli, "bentuk": "pt"})
    assert jawab.context["p"].kode == "kegiatan"


@pytest.mark.parametrize("bentuk", [k for k, _ in panduan().pertanyaan[0].pilihan])
def test_setiap_kegiatan_dan_bentuk_punya_halaman_hasil(katalog: None, bentuk: str) -> None:
    kegiatan = panduan().pertanyaan[1]
    for (kode, _), gudang in product(kegiatan.pilihan, ("tidak", "besar")):
        alamat = selesaikan(Client(), "/pemandu/tanya/", bentuk=bentuk, kegiatan=kode, gudang=gudang)
        jawab = Client().get(alamat)
        assert jawab.status_code == 200
        assert jawab.context["disarankan"]


def test_ringan_dan_tanpa_pernyataan_yang_bertambah(katalog: None) -> None:
    client = Client()
    hasil = selesaikan(client, "/pemandu/tanya/?kbli=10710", bentuk="pt", gudang="besar", wisata="ya")
    for alamat in ("/pemandu/?q=toko", "/pemandu/tanya/?kbli=47112", hasil):
        assert len(gzip.compress(client.get(alamat).content)) < 12_000, alamat
    assert pernyataan(client, "/pemandu/?q=toko") <= 2
    assert pernyataan(client, hasil) <= 12
