"""Two schedulers at the same moment: one wins, the other is told who and when. The database has the last word."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from perizinan.models import AnggotaTim, Peninjauan
from perizinan.services import peninjauan
from perizinan.services.peninjauan import JadwalBentrok, jadwalkan
from sicantik.lib import jam
from tests import orang
from tests.kasus import Kasus, kantor, kasus
from tests.perizinan.test_jadwal_peninjauan import jadwal
from tests.serentak import bersamaan
from tests.sop.alur import wita

pytestmark = pytest.mark.django_db(transaction=True)


def rencana(milik: Kasus, mulai: str = "2026-11-17 09.00") -> Any:
    isi = {**milik.pokok("jadwal"), "jadwal": jadwal(milik.petugas, mulai)}

    def kerja() -> Peninjauan:
        with jam.pada(wita("2026-11-16 09.00")):
            return jadwalkan(**isi)

    return kerja


def dua_berkas() -> tuple[Kasus, Kasus]:
    """Two files with two schedulers, and one technical team between them."""
    petugas = kantor("HO")
    satu = kasus("diperiksa", izin="HO", petugas=petugas)
    return satu, kasus("diperiksa", izin="HO", petugas={**petugas, "jadwal": orang.petugas("bagian-penjadwalan")})


@pytest.mark.parametrize("mulai", ["2026-11-17 09.00", "2026-11-17 10.30"])
def test_satu_menang_yang_lain_diberi_tahu(mulai: str) -> None:
    satu, dua = dua_berkas()
    hasil = bersamaan([rencana(satu), rencana(dua, mulai)])
    menang = [h for h in hasil if isinstance(h, Peninjauan)]
    kalah = [h for h in hasil if isinstance(h, Exception)]
    assert len(menang) == 1
    assert [type(k) for k in kalah] == [JadwalBentrok]
    pemenang = menang[0].permohonan
    assert "Tuti Teknis bertugas Selasa, 17 November 2026" in str(kalah[0])
    assert f"untuk permohonan {pemenang.nomor}" in str(kalah[0])
    assert sorted([satu.letak[0], dua.letak[0]]) == [3, 4]
    assert menang[0].urutan == 1  # the loser took no number
    assert AnggotaTim.objects.count() == 2


def test_tanpa_pemeriksaan_ramah_basis_data_tetap_menolak(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever gets past the friendly check meets the exclusion constraint, and the same words."""
    satu, dua = dua_berkas()
    asli = peninjauan._tolak_bentrok
    panggilan: list[int] = []

    def buta_sekali(*isi: Any) -> None:
        panggilan.append(1)
        if len(panggilan) > 2:  # the first two calls are the friendly checks of both
            asli(*isi)

    monkeypatch.setattr(peninjauan, "_tolak_bentrok", buta_sekali)
    hasil = bersamaan([rencana(satu), rencana(dua)])
    kalah = [h for h in hasil if isinstance(h, Exception)]
    assert [type(k) for k in kalah] == [JadwalBentrok]
    assert "Tuti Teknis bertugas" in str(kalah[0])
    assert Peninjauan.objects.count() == 1


def test_sql_mentah_pun_ditolak() -> None:
    satu, dua = dua_berkas()
    pertama, kedua = rencana(satu)(), rencana(dua, "2026-11-18 09.00")()
    with pytest.raises(IntegrityError, match="satu_orang_satu_tempat"), transaction.atomic():
        AnggotaTim.objects.filter(peninjauan=kedua).update(rentang=pertama.tim.first().rentang)


def test_banyak_berkas_nomor_surat_tanpa_celah() -> None:
    petugas = kantor("HO")
    milik = [
        kasus("diperiksa", izin="HO", petugas={**petugas, "jadwal": orang.petugas("bagian-penjadwalan")})
        for _ in range(4)
    ]
    hasil = bersamaan([rencana(m, f"2026-11-17 {9 + 2 * (n % 2):02}.00") for n, m in enumerate(milik)])
    menang = [h for h in hasil if isinstance(h, Peninjauan)]
    assert len(menang) == 2
    assert sorted(h.urutan for h in menang) == [1, 2]
    assert all(isinstance(h, Peninjauan | JadwalBentrok) for h in hasil), hasil
