"""Row 4 of the threat model: nothing hostile is stored, every refusal has a reason, the portal lives on."""

from __future__ import annotations

import os
import random
from contextlib import suppress
from pathlib import Path

import pytest

from sicantik.lib.unggahan import PESAN, Batas, UnggahanDitolak, bersihkan
from tests.drill import jumlah
from tests.unggahan.kasus import Kasus, bentang, bersih
from tests.unggahan.korpus import SEMUA

pytestmark = pytest.mark.drill(nama="unggahan")

DITOLAK = [k for k in SEMUA.values() if k.tolak]
DISIMPAN = [k for k in SEMUA.values() if not k.tolak]


def nama(kasus: Kasus) -> str:
    return kasus.nama


@pytest.mark.parametrize("kasus", DITOLAK, ids=nama)
def test_ditolak_dengan_alasan(kasus: Kasus) -> None:
    with pytest.raises(UnggahanDitolak) as galat:
        bersihkan(kasus.buat())
    assert galat.value.kode == kasus.tolak, galat.value.sebab
    assert not galat.value.sebab.startswith("exit"), "the parser crashed instead of answering"
    assert galat.value.pesan == PESAN[galat.value.kode] % galat.value.nilai


@pytest.mark.parametrize("kasus", DISIMPAN, ids=nama)
def test_disimpan_tanpa_penanda(kasus: Kasus) -> None:
    asal = kasus.buat()
    sebelum = bentang(asal)
    for penanda in kasus.penanda:
        assert penanda in sebelum, f"the case does not contain {penanda!r}"

    hasil = bersih(kasus)

    sesudah = bentang(hasil.isi)
    for penanda in kasus.penanda:
        assert penanda not in sesudah
    assert hasil.halaman == kasus.halaman
    ulang = bersihkan(hasil.isi)
    assert (ulang.jenis, ulang.halaman) == (hasil.jenis, hasil.halaman)
    assert (ulang.lebar, ulang.tinggi) == (hasil.lebar, hasil.tinggi)


def _rusakkan(acak: random.Random, isi: bytes) -> bytes:
    """Flip, cut, repeat or splice."""
    data = bytearray(isi)
    for _ in range(acak.randint(1, 8)):
        letak = acak.randrange(len(data))
        cara = acak.randrange(4)
        if cara == 0:
            data[letak] ^= 1 << acak.randrange(8)
        elif cara == 1:
            del data[letak : letak + acak.randrange(1, 200)]
        elif cara == 2:
            data[letak:letak] = data[letak : letak + acak.randrange(1, 500)]
        else:
            data[letak : letak + 4] = acak.randbytes(4)
        if len(data) < 20:
            break
    return bytes(data)


@pytest.mark.parametrize("benih", range(jumlah(12, 150)))
def test_berkas_yang_dirusak_acak(benih: int) -> None:
    """Damage at random: refused or clean, and always an answer."""
    acak = random.Random(benih)
    kasus = acak.choice([k for k in DISIMPAN if k.halaman < 50])
    asal = _rusakkan(acak, kasus.buat())
    try:
        hasil = bersihkan(asal, batas=Batas(detik=10))
    except UnggahanDitolak:
        return
    # The script of the case may have been damaged too; a whole one must not get through.
    assert b"app.alert.unggahan" not in bentang(hasil.isi)
    assert bersihkan(hasil.isi).halaman == hasil.halaman


def test_korpus_cukup_besar() -> None:
    assert len(SEMUA) >= 60
    assert len(SEMUA) + jumlah(12, 150) >= jumlah(60, 200)


def anak() -> set[str]:
    """Our child processes, zombies included; another test's browser may be among them."""
    kita = f"\nPPid:\t{os.getpid()}\n"
    semua = set()
    for status in Path("/proc").glob("[0-9]*/status"):
        with suppress(OSError):
            if kita in status.read_text():
                semua.add(status.parent.name)
    return semua


def test_induk_tidak_bertambah_apa_pun() -> None:
    """After crashes and time-outs: no child left, no file descriptor lost."""
    terbuka, anak_dulu = len(os.listdir("/proc/self/fd")), anak()
    for nama_kasus in ("eicar", "jpeg_terpotong", "bom_flate"):
        with pytest.raises(UnggahanDitolak):
            bersihkan(SEMUA[nama_kasus].buat())
    assert len(os.listdir("/proc/self/fd")) == terbuka
    assert anak() <= anak_dulu
