"""Packs from strangers: every error is named, bombs are not opened, and templates place declared strings only."""

from __future__ import annotations

import copy
import io
import stat
import zipfile
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from perizinan.services.galat_paket import BERKAS, PaketKeliru
from perizinan.services.paket import FOLDER, baca_paket, galat_paket, periksa_templat_izin
from perizinan.services.sumber_paket import baca_folder, baca_zip, dari_paket, urai
from perizinan.skema import Paket

Isi = dict[str, Any]


@cache
def ho() -> Paket:
    return baca_paket(FOLDER / "ho")


def isi() -> Isi:
    return copy.deepcopy(dari_paket(ho()))


# Every way to break one place, with what must be said of it.
def _rusak() -> dict[str, tuple[Callable[[Isi], Any], str]]:
    hasil: dict[str, tuple[Callable[[Isi], Any], str]] = {}
    for bagian, berkas in BERKAS.items():
        if bagian not in ("templat", "tinjauan", "tarif"):
            hasil[f"{berkas} hilang"] = (lambda i, b=bagian: i.pop(b), f"{berkas}: wajib ada")
    wajib = {
        "izin": ["kode", "nama", "instansi", "masa_berlaku", "templat_nomor", "medan_nik", "butir"],
        "sop": ["nomor", "tahap", "langkah", "metadata"],
        "tarif": ["versi", "lapisan", "cara", "alamat", "jatuh_tempo_hari"],
        "tinjauan": ["tempat", "bagian"],
    }
    for bagian, kunci in wajib.items():
        for k in kunci:
            hasil[f"{bagian}.{k} hilang"] = (lambda i, b=bagian, k=k: i[b].pop(k), f"{BERKAS[bagian]}: {k}: wajib ada")
        hasil[f"{bagian} asing"] = (
            lambda i, b=bagian: i[b].update(asing=1),
            f"{BERKAS[bagian]}: asing: kunci tidak dikenal",
        )
    for n in range(15):
        for k in ("kegiatan", "pelaksana", "waktu", "aksi", "singkat"):
            hasil[f"langkah {n + 1}.{k}"] = (
                lambda i, n=n, k=k: i["sop"]["langkah"][n].pop(k),
                f"sop.yaml: langkah.{n + 1}.{k}: wajib ada",
            )
        hasil[f"langkah {n + 1} menit"] = (
            lambda i, n=n: i["sop"]["langkah"][n]["waktu"].update(menit="lama"),
            f"sop.yaml: langkah.{n + 1}.waktu.menit: harus bilangan bulat",
        )
    return hasil


RUSAK = _rusak()


@pytest.mark.parametrize("nama", RUSAK)
def test_setiap_kerusakan_disebut(nama: str) -> None:
    ubah, sebut = RUSAK[nama]
    data = isi()
    ubah(data)
    assert sebut in map(str, galat_paket(data))


def test_semuanya_sekaligus_disebut_semua() -> None:
    """Scores of breaks in four files: none hides another."""
    data, sebut = isi(), []
    for nama, (ubah, kata) in RUSAK.items():
        if (nama.startswith("langkah") and not nama.endswith("menit")) or nama.endswith("asing"):
            ubah(data)
            sebut.append(kata)
    galat = set(map(str, galat_paket(data)))
    assert len(sebut) > 70
    assert not set(sebut) - galat


def test_beberapa_ketidakcocokan_disebut_bersama() -> None:
    data = isi()
    data["izin"]["ikon"] = "gunung"
    data["sop"]["langkah"][1]["cabang"][0]["hasil"] = "mungkin"
    data["izin"]["templat_nomor"] = "503/{kode}"
    galat = "\n".join(map(str, galat_paket(data)))
    for kata in ("ikon: gunung", "langkah 2: aksi periksa_berkas", "templat_nomor: tanpa {urutan}"):
        assert kata in galat


