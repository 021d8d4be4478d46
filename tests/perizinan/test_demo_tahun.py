"""A year of work: made by the services under a moved clock, equal to what was published, the same from one seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Q

from akun.models import Pengguna, Penugasan
from notifikasi.models import Pesan
from perizinan import queries
from perizinan.demo.tahun.angka import AngkaTiada, baca_angka, kecilkan
from perizinan.demo.tahun.gerak import Penggerak
from perizinan.demo.tahun.jalan import Pilihan, TahunDitolak, jalankan
from perizinan.demo.tahun.orang import pemohon as pemohon_contoh
from perizinan.demo.tahun.palsu import KALIMAT
from perizinan.demo.tahun.periksa import intisari_tahun, periksa_tahun
from perizinan.models import Berkas, ButirPeriksa, DokumenTerbit, Izin, Permohonan, TahunContoh
from perizinan.services import draf
from perizinan.services.paket import muat_semua
from sicantik.lib import jam, simpanan
from sicantik.signer.klien import PenandatanganMati
from sicantik.signer.verifikasi import periksa_tanda_tangan
from sop.models import HariKhusus, IntisariHarian, Jeda, LangkahLog
from tests.dokumen import alat
from tests.dokumen.conftest import Penanda
from tests.drill import jumlah
from tests.kasus import contoh_bersih, kasus
from tests.lib import kalender

pytestmark = pytest.mark.django_db
SOP = yaml.safe_load((Path(__file__).parents[1] / "data" / "sop.yaml").read_text())
MILIK_2017 = Q(proses__permohonan__tahun=2017)
PILIHAN = Pilihan(2017, skala=jumlah(6, 1000) / 1000, nyata=0.0)


def buat(pilihan: Pilihan = PILIHAN, **isi: Any) -> TahunContoh:
    muat_semua()
    return jalankan(pilihan, print, contoh=contoh_bersih, **isi)  # a drill shows the figures


def test_angka_sama_dengan_yang_diterbitkan() -> None:
    """Every monthly value that is left in its order, the rest in the month marked as an estimate."""
    angka = baca_angka(2017)
    terbit = {b["kode"]: b for b in SOP["izin_terbit_2017"]["data"] if b["total"] is not None}
    assert angka.izin.keys() == terbit.keys()
    for kode, b in terbit.items():
        bulanan = list(angka.izin[kode])
        assert bulanan.pop(angka.bulan_perkiraan - 1) == b["selisih"]
        assert (bulanan, sum(angka.izin[kode])) == (b["bulanan_tersisa"], b["total"])


@pytest.mark.parametrize("skala", [0.02, 0.1, 0.5])
def test_skala_mengecilkan_setiap_jenis(skala: float) -> None:
    angka = baca_angka(2017)
    assert kecilkan(angka, skala).total == {k: round(n * skala) for k, n in angka.total.items()}


@pytest.mark.drill(nama="tahun")
def test_setahun_utuh() -> None:
    """The register gives back the figures, and everything that has to hold of a year holds."""
    sekarang = kasus("diajukan").permohonan
    baris = buat()
    angka = kecilkan(baca_angka(2017), PILIHAN.skala)
    zona = jam.zona()
    terbit = Counter((i.kode, i.terbit.astimezone(zona).month) for i in Izin.objects.filter(tahun=2017) if i.terbit)
    assert terbit == Counter({(k, b): n for k, bulanan in angka.izin.items() for b, n in enumerate(bulanan, 1) if n})
    assert periksa_tahun(angka) == []
    assert baris.selesai is not None
    assert baris.intisari == intisari_tahun(2017)
    assert not Permohonan.objects.filter(tahun=2017, proses__selesai=None).exists()
    tenggat_menurut_hitungan_lain()
    riwayat_tidak_mengganggu()
    pengembalian_pembatalan_dan_pengganti_pejabat()
    nomor_dan_paket_menurut_tahunnya()
    assert Permohonan.objects.get(pk=sekarang.pk).urutan == 1  # this year's numbers are its own


def tenggat_menurut_hitungan_lain() -> None:
    """Every row's deadline by the slow calendar of the tests, from the log and the stops alone."""
    assert not HariKhusus.objects.exists()
    jeda = dict[int, list[tuple[datetime, datetime]]]()
    for j in Jeda.objects.all():
        assert j.selesai is not None
        jeda.setdefault(j.proses_id, []).append((j.mulai, j.selesai))
    for b in LangkahLog.objects.filter(MILIK_2017).exclude(nomor=1).select_related("proses__versi_sop").iterator():
        definisi = b.proses.versi_sop.definisi
        sebelum = [(mulai, selesai) for mulai, selesai in jeda.get(b.proses_id, []) if selesai <= b.masuk]
        h1 = kalender.h1(b.proses.mulai, {})
        assert b.tenggat == kalender.tenggat(h1, definisi.hari_ke(b.langkah), sebelum, {}), b


