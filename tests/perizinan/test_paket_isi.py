"""TDP, IUI, IUJK, TDUP and TDG: every kind of applicant has a way through, and the permit says what it should."""

from __future__ import annotations

import json
from datetime import date, timedelta
from importlib import import_module

import pytest

from akun.models import Pengguna
from perizinan import queries
from perizinan.demo.contoh import JUDUL
from perizinan.demo.isian import isian_contoh
from perizinan.dokumen.izin import html_izin, html_konsep
from perizinan.dokumen.umum import hari
from perizinan.forms.meja import EntriForm
from perizinan.isian import bagian_berlaku, butir_berlaku, nilai_cetak, penanda_nomor, syarat_berlaku
from perizinan.models import Izin, Permohonan
from perizinan.services import draf, konsep, pemeriksaan, penerbitan, pengajuan, unggah
from perizinan.services.nomor import nomor_izin
from perizinan.services.paket import FOLDER, baca_paket, simpan_paket
from perizinan.services.pemeriksaan import PutusanButir
from perizinan.skema import Paket
from sicantik.lib import jam, pdf
from sicantik.lib.bulan import geser_bulan
from tests import orang
from tests.dokumen import alat
from tests.kasus import contoh_bersih

KODE = ["TDP", "IUI", "IUJK", "TDUP", "TDG"]
PAKET = {kode: baca_paket(FOLDER / kode.lower()) for kode in KODE}
VARIASI = {
    (kode, nama): ganti
    for kode in KODE
    for nama, ganti in import_module(f"perizinan.demo.isian.{kode.lower()}").VARIASI.items()
}
# What is asked besides when one changes or renews a permit.
LAMA = {
    "nomor_izin_lama": "503/7/CONTOH/2015",
    "alasan_perubahan": "Pindah alamat",
    "jenis_perubahan": "perluasan",
    "rencana_perluasan": "Menambah satu oven",
}


def hampir_habis(paket: Paket) -> str:
    """The date of a paper permit that ends in a month."""
    return f"{geser_bulan(jam.hari_ini(), 1 - 12 * (paket.izin.tahun_berlaku or 11)):%d/%m/%Y}"


def buat(kode: str, jenis: str = "baru", pemohon: Pengguna | None = None, **ganti: str) -> Permohonan:
    """A draft filled in like the demo's, with every document it asks for."""
    paket = PAKET[kode]
    oleh = pemohon or orang.pemohon(telepon="+6281234567890")
    permohonan = draf.buat_draf(versi_paket=simpan_paket(paket), jenis=jenis, oleh=oleh)
    isian = {**isian_contoh(kode), **LAMA, "tanggal_izin_lama": hampir_habis(paket), **ganti}
    for bagian in paket.bagian:
        permohonan = draf.simpan_bagian(permohonan_id=permohonan.pk, bagian=bagian, isian=isian)
    for syarat in queries.syarat(permohonan, paket):
        bersih = contoh_bersih()[syarat.kode]
        unggah.simpan_bersih(permohonan=permohonan, syarat=syarat, nama=f"{syarat.kode}.jpg", bersih=bersih)
    return permohonan


def cetakan(permohonan: Permohonan) -> dict[str, str]:
    """The lines of its permit once it is filed."""
    paket = permohonan.versi_paket.paket
    return nilai_cetak(paket, jenis=permohonan.jenis, nomor="0000100501112026", isian=permohonan.semua_isian)


def diterima_entri(permohonan: Permohonan, baris: dict[str, str]) -> bool:
    """May the entry officer pass these lines on as they are?"""
    butir = butir_berlaku(permohonan.versi_paket.paket, permohonan.semua_isian)
    form = EntriForm(butir, baris, {"versi": "1", **{f"butir-{kode}": isi for kode, isi in baris.items()}})
    return form.is_valid()