@pytest.mark.parametrize("aksi", ["cetak_izin", "verifikasi", "tandatangani"])
def test_pemisahan_tugas_bukan_pilihan_paket(aksi: str) -> None:
    data = isi()
    for x in data["sop"]["langkah"]:
        if x["aksi"] == aksi:
            x["tugas_pisah"] = ""
    assert any(f"tugas_pisah aksi {aksi}" in str(g) for g in galat_paket(data))


YAML = {
    "bom alias": ("a: &a [x, x]\nb: [*a, *a]", "jangkar"),
    "alias diri": ("a: &a [*a]", "jangkar"),
    "penanda python": ("a: !!python/object/apply:os.system ['id']", "penanda jenis"),
    "biner": ("a: !!binary aGFp", "penanda jenis"),
    "terlalu dalam": ("a: " + "[" * 3000, "terlalu dalam"),
    "kunci ganda": ("a: 1\na: 2", "kunci ganda"),
    "nol": ('a: "\\0"', "tidak dapat disimpan"),
    "tak hingga": ("a: .inf", "bilangan biasa"),
    "raksasa": ("a: 9" + "9" * 40, "terlalu besar"),
    "kunci bukan teks": ("no: 1", "harus teks"),
    "putus": ("a: [1,", "YAML-nya keliru"),
}


@pytest.mark.parametrize("nama", YAML)
def test_yaml_yang_berbahaya(nama: str) -> None:
    teks, sebut = YAML[nama]
    berkas = {**baca_folder(FOLDER / "siup"), "izin.yaml": teks}
    data, galat = urai(berkas)
    assert data == {}
    assert any(sebut in str(g) and g.berkas == "izin.yaml" for g in galat), galat


@pytest.mark.parametrize("blok", ["../siup/izin", "/etc/passwd", "tidak_ada", "Pemohon"])
def test_blok_hanya_dari_folder_bersama(blok: str) -> None:
    berkas = {**baca_folder(FOLDER / "siup"), "formulir.yaml": f"- blok: {blok}"}
    assert any("blok bersama itu tidak ada" in str(g) for g in urai(berkas)[1])


def arsip(*isi_: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    hasil = io.BytesIO()
    with zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED) as z:
        for nama, teks in isi_:
            z.writestr(nama, teks)
    return hasil.getvalue()


def tautan() -> bytes:
    x = zipfile.ZipInfo("izin.yaml")
    x.external_attr = (stat.S_IFLNK | 0o777) << 16
    return arsip((x, b"/etc/passwd"))


def dusta() -> bytes:
    """The directory says that the file is small; it is not."""
    isi_ = bytearray(arsip(("izin.yaml", b"a" * 190_000)))
    pusat = isi_.rindex(b"PK\x01\x02")
    isi_[pusat + 24 : pusat + 28] = (10).to_bytes(4, "little")
    return bytes(isi_)


ZIP = {
    "keluar folder": (lambda: arsip(("../izin.yaml", b"a: 1")), "bukan berkas paket"),
    "mutlak": (lambda: arsip(("/izin.yaml", b"a: 1")), "bukan berkas paket"),
    "dalam folder": (lambda: arsip(("siup/izin.yaml", b"a: 1")), "bukan berkas paket"),
    "nama asing": (lambda: arsip(("virus.exe", b"a: 1")), "bukan berkas paket"),
    "tautan": (tautan, "bukan berkas biasa"),
    "terlalu banyak": (lambda: arsip(*((f"{n}.yaml", b"a") for n in range(20))), "paling banyak"),
    "bom": (lambda: arsip(("izin.yaml", b"0" * 50_000_000)), "paling besar 200 KB"),
    "mampat": (lambda: arsip(("izin.yaml", b"0" * 190_000)), "terlalu mampat"),
    "ukuran dusta": (dusta, "tidak dapat dibuka|paling besar"),
    "bukan zip": (lambda: b"PK kosong", "tidak dapat dibuka"),
    "terlalu besar": (lambda: b"x" * 300_000, "paling besar 256 KB"),
    "bukan utf-8": (lambda: arsip(("izin.yaml", b"\xff\xfe\x00")), "UTF-8"),
    "terpotong": (lambda: arsip(("izin.yaml", b"a: 1"))[:-10], "tidak dapat dibuka"),
}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("nama", ZIP)
def test_zip_yang_berbahaya(nama: str) -> None:
    buat, sebut = ZIP[nama]
    with pytest.raises(PaketKeliru, match=sebut):
        baca_zip(buat())


