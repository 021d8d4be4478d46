"""All faults at once: what was accepted is questioned again only by a supervisor's override, counted and published."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import IntegrityError
from django.test import Client

from akun.models import Pengguna
from akun.status import KABID
from perizinan.models import Pengecualian, SatuPutaran
from perizinan.queries.satu_putaran import satu_putaran
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.pemeriksaan import periksa_berkas
from perizinan.services.pengecualian import minta_pengecualian, putuskan_pengecualian
from perizinan.services.pengembalian import kembalikan_ke_pemohon
from sop import services as sop
from tests import orang
from tests.kasus import Kasus, kasus
from tests.perizinan.alat import halaman, salah, sesuai
from tests.perizinan.dikembalikan import dikembalikan_loket, kirim

pytestmark = pytest.mark.django_db
ALASAN = "NPWP ternyata milik orang lain; baru terlihat saat dicocokkan."


@pytest.fixture
def kedua() -> Kasus:
    """The identity card was sent back and came anew; everything else was accepted in the first round."""
    milik = dikembalikan_loket("ktp")
    milik.unggah("ktp")
    kirim(milik)
    return milik


def minta(milik: Kasus, *butir: tuple[str, str]) -> Pengecualian:
    return minta_pengecualian(**milik.pokok("loket"), butir=butir or [("berkas", "npwp")], alasan=ALASAN)


def putuskan(p: Pengecualian, oleh: Pengguna, *, setuju: bool = True, catatan: str = "") -> Pengecualian:
    return putuskan_pengecualian(pengecualian_id=p.pk, oleh=oleh, setuju=setuju, catatan=catatan)


def persoalkan(milik: Kasus, *berkas: str) -> None:
    periksa_berkas(**milik.pokok("loket"), butir=[*sesuai(milik, *berkas), *salah(*berkas)])


def angka(milik: Kasus) -> tuple[int, int]:
    hitung = satu_putaran("SIUP", milik.permohonan.tahun or 0)
    return hitung.pengecualian, hitung.berkas


def test_hanya_yang_dibuka_dan_hanya_sekali(kedua: Kasus) -> None:
    with pytest.raises(PermohonanDitolak, match="tanpa pengecualian"):
        persoalkan(kedua, "npwp")
    putuskan(minta(kedua), kedua.petugas["kasi1"])
    with pytest.raises(PermohonanDitolak, match="tanpa pengecualian"):
        persoalkan(kedua, "npwp", "akta")
    persoalkan(kedua, "npwp")
    assert kedua.letak == (1, "menunggu_pemohon")
    kedua.unggah("npwp")
    kirim(kedua)
    with pytest.raises(PermohonanDitolak, match="tanpa pengecualian"):
        persoalkan(kedua, "akta")
    assert angka(kedua) == (1, 1)


def test_isian_yang_dibiarkan_pun_diterima(kedua: Kasus) -> None:
    isian = salah("alamat_usaha", sasaran="isian")
    with pytest.raises(PermohonanDitolak, match="tanpa pengecualian"):
        periksa_berkas(**kedua.pokok("loket"), butir=[*sesuai(kedua), *isian])
    putuskan(minta(kedua, ("isian", "alamat_usaha")), kedua.petugas["kabid"])
    periksa_berkas(**kedua.pokok("loket"), butir=[*sesuai(kedua), *isian])
    assert kedua.letak == (1, "menunggu_pemohon")


def test_berkas_dihitung_sekali_pada_pemeriksaan_pertama(kedua: Kasus) -> None:
    lain = kasus("diajukan", petugas=kedua.petugas)
    assert angka(kedua) == (0, 1), "what was not checked yet does not count"
    lain.lakukan("periksa")
    kedua.lakukan("periksa")
    assert angka(kedua) == (0, 2)


def test_dua_pengecualian_satu_berkas(kedua: Kasus) -> None:
    putuskan(minta(kedua), kedua.petugas["kasi1"])
    putuskan(minta(kedua, ("berkas", "akta")), kedua.petugas["kabid"])
    assert angka(kedua) == (1, 1), "files are published, not items"


def test_tidak_disetujui_tetap_terkunci(kedua: Kasus) -> None:
    p = minta(kedua)
    with pytest.raises(PermohonanDitolak, match="Tulis mengapa"):
        putuskan(p, kedua.petugas["kasi1"], setuju=False)
    putuskan(p, kedua.petugas["kasi1"], setuju=False, catatan="Sudah jelas pada berkas pertama.")
    with pytest.raises(PermohonanDitolak, match="tanpa pengecualian"):
        persoalkan(kedua, "npwp")
    with pytest.raises(PermohonanDitolak, match="sudah diputus"):
        putuskan(p, kedua.petugas["kabid"])
    assert angka(kedua) == (0, 1)


def test_yang_meminta_tidak_memutus(kedua: Kasus) -> None:
    p = minta(kedua)
    kembar = orang.petugas(KABID, nik=kedua.petugas["loket"].nik)
    with pytest.raises(PermohonanDitolak, match="Anda yang meminta"):
        putuskan(p, kembar)
    with pytest.raises(PermohonanDitolak, match="Hanya Kasi dan Kabid"):
        putuskan(p, orang.petugas(KABID, nik=kedua.pemohon.nik))
    with pytest.raises(PermohonanDitolak, match="Hanya Kasi dan Kabid"):
        putuskan(p, kedua.petugas["kepala"])
    with pytest.raises(IntegrityError, match="pengecualian_dua_orang"):
        Pengecualian.objects.filter(pk=p.pk).update(pemutus_orang=p.peminta_orang)


@pytest.mark.parametrize("butir", [("berkas", "ktp"), ("berkas", "entah"), ("isian", "entah")])
def test_hanya_untuk_yang_sudah_diterima(kedua: Kasus, butir: tuple[str, str]) -> None:
    with pytest.raises(PermohonanDitolak, match="Pilih butir"):
        minta(kedua, butir)


def test_satu_permintaan_dan_beralasan(kedua: Kasus) -> None:
    with pytest.raises(PermohonanDitolak, match="Tulis apa"):
        minta_pengecualian(**kedua.pokok("loket"), butir=[("berkas", "npwp")], alasan=" ")
    minta(kedua)
    with pytest.raises(PermohonanDitolak, match="masih menunggu"):
        minta(kedua)


def test_bukan_loket_tidak_meminta(kedua: Kasus) -> None:
    with pytest.raises(sop.BukanGiliran):
        minta_pengecualian(**kedua.pokok("kasi1"), butir=[("berkas", "npwp")], alasan=ALASAN)


def test_putaran_pertama_tidak_perlu(masuk: Callable[[Pengguna], Client]) -> None:
    milik = kasus("diajukan")
    loket = masuk(milik.petugas["loket"])
    assert "pengecualian/" not in halaman(loket, milik).content.decode()
    assert loket.get(f"/meja/{milik.id}/pengecualian/").status_code == 404


def test_permintaan_yang_lewat_tidak_dapat_diputus(kedua: Kasus) -> None:
    p = minta(kedua)
    kedua.lakukan("periksa")
    with pytest.raises(PermohonanDitolak, match="tidak lagi di loket"):
        putuskan(p, kedua.petugas["kasi1"])


def test_kabid_yang_mengembalikan_adalah_pengecualian(kedua: Kasus) -> None:
    kedua.sampai("dientri")
    kembalikan_ke_pemohon(**kedua.pokok("kabid"), butir=salah("npwp"))
    p = Pengecualian.objects.get()
    assert (p.keadaan, p.butir, p.peminta, p.pemutus) == (
        "disetujui",
        [["berkas", "npwp"]],
        None,
        kedua.petugas["kabid"],
    )
    assert "Bagian bawah terpotong" in p.alasan
    assert angka(kedua) == (1, 1)


def test_dari_meja_sampai_halaman_umum(kedua: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    loket, kasi = masuk(kedua.petugas["loket"]), masuk(kedua.petugas["kasi1"])
    alamat = f"/meja/{kedua.id}/pengecualian/"
    assert alamat in halaman(loket, kedua).content.decode()
    assert kasi.get(alamat).status_code == 404
    versi = kedua.proses.jumlah_log
    assert loket.post(alamat, {"versi": versi, "alasan": ALASAN}).status_code == 422
    assert loket.post(alamat, {"versi": versi, "alasan": ALASAN, "butir": ["berkas:npwp"]}).status_code == 302
    assert loket.get(alamat).status_code == 404, "asked already"
    assert alamat in kasi.get("/meja/").content.decode()
    assert ALASAN in kasi.get(alamat).content.decode()
    assert kasi.post(alamat, {"keputusan": "tolak"}).status_code == 422
    assert kasi.post(alamat, {"keputusan": "setuju"}).status_code == 302
    form = halaman(loket, kedua).context["form"]
    assert not form.fields["berkas-npwp-putusan"].disabled
    assert form.fields["berkas-akta-putusan"].disabled
    SatuPutaran.objects.update(tahun=2026)
    umum = Client().get("/izin/siup/").content.decode()
    assert "<b>1</b> dari 1 berkas" in umum
    assert kedua.permohonan.nama_usaha not in umum
