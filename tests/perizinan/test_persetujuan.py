"""The head's approval: the password again, the data that was seen, and the number in the same transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from django.test import Client

from akun.models import Pengguna
from perizinan.models import Izin, PenghitungNomor, Permohonan
from perizinan.services.galat import DataBerubah, PermohonanDitolak
from perizinan.services.penerbitan import setujui_izin
from perizinan.services.pengembalian import kembalikan_ke_pemohon, kembalikan_ke_petugas
from perizinan.skema import Paket
from sicantik.lib import jam
from sop import services as sop
from tests import orang
from tests.dokumen.conftest import Penanda
from tests.kasus import Kasus, kantor, kasus, versi_siup
from tests.perizinan.alat import halaman, isi_form, kerjakan, salah
from tests.serentak import bersamaan
from tests.sop.alur import wita

pytestmark = pytest.mark.django_db


def tidak_disetujui(milik: Kasus) -> bool:
    """Nothing of an approval is there: no permit, no number used, no log row."""
    terpakai = PenghitungNomor.objects.filter(kode="SIUP").exists()
    return not Izin.objects.exists() and not terpakai and len(milik.log) == 5


def test_disetujui_dan_bernomor(masuk: Callable[[Pengguna], Client]) -> None:
    milik = kasus("dikoreksi")
    with jam.pada(wita("2026-11-17 10.00")):
        izin = milik.setujui()
    konsep = milik.permohonan.konsep
    assert izin.nomor == "503/1/SIUP/DPMPT/XI/2026"
    assert (izin.kode, izin.tahun, izin.urutan, izin.terbit) == ("SIUP", 2026, 1, None)
    assert (izin.butir, izin.intisari) == (konsep.butir, konsep.intisari)
    assert (izin.penyetuju, izin.sifat, izin.jabatan_id) == (milik.petugas["kepala"], "definitif", "kepala-dinas")
    baris = milik.log[-1]
    assert (baris.jenis, baris.hasil, baris.catatan) == ("peristiwa", "disetujui", konsep.intisari)
    assert milik.letak == (6, "berjalan"), "only publication ends the step"
    isi = halaman(masuk(milik.petugas["kepala"]), milik).content.decode()
    assert "Sedang diterbitkan" in isi
    assert 'name="sandi"' not in isi


def test_kata_sandi_salah(masuk: Callable[[Pengguna], Client]) -> None:
    milik = kasus("dikoreksi")
    jawab = kerjakan(masuk(milik.petugas["kepala"]), milik, sandi="bukan-sandi-saya")
    assert jawab.status_code == 422
    assert "Kata sandi salah, atau terlalu banyak percobaan. Izin belum ditandatangani." in jawab.content.decode()
    assert "bukan-sandi-saya" not in jawab.content.decode()
    assert tidak_disetujui(milik)


def test_tanpa_kata_sandi(masuk: Callable[[Pengguna], Client]) -> None:
    milik = kasus("dikoreksi")
    assert kerjakan(masuk(milik.petugas["kepala"]), milik).status_code == 422
    assert tidak_disetujui(milik)


def test_sesudah_delapan_kali_salah_yang_benar_pun_ditolak(masuk: Callable[[Pengguna], Client]) -> None:
    milik = kasus("dikoreksi")
    kepala = masuk(milik.petugas["kepala"])
    for _ in range(8):
        kerjakan(kepala, milik, sandi="salah")
    assert kerjakan(kepala, milik, sandi=orang.SANDI).status_code == 422
    assert tidak_disetujui(milik)


def test_kata_sandi_orang_lain_tidak_berlaku(masuk: Callable[[Pengguna], Client]) -> None:
    milik = kasus("dikoreksi")
    lain = orang.petugas("kabid-perizinan-usaha")
    lain.set_password("sandi-orang-lain-panjang")
    lain.save()
    assert kerjakan(masuk(milik.petugas["kepala"]), milik, sandi="sandi-orang-lain-panjang").status_code == 422
    assert tidak_disetujui(milik)


def test_data_yang_tidak_dilihat(masuk: Callable[[Pengguna], Client]) -> None:
    milik = kasus("dikoreksi")
    with pytest.raises(DataBerubah):
        setujui_izin(**milik.pokok("kepala"), intisari="0" * 64)
    jawab = kerjakan(masuk(milik.petugas["kepala"]), milik, sandi=orang.SANDI, intisari="0" * 64)
    assert jawab.status_code == 422
    assert "Data izin berubah" in jawab.content.decode()
    assert tidak_disetujui(milik)


def test_persetujuan_kedua_ditolak(masuk: Callable[[Pengguna], Client]) -> None:
    milik = kasus("dikoreksi")
    kepala = masuk(milik.petugas["kepala"])
    isi = isi_form(halaman(kepala, milik)) | {"sandi": orang.SANDI}
    assert kepala.post(f"/meja/{milik.id}/", isi).status_code == 302
    assert kepala.post(f"/meja/{milik.id}/", isi).status_code == 409
    segar = isi | {"versi": str(milik.proses.jumlah_log)}
    jawab = kepala.post(f"/meja/{milik.id}/", segar)
    assert jawab.status_code == 422
    assert "Izin ini sudah disetujui dan sedang diterbitkan." in jawab.content.decode()
    with pytest.raises(PermohonanDitolak):
        milik.setujui()
    assert (Izin.objects.count(), PenghitungNomor.objects.get(kode="SIUP").nilai) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_kepala_dan_plh_bersamaan() -> None:
    milik = kasus("dikoreksi")
    plh = orang.plh("kepala-dinas", menggantikan=milik.petugas["kepala"])
    pokok = milik.pokok("kepala", intisari=milik.permohonan.konsep.intisari)
    hasil = bersamaan([partial(setujui_izin, **pokok), partial(setujui_izin, **pokok | {"oleh": plh})])
    assert sorted(type(h).__name__ for h in hasil) == ["Izin", "SudahDikerjakan"]
    assert (Izin.objects.count(), PenghitungNomor.objects.get(kode="SIUP").nilai) == (1, 1)


def test_sesudah_disetujui_tidak_dapat_dikembalikan(masuk: Callable[[Pengguna], Client]) -> None:
    """Otherwise a permit with a number would have no step that could ever finish it."""
    milik = kasus("dikoreksi")
    milik.setujui()
    with pytest.raises(PermohonanDitolak, match="sudah disetujui"):
        kembalikan_ke_pemohon(**milik.pokok("kabid"), butir=salah("ktp"))
    with pytest.raises(PermohonanDitolak, match="sudah disetujui"):
        kembalikan_ke_petugas(**milik.pokok("kepala"), ke=3, catatan="Alasan.")
    putusan = {f"berkas-{k}-putusan": "sesuai" for k in milik.syarat} | {"berkas-ktp-putusan": "perlu_diperbaiki"}
    isi = {"versi": str(milik.proses.jumlah_log), **putusan, "berkas-ktp-alasan": "tidak_terbaca"}
    masuk(milik.petugas["kabid"]).post(f"/meja/{milik.id}/kembalikan-pemohon/", isi)
    assert milik.letak == (6, "berjalan")


def test_sesudah_terbit_pun_tidak(penanda: Penanda) -> None:
    for keadaan in ("terbit", "diarsipkan"):
        milik = kasus(keadaan)
        with pytest.raises(PermohonanDitolak, match="sudah disetujui"):
            kembalikan_ke_pemohon(**milik.pokok("kabid"), butir=salah("ktp"))


def test_urutan_per_paket_dan_tahun() -> None:
    petugas = kantor()
    nomor = []
    for saat in ("2026-12-31 15.59", "2026-12-31 23.59", "2027-01-01 00.00"):
        with jam.pada(wita(saat)):
            nomor.append(kasus("dikoreksi", petugas=petugas).setujui().nomor)
    assert nomor == ["503/1/SIUP/DPMPT/XII/2026", "503/2/SIUP/DPMPT/XII/2026", "503/1/SIUP/DPMPT/I/2027"]


@pytest.mark.parametrize(
    ("saat", "sampai"),
    [
        ("2026-01-31 10.00", date(2031, 1, 31)),
        ("2028-02-29 10.00", date(2033, 2, 28)),
        ("2026-12-31 23.30", date(2031, 12, 31)),
    ],
)
def test_masa_berlaku_sampai_tanggal_yang_sama(saat: str, sampai: date) -> None:
    def lima_tahun(paket: Paket) -> Paket:
        return paket.model_copy(update={"izin": paket.izin.model_copy(update={"tahun_berlaku": 5})})

    with jam.pada(wita(saat)):
        milik = kasus("dikoreksi")
        Permohonan.objects.filter(pk=milik.id).update(versi_paket=versi_siup(lima_tahun))
        assert milik.setujui().berlaku_sampai == sampai


def test_bukan_kepala_tidak_dapat_menyetujui() -> None:
    milik = kasus("dikoreksi")
    for siapa in ("kabid", "kasi1", "loket", "arsip"):
        with pytest.raises(sop.BukanGiliran):
            setujui_izin(**milik.pokok(siapa), intisari=milik.permohonan.konsep.intisari)
    assert tidak_disetujui(milik)
