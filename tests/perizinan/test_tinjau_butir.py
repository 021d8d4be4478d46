"""What each kind of item takes, which record counts, and what is made of the phone's clock and position."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from akun.models import Pengguna
from perizinan.models import CatatanTinjau
from perizinan.services.galat import PermohonanDitolak
from sicantik.lib import jam
from tests.kasus import Kasus
from tests.perizinan.lapangan import GORESAN, berlaku, dijadwalkan, foto, kirim, simpan
from tests.sop.alur import wita

pytestmark = pytest.mark.django_db


@pytest.fixture
def milik() -> Kasus:
    with jam.pada(wita("2026-11-16 08.00")):
        return dijadwalkan()


@pytest.mark.parametrize(
    ("butir", "nilai", "disimpan"),
    [
        ("sesuai_alamat", "ya", "ya"),
        ("luas_ukur", "1.250", "1250"),
        ("luas_ukur", "0118", "118"),
        ("utara", "  Rumah\n Contoh  ", "Rumah Contoh"),
        ("kelas_jalan", "lokal", "lokal"),
        ("ttd_pemohon", GORESAN, GORESAN),
    ],
)
def test_nilai_yang_diterima(milik: Kasus, butir: str, nilai: str, disimpan: str) -> None:
    assert simpan(milik, butir, nilai).nilai == disimpan


@pytest.mark.parametrize(
    ("butir", "nilai"),
    [
        ("sesuai_alamat", "mungkin"),
        ("luas_ukur", "118,5"),
        ("luas_ukur", "-3"),
        ("kelas_jalan", "tol"),
        ("ttd_pemohon", "M0 0C1 1 2 2 3 3"),
        ("ttd_pemohon", ""),
        ("foto_depan", ""),
        ("utara", "x" * 1001),
        ("tidak_ada", "ya"),
    ],
)
def test_nilai_yang_ditolak(milik: Kasus, butir: str, nilai: str) -> None:
    with pytest.raises(PermohonanDitolak):
        simpan(milik, butir, nilai)
    assert not CatatanTinjau.objects.exists()


def test_foto_hanya_pada_butirnya_dan_hanya_gambar(milik: Kasus) -> None:
    with pytest.raises(PermohonanDitolak, match="tidak memerlukan foto"):
        simpan(milik, "utara", "Rumah", foto=foto())
    with pytest.raises(PermohonanDitolak, match="bukan PDF, JPEG, atau PNG"):
        simpan(milik, "foto_depan", foto=b"<html>")
    assert simpan(milik, "ttd_tetangga", foto=foto(), keterangan="Pak Contoh").foto.endswith(".jpg")


def test_yang_terbaru_menurut_telepon_yang_berlaku(milik: Kasus) -> None:
    """A record that was made earlier and arrives later does not push the newer one out."""
    with jam.pada(wita("2026-11-16 10.00")):
        simpan(milik, "utara", "kedua", saat=wita("2026-11-16 09.30"))
        simpan(milik, "utara", "pertama", saat=wita("2026-11-16 09.10"))
        assert berlaku(milik) == {"utara": ["kedua"]}
        simpan(milik, "utara", "", saat=wita("2026-11-16 09.40"))
        assert berlaku(milik) == {}


def test_jawaban_menyebut_catatan_yang_berlaku(milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    """Two phones, two clocks: a correction from the slower one is kept, and does not count. Its sender is told."""
    cepat, lambat = masuk(milik.petugas["tim1"]), masuk(milik.petugas["tim2"])
    kini = datetime.now(tz=jam.zona())
    saat = [{"saat": (kini - timedelta(minutes=n)).isoformat()} for n in (5, 20)]
    assert kirim(cepat, milik, "utara", "Rumah", **saat[0]).json()["kalah"] == ""
    jawab = kirim(lambat, milik, "utara", "Jalan", **saat[1])
    pukul = f"{kini - timedelta(minutes=5):%H.%M}"
    assert jawab.json()["kalah"].startswith(f"Ada catatan yang lebih baru dari Tuti Teknis, {pukul}")
    assert berlaku(milik) == {"utara": ["Rumah"]}
    assert kirim(lambat, milik, "timur", "Jalan", **saat[1]).json()["kalah"] == ""
    polos = kirim(lambat, milik, "utara", "Gang", skrip=False, **saat[1])
    assert "lebih baru dari Tuti Teknis" in lambat.get(polos.url.partition("#")[0]).content.decode()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("saat", "jadi"),
    [
        ("2026-11-16 09.30", "2026-11-16 09.30"),
        ("2026-11-16 10.01", "2026-11-16 10.00"),
        ("2036-01-01 00.00", "2026-11-16 10.00"),
        ("1970-01-01 08.00", "2026-11-16 10.00"),
        ("", "2026-11-16 10.00"),
    ],
)
def test_jam_telepon_yang_salah(milik: Kasus, saat: str, jadi: str) -> None:
    with jam.pada(wita("2026-11-16 10.00")):
        assert simpan(milik, "utara", "x", saat=wita(saat) if saat else None).saat == wita(jadi)


def test_letak_dari_peranti_dibulatkan_dan_yang_ngawur_dilepas(
    milik: Kasus, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(milik.petugas["tim1"])
    saat = {"saat": (datetime.now(tz=jam.zona()) - timedelta(hours=1)).isoformat()}
    letak = {"lintang": "-1.23790012345678", "bujur": "116.8529", "ketelitian": "7.6"}
    assert kirim(klien, milik, "utara", "a", **letak, **saat).status_code == 200
    c = CatatanTinjau.objects.get(nilai="a")
    assert (c.lintang, c.bujur, c.ketelitian) == (Decimal("-1.237900"), Decimal("116.852900"), 8)
    buruk: list[dict[str, Any]] = [
        {"lintang": "91", "bujur": "116"},
        {"lintang": "nan", "bujur": "116"},
        {"lintang": "-1"},
        {"lintang": "di sini", "bujur": "sana", "ketelitian": "-4", "saat": "kemarin"},
    ]
    for n, isi in enumerate(buruk):
        assert kirim(klien, milik, "timur", f"b{n}", **isi).status_code == 200
        assert CatatanTinjau.objects.get(nilai=f"b{n}").lintang is None


def test_foto_diganti_dihapus_dan_dibatasi(milik: Kasus) -> None:
    satu, dua = (simpan(milik, "foto_depan", foto=foto()) for _ in range(2))
    with pytest.raises(PermohonanDitolak, match="Paling banyak 2"):
        simpan(milik, "foto_depan", foto=foto())
    simpan(milik, "foto_depan", ganti=satu.kunci)
    assert berlaku(milik) == {"foto_depan": ["foto"]}
    tiga = simpan(milik, "foto_depan", foto=foto(), ganti=dua.kunci)
    assert berlaku(milik) == {"foto_depan": ["foto"]}
    simpan(milik, "foto_depan", ganti=tiga.kunci)
    assert berlaku(milik) == {}
    assert CatatanTinjau.objects.count() == 5  # nothing is ever taken away


def test_yang_diganti_hanya_catatan_butir_dan_kunjungan_yang_sama(
    milik: Kasus, masuk: Callable[[Pengguna], Client]
) -> None:
    """A removal that names another item's record, another visit's or none is refused, and nothing is lost."""
    depan, utara = simpan(milik, "foto_depan", foto=foto()), simpan(milik, "utara", "Rumah", siapa="tim2")
    jauh = simpan(dijadwalkan(), "foto_depan", foto=foto())
    klien = masuk(milik.petugas["tim1"])
    for ganti in (utara.kunci, jauh.kunci, uuid4()):
        jawab = kirim(klien, milik, "foto_depan", ganti=str(ganti))
        assert (jawab.status_code, "bukan catatan butir ini" in jawab.json()["galat"]) == (422, True)
    assert berlaku(milik) == {"foto_depan": ["foto"], "utara": ["Rumah"]}
    assert kirim(klien, milik, "foto_depan", ganti=str(depan.kunci)).status_code == 200
    assert berlaku(milik) == {"utara": ["Rumah"]}


def test_ganti_lama_atas_butir_lain_tidak_berlaku(milik: Kasus) -> None:
    """As a record from before that rule may say it."""
    utara, timur = simpan(milik, "utara", "Rumah"), simpan(milik, "timur", "Jalan")
    CatatanTinjau.objects.create(
        peninjauan=timur.peninjauan, kunci=uuid4(), butir="timur", nilai="Gang", saat=jam.kini(), oleh=timur.oleh,
        ganti=utara.kunci,
    )  # fmt: skip
    assert berlaku(milik) == {"utara": ["Rumah"], "timur": ["Gang"]}


def test_catatan_hanya_dapat_ditambah(milik: Kasus) -> None:
    c = simpan(milik, "utara", "Rumah")
    with pytest.raises(IntegrityError), transaction.atomic():
        CatatanTinjau.objects.filter(pk=c.pk).update(nilai="Jalan")
    with pytest.raises(IntegrityError), transaction.atomic():
        c.delete()


def test_kiriman_tak_terbaca(milik: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    klien = masuk(milik.petugas["tim1"])
    for isi in ({"kunci": "bukan-uuid", "butir": "utara"}, {"kunci": str(uuid4())}, {}):
        jawab = klien.post(f"/meja/{milik.id}/tinjau/catat/", isi, headers={"X-Simpan": "otomatis"})
        assert (jawab.status_code, jawab.json()["galat"][:7]) == (422, "Catatan")
    assert klien.get(f"/meja/{milik.id}/tinjau/catat/").status_code == 405
