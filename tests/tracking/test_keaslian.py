"""The authenticity page says one word for each state, and only what may be compared with the paper."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from perizinan.dokumen.umum import CATATAN_KUNCI_LOKAL
from perizinan.models import DokumenTerbit, Izin
from sicantik.lib import jam
from sicantik.lib.token import kode_cek
from tests import orang
from tests.sop.alur import wita
from tests.tracking.contoh import KENARI, kata, permohonan

SAAT = wita("2026-11-17 14.00")
SERAH: dict[str, Any] = {"terbit": SAAT, "diserahkan": SAAT}
AKHIR: dict[str, Any] = {"diakhiri": wita("2026-11-18 09.00"), "sebab_akhir": "NIK 6471999988887777 tidak cocok"}


def izin(**isi: Any) -> Izin:
    p, jalan = permohonan()
    awal: dict[str, Any] = {
        "permohonan": p,
        "nomor": f"503/{p.urutan}/SIUP/DPMPT/XI/2026",
        "kode": "SIUP",
        "tahun": 2026,
        "urutan": p.urutan,
        "butir": {},
        "intisari": "0" * 64,
        "disetujui": SAAT,
        "penyetuju": jalan.petugas["kepala-dinas"],
        "jabatan_id": "kepala-dinas",
        "sifat": "definitif",
    }
    hasil = Izin.objects.create(**{**awal, **isi})
    hasil.kode_cek = kode_cek(hasil.token)
    hasil.save()
    return hasil


def baca(client: Client, alamat: str, status: int = 200) -> str:
    with jam.pada(wita("2026-11-21 10.15")):
        jawab = client.get(alamat)
    assert jawab.status_code == status
    return kata(jawab)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("satu", "isi", "kalimat"),
    [
        ("BELUM DISERAHKAN", {}, "belum diserahkan"),
        ("BELUM DISERAHKAN", {"terbit": SAAT}, "belum diserahkan"),
        ("SAH", SERAH, "masih berlaku"),
        ("SAH", {**SERAH, "berlaku_sampai": date(2026, 11, 21)}, "Sampai 21 November 2026"),
        ("KEDALUWARSA", {**SERAH, "berlaku_sampai": date(2026, 11, 20)}, "habis 20 November 2026"),
        ("DIBATALKAN", {**AKHIR, "akhir": "dibatalkan"}, "dibatalkan pada 18 November 2026"),
        ("DICABUT", {**SERAH, **AKHIR, "akhir": "dicabut"}, "tidak berlaku lagi sejak 18 November 2026"),
        ("DIGANTI", {**SERAH, **AKHIR, "akhir": "diganti"}, "diganti dengan yang baru sejak 18 November 2026"),
    ],
)
def test_satu_kata_untuk_setiap_keadaan(client: Client, satu: str, isi: dict[str, Any], kalimat: str) -> None:
    i = izin(**isi)
    halaman = baca(client, f"/v/{i.token}")
    assert halaman.startswith(f"{satu} ")
    for ada in (kalimat, i.nomor, "CV K***** U****", "Ditetapkan 17 November 2026", CATATAN_KUNCI_LOKAL):
        assert ada in halaman
    assert "Diperiksa 21 November 2026, 10.15.00 WITA" in halaman
    mentah = client.get(f"/v/{i.token}/").content.decode()
    assert not [k for k in KENARI if k in mentah]
    assert ("Sebab NIK *** tidak cocok" in halaman) == bool(isi.get("akhir"))
    assert f"/lacak/{i.permohonan.nomor}/" in mentah
    assert f"/pengaduan/?nomor={i.permohonan.nomor}&amp;perihal=keaslian" in mentah
    data = client.get(f"/api/v1/izin-terbit/{i.token}/").json()
    assert (data["nomor"], data["pemegang"]) == (i.nomor, "CV K***** U****")


@pytest.mark.django_db
def test_tidak_ditemukan_memakai_bingkai_yang_sama(client: Client) -> None:
    for alamat in ("/v/bukan", "/v/" + "A" * 31, "/cek/?kode=ABCD-EFGH-JKMN"):
        assert "TIDAK DITEMUKAN Tidak ada izin dengan kode ini." in baca(client, alamat, 404)


@pytest.mark.django_db
def test_versi_lama_dicabut(client: Client) -> None:
    i = izin(**SERAH)
    lama = i.token
    Izin.objects.filter(pk=i.pk).update(token_versi=2)
    assert "TIDAK DITEMUKAN" in baca(client, f"/v/{lama}", 404)


@pytest.mark.django_db
def test_kode_tercetak_membuka_halaman_yang_sama(client: Client) -> None:
    i = izin(**SERAH)
    kode = i.kode_cek or ""
    for ketikan in (kode, kode.lower(), kode.replace("-", " "), f" {kode.replace('-', '')} "):
        jawab = client.get("/cek/", {"kode": ketikan})
        assert jawab.status_code == 302
        assert jawab["Location"].rstrip("/") == f"/v/{i.token}"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("ketikan", "pesan"),
    [
        ("", "Isi kode cek"),
        ("ABC", "harus 12 huruf dan angka; yang Anda ketik 3"),
        ("ABCD-EFGH-JKM0", "tidak memakai 0"),
    ],
)
def test_kode_keliru_dijawab_dengan_perbaikannya(client: Client, ketikan: str, pesan: str) -> None:
    assert pesan in baca(client, f"/cek/?kode={ketikan}", 422)


@pytest.mark.django_db
def test_sidik_dokumen_tampil(client: Client) -> None:
    i = izin(**SERAH)
    DokumenTerbit.objects.create(permohonan=i.permohonan, jenis="izin", jalur="x", sha256="ab" * 32, ukuran=1)
    assert "SHA-256 dokumen abababababababab…" in baca(client, f"/v/{i.token}")


@pytest.mark.django_db
def test_halaman_ringan_dan_tanpa_galat_csp(client: Client) -> None:
    client.force_login(orang.pemohon())
    jawab = client.get(f"/v/{izin(**SERAH).token}")
    isi = jawab.content.decode()
    nonce = isi.partition('<style nonce="')[2].partition('"')[0]
    assert f"'nonce-{nonce}'" in jawab["Content-Security-Policy"]
    assert len(nonce) > 10
    assert '<link rel="stylesheet"' not in isi
    assert "<script" not in isi
