"""Fields that no form has change nothing, wherever they are posted (security.md, row 8)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from akun.models import Pengguna, Penugasan
from perizinan.models import Izin, Permohonan
from tests import orang
from tests.dokumen.conftest import Penanda
from tests.kasus import Kasus, kasus
from tests.perizinan.alat import kerjakan

pytestmark = pytest.mark.django_db
SELUNDUPAN = {
    "jabatan": "kepala-dinas",
    "sifat": "plh",
    "oleh": "1",
    "pemohon": "1",
    "pemohon_id": "1",
    "petugas": "on",
    "is_staff": "on",
    "status": "selesai",
    "keadaan": "selesai",
    "langkah": "9",
    "aksi": "terima",
    "hasil": "ya",
    "nomor": "9999900201012026",
    "urutan": "99999",
    "tahun": "2099",
    "proses": "1",
    "terbit": "2026-01-01",
    "diserahkan": "2026-01-01",
    "kini": "",
    "jalur": "../../kunci",
    "versi_paket": "1",
}


def tetap(milik: Kasus) -> dict[str, Any]:
    """What none of these posts may change."""
    p = Permohonan.objects.filter(pk=milik.id).values("pemohon", "nomor", "urutan", "tahun", "versi_paket", "jenis")
    orang_ = Pengguna.objects.order_by("pk").values_list("pk", "petugas", "is_active", "email", "nama")
    return {"permohonan": p.get(), "orang": list(orang_), "tugas": list(Penugasan.objects.values())}


def test_draf_dan_pengajuan(masuk: Callable[[Pengguna], Client]) -> None:
    milik = kasus("draf")
    client, sebelum = masuk(milik.pemohon), tetap(milik)
    baru = client.post("/izin/siup/ajukan/", {"jenis": "baru", **SELUNDUPAN})
    assert baru.status_code == 302
    assert Permohonan.objects.latest("pk").pemohon_id == milik.pemohon.pk
    client.post(f"/permohonan/{milik.id}/isi/usaha/", {"bentuk_usaha": "cv", "nama_usaha": "CV Lain", **SELUNDUPAN})
    assert set(SELUNDUPAN).isdisjoint(milik.permohonan.semua_isian)
    assert tetap(milik) == sebelum
    client.post(f"/permohonan/{milik.id}/kirim/", {"pernyataan": "1", **SELUNDUPAN})
    assert milik.letak == (2, "berjalan")
    assert str(milik.permohonan.nomor).startswith("00001")
    assert {**tetap(milik), "permohonan": 0} == {**sebelum, "permohonan": 0}


def test_jenis_permohonan_di_luar_paket(masuk: Callable[[Pengguna], Client]) -> None:
    client = masuk(kasus("draf").pemohon)
    for jenis in ("perpanjangan", "daftar_ulang", "", "lain"):
        assert client.post("/izin/siup/ajukan/", {"jenis": jenis}).status_code == 422
    assert Permohonan.objects.count() == 1


@pytest.mark.parametrize(
    ("keadaan", "siapa", "isi", "langkah"),
    [
        ("diajukan", "loket", {f"berkas-{k}-putusan": "sesuai" for k in ("ktp", "npwp", "akta", "neraca", "foto")}, 3),
        ("diperiksa", "entri1", {}, 4),
        ("dientri", "kasi1", {"keputusan": "setuju"}, 5),
        ("diverifikasi", "kabid", {"keputusan": "setuju"}, 6),
        ("dikoreksi", "kepala", {"sandi": orang.SANDI}, 6),
        ("terbit", "arsip", {}, 8),
    ],
)
def test_setiap_meja(
    keadaan: str, siapa: str, isi: dict[str, str], langkah: int, masuk: Callable[[Pengguna], Client], penanda: Penanda
) -> None:
    """The step is done as the officer who is signed in, in the position held, and no further."""
    milik = kasus(keadaan)
    sebelum, baris = tetap(milik), len(milik.log)
    assert kerjakan(masuk(milik.petugas[siapa]), milik, **SELUNDUPAN, **isi).status_code == 302
    assert tetap(milik) == sebelum
    assert milik.letak == (langkah, "berjalan")
    (tertulis,) = milik.log[baris:]
    assert tertulis.pelaku_id == milik.petugas[siapa].pk
    assert (tertulis.sifat, tertulis.atas_nama_id) == ("definitif", None)
    assert tertulis.jabatan == milik.petugas[siapa].penugasan.get().jabatan_id
    if izin := Izin.objects.filter(permohonan=milik.id).first():
        assert (izin.urutan, izin.diserahkan) == (1, None)
        assert (izin.terbit is None) == (keadaan == "dikoreksi")


def test_keputusan_di_luar_pilihan(masuk: Callable[[Pengguna], Client]) -> None:
    milik = kasus("dientri")
    for keputusan in ("batal", "ya", "", "SETUJU"):
        assert kerjakan(masuk(milik.petugas["kasi1"]), milik, keputusan=keputusan).status_code == 422
    assert milik.letak == (4, "berjalan")
