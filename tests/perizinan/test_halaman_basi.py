"""A page that was overtaken changes nothing, and says who was first and when (goal R7)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import pytest
from django.http import HttpResponse
from django.test import Client

from akun.models import Pengguna
from tests import orang
from tests.drill import jumlah
from tests.kasus import kantor, kasus
from tests.perizinan.alat import halaman, isi_form, kerjakan
from tests.serentak import bersamaan

TADI = r"Langkah ini sudah dikerjakan %s pada \d\d/\d\d/\d{4} \d\d\.\d\d\."


def terang(jawab: HttpResponse, siapa: str) -> bool:
    return jawab.status_code == 409 and bool(re.search(TADI % siapa, jawab.content.decode()))


@pytest.mark.django_db
def test_rekan_sudah_memutuskan(masuk: Callable[[Pengguna], Client]) -> None:
    milik = kasus("dientri")
    rekan = orang.petugas("kasi-perizinan-usaha-i", nama="Karno Kasi")
    basi = masuk(rekan)
    isi = isi_form(halaman(basi, milik)) | {"keputusan": "kembalikan", "catatan": "Terlambat."}
    kerjakan(masuk(milik.petugas["kasi1"]), milik, keputusan="setuju")
    assert terang(basi.post(f"/meja/{milik.id}/", isi), "Kartika Kasi")
    assert milik.letak == (5, "berjalan")
    assert len(milik.log) == 4


@pytest.mark.django_db
def test_formulir_langkah_lama_tidak_dibaca_sebagai_langkah_baru(masuk: Callable[[Pengguna], Client]) -> None:
    """One officer at two desks: the checklist of before is not taken for an entry with empty lines."""
    milik = kasus("diajukan")
    orang.tugaskan(milik.petugas["loket"], "petugas-entry-data")
    loket = masuk(milik.petugas["loket"])
    isi = isi_form(halaman(loket, milik)) | {f"berkas-{k}-putusan": "sesuai" for k in milik.syarat}
    assert loket.post(f"/meja/{milik.id}/", isi).status_code == 302
    assert terang(loket.post(f"/meja/{milik.id}/", isi), "Lina Loket")
    assert milik.letak == (3, "berjalan")


@pytest.mark.django_db
@pytest.mark.parametrize("versi", ["0", "1", "2", "4", "99", "9" * 5_000])
def test_versi_lain(versi: str, masuk: Callable[[Pengguna], Client]) -> None:
    milik = kasus("dientri")  # three rows in its log
    kasi = masuk(milik.petugas["kasi1"])
    isi = isi_form(halaman(kasi, milik)) | {"keputusan": "setuju", "versi": versi}
    assert terang(kasi.post(f"/meja/{milik.id}/", isi), "Eko Entri")
    assert milik.letak == (4, "berjalan")


@pytest.mark.django_db
@pytest.mark.parametrize("versi", ["", "tiga", "3;4"])
def test_versi_yang_bukan_bilangan(versi: str, masuk: Callable[[Pengguna], Client]) -> None:
    milik = kasus("dientri")
    kasi = masuk(milik.petugas["kasi1"])
    isi = isi_form(halaman(kasi, milik)) | {"keputusan": "setuju", "versi": versi}
    assert kasi.post(f"/meja/{milik.id}/", isi).status_code == 422
    assert milik.letak == (4, "berjalan")


@pytest.mark.django_db
def test_tugas_yang_diambil_rekan(masuk: Callable[[Pengguna], Client]) -> None:
    milik = kasus("dientri")
    rekan = masuk(orang.petugas("kasi-perizinan-usaha-i", nama="Karno Kasi"))
    rekan.post(f"/meja/{milik.id}/ambil/")
    kasi = masuk(milik.petugas["kasi1"])
    jawab = kerjakan(kasi, milik, keputusan="setuju")
    assert jawab.status_code == 422
    assert "sedang dikerjakan petugas lain" in jawab.content.decode()
    kasi.post(f"/meja/{milik.id}/ambil/")
    assert kerjakan(kasi, milik, keputusan="setuju").status_code == 302


@pytest.mark.drill(nama="dua_kasi")
@pytest.mark.django_db(transaction=True)
def test_dua_kasi_bersamaan(masuk: Callable[[Pengguna], Client]) -> None:
    """One of them wins; the other reads who."""
    meja, rekan = kantor(), orang.petugas("kasi-perizinan-usaha-i", nama="Karno Kasi")
    regu = [meja["kasi1"], rekan]
    client = [masuk(k) for k in regu]
    pemohon = orang.pemohon()
    for _ in range(jumlah(5, 200)):
        milik = kasus("dientri", petugas=meja, pemohon=pemohon)
        isi = [isi_form(halaman(c, milik)) | {"keputusan": "setuju"} for c in client]
        hasil = bersamaan([partial(c.post, f"/meja/{milik.id}/", i) for c, i in zip(client, isi, strict=True)])
        assert sorted(h.status_code for h in hasil) == [302, 409], hasil  # type: ignore[union-attr]
        menang = 0 if hasil[0].status_code == 302 else 1  # type: ignore[union-attr]
        assert terang(hasil[1 - menang], regu[menang].nama)  # type: ignore[arg-type]
        assert (milik.letak, len(milik.log)) == ((5, "berjalan"), 4)
