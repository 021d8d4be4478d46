"""Refusal: proposed by a supervisor, decided by the head, told in a signed letter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.test import Client

from akun.models import Pengguna
from akun.status import KABID, KEPALA_DINAS
from notifikasi.models import Pesan
from perizinan import tasks
from perizinan.models import DokumenTerbit, PenghitungNomor, Penolakan
from perizinan.services.galat import DataBerubah, PermohonanDitolak
from perizinan.services.penerbitan import SEWA, setujui_izin
from perizinan.services.pengakhiran import tarik
from perizinan.services.penolakan import (
    IsiPenolakan,
    isi_baku,
    kembalikan_usul,
    setujui_penolakan,
    usul_terbuka,
    usulkan_penolakan,
)
from perizinan.services.surat_penolakan import alasan_menolak_surat, terbitkan_penolakan
from sicantik.lib import jam
from sicantik.signer.verifikasi import periksa_tanda_tangan
from sop import services as sop
from sop.services.jejak import periksa_jejak
from tests import orang
from tests.dokumen import alat
from tests.dokumen.conftest import Penanda
from tests.kasus import Kasus, kasus
from tests.perizinan.alat import GSM, halaman
from tests.serentak import bersamaan
from tests.sop.alur import wita

pytestmark = pytest.mark.django_db
ISI = IsiPenolakan(
    "lokasi", "Lokasi usaha di sempadan sungai.\nTidak dapat diperbaiki.", "Perda RTRW", "Keberatan 21 hari."
)


def usulkan(milik: Kasus, siapa: str = "kasi1", isi: IsiPenolakan = ISI) -> Penolakan:
    return usulkan_penolakan(permohonan_id=milik.id, oleh=milik.petugas[siapa], isi=isi)


def setujui(milik: Kasus, usul: Penolakan, oleh: Pengguna | None = None) -> Penolakan:
    return setujui_penolakan(penolakan_id=usul.pk, oleh=oleh or milik.petugas["kepala"], intisari=usul.intisari)


def test_ditolak_bernomor_dan_berakhir() -> None:
    milik = kasus("dientri")
    with jam.pada(wita("2026-11-17 10.00")):
        putus = setujui(milik, usulkan(milik))
    assert putus.nomor == "503/1/TOLAK/DPMPT/XI/2026"
    assert milik.permohonan.status.kata == "Ditolak"
    akhir = milik.log[-1]
    assert (akhir.jenis, akhir.hasil, akhir.jabatan, akhir.catatan) == ("akhir", "ditolak", KEPALA_DINAS, ISI.uraian)
    assert akhir.tugas_pisah == ""
    assert periksa_jejak() == []
    sms = Pesan.objects.get(saluran="sms", isi__contains="ditolak").isi
    assert len(sms) <= 160
    assert set(sms) <= GSM
    assert putus.nomor in Pesan.objects.get(saluran="surel", subjek__startswith="Ditolak").isi


def test_bakunya_dari_paket_dan_kantor() -> None:
    isi = isi_baku(kasus("dientri").permohonan)
    assert "21 hari kerja" in isi.upaya
    assert isi.dasar_hukum


@pytest.mark.parametrize("siapa", ["loket", "entri1", "kepala", "arsip"])
def test_hanya_kasi_dan_kabid_mengusulkan(siapa: str) -> None:
    milik = kasus("dientri")
    with pytest.raises(PermohonanDitolak, match="Hanya Kasi dan Kabid"):
        usulkan(milik, siapa)


def test_usul_tanpa_dasar_atau_sebab_ditolak() -> None:
    milik = kasus("dientri")
    for isi in (IsiPenolakan("entah", "a", "b", "c"), IsiPenolakan("lokasi", "a", " ", "c")):
        with pytest.raises(PermohonanDitolak, match="Isi alasan"):
            usulkan(milik, isi=isi)


def test_satu_usul_sekali() -> None:
    milik = kasus("dientri")
    usulkan(milik)
    with pytest.raises(PermohonanDitolak, match="Sudah ada usul"):
        usulkan(milik, "kabid")


def test_pengusul_tidak_memutus_walau_dengan_akun_lain() -> None:
    milik = kasus("dientri")
    kabid = milik.petugas["kabid"]
    usul = usulkan(milik, "kabid")
    kembar = orang.plh(KEPALA_DINAS, menggantikan=milik.petugas["kepala"], nik=kabid.nik)
    for dia in (kembar,):
        with pytest.raises(PermohonanDitolak, match="Anda yang mengusulkan"):
            setujui(milik, usul, dia)
        with pytest.raises(PermohonanDitolak, match="Anda yang mengusulkan"):
            kembalikan_usul(penolakan_id=usul.pk, oleh=dia, catatan="Tidak.")
    assert milik.proses.keadaan == "berjalan"


def test_basis_data_memegang_dua_orang() -> None:
    milik = kasus("dientri")
    usul = usulkan(milik)
    with pytest.raises(IntegrityError, match="penolakan_dua_orang"):
        Penolakan.objects.filter(pk=usul.pk).update(pemutus_orang=usul.pengusul_orang)


def test_pemohon_bukan_pengusul_dan_bukan_pemutus() -> None:
    milik = kasus("dientri")
    kasi_pemohon = orang.petugas(KABID, nik=milik.pemohon.nik)
    with pytest.raises(PermohonanDitolak, match="Hanya Kasi dan Kabid"):
        usulkan_penolakan(permohonan_id=milik.id, oleh=kasi_pemohon, isi=ISI)
    usul = usulkan(milik)
    kepala_pemohon = orang.plh(KEPALA_DINAS, menggantikan=milik.petugas["kepala"], nik=milik.pemohon.nik)
    with pytest.raises(PermohonanDitolak, match="pemohon berkas ini"):
        setujui(milik, usul, kepala_pemohon)


def test_bukan_kepala_tidak_memutus() -> None:
    milik = kasus("dientri")
    usul = usulkan(milik)
    with pytest.raises(sop.BukanGiliran):
        setujui(milik, usul, milik.petugas["kabid"])


def test_tidak_disetujui_berkas_jalan_terus() -> None:
    milik = kasus("dientri")
    usul = usulkan(milik)
    with pytest.raises(PermohonanDitolak, match="Tulis mengapa"):
        kembalikan_usul(penolakan_id=usul.pk, oleh=milik.petugas["kepala"], catatan=" ")
    kembalikan_usul(penolakan_id=usul.pk, oleh=milik.petugas["kepala"], catatan="Masih dapat diperbaiki.")
    assert milik.letak == (4, "berjalan")
    assert not PenghitungNomor.objects.filter(kode="penolakan").exists()
    assert usulkan(milik).pk != usul.pk, "it may be proposed again"


def test_izin_tidak_ditandatangani_selama_ada_usul() -> None:
    milik = kasus("dikoreksi")
    usulkan(milik)
    with pytest.raises(PermohonanDitolak, match="usul penolakan"):
        milik.setujui()


def test_sesudah_disetujui_tidak_ditolak() -> None:
    milik = kasus("dikoreksi")
    milik.setujui()
    with pytest.raises(PermohonanDitolak, match="sudah disetujui"):
        usulkan(milik)


def test_yang_dilihat_kepala_berubah() -> None:
    milik = kasus("dientri")
    usul = usulkan(milik)
    with pytest.raises(DataBerubah):
        setujui_penolakan(penolakan_id=usul.pk, oleh=milik.petugas["kepala"], intisari="lain")


def test_ditarik_menggugurkan_usul() -> None:
    milik = kasus("dientri")
    usul = usulkan(milik)
    tarik(permohonan_id=milik.id, oleh=milik.pemohon, alasan="Batal.")
    usul.refresh_from_db()
    assert usul.keadaan == "gugur"
    assert usul_terbuka(milik.permohonan) is None
    with pytest.raises(sop.SudahDikerjakan, match="ditarik pemohon"):
        setujui(milik, usul)


def test_surat_terbit_sekali_dan_dapat_diunduh(
    penanda: Penanda, masuk: Callable[[Pengguna], Client], simpanan: Path
) -> None:
    milik = kasus("dientri")
    putus = setujui(milik, usulkan(milik))
    pemohon = masuk(milik.pemohon)
    alamat = f"/permohonan/{milik.id}/dokumen/surat_penolakan/"
    assert pemohon.get(alamat).status_code == 503, "being made"
    assert terbitkan_penolakan(putus.pk)
    assert not terbitkan_penolakan(putus.pk)
    dokumen = DokumenTerbit.objects.get(permohonan=milik.id, jenis="surat_penolakan")
    isi = (simpanan / dokumen.jalur).read_bytes()
    assert periksa_tanda_tangan(isi, penanda.ca).sah
    teks = " ".join(alat.teks(isi).split())
    for bagian in (putus.nomor, "sempadan sungai", "Perda RTRW", "Keberatan 21 hari", "bukan BSrE", "asli bila"):
        assert str(bagian) in teks, bagian
    assert alat.halaman(isi) == 1
    assert alat.kode_qr(isi)[0].endswith(f"/lacak/{milik.permohonan.nomor}/")
    assert pemohon.get(alamat).content == isi
    assert "surat_penolakan" in pemohon.get(f"/permohonan/{milik.id}/").content.decode()
    assert masuk(orang.orang_lain()).get(alamat).status_code == 404
    assert masuk(milik.petugas["kasi1"]).get(f"/meja/{milik.id}/cetakan/surat-penolakan/").content == isi


def test_yang_terlewat_disapu(penanda: Penanda) -> None:
    milik = kasus("dientri")
    putus = setujui(milik, usulkan(milik))
    Penolakan.objects.filter(pk=putus.pk).update(sewa_sampai=jam.kini() + SEWA)
    tasks.sapu()
    assert not DokumenTerbit.objects.filter(jenis="surat_penolakan").exists(), "another worker holds it"
    with jam.pada(jam.kini() + 2 * SEWA):
        tasks.sapu()
    putus.refresh_from_db()
    assert putus.terbit is not None


def test_penandatangan_memeriksa_sendiri() -> None:
    milik = kasus("dientri")
    usul = usulkan(milik)
    Penolakan.objects.filter(pk=usul.pk).update(sewa_sampai=jam.kini())
    assert alasan_menolak_surat(usul.pk) == "penolakan tidak diputus"
    putus = setujui(milik, Penolakan.objects.get(pk=usul.pk))
    Penolakan.objects.filter(pk=putus.pk).update(sewa_sampai=None)
    assert alasan_menolak_surat(putus.pk) == "surat tidak sedang diterbitkan"
    Penolakan.objects.filter(pk=putus.pk).update(sewa_sampai=jam.kini())
    assert alasan_menolak_surat(putus.pk) is None
    Penolakan.objects.filter(pk=putus.pk).update(terbit=jam.kini())
    assert alasan_menolak_surat(putus.pk) == "surat sudah terbit"
    assert alasan_menolak_surat(0) == "penolakan tidak diputus"


def test_halaman_usul_lalu_putus(masuk: Callable[[Pengguna], Client]) -> None:
    milik = kasus("dientri")
    alamat = f"/meja/{milik.id}/penolakan/"
    kasi, kepala = masuk(milik.petugas["kasi1"]), masuk(milik.petugas["kepala"])
    assert alamat in halaman(kasi, milik).content.decode()
    assert kepala.get(alamat).status_code == 404, "nothing to decide yet"
    isi: dict[str, Any] = {**vars(ISI), "uraian": "Lokasi di sempadan."}
    assert kasi.post(alamat, {**isi, "sebab": ""}).status_code == 422
    tinjau = kasi.post(alamat, {**isi, "pratinjau": "1"})
    assert "Pratinjau surat" in tinjau.content.decode()
    assert not Penolakan.objects.exists(), "a preview proposes nothing"
    assert kasi.post(alamat, isi).status_code == 302
    usul = Penolakan.objects.get()
    assert alamat in kepala.get("/meja/").content.decode(), "the head is told at the desk"
    putusan = kepala.get(alamat)
    assert "Lokasi di sempadan." in putusan.content.decode()
    konsep = kepala.get(f"/meja/{milik.id}/cetakan/konsep-penolakan/")
    assert "KONSEP" in alat.teks(konsep.content)
    assert kepala.post(alamat, {"intisari": usul.intisari, "keputusan": "setuju"}).status_code == 422
    salah = kepala.post(alamat, {"intisari": usul.intisari, "keputusan": "setuju", "sandi": "salah"}, follow=True)
    assert "Kata sandi salah" in salah.content.decode()
    assert milik.proses.keadaan == "berjalan"
    assert kasi.get(alamat).status_code == 404
    kepala.post(alamat, {"intisari": usul.intisari, "keputusan": "setuju", "sandi": orang.SANDI})
    assert milik.proses.keadaan == "ditolak"
    assert "Lokasi di sempadan." in halaman(kasi, milik).content.decode()
    lacak = Client().get(f"/t/{milik.permohonan.token}/").content.decode()
    assert "Permohonan ini ditolak" in lacak
    assert "Lokasi di sempadan." in lacak


@pytest.mark.django_db(transaction=True)
def test_ditolak_dan_ditandatangani_bersamaan() -> None:
    """Refused or withdrawn: one end, one number at most."""
    milik = kasus("dikoreksi")
    usul = usulkan(milik)
    hasil = bersamaan(
        [
            lambda: setujui(milik, usul),
            lambda: tarik(permohonan_id=milik.id, oleh=milik.pemohon, alasan="Batal."),
            lambda: setujui_izin(**milik.pokok("kepala"), intisari=milik.permohonan.konsep.intisari),
        ]
    )
    connection.close()
    assert sum(not isinstance(h, Exception) for h in hasil) == 1, hasil
    assert milik.proses.keadaan in ("ditolak", "ditarik")
    assert len([b for b in milik.log if b.jenis == "akhir"]) == 1
    assert periksa_jejak() == []