def riwayat_tidak_mengganggu() -> None:
    """Messages count as sent, nothing waits for a worker, nobody can sign in or act under the people of the year."""
    orang = Pengguna.objects.filter(email__contains="-2017@")
    pesan = Pesan.objects.filter(untuk__in=orang)
    assert not pesan.exclude(keadaan="terkirim").exists()
    assert all(p.terkirim == p.dibuat and p.dibuat.year in (2017, 2018) for p in pesan.iterator())
    dokumen = DokumenTerbit.objects.filter(permohonan__tahun=2017)
    assert not dokumen.exclude(dibuat__year__in=(2017, 2018)).exists()
    assert dokumen.filter(jenis="tanda_terima").count() == Permohonan.objects.filter(tahun=2017).count()
    assert not any(p.has_usable_password() for p in orang)
    assert not Penugasan.objects.berlaku().filter(pengguna__in=orang).exists()
    assert len({p.nik for p in orang}) == orang.count()
    assert all(str(p.nik).startswith("647100") for p in orang)


def pengembalian_pembatalan_dan_pengganti_pejabat() -> None:
    """What an office lives through does happen, with coded reasons, and the log says who stood in for whom."""
    salah = ButirPeriksa.objects.filter(permohonan__tahun=2017, putusan="perlu_diperbaiki")
    assert {b.sasaran for b in salah} == {"berkas", "isian"}
    assert len({b.alasan for b in salah}) > 3
    assert not salah.filter(selesai=None).exists()
    assert Berkas.objects.filter(kini=False).exists()
    assert Jeda.objects.filter(sebab="perbaikan").exists()
    assert LangkahLog.objects.filter(MILIK_2017, aksi__in=["verifikasi", "koreksi"], hasil="tidak").exists()
    pengganti = LangkahLog.objects.filter(MILIK_2017).exclude(sifat="definitif").select_related("pelaku", "atas_nama")
    assert {b.sifat for b in pengganti} == {"plt", "plh"}
    for b in pengganti:
        assert b.atas_nama is not None
        surat = Penugasan.objects.get(
            pengguna=b.pelaku_id, jabatan=b.jabatan, mulai__lte=b.selesai, selesai__gt=b.selesai, sifat=b.sifat
        )
        assert surat.atas_nama_id == b.atas_nama_id
        assert surat.surat.endswith("CONTOH")
    assert (
        len({b.tenggat < b.selesai for b in LangkahLog.objects.filter(MILIK_2017)}) == 2
    )  # some are late, most are not


def nomor_dan_paket_menurut_tahunnya() -> None:
    """Numbers run in the order of time; before the decree an older version of the pack that says so is used."""
    daftar = list(Permohonan.objects.filter(tahun=2017).order_by("urutan").select_related("versi_paket"))
    assert all(a.diajukan <= b.diajukan for a, b in pairwise(daftar) if a.diajukan and b.diajukan)
    assert all(p.nomor and p.nomor.endswith("2017") for p in daftar)
    for p in daftar:
        lama = p.diajukan is not None and p.diajukan.astimezone(jam.zona()).date() < date(2017, 4, 25)
        assert lama == (p.versi_paket.berlaku_mulai == date(2017, 1, 1))
        assert lama == any("CONTOH" in c for c in p.versi_paket.paket.izin.catatan_sumber)
    terbaru = queries.versi_terbaru("SIUP")
    assert terbaru is not None
    assert terbaru.berlaku_mulai == date(2017, 4, 25)


def test_benih_yang_sama_memberi_tahun_yang_sama() -> None:
    """Also when the first run is cut off again and again; another seed makes another year."""
    pertama = _intisari([])
    assert _intisari([3, 40, 41]) == pertama
    assert _intisari([], benih=18) != pertama


class _Putus(Exception):
    pass


def _intisari(putus: list[int], benih: int = 17) -> str:
    """The digest of a year that is undone afterwards; `putus`: after how many moves each run is cut off."""
    titik = transaction.savepoint()
    pilihan = replace(PILIHAN, skala=0.004, benih=benih)
    for batas in putus:
        hitung = iter(range(batas))

        def berhenti(rencana: object, ke: int, hitung: Iterator[int] = hitung) -> None:
            if next(hitung, None) is None:
                raise _Putus

        with pytest.raises(_Putus):
            buat(pilihan, sesudah=berhenti)
        _tinggalkan_setengah()
    hasil = buat(pilihan)
    assert (buat(pilihan).selesai, buat(pilihan).intisari) == (hasil.selesai, hasil.intisari)  # nothing is done again
    assert periksa_tahun(kecilkan(baca_angka(2017), pilihan.skala)) == []
    transaction.savepoint_rollback(titik)
    return hasil.intisari


