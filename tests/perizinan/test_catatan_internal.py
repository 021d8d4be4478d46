"""Internal notes never leave: a canary in a note is looked for on every page and in everything sent or printed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from akun.models import Pengguna
from akun.status import KABID
from notifikasi.models import Pesan
from perizinan.dokumen.dokumen_arsip import html_dokumen_arsip
from perizinan.dokumen.lembar_kendali import html_lembar_kendali
from perizinan.services.arsip import PEMBUAT
from perizinan.services.percakapan import catat_internal, kirim_pesan
from tests import orang
from tests.kasus import Kasus, kasus

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("penanda")]
BURUNG = "KENARI-7F3A-jangan-keluar"
Masuk = Callable[[Pengguna], Client]


def bercatatan(keadaan: str) -> Kasus:
    milik = kasus(keadaan)
    catat_internal(permohonan=milik.permohonan, oleh=milik.petugas["kabid"], jabatan=KABID, isi=BURUNG)
    return milik


def jalur(milik: Kasus) -> list[str]:
    """Every route that takes an application, its number or a token, for whoever may open it."""
    p = milik.permohonan
    hasil = [
        "/", "/permohonan/", f"/permohonan/{p.pk}/", f"/permohonan/{p.pk}/tanda-terima/", f"/permohonan/{p.pk}/berkas/",
        f"/lacak/{p.nomor}/", f"/t/{p.token}/", f"/api/v1/permohonan/{p.nomor}/", f"/api/v1/lacak/{p.token}/",
        *(f"/permohonan/{p.pk}/isi/{b.kode}/" for b in p.versi_paket.paket.bagian),
    ]  # fmt: skip
    if izin := getattr(p, "izin", None):
        hasil += [f"/v/{izin.token}", f"/api/v1/izin-terbit/{izin.token}/"]
    return hasil


@pytest.mark.parametrize("keadaan", ["diperiksa", "dikembalikan", "dientri", "diserahkan", "dibatalkan"])
def test_tidak_pernah_keluar(masuk: Masuk, keadaan: str) -> None:
    milik = bercatatan(keadaan)
    kirim_pesan(permohonan_id=milik.id, oleh=milik.petugas["kabid"], isi="Kami periksa.", jabatan=KABID)
    for klien in (masuk(milik.pemohon), masuk(orang.orang_lain()), Client()):
        for alamat in jalur(milik):
            jawab = klien.get(alamat)
            assert jawab.status_code < 500, alamat
            assert BURUNG not in jawab.content.decode(), alamat
    assert not Pesan.objects.filter(isi__contains=BURUNG).exists()
    assert not Pesan.objects.filter(subjek__contains=BURUNG).exists()


def test_tidak_tercetak_pada_dokumen_mana_pun() -> None:
    milik = bercatatan("diserahkan")
    p = milik.permohonan
    for jenis, cara in PEMBUAT.items():
        if cara.versi(p):
            assert BURUNG not in cara.html(p), jenis
    assert BURUNG not in html_lembar_kendali(p)
    assert BURUNG not in html_dokumen_arsip(p)


def test_tidak_masuk_catatan_langkah() -> None:
    milik = bercatatan("dientri").sampai("dikoreksi")
    assert not any(BURUNG in baris.catatan for baris in milik.log)


def test_petugas_sop_membacanya_dan_yang_lain_tidak(masuk: Masuk) -> None:
    milik = bercatatan("diperiksa")
    assert BURUNG in masuk(milik.petugas["entri1"]).get(f"/meja/{milik.id}/").content.decode()
    luar = masuk(orang.petugas("kasi-perizinan-usaha-ii"))
    assert luar.get(f"/meja/{milik.id}/").status_code == 404
    assert luar.post(f"/meja/{milik.id}/catatan/", {"isi_catatan": "x"}).status_code == 404


def test_dicatat_dari_halaman(masuk: Masuk) -> None:
    milik = kasus("diperiksa")
    klien = masuk(milik.petugas["entri1"])
    assert klien.post(f"/meja/{milik.id}/catatan/", {"isi_catatan": ""}).status_code == 422
    assert klien.post(f"/meja/{milik.id}/catatan/", {"isi_catatan": "Cek alamat lama."}).status_code == 302
    catatan = milik.permohonan.catatan_internal.get()
    assert (catatan.oleh, catatan.jabatan) == (milik.petugas["entri1"], "petugas-entry-data")
    assert "Cek alamat lama." in klien.get(f"/meja/{milik.id}/").content.decode()


@pytest.mark.parametrize("perintah", ["UPDATE %s SET isi = 'x'", "DELETE FROM %s"])
def test_basis_data_menolak_mengubahnya(perintah: str) -> None:
    bercatatan("diperiksa")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(perintah % "perizinan_catataninternal")
