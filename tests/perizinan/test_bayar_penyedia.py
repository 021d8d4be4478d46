"""The provider's messages: paid once, whatever their number and order; no money is lost sight of."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as konf
from django.db import DatabaseError, transaction
from django.test import Client

from perizinan.models import KabarPenyedia, Pembayaran, Tagihan
from perizinan.penyedia import PENYEDIA, Tiruan
from perizinan.penyedia.antarmuka import tanda_tangan
from perizinan.penyedia.tiruan import KEPALA, Kiriman
from perizinan.queries import retribusi
from perizinan.services import penyedia as layanan
from perizinan.services.galat import PermohonanDitolak, SudahDibayar
from perizinan.services.pembayaran import Setoran, catat_pembayaran
from perizinan.services.penyedia import minta_tagihan, terima_kabar
from sicantik.lib import jam
from sop.services.jejak import periksa_jejak
from tests.kasus import Kasus
from tests.perizinan.bendahara import JUMLAH, bayar, dengan_bunga, ketetapan, menunggu_bayar, tetapkan, ulangi
from tests.serentak import bersamaan
from tests.sop.alur import wita

pytestmark = pytest.mark.django_db
ALAMAT = "/bayar/tiruan/kabar/"


def bank() -> Tiruan:
    return Tiruan(konf.KUNCI_PENYEDIA_BAYAR)


def tagih(milik: Kasus) -> Tagihan:
    return minta_tagihan(ketetapan_id=ketetapan(milik).pk)


def kirim(kiriman: Kiriman) -> KabarPenyedia | None:
    return terima_kabar(nama="tiruan", badan=kiriman.badan, kepala=kiriman.kepala)


def kabar(tagihan: Tagihan, jenis: Any = "lunas", **isi: Any) -> Kiriman:
    return bank().kiriman(tagihan.referensi, jenis, **{"jumlah": JUMLAH, "saat": jam.kini(), **isi})


def akibat() -> list[str]:
    return [k.akibat for k in KabarPenyedia.objects.order_by("pk")]


def keadaan() -> list[str]:
    return list(Tagihan.objects.order_by("pk").values_list("keadaan", flat=True))


# Asking for a bill -----------------------------------------------------------------------------------------------


def test_tagihan_sekali_sampai_kedaluwarsa() -> None:
    with jam.pada(wita("2026-11-20 09.00")):
        milik = menunggu_bayar()
        pertama = tagih(milik)
    with jam.pada(wita("2026-11-21 08.59")):
        assert tagih(milik).pk == pertama.pk
    with jam.pada(wita("2026-11-21 09.00")):
        kedua = tagih(milik)
    assert (kedua.pk == pertama.pk, keadaan()) == (False, ["kedaluwarsa", "menunggu"])
    assert pertama.kode_bayar != kedua.kode_bayar


def test_penyedia_mati_dicoba_lagi_dengan_referensi_sama(monkeypatch: pytest.MonkeyPatch) -> None:
    milik = menunggu_bayar()
    with monkeypatch.context() as tambalan:
        tambalan.setitem(PENYEDIA, "tiruan", lambda kunci: Tiruan(kunci, mati=True))  # type: ignore[arg-type]
        with pytest.raises(PermohonanDitolak, match="tidak dapat dihubungi"):
            tagih(milik)
    referensi = Tagihan.objects.get().referensi
    assert (tagih(milik).referensi, Tagihan.objects.count()) == (referensi, 1)


def test_tanpa_penyedia_dan_sesudah_dibayar(settings: Any) -> None:
    milik = menunggu_bayar()
    settings.PENYEDIA_BAYAR = ""
    with pytest.raises(PermohonanDitolak, match="belum tersedia"):
        tagih(milik)
    settings.PENYEDIA_BAYAR = "tiruan"
    bayar(milik)
    with pytest.raises(SudahDibayar):
        tagih(milik)


def test_tagihan_mencatat_jumlahnya(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was asked for is what is owed within its time, even over the end of a month of interest."""
    dengan_bunga(monkeypatch)
    with jam.pada(wita("2026-11-20 09.00")):
        milik = menunggu_bayar()  # due 20 December
    with jam.pada(wita("2026-12-20 20.00")):
        tagihan = tagih(milik)
    assert (tagihan.jumlah, tagihan.bunga) == (JUMLAH, 0)
    with jam.pada(wita("2026-12-21 09.00")):
        assert tagih(milik).jumlah == JUMLAH
        kirim(kabar(tagihan))
    assert (Pembayaran.objects.get().jumlah, Pembayaran.objects.get().bunga) == (JUMLAH, 0)


