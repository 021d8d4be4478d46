"""A set is sent as one: every application with its own number, run and clock, or none."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import pytest
from django.test import Client

from akun.models import Pengguna
from notifikasi.models import Pesan
from perizinan.models import Himpunan, PenghitungNomor, Permohonan
from perizinan.queries.himpunan import susunan
from perizinan.services.draf import simpan_bagian
from perizinan.services.galat import BelumLengkap, PermohonanDitolak
from perizinan.services.himpunan import keluarkan
from perizinan.services.paralel import ajukan_bersama, hapus_himpunan
from perizinan.services.pengajuan import ajukan
from perizinan.services.unggah import hapus_berkas
from sop.models import Proses
from tests import orang
from tests.kasus import Kasus, kantor, kasus
from tests.perizinan.dikembalikan import putuskan
from tests.perizinan.himpunan import draf_dari, lengkap
from tests.perizinan.test_jumlah_kueri import pernyataan
from tests.serentak import bersamaan


@pytest.fixture
def siti() -> Pengguna:
    return orang.pemohon(telepon="+6281234567890")


def kirim(client: Client, pk: int) -> str:
    jawab = client.post(f"/paralel/{pk}/kirim/", {"pernyataan": "1"})
    assert jawab.status_code == 302
    return str(jawab.headers["Location"])


@pytest.mark.django_db
def test_nomor_berurutan_dan_berjalan_sendiri(siti: Pengguna) -> None:
    himpunan = lengkap("SIUP", "TDG", "TDP", pemohon=siti)
    hasil = ajukan_bersama(himpunan_id=himpunan.pk, oleh=siti)
    assert [p.urutan for p in hasil] == [1, 2, 3]
    assert len({p.proses_id for p in hasil}) == 3
    assert Pesan.objects.filter(saluran="surel").count() == 3
    putuskan(Kasus(hasil[0].pk, siti, kantor()), "ktp")
    assert [p.dikembalikan for p in draf_dari(himpunan).values()] == [True, False, False]


@pytest.mark.django_db
def test_satu_dari_himpunan_tidak_diajukan_sendiri(siti: Pengguna) -> None:
    himpunan = lengkap(pemohon=siti)
    for draf in draf_dari(himpunan).values():
        with pytest.raises(PermohonanDitolak, match="paralel"):
            ajukan(permohonan_id=draf.pk, oleh=siti)


@pytest.mark.django_db
def test_draf_himpunan_lain_tidak_dikeluarkan_dari_sini(masuk: Callable[[Pengguna], Client], siti: Pengguna) -> None:
    satu, dua = lengkap(pemohon=siti), lengkap(pemohon=siti)
    draf = draf_dari(dua)["SIUP"]
    assert masuk(siti).post(f"/paralel/{satu.pk}/keluarkan/{draf.pk}/").status_code == 404
    assert draf_dari(dua)["SIUP"].himpunan_id == dua.pk


@pytest.mark.django_db(transaction=True)
def test_dua_puluh_kiriman_bersamaan_sekali_saja(masuk: Callable[[Pengguna], Client], siti: Pengguna) -> None:
    himpunan = lengkap(pemohon=siti)
    hasil = bersamaan([partial(kirim, masuk(siti), himpunan.pk) for _ in range(20)])
    assert set(hasil) == {f"/paralel/{himpunan.pk}/tanda-terima/"}
    assert Proses.objects.count() == 2
    assert PenghitungNomor.objects.get().nilai == 2


@pytest.mark.django_db(transaction=True)
def test_kirim_selagi_diketik_dikeluarkan_dan_dihapus(siti: Pengguna) -> None:
    """Nothing waits for another for ever, and each answer is one that was true at some moment."""
    himpunan = lengkap("SIUP", "TDG", "TDP", pemohon=siti)
    halaman = next(h for h in susunan(himpunan).halaman if h.bersama)
    tdp = draf_dari(himpunan)["TDP"]
    isi = {m.kode: halaman.permohonan.semua_isian.get(m.kode, "") for m in halaman.bagian.medan}

    def ketik() -> None:
        simpan_bagian(permohonan_id=halaman.permohonan.pk, bagian=halaman.bagian, isian=isi)

    hasil = bersamaan(
        [
            partial(ajukan_bersama, himpunan_id=himpunan.pk, oleh=siti),
            *[ketik] * 6,
            partial(keluarkan, permohonan=tdp),
            partial(hapus_himpunan, himpunan_id=himpunan.pk),
        ]
    )
    boleh = (PermohonanDitolak, Permohonan.DoesNotExist, Himpunan.DoesNotExist)
    assert [x for x in hasil if isinstance(x, Exception) and not isinstance(x, boleh)] == []
    assert len({p.nomor is None for p in Permohonan.objects.filter(himpunan=himpunan.pk)}) <= 1


@pytest.mark.django_db
def test_satu_kurang_tidak_ada_yang_terkirim(siti: Pengguna) -> None:
    himpunan = lengkap(pemohon=siti)
    tdp = draf_dari(himpunan)["TDP"]
    halaman = susunan(himpunan).cari(tdp.pk, "umum")
    assert halaman is not None
    simpan_bagian(permohonan_id=tdp.pk, bagian=halaman.bagian, isian={"kerja_sama": ""})
    with pytest.raises(BelumLengkap, match=r"^TDP \(Data umum perusahaan\): "):
        ajukan_bersama(himpunan_id=himpunan.pk, oleh=siti)
    assert {p.nomor for p in draf_dari(himpunan).values()} == {None}
    assert not PenghitungNomor.objects.exists()
    assert not Proses.objects.exists()


@pytest.mark.django_db
def test_berkas_kurang_disebut_izinnya(masuk: Callable[[Pengguna], Client], siti: Pengguna) -> None:
    himpunan = lengkap(pemohon=siti)
    p, syarat = next((p, s) for p, s in susunan(himpunan).syarat_bersama if s.kode == "ktp")
    hapus_berkas(permohonan=p, syarat=syarat)
    client = masuk(siti)
    assert kirim(client, himpunan.pk) == f"/paralel/{himpunan.pk}/"
    assert "SIUP (Berkas): " in client.get(f"/paralel/{himpunan.pk}/").content.decode()


@pytest.mark.django_db
def test_tanpa_pernyataan_tidak_terkirim(masuk: Callable[[Pengguna], Client], siti: Pengguna) -> None:
    himpunan = lengkap(pemohon=siti)
    jawab = masuk(siti).post(f"/paralel/{himpunan.pk}/kirim/", {})
    assert jawab.headers["Location"] == f"/paralel/{himpunan.pk}/periksa/"
    assert not Proses.objects.exists()


@pytest.mark.django_db
def test_satu_draf_tidak_terkirim_sendiri(masuk: Callable[[Pengguna], Client], siti: Pengguna) -> None:
    himpunan = lengkap(pemohon=siti)
    siup = draf_dari(himpunan)["SIUP"]
    jawab = masuk(siti).post(f"/permohonan/{siup.pk}/kirim/", {"pernyataan": "1"})
    assert jawab.headers["Location"] == f"/paralel/{himpunan.pk}/periksa/"
    assert not Proses.objects.exists()


@pytest.mark.django_db
def test_halaman_draf_dari_awal_sampai_tanda_terima(masuk: Callable[[Pengguna], Client], siti: Pengguna) -> None:
    himpunan = lengkap(pemohon=siti)
    client, semua = masuk(siti), draf_dari(himpunan)
    for alamat in ("", "berkas/", "periksa/"):
        assert client.get(f"/paralel/{himpunan.pk}/{alamat}").status_code == 200
    for jalur in ("", "berkas/", "periksa/"):
        assert f"/paralel/{himpunan.pk}/" in client.get(f"/permohonan/{semua['SIUP'].pk}/{jalur}").headers["Location"]
    isi = client.get(f"/permohonan/{semua['TDP'].pk}/isi/umum/").content.decode()
    assert "Untuk semua izin" in isi
    daftar = client.get("/permohonan/").content.decode()
    assert daftar.count("SIUP, TDP, diajukan bersama") == 1
    assert client.get(kirim(client, himpunan.pk)).status_code == 200
    terima = client.get(f"/paralel/{himpunan.pk}/tanda-terima/").content.decode()
    nomor = [p.nomor for p in draf_dari(himpunan).values()]
    tampil = re.sub(r"\s", "", re.sub(r"<[^>]+>", "", terima))
    assert all(n in tampil for n in nomor if n)
    assert terima.count('class="qr"') == 2
    assert client.get("/permohonan/").content.decode().count("SIUP, TDP, diajukan bersama") == 1
    for jalur in ("berkas/", "periksa/"):
        assert client.get(f"/paralel/{himpunan.pk}/{jalur}").headers["Location"] == f"/paralel/{himpunan.pk}/"


@pytest.mark.django_db
def test_yang_perlu_dikerjakan_di_atas(masuk: Callable[[Pengguna], Client], siti: Pengguna) -> None:
    himpunan = lengkap(pemohon=siti)
    hasil = ajukan_bersama(himpunan_id=himpunan.pk, oleh=siti)
    petugas = kantor("TDP")
    putuskan(Kasus(hasil[1].pk, siti, petugas), "ktp")
    jawab = masuk(siti).get(f"/paralel/{himpunan.pk}/")
    assert [a.kode for a in jawab.context["anggota"]] == ["TDP", "SIUP"]
    sendiri = masuk(siti).get(f"/permohonan/{hasil[0].pk}/").content.decode()
    assert f"/permohonan/{hasil[1].pk}/" in sendiri


@pytest.mark.django_db
def test_meja_melihat_pasangan_yang_boleh_dilihatnya(masuk: Callable[[Pengguna], Client], siti: Pengguna) -> None:
    himpunan = lengkap("HO", "SIUP", pemohon=siti)
    ho, siup = ajukan_bersama(himpunan_id=himpunan.pk, oleh=siti)
    ho, siup = sorted((ho, siup), key=lambda p: p.versi_paket.kode)
    loket, tim = orang.petugas("petugas-loket"), orang.petugas("tim-teknis")
    assert f'href="/meja/{siup.pk}/"' in masuk(loket).get(f"/meja/{ho.pk}/").content.decode()
    di_tim = masuk(tim).get(f"/meja/{ho.pk}/").content.decode()  # no part in SIUP's SOP
    assert "Paralel dengan" in di_tim
    assert f'href="/meja/{siup.pk}/"' not in di_tim
    assert masuk(tim).get(f"/meja/{siup.pk}/").status_code == 404


@pytest.mark.django_db
def test_pelacakan_tidak_menyebut_pasangannya(siti: Pengguna) -> None:
    himpunan = lengkap(pemohon=siti)
    siup, tdp = ajukan_bersama(himpunan_id=himpunan.pk, oleh=siti)
    for alamat in (f"/t/{siup.token}/", f"/lacak/{siup.nomor}/"):
        halaman = Client().get(alamat, follow=True).content.decode()
        assert str(tdp.nomor) not in halaman.replace(" ", "")
        assert "/paralel/" not in halaman


@pytest.mark.django_db
def test_orang_lain_tidak_menemukannya(masuk: Callable[[Pengguna], Client], siti: Pengguna) -> None:
    himpunan = lengkap(pemohon=siti)
    milik_lain = kasus("draf")
    oni = masuk(orang.orang_lain())
    for jalur in ("", "berkas/", "periksa/", "tanda-terima/"):
        assert oni.get(f"/paralel/{himpunan.pk}/{jalur}").status_code == 404
    assert oni.post(f"/paralel/{himpunan.pk}/kirim/", {"pernyataan": "1"}).status_code == 404
    jawab = masuk(siti).post(f"/paralel/{himpunan.pk}/keluarkan/{milik_lain.id}/")
    assert jawab.status_code == 404


@pytest.mark.django_db
def test_pernyataan_tidak_bertambah_dengan_izinnya(masuk: Callable[[Pengguna], Client], siti: Pengguna) -> None:
    dua, lima = lengkap(pemohon=siti), lengkap("SIUP", "TDP", "TDG", "TDUP", "IUI", pemohon=siti)
    client = masuk(siti)
    for jalur in ("", "berkas/", "periksa/"):
        banyak = pernyataan(client, f"/paralel/{lima.pk}/{jalur}")
        assert banyak == pernyataan(client, f"/paralel/{dua.pk}/{jalur}") <= 12
    daftar = pernyataan(client, "/permohonan/")
    for h in (dua, lima):
        ajukan_bersama(himpunan_id=h.pk, oleh=siti)
    for jalur in ("", "tanda-terima/"):
        banyak = pernyataan(client, f"/paralel/{lima.pk}/{jalur}")
        assert banyak == pernyataan(client, f"/paralel/{dua.pk}/{jalur}") <= 8
    assert pernyataan(client, "/permohonan/") == daftar
