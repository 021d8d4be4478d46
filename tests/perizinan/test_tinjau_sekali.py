"""On a line that drops every record arrives once, and none is lost: the phone's key decides."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client

from akun.models import Pengguna
from perizinan.models import CatatanTinjau
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.peninjauan import tutup_peninjauan
from sicantik.lib import jam
from tests.perizinan.lapangan import GORESAN, berlaku, dijadwalkan, foto, kirim, lengkapi, simpan, tinjauan
from tests.serentak import bersamaan


def berkas_foto(simpanan: Path) -> list[Path]:
    return [p for p in (simpanan / "tinjau").rglob("*") if p.is_file()]


@pytest.mark.django_db
def test_jawaban_yang_hilang_dikirim_lagi(masuk: Callable[[Pengguna], Client]) -> None:
    milik, kunci = dijadwalkan(), uuid4()
    klien = masuk(milik.petugas["tim1"])
    jawaban = [kirim(klien, milik, "utara", "Rumah Contoh A", kunci=kunci) for _ in range(3)]
    assert [j.status_code for j in jawaban] == [200] * 3
    assert len({j.content for j in jawaban}) == 1
    assert jawaban[0].json()["kunci"] == str(kunci)
    assert CatatanTinjau.objects.count() == 1


@pytest.mark.django_db
def test_kunci_yang_sama_dengan_isi_lain_ditolak(masuk: Callable[[Pengguna], Client]) -> None:
    milik, kunci = dijadwalkan(), uuid4()
    tim1, tim2 = masuk(milik.petugas["tim1"]), masuk(milik.petugas["tim2"])
    kirim(tim1, milik, "utara", "Rumah", kunci=kunci)
    for klien, butir, nilai in [(tim1, "utara", "Jalan"), (tim1, "barat", "Rumah"), (tim2, "utara", "Rumah")]:
        jawab = kirim(klien, milik, butir, nilai, kunci=kunci)
        assert jawab.status_code == 422
        assert "isi lain" in jawab.json()["galat"]
    assert berlaku(milik) == {"utara": ["Rumah"]}


@pytest.mark.django_db
def test_kunci_yang_sama_dengan_foto_letak_waktu_atau_ganti_lain_ditolak(
    masuk: Callable[[Pengguna], Client], simpanan: Path
) -> None:
    """Answered as kept, the phone would forget what the office never had."""
    milik, kunci = dijadwalkan(), uuid4()
    lama = simpan(milik, "foto_depan", foto=foto("#0A2E4D"))
    klien = masuk(milik.petugas["tim1"])
    asal = {"lintang": "-1.2379", "bujur": "116.8529", "ketelitian": "8", "saat": "2026-11-16T01:30:00.000Z"}
    assert kirim(klien, milik, "foto_depan", kunci=kunci, foto=foto(), **asal).status_code == 200
    for lain in (
        {"foto": foto("#B3261E")},
        {"foto": b""},
        {"lintang": "-1.2380"},
        {"bujur": "117"},
        {"ketelitian": "9"},
        {"saat": "2026-11-16T01:31:00.000Z"},
        {"saat": ""},
        {"ganti": str(lama.kunci)},
    ):
        isi = {k: v for k, v in {"foto": foto(), **asal, **lain}.items() if v}
        jawab = kirim(klien, milik, "foto_depan", kunci=kunci, **isi)
        assert jawab.status_code == 422, lain
        assert "isi lain" in jawab.json()["galat"] or "Ambil fotonya" in jawab.json()["galat"], lain
    assert kirim(klien, milik, "foto_depan", kunci=kunci, foto=foto(), **asal).status_code == 200
    assert CatatanTinjau.objects.count() == len(berkas_foto(simpanan)) == 2


@pytest.mark.django_db
def test_catatan_dari_sebelum_ada_sidiknya_hanya_dibandingkan_isinya() -> None:
    milik, kunci = dijadwalkan(), uuid4()
    CatatanTinjau.objects.create(
        peninjauan=tinjauan(milik), kunci=kunci, butir="utara", nilai="Rumah", saat=jam.kini(),
        oleh=milik.petugas["tim1"],
    )  # fmt: skip
    assert simpan(milik, "utara", "Rumah", kunci=kunci, saat=jam.kini()).sidik == ""
    with pytest.raises(PermohonanDitolak, match="isi lain"):
        simpan(milik, "utara", "Jalan", kunci=kunci)


@pytest.mark.django_db
def test_foto_yang_dikirim_lagi_satu_berkas(masuk: Callable[[Pengguna], Client], simpanan: Path) -> None:
    milik, kunci = dijadwalkan(), uuid4()
    klien = masuk(milik.petugas["tim1"])
    pertama = kirim(klien, milik, "foto_depan", foto=foto(), kunci=kunci).json()
    assert kirim(klien, milik, "foto_depan", foto=foto(), kunci=kunci).json() == pertama
    assert len(berkas_foto(simpanan)) == CatatanTinjau.objects.count() == 1


@pytest.mark.django_db
def test_kiriman_terlambat_setelah_laporan_ditutup(masuk: Callable[[Pengguna], Client]) -> None:
    """What was kept is answered as kept; what was not is refused and stays on the phone."""
    milik, kunci = dijadwalkan(), uuid4()
    simpan(milik, "catatan", "Pintu samping dikunci.", kunci=kunci)
    lengkapi(milik)
    tutup_peninjauan(**milik.pokok("tim1"), kesimpulan="layak", uraian="")
    klien = masuk(milik.petugas["tim1"])
    assert kirim(klien, milik, "catatan", "Pintu samping dikunci.", kunci=kunci).status_code == 200
    telat = kirim(klien, milik, "catatan", "Baru teringat.")
    assert telat.status_code == 409
    assert "tidak terbuka" in telat.json()["galat"]
    assert berlaku(milik)["catatan"] == ["Pintu samping dikunci."]


@pytest.mark.django_db(transaction=True)
def test_kunci_yang_sama_serentak_satu_catatan(simpanan: Path) -> None:
    milik, kunci = dijadwalkan(), uuid4()
    kerja = [partial(simpan, milik, "foto_depan", foto=foto(), kunci=kunci) for _ in range(4)]
    kerja += [partial(simpan, milik, "utara", "Rumah", kunci=(lain := uuid4())) for _ in range(1)]
    kerja += [partial(simpan, milik, "utara", "Rumah", kunci=lain) for _ in range(3)]
    hasil = bersamaan(kerja)
    assert all(isinstance(h, CatatanTinjau) for h in hasil), hasil
    assert {h.kunci for h in hasil if isinstance(h, CatatanTinjau)} == {kunci, lain}
    assert CatatanTinjau.objects.count() == 2
    assert len(berkas_foto(simpanan)) == 1


@pytest.mark.django_db(transaction=True)
def test_jalur_putus_putus_dari_dua_telepon(masuk: Callable[[Pengguna], Client]) -> None:
    """Two phones at once, each request lost, answered into the void, doubled or out of order: all arrive once."""
    milik, acak = dijadwalkan(), random.Random(2017)
    catatan = {
        siapa: [(uuid4(), butir, f"{butir} {n}") for n in range(6) for butir in ("utara", "timur", "catatan")]
        for siapa in ("tim1", "tim2")
    }

    def telepon(siapa: str) -> int:
        klien, antre, kirim_ke = masuk(milik.petugas[siapa]), list(catatan[siapa]), 0
        while antre:
            kunci, butir, nilai = acak.choice(antre)
            kejadian = acak.random()
            if kejadian < 0.3:
                continue  # never left the phone
            jawab = kirim(klien, milik, butir, nilai, kunci=kunci)
            kirim_ke += 1
            assert jawab.status_code == 200
            if kejadian > 0.6:
                antre.remove((kunci, butir, nilai))  # the answer came; else it is sent again
        return kirim_ke

    jumlah = bersamaan([partial(telepon, siapa) for siapa in catatan])
    assert all(isinstance(n, int) and n > 18 for n in jumlah), jumlah
    semua = {(c.kunci, c.butir, c.nilai) for c in CatatanTinjau.objects.all()}
    assert semua == {x for isi in catatan.values() for x in isi}
    assert CatatanTinjau.objects.count() == 36


@pytest.mark.django_db(transaction=True)
def test_menutup_sambil_mencatat_tidak_ada_yang_di_antara() -> None:
    """A record that arrives with the closing is in the report, or refused: never accepted and left out."""
    milik = dijadwalkan()
    lengkapi(milik)
    isi = {**milik.pokok("tim1"), "kesimpulan": "layak", "uraian": ""}
    masuk = [partial(simpan, milik, "ttd_tetangga", GORESAN, keterangan=f"n{n}") for n in range(4)]
    hasil = bersamaan([partial(tutup_peninjauan, **isi), *masuk])
    assert not isinstance(hasil[0], Exception), hasil[0]
    diterima = [h for h in hasil[1:] if isinstance(h, CatatanTinjau)]
    ditutup = hasil[0].ditutup  # type: ignore[union-attr]
    assert all(c.diterima <= ditutup for c in diterima)
    assert CatatanTinjau.objects.filter(butir="ttd_tetangga").count() == len(diterima)
