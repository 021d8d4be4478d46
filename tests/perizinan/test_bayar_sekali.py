"""HO step 8: a SKRD is paid once, whoever tells of it; the step is the applicant's, the log names who recorded it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client

from akun.models import Pengguna
from notifikasi.models import Pesan
from perizinan.models import Pembayaran
from perizinan.queries import retribusi
from perizinan.services.bukti_bayar import unggah_bukti
from perizinan.services.galat import JumlahKeliru, PermohonanDitolak, SudahDibayar
from perizinan.services.ketetapan import tetapkan_skrd
from perizinan.services.pembayaran import Setoran, catat_pembayaran, pelaku_penyedia
from perizinan.services.penyedia import minta_tagihan
from sicantik.lib import jam
from sop.services import BukanGiliran
from sop.services.jejak import periksa_jejak
from tests import orang
from tests.berkas_contoh import foto_jpeg
from tests.kasus import Kasus
from tests.perizinan.bendahara import JUMLAH, bayar, dengan_bunga, kembalikan, ketetapan, lunas, menunggu_bayar, ulangi
from tests.serentak import bersamaan
from tests.sop.alur import wita

pytestmark = pytest.mark.django_db


def test_tunai_dicatat_bendahara() -> None:
    with jam.pada(wita("2026-11-20 09.00")):
        milik = menunggu_bayar()
    with jam.pada(wita("2026-11-24 10.30")):
        hasil = bayar(milik, keterangan="loket 2")
    assert (hasil.nomor, hasil.cara, hasil.jumlah, hasil.bunga) == ("00001/SSRD/DPMPT/XI/2026", "tunai", JUMLAH, 0)
    assert milik.letak == (9, "berjalan")
    assert not milik.proses.jam_berhenti
    peristiwa, langkah = milik.log[-2:]
    assert (peristiwa.jenis, peristiwa.hasil, peristiwa.nama_pelaku) == ("peristiwa", "tercatat", "Beni Bendahara")
    assert (langkah.jenis, langkah.hasil, langkah.jabatan) == ("langkah", "ya", "pemohon")
    assert langkah.nama_pelaku == milik.permohonan.nama_pemohon
    assert langkah.catatan == "Dibayar tunai, SSRD 00001/SSRD/DPMPT/XI/2026"
    assert langkah.orang != milik.petugas["bendahara"].orang
    jeda = milik.proses.jeda.get(sebab="pembayaran")
    assert (jeda.mulai, jeda.selesai) == (wita("2026-11-20 09.00"), wita("2026-11-24 10.30"))
    assert periksa_jejak() == []


def test_kabar_lunas() -> None:
    milik = menunggu_bayar()
    Pesan.objects.all().delete()
    bayar(milik)
    assert [p.subjek.partition(":")[0] for p in Pesan.objects.filter(saluran="surel")] == ["Pembayaran tercatat"]
    assert "Rp1.329.125 tercatat" in Pesan.objects.get(saluran="sms").isi
    assert "Jam pelayanan berjalan lagi" in Pesan.objects.get(saluran="surel").isi


def test_kabar_lunas_saat_berkas_di_tempat_lain() -> None:
    """The clock does not go on by a payment when it stands for another reason."""
    milik = menunggu_bayar()
    kembalikan(milik)
    Pesan.objects.all().delete()
    bayar(milik)
    surel = Pesan.objects.get(saluran="surel")
    assert "Rp1.329.125 tercatat" in surel.isi
    assert "berjalan lagi" not in surel.isi


def test_kedua_kali_ditolak() -> None:
    milik = lunas()
    with pytest.raises(SudahDibayar, match="00001/SSRD"):
        bayar(milik, cara="transfer", referensi="TRF-1")
    assert Pembayaran.objects.count() == 1


@pytest.mark.parametrize("selisih", [-1, 1, -JUMLAH + 1])
def test_jumlah_harus_tepat(selisih: int) -> None:
    milik = menunggu_bayar()
    with pytest.raises(JumlahKeliru, match=r"Rp1\.329\.125"):
        bayar(milik, jumlah=JUMLAH + selisih)
    assert milik.letak == (8, "menunggu_pemohon")


def test_waktu_bayar_tidak_di_depan() -> None:
    milik = menunggu_bayar()
    with pytest.raises(PermohonanDitolak, match="belum terjadi"):
        bayar(milik, dibayar=jam.kini() + timedelta(minutes=1))


def test_tanggal_bayar_tidak_mendahului_skrd() -> None:
    """A date of last year would undo the interest on a late payment."""
    milik = menunggu_bayar()
    with pytest.raises(PermohonanDitolak, match="mendahului SKRD"):
        bayar(milik, dibayar=jam.kini() - timedelta(days=1))
    assert not Pembayaran.objects.exists()


def test_hanya_bendahara_yang_mencatat() -> None:
    milik = menunggu_bayar()
    for siapa in (milik.petugas["kasi1"], milik.petugas["loket"], milik.pemohon):
        with pytest.raises(BukanGiliran):
            bayar(milik, oleh=siapa)
    plh = orang.plh("bendahara-penerima-skrd", menggantikan=milik.petugas["bendahara"])
    bayar(milik, oleh=plh)
    assert (milik.log[-2].sifat, milik.log[-2].nama_pelaku) == ("plh", plh.nama)


def test_referensi_bank_dipakai_sekali() -> None:
    pertama, kedua = menunggu_bayar(), menunggu_bayar()
    bayar(pertama, cara="transfer", referensi="TRF-77")
    with pytest.raises(PermohonanDitolak, match="Referensi"):
        bayar(kedua, cara="transfer", referensi="TRF-77")
    assert bayar(kedua, cara="transfer", referensi="TRF-78").nomor.startswith("00002/"), "no gap"


def test_yang_sudah_berakhir_tidak_ditagih(masuk: Callable[[Pengguna], Client]) -> None:
    milik = menunggu_bayar()
    with connection.cursor() as kursor:  # no SOP ends a file that waits for its fee; the engine's triggers would refuse
        kursor.execute("SET LOCAL session_replication_role = replica")
        kursor.execute("UPDATE sop_proses SET keadaan = 'batal', selesai = now(), jam_berhenti = false")
        kursor.execute("SET LOCAL session_replication_role = origin")
    for coba in (
        lambda: bayar(milik),
        lambda: minta_tagihan(ketetapan_id=ketetapan(milik).pk),
        lambda: unggah_bukti(
            ketetapan_id=ketetapan(milik).pk, nama="b.jpg", isi=foto_jpeg(300, 400), oleh=milik.pemohon
        ),
    ):
        with pytest.raises(PermohonanDitolak, match="berakhir"):
            coba()
    assert not retribusi.tagihan_terbuka().exists()
    isi = masuk(milik.petugas["bendahara"]).get(f"/bendahara/{ketetapan(milik).pk}/").content.decode()
    assert "tidak ditagih lagi" in isi
    assert "Catat pembayaran" not in isi


def test_catatan_pembayaran_tetap() -> None:
    lunas()
    for perintah in (Pembayaran.objects.all().delete, lambda: Pembayaran.objects.update(jumlah=1)):
        with pytest.raises(DatabaseError), transaction.atomic():
            perintah()


def test_basis_data_menolak_pembayaran_kedua() -> None:
    milik = lunas()
    asli = ketetapan(milik).pembayaran
    asli.pk, asli.nomor, asli.urutan = None, "lain", 99
    with pytest.raises(IntegrityError), transaction.atomic():
        asli.save(force_insert=True)


def test_bunga_ikut_ditagih_bila_dinyalakan(monkeypatch: pytest.MonkeyPatch) -> None:
    dengan_bunga(monkeypatch)
    with jam.pada(wita("2026-11-20 09.00")):
        milik = menunggu_bayar()  # due 20 December
    with jam.pada(wita("2027-01-21 09.00")):
        with pytest.raises(JumlahKeliru, match=r"Rp1\.382\.290"):
            bayar(milik)
        hasil = bayar(milik, jumlah=1_382_290)  # two months begun: 4 %
    assert (hasil.jumlah, hasil.bunga) == (1_382_290, 53_165)


def test_bunga_menurut_hari_bayar_bukan_hari_catat(monkeypatch: pytest.MonkeyPatch) -> None:
    dengan_bunga(monkeypatch)
    with jam.pada(wita("2026-11-20 09.00")):
        milik = menunggu_bayar()
    with jam.pada(wita("2026-12-28 09.00")):
        hasil = bayar(milik, cara="transfer", referensi="T1", dibayar=wita("2026-12-20 23.59"))
    assert hasil.bunga == 0


# Races with real threads ---------------------------------------------------------------------------------------


def _bendahara(milik: Kasus) -> Any:
    pk, siapa = ketetapan(milik).pk, milik.petugas["bendahara"]
    return lambda: catat_pembayaran(ketetapan_id=pk, setoran=Setoran("tunai", JUMLAH, jam.kini()), oleh=siapa)


def _penyedia(milik: Kasus, transaksi: str) -> Any:
    pk = ketetapan(milik).pk
    setoran = Setoran("penyedia", JUMLAH, jam.kini(), penyedia="tiruan", referensi=transaksi)
    return lambda: catat_pembayaran(ketetapan_id=pk, setoran=setoran, oleh=pelaku_penyedia("Penyedia tiruan"))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("ke", range(3))
def test_serentak_dibayar_sekali(ke: int) -> None:
    milik = menunggu_bayar()
    hasil = bersamaan([_bendahara(milik), _penyedia(milik, "t1"), _penyedia(milik, "t2"), _bendahara(milik)])
    galat = [h for h in hasil if isinstance(h, Exception)]
    assert [type(g) for g in galat] == [SudahDibayar] * 3, galat
    assert Pembayaran.objects.count() == 1
    assert milik.letak == (9, "berjalan")
    assert [b.hasil for b in milik.log if b.aksi == "bayar"] == ["tercatat", "ya"]
    assert periksa_jejak() == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("ke", range(3))
def test_bayar_serentak_dengan_penggantian(ke: int) -> None:
    """Either the old SKRD was paid first and stays, or it was replaced first and takes no money."""
    milik = menunggu_bayar()
    ulangi(milik)
    lama = ketetapan(milik)
    pokok = milik.pokok("bendahara")
    bayar_, tetap_ = bersamaan([_bendahara(milik), lambda: tetapkan_skrd(**pokok)])
    assert not isinstance(tetap_, Exception), tetap_
    lama.refresh_from_db()
    if isinstance(bayar_, Exception):
        assert lama.diganti is not None
        assert milik.letak == (8, "menunggu_pemohon")
    else:
        assert lama.diganti is None
        assert milik.letak == (9, "berjalan")
    assert Pembayaran.objects.count() == (not isinstance(bayar_, Exception))


@pytest.mark.django_db(transaction=True)
def test_nomor_ssrd_tanpa_celah_bila_serentak() -> None:
    semua = [menunggu_bayar() for _ in range(3)]
    bersamaan([_bendahara(m) for m in semua for _ in range(2)])
    assert sorted(Pembayaran.objects.values_list("urutan", flat=True)) == [1, 2, 3]
