"""The API answers what the pages answer: same query, same words, same refusals."""

from __future__ import annotations

import pytest
from django.test import Client

from sicantik.lib import jam
from tests.sop.alur import wita
from tests.tracking.contoh import dikembalikan, kata, permohonan, permohonan_lengkap

UMUM = {"nomor", "kode_izin", "nama_izin", "jenis", "nama", "status", "tahap", "jam"}
LENGKAP = UMUM | {
    "langkah",
    "jumlah_langkah",
    "nama_langkah",
    "pelaksana",
    "menunggu_pemohon",
    "tenggat",
    "selesai",
    "jeda",
    "catatan",
}


@pytest.mark.django_db
def test_nomor_memberi_yang_tampak_di_halaman_umum(client: Client) -> None:
    for p in (permohonan()[0], dikembalikan()[0], permohonan_lengkap()):
        data = client.get(f"/api/v1/permohonan/{p.nomor}/").json()
        halaman = kata(client.get(f"/lacak/{p.nomor}/"))
        assert set(data) == UMUM
        assert (data["nomor"], len(data["tahap"])) == (p.nomor, 7)
        for teks in (data["status"], data["nama"], data["nama_izin"], *[t["nama"] for t in data["tahap"]]):
            assert teks in halaman
        assert (data["jam"]["sebab"] + "." in halaman) or not data["jam"]["berhenti"]
        assert f"{data['jam']['hari_terpakai']} dari {data['jam']['hari_janji']} hari kerja" in halaman


@pytest.mark.django_db
def test_token_memberi_yang_tampak_di_halaman_pemohon(client: Client) -> None:
    p = dikembalikan("Akta pendirian: NIK 6471999988887777 tidak terbaca.")[0]
    with jam.pada(wita("2026-11-11 09.00")):
        data = client.get(f"/api/v1/lacak/{p.token}/").json()
        halaman = kata(client.get(f"/t/{p.token}/"))
    assert set(data) == LENGKAP
    assert data["menunggu_pemohon"] is True
    assert data["jeda"][0]["sebab"] == "Akta pendirian: NIK *** tidak terbaca."
    assert data["jeda"][0]["hari"] == 2
    assert [c["judul"] for c in data["catatan"]] == [
        "Dikembalikan kepada Anda, Petugas Loket",
        "Mengajukan atau mengirim perbaikan, Anda",
    ]
    for c in data["catatan"]:
        assert c["judul"] in halaman
        assert c["catatan"] in halaman


@pytest.mark.django_db
def test_katalog_memberi_izin_yang_berlaku(client: Client) -> None:
    permohonan()
    (siup,) = client.get("/api/v1/izin/").json()
    assert (siup["kode"], siup["hari_kerja"], siup["biaya"]) == ("SIUP", 2, 0)
    assert "Akta pendirian" in siup["persyaratan"]
    assert len(siup["tahap"]) == 7
