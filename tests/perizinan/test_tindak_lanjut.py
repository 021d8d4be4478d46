"""Money that no SKRD was paid with stays before the Bendahara until somebody says what was done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from akun.models import Pengguna
from perizinan.models import KabarPenyedia, TindakLanjut
from perizinan.queries import retribusi
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.penyedia import tindak_lanjuti
from sicantik.lib import jam
from sop.services import BukanGiliran
from tests import orang
from tests.kasus import Kasus
from tests.perizinan.bendahara import menunggu_bayar
from tests.perizinan.test_bayar_penyedia import kabar, kirim, tagih

pytestmark = pytest.mark.django_db


def uang_nyasar() -> tuple[Kasus, KabarPenyedia]:
    milik = menunggu_bayar()
    hasil = kirim(kabar(tagih(milik), jumlah=1_000))
    assert hasil is not None
    return milik, hasil


def test_tampil_sampai_ditandai() -> None:
    milik, satu = uang_nyasar()
    with jam.pada(jam.kini() + timedelta(days=400)):
        assert list(retribusi.kabar_perlu_tindak()) == [satu]
        tindak_lanjuti(kabar_id=satu.pk, oleh=milik.petugas["bendahara"], catatan=" Dikembalikan, TRF-5. ")
        assert not retribusi.kabar_perlu_tindak().exists()
    tindak = TindakLanjut.objects.get()
    assert (tindak.catatan, tindak.oleh) == ("Dikembalikan, TRF-5.", milik.petugas["bendahara"])


def test_sekali_beralasan_dan_oleh_bendahara_lain() -> None:
    milik, satu = uang_nyasar()
    beni = milik.petugas["bendahara"]
    with pytest.raises(BukanGiliran):
        tindak_lanjuti(kabar_id=satu.pk, oleh=milik.petugas["kabid"], catatan="x")
    with pytest.raises(PermohonanDitolak, match="Tulis"):
        tindak_lanjuti(kabar_id=satu.pk, oleh=beni, catatan="  ")
    sendiri = orang.petugas("bendahara-penerima-skrd", nik=str(milik.pemohon.nik))
    with pytest.raises(PermohonanDitolak, match="Anda pemohon"):
        tindak_lanjuti(kabar_id=satu.pk, oleh=sendiri, catatan="x")
    tindak_lanjuti(kabar_id=satu.pk, oleh=beni, catatan="Dikembalikan.")
    with pytest.raises(PermohonanDitolak, match="sudah ditandai"):
        tindak_lanjuti(kabar_id=satu.pk, oleh=beni, catatan="Lagi.")
    for perintah in (TindakLanjut.objects.all().delete, lambda: TindakLanjut.objects.update(catatan="lain")):
        with pytest.raises(DatabaseError), transaction.atomic():
            perintah()


def test_ditandai_di_halaman(masuk: Callable[[Pengguna], Client]) -> None:
    milik, satu = uang_nyasar()
    bendahara, alamat = masuk(milik.petugas["bendahara"]), f"/bendahara/kabar/{satu.pk}/selesai/"
    assert alamat in bendahara.get("/bendahara/").content.decode()
    assert masuk(milik.petugas["kabid"]).post(alamat, {"catatan": "x"}).status_code == 404
    assert "Tulis apa" in bendahara.post(alamat, {}, follow=True).content.decode()
    isi = bendahara.post(alamat, {"catatan": "Dikembalikan, TRF-5."}, follow=True).content.decode()
    assert "Ditandai selesai" in isi
    assert alamat not in isi
    assert tagih(milik).ketetapan_id
    skrd = bendahara.get(f"/bendahara/{tagih(milik).ketetapan_id}/").content.decode()
    assert "Dikembalikan, TRF-5." in skrd