def ajukan(permohonan: Permohonan) -> Permohonan:
    pengajuan.ajukan(permohonan_id=permohonan.pk, oleh=permohonan.pemohon)
    return Permohonan.objects.lengkap().get(pk=permohonan.pk)


def setujui(permohonan: Permohonan) -> Izin:
    """From the draft to the head's approval, by one officer for each desk of its SOP."""
    permohonan = ajukan(permohonan)
    meja = {x.aksi: orang.petugas(x.pelaksana[0]) for x in permohonan.versi_paket.versi_sop.definisi.langkah[1:]}

    def pokok(aksi: str) -> dict[str, object]:
        segar = Permohonan.objects.lengkap().get(pk=permohonan.pk)
        assert segar.proses is not None
        return {"permohonan": segar, "versi": segar.proses.jumlah_log, "oleh": meja[aksi]}

    sesuai = [PutusanButir("berkas", kode, "sesuai") for kode in queries.berkas_kini(permohonan)]
    pemeriksaan.periksa_berkas(**pokok("periksa_berkas"), butir=sesuai)  # type: ignore[arg-type]
    konsep.entri_data(**pokok("cetak_izin"), butir=cetakan(permohonan))  # type: ignore[arg-type]
    for aksi in ("verifikasi", "koreksi"):
        isi = pokok(aksi)
        intisari = isi["permohonan"].konsep.intisari  # type: ignore[attr-defined]
        konsep.putuskan_konsep(**isi, setuju=True, intisari=intisari)  # type: ignore[arg-type]
    isi = pokok("tandatangani")
    return penerbitan.setujui_izin(**isi, intisari=isi["permohonan"].konsep.intisari)  # type: ignore[arg-type,attr-defined]


def bagian(paket: Paket, jenis: str = "baru", **isian: str) -> set[str]:
    return {b.kode for b in bagian_berlaku(paket, jenis, isian)}


def syarat(paket: Paket, jenis: str = "baru", **isian: str) -> set[str]:
    """Documents that have to be there."""
    return {s.kode for s in syarat_berlaku(paket, jenis, isian) if s.wajib}


# Every kind of applicant has a way through.


def test_nomor_pendaftaran_setiap_izin_berbeda() -> None:
    semua = [baca_paket(f).izin.kode_nomor for f in FOLDER.iterdir() if (f / "izin.yaml").exists()]
    assert len(semua) == len(set(semua))


@pytest.mark.parametrize("kode", KODE)
def test_setiap_bentuk_usaha_punya_contoh(kode: str) -> None:
    paket = PAKET[kode]
    ada = {isian_contoh(kode, **v)["bentuk_usaha"] for (k, _), v in VARIASI.items() if k == kode}
    assert ada == {k for k, _ in paket.medan["bentuk_usaha"].pilihan}


@pytest.mark.django_db
@pytest.mark.parametrize(("kode", "nama"), VARIASI)
def test_dapat_diajukan_dan_semua_baris_terisi(kode: str, nama: str) -> None:
    permohonan = buat(kode, **VARIASI[kode, nama])
    paket = PAKET[kode]
    assert queries.kekurangan(permohonan, paket) == []
    permohonan = ajukan(permohonan)
    baris = cetakan(permohonan)
    assert list(baris) == [b.kode for b in butir_berlaku(paket, permohonan.semua_isian)]
    kosong = {k: v for k, v in baris.items() if not v.strip(" -,") or "{" in v or ", -" in v or v.startswith("-")}
    assert kosong.keys() <= {"koordinat"}, kosong  # south of the equator
    assert diterima_entri(permohonan, baris)
    assert alat.halaman(pdf.cetak(html_konsep(permohonan, baris))) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(("kode", "jenis"), [(k, j) for k in KODE for j in PAKET[k].izin.jenis_permohonan])
def test_setiap_jenis_permohonan_dapat_diajukan(kode: str, jenis: str) -> None:
    permohonan = ajukan(buat(kode, jenis))
    assert permohonan.nomor is not None
    assert permohonan.nomor[5:8] == PAKET[kode].izin.kode_nomor