def test_zip_dengan_nama_ganda() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        isi_ = arsip(("izin.yaml", b"a: 1"), ("izin.yaml", b"b: 1"))
    with pytest.raises(PaketKeliru, match="ada dua kali"):
        baca_zip(isi_)


NAMA = ("judul", "kop", "butir", "forloop", "block", "request", "settings", "nomor.__class__", "judul.upper")
MUATAN = [
    *(f"{{{{ {n}.{a} }}}}" for n in NAMA for a in ("__class__", "__init__.__globals__", "0", "mro", "_meta")),
    *(f"{{{{ judul|{f} }}}}" for f in ("safe", "upper", "default:'x'", "add:judul", "join:','", "pprint", "striptags")),
    *(f"{{% {t} %}}" for t in (
        "load static", "debug", "csrf_token", "include '/etc/passwd'", 'include "../kop"', "include judul",
        'extends "dasar.html"', "block a", "autoescape off", "filter upper", "now 'Y'", "url 'meja'",
        "with a=judul", "cycle 'a' 'b'", "firstof judul", "regroup butir by label as x", "spaceless",
        "verbatim", "widthratio 1 2 3", "lorem 9999", "resetcycle", "if judul == nomor", "if judul and nomor",
        "for a,b in butir", "for a in butir reversed", "if judul|length", "translate 'x'", "get_current_language as x",
    )),
    *(f"{{{{{x}}}}}" for x in ("judul", " judul", "judul ", " 7*7 ", " ''.__class__ ", ' "x" ', " -1 ", " Judul ")),
    "{{ tidak_ada }}", "{{ judul.bagian }}", "{% if judul %}", "{% for x in judul %}{% endfor %}",
    "{{ butir.0.label }}",
    "{% endfor %}", "{{ butir }}{{ kop.tidak_ada }}",
    "{% for a in butir %}" * 3 + "{% endfor %}" * 3,
]  # fmt: skip


def test_cukup_banyak_muatan() -> None:
    assert len(MUATAN) >= 95


@pytest.mark.parametrize("muatan", MUATAN)
def test_templat_hanya_menempatkan_teks_yang_disebut(muatan: str) -> None:
    assert list(periksa_templat_izin(f"<p>{muatan}</p>")), muatan


PENANDA = (
    "{nama_pemohon.__class__}", "{nama_pemohon!r}", "{nama_pemohon:>999999999}", "{nama_pemohon[0]}", "{0}", "{}", "{",
    "}", "{nama_pemohon:{nama_usaha}}", "{nama_pemohon.__init__.__globals__}", "{NAMA}", "{__import__}",
)  # fmt: skip


@pytest.mark.parametrize("penanda", PENANDA)
@pytest.mark.parametrize("tempat", ["butir", "templat_nomor", "dasar_cetak", "alamat", "tempat"])
def test_penanda_hanya_nama(penanda: str, tempat: str) -> None:
    data = isi()
    if tempat == "butir":
        data["izin"]["butir"][0]["isi"] = penanda
    elif tempat in ("alamat", "tempat"):
        data["tarif" if tempat == "alamat" else "tinjauan"][tempat] = penanda
    else:
        data["izin"][tempat] = "{urutan}" * (tempat == "templat_nomor") + penanda
    assert galat_paket(data), penanda
