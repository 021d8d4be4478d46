"""A step that nears or passes its time is told of by the administrator's rules, once, to those who are present."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from akun.models import Ketidakhadiran, Pengguna
from akun.status import ADMINISTRATOR
from notifikasi.models import Pesan
from perizinan.services.eskalasi import eskalasikan
from sicantik.lib import jam
from sop import services as sop
from sop.models import AturanEskalasi, Eskalasi, Proses
from tests import orang
from tests.dokumen.conftest import Penanda
from tests.kasus import Kasus, kasus
from tests.perizinan.alat import halaman
from tests.serentak import bersamaan
from tests.sop.alur import wita

pytestmark = pytest.mark.django_db
Masuk = Callable[[Pengguna], Client]


def diajukan(saat: str = "2026-03-02 09.00") -> Kasus:
    """Filed on a Monday; SIUP's step 2 is due on its first working day, closing at 16.00."""
    with jam.pada(wita(saat)):
        return kasus("diajukan")


def sapu(saat: str) -> list[tuple[int, str]]:
    """What one sweep at a moment told: rule and names, newest rows only."""
    sebelum = set(Eskalasi.objects.values_list("pk", flat=True))
    with jam.pada(wita(saat)):
        eskalasikan()
    baru = Eskalasi.objects.exclude(pk__in=sebelum).select_related("aturan")
    return [(e.aturan.hari, e.penerima) for e in baru]


def test_tangga_bawaan_dari_tenggat_sampai_kepala() -> None:
    diajukan()
    assert sapu("2026-03-02 15.59") == []
    assert sapu("2026-03-02 16.00") == [(0, "Kartika Kasi")], "the Kasi of this SOP oversees the loket"
    assert sapu("2026-03-02 16.05") == [], "twice is once"
    assert sapu("2026-03-03 15.59") == []
    assert sapu("2026-03-03 16.00") == [(1, "Budi Kabid")]
    assert sapu("2026-03-05 16.01") == [(3, "Dewi Kepala")]
    assert sapu("2026-03-20 10.00") == []


def test_akhir_pekan_tidak_dihitung() -> None:
    diajukan("2026-03-06 09.00")  # a Friday
    sapu("2026-03-06 16.00")
    assert sapu("2026-03-08 23.00") == []
    assert sapu("2026-03-09 16.00") == [(1, "Budi Kabid")]


def test_pengingat_hanya_bila_langkahnya_sudah_dimulai_sehari_sebelumnya() -> None:
    """SIUP's step 2 begins and is due on one day: announcing it as it begins would be noise."""
    AturanEskalasi.objects.exclude(hari=-1).update(aktif=False)
    milik = diajukan()
    assert sapu("2026-03-02 10.00") == []
    Proses.objects.filter(pk=milik.proses.pk).update(tenggat=wita("2026-03-03 16.00"))
    assert sapu("2026-03-02 15.59") == []
    assert sapu("2026-03-02 16.00") == [(-1, "Lina Loket")]


def test_jam_berhenti_tidak_dihitung(penanda: Penanda) -> None:
    with jam.pada(wita("2026-03-02 09.00")):
        kasus("dikembalikan")
        kasus("diarsipkan")
    assert sapu("2026-03-20 10.00") == []


def test_berkas_terlambat_yang_baru_tiba_diberi_harinya() -> None:
    """It came to the desk on Friday, days late: that desk is late when its own day is over."""
    milik = diajukan()
    sapu("2026-03-05 16.01")
    with jam.pada(wita("2026-03-06 09.00")):
        milik.sampai("diperiksa")
    assert sapu("2026-03-06 10.00") == []
    assert sapu("2026-03-06 16.00") == [(0, "Kartika Kasi")]


def test_yang_pergi_dilewati_ke_atasnya() -> None:
    milik = diajukan()
    kasi = milik.petugas["kasi1"]
    Ketidakhadiran.objects.create(
        pengguna=kasi,
        mulai=wita("2026-03-02 00.00").date(),
        sampai=wita("2026-03-04 00.00").date(),
        sebab="sakit",
        dicatat_oleh=kasi,
    )
    assert sapu("2026-03-02 16.00") == [(0, "Budi Kabid")]


