"""A signature stands under the text that was signed: what is changed afterwards is signed again, or not closed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import uuid4

import pytest
from django.test import Client

from akun.models import Pengguna
from perizinan.dokumen.bap import foto_bap, html_bap
from perizinan.models import CatatanTinjau, Peninjauan
from perizinan.services.galat import BelumLengkap, TidakBolehDiubah
from perizinan.services.pengembalian import kembalikan_ke_petugas
from perizinan.services.peninjauan import buka_lagi, tutup_peninjauan
from sicantik.lib import jam
from tests.kasus import Kasus
from tests.perizinan.alat import halaman
from tests.perizinan.lapangan import (
    GORESAN,
    berlaku,
    dijadwalkan,
    foto,
    kirim,
    lengkapi,
    simpan,
    tanda_tangani,
    tinjauan,
)
from tests.serentak import bersamaan

Masuk = Callable[[Pengguna], Client]
TTD = {"ttd_pemohon", "ttd_tetangga", "ttd_tim"}
NAMA = {"ttd_pemohon": "Bu Pemilik", "ttd_tetangga": "Pak Tetangga", "ttd_tim": "Tuti Teknis"}
BERUBAH = "Isi laporan berubah"


def ditandatangani() -> Kasus:
    milik = dijadwalkan()
    lengkapi(milik, "luas_ukur", *TTD)
    simpan(milik, "luas_ukur", "40")
    tanda_tangani(milik, **NAMA)
    return milik


def tutup(milik: Kasus) -> Peninjauan:
    return tutup_peninjauan(**milik.pokok("tim1"), kesimpulan="layak", uraian="Sesuai.")


def sah(milik: Kasus) -> set[str]:
    return TTD & set(berlaku(milik))


@pytest.mark.django_db
def test_laporan_yang_berubah_tidak_ditutup_di_atas_tanda_tangan_lama() -> None:
    milik = ditandatangani()
    assert sah(milik) == TTD
    simpan(milik, "luas_ukur", "900", siapa="tim2")
    assert sah(milik) == set()
    with pytest.raises(
        BelumLengkap, match=r"pemohon atau wakilnya \(Bu Pemilik\), .*Minta tanda tangannya lagi"
    ) as galat:
        tutup(milik)
    assert "tetangga" not in str(galat.value)  # the pack does not ask for it
    assert "Belum tercatat" not in str(galat.value)
    assert galat.value.bagian == ["ttd_pemohon", "ttd_tim"]
    tanda_tangani(milik, ttd_pemohon="Bu Pemilik", ttd_tim="Tuti Teknis")
    tutup(milik)
    html = html_bap(milik.permohonan)
    assert "900 m²" in html
    assert "Bu Pemilik" in html
    assert "Pak Tetangga" not in html  # signed another text, and was not asked again


@pytest.mark.django_db
def test_yang_belum_tercatat_dan_yang_berubah_dikatakan_bersama() -> None:
    milik = dijadwalkan()
    lengkapi(milik, "luas_ukur", "ttd_tim")
    simpan(milik, "luas_ukur", "900")
    with pytest.raises(
        BelumLengkap, match=r"Belum tercatat: Tanda tangan ketua tim\. Isi laporan berubah .*: Tanda tangan p"
    ):
        tutup(milik)


@pytest.mark.django_db
def test_yang_sama_datang_lagi_tidak_mengubah_apa_pun(masuk: Masuk) -> None:
    """The same record over a bad line, the same value recorded anew, an older one that arrives late, a signature."""
    milik, kunci = dijadwalkan(), uuid4()
    lalu = jam.kini()
    lengkapi(milik, "utara", *TTD)
    simpan(milik, "utara", "Rumah", kunci=kunci)
    tanda_tangani(milik, **NAMA)
    klien = masuk(milik.petugas["tim1"])
    assert kirim(klien, milik, "utara", "Rumah", kunci=kunci).json()["usang"] == {}
    simpan(milik, "utara", "Rumah", siapa="tim2")
    simpan(milik, "utara", "Jalan", saat=lalu)
    simpan(milik, "ttd_tetangga", GORESAN, keterangan="Bu Tetangga")
    assert sah(milik) == TTD
    simpan(milik, "utara", "Jalan")
    assert sah(milik) == set()
    simpan(milik, "utara", "Rumah")  # the text that they signed
    assert sah(milik) == TTD


@pytest.mark.django_db
@pytest.mark.parametrize("ubah", ["tambah foto", "hapus foto", "keterangan", "kosongkan"])
def test_foto_dan_keterangan_ikut_ditandatangani(ubah: str) -> None:
    milik = ditandatangani()
    lama = CatatanTinjau.objects.get(butir="foto_depan")
    isi = {
        "tambah foto": lambda: simpan(milik, "foto_depan", foto=foto()),
        "hapus foto": lambda: simpan(milik, "foto_depan", ganti=lama.kunci),
        "keterangan": lambda: simpan(milik, "luas_ukur", "40", keterangan="tanpa gudang"),
        "kosongkan": lambda: simpan(milik, "utara", ""),
    }
    isi[ubah]()
    assert sah(milik) == set()


@pytest.mark.django_db
def test_lembar_menyebut_siapa_yang_menandatangani_lagi(masuk: Masuk) -> None:
    milik = ditandatangani()
    klien = masuk(milik.petugas["tim1"])
    lembar = f"/meja/{milik.id}/tinjau/"
    assert BERUBAH not in klien.get(lembar).content.decode()
    usang = kirim(klien, milik, "luas_ukur", "900").json()["usang"]
    assert set(usang) == TTD
    assert usang["ttd_pemohon"].startswith("Isi laporan berubah sejak Bu Pemilik menandatanganinya")
    isi = klien.get(lembar).content.decode()
    assert isi.count(BERUBAH) == 3
    assert 'value="Bu Pemilik"' in isi
    assert BERUBAH in halaman(klien, milik).content.decode()
    jawab = kirim(klien, milik, "ttd_pemohon", GORESAN, keterangan="Bu Pemilik")
    assert set(jawab.json()["usang"]) == {"ttd_tetangga", "ttd_tim"}
    tutup_isi = {"versi": milik.proses.jumlah_log, "kesimpulan": "layak", "uraian": ""}
    jawab = klien.post(f"/meja/{milik.id}/", tutup_isi)
    assert jawab.status_code == 422
    assert "Tanda tangan ketua tim (Tuti Teknis)" in jawab.content.decode()
    tanda_tangani(milik, ttd_tim="Tuti Teknis")
    assert klien.post(f"/meja/{milik.id}/", tutup_isi).status_code == 302
    assert BERUBAH not in klien.get(lembar).content.decode()  # too late to ask


@pytest.mark.django_db
def test_dibuka_lagi_yang_tidak_berubah_tetap_ditandatangani() -> None:
    milik = ditandatangani()
    tutup(milik)
    milik.sampai("diringkas")
    kembalikan_ke_petugas(**milik.pokok("kasi1"), ke=4, catatan="Ukur ulang.")
    buka_lagi(**milik.pokok("tim1"))
    assert sah(milik) == TTD
    simpan(milik, "luas_ukur", "900")
    with pytest.raises(BelumLengkap, match=BERUBAH):
        tutup(milik)
    simpan(milik, "luas_ukur", "40")
    tutup(milik)


def tanpa_intisari(milik: Kasus) -> None:
    """Signed as before digests were kept."""
    for kode in sorted(TTD):
        CatatanTinjau.objects.create(
            peninjauan=tinjauan(milik), kunci=uuid4(), butir=kode, nilai=GORESAN, keterangan=NAMA[kode],
            saat=jam.kini(), oleh=milik.petugas["tim1"],
        )  # fmt: skip


@pytest.mark.django_db
def test_laporan_lama_yang_tertutup_tetap_seperti_adanya() -> None:
    milik = dijadwalkan()
    lengkapi(milik, *TTD)
    tanpa_intisari(milik)
    with pytest.raises(BelumLengkap, match=BERUBAH):  # open: nobody can tell what they were put under
        tutup(milik)
    Peninjauan.objects.update(ditutup=jam.kini(), penutup=milik.petugas["tim1"], kesimpulan="layak")
    assert sah(milik) == TTD
    assert all(nama in html_bap(milik.permohonan) for nama in NAMA.values())
    assert len(foto_bap(milik.permohonan)) == 2


@pytest.mark.django_db
def test_tanda_tangan_lama_tidak_ikut_saat_laporan_terbuka_ditutup() -> None:
    milik = dijadwalkan()
    lengkapi(milik, *TTD)
    tanpa_intisari(milik)
    tanda_tangani(milik, ttd_pemohon="Bu Pemilik", ttd_tim="Tuti Teknis")
    tutup(milik)
    assert sah(milik) == {"ttd_pemohon", "ttd_tim"}
    assert "Pak Tetangga" not in html_bap(milik.permohonan)


@pytest.mark.django_db(transaction=True)
def test_mengubah_sambil_menutup_tidak_ada_yang_di_antara() -> None:
    """Either the report is closed and the change refused, or the change is in and the report stays open."""
    milik = ditandatangani()
    ubah = partial(simpan, milik, "luas_ukur", "900", siapa="tim2")
    hasil = bersamaan([partial(tutup, milik), ubah])
    assert isinstance(hasil[0], BelumLengkap) != isinstance(hasil[1], TidakBolehDiubah), hasil
    assert (tinjauan(milik).ditutup is None) == (sah(milik) == set())
