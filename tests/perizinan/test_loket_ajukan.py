"""A counter officer files for somebody present: same pages, same pipeline, marked as such."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client

from akun.models import Pengguna
from akun.status import KABID, PETUGAS_LOKET
from notifikasi.models import Pesan
from perizinan.dokumen.tanda_terima import html_tanda_terima
from perizinan.models import PengajuanLoket, Permohonan
from perizinan.services import pengajuan
from perizinan.services.galat import BelumLengkap, PermohonanDitolak
from perizinan.services.loket import Pernyataan, ajukan_di_loket, mulai_di_loket
from sop.services import BukanGiliran, PerluOrangLain
from tests import orang
from tests.berkas_contoh import ktp_contoh
from tests.kasus import kasus, versi
from tests.perizinan.di_loket import GORESAN, NIK, draf_loket, kasus_loket, loket_kedua

pytestmark = pytest.mark.django_db
Masuk = Callable[[Pengguna], Client]


@pytest.fixture
def loket() -> Pengguna:
    return orang.petugas(PETUGAS_LOKET)


def ajukan(pk: int, oleh: Pengguna, pernyataan: Pernyataan | None = None) -> Permohonan:
    return ajukan_di_loket(permohonan_id=pk, oleh=oleh, pernyataan=pernyataan or Pernyataan(GORESAN))


def test_dari_layar_sampai_tanda_terima(masuk: Masuk, loket: Pengguna) -> None:
    versi("SIUP")
    klien = masuk(loket)
    assert klien.post("/loket/ajukan/", {"pilihan": "SIUP:baru"}).status_code == 302
    pk = Permohonan.objects.get().pk
    for alamat in ("", "isi/diri/", "berkas/", "periksa/"):
        assert klien.get(f"/permohonan/{pk}/{alamat}").status_code == 200, alamat
    pk = draf_loket(loket)
    assert "Pernyataan pemohon" in klien.get(f"/permohonan/{pk}/periksa/").content.decode()
    kirim = f"/loket/permohonan/{pk}/kirim/"
    assert klien.post(kirim, {"goresan": GORESAN}).status_code == 422  # not agreed
    assert klien.post(kirim, {"pernyataan": "on"}).status_code == 422  # not signed
    assert klien.post(kirim, {"pernyataan": "on", "goresan": "<svg onload=x>"}).status_code == 422
    assert Permohonan.objects.get(pk=pk).proses_id is None
    jawab = klien.post(kirim, {"pernyataan": "on", "goresan": GORESAN})
    assert jawab.url == f"/permohonan/{pk}/tanda-terima/"
    halaman = klien.get(jawab.url).content.decode()
    assert loket.nama in halaman
    assert PengajuanLoket.objects.get(permohonan=pk).kode_klaim in halaman


def test_dicatat_siapa_pemohon_dan_siapa_petugas(masuk: Masuk) -> None:
    k = kasus_loket()
    peristiwa, langkah = k.log
    assert (peristiwa.hasil, peristiwa.pelaku, peristiwa.jabatan) == ("di loket", k.petugas["loket"], PETUGAS_LOKET)
    assert (langkah.hasil, langkah.pelaku, langkah.jabatan) == ("selesai", None, "pemohon")
    assert langkah.nama_pelaku == k.permohonan.nama_pemohon
    assert (
        f"Diajukan di loket oleh {k.petugas['loket'].nama}"
        in masuk(k.petugas["kabid"]).get(f"/meja/{k.id}/").content.decode()
    )
    isi = html_tanda_terima(k.permohonan)
    assert k.petugas["loket"].nama in isi
    assert k.permohonan.pengajuan_loket.kode_klaim in isi
    lacak = Client().get(f"/t/{k.permohonan.token}/").content.decode()
    assert "Dicatat di loket" in lacak
    assert k.petugas["loket"].nama not in lacak


def test_tanpa_surel_kabarnya_sms_saja() -> None:
    k = kasus_loket()
    assert set(Pesan.objects.filter(perihal=k.permohonan.nomor).values_list("saluran", flat=True)) == {"sms"}


def test_dengan_surel_keduanya() -> None:
    k = kasus_loket(surel_pemohon="wati@contoh.example")
    assert set(Pesan.objects.filter(perihal=k.permohonan.nomor).values_list("saluran", flat=True)) == {"sms", "surel"}


def test_tanpa_surel_perlu_nomor_seluler(loket: Pengguna) -> None:
    pk = draf_loket(loket, telepon_pemohon="0542 421000")
    with pytest.raises(BelumLengkap, match="seluler") as e:
        ajukan(pk, loket)
    assert e.value.bagian == ["kontak"]


def test_surel_tetap_wajib_lewat_akun() -> None:
    k = kasus("draf", surel_pemohon="")
    with pytest.raises(BelumLengkap):
        k.lakukan("ajukan")


def test_pindaian_kertas_dibersihkan_dan_hanya_untuk_mejanya(masuk: Masuk, loket: Pengguna) -> None:
    pk = draf_loket(loket)
    with pytest.raises(PermohonanDitolak):
        ajukan(pk, loket, Pernyataan(pindaian=b"<html>"))
    berkas = SimpleUploadedFile("formulir.jpg", ktp_contoh())
    assert (
        masuk(loket).post(f"/loket/permohonan/{pk}/kirim/", {"pernyataan": "on", "pindaian": berkas}).status_code == 302
    )
    isi = PengajuanLoket.objects.get(permohonan=pk)
    assert (isi.cara, isi.goresan) == ("kertas", "")
    assert isi.pindaian is not None
    assert masuk(loket).get(f"/berkas/{isi.pindaian_id}/unduh/").status_code == 200
    assert masuk(orang.orang_lain()).get(f"/berkas/{isi.pindaian_id}/unduh/").status_code == 404


def test_dua_kali_adalah_sekali(loket: Pengguna) -> None:
    pk = draf_loket(loket)
    nomor = ajukan(pk, loket).nomor
    assert ajukan(pk, loket, Pernyataan(pindaian=ktp_contoh())).nomor == nomor
    assert PengajuanLoket.objects.get().cara == "layar"


def test_bukan_untuk_diri_sendiri() -> None:
    petugas = orang.petugas(PETUGAS_LOKET, nik=NIK)
    pk = draf_loket(petugas)
    with pytest.raises(PermohonanDitolak, match="NIK Anda"):
        ajukan(pk, petugas)
    assert Permohonan.objects.get(pk=pk).proses_id is None


def test_hanya_petugas_loket_yang_memulai() -> None:
    with pytest.raises(BukanGiliran):
        mulai_di_loket(versi_paket=versi("SIUP"), jenis="baru", oleh=orang.petugas(KABID))


def test_draf_hanya_milik_petugas_yang_memulainya(masuk: Masuk, loket: Pengguna) -> None:
    pk = draf_loket(loket)
    berkas = Permohonan.objects.get(pk=pk).berkas.first()
    assert berkas is not None
    assert masuk(loket).get(f"/berkas/{berkas.pk}/halaman/1/").status_code == 200
    for orangnya in (loket_kedua(), orang.petugas(KABID), orang.orang_lain()):
        klien = masuk(orangnya)
        for alamat in (f"/permohonan/{pk}/", f"/permohonan/{pk}/isi/diri/", f"/berkas/{berkas.pk}/halaman/1/"):
            assert klien.get(alamat).status_code == 404, alamat
        for alamat in (f"/loket/permohonan/{pk}/kirim/", f"/permohonan/{pk}/hapus/", f"/permohonan/{pk}/kirim/"):
            assert klien.post(alamat, {"pernyataan": "on", "goresan": GORESAN}).status_code == 404, alamat


def test_petugas_yang_dimutasi_kehilangan_drafnya(masuk: Masuk, loket: Pengguna) -> None:
    pk = draf_loket(loket)
    loket.penugasan.all().delete()
    assert masuk(loket).get(f"/permohonan/{pk}/").status_code == 404


def test_draf_dapat_dihapus(masuk: Masuk, loket: Pengguna) -> None:
    pk = draf_loket(loket)
    assert masuk(loket).post(f"/permohonan/{pk}/hapus/").url == "/loket/"
    assert not PengajuanLoket.objects.exists()


def test_petugas_tunggal_memeriksa_dan_diberi_tahu(masuk: Masuk) -> None:
    k = kasus_loket()
    assert (
        "Anda sendiri yang mengajukan berkas ini di loket"
        in masuk(k.petugas["loket"]).get(f"/meja/{k.id}/").content.decode()
    )
    assert k.lakukan("periksa").letak == (3, "berjalan")


@pytest.mark.parametrize(
    ("keadaan", "jabatan", "gerak"), [("diperiksa", "petugas-entry-data", "entri"), ("diverifikasi", KABID, "koreksi")]
)
def test_yang_mengajukan_tidak_mengerjakan_tugas_lain(keadaan: str, jabatan: str, gerak: str) -> None:
    k = kasus_loket(keadaan)
    orang.tugaskan(k.petugas["loket"], jabatan)
    k.petugas.update(entri1=k.petugas["loket"], kabid=k.petugas["loket"])
    with pytest.raises(PerluOrangLain):
        k.lakukan(gerak)


def test_perbaikan_di_loket_oleh_petugas_mana_pun(masuk: Masuk) -> None:
    k = kasus_loket("dikembalikan")
    kedua = loket_kedua()
    klien = masuk(kedua)
    assert "Perbaiki di loket" in klien.get(f"/meja/{k.id}/").content.decode()
    assert klien.get(f"/permohonan/{k.id}/").status_code == 200
    berkas = SimpleUploadedFile("ktp.jpg", ktp_contoh())
    assert klien.post(f"/permohonan/{k.id}/berkas/ktp/unggah/", {"berkas": berkas}).status_code == 302
    klien.post(f"/loket/permohonan/{k.id}/kirim/", {})
    assert k.permohonan.dikembalikan  # the applicant was not said to be present
    klien.post(f"/loket/permohonan/{k.id}/kirim/", {"hadir": "1"})
    assert k.letak == (2, "berjalan")
    assert [(b.hasil, b.pelaku_id) for b in k.log[-2:]] == [("di loket", kedua.pk), ("selesai", None)]


def test_perbaikan_yang_belum_lengkap_tidak_terkirim(masuk: Masuk) -> None:
    k = kasus_loket("dikembalikan")
    masuk(k.petugas["loket"]).post(f"/loket/permohonan/{k.id}/kirim/", {"hadir": "1"})
    assert k.permohonan.dikembalikan


@pytest.mark.usefixtures("penanda")
def test_alur_yang_sama_sampai_diserahkan() -> None:
    assert kasus_loket("diserahkan").permohonan.status.kata == "Selesai"


def test_tidak_ada_permohonan_tanpa_asal(loket: Pengguna) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Permohonan.objects.create(pemohon=None, loket=None, versi_paket=versi("SIUP"))


def test_pengajuan_biasa_tidak_menerima_permohonan_loket_dari_orang_lain() -> None:
    k = kasus_loket("draf")
    with pytest.raises(BukanGiliran):
        pengajuan.ajukan(permohonan_id=k.id, oleh=orang.orang_lain())


@pytest.mark.usefixtures("penanda")
def test_perubahan_di_loket_dari_izin_yang_terbit(masuk: Masuk) -> None:
    k = kasus("diserahkan")
    nik = k.permohonan.semua_isian["nik"]
    klien = masuk(k.petugas["loket"])
    isi = {"pilihan": "SIUP:perubahan", "nomor_lama": k.izin.nomor, "bukti": nik}
    for keliru in ({"bukti": ""}, {"bukti": orang.nik_baru()}, {"pilihan": "SIUP:baru"}):
        assert klien.post("/loket/ajukan/", isi | keliru).status_code == 422
    assert klien.post("/loket/ajukan/", isi).status_code == 302
    p = Permohonan.objects.get(loket=k.petugas["loket"])
    assert (p.pemohon, p.izin_lama, p.bukti_lama) == (None, k.izin, "nik")
    assert p.isian["nama_usaha"] == k.permohonan.nama_usaha
