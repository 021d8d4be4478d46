"""Permits filled in together: what is shared is asked once, and one answer is every draft's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from akun.models import Pengguna
from perizinan.isian import gabung
from perizinan.models import Berkas, Himpunan, Permohonan
from perizinan.queries.himpunan import susunan
from perizinan.services import paralel
from perizinan.services.draf import hapus_draf, simpan_bagian
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.himpunan import keluarkan
from perizinan.services.paket import FOLDER, baca_paket
from perizinan.services.pengaturan import atur_izin
from perizinan.services.periksa_paket import periksa_bersama
from perizinan.services.unggah import simpan_bersih
from perizinan.skema import Paket
from sicantik.lib import simpanan as cakram
from tests import orang
from tests.berkas_contoh import ktp_contoh
from tests.kasus import contoh_bersih
from tests.perizinan.himpunan import dokumen, draf_dari, isi_semua, lengkap, mulai

pytestmark = pytest.mark.django_db
PAKET = {f.name.upper(): baca_paket(f) for f in sorted(FOLDER.iterdir()) if (f / "izin.yaml").exists()}


@pytest.fixture
def siti() -> Pengguna:
    return orang.pemohon(telepon="+6281234567890")


def kode_medan(himpunan: Himpunan) -> list[str]:
    return [m.kode for h in susunan(himpunan).halaman for m in h.bagian.medan]


@pytest.mark.parametrize("kode", [("SIUP", "TDP"), ("SIUP", "TDG", "TDP"), ("IUJK", "SIUP"), tuple(sorted(PAKET))])
def test_tidak_ada_pertanyaan_bersama_yang_diulang(kode: tuple[str, ...]) -> None:
    himpunan = mulai(*kode)
    isi_semua(himpunan)
    bersama = [m.kode for h in susunan(himpunan).halaman for m in h.bagian.medan if m.bersama]
    assert len(bersama) == len(set(bersama))


@pytest.mark.parametrize("kode", [("SIUP", "TDP"), ("SIUP", "TDG", "TDP"), ("IUJK", "SIUP"), tuple(sorted(PAKET))])
def test_setelah_semua_halaman_setiap_draf_lengkap(kode: tuple[str, ...]) -> None:
    himpunan = lengkap(*kode)
    himpunan.refresh_from_db()
    hasil = paralel.ajukan_bersama(himpunan_id=himpunan.pk, oleh=himpunan.pemohon)
    assert sorted(p.versi_paket.kode for p in hasil if p.nomor) == sorted(kode)


def test_satu_jawaban_tersimpan_di_semua_draf() -> None:
    himpunan = mulai("SIUP", "TDP")
    (halaman,) = [h for h in susunan(himpunan).halaman if h.bagian.kode == "diri"]
    assert halaman.bersama
    nik = orang.nik_baru()
    isi = {"nik": nik, "nama_pemohon": "Siti Baru", "tempat_lahir": "Bontang"}
    simpan_bagian(permohonan_id=halaman.permohonan.pk, bagian=halaman.bagian, isian=isi)
    for p in draf_dari(himpunan).values():
        assert p.semua_isian["tempat_lahir"] == "Bontang"
        assert p.semua_isian["nik"] == nik
        assert nik not in str(p.isian)  # secret in each of them


def test_yang_khas_tidak_ikut_ke_izin_lain() -> None:
    himpunan = mulai("IUI", "TDP")
    halaman = next(h for h in susunan(himpunan).halaman if any(m.kode == "merek" for m in h.bagian.medan))
    simpan_bagian(permohonan_id=halaman.permohonan.pk, bagian=halaman.bagian, isian={"merek": "Cap Contoh"})
    lain = next(p for p in draf_dari(himpunan).values() if p.pk != halaman.permohonan.pk)
    assert "merek" not in lain.isian


def test_pilihan_hanya_yang_ada_di_semua_izin() -> None:
    himpunan = mulai("SIUP", "TDP", "IUJK")
    (bentuk,) = [m for h in susunan(himpunan).halaman for m in h.bagian.medan if m.kode == "bentuk_usaha"]
    assert {k for k, _ in bentuk.pilihan} == {"pt", "cv", "firma", "koperasi"}  # neither a sole trader nor BUL


def test_izin_teknis_tidak_diminta_bila_diajukan_bersama() -> None:
    himpunan = mulai("TDP", "SIUP")
    semua = draf_dari(himpunan)
    assert list(semua) == ["SIUP", "TDP"]  # what TDP leans on comes first
    assert semua["TDP"].isian["keadaan_izin"] == "paralel"
    assert "izin_teknis" not in {s.kode for _, s in dokumen(susunan(himpunan))}


def test_dikeluarkan_ditanya_lagi_tentang_izin_teknisnya() -> None:
    himpunan = lengkap("SIUP", "TDG", "TDP")
    keluarkan(permohonan=draf_dari(himpunan)["SIUP"])
    sisa = draf_dari(himpunan)
    assert set(sisa) == {"TDG", "TDP"}
    assert (sisa["TDG"].isian["keadaan_siup"], sisa["TDP"].isian["keadaan_izin"]) == ("", "")
    tanya = kode_medan(himpunan)
    assert "nama_pemohon" in tanya  # now TDG asks what SIUP did
    assert sisa["TDG"].isian["nama_pemohon"]  # and has the answer


def test_himpunan_dengan_satu_draf_bubar() -> None:
    himpunan = mulai("SIUP", "TDP")
    semua = draf_dari(himpunan)
    keluarkan(permohonan=semua["TDP"])
    keluarkan(permohonan=semua["TDP"])
    assert not Himpunan.objects.exists()
    assert set(Permohonan.objects.values_list("himpunan", flat=True)) == {None}


def test_hapus_satu_draf_dan_hapus_semua() -> None:
    himpunan = lengkap("SIUP", "TDG", "TDP")
    hapus_draf(permohonan=draf_dari(himpunan)["TDG"])
    assert set(draf_dari(himpunan)) == {"SIUP", "TDP"}
    paralel.hapus_himpunan(himpunan_id=himpunan.pk)
    assert (Permohonan.objects.count(), Berkas.objects.count(), Himpunan.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize("kode", [(), ("SIUP",), ("SIUP", "SIUP")])
def test_kurang_dari_dua_jenis_ditolak(kode: tuple[str, ...]) -> None:
    with pytest.raises(PermohonanDitolak):
        mulai(*kode)
    assert not Himpunan.objects.exists()


def test_satu_unggahan_untuk_semua_dengan_isi_sendiri(masuk: Callable[[Pengguna], Client], siti: Pengguna) -> None:
    himpunan = mulai("SIUP", "TDP", pemohon=siti)
    semua = draf_dari(himpunan)
    client = masuk(siti)
    alamat = f"/permohonan/{semua['SIUP'].pk}/berkas/ktp/unggah/"
    berkas = SimpleUploadedFile("ktp.jpg", ktp_contoh(), "image/jpeg")
    assert client.post(alamat, {"berkas": berkas}).status_code == 302
    ktp = list(Berkas.objects.filter(syarat="ktp"))
    assert {b.permohonan_id for b in ktp} == {p.pk for p in semua.values()}
    assert len({b.jalur for b in ktp}) == 2
    assert len({b.sha256 for b in ktp}) == 1
    assert len({cakram.baca(b.jalur) for b in ktp}) == 1
    client.post(f"/permohonan/{semua['SIUP'].pk}/berkas/ktp/hapus/")
    assert not Berkas.objects.exists()


def test_cakram_penuh_di_tengah_tidak_meninggalkan_apa_pun(monkeypatch: pytest.MonkeyPatch, simpanan: Path) -> None:
    himpunan = mulai("SIUP", "TDP")
    p, syarat = susunan(himpunan).syarat_bersama[0]
    asli, ke = cakram.simpan, iter([False, True])

    def simpan(jalur: str, isi: bytes, **k: bool) -> None:
        if next(ke):
            raise cakram.RuangHabis("penuh")
        asli(jalur, isi, **k)

    monkeypatch.setattr(cakram, "simpan", simpan)
    with pytest.raises(cakram.RuangHabis):
        simpan_bersih(permohonan=p, syarat=syarat, nama="x.jpg", bersih=contoh_bersih()["ktp"])
    assert not Berkas.objects.exists()
    assert [f for f in simpanan.rglob("*") if f.is_file()] == []


def test_izin_yang_ditutup_disebut(masuk: Callable[[Pengguna], Client], siti: Pengguna) -> None:
    himpunan = lengkap("HO", "SIUP", pemohon=siti)
    atur_izin(kode="HO", terima_permohonan=False, dasar="", oleh=None)
    client = masuk(siti)
    assert "HO tidak lagi menerima permohonan baru" in client.get(f"/paralel/{himpunan.pk}/").content.decode()
    with pytest.raises(PermohonanDitolak, match=r"^HO: "):
        paralel.ajukan_bersama(himpunan_id=himpunan.pk, oleh=siti)
    assert {p.nomor for p in draf_dari(himpunan).values()} == {None}


# The packs.


def ubah(paket: Paket, kode: str, **ganti: object) -> Paket:
    bagian = tuple(
        b.model_copy(update={"medan": tuple(m.model_copy(update=ganti) if m.kode == kode else m for m in b.medan)})
        for b in paket.bagian
    )
    return Paket.model_validate(paket.model_copy(update={"bagian": bagian}).model_dump(mode="json"))


def test_paket_yang_berbeda_arti_ditolak() -> None:
    lain = [(kode.lower(), paket) for kode, paket in PAKET.items() if kode != "TDP"]
    galat = list(periksa_bersama([*lain, ("tdp", ubah(PAKET["TDP"], "kelurahan_usaha", maks=20))]))
    assert galat == ["tdp/formulir.yaml: medan kelurahan_usaha: bersama, tetapi berbeda dengan medan paket ho"]


def test_paket_paralel_dengan_yang_tidak_ada_ditolak() -> None:
    galat = list(periksa_bersama([("tdg", PAKET["TDG"])]))
    assert galat == ["tdg/izin.yaml: paralel: dengan ['SIUP'] bukan paket lain"]


def test_versi_lama_tanpa_tanda_ditanya_sendiri() -> None:
    m = PAKET["SIUP"].medan["nama_usaha"]
    assert gabung(m, m.model_copy(update={"bersama": False})) is None
    assert gabung(m, PAKET["TDP"].medan["nama_usaha"]) is not None
