"""HO step 7: the fee is set from the report; numbers without gaps; what happens when the file comes back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from akun.models import Pengguna
from notifikasi.models import Pesan
from perizinan.models import BuktiBayar, Ketetapan, Tagihan
from perizinan.services.galat import PermohonanDitolak, SudahDibayar
from perizinan.services.kabar import kabari
from perizinan.services.ketetapan import serahkan_skrd, tetapkan_skrd
from perizinan.services.konsep import entri_data
from perizinan.services.pembayaran import Setoran, catat_pembayaran
from perizinan.services.penyedia import minta_tagihan
from sicantik.lib import jam
from sop import services as sop
from sop.services import BukanGiliran, SudahDikerjakan
from sop.services.jejak import periksa_jejak
from tests.perizinan.alat import GSM
from tests.perizinan.bendahara import (
    JUMLAH,
    bayar,
    di_bendahara,
    kembalikan,
    ketetapan,
    lunas,
    menunggu_bayar,
    tetapkan,
    tutup_bap,
    ulangi,
)
from tests.sop.alur import wita

pytestmark = pytest.mark.django_db


def test_ditetapkan_dari_berita_acara() -> None:
    with jam.pada(wita("2026-11-20 09.00")):
        milik = di_bendahara()
        k = tetapkan(milik)
    assert (k.jumlah, k.nomor, k.versi) == (JUMLAH, "00001/SKRD/DPMPT/XI/2026", 1)
    assert k.masukan == {"luas": 120, "indeks": {"jalan": "arteri", "kawasan": "perdagangan", "gangguan": "kecil"}}
    assert k.rincian[0] == {"uraian": "25 m² pada lapis sampai 25 m² × Rp1.000", "hasil": "Rp25.000"}
    assert k.jatuh_tempo == wita("2026-12-20 00.00").date()
    assert k.tarif_versi == "contoh-malang-2008"
    assert milik.letak == (8, "menunggu_pemohon")
    assert milik.proses.jam_berhenti
    assert milik.log[-1].catatan == "SKRD 00001/SKRD/DPMPT/XI/2026: Rp1.329.125"


def test_catatan_terbaru_dari_peninjauan_terbaru() -> None:
    milik = di_bendahara()
    tutup_bap(milik, luas_ukur="20", kelas_jalan="lingkungan", kawasan="industri")
    assert tetapkan(milik).jumlah == 20_000


@pytest.mark.parametrize("bap", [{"luas_ukur": ""}, {"kawasan": ""}, {"gangguan": "dahsyat"}, {"luas_ukur": "-5"}])
def test_berita_acara_yang_kurang_menghentikan(bap: dict[str, str]) -> None:
    milik = di_bendahara(**bap)
    with pytest.raises(PermohonanDitolak):
        tetapkan(milik)
    assert milik.letak == (7, "berjalan")
    assert not Ketetapan.objects.exists()


def test_hanya_bendahara_dan_halaman_segar() -> None:
    milik = di_bendahara()
    with pytest.raises(BukanGiliran):
        tetapkan_skrd(**milik.pokok("kasi1"))
    basi = milik.pokok("bendahara")
    tetapkan(milik)
    with pytest.raises(SudahDikerjakan):
        tetapkan_skrd(**basi)
    assert Ketetapan.objects.count() == 1


def test_kabar_ditetapkan() -> None:
    with jam.pada(wita("2026-11-20 09.00")):
        milik = di_bendahara()
        Pesan.objects.all().delete()
        tetapkan(milik)
    surel, sms = Pesan.objects.get(saluran="surel"), Pesan.objects.get(saluran="sms")
    assert surel.subjek == f"Bayar retribusi Rp1.329.125: permohonan {milik.permohonan.nomor}"
    assert "paling lambat 20 Desember 2026" in surel.isi
    assert "bukan tarif Kota Balikpapan" in surel.isi
    assert sms.isi.startswith(f"Permohonan {milik.permohonan.nomor}: bayar Rp1.329.125 sampai 20 Desember 2026. http")
    assert set(sms.isi) <= GSM


def test_sms_terpanjang_tetap_satu(settings: Any) -> None:
    settings.SITUS_URL = "https://perizinan.dpmpt.balikpapan.go.id"
    with jam.pada(wita("2026-08-10 09.00")):
        milik = di_bendahara(luas_ukur="99999999", gangguan="besar")
        Pesan.objects.all().delete()
        tetapkan(milik)
        bayar(milik)
    for pesan in Pesan.objects.filter(saluran="sms"):
        assert len(pesan.isi) <= 160, (len(pesan.isi), pesan.isi)
        assert set(pesan.isi) <= GSM


def test_nomor_tanpa_celah_dan_baru_setiap_tahun() -> None:
    with jam.pada(wita("2026-12-30 09.00")):
        pertama, kedua, ketiga = di_bendahara(), di_bendahara(), di_bendahara(luas_ukur="")
        tetapkan(pertama)
        with pytest.raises(PermohonanDitolak):
            tetapkan(ketiga)
        assert tetapkan(kedua).nomor == "00002/SKRD/DPMPT/XII/2026"
    with jam.pada(wita("2027-01-04 09.00")):
        tutup_bap(ketiga)
        assert tetapkan(ketiga).nomor == "00001/SKRD/DPMPT/I/2027"


def test_skrd_tidak_dapat_diubah_di_basis_data() -> None:
    k = tetapkan(di_bendahara())
    for perintah in (
        {"jumlah": 1},
        {"nomor": "x"},
        {"rincian": []},
        {"jatuh_tempo": k.jatuh_tempo + timedelta(days=1)},
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            Ketetapan.objects.filter(pk=k.pk).update(**perintah)
    with pytest.raises(DatabaseError), transaction.atomic():
        Ketetapan.objects.filter(pk=k.pk).delete()


def test_nihil_selesai_sendiri() -> None:
    milik = di_bendahara(luas_ukur="0")
    Pesan.objects.all().delete()
    k = tetapkan(milik)
    assert (k.jumlah, k.pembayaran.cara, k.pembayaran.jumlah) == (0, "nihil", 0)
    assert milik.letak == (9, "berjalan")
    assert [b.hasil for b in milik.log[-3:]] == ["selesai", "tercatat", "ya"]
    assert [p.subjek[:15] for p in Pesan.objects.filter(saluran="surel")] == ["Retribusi nihil"]


def test_kembali_sebelum_dibayar_diganti() -> None:
    milik = menunggu_bayar()
    lama = ketetapan(milik)
    minta_tagihan(ketetapan_id=lama.pk)
    ulangi(milik, luas_ukur="60", kelas_jalan="lokal", kawasan="perumahan")
    baru = tetapkan(milik)
    lama.refresh_from_db()
    assert lama.diganti is not None
    assert (baru.versi, baru.jumlah, baru.nomor[:5]) == (2, 169_500, "00002")
    assert list(Tagihan.objects.values_list("keadaan", "sebab")) == [("kedaluwarsa", "SKRD diganti")]
    with pytest.raises(PermohonanDitolak, match="diganti"):
        catat_pembayaran(
            ketetapan_id=lama.pk,
            setoran=Setoran("tunai", lama.jumlah, jam.kini()),
            oleh=milik.petugas["bendahara"],
        )
    assert milik.letak == (8, "menunggu_pemohon")


def test_kembali_sesudah_dibayar_dengan_jumlah_sama_diteruskan() -> None:
    milik = lunas()
    k, ssrd = ketetapan(milik), ketetapan(milik).pembayaran
    ulangi(milik)
    Pesan.objects.all().delete()
    assert tetapkan(milik) == k
    assert milik.letak == (9, "berjalan")
    assert ketetapan(milik).pembayaran == ssrd
    assert [(b.aksi, b.hasil) for b in milik.log[-3:]] == [
        ("hitung_retribusi", "selesai"),
        ("bayar", "tercatat"),
        ("bayar", "ya"),
    ]
    assert not Pesan.objects.exists(), "nothing new for the applicant"
    assert periksa_jejak() == []


@pytest.mark.parametrize("semula", ["120", "0"])
def test_kembali_sesudah_dibayar_dengan_jumlah_lain(semula: str) -> None:
    """Refused until the document that settles the difference is named; then on with the SKRD that was paid."""
    milik = menunggu_bayar(luas_ukur=semula)
    if semula != "0":
        bayar(milik)
    k = ketetapan(milik)
    ulangi(milik, luas_ukur="121")
    for catatan in ("", "  "):
        with pytest.raises(PermohonanDitolak, match=r"SKRDKBT.*SKRDLB.*nomornya"):
            tetapkan_skrd(**milik.pokok("bendahara"), selisih=catatan)
    assert milik.letak == (7, "berjalan")
    assert tetapkan_skrd(**milik.pokok("bendahara"), selisih="SKRDKBT 00007/2026") == k
    assert milik.letak == (9, "berjalan")
    assert Ketetapan.objects.count() == 1
    assert milik.log[-3].catatan.endswith("selisih diselesaikan dengan SKRDKBT 00007/2026")


def test_halaman_meminta_surat_selisih_hanya_bila_perlu(masuk: Callable[[Pengguna], Client]) -> None:
    milik = menunggu_bayar()
    bayar(milik)
    ulangi(milik, luas_ukur="121")
    bendahara, alamat = masuk(milik.petugas["bendahara"]), f"/meja/{milik.id}/"
    assert "selisih" in bendahara.get(alamat).context["form"].fields
    versi = {"versi": milik.proses.jumlah_log}
    kosong = bendahara.post(alamat, versi)
    assert (kosong.status_code, set(kosong.context["form"].errors)) == (422, {"selisih"})
    assert bendahara.post(alamat, {**versi, "selisih": "SKRDKBT 00007/2026"}).status_code == 302
    assert milik.letak == (9, "berjalan")
    assert "selisih" not in bendahara.get(f"/meja/{di_bendahara().id}/").context["form"].fields


def test_menunggu_pembayaran_bukan_pengembalian() -> None:
    milik = di_bendahara()
    Pesan.objects.all().delete()
    with transaction.atomic():
        giliran = sop.buka_giliran(proses_id=milik.proses.pk, oleh=milik.petugas["bendahara"], aksi="hitung_retribusi")
        kabari(milik.permohonan, sop.selesaikan(giliran, hasil="selesai"))
    assert milik.letak == (8, "menunggu_pemohon")
    assert not Pesan.objects.exists()


def test_dibayar_saat_berkas_di_tempat_lain() -> None:
    """Money for a SKRD in force counts wherever the file is; the file passes the step when it comes there."""
    milik = menunggu_bayar()
    kembalikan(milik)
    assert milik.letak == (1, "menunggu_pemohon")
    bayar(milik)
    assert milik.letak == (1, "menunggu_pemohon")
    assert ketetapan(milik).pembayaran


def test_izin_tidak_dicetak_sebelum_lunas() -> None:
    milik = lunas()
    serahkan_skrd(**milik.pokok("bendahara"))
    assert milik.letak == (10, "berjalan")
    Ketetapan.objects.update(diganti=jam.kini())  # as if it had been replaced by a slip
    with pytest.raises(PermohonanDitolak, match="belum lunas"):
        entri_data(**milik.pokok("entri1"), butir={})


def test_skrd_dicetak_oleh_bendahara_sesudah_lunas() -> None:
    milik = menunggu_bayar()
    with pytest.raises(SudahDikerjakan):
        serahkan_skrd(**milik.pokok("bendahara"))
    bayar(milik)
    with pytest.raises(BukanGiliran):
        serahkan_skrd(**milik.pokok("kasi1"))
    Pesan.objects.all().delete()
    serahkan_skrd(**milik.pokok("bendahara"))
    assert Pesan.objects.get(saluran="surel").subjek.startswith("Analisa Hasil Peninjauan selesai")
    with pytest.raises(SudahDibayar):
        bayar(milik)
    assert not BuktiBayar.objects.exists()