def test_tagihan_terlambat_memuat_bunga(monkeypatch: pytest.MonkeyPatch) -> None:
    dengan_bunga(monkeypatch)
    with jam.pada(wita("2026-11-20 09.00")):
        milik = menunggu_bayar()
    with jam.pada(wita("2026-12-21 09.00")):
        tagihan = tagih(milik)
        kirim(kabar(tagihan, jumlah=tagihan.jumlah))
    assert (tagihan.jumlah, tagihan.bunga) == (JUMLAH + 26_582, 26_582)
    assert Pembayaran.objects.get().bunga == 26_582


# What the provider tells -----------------------------------------------------------------------------------------


def test_berhasil() -> None:
    milik = menunggu_bayar()
    hasil = kirim(kabar(tagih(milik), transaksi="TX-1"))
    assert hasil is not None
    assert hasil.akibat.startswith("Dibayar: SSRD 00001/")
    satu = Pembayaran.objects.get()
    assert (satu.cara, satu.penyedia, satu.referensi, satu.oleh) == ("penyedia", "tiruan", "TX-1", None)
    assert (milik.letak, keadaan()) == ((9, "berjalan"), ["lunas"])
    peristiwa, langkah = milik.log[-2:]
    assert (peristiwa.nama_pelaku, peristiwa.jabatan) == ("Penyedia tiruan", "penyedia-bayar")
    assert (langkah.jabatan, langkah.nama_pelaku) == ("pemohon", milik.permohonan.nama_pemohon)
    assert periksa_jejak() == []


def test_kabar_yang_sama_dua_kali() -> None:
    milik = menunggu_bayar()
    kiriman = kabar(tagih(milik))
    assert kirim(kiriman) is not None
    assert kirim(kiriman) is None
    assert (Pembayaran.objects.count(), KabarPenyedia.objects.count()) == (1, 1)


def test_pembayaran_yang_sama_dikabarkan_dengan_kunci_lain() -> None:
    tagihan = tagih(menunggu_bayar())
    kirim(kabar(tagihan, transaksi="TX-1"))
    kirim(kabar(tagihan, transaksi="TX-1"))
    assert akibat()[1].startswith("Sudah tercatat: SSRD 00001/")
    assert not retribusi.kabar_perlu_tindak().exists()


def test_dibayar_dua_kali_perlu_ditindaklanjuti() -> None:
    """Another movement of money for the same bill: the applicant paid twice."""
    tagihan = tagih(menunggu_bayar())
    kirim(kabar(tagihan, transaksi="TX-1"))
    kirim(kabar(tagihan, transaksi="TX-2"))
    assert akibat()[1].startswith("Rp1.329.125 masuk, transaksi TX-2.")
    assert [k.akibat for k in retribusi.kabar_perlu_tindak()] == akibat()[1:]
    assert (Pembayaran.objects.count(), keadaan()) == (1, ["lunas"])


@pytest.mark.parametrize("jumlah", [JUMLAH - 1, JUMLAH + 1, 0])
def test_jumlah_lain_tidak_membayar(jumlah: int) -> None:
    milik = menunggu_bayar()
    kirim(kabar(tagih(milik), jumlah=jumlah))
    assert [k.jumlah for k in retribusi.kabar_perlu_tindak()] == [jumlah]
    assert (Pembayaran.objects.count(), keadaan()) == (0, ["gagal"])
    assert milik.letak == (8, "menunggu_pemohon")
    assert tagih(milik).keadaan == "menunggu", "the applicant can ask for another code"


@pytest.mark.parametrize("jenis", ["gagal", "kedaluwarsa", "tertunda"])
def test_gagal_sesudah_lunas_tidak_mengubah_apa_pun(jenis: str) -> None:
    milik = menunggu_bayar()
    tagihan = tagih(milik)
    kirim(kabar(tagihan))
    sebelum = list(Pembayaran.objects.values())
    kirim(kabar(tagihan, jenis, jumlah=None, saat=jam.kini() - timedelta(hours=1)))
    assert list(Pembayaran.objects.values()) == sebelum
    assert (keadaan(), milik.letak) == (["lunas"], (9, "berjalan"))


