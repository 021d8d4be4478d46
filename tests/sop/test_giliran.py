"""Who may act, and what the others are told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from akun.models import Penugasan
from akun.queries import Pelaku, jabatan_saya, pelaku, pelaku_pemohon
from akun.status import JABATAN
from sicantik.lib import jam
from sop import services as sop
from sop.mesin import GerakTerlarang
from tests import orang
from tests.drill import jumlah
from tests.sop.alur import Jalan


@pytest.mark.parametrize("jabatan", sorted(set(JABATAN) - {"petugas-loket"}))
def test_jabatan_lain_ditolak(jalan: Jalan, jabatan: str) -> None:
    with pytest.raises(sop.BukanGiliran):
        jalan.langkah(oleh=jalan.petugas[jabatan])
    assert len(jalan.log) == 1


def test_pemohon_tidak_memeriksa_berkasnya_sendiri(jalan: Jalan) -> None:
    for siapa in (jalan.pemohon, pelaku_pemohon(jalan.pemohon), orang.orang_lain()):
        with pytest.raises(sop.BukanGiliran):
            jalan.langkah(oleh=siapa)


def test_petugas_tidak_menjadi_pemohon_saat_berkas_dikembalikan(jalan: Jalan) -> None:
    jalan.langkah("tidak")
    for petugas in jalan.petugas.values():
        with pytest.raises(sop.BukanGiliran):
            jalan.langkah(oleh=petugas)


def test_pelaku_dengan_jabatan_salah_ditolak(jalan: Jalan) -> None:
    palsu = Pelaku(None, "Siapa", "x" * 64, "kepala-dinas")
    with pytest.raises(sop.BukanGiliran):
        jalan.langkah(oleh=palsu)


@pytest.mark.parametrize(
    "penugasan",
    [
        {"selesai": datetime(2018, 1, 1, tzinfo=UTC)},
        {"mulai": datetime(2100, 1, 1, tzinfo=UTC)},
    ],
)
def test_penugasan_yang_tidak_berlaku_tidak_memberi_hak(jalan: Jalan, penugasan: dict[str, datetime]) -> None:
    petugas = orang.petugas()
    orang.tugaskan(petugas, "petugas-loket", **penugasan)
    with pytest.raises(sop.BukanGiliran):
        jalan.langkah(oleh=petugas)


def test_akun_nonaktif_tidak_bertindak(jalan: Jalan) -> None:
    with pytest.raises(sop.BukanGiliran):
        jalan.langkah(oleh=orang.petugas("petugas-loket", aktif=False))


def test_hasil_yang_tidak_dikenal_sop_ditolak(jalan: Jalan) -> None:
    with pytest.raises(GerakTerlarang):
        jalan.langkah("mungkin")
    assert jalan.keadaan == (2, "petugas-loket", "berjalan")


def test_halaman_basi_diberi_tahu_siapa_dan_kapan(jalan: Jalan) -> None:
    versi = jalan.proses.jumlah_log
    with jam.pada(datetime(2026, 3, 2, 1, 5, tzinfo=UTC)):
        jalan.langkah(versi=versi)
    with pytest.raises(sop.SudahDikerjakan) as galat:
        jalan.langkah(oleh=orang.petugas("petugas-loket"), versi=versi)
    assert str(galat.value) == "Langkah ini sudah dikerjakan Lina Loket pada 02/03/2026 09.05."


def test_aksi_langkah_lain_dianggap_sudah_dikerjakan(jalan: Jalan) -> None:
    """A worker that wants to finish the signing of a file which is elsewhere is told so."""
    with pytest.raises(sop.SudahDikerjakan):
        jalan.langkah(oleh=jalan.petugas["petugas-loket"], aksi="tandatangani")


def test_berkas_yang_selesai_tidak_bergerak_lagi(jalan: Jalan) -> None:
    jalan.sampai(9).langkah()
    with pytest.raises(sop.SudahDikerjakan):
        jalan.langkah(oleh=jalan.petugas["petugas-loket"])
    with pytest.raises(sop.SudahDikerjakan):
        sop.ambil_tugas(proses_id=jalan.proses_id, oleh=jalan.petugas["petugas-loket"])


class TestAmbilTugas:
    def test_yang_mengambil_mengerjakan_yang_lain_menunggu(self, jalan: Jalan) -> None:
        satu, dua = jalan.petugas["petugas-loket"], orang.petugas("petugas-loket")
        sop.ambil_tugas(proses_id=jalan.proses_id, oleh=satu)
        with pytest.raises(sop.BukanGiliran, match="sedang dikerjakan petugas lain"):
            jalan.langkah(oleh=dua)
        jalan.langkah(oleh=satu)
        assert jalan.proses.petugas is None, "the next turn is free again"

    def test_rekan_boleh_mengambil_alih(self, jalan: Jalan) -> None:
        satu, dua = jalan.petugas["petugas-loket"], orang.petugas("petugas-loket")
        sop.ambil_tugas(proses_id=jalan.proses_id, oleh=satu)
        sop.ambil_tugas(proses_id=jalan.proses_id, oleh=dua)
        with pytest.raises(sop.BukanGiliran):
            jalan.langkah(oleh=satu)
        assert jalan.langkah(oleh=dua).dari.urut == 2

    def test_meja_lain_tidak_dapat_mengambil(self, jalan: Jalan) -> None:
        with pytest.raises(sop.BukanGiliran):
            sop.ambil_tugas(proses_id=jalan.proses_id, oleh=jalan.petugas["kepala-dinas"])
        assert jalan.proses.petugas is None


@settings(max_examples=jumlah(40, 5_000), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    penugasan=st.lists(
        st.tuples(
            st.sampled_from(["petugas-loket", "kepala-dinas"]),
            st.sampled_from(["definitif", "plt", "plh"]),
            st.sampled_from([-60, 0, 60]),
            st.sampled_from([None, 0, 1, 90]),
        ),
        max_size=4,
    ),
    aktif=st.booleans(),
)
@example(penugasan=[("petugas-loket", "definitif", -60, 0)], aktif=True)  # ends this very moment
@example(penugasan=[("petugas-loket", "definitif", 0, None)], aktif=True)  # begins this very moment
def test_hak_bertindak_sama_dengan_penugasan_yang_berlaku(
    db: None, penugasan: list[tuple[str, str, int, int | None]], aktif: bool
) -> None:
    """The statement that every step asks and the rule of the assignments say the same, to the second."""
    kini = datetime(2026, 3, 2, tzinfo=UTC)
    petugas, atas_nama = orang.petugas(aktif=aktif), orang.petugas()
    for jabatan, sifat, mulai, selesai in penugasan:
        akhir = None if selesai is None else kini + timedelta(minutes=selesai)
        awal = kini + timedelta(minutes=mulai)
        if akhir is None or akhir > awal:
            orang.tugaskan(petugas, jabatan, sifat=sifat, atas_nama=atas_nama, mulai=awal, selesai=akhir)
    with jam.pada(kini):
        berlaku = Penugasan.objects.berlaku().filter(pengguna=petugas)
        for jabatan in ("petugas-loket", "kepala-dinas"):
            diharap = berlaku.filter(jabatan=jabatan).order_by("sifat").first()
            didapat = pelaku(petugas, jabatan)
            assert (didapat and (didapat.sifat, didapat.atas_nama_id)) == (
                diharap and (diharap.sifat, diharap.atas_nama_id)
            )
        assert [j for j in ("kepala-dinas", "petugas-loket") if pelaku(petugas, j)] == sorted(
            set(jabatan_saya(petugas))
        )


class TestAtasNama:
    def test_plh_tercatat_atas_nama_siapa(self, jalan: Jalan) -> None:
        kepala = jalan.sampai(6).petugas["kepala-dinas"]
        jalan.langkah(oleh=orang.plh("kepala-dinas", menggantikan=kepala))
        baris = jalan.log[-1]
        assert (baris.nama_pelaku, baris.jabatan, baris.sifat) == ("Hadi Pelaksana Harian", "kepala-dinas", "plh")
        assert baris.atas_nama == kepala

    def test_pemegang_jabatan_bertindak_atas_namanya_sendiri_dahulu(self, jalan: Jalan) -> None:
        kepala = jalan.sampai(6).petugas["kepala-dinas"]
        orang.tugaskan(kepala, "kepala-dinas", sifat="plh", atas_nama=orang.petugas())
        jalan.langkah(oleh=kepala)
        assert (jalan.log[-1].sifat, jalan.log[-1].atas_nama) == ("definitif", None)


class TestPengecualianAtasan:
    def test_kasi_mengembalikan_ke_entri(self, jalan: Jalan) -> None:
        kasi = jalan.sampai(4).petugas["kasi-perizinan-usaha-i"]
        jalan.kembalikan(3, oleh=kasi, jabatan="kasi-perizinan-usaha-i")
        assert jalan.keadaan == (3, "petugas-entry-data", "berjalan")
        baris = jalan.log[-1]
        assert (baris.jenis, baris.hasil, baris.catatan) == ("kembali", "kembali ke langkah 3", "Luas tidak cocok.")

    @pytest.mark.parametrize("jabatan", ["petugas-loket", "petugas-entry-data", "bagian-arsip-data", "administrator"])
    def test_bukan_atasan_ditolak(self, jalan: Jalan, jabatan: str) -> None:
        jalan.sampai(4)
        with pytest.raises(sop.BukanGiliran):
            jalan.kembalikan(3, oleh=jalan.petugas[jabatan], jabatan=jabatan)

    def test_mengaku_atasan_ditolak(self, jalan: Jalan) -> None:
        jalan.sampai(4)
        with pytest.raises(sop.BukanGiliran):
            jalan.kembalikan(3, oleh=jalan.petugas["petugas-loket"], jabatan="kabid-perizinan-usaha")

    @pytest.mark.parametrize("ke", [1, 4, 5, 0])
    def test_hanya_ke_langkah_petugas_yang_lebih_awal(self, jalan: Jalan, ke: int) -> None:
        kasi = jalan.sampai(4).petugas["kasi-perizinan-usaha-i"]
        with pytest.raises(GerakTerlarang):
            jalan.kembalikan(ke, oleh=kasi, jabatan="kasi-perizinan-usaha-i")

    def test_hanya_kabid_mengembalikan_ke_pemohon(self, jalan: Jalan) -> None:
        jalan.sampai(4)
        for jabatan in ("kasi-perizinan-usaha-i", "kepala-dinas"):
            with pytest.raises(sop.BukanGiliran):
                jalan.kembalikan_pemohon(oleh=jalan.petugas[jabatan], jabatan=jabatan)
        jalan.kembalikan_pemohon(oleh=jalan.petugas["kabid-perizinan-usaha"])
        assert jalan.keadaan == (1, "pemohon", "menunggu_pemohon")

    def test_di_langkah_dua_lewat_pemeriksaan_biasa(self, jalan: Jalan) -> None:
        with pytest.raises(GerakTerlarang):
            jalan.kembalikan_pemohon(oleh=jalan.petugas["kabid-perizinan-usaha"])


def test_peristiwa_di_dalam_giliran_tidak_memindahkan_berkas(jalan: Jalan) -> None:
    """The head's approval is on record before the permit is published; the turn is still his."""
    jalan.sampai(6)
    sebelum = jalan.proses
    with transaction.atomic():
        giliran = sop.buka_giliran(proses_id=jalan.proses_id, oleh=jalan.petugas["kepala-dinas"], aksi="tandatangani")
        sop.catat_peristiwa(giliran, hasil="disetujui", catatan="intisari")
    assert jalan.keadaan == (6, "kepala-dinas", "berjalan")
    assert (jalan.log[-1].jenis, jalan.log[-1].tugas_pisah) == ("peristiwa", "tanda_tangan")
    assert jalan.proses.jumlah_log == sebelum.jumlah_log + 1
    assert jalan.proses.masuk == sebelum.masuk
    jalan.langkah()
    assert jalan.proses.langkah == 7
    assert jalan.proses.mulai <= jalan.proses.masuk <= jam.kini() + timedelta(0)
