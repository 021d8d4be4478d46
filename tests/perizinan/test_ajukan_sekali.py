"""Fifty taps on "Ajukan" are one application (security.md, row 10)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from django.test import Client

from akun.models import Pengguna
from notifikasi.models import Pesan
from perizinan.models import DokumenTerbit, PenghitungNomor
from perizinan.services.arsip import buat_dokumen
from sop.models import LangkahLog, Proses
from tests.kasus import Kasus, kasus
from tests.serentak import bersamaan


def kirim(client: Client, milik: Kasus) -> str:
    jawab = client.post(f"/permohonan/{milik.id}/kirim/", {"pernyataan": "1"})
    assert jawab.status_code == 302
    return str(jawab.headers["Location"])


@pytest.mark.django_db(transaction=True)
def test_lima_puluh_kiriman_bersamaan(masuk: Callable[[Pengguna], Client]) -> None:
    milik = kasus("draf")
    hasil = bersamaan([partial(kirim, masuk(milik.pemohon), milik) for _ in range(50)])
    assert set(hasil) == {f"/permohonan/{milik.id}/tanda-terima/"}
    assert (Proses.objects.count(), LangkahLog.objects.count()) == (1, 1)
    assert PenghitungNomor.objects.get().nilai == 1
    assert sorted(Pesan.objects.values_list("saluran", flat=True)) == ["sms", "surel"]


@pytest.mark.django_db
def test_kiriman_kedua_membuka_tanda_terima_yang_sama(masuk: Callable[[Pengguna], Client]) -> None:
    milik = kasus("draf")
    client = masuk(milik.pemohon)
    kirim(client, milik)
    sebelum = milik.permohonan
    kirim(client, milik)
    assert (milik.permohonan.nomor, milik.permohonan.diajukan) == (sebelum.nomor, sebelum.diajukan)
    assert sebelum.nomor is not None
    halaman = client.get(f"/permohonan/{milik.id}/tanda-terima/").content.decode()
    assert "00001 002 01" in halaman


@pytest.mark.django_db(transaction=True)
def test_satu_pdf_tanda_terima_walau_belnya_berbunyi_berkali_kali() -> None:
    milik = kasus("diajukan")
    hasil = bersamaan([partial(buat_dokumen, milik.id, "tanda_terima") for _ in range(4)])
    assert sorted(map(str, hasil)) == ["False", "False", "False", "True"]
    assert DokumenTerbit.objects.get().jenis == "tanda_terima"
