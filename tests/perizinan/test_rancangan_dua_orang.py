"""Whoever drafts or edits a version does not ratify it: in the service, and in the database itself."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from akun.status import KEPALA_DINAS, PENYUSUN_PAKET
from perizinan.models import CatatanRancangan, RancanganPaket
from perizinan.services.galat import DataBerubah, PermohonanDitolak
from perizinan.services.galat_paket import PaketKeliru
from perizinan.services.pengesahan import sahkan_rancangan, tolak_rancangan
from perizinan.services.rancangan import BukanTugasnya, ajukan_rancangan, batalkan_rancangan, buka_lagi, mulai_rancangan
from sicantik.lib import jam
from sop.services import Keputusan
from tests import orang
from tests.kasus import versi_siup
from tests.perizinan.rancangan import besok, diajukan, disahkan, disusun, kepala, menit, penyusun, ubah

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _siup() -> None:
    versi_siup()


def test_penyusun_yang_juga_kepala_tidak_mengesahkan() -> None:
    dia = orang.petugas(KEPALA_DINAS, PENYUSUN_PAKET)
    with pytest.raises(BukanTugasnya):
        disahkan(diajukan(dia), dia)


def test_akun_lain_orang_yang_sama() -> None:
    """It is the person that counts, not the account."""
    dia = penyusun()
    with pytest.raises(BukanTugasnya):
        disahkan(diajukan(dia), kepala(nik=dia.nik))


def test_yang_pernah_mengubah_tidak_mengesahkan() -> None:
    putri, dua = penyusun(), orang.petugas(KEPALA_DINAS, PENYUSUN_PAKET)
    r = ubah(disusun(putri), dua, menit(2, 20))
    r = ajukan_rancangan(rancangan_id=r.pk, versi=r.versi, alasan="", oleh=putri)
    with pytest.raises(BukanTugasnya):
        disahkan(r, dua)
    assert disahkan(r, kepala()).pengesahan is not None


def test_plh_dapat_mengesahkan() -> None:
    dewi = kepala()
    p = disahkan(diajukan(penyusun()), orang.plh(KEPALA_DINAS, menggantikan=dewi))
    assert p.pengesahan is not None
    assert (p.pengesahan.sifat, p.pengesahan.atas_nama) == ("plh", dewi)


def test_basis_data_menolak_pengesah_yang_sama() -> None:
    dia = penyusun()
    r = diajukan(dia)
    with pytest.raises(IntegrityError, match="pengesah_bukan_penyusun"), transaction.atomic():
        RancanganPaket.objects.filter(pk=r.pk).update(keadaan="disahkan", pengesah=dia, pengesah_orang=dia.orang)
    with pytest.raises(IntegrityError, match="pengesah_bukan_penyusun"), transaction.atomic():
        RancanganPaket.objects.filter(pk=r.pk).update(keadaan="disahkan")


def test_basis_data_menolak_tugas_kedua() -> None:
    """Also of someone who only edited, in plain SQL."""
    putri, lain = penyusun(), penyusun()
    r = ubah(disusun(putri), lain, menit(2, 20))
    with pytest.raises(DatabaseError, match="penyusun_tidak_mengesahkan"), transaction.atomic():
        connection.cursor().execute(
            "INSERT INTO perizinan_catatanrancangan (rancangan_id, kerja, tugas, versi, intisari, keterangan,"
            " pelaku_id, nama_pelaku, orang, jabatan, sifat, saat)"
            " VALUES (%s, 'sahkan', 'sahkan', 1, '', '', %s, '', %s, '', '',"
            " now())",
            [r.pk, lain.pk, lain.orang],
        )
    baris = CatatanRancangan.objects.filter(rancangan=r)[0]
    baris.pk, baris.kerja = None, "sahkan"
    with pytest.raises(IntegrityError, match="tugas_rancangan"), transaction.atomic():
        baris.save(force_insert=True)


def test_hanya_penyusun_yang_menyusun_dan_kepala_yang_mengesahkan() -> None:
    with pytest.raises(BukanTugasnya):
        mulai_rancangan(kode="SIUP", oleh=kepala())
    with pytest.raises(BukanTugasnya):
        disahkan(diajukan(penyusun()), penyusun())


def test_halaman_basi_ditolak() -> None:
    putri = penyusun()
    r = disusun(putri)
    ubah(r, putri, menit(2, 20))
    with pytest.raises(DataBerubah):
        ubah(r, penyusun(), menit(2, 30))
    assert RancanganPaket.objects.get(pk=r.pk).isi["sop"]["langkah"][1]["waktu"]["menit"] == 20


def test_yang_keliru_tersimpan_tetapi_tidak_dapat_diajukan() -> None:
    putri = penyusun()
    r = disusun(putri, lambda isi: isi["izin"].pop("nama"))
    with pytest.raises(PaketKeliru, match=r"^izin\.yaml: nama: wajib ada"):
        ajukan_rancangan(rancangan_id=r.pk, versi=r.versi, alasan="", oleh=putri)


def test_tanpa_perubahan_tidak_dapat_diajukan() -> None:
    putri = penyusun()
    r = disusun(putri)
    with pytest.raises(PermohonanDitolak, match="sama dengan versi"):
        ajukan_rancangan(rancangan_id=r.pk, versi=r.versi, alasan="", oleh=putri)


def test_dasar_yang_sudah_digantikan() -> None:
    putri, dewi = penyusun(), kepala()
    r = diajukan(putri, menit(3, 30))
    disahkan(diajukan(putri), dewi)
    with pytest.raises(PermohonanDitolak, match="versi lain ditetapkan"):
        disahkan(r, dewi)


@pytest.mark.parametrize(("mulai", "tanggal"), [(-1, 0), (1, 1)])
def test_tanggal_yang_tidak_mungkin(mulai: int, tanggal: int) -> None:
    hari, satu = jam.hari_ini(), besok() - jam.hari_ini()
    r = diajukan(penyusun())
    with pytest.raises(PermohonanDitolak, match="Tanggal"):
        sahkan_rancangan(
            rancangan_id=r.pk,
            versi=r.versi,
            keputusan=Keputusan("1", hari + tanggal * satu),
            berlaku_mulai=hari + mulai * satu,
            oleh=kepala(),
        )


def test_ditolak_dibuka_lagi_lalu_dibatalkan() -> None:
    putri = penyusun()
    r = diajukan(putri)
    with pytest.raises(DataBerubah):
        ubah(r, putri, menit(2, 30))
    r = tolak_rancangan(rancangan_id=r.pk, versi=r.versi, alasan="Terlalu lama.", oleh=kepala())
    r = buka_lagi(rancangan_id=r.pk, versi=r.versi, oleh=putri)
    r = ubah(r, putri, menit(2, 20))
    r = batalkan_rancangan(rancangan_id=r.pk, versi=r.versi, oleh=putri)
    kerja = [c.kerja for c in r.catatan.all()]
    assert kerja == ["mulai", "ubah", "ajukan", "tolak", "buka_lagi", "ubah", "batalkan"]
    with pytest.raises(DataBerubah):
        ubah(r, putri, menit(2, 30))