@pytest.mark.django_db
@pytest.mark.parametrize("kode", KODE)
def test_tanpa_satu_bagian_belum_lengkap(kode: str) -> None:
    """Every page counts: without what only it asks, the draft is not complete."""
    permohonan, paket = buat(kode), PAKET[kode]
    penuh = permohonan.isian
    for b in bagian_berlaku(paket, "baru", permohonan.semua_isian):
        wajib = next(m for m in b.medan if m.wajib and not m.rahasia)
        permohonan.isian = {**penuh, wajib.kode: ""}
        assert b.kode in queries.kekurangan(permohonan, paket), wajib.kode


def test_setiap_dokumen_punya_contoh() -> None:
    assert {s.kode for p in PAKET.values() for s in p.syarat} <= JUDUL.keys()


def test_setiap_dokumen_menyebut_seperti_apa_yang_baik() -> None:
    """Read by whoever gets it back (the one round of correction)."""
    semua = [baca_paket(folder) for folder in FOLDER.iterdir() if (folder / "persyaratan.yaml").exists()]
    assert len(semua) == 7
    assert [(p.izin.kode, s.kode) for p in semua for s in p.syarat if not s.contoh] == []


@pytest.mark.parametrize("kode", KODE)
def test_yang_belum_pasti_disebut(kode: str) -> None:
    assert any("Perlu dipastikan kantor" in c for c in PAKET[kode].izin.catatan_sumber)


# TDP: six forms, each with its own sections and documents.

SELALU = {"diri", "kontak", "usaha", "umum", "izin_usaha", "kegiatan"}
BAGIAN_TDP = {
    "pt": {"legalitas", "pimpinan", "saham", "khusus_pt"},
    "koperasi": {"legalitas", "pimpinan", "khusus_koperasi"},
    "cv": {"legalitas", "pimpinan", "sekutu", "modal"},
    "firma": {"legalitas", "pimpinan", "modal"},
    "perorangan": {"modal"},
    "bul": {"pimpinan", "modal", "khusus_bul"},
}
SYARAT_TDP = {
    "pt": {"akta", "pengesahan"},
    "koperasi": {"akta", "pengesahan"},
    "cv": {"akta"},
    "firma": {"akta"},
    "perorangan": set(),
    "bul": {"dasar_pendirian"},
}


@pytest.mark.parametrize("bentuk", BAGIAN_TDP)
def test_tdp_bagian_dan_dokumen_per_bentuk(bentuk: str) -> None:
    paket = PAKET["TDP"]
    assert bagian(paket, bentuk_usaha=bentuk) == SELALU | BAGIAN_TDP[bentuk]
    assert syarat(paket, bentuk_usaha=bentuk, keadaan_izin="paralel") == {"ktp", "npwp"} | SYARAT_TDP[bentuk]
    assert syarat(paket, bentuk_usaha=bentuk, keadaan_izin="terbit") >= {"izin_teknis"}


@pytest.mark.parametrize("status", ["cabang", "pembantu", "anak", "agen", "perwakilan"])
def test_tdp_cabang_menyebut_induknya(status: str) -> None:
    paket = PAKET["TDP"]
    assert "induk" in bagian(paket, bentuk_usaha="pt", status_kantor=status)
    assert "tdp_induk" in syarat(paket, bentuk_usaha="pt", status_kantor=status)
    assert "induk" in {b.kode for b in butir_berlaku(paket, {"bentuk_usaha": "pt", "status_kantor": status})}
    assert "induk" not in bagian(paket, bentuk_usaha="pt", status_kantor="pusat")


