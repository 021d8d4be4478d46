"""Going on from an issued permit: filled in, compared, replaced at handover, and refused where it may not be."""

from __future__ import annotations

from datetime import date

import pytest

from notifikasi.models import Pesan
from perizinan import queries
from perizinan.models import Izin, Permohonan
from perizinan.services.galat import BelumLengkap, PermohonanDitolak
from perizinan.services.lanjutan import BuktiKeliru, mulai_dengan_bukti, mulai_lanjutan
from perizinan.services.pengajuan import ajukan
from perizinan.services.pengakhiran import tarik
from perizinan.status import BELUM_DISERAHKAN, DIGANTI, SAH
from perizinan.tampilan.lanjutan import lembar_lanjutan
from sicantik.lib import jam
from tests import orang
from tests.dokumen.conftest import Penanda
from tests.kasus import Kasus, kasus, versi_siup
from tests.perizinan.lanjutan import BERUBAH, ISIAN_ORANG_LAIN, habis_pada, isi_beda, lanjutkan, lengkapi
from tests.sop.alur import wita

pytestmark = pytest.mark.django_db


@pytest.fixture
def lama(penanda: Penanda) -> Kasus:
    return kasus("diserahkan")


def kirim(milik: Kasus) -> Permohonan:
    return ajukan(permohonan_id=milik.id, oleh=milik.pemohon)


def cabut(milik: Kasus) -> None:
    Izin.objects.filter(permohonan=milik.id).update(akhir="dicabut", diakhiri=jam.kini(), sebab_akhir="Melanggar")


def test_isian_disalin_juga_yang_rahasia(lama: Kasus) -> None:
    baru = mulai_lanjutan(izin=lama.izin, jenis="perubahan", oleh=lama.pemohon)
    dahulu, kini = lama.permohonan.semua_isian, baru.semua_isian
    assert {k: v for k, v in kini.items() if k in dahulu and k != "nomor_izin_lama"} == dahulu
    assert kini["nik"] not in str(baru.isian)
    assert (kini["nomor_izin_lama"], baru.bukti_lama) == (lama.izin.nomor, "akun")
    assert "siup_lama" not in {s.kode for s in queries.syarat(baru, baru.versi_paket.paket)}


def test_dua_kali_satu_draf(lama: Kasus) -> None:
    satu = mulai_lanjutan(izin=lama.izin, jenis="perubahan", oleh=lama.pemohon)
    assert mulai_lanjutan(izin=lama.izin, jenis="perubahan", oleh=lama.pemohon) == satu


def test_nomor_dari_register_tidak_dapat_diubah(lama: Kasus) -> None:
    baru = lanjutkan(lama, "perubahan", nomor_izin_lama="503/999/PALSU", **BERUBAH)
    assert kirim(baru).isian["nomor_izin_lama"] == lama.izin.nomor


def test_perbedaan_ditunjukkan(lama: Kasus) -> None:
    baru = lanjutkan(lama, "perubahan", kekayaan_bersih="300000000", **BERUBAH)
    beda = isi_beda(lembar_lanjutan(baru.permohonan, untuk_meja=True))
    dahulu = lama.permohonan.isian["alamat_usaha"]
    assert beda == {
        "Alamat tempat usaha": (dahulu, "Jl. Contoh Baru No. 9"),
        "Kekayaan bersih, tanpa tanah dan bangunan": (
            "Rp250.000.000 (dua ratus lima puluh juta rupiah)",
            "Rp300.000.000 (tiga ratus juta rupiah)",
        ),
    }


def test_perubahan_harus_mengubah_sesuatu(lama: Kasus) -> None:
    baru = lanjutkan(lama, "perubahan")
    with pytest.raises(BelumLengkap, match="Belum ada yang berubah"):
        kirim(baru)
    assert baru.permohonan.proses is None
    jumlah = lama.permohonan.isian["kekayaan_bersih"]
    lengkapi(baru, kekayaan_bersih=f"{int(jumlah):,}".replace(",", "."))  # the same amount, typed otherwise
    with pytest.raises(BelumLengkap):
        kirim(baru)