@pytest.mark.parametrize("sebelum", ["gagal", "kedaluwarsa", "tertunda"])
def test_lunas_sesudah_kabar_lain(sebelum: str) -> None:
    """Out of order, or paid after all: the money counts while the SKRD is open."""
    milik = menunggu_bayar()
    tagihan = tagih(milik)
    kirim(kabar(tagihan, sebelum, jumlah=None, sebab="Saldo tidak cukup"))
    assert milik.letak == (8, "menunggu_pemohon")
    kirim(kabar(tagihan))
    assert (milik.letak, keadaan()) == ((9, "berjalan"), ["lunas"])


def test_dibayar_sesudah_kedaluwarsa() -> None:
    with jam.pada(wita("2026-11-20 09.00")):
        milik = menunggu_bayar()
        tagihan = tagih(milik)
    with jam.pada(wita("2026-11-22 09.00")):
        kirim(kabar(tagihan))
    assert akibat()[0].endswith("sesudah tagihan kedaluwarsa")
    assert milik.letak == (9, "berjalan")


def test_kabar_terlambat_memakai_waktu_bayarnya() -> None:
    with jam.pada(wita("2026-11-20 09.00")):
        tagihan = tagih(menunggu_bayar())
    with jam.pada(wita("2026-11-25 09.00")):
        kirim(kabar(tagihan, saat=wita("2026-11-20 10.00")))
    assert Pembayaran.objects.get().dibayar == wita("2026-11-20 10.00")


def test_jam_penyedia_yang_maju_tidak_menggagalkan() -> None:
    tagihan = tagih(menunggu_bayar())
    kirim(kabar(tagihan, saat=jam.kini() + timedelta(minutes=5)))
    satu = Pembayaran.objects.get()
    assert satu.dibayar <= satu.dicatat


def test_uang_untuk_skrd_yang_diganti() -> None:
    milik = menunggu_bayar()
    tagihan = tagih(milik)
    ulangi(milik, luas_ukur="60")
    tetapkan(milik)
    kirim(kabar(tagihan))
    assert "sudah diganti" in akibat()[0]
    assert [k.tagihan_id for k in retribusi.kabar_perlu_tindak()] == [tagihan.pk]
    assert (Pembayaran.objects.count(), milik.letak) == (0, (8, "menunggu_pemohon"))


def test_uang_untuk_skrd_yang_sudah_dibayar_di_loket() -> None:
    milik = menunggu_bayar()
    tagihan = tagih(milik)
    bayar(milik)
    kirim(kabar(tagihan))
    assert retribusi.kabar_perlu_tindak().count() == 1
    assert "00001/SSRD" in akibat()[0]
    assert keadaan() == ["kedaluwarsa"]


def test_tagihan_tidak_dikenal() -> None:
    kirim(bank().kiriman("entah", "lunas", jumlah=5, saat=jam.kini(), transaksi="TX-9"))
    kirim(bank().kiriman("entah", "gagal", jumlah=None, saat=jam.kini()))
    assert akibat() == [
        "Rp5 masuk, transaksi TX-9, untuk tagihan yang tidak dikenal",
        "Diabaikan: tagihan tidak dikenal",
    ]
    assert [k.jumlah for k in retribusi.kabar_perlu_tindak()] == [5]


def test_kabar_tidak_dapat_diubah() -> None:
    kirim(kabar(tagih(menunggu_bayar())))
    for perintah in (KabarPenyedia.objects.all().delete, lambda: KabarPenyedia.objects.update(akibat="")):
        with pytest.raises(DatabaseError), transaction.atomic():
            perintah()


# The address where they arrive -----------------------------------------------------------------------------------


def pos(kiriman: Kiriman, alamat: str = ALAMAT, **kepala: str) -> Any:
    isi = {"HTTP_X_TANDA_TANGAN": kiriman.kepala[KEPALA], **kepala}
    return Client(enforce_csrf_checks=True).post(alamat, kiriman.badan, content_type="application/json", **isi)