def _tinggalkan_setengah() -> None:
    """What a kill may leave behind: a draft half filled in."""
    versi = queries.versi_terbaru("SIUP")
    pemilik = pemohon_contoh(2017, 9)
    assert versi is not None
    if not Permohonan.objects.filter(pemohon=pemilik, versi_paket__kode="SIUP").exists():
        draf.buat_draf(versi_paket=versi, jenis="baru", oleh=pemilik)


def test_dokumen_yang_hilang_disusulkan(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut off between a filing and its receipt."""

    def putus(*args: object, **isi: object) -> None:
        raise _Putus

    pilihan = replace(PILIHAN, skala=0.001)
    with monkeypatch.context() as tambalan:
        tambalan.setattr(Penggerak, "buat_dokumen", putus)
        with pytest.raises(_Putus):
            buat(pilihan)
    assert (Permohonan.objects.filter(tahun=2017).count(), DokumenTerbit.objects.count()) == (1, 0)
    buat(pilihan)
    assert DokumenTerbit.objects.filter(jenis="tanda_terima").count() == Permohonan.objects.count()


def test_dokumen_sungguhan_dan_penanda_yang_mati(penanda: Penanda, settings: Any) -> None:
    """With everything rendered: a signer that is gone stops the run between approval and publication, and no
    permit is lost or doubled when it is back."""
    pilihan = replace(PILIHAN, skala=0.001, nyata=1.0)
    hidup, settings.PENANDATANGAN_SOCKET = settings.PENANDATANGAN_SOCKET, "/tidak/ada.sock"
    with pytest.raises(PenandatanganMati):
        buat(pilihan)
    assert Izin.objects.filter(terbit=None).count() == 1
    settings.PENANDATANGAN_SOCKET = hidup
    buat(pilihan)
    izin = Izin.objects.filter(kode="TDP", tahun=2017)
    assert izin.count() == 2
    for i in izin:
        isi = simpanan.baca(i.permohonan.dokumen.get(jenis="izin").jalur)
        assert periksa_tanda_tangan(isi, penanda.ca).sah
        assert i.nomor in alat.teks(isi)


def test_pengganti_mengaku_tidak_dirender() -> None:
    buat(replace(PILIHAN, skala=0.001))
    for d in DokumenTerbit.objects.filter(jenis__in=["izin", "tanda_terima"]):
        isi = simpanan.baca(d.jalur)
        assert KALIMAT.decode() in alat.teks(isi)
        assert alat.halaman(isi) == 1


@pytest.mark.parametrize(
    ("nama", "nilai", "kata"),
    [
        ("DEMO", False, "peragaan"),
        ("SMTP_URL", "smtps://surel.example", "SMTP_URL"),
        ("SMS_URL", "https://x", "SMS_URL"),
    ],
)
def test_ditolak_di_luar_peragaan(settings: Any, nama: str, nilai: object, kata: str) -> None:
    setattr(settings, nama, nilai)
    with pytest.raises(TahunDitolak, match=kata):
        buat()
    assert not Permohonan.objects.exists()


def test_tahun_yang_berisi_ditolak() -> None:
    muat_semua()
    with jam.pada(datetime(2017, 5, 2, 3, tzinfo=UTC)):
        kasus("diajukan", akta_tanggal="3/2/2010", kbli_edisi="2015")
    with pytest.raises(TahunDitolak, match="tidak kosong"):
        buat()
    assert Permohonan.objects.count() == 1
    assert not TahunContoh.objects.exists()


def test_riwayat_tidak_disisipkan_di_bawah_intisari_harian() -> None:
    IntisariHarian.objects.create(tanggal=date(2026, 11, 1), jumlah=0, intisari="0" * 64)
    with pytest.raises(TahunDitolak, match="intisari harian"):
        buat()


def test_pilihan_lain_ditolak_selama_ada_isinya() -> None:
    kecil = replace(PILIHAN, skala=0.001)
    buat(kecil)
    with pytest.raises(TahunDitolak, match="--benih 17"):
        buat(replace(kecil, benih=18))


def test_tahun_tanpa_angka_ditolak() -> None:
    with pytest.raises(AngkaTiada, match="2017"):
        buat(Pilihan(2016))


def test_perintah_mencetak_tabel_dan_mengakui_penggantinya(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    muat_semua()
    monkeypatch.setitem(jalankan.__kwdefaults__, "contoh", contoh_bersih)
    call_command("demo_tahun", "2017", "--skala", "0.002", "--nyata", "0")
    teks = capsys.readouterr().out
    assert "tidak dirender" in teks
    assert "pernyataan/izin" in teks
    assert "perkiraan" in teks
    assert "Semua pemeriksaan lulus." in teks
    with pytest.raises(CommandError, match="--skala"):
        call_command("demo_tahun", "2017", "--skala", "0.5", "--nyata", "0")
    with pytest.raises(CommandError, match="antara"):
        call_command("demo_tahun", "2017", "--skala", "3")