def test_izin_lama_sah_sampai_yang_baru_diserahkan(lama: Kasus) -> None:
    baru = lanjutkan(lama, "perubahan", **BERUBAH).sampai("diarsipkan")
    assert (lama.izin.keadaan, baru.izin.keadaan) == (SAH, BELUM_DISERAHKAN)
    baru.sampai("diserahkan")
    assert (lama.izin.keadaan, baru.izin.keadaan) == (DIGANTI, SAH)
    assert baru.izin.menggantikan == lama.izin
    with pytest.raises(PermohonanDitolak, match="diganti"):
        mulai_lanjutan(izin=lama.izin, jenis="perubahan", oleh=lama.pemohon)


def test_batal_saat_penyerahan_tidak_mengganti(lama: Kasus) -> None:
    baru = lanjutkan(lama, "perubahan", **BERUBAH).sampai("diarsipkan").lakukan("batal")
    assert lama.izin.keadaan is SAH
    assert baru.izin.akhir == "dibatalkan"
    lagi = lanjutkan(lama, "perubahan", **BERUBAH).sampai("diserahkan")
    assert lama.izin.keadaan is DIGANTI
    assert lagi.izin.menggantikan == lama.izin


def test_yang_ditarik_memberi_tempat(lama: Kasus) -> None:
    baru = lanjutkan(lama, "perubahan", **BERUBAH).sampai("diperiksa")
    tarik(permohonan_id=baru.id, oleh=baru.pemohon, alasan="Keliru")
    assert lanjutkan(lama, "perubahan", **BERUBAH).sampai("diajukan").permohonan.nomor


def test_dicabut_selama_berjalan(lama: Kasus) -> None:
    baru = lanjutkan(lama, "perubahan", **BERUBAH).sampai("dikoreksi")
    cabut(lama)
    with pytest.raises(PermohonanDitolak, match="sudah berakhir: dicabut"):
        baru.setujui()
    assert not Izin.objects.filter(permohonan=baru.id).exists()


def test_izin_dicabut_tidak_dilanjutkan(lama: Kasus) -> None:
    baru = lanjutkan(lama, "perubahan", **BERUBAH)
    cabut(lama)
    with pytest.raises(PermohonanDitolak, match="dicabut"):
        kirim(baru)
    with pytest.raises(PermohonanDitolak, match="dicabut"):
        mulai_lanjutan(izin=lama.izin, jenis="perubahan", oleh=lama.pemohon)


def test_satu_permohonan_terbuka_seizin(lama: Kasus) -> None:
    orang_nik = orang.orang_lain()
    lewat_orang = mulai_dengan_bukti(
        kode="SIUP", jenis="perubahan", nomor=lama.izin.nomor, bukti=lama.permohonan.semua_isian["nik"], oleh=orang_nik
    )
    lain = lengkapi(Kasus(lewat_orang.pk, orang_nik, lama.petugas), **ISIAN_ORANG_LAIN)
    kirim(lanjutkan(lama, "perubahan", **BERUBAH))
    with pytest.raises(PermohonanDitolak, match="Permohonan lain atas izin ini"):
        kirim(lain)
    with pytest.raises(PermohonanDitolak, match="sedang berjalan"):
        mulai_lanjutan(izin=lama.izin, jenis="perubahan", oleh=lama.pemohon)


def test_izin_orang_lain_ditolak(lama: Kasus) -> None:
    with pytest.raises(BuktiKeliru):
        mulai_lanjutan(izin=lama.izin, jenis="perubahan", oleh=orang.orang_lain())


def test_jenis_yang_tidak_dibuka(lama: Kasus) -> None:
    for jenis in ("baru", "perpanjangan", "daftar_ulang", "lain"):
        with pytest.raises(PermohonanDitolak):
            mulai_lanjutan(izin=lama.izin, jenis=jenis, oleh=lama.pemohon)


