"""Which version is in force: by its effective date, and never changed for a case that runs."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from perizinan import queries
from perizinan.models import PenetapanPaket, VersiPaket
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.paket import simpan_paket
from perizinan.services.pengajuan import ajukan
from perizinan.services.pengesahan import cabut_pengesahan
from sicantik.lib import jam
from sop import queries as sop
from tests.kasus import kasus, versi_siup
from tests.perizinan.rancangan import besok, diajukan, disahkan, kepala, menit, penyusun

pytestmark = pytest.mark.django_db


@pytest.fixture
def lama() -> VersiPaket:
    return versi_siup()


def lusa() -> datetime:
    return jam.kini() + timedelta(days=1)


def menit_kini(kode: str = "SIUP", urut: int = 2) -> int | None:
    return sop.versi_terbaru(kode).get().definisi.ambil(urut).menit


def test_hari_ini_yang_lama_besok_yang_baru(lama: VersiPaket) -> None:
    p = disahkan(diajukan(penyusun()), kepala())
    assert (queries.versi_berlaku("SIUP"), menit_kini()) == (lama, 15)
    with jam.pada(lusa()):
        assert (queries.versi_berlaku("SIUP"), menit_kini()) == (p.versi_paket, 25)
        assert kasus("diajukan").permohonan.versi_paket_id in (lama.pk, p.versi_paket_id)


def test_berkas_berjalan_dan_draf_tetap_memakai_versinya(lama: VersiPaket) -> None:
    berjalan, draf = kasus("diperiksa"), kasus("draf")
    disahkan(diajukan(penyusun()), kepala())
    with jam.pada(lusa()):
        assert berjalan.sampai("dientri").permohonan.versi_paket_id == lama.pk
        assert berjalan.proses.versi_sop_id == lama.versi_sop_id
        diajukan_ = ajukan(permohonan_id=draf.id, oleh=draf.pemohon)
        assert diajukan_.versi_paket_id == lama.pk


def test_memuat_folder_lagi_tidak_menggantikan_yang_disahkan(lama: VersiPaket) -> None:
    p = disahkan(diajukan(penyusun()), kepala(), mulai=jam.hari_ini())
    assert simpan_paket(lama.paket) == lama
    assert queries.versi_berlaku("SIUP") == p.versi_paket
    assert PenetapanPaket.objects.count() == 2


def test_isi_folder_yang_baru_berlaku_dan_yang_lama_dapat_kembali(lama: VersiPaket) -> None:
    """Content that was in force once comes back as a decision of its own."""
    disahkan(diajukan(penyusun()), kepala(), mulai=jam.hari_ini())
    baru = versi_siup(lambda p: p.model_copy(update={"izin": p.izin.model_copy(update={"ringkas": "Baru."})}))
    assert queries.versi_berlaku("SIUP") == baru
    assert simpan_paket(lama.paket) == lama
    assert queries.versi_berlaku("SIUP") == lama


def test_yang_belum_berlaku_dapat_dicabut(lama: VersiPaket) -> None:
    dewi = kepala()
    p = disahkan(diajukan(penyusun()), dewi)
    cabut_pengesahan(penetapan_paket_id=p.pk, alasan="Keputusan ditunda.", oleh=dewi)
    with jam.pada(lusa()):
        assert queries.versi_berlaku("SIUP") == lama
    with pytest.raises(PermohonanDitolak):
        cabut_pengesahan(penetapan_paket_id=p.pk, alasan="Lagi.", oleh=dewi)


def test_yang_sudah_berlaku_tidak_dapat_dicabut(lama: VersiPaket) -> None:
    dewi = kepala()
    p = disahkan(diajukan(penyusun()), dewi, mulai=jam.hari_ini())
    with pytest.raises(PermohonanDitolak, match="sudah berlaku"):
        cabut_pengesahan(penetapan_paket_id=p.pk, alasan="Terlambat.", oleh=dewi)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as k:
        k.execute("UPDATE sop_penetapan SET dicabut = berlaku_mulai, alasan_dicabut = 'x'")


@pytest.mark.parametrize(
    "perintah",
    [
        "UPDATE sop_penetapan SET berlaku_mulai = berlaku_mulai - 1",
        "UPDATE sop_penetapan SET nomor_keputusan = 'x'",
        "DELETE FROM perizinan_penetapanpaket",
        "UPDATE perizinan_catatanrancangan SET nama_pelaku = 'x'",
        "DELETE FROM perizinan_catatanrancangan",
        "UPDATE perizinan_rancanganpaket SET isi = '{}'",
        "DELETE FROM perizinan_rancanganpaket",
    ],
)
def test_catatannya_tidak_dapat_diubah(lama: VersiPaket, perintah: str) -> None:
    disahkan(diajukan(penyusun()), kepala())
    with pytest.raises(DatabaseError, match="hanya dapat ditambah"), transaction.atomic():
        connection.cursor().execute(perintah)


def test_halaman_sop_menyebut_keputusan_dan_yang_akan_berlaku(lama: VersiPaket, client: Client) -> None:
    disahkan(diajukan(penyusun(), menit(2, 25)), kepala())
    isi = client.get("/sop/siup/").content.decode()
    assert "25 menit" not in isi
    assert "Versi baru berlaku mulai" in isi
    with jam.pada(lusa()):
        isi = client.get("/sop/siup/").content.decode()
    assert "25 menit" in isi
    assert "188.4/12/DPMPT" in isi
    assert besok().year
