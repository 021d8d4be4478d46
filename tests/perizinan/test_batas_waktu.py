"""What the office waits for has a limit by its own rule: reminders first, each once, and then the file lapses."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client

from akun.models import Pengguna
from akun.status import ADMINISTRATOR
from notifikasi.models import Pesan
from perizinan import tasks
from perizinan.models import AturanAkhir, Izin, PeringatanBatas
from perizinan.services.batas_waktu import jalankan_batas_waktu
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.pengajuan import kirim_perbaikan
from sicantik.lib import jam
from sop import services as sop
from sop.services.jejak import periksa_jejak
from tests import orang
from tests.kasus import Kasus, kasus
from tests.perizinan.alat import GSM
from tests.serentak import bersamaan
from tests.sop.alur import wita

pytestmark = pytest.mark.django_db
AWAL = "2026-11-16 09.00"  # a Monday; the tenth working day after it is Monday the 30th


@pytest.fixture(autouse=True)
def aturan() -> AturanAkhir:
    return AturanAkhir.objects.create(hari_perbaikan=10, ingat_perbaikan="5, 1", hari_ambil=10, ingat_ambil="3")


def dikembalikan(pada: str = AWAL) -> Kasus:
    with jam.pada(wita(pada)):
        return kasus("dikembalikan")


def jalan(hari: str) -> tuple[int, int]:
    with jam.pada(wita(f"2026-{hari} 07.15")):
        return jalankan_batas_waktu()


def ambang() -> list[int]:
    return list(PeringatanBatas.objects.values_list("ambang", flat=True))


def test_diingatkan_sekali_setiap_ambang_lalu_gugur() -> None:
    milik = dikembalikan()
    assert [jalan(h) for h in ("11-17", "11-20")] == [(0, 0), (0, 0)]
    assert jalan("11-23") == (1, 0), "five working days before the limit"
    assert jalan("11-23") == (0, 0), "once"
    assert jalan("11-24") == (0, 0)
    assert jalan("11-27") == (1, 0)
    assert jalan("11-30") == (0, 0), "the last day is still the applicant's"
    assert ambang() == [5, 1]
    sms = Pesan.objects.filter(saluran="sms").latest("dibuat").isi
    assert "30 November 2026" in sms
    assert len(sms) <= 160
    assert set(sms) <= GSM
    assert jalan("12-01") == (0, 1)
    akhir = milik.log[-1]
    assert (akhir.jenis, akhir.hasil, akhir.jabatan, akhir.pelaku_id) == ("akhir", "gugur", "portal", None)
    assert "30 November 2026" in akhir.catatan
    assert milik.permohonan.status.kata == "Dibatalkan"
    assert jalan("12-01") == (0, 0)
    assert periksa_jejak() == []


def test_akhir_pekan_tidak_dihitung_dan_tidak_dikerjakan() -> None:
    dikembalikan()
    assert jalan("11-21") == (0, 0)
    assert jalan("11-22") == (0, 0)


def test_yang_terlewat_hanya_pengingat_terdekat() -> None:
    dikembalikan()
    assert jalan("11-30") == (1, 0), "nothing ran for a week"
    assert ambang() == [1]
    assert jalan("12-01") == (0, 1)


def test_tidak_ada_yang_gugur_tanpa_peringatan(aturan: AturanAkhir) -> None:
    """The rule was made today: who is past it is told first, and lapses on the next working day at the earliest."""
    milik = dikembalikan("2026-10-01 09.00")
    assert jalan("11-20") == (1, 0)
    assert ambang() == [0]
    assert jalan("11-20") == (0, 0)
    assert jalan("11-21") == (0, 0)
    assert jalan("11-23") == (0, 1)
    assert milik.proses.keadaan == "gugur"


def test_kosong_berarti_tidak_ada_batas(aturan: AturanAkhir) -> None:
    AturanAkhir.objects.update(hari_perbaikan=None)
    milik = dikembalikan("2026-02-02 09.00")
    assert jalan("11-20") == (0, 0)
    assert milik.letak == (1, "menunggu_pemohon")


def test_yang_diperbaiki_tidak_gugur_dan_mulai_lagi() -> None:
    milik = dikembalikan()
    jalan("11-27")
    with jam.pada(wita("2026-11-30 15.00")):
        milik.unggah("ktp")
        kirim_perbaikan(permohonan_id=milik.id, oleh=milik.pemohon)
    assert jalan("12-01") == (0, 0)
    with jam.pada(wita("2026-12-01 09.00")):
        milik.lakukan("kembalikan")
    assert jalan("12-02") == (0, 0), "a new stop has a limit of its own"


def test_sesudah_gugur_perbaikan_tidak_terkirim(masuk: Callable[[Pengguna], Client]) -> None:
    milik = dikembalikan()
    milik.unggah("ktp")
    jalan("11-30")
    jalan("12-01")
    with pytest.raises(PermohonanDitolak, match="sudah berakhir"):
        kirim_perbaikan(permohonan_id=milik.id, oleh=milik.pemohon)
    jawab = masuk(milik.pemohon).post(f"/permohonan/{milik.id}/kirim/", follow=True).content.decode()
    assert "tidak terkirim" in jawab
    assert "Perbaikan terkirim" not in jawab


def test_retribusi_yang_belum_dibayar_tidak_gugur() -> None:
    with jam.pada(wita("2026-02-02 09.00")):
        milik = kasus("ditetapkan", izin="HO")
    assert jalan("11-20") == (0, 0)
    assert milik.proses.keadaan == "menunggu_pemohon"


@pytest.mark.usefixtures("penanda")
def test_izin_yang_tidak_diambil_batal_dan_nomornya_terpakai(masuk: Callable[[Pengguna], Client]) -> None:
    with jam.pada(wita(AWAL)):
        milik = kasus("diarsipkan")
    nomor = milik.izin.nomor
    assert jalan("11-25") == (1, 0)
    with jam.pada(wita("2026-11-26 09.00")):
        loket = masuk(milik.petugas["loket"]).get("/meja/?tampilan=siap_diambil").content.decode()
        assert "siap 8 hari kerja, 1 pengingat" in loket
        assert "paling lambat" in masuk(milik.pemohon).get(f"/permohonan/{milik.id}/").content.decode()
    assert jalan("12-01") == (0, 1)
    izin = Izin.objects.get(permohonan=milik.id)
    assert (izin.akhir, izin.nomor, izin.diserahkan) == ("dibatalkan", nomor, None)
    assert "tidak diambil" in izin.sebab_akhir
    assert milik.permohonan.konsep.butir, "what was issued stays on record"
    assert "DIBATALKAN" in Client().get(f"/v/{izin.token}").content.decode()
    with pytest.raises(sop.SudahDikerjakan, match="gugur"):
        milik.lakukan("serah")


def test_halaman_mengatakan_batasnya(masuk: Callable[[Pengguna], Client]) -> None:
    milik = dikembalikan()
    with jam.pada(wita("2026-11-17 09.00")):
        isi = masuk(milik.pemohon).get(f"/permohonan/{milik.id}/").content.decode()
        assert "30 November 2026" in isi
        assert "30 November 2026" in Client().get(f"/t/{milik.permohonan.token}/").content.decode()
        assert "30 November" not in Client().get(f"/lacak/{milik.permohonan.nomor}/").content.decode()


def test_pengaturan_ditolak_bila_keliru(masuk: Callable[[Pengguna], Client]) -> None:
    admin = masuk(orang.petugas(ADMINISTRATOR))
    isi = {"hari_perbaikan": "14", "ingat_perbaikan": "5 1", "hari_ambil": "", "ingat_ambil": ""}
    isi["upaya_penolakan"] = "Tulis keberatan."
    for nama, keliru in (("ingat_perbaikan", "lima"), ("ingat_perbaikan", "20"), ("ingat_perbaikan", "0")):
        assert admin.post("/batas-waktu/", {**isi, nama: keliru}).status_code == 422, keliru
    assert admin.post("/batas-waktu/", {**isi, "hari_ambil": "0"}).status_code == 422
    assert admin.post("/batas-waktu/", isi).status_code == 302
    aturan = AturanAkhir.objects.get()
    assert (aturan.hari_perbaikan, aturan.ingat_perbaikan, aturan.hari_ambil) == (14, "5, 1", None)


def test_tugas_hariannya_menjalankan() -> None:
    dikembalikan()
    with jam.pada(wita("2026-11-27 07.15")):
        tasks.batas_waktu_harian()
    assert ambang() == [1]


@pytest.mark.django_db(transaction=True)
def test_gugur_bersamaan_dengan_perbaikan() -> None:
    """One truth: either the correction went out, or its sender was told that the application had ended."""
    AturanAkhir.objects.get_or_create(pk=1, defaults={"hari_perbaikan": 10, "ingat_perbaikan": "5, 1"})
    for _ in range(3):
        milik = dikembalikan()
        milik.unggah("ktp")
        jalan("11-30")

        def kirim(milik: Kasus = milik) -> None:
            kirim_perbaikan(permohonan_id=milik.id, oleh=milik.pemohon)

        hasil = bersamaan([lambda: jalan("12-01"), kirim])
        connection.close()
        terkirim = hasil[1] is None
        assert terkirim or isinstance(hasil[1], PermohonanDitolak | sop.SudahDikerjakan), hasil[1]
        assert milik.letak == ((2, "berjalan") if terkirim else (1, "gugur"))
    assert periksa_jejak() == []