def test_bukti_nik_dan_kode_cek(lama: Kasus) -> None:
    """Online neither opens more than the paper says: a NIK is known to more people than its holder."""
    pokok = {"kode": "SIUP", "jenis": "perubahan", "nomor": lama.izin.nomor}
    nik, dia, kuasa = lama.permohonan.semua_isian["nik"], orang.orang_lain(), orang.orang_lain()
    lewat_nik = mulai_dengan_bukti(**pokok, bukti=nik, oleh=dia)
    lewat_kode = mulai_dengan_bukti(**pokok, bukti=str(lama.izin.kode_cek).lower(), oleh=kuasa)
    assert (lewat_nik.bukti_lama, lewat_kode.bukti_lama) == ("nik", "kode_cek")
    for draf, siapa in ((lewat_nik, dia), (lewat_kode, kuasa)):
        assert draf.semua_isian["nik"] == siapa.nik
        assert draf.isian["surel_pemohon"] == siapa.email
        assert draf.isian["alamat_usaha"] == lama.permohonan.isian["alamat_usaha"]
        beda = isi_beda(lembar_lanjutan(draf, untuk_meja=False))
        assert not [k for k in beda if "NIK" in k or "urel" in k]
        assert "NIK" in str(isi_beda(lembar_lanjutan(draf, untuk_meja=True)))


def test_bukti_keliru_tidak_menyebut_apa_apa(lama: Kasus) -> None:
    nik = lama.permohonan.semua_isian["nik"]
    pesan = set()
    for nomor, bukti in ((lama.izin.nomor, "6471010101900001"), ("503/9/SIUP/DPMPT/I/2020", nik), ("", ""), ("x", "")):
        with pytest.raises(BuktiKeliru) as galat:
            mulai_dengan_bukti(kode="SIUP", jenis="perubahan", nomor=nomor, bukti=bukti, oleh=orang.orang_lain())
        pesan.add(str(galat.value))
    assert len(pesan) == 1
    assert not Permohonan.objects.filter(izin_lama__isnull=False).exists()


def test_tebakan_dibatasi(lama: Kasus) -> None:
    dia = orang.orang_lain()
    for _ in range(10):
        with pytest.raises(BuktiKeliru):
            mulai_dengan_bukti(kode="SIUP", jenis="perubahan", nomor=lama.izin.nomor, bukti="1", oleh=dia)
    with pytest.raises(PermohonanDitolak, match="Terlalu banyak"):
        mulai_dengan_bukti(
            kode="SIUP", jenis="perubahan", nomor=lama.izin.nomor, bukti=str(lama.izin.kode_cek), oleh=dia
        )


def test_pemegang_diberi_tahu(lama: Kasus) -> None:
    dia = orang.orang_lain()
    nik = lama.permohonan.semua_isian["nik"]
    milik = mulai_dengan_bukti(kode="SIUP", jenis="perubahan", nomor=lama.izin.nomor, bukti=nik, oleh=dia)
    Pesan.objects.all().delete()
    kirim(lengkapi(Kasus(milik.pk, dia, lama.petugas), **ISIAN_ORANG_LAIN))
    surel, sms = (Pesan.objects.get(saluran=s, isi__contains="akun lain") for s in ("surel", "sms"))
    assert surel.untuk_id == lama.pemohon.pk
    assert lama.izin.nomor in sms.isi
    assert len(sms.isi) <= 160


def test_paket_berubah_sementara_itu(lama: Kasus) -> None:
    """A field that is gone is neither copied nor counted as a change; a new one is asked."""

    def tanpa_telepon(paket):  # type: ignore[no-untyped-def]
        isi = paket.model_dump(mode="json")
        for bagian in isi["bagian"]:
            bagian["medan"] = [m for m in bagian["medan"] if m["kode"] != "barang_jasa"]
        isi["izin"]["butir"] = [b for b in isi["izin"]["butir"] if b["kode"] != "barang_jasa"]
        return type(paket).model_validate(isi)

    versi_siup(tanpa_telepon)
    baru = lanjutkan(lama, "perubahan")
    assert "barang_jasa" not in baru.permohonan.semua_isian
    beda = isi_beda(lembar_lanjutan(baru.permohonan, untuk_meja=True))
    assert beda["Barang dan jasa utama"][1] == "tidak ditanya lagi"
    with pytest.raises(BelumLengkap, match="Belum ada yang berubah"):
        kirim(baru)
    assert kirim(lengkapi(baru, **BERUBAH)).nomor