def test_tdp_pembaruan_meminta_tdp_lama() -> None:
    paket = PAKET["TDP"]
    assert syarat(paket, "perpanjangan", bentuk_usaha="cv") >= {"tdp_lama"}
    assert syarat(paket, "perubahan", bentuk_usaha="cv") >= {"tdp_lama", "akta_perubahan"}
    assert "izin_lama" in bagian(paket, "perpanjangan", bentuk_usaha="cv")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("bentuk", "angka"), [("pt", 1), ("koperasi", 2), ("cv", 3), ("firma", 4), ("perorangan", 5), ("bul", 6)]
)
def test_tdp_nomor_memuat_bentuk_dan_golongan_pokok(bentuk: str, angka: int) -> None:
    paket, kini = PAKET["TDP"], jam.kini()
    penanda = penanda_nomor(paket, {"bentuk_usaha": bentuk, "kbli": "47112"})
    nomor, tahun, _ = nomor_izin(templat=paket.izin.templat_nomor, kode="TDP", saat=kini, penanda=penanda)
    assert nomor == f"64.71.{angka}.47.00001/{tahun}"


# IUI: documents by scale, and for an extension.


@pytest.mark.parametrize("lingkungan", ["sppl", "ukl_upl", "amdal"])
def test_iui_dokumen_lingkungan_menurut_skala(lingkungan: str) -> None:
    ada = syarat(PAKET["IUI"], bentuk_usaha="cv", dokumen_lingkungan=lingkungan)
    assert ada == {"ktp", "npwp", "akta", "status_tempat", lingkungan}
    assert ada & {"sppl", "ukl_upl", "amdal"} == {lingkungan}


def test_iui_perluasan() -> None:
    isian = {"bentuk_usaha": "perorangan", "dokumen_lingkungan": "sppl", "jenis_perubahan": "perluasan"}
    assert syarat(PAKET["IUI"], "perubahan", **isian) == {"ktp", "sppl", "iui_lama", "rencana_perluasan"}
    assert "rencana_perluasan" not in syarat(PAKET["IUI"], "perubahan", **{**isian, "jenis_perubahan": "data"})


# IUJK: documents per kind of application; the permit does not outlive the SBU.

BPU = {"ktp", "akta", "tempat_usaha", "sbu", "npwp", "kta", "foto", "foto_kantor"}
SYARAT_IUJK = {
    "baru": BPU | {"ska_skt", "pengikatan"},
    "perpanjangan": BPU | {"ska_skt", "pengikatan", "pengalaman", "iujk_lama", "pajak"},
    "perubahan": BPU | {"pengalaman", "iujk_lama"},
}


@pytest.mark.parametrize("jenis", SYARAT_IUJK)
def test_iujk_dokumen_per_jenis_permohonan(jenis: str) -> None:
    paket = PAKET["IUJK"]
    assert syarat(paket, jenis, bentuk_usaha="cv") == SYARAT_IUJK[jenis]
    assert syarat(paket, jenis, bentuk_usaha="pt") == SYARAT_IUJK[jenis] | {"pengesahan"}


def tiga_tahun(dari: date) -> date:
    return dari.replace(year=dari.year + 3, day=28 if (dari.month, dari.day) == (2, 29) else dari.day)


@pytest.mark.django_db
@pytest.mark.parametrize("selisih", [-400, -1, 0, 1, 400])
def test_iujk_tidak_melebihi_sbu(selisih: int) -> None:
    penuh = tiga_tahun(jam.hari_ini())
    sbu = penuh + timedelta(days=selisih)
    izin = setujui(buat("IUJK", sbu_berlaku=f"{sbu:%d/%m/%Y}"))
    assert izin.berlaku_sampai == min(penuh, sbu)


@pytest.mark.django_db
def test_iujk_tanggal_akhir_tercetak() -> None:
    sbu = jam.hari_ini() + timedelta(days=100)
    izin = setujui(buat("IUJK", sbu_berlaku=f"{sbu:%d/%m/%Y}"))
    izin = Izin.objects.select_related("penyetuju", "jabatan", "permohonan__versi_paket").get(pk=izin.pk)
    teks = alat.teks(pdf.cetak(html_izin(izin)))
    assert teks.count(f"berlaku sampai {hari(sbu)}") == 2  # the SBU's line, and the permit's own end
    assert izin.nomor in teks