def test_surel_bernomor_dan_bertautan_tanpa_nama_pemohon(settings: object) -> None:
    milik = diajukan()
    Pesan.objects.all().delete()
    sapu("2026-03-02 16.00")
    (pesan,) = Pesan.objects.all()
    assert (pesan.saluran, pesan.tujuan) == ("surel", milik.petugas["kasi1"].email)
    assert f"/meja/{milik.id}/" in pesan.isi
    p = milik.permohonan
    assert "".join(pesan.isi.split()).count(p.nomor or "-") == 1
    for rahasia in (p.nama_pemohon, p.nama_usaha):
        assert rahasia not in pesan.isi + pesan.subjek


def test_satu_surel_untuk_banyak_berkas() -> None:
    petugas = diajukan().petugas
    with jam.pada(wita("2026-03-02 09.30")):
        for _ in range(3):
            kasus("diajukan", petugas=petugas)
    Pesan.objects.all().delete()
    assert len(sapu("2026-03-02 16.00")) == 4
    assert [p.subjek for p in Pesan.objects.all()] == ["Tenggat lewat: 4 berkas"]


def test_giliran_berikutnya_dihitung_sendiri() -> None:
    milik = diajukan()
    sapu("2026-03-02 16.00")
    with jam.pada(wita("2026-03-03 09.00")):
        milik.sampai("diperiksa")
    assert sapu("2026-03-03 16.00") == [(0, "Kartika Kasi")]


def test_basis_data_menolak_yang_kedua() -> None:
    milik = diajukan()
    sapu("2026-03-02 16.00")
    e = Eskalasi.objects.get()
    with pytest.raises(IntegrityError, match="eskalasi_sekali"), transaction.atomic():
        Eskalasi.objects.create(
            proses=milik.proses, aturan=e.aturan, masuk=e.masuk, langkah=2, jabatan=e.jabatan, tenggat=e.tenggat
        )


@pytest.mark.django_db(transaction=True)
def test_penyapu_serentak_memberi_tahu_sekali() -> None:
    diajukan()
    Pesan.objects.all().delete()

    def kerja() -> int:
        with jam.pada(wita("2026-03-02 16.00")):
            return eskalasikan()

    hasil = bersamaan([partial(kerja) for _ in range(4)])
    assert all(isinstance(h, int) for h in hasil), hasil
    eskalasi_ulang = kerja()
    assert eskalasi_ulang == 0
    assert (Eskalasi.objects.count(), Pesan.objects.count()) == (1, 1)


class TestAturan:
    def test_administrator_menambah_dan_mematikan(self, masuk: Masuk) -> None:
        admin = masuk(orang.petugas(ADMINISTRATOR))
        assert admin.post("/eskalasi/", {"hari": "2", "kepada": "kabid"}).status_code == 302
        aturan = AturanEskalasi.objects.get(hari=2)
        admin.post(f"/eskalasi/{aturan.pk}/saklar/")
        aturan.refresh_from_db()
        assert not aturan.aktif
        assert "lewat tenggat 2 hari kerja" in admin.get("/eskalasi/").content.decode()

    @pytest.mark.parametrize(
        ("isi", "kata"),
        [
            ({"hari": "1", "kepada": "kabid"}, "Aturan itu sudah ada"),
            ({"hari": "99", "kepada": "kabid"}, "Isi dari -10 sampai 60"),
        ],
    )
    def test_yang_keliru_menyebut_perbaikannya(self, masuk: Masuk, isi: dict[str, str], kata: str) -> None:
        jawab = masuk(orang.petugas(ADMINISTRATOR)).post("/eskalasi/", isi)
        assert jawab.status_code == 422
        assert kata in jawab.content.decode()

    def test_yang_mati_diam(self) -> None:
        AturanEskalasi.objects.update(aktif=False)
        diajukan()
        assert sapu("2026-03-20 10.00") == []


def test_tampil_pada_berkas_dan_beban_meja(masuk: Masuk) -> None:
    milik = diajukan()
    sapu("2026-03-03 16.00")
    kabid = masuk(milik.petugas["kabid"])
    for teks in (halaman(kabid, milik).content.decode(), kabid.get("/meja/beban/").content.decode()):
        assert "lewat tenggat 1 hari kerja" in teks
        assert "Budi Kabid" in teks


def test_pemegang_saja_yang_diingatkan_bila_ada() -> None:
    AturanEskalasi.objects.update(aktif=False)
    AturanEskalasi.objects.create(hari=0, kepada="pemegang")
    milik = diajukan()
    lastri = orang.petugas("petugas-loket", nama="Lastri Loket")
    sop.ambil_tugas(proses_id=milik.proses.pk, oleh=lastri)
    assert sapu("2026-03-02 16.00") == [(0, "Lastri Loket")]
