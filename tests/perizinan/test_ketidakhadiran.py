"""An officer away holds no task and acts on no file; the acting one does, and the log says for whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client

from akun.models import Ketidakhadiran, Pengguna, Penugasan
from akun.services import PetugasDitolak, akhiri_ketidakhadiran, beri_jabatan
from akun.status import ADMINISTRATOR, KABID, KEPALA_DINAS
from perizinan.dokumen.lembar_kendali import html_lembar_kendali
from perizinan.queries.meja import perlu_plh
from sicantik.lib import jam
from sop import services as sop
from sop.models import RiwayatTugas
from sop.services import catat_ketidakhadiran, pulangkan_tugas
from tests import orang
from tests.kasus import Kasus, kasus
from tests.perizinan.alat import halaman, kerjakan

pytestmark = pytest.mark.django_db
KASI = "kasi-perizinan-usaha-i"
Masuk = Callable[[Pengguna], Client]


def pergi(siapa: Pengguna, *, oleh: Pengguna | None = None, mulai: int = 0, sampai: int = 2) -> Ketidakhadiran:
    hari = jam.hari_ini()
    catatan, _pulang = catat_ketidakhadiran(
        siapa=siapa,
        mulai=hari + timedelta(days=mulai),
        sampai=hari + timedelta(days=sampai),
        sebab="cuti",
        oleh=oleh or siapa,
    )
    return catatan


def plh_kasi(milik: Kasus) -> Pengguna:
    """An acting Kasi, given by an administrator by decree."""
    hadi = orang.petugas(nama="Hadi Pelaksana Harian")
    beri_jabatan(
        tugas=Penugasan(
            pengguna=hadi,
            jabatan_id=KASI,
            sifat="plh",
            atas_nama=milik.petugas["kasi1"],
            surat="800/12/2026",
            mulai=jam.kini() - timedelta(minutes=1),
            selesai=jam.kini() + timedelta(days=5),
        ),
        oleh=orang.petugas(ADMINISTRATOR),
    )
    return hadi


def test_kasi_cuti_plh_memverifikasi_dan_catatan_menyebut_untuk_siapa(masuk: Masuk) -> None:
    milik = kasus("dientri")
    kasi, kabid = milik.petugas["kasi1"], milik.petugas["kabid"]
    pergi(kasi, oleh=kabid)
    assert [p.pk for p in perlu_plh()] == [milik.id], "the only Kasi is away"
    meja_kabid = masuk(kabid).get("/meja/").content.decode()
    assert "Perlu penunjukan Plh." in meja_kabid
    assert "Tidak hadir hari ini:" in meja_kabid
    assert "Kartika Kasi (cuti" in meja_kabid
    hadi = plh_kasi(milik)
    assert perlu_plh() == []
    assert kerjakan(masuk(hadi), milik, keputusan="setuju").status_code == 302
    baris = milik.log[-1]
    assert (baris.jabatan, baris.sifat, baris.atas_nama) == (KASI, "plh", kasi)
    kata = "Plh. Kasi Perizinan Usaha I, atas nama Kartika Kasi"
    assert kata in halaman(masuk(kabid), milik).content.decode()
    assert kata in html_lembar_kendali(milik.permohonan)


def test_yang_pergi_tidak_bertindak_sampai_ia_kembali(masuk: Masuk) -> None:
    milik = kasus("dientri")
    kasi = milik.petugas["kasi1"]
    catatan = pergi(kasi)
    jawab = kerjakan(masuk(kasi), milik, keputusan="setuju")
    assert jawab.status_code == 422
    assert "Anda tercatat tidak hadir sampai" in jawab.content.decode()
    assert masuk(kasi).post(f"/kehadiran/{catatan.pk}/akhiri/").status_code == 302
    assert kerjakan(masuk(kasi), milik, keputusan="setuju").status_code == 302


def test_tugas_yang_dipegang_kembali_ke_antrean_meja() -> None:
    milik = kasus("diajukan")
    loket, rekan = milik.petugas["loket"], orang.petugas("petugas-loket", nama="Lastri Loket")
    sop.ambil_tugas(proses_id=milik.proses.pk, oleh=loket)
    pergi(loket)
    assert milik.proses.petugas is None
    pulang = RiwayatTugas.objects.filter(proses=milik.proses).last()
    assert pulang is not None
    assert (pulang.apa, pulang.dari, pulang.oleh) == ("pulang", loket, None)
    milik.petugas["loket"] = rekan
    milik.sampai("diperiksa")


def test_cuti_mendatang_baru_berlaku_pada_harinya() -> None:
    milik = kasus("diajukan")
    loket = milik.petugas["loket"]
    sop.ambil_tugas(proses_id=milik.proses.pk, oleh=loket)
    pergi(loket, mulai=3, sampai=5)
    assert pulangkan_tugas() == 0
    assert milik.proses.petugas == loket
    besok = datetime.combine(jam.hari_ini() + timedelta(days=3), time(0, 5), jam.zona())
    with jam.pada(besok):
        assert pulangkan_tugas() == 1
        assert pulangkan_tugas() == 0, "twice is once"
    assert milik.proses.petugas is None


def test_menggantikan_tidak_menghapus_pemisahan_tugas(masuk: Masuk) -> None:
    """The entry officer is made Plh. of the Kasi who is away: still not both duties on this file."""
    milik = kasus("dientri")
    kasi, entri = milik.petugas["kasi1"], milik.petugas["entri1"]
    pergi(kasi)
    orang.tugaskan(entri, KASI, sifat="plh", atas_nama=kasi)
    assert [p.pk for p in perlu_plh()] == [milik.id], "present, but not eligible"
    assert kerjakan(masuk(entri), milik, keputusan="setuju").status_code == 422
    with pytest.raises(sop.PerluOrangLain):
        sop.ambil_tugas(proses_id=milik.proses.pk, oleh=entri)


class TestSiapaMencatat:
    @pytest.mark.parametrize(
        ("oleh", "siapa", "boleh"),
        [
            (KASI, "petugas-loket", True),
            (KABID, KASI, True),
            (KEPALA_DINAS, KABID, True),
            (ADMINISTRATOR, KEPALA_DINAS, True),
            ("petugas-loket", "bagian-arsip-data", False),
            ("petugas-loket", KASI, False),
            (KASI, "kasi-perizinan-usaha-ii", False),
            (KASI, KABID, False),
        ],
    )
    def test_atasan_administrator_dan_diri_sendiri(self, oleh: str, siapa: str, boleh: bool) -> None:
        atasan, bawahan = orang.petugas(oleh), orang.petugas(siapa)
        if boleh:
            assert pergi(bawahan, oleh=atasan).dicatat_oleh == atasan
        else:
            with pytest.raises(PetugasDitolak):
                pergi(bawahan, oleh=atasan)
            assert not Ketidakhadiran.objects.exists()
        assert pergi(atasan).pengguna == atasan

    def test_yang_mewakili_tidak_menahan_yang_diwakili(self, masuk: Masuk) -> None:
        dewi, lina, hadi = orang.petugas(KEPALA_DINAS), orang.petugas("petugas-loket"), orang.petugas(ADMINISTRATOR)
        rekan = orang.petugas(KEPALA_DINAS, nama="Dian Kepala")
        for pewakil in (orang.plh(KEPALA_DINAS, menggantikan=dewi), hadi):
            if pewakil is hadi:
                orang.tugaskan(hadi, KEPALA_DINAS, sifat="plt")
            for atasan in (dewi, rekan):
                with pytest.raises(PetugasDitolak):
                    pergi(atasan, oleh=pewakil)
                sendiri = pergi(atasan)
                assert masuk(pewakil).post(f"/kehadiran/{sendiri.pk}/akhiri/").status_code == 404
                akhiri_ketidakhadiran(catatan=sendiri, oleh=atasan)
            akhiri_ketidakhadiran(catatan=pergi(lina, oleh=pewakil), oleh=pewakil)
            assert pergi(pewakil, mulai=9, sampai=9).dicatat_oleh == pewakil
        assert pergi(hadi, oleh=dewi).pengguna == hadi, "the head still records whoever acts for her"

    def test_yang_diwakili_tetap_di_luar_jangkauan_sesudah_jabatannya_berubah(self) -> None:
        dewi = orang.petugas(KABID, nama="Dewi Dulu Kepala")
        pewakil = orang.plh(KEPALA_DINAS, menggantikan=dewi)
        with pytest.raises(PetugasDitolak):
            pergi(dewi, oleh=pewakil)

    def test_pemohon_tidak_punya_kehadiran(self, masuk: Masuk) -> None:
        siti = orang.pemohon()
        assert masuk(siti).get("/kehadiran/").status_code == 404
        with pytest.raises(PetugasDitolak):
            pergi(siti, oleh=orang.petugas(ADMINISTRATOR))

    def test_catatan_orang_lain_tidak_ada(self, masuk: Masuk) -> None:
        catatan = pergi(orang.petugas(KABID))
        assert masuk(orang.petugas("petugas-loket")).post(f"/kehadiran/{catatan.pk}/akhiri/").status_code == 404


class TestKabar:
    def test_yang_dicatat_dan_diakhiri_orang_lain_diberi_tahu(self) -> None:
        kasi, kabid = orang.petugas(KASI), orang.petugas(KABID)
        catatan = pergi(kasi, oleh=kabid)
        akhiri_ketidakhadiran(catatan=catatan, oleh=kabid)
        assert [(s.to, s.subject) for s in mail.outbox] == [
            ([kasi.email], "Anda dicatat tidak hadir"),
            ([kasi.email], "Catatan tidak hadir Anda diakhiri"),
        ]
        for surat in mail.outbox:
            assert "Budi Kabid" in str(surat.body)
            assert "/kehadiran/" in str(surat.body)
            assert "cuti" not in str(surat.body).lower(), "the reason stays in the office"

    def test_catatan_sendiri_tidak_dikabarkan(self) -> None:
        kasi = orang.petugas(KASI)
        akhiri_ketidakhadiran(catatan=pergi(kasi), oleh=kasi)
        assert mail.outbox == []


class TestCatatan:
    def test_dua_catatan_tidak_bertumpuk(self) -> None:
        lina = orang.petugas("petugas-loket")
        pergi(lina, sampai=3)
        with pytest.raises(PetugasDitolak, match="Sudah ada catatan"):
            pergi(lina, mulai=3, sampai=6)
        pergi(lina, mulai=4, sampai=6)

    def test_basis_data_pun_menolaknya(self) -> None:
        lina = orang.petugas("petugas-loket")
        isi = {"pengguna": lina, "mulai": date(2026, 3, 2), "sebab": "sakit", "dicatat_oleh": lina}
        Ketidakhadiran.objects.create(sampai=date(2026, 3, 4), **isi)
        with pytest.raises(IntegrityError, match="tidak_hadir_sekali"), transaction.atomic():
            Ketidakhadiran.objects.create(sampai=date(2026, 3, 2), **isi)
        with pytest.raises(IntegrityError, match="tidak_hadir_berurut"), transaction.atomic():
            Ketidakhadiran.objects.create(sampai=date(2026, 3, 1), **isi)

    def test_kembali_lebih_awal_menyimpan_hari_yang_sudah_lewat(self) -> None:
        lina = orang.petugas("petugas-loket")
        catatan = pergi(lina, sampai=5)
        with jam.pada(jam.kini() + timedelta(days=2)):
            akhiri_ketidakhadiran(catatan=catatan, oleh=lina)
            assert Ketidakhadiran.objects.pada(jam.hari_ini()).count() == 0
            assert Ketidakhadiran.objects.pada(jam.hari_ini() - timedelta(days=1)).count() == 1
            with pytest.raises(PetugasDitolak, match="sudah berakhir"):
                akhiri_ketidakhadiran(catatan=catatan, oleh=lina)

    def test_yang_belum_mulai_dibatalkan(self) -> None:
        lina = orang.petugas("petugas-loket")
        akhiri_ketidakhadiran(catatan=pergi(lina, mulai=2), oleh=lina)
        assert Ketidakhadiran.objects.get().dibatalkan is not None
        pergi(lina, mulai=2)

    @pytest.mark.parametrize(
        ("isi", "kata"),
        [
            ({"sampai": "2026-01-01"}, "sama dengan atau sesudah tanggal mulai"),
            ({"mulai": "2020-01-01", "sampai": "2020-01-02"}, "Tanggal itu sudah lewat"),
            ({"sebab": "bosan"}, "Pilih"),
            ({"mulai": "besok"}, "Tulis tanggal sebagai hari/bulan/tahun"),
        ],
    )
    def test_isian_salah_menyebut_perbaikannya(self, masuk: Masuk, isi: dict[str, str], kata: str) -> None:
        lina = orang.petugas("petugas-loket")
        awal = {"siapa": str(lina.pk), "mulai": "2026-11-02", "sampai": "2100-01-01", "sebab": "cuti"}
        jawab = masuk(lina).post("/kehadiran/", {**awal, **isi})
        assert jawab.status_code == 422
        assert kata in jawab.content.decode()

    def test_lewat_halaman(self, masuk: Masuk) -> None:
        lina = orang.petugas("petugas-loket")
        hari = jam.hari_ini().isoformat()
        isi = {"siapa": str(lina.pk), "mulai": hari, "sampai": hari, "sebab": "sakit"}
        assert masuk(lina).post("/kehadiran/", isi).status_code == 302
        teks = masuk(lina).get("/kehadiran/").content.decode()
        assert "Lina Loket" in teks
        assert "Sakit" in teks