# TDUP: thirteen fields, several businesses at one place.


def test_tdup_tiga_belas_bidang() -> None:
    (jenis,) = [k for k in PAKET["TDUP"].medan["usaha_pariwisata"].kolom if k.kode == "jenis"]
    assert len(jenis.kelompok_pilihan) == 13
    kode = [k for _, isi in jenis.kelompok_pilihan for k, _ in isi]
    assert len(kode) == len(set(kode)) == 62


@pytest.mark.django_db
def test_tdup_semua_usaha_tercetak() -> None:
    (jenis,) = [k for k in PAKET["TDUP"].medan["usaha_pariwisata"].kolom if k.kode == "jenis"]
    satu_per_bidang = [(judul, isi[0][1], isi[0][0]) for judul, isi in jenis.kelompok_pilihan][:10]
    usaha = [
        {"jenis": kode, "nama": f"Usaha Contoh {n}", "kapasitas": f"{n} unit"}
        for n, (_, _, kode) in enumerate(satu_per_bidang, 1)
    ]
    permohonan = ajukan(buat("TDUP", usaha_pariwisata=json.dumps(usaha)))
    baris = cetakan(permohonan)
    teks = alat.teks(pdf.cetak(html_konsep(permohonan, baris)))
    for n, (bidang, nama, _) in enumerate(satu_per_bidang, 1):
        assert f"{n}. {bidang}: {nama}, Usaha Contoh {n}, {n} unit" in baris["usaha"]
        assert f"Usaha Contoh {n}, {n} unit" in teks
    assert diterima_entri(permohonan, baris)


def test_tdup_dokumen_per_bentuk() -> None:
    paket = PAKET["TDUP"]
    dasar = {"ktp", "npwp", "imb", "bukti_tanah", "daftar_peralatan", "daftar_karyawan", "foto"}
    assert syarat(paket, bentuk_usaha="perorangan") == dasar
    assert syarat(paket, bentuk_usaha="cv") == dasar | {"akta"}
    assert syarat(paket, bentuk_usaha="pt") == dasar | {"akta", "pengesahan"}
    assert syarat(paket, "perubahan", bentuk_usaha="perorangan") == dasar | {"tdup_lama"}


@pytest.mark.django_db
def test_tdup_tanpa_batas_waktu() -> None:
    assert setujui(buat("TDUP")).berlaku_sampai is None


# TDG: what is asked by kind of warehouse.


def test_tdg_ditanya_menurut_jenis_gudang() -> None:
    paket = PAKET["TDG"]
    baris = {
        jenis: {b.kode for b in butir_berlaku(paket, {"jenis_gudang": jenis})} & {"luas", "volume"}
        for jenis in ("tertutup", "terbuka", "silo")
    }
    assert baris == {"tertutup": {"luas", "volume"}, "terbuka": {"luas"}, "silo": {"volume"}}


def test_tdg_dokumen_baru_dan_daftar_ulang() -> None:
    paket = PAKET["TDG"]
    terbit = {"bentuk_usaha": "pt", "keadaan_siup": "terbit"}
    assert syarat(paket, **terbit) == {"ktp", "siup", "denah", "daftar_barang", "lingkungan"}
    assert syarat(paket, bentuk_usaha="pt", keadaan_siup="paralel") == {"ktp", "denah", "daftar_barang", "lingkungan"}
    assert syarat(paket, "daftar_ulang", **terbit) == {"ktp", "siup", "tdg_lama"}


@pytest.mark.django_db
@pytest.mark.parametrize("kode", ["TDP", "TDG"])
def test_lima_tahun(kode: str) -> None:
    izin = setujui(buat(kode))
    assert izin.berlaku_sampai is not None
    assert izin.berlaku_sampai.year == jam.hari_ini().year + 5