@pytest.mark.parametrize(
    ("dari", "ke"),
    [("", ""), ("503/", "503 /"), ("503/", "503. /"), ("/SIUP", " - siup"), ("503/", "0503/00"), ("S", "\uff33")],
)
def test_nomor_register_tidak_lewat_jalan_kertas(dari: str, ke: str, lama: Kasus) -> None:
    """However it is spelt."""
    nomor = lama.izin.nomor.replace(dari, ke)
    kertas = kasus("draf", jenis="perubahan", nomor_izin_lama=nomor, pemohon=orang.orang_lain())
    with pytest.raises(PermohonanDitolak, match="register kami"):
        kirim(kertas)


@pytest.mark.parametrize("keadaan", ["terbit", "dibatalkan"])
def test_juga_yang_belum_diserahkan_atau_dibatalkan(keadaan: str, penanda: Penanda) -> None:
    izin = kasus(keadaan).izin
    kertas = kasus("draf", jenis="perubahan", nomor_izin_lama=izin.nomor, pemohon=orang.orang_lain())
    with pytest.raises(PermohonanDitolak, match="register kami"):
        kirim(kertas)
    with pytest.raises(BuktiKeliru):
        mulai_dengan_bukti(
            kode="SIUP", jenis="perubahan", nomor=izin.nomor, bukti=str(izin.kode_cek), oleh=orang.orang_lain()
        )


def test_nomor_lain_bukan_nomor_ini(lama: Kasus) -> None:
    """Neither another figure nor another year, though the figures are the same without their signs."""
    for nomor in (lama.izin.nomor + "1", "5/03" + lama.izin.nomor[3:], "1" + lama.izin.nomor):
        kertas = kasus("draf", jenis="perubahan", nomor_izin_lama=nomor, pemohon=orang.orang_lain())
        assert kirim(kertas).izin_lama is None


def test_izin_kertas_seperti_dahulu() -> None:
    kertas = kasus("draf", jenis="perubahan")
    assert "siup_lama" in kertas.syarat
    assert kirim(kertas).izin_lama is None


@pytest.mark.parametrize(
    ("sisa", "hasil"),
    [(400, "mulai"), (60, ""), (0, ""), (-1, "")],
)
def test_waktu_perpanjangan_tdp(sisa: int, hasil: str, penanda: Penanda) -> None:
    milik = kasus("diserahkan", izin="TDP")
    izin = habis_pada(milik, sisa)
    if hasil:
        with pytest.raises(PermohonanDitolak, match="dapat diajukan mulai"):
            mulai_lanjutan(izin=izin, jenis="perpanjangan", oleh=milik.pemohon)
    else:
        assert mulai_lanjutan(izin=izin, jenis="perpanjangan", oleh=milik.pemohon).izin_lama == izin


def test_iujk_habis_bukan_diperpanjang(penanda: Penanda) -> None:
    milik = kasus("diserahkan", izin="IUJK")
    izin = habis_pada(milik, -1)
    for jenis in ("perpanjangan", "perubahan"):
        with pytest.raises(PermohonanDitolak, match="Izin lama habis"):
            mulai_lanjutan(izin=izin, jenis=jenis, oleh=milik.pemohon)


def test_masa_berlaku_menyambung_dan_tetap(penanda: Penanda) -> None:
    with jam.pada(wita("2026-11-16 09.00")):
        milik = kasus("diserahkan", izin="TDP")
        habis_pada(milik, date(2027, 2, 28))
        baru = lanjutkan(milik, "perpanjangan").sampai("diserahkan")
        assert baru.izin.berlaku_sampai == date(2032, 2, 28)
        ubah = lanjutkan(baru, "perubahan", **BERUBAH).sampai("diserahkan")
        assert ubah.izin.berlaku_sampai == date(2032, 2, 28)


def test_perpanjangan_sesudah_habis_dihitung_dari_hari_disetujui(penanda: Penanda) -> None:
    with jam.pada(wita("2026-11-16 09.00")):
        milik = kasus("diserahkan", izin="TDP")
        habis_pada(milik, date(2026, 10, 1))
        baru = lanjutkan(milik, "perpanjangan").sampai("diserahkan")
        assert baru.izin.berlaku_sampai == date(2031, 11, 16)
