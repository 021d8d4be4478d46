"""A wrong pack is refused when it is loaded, with the file and the reason; nothing of it is stored."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from perizinan.models import VersiPaket
from perizinan.services.paket import FOLDER, PaketKeliru, baca_paket, muat_semua


def ubah(berkas: str, dari: str, menjadi: str, akhir: str = "") -> Callable[[Path], None]:
    def lakukan(folder: Path) -> None:
        isi = (folder / berkas).read_text()
        assert dari in isi
        (folder / berkas).write_text(isi.replace(dari, menjadi, 1) + akhir)

    return lakukan


def penanda(isi: str, menjadi: str = "{bagian}") -> Callable[[Path], None]:
    """A part of the number from the form."""

    def lakukan(folder: Path) -> None:
        ubah("izin.yaml", "503/", f"503/{menjadi}/")(folder)
        ubah("izin.yaml", "biaya: 0", f"biaya: 0\npenanda_nomor: [{{nama: bagian, {isi}}}]")(folder)

    return lakukan


# A choice after everything else.
SESUDAH = """
- kode: akhir
  judul: Akhir
  medan:
    - {kode: jenis_usaha, label: Jenis usaha, jenis: pilihan, pilihan: {a: A}}
"""
KELIRU = {
    "templat memakai nilai tak dikenal": (ubah("izin.html", "{{ judul }}", "{{ rahasia }}"), "izin.html"),
    "templat memuat tag terlarang": (ubah("izin.html", "{{ judul }}", "{% load static %}"), "izin.html"),
    "nomor memakai isian tak dikenal": (ubah("izin.yaml", "{urutan}", "{nomor}"), "templat_nomor"),
    "dasar memakai isian tak dikenal": (ubah("izin.yaml", "{daerah}", "{bupati}"), "dasar_cetak"),
    "golongan tanpa ujung": (ubah("izin.yaml", "SIUP Besar}", "SIUP Besar, sampai: 9}"), "jenjang"),
    "syarat ganda": (ubah("persyaratan.yaml", "- kode: npwp", "- kode: ktp"), "ganda"),
    "butir memakai medan yang tidak ada": (ubah("izin.yaml", '"{barang_jasa}"', '"{jasa}"'), "formulir.yaml"),
    "jabatan tak dikenal": (ubah("sop.yaml", "- Kepala Dinas", "- Kepala Suku"), "pelaksana"),
    "aksi tak dikenal": (ubah("sop.yaml", "aksi: koreksi", "aksi: korupsi"), "aksi"),
    "kunci tak dikenal": (ubah("izin.yaml", "bidang:", "bidangg:"), "bidang"),
    "aturan untuk jenis yang tidak dibuka": (
        ubah("izin.yaml", "biaya: 0", "biaya: 0\naturan_jenis: {perpanjangan: {masa: baru}}"),
        r"aturan_jenis: perpanjangan tidak ada",
    ),
    "batas waktu pada izin yang tidak berakhir": (
        ubah("izin.yaml", "biaya: 0", "biaya: 0\naturan_jenis: {perubahan: {paling_awal_bulan: 3}}"),
        r"aturan_jenis: perubahan: izin ini tidak berakhir",
    ),
    "nomor izin lama tidak ditanyakan": (
        ubah("formulir.yaml", "kode: nomor_izin_lama", "kode: nomor_siup"),
        r"nomor_izin_lama: harus ditanyakan untuk jenis permohonan perubahan",
    ),
    "ikon tak dikenal": (ubah("izin.yaml", "ikon: certificate", "ikon: gunung"), "izin.yaml: ikon: gunung"),
    "butir membuka rahasia": (
        ubah("izin.yaml", '"{nama_pemohon}"', '"{nik}"'),
        r"butir penanggung_jawab.*nik.*rahasia",
    ),
    "butir bergantung pada yang bukan pilihan": (
        ubah("izin.yaml", 'isi: "{telepon_usaha}"}', 'isi: "-", bila: {medan: nama_usaha, isi: [x]}}'),
        "butir telepon: bila: medan nama_usaha harus berjenis pilihan",
    ),
    "nomor tanpa urutan": (ubah("izin.yaml", "{urutan}", "1"), "templat_nomor: tanpa"),
    "penanda nomor tidak dipakai": (penanda("medan: bentuk_usaha, peta: {pt: P}", "{kode}"), "penanda_nomor: bagian"),
    "penanda nomor tidak lengkap": (penanda("medan: bentuk_usaha, peta: {pt: P}"), "setiap pilihan medan bentuk_usaha"),
    "penanda nomor bermakna ganda": (penanda("medan: kbli, peta: {a: A}, awal: 2"), "salah satu dari peta dan awal"),
    "penanda nomor dari yang boleh kosong": (penanda("medan: telepon_usaha, awal: 2"), "wajib diisi"),
    "penanda nomor dari teks bebas": (penanda("medan: nama_usaha, awal: 2"), "awal hanya untuk"),
    "penanda nomor dari medan yang tidak ada": (penanda("medan: pulau, awal: 2"), "formulir.yaml"),
    "batas berlaku bukan tanggal ke depan": (
        ubah("izin.yaml", "biaya: 0", "biaya: 0\nmedan_batas_berlaku: akta_tanggal"),
        "medan_batas_berlaku: medan akta_tanggal",
    ),
    "bentuk usaha bukan pilihan": (
        ubah("izin.yaml", "medan_bentuk: bentuk_usaha", "medan_bentuk: kbli"),
        "medan_bentuk",
    ),
    "golongan menurut teks": (ubah("izin.yaml", "[kekayaan_bersih]", "[nama_usaha]"), "golongan: ukuran kekayaan"),
    "golongan menurut pilihan yang tidak ada": (
        ubah("izin.yaml", "batas: {kekayaan: 50000000}}", "bila: {medan: bentuk_usaha, isi: [yayasan]}}"),
        "jenjang mikro: bila: .*yayasan.*bukan pilihan",
    ),
    "syarat untuk bentuk yang tidak ada": (
        ubah("persyaratan.yaml", "untuk: [pt", "untuk: [perseroan"),
        "untuk: .*perseroan",
    ),
    "medan bergantung pada yang kemudian": (
        ubah("formulir.yaml", "jenis: kbli,", "jenis: kbli, bila: {medan: jenis_usaha, isi: [a]},", SESUDAH),
        "medan kbli: bila: medan jenis_usaha baru ditanyakan sesudahnya",
    ),
    "medan bergantung pada pilihan yang tidak ada": (
        ubah("formulir.yaml", "jenis: kbli,", "jenis: kbli, bila: {medan: kelembagaan, isi: [warung]},"),
        "medan kbli: bila: .*warung.*bukan pilihan",
    ),
    "kode pilihan berkoma": (
        ubah("formulir.yaml", "pengecer: Pengecer", '"a,b": Pengecer'),
        "medan kelembagaan: pilihan",
    ),
    "batas pada yang bukan tanggal": (ubah("formulir.yaml", "jenis: kbli,", "jenis: kbli, batas: lampau,"), "batas"),
    "hasil yang tidak diberi aksinya": (
        ubah("sop.yaml", "hasil: tidak", "hasil: kurang"),
        r"langkah 2: aksi periksa_berkas",
    ),
    "aksi tanpa cabangnya": (ubah("sop.yaml", "aksi: tandatangani", "aksi: verifikasi"), "langkah 6: aksi verifikasi"),
    "berkas kosong": (lambda folder: (folder / "formulir.yaml").write_text(""), "kosong"),
    "berkas tidak ada": (lambda folder: (folder / "izin.html").unlink(), "tidak ada"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("nama", KELIRU)
def test_ditolak_saat_dimuat(tmp_path: Path, nama: str) -> None:
    rusak, sebut = KELIRU[nama]
    for isi in ("siup", "bersama"):
        shutil.copytree(FOLDER / isi, tmp_path / isi)
    rusak(tmp_path / "siup")
    with pytest.raises(PaketKeliru, match=sebut) as galat:
        muat_semua(tmp_path)
    assert str(galat.value).startswith("siup/")
    assert not VersiPaket.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kunci", "dari", "menjadi"),
    [
        ("kode", "kode_nomor: .002.", 'kode_nomor: "902"'),
        ("kode_nomor", "kode: SIUP", "kode: SIUPX"),
        ("templat_nomor", "kode: SIUP\nkode_nomor: .002.", 'kode: SIUPX\nkode_nomor: "902"'),
    ],
)
def test_yang_tidak_boleh_sama_pada_dua_paket(tmp_path: Path, kunci: str, dari: str, menjadi: str) -> None:
    for tujuan, asal in (("siup", "siup"), ("siupx", "siup"), ("bersama", "bersama")):
        shutil.copytree(FOLDER / asal, tmp_path / tujuan)
    izin = tmp_path / "siupx" / "izin.yaml"
    baru = re.sub(dari, menjadi, izin.read_text(), count=1)
    assert baru != izin.read_text()
    izin.write_text(baru)
    with pytest.raises(PaketKeliru, match=f"(?m)^siupx/izin.yaml: {kunci}: .* juga dipakai paket siup$"):
        muat_semua(tmp_path)
    assert not VersiPaket.objects.exists()


@pytest.mark.django_db
def test_paket_yang_ada_dapat_dimuat() -> None:
    assert [v.kode for v in muat_semua()] == ["HO", "IUI", "IUJK", "SIUP", "TDG", "TDP", "TDUP"]


@pytest.mark.parametrize(
    ("cari", "ganti", "sebut"),
    [
        ("aksi: terima", "aksi: bayar", "sesudah serahkan harus terima"),
        ("aksi: cetak_skrd", "aksi: arsipkan", "sesudah bayar harus cetak_skrd"),
        ("- Bendahara Penerima SKRD\n  inferred", "- Petugas Loket\n  inferred", "harus dikerjakan bendahara"),
        ("- Tim Teknis\n  inferred", "- Petugas Loket\n  inferred", "harus dikerjakan tim-teknis"),
    ],
)
def test_langkah_yang_saling_bergantung(tmp_path: Path, cari: str, ganti: str, sebut: str) -> None:
    """What the services of visit, fee and handover take for granted is refused when the pack is read."""
    for isi in ("ho", "bersama"):
        shutil.copytree(FOLDER / isi, tmp_path / isi)
    berkas = tmp_path / "ho" / "sop.yaml"
    asli = berkas.read_text()
    assert cari in asli
    berkas.write_text(asli.replace(cari, ganti))
    with pytest.raises(PaketKeliru, match=sebut):
        baca_paket(tmp_path / "ho")
