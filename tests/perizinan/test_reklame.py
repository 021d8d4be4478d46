"""The eighth permit, from the documentation's example alone: zip, ratification, and one application to its handover."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from akun.models import Pengguna
from perizinan import queries
from perizinan.demo.isian import BERSAMA
from perizinan.models import RancanganPaket
from perizinan.services import draf, unggah
from perizinan.services.paket import FOLDER, muat_semua
from sicantik.lib import jam
from tests import orang
from tests.kasus import TELEPON, Kasus, contoh_bersih, kantor
from tests.perizinan.rancangan import penyusun

pytestmark = pytest.mark.django_db
CONTOH = Path(settings.BASE_DIR) / "docs" / "contoh" / "reklame"


def zip_contoh() -> bytes:
    hasil = io.BytesIO()
    with zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED) as z:
        for berkas in sorted(CONTOH.iterdir()):
            z.write(berkas, berkas.name)
    return hasil.getvalue()


def isian() -> dict[str, str]:
    hari = jam.hari_ini()
    return {
        **BERSAMA,
        "nama_usaha": "CV Reklame Uji",
        "bentuk_usaha": "cv",
        "telepon_pemohon": TELEPON,
        "jenis_reklame": "papan",
        "panjang_cm": "400",
        "lebar_cm": "200",
        "muka": "2",
        "jumlah": "1",
        "naskah_reklame": "Toko Uji, buka setiap hari",
        "lokasi_reklame": "Jl. Contoh Raya No. 1, sisi timur",
        "titik_reklame": "-1.237900,116.852900",
        "status_tempat": "orang_lain",
        "tayang_mulai": f"{hari:%d/%m/%Y}",
        "tayang_sampai": f"{hari + timedelta(days=90):%d/%m/%Y}",
    }


def tambah_lewat_layar(masuk: Callable[[Pengguna], Client], petugas: dict[str, Pengguna]) -> None:
    client = masuk(penyusun())
    assert client.post("/paket/", {"zip": SimpleUploadedFile("reklame.zip", zip_contoh())}).status_code == 302
    r = RancanganPaket.objects.get()
    assert client.post(f"/paket/{r.pk}/ajukan/", {"versi": r.versi, "alasan": "Jenis izin baru."}).status_code == 302
    hari = f"{jam.hari_ini():%d/%m/%Y}"
    isi: dict[str, Any] = {"versi": r.versi + 1, "nomor": "1/CONTOH", "tanggal": hari, "berlaku_mulai": hari}
    masuk(petugas["kepala"]).post(f"/paket/{r.pk}/putuskan/", {**isi, "sandi": orang.SANDI})


def test_folder_contoh_tidak_dimuat_sendiri() -> None:
    assert "REKLAME" not in [v.kode for v in muat_semua(FOLDER)]


def test_dari_zip_sampai_penyerahan(masuk: Callable[[Pengguna], Client], penanda: object) -> None:
    muat_semua(FOLDER)
    petugas = kantor("SIUP")
    tambah_lewat_layar(masuk, petugas)
    versi = queries.versi_berlaku("REKLAME")
    assert versi is not None
    for alamat in ("/izin/reklame/", "/sop/reklame/", "/izin/reklame/versi/"):
        assert "CONTOH" in (isi := Client().get(alamat).content.decode()) or "contoh" in isi.lower()
    siti = orang.pemohon(telepon="+6281234567890")
    p = draf.buat_draf(versi_paket=versi, jenis="baru", oleh=siti)
    for bagian in versi.paket.bagian:
        p = draf.simpan_bagian(permohonan_id=p.pk, bagian=bagian, isian=isian())
    for syarat in queries.syarat(p, versi.paket):
        unggah.simpan_bersih(permohonan=p, syarat=syarat, nama="a.jpg", bersih=contoh_bersih()["neraca"])
    kasus = Kasus(p.pk, siti, petugas).sampai_langkah(10)
    assert kasus.proses.keadaan == "selesai"
    assert kasus.izin.nomor.startswith("503/0001/REKLAME/CONTOH/")
    assert kasus.izin.berlaku_sampai == jam.hari_ini() + timedelta(days=90)
