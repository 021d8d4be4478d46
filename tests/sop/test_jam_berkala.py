"""Office hours by period (Ramadan): H1, deadlines, working minutes, and open files when a period comes or goes."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from akun.models import Pengguna
from akun.status import ADMINISTRATOR
from sicantik.lib import jam
from sicantik.lib.harikerja import JamBerkala, Kalender
from sop import services as sop
from sop.models import HariKhusus, JamKerja, VersiSop
from tests import orang
from tests.lib import kalender as acuan
from tests.sop.alur import mulai_pada, wita

RAMADAN = JamBerkala(date(2026, 2, 18), date(2026, 3, 6), time(8), time(15), (time(8), time(15, 30)))
KALENDER = Kalender(acuan.WITA, berkala=(RAMADAN,))


def periode(**ganti: object) -> JamKerja:
    isi = {
        "mulai": RAMADAN.mulai,
        "sampai": RAMADAN.sampai,
        "buka": time(8),
        "tutup": time(15),
        "buka_jumat": time(8),
        "tutup_jumat": time(15, 30),
        "keterangan": "Ramadan 1447 H",
    }
    return JamKerja(**{**isi, **ganti})


@pytest.mark.parametrize(
    ("diajukan", "h1"),
    [
        ("2026-03-02 14.59", date(2026, 3, 2)),
        ("2026-03-02 15.00", date(2026, 3, 3)),  # after Ramadan closing time
        ("2026-03-06 15.15", date(2026, 3, 6)),  # Fridays close later
        ("2026-03-06 15.30", date(2026, 3, 9)),
        ("2026-03-09 15.30", date(2026, 3, 9)),  # the period is over: 16.00 again
    ],
)
def test_h1_menurut_jam_tutup_hari_itu(diajukan: str, h1: date) -> None:
    assert KALENDER.hari_pertama(wita(diajukan)) == h1


@pytest.mark.parametrize(
    ("ke", "tenggat"),
    [(1, "2026-03-05 15.00"), (2, "2026-03-06 15.30"), (3, "2026-03-09 16.00")],
)
def test_masa_yang_berakhir_di_tengah_perkara(ke: int, tenggat: str) -> None:
    assert KALENDER.tenggat(date(2026, 3, 5), ke) == wita(tenggat)


def test_menit_kerja_melintasi_batas_masa() -> None:
    """Thursday 14.00 to Monday 09.00: one hour, then Friday's seven and a half, then one."""
    assert KALENDER.menit_kerja(wita("2026-03-05 14.00"), wita("2026-03-09 09.00")) == 60 + 450 + 60


@st.composite
def berkala(draw: st.DrawFn, sekitar: datetime) -> tuple[JamBerkala, ...]:
    """Up to three periods one after the other around a moment."""
    awal, hasil = sekitar.date() - timedelta(days=10), []
    for _ in range(draw(st.integers(0, 3))):
        mulai = awal + timedelta(days=draw(st.integers(0, 9)))
        sampai = mulai + timedelta(days=draw(st.integers(0, 30)))
        buka, lama = draw(st.integers(6, 10)), draw(st.integers(1, 9))
        jumat = draw(st.none() | st.just((time(7, 30), time(11, 15))))
        hasil.append(JamBerkala(mulai, sampai, time(buka), time(buka + lama), jumat))
        awal = sampai + timedelta(days=1)
    return tuple(hasil)


def jam_acuan(hari: date, masa: tuple[JamBerkala, ...]) -> tuple[time, time]:
    """Once more, day by day, sharing no code with the product."""
    for m in masa:
        if hari in {m.mulai + timedelta(days=n) for n in range((m.sampai - m.mulai).days + 1)}:
            return m.jumat if m.jumat and hari.isoweekday() == 5 else (m.buka, m.tutup)
    return time(8), time(16)