def test_alamat_menjawab_200_untuk_yang_berulang() -> None:
    milik = menunggu_bayar()
    kiriman = kabar(tagih(milik))
    assert [pos(kiriman).status_code for _ in range(3)] == [200, 200, 200]
    assert (Pembayaran.objects.count(), milik.letak) == (1, (9, "berjalan"))


def test_alamat_menolak_tanda_tangan_salah_lalu_membatasi() -> None:
    milik = menunggu_bayar()
    kiriman = kabar(tagih(milik))
    palsu = Kiriman(kiriman.badan.replace(b"lunas", b"gagal"), kiriman.kepala)
    assert [pos(palsu).status_code for _ in range(31)] == [403] * 30 + [429]
    assert pos(kiriman).status_code == 200, "right ones are never counted"
    assert milik.letak == (9, "berjalan")


def test_alamat_menolak_yang_lain(settings: Any) -> None:
    kiriman = kabar(tagih(menunggu_bayar()))
    assert Client().get(ALAMAT).status_code == 405
    assert pos(kiriman, "/bayar/lain/kabar/").status_code == 404
    besar = Kiriman(b" " * 65_537, kiriman.kepala)
    assert pos(besar).status_code == 413
    rusak = Kiriman(b"{}", {KEPALA: tanda_tangan(konf.KUNCI_PENYEDIA_BAYAR, b"{}")})
    assert pos(rusak).status_code == 400
    settings.PENYEDIA_BAYAR = ""
    assert pos(kiriman).status_code == 404
    assert not Pembayaran.objects.exists()


def test_galat_tak_terduga_tidak_menyimpan_apa_pun(monkeypatch: pytest.MonkeyPatch) -> None:
    """The provider is told to come again: nothing is half done."""
    milik = menunggu_bayar()
    kiriman = kabar(tagih(milik))

    def macet(**_: Any) -> None:
        raise RuntimeError("tak terduga")

    with monkeypatch.context() as tambalan:
        tambalan.setattr(layanan, "catat_pembayaran", macet)
        with pytest.raises(RuntimeError):
            kirim(kiriman)
    assert not KabarPenyedia.objects.exists()
    assert kirim(kiriman) is not None
    assert milik.letak == (9, "berjalan")


# Races -----------------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("ke", range(3))
def test_dua_kabar_yang_sama_serentak(ke: int) -> None:
    milik = menunggu_bayar()
    kiriman = kabar(tagih(milik))
    hasil = bersamaan([lambda: kirim(kiriman)] * 4)
    assert [type(h).__name__ for h in hasil].count("KabarPenyedia") == 1, hasil
    assert [h for h in hasil if isinstance(h, Exception)] == []
    assert (Pembayaran.objects.count(), KabarPenyedia.objects.count()) == (1, 1)
    assert [b.hasil for b in milik.log if b.aksi == "bayar"] == ["tercatat", "ya"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("ke", range(3))
def test_kabar_dan_bendahara_serentak(ke: int) -> None:
    milik = menunggu_bayar()
    kiriman, pk = kabar(tagih(milik)), ketetapan(milik).pk
    oleh, setoran = milik.petugas["bendahara"], Setoran("tunai", JUMLAH, jam.kini())
    kabar_, loket = bersamaan(
        [lambda: kirim(kiriman), lambda: catat_pembayaran(ketetapan_id=pk, setoran=setoran, oleh=oleh)]
    )
    assert isinstance(kabar_, KabarPenyedia), kabar_
    satu = Pembayaran.objects.get()
    if isinstance(loket, SudahDibayar):
        assert (satu.cara, kabar_.akibat[:7]) == ("penyedia", "Dibayar")
    else:
        assert (satu.cara, kabar_.perlu_tindak) == ("tunai", True)
    assert periksa_jejak() == []


@pytest.mark.django_db(transaction=True)
def test_satu_tagihan_terbuka_bila_serentak() -> None:
    milik = menunggu_bayar()
    pk = ketetapan(milik).pk
    hasil = bersamaan([lambda: minta_tagihan(ketetapan_id=pk)] * 4)
    assert [h for h in hasil if isinstance(h, Exception)] == []
    assert Tagihan.objects.count() == 1
