"""A wrong pack is refused when it is loaded, with the file and the reason; nothing of it is stored."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from perizinan.models import VersiPaket
from perizinan.services.paket import FOLDER, PaketKeliru, muat_semua


def ubah(berkas: str, dari: str, menjadi: str) -> Callable[[Path], None]:
    def lakukan(folder: Path) -> None:
        isi = (folder / berkas).read_text()
        assert dari in isi
        (folder / berkas).write_text(isi.replace(dari, menjadi, 1))

    return lakukan


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
def test_paket_yang_ada_dapat_dimuat() -> None:
    assert [v.kode for v in muat_semua()] == ["HO", "IUI", "IUJK", "SIUP", "TDG", "TDP", "TDUP"]