@given(acuan.saat(), st.data(), st.integers(1, 8), st.integers(0, 3 * 24 * 60))
def test_sama_dengan_hitungan_satu_per_satu(saat: datetime, data: st.DataObject, ke: int, menit: int) -> None:
    masa, pengganti = data.draw(berkala(saat)), data.draw(acuan.pengganti_sekitar(saat))
    kalender = Kalender(acuan.WITA, pengganti=pengganti, berkala=masa)
    setempat = saat.astimezone(acuan.WITA)
    mulai = setempat.date() + (setempat.time() >= jam_acuan(setempat.date(), masa)[1]) * acuan.HARI
    hari = acuan.hari_kerja_sejak(mulai, pengganti)
    h1 = next(hari)
    assert kalender.hari_pertama(saat) == h1
    akhir = h1
    for _ in range(ke - 1):
        akhir = next(hari)
    assert kalender.tenggat(h1, ke) == datetime.combine(akhir, jam_acuan(akhir, masa)[1], acuan.WITA)
    sampai = setempat + timedelta(minutes=menit)
    jumlah = timedelta()
    for n in range((sampai.date() - setempat.date()).days + 1):
        h = setempat.date() + n * acuan.HARI
        if acuan.kerja(h, pengganti):
            buka, tutup = (datetime.combine(h, j, acuan.WITA) for j in jam_acuan(h, masa))
            jumlah += max(min(sampai, tutup) - max(setempat, buka), timedelta())
    assert kalender.menit_kerja(saat, sampai) == int(jumlah.total_seconds() // 60)
    lewat = kalender.tutup_terakhir(saat)
    assert kalender.jam_tutup(lewat) <= saat < kalender.jam_tutup(kalender.geser(lewat, 1))
    assert kalender.geser(kalender.geser(lewat, ke), -ke) == lewat


class TestBerkasBerjalan:
    def test_tenggat_mengikuti_masa_yang_datang_dan_dihapus(self, siup: VersiSop) -> None:
        with jam.pada(wita("2026-02-27 17.00")):
            jalan = mulai_pada("2026-02-27 17.00", siup)
            assert jalan.proses.tenggat == wita("2026-03-02 16.00")
            assert sop.tambah_jam_kerja(periode=periode(mulai=date(2026, 3, 2))) == 1
            assert jalan.proses.tenggat == wita("2026-03-02 15.00")
            assert sop.akhiri_jam_kerja(pk=JamKerja.objects.get().pk) == 1
            assert jalan.proses.tenggat == wita("2026-03-02 16.00")
        assert not JamKerja.objects.exists()

    def test_masa_yang_sudah_mulai_diakhiri_dan_tetap_menerangkan_hari_harinya(self, siup: VersiSop) -> None:
        tambah(periode())
        lewat, besok = mulai_pada("2026-03-02 09.00", siup), mulai_pada("2026-03-03 15.30", siup)
        assert (lewat.proses.tenggat, besok.proses.tenggat) == (wita("2026-03-02 15.00"), wita("2026-03-04 15.00"))
        pk = JamKerja.objects.get().pk
        with jam.pada(wita("2026-03-03 16.00")):
            assert sop.akhiri_jam_kerja(pk=pk) == 1
            assert sop.akhiri_jam_kerja(pk=pk) == 0
        assert (lewat.proses.tenggat, besok.proses.tenggat) == (wita("2026-03-02 15.00"), wita("2026-03-04 16.00"))
        assert JamKerja.objects.get().sampai == date(2026, 3, 3)

    def test_langkah_berikut_menghitung_dari_masanya(self, siup: VersiSop) -> None:
        tambah(periode())
        jalan = mulai_pada("2026-03-05 15.30", siup)
        assert (jalan.proses.h1, jalan.proses.tenggat) == (date(2026, 3, 6), wita("2026-03-06 15.30"))
        with jam.pada(wita("2026-03-06 10.00")):
            jalan.langkah()
        assert jalan.log[-1].menit_kerja == 120


def tambah(masa: JamKerja) -> None:
    with jam.pada(wita("2026-02-17 10.00")):
        sop.tambah_jam_kerja(periode=masa)


@pytest.mark.django_db
class TestMasaYangWajar:
    def test_dua_masa_tidak_bertumpuk(self) -> None:
        tambah(periode())
        with pytest.raises(ValidationError, match="Sudah ada jam kerja"):
            tambah(periode(mulai=RAMADAN.sampai, sampai=date(2026, 4, 1)))

    @pytest.mark.parametrize(
        ("ganti", "kata"),
        [
            ({"mulai": date(2026, 2, 16)}, "Tanggal itu sudah lewat"),
            ({"sampai": date(2027, 2, 19)}, "Paling lama satu tahun"),
            ({"tutup": time(9, 59)}, "paling sedikit dua jam"),
            ({"tutup_jumat": time(8, 30)}, "paling sedikit dua jam"),
        ],
    )
    def test_yang_mundur_terlalu_panjang_atau_hampir_tutup_ditolak(self, ganti: dict[str, object], kata: str) -> None:
        with pytest.raises(ValidationError, match=kata):
            tambah(periode(**ganti))
        assert not JamKerja.objects.exists()

    def test_sampai_batasnya_boleh(self) -> None:
        hari_itu = {"mulai": date(2026, 2, 17), "sampai": date(2027, 2, 17), "tutup": time(10), "tutup_jumat": time(10)}
        tambah(periode(**hari_itu))

    @pytest.mark.parametrize(
        ("ganti", "batasan"),
        [
            ({"sampai": date(9999, 12, 31)}, "jam_kerja_setahun"),
            ({"tutup": time(7)}, "jam_kerja_wajar"),
            ({"buka": time(22, 30), "tutup": time(23)}, "jam_kerja_wajar"),
            ({"tutup_jumat": time(8, 30)}, "jam_jumat_wajar"),
            ({"tutup_jumat": None}, "jam_jumat_wajar"),
        ],
    )
    def test_basis_data_pun_menolaknya(self, ganti: dict[str, object], batasan: str) -> None:
        with pytest.raises(IntegrityError, match=batasan), transaction.atomic():
            periode(**ganti).save()


@pytest.mark.django_db
class TestHalaman:
    @pytest.fixture
    def admin(self) -> Client:
        client = Client()
        dia: Pengguna = orang.petugas(ADMINISTRATOR)
        client.force_login(dia)
        return client

    def test_tahun_dengan_libur_tetapan_dan_perkiraan(self, admin: Client) -> None:
        HariKhusus.objects.create(tanggal=date(2027, 3, 12), buka=False, keterangan="Cuti setempat")
        teks = admin.get("/hari-khusus/?tahun=2027").content.decode()
        for kata in ("Hari Raya Idul Fitri", "(perkiraan)", "Cuti setempat", "tetapan kantor: tutup", "Desember"):
            assert kata in teks
        assert teks.count('<table class="kalender">') == 12

    def test_hapus_tetapan(self, admin: Client) -> None:
        HariKhusus.objects.create(tanggal=date(2027, 3, 12), buka=False, keterangan="Cuti setempat")
        assert admin.post("/hari-khusus/2027-03-12/hapus/").headers["Location"] == "/hari-khusus/?tahun=2027"
        assert not HariKhusus.objects.exists()
        assert admin.post("/hari-khusus/besok/hapus/").status_code == 404

    def test_jam_kerja_lewat_formulir(self, admin: Client) -> None:
        hari = jam.hari_ini()
        mulai, sampai = hari + timedelta(days=70), hari + timedelta(days=99)
        isi = {
            "mulai": f"{mulai}", "sampai": f"{sampai}", "buka": "08:00", "tutup": "15:00", "buka_jumat": "08:00",
            "tutup_jumat": "15:30", "keterangan": "Ramadan 1448 H",
        }  # fmt: skip
        assert admin.post("/jam-kerja/", isi).status_code == 302
        assert "08.00–15.00" in admin.get(f"/hari-khusus/?tahun={mulai.year}").content.decode()
        tumpuk = admin.post("/jam-kerja/", isi)
        assert tumpuk.status_code == 422
        assert "Sudah ada jam kerja untuk sebagian tanggal itu" in tumpuk.content.decode()
        for salah, kata in (
            ({"tutup": "07:00"}, "Jam tutup harus sesudah jam buka"),
            ({"tutup": "08:30"}, "Kantor buka paling sedikit dua jam sehari"),
            ({"sampai": f"{hari}"}, "sama dengan atau sesudah tanggal mulai"),
            ({"sampai": "9999-12-31"}, "Paling lama satu tahun sejak tanggal mulai"),
            ({"mulai": "0001-01-01"}, "Tanggal itu sudah lewat"),
            ({"tutup_jumat": ""}, "atau kosongkan keduanya"),
        ):
            jawab = admin.post("/jam-kerja/", {**isi, **salah})
            assert jawab.status_code == 422
            assert kata in jawab.content.decode()
        admin.post(f"/jam-kerja/{JamKerja.objects.get().pk}/akhiri/")
        assert not JamKerja.objects.exists()

    def test_tombolnya_menurut_tahap_masa(self, admin: Client) -> None:
        hari = jam.hari_ini()
        for awal, akhir in ((-9, -1), (0, 5), (6, 9)):
            mulai, sampai = hari + timedelta(days=awal), hari + timedelta(days=akhir)
            periode(mulai=mulai, sampai=sampai, keterangan=f"Masa {awal}").save()
        lewat, berjalan, nanti = JamKerja.objects.all()
        baris = admin.get(f"/hari-khusus/?tahun={hari.year}").context["periode"]
        tombol = {b.isi.pk: b.tombol for b in baris}
        assert (tombol[berjalan.pk], tombol.get(lewat.pk, "")) == ("Akhiri hari ini", "")
        assert tombol.get(nanti.pk, "Hapus") == "Hapus"
        for masa in (lewat, berjalan, nanti):
            assert admin.post(f"/jam-kerja/{masa.pk}/akhiri/").status_code == 302
        assert [(m.pk, m.sampai) for m in JamKerja.objects.all()] == [(lewat.pk, lewat.sampai), (berjalan.pk, hari)]

    @pytest.mark.parametrize("tahun", ["abc", "1", "99999999999999999999"])
    def test_tahun_yang_aneh_adalah_tahun_ini(self, admin: Client, tahun: str) -> None:
        assert admin.get(f"/hari-khusus/?tahun={tahun}").context["tahun"] == jam.hari_ini().year
