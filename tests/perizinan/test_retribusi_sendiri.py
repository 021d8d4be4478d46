"""Nobody sets, settles or judges a fee of their own, whatever the account."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from akun.models import Pengguna
from akun.status import BENDAHARA
from perizinan.models import BuktiBayar, Ketetapan, Pembayaran
from perizinan.services.bukti_bayar import terima_bukti, tolak_bukti, unggah_bukti
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.ketetapan import serahkan_skrd, tetapkan_skrd
from sicantik.lib import jam
from tests import berkas_contoh, orang
from tests.kasus import Kasus
from tests.perizinan.bendahara import JUMLAH, bayar, di_bendahara, ketetapan, lunas, menunggu_bayar

pytestmark = pytest.mark.django_db


def _akun_kedua(milik: Kasus) -> Pengguna:
    return orang.petugas(BENDAHARA, nik=str(milik.pemohon.nik))


def _akun_sama(milik: Kasus) -> Pengguna:
    orang.tugaskan(milik.pemohon, BENDAHARA)
    return milik.pemohon


@pytest.mark.parametrize("siapa", [_akun_kedua, _akun_sama])
def test_tidak_menetapkan_dan_tidak_menyerahkan(siapa: Callable[[Kasus], Pengguna]) -> None:
    for milik, layanan in ((di_bendahara(), tetapkan_skrd), (lunas(), serahkan_skrd)):
        letak = milik.letak
        with pytest.raises(PermohonanDitolak, match="Anda pemohon"):
            layanan(**milik.pokok("bendahara", oleh=siapa(milik)))  # type: ignore[operator]
        assert milik.letak == letak
    assert Ketetapan.objects.count() == 1


@pytest.mark.parametrize("siapa", [_akun_kedua, _akun_sama])
def test_tidak_mencatat_dan_tidak_memutus(siapa: Callable[[Kasus], Pengguna]) -> None:
    milik = menunggu_bayar()
    isi = berkas_contoh.foto_jpeg(300, 400)
    bukti = unggah_bukti(ketetapan_id=ketetapan(milik).pk, nama="bukti.jpg", isi=isi, oleh=milik.pemohon)
    sendiri = siapa(milik)
    satu = {"bukti_id": bukti.pk, "berkas_id": bukti.berkas_id, "oleh": sendiri}
    for coba in (
        lambda: bayar(milik, oleh=sendiri),
        lambda: terima_bukti(**satu, dibayar=jam.kini(), jumlah=JUMLAH, referensi="TRF-1"),
        lambda: tolak_bukti(**satu, alasan="Tidak terbaca."),
    ):
        with pytest.raises(PermohonanDitolak, match="Anda pemohon"):
            coba()
    assert (Pembayaran.objects.count(), BuktiBayar.objects.get().putusan) == (0, "")
    bayar(milik)
    assert milik.letak == (9, "berjalan")
