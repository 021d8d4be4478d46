"""A date of the form that the permit may not outlive: not past when one files, nor when the head approves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from akun.models import Pengguna
from perizinan.models import Izin, PenghitungNomor
from perizinan.services.galat import BelumLengkap, PermohonanDitolak
from perizinan.services.pengajuan import ajukan
from sicantik.lib import jam
from tests.kasus import Kasus
from tests.perizinan.dikembalikan import kirim, putuskan
from tests.perizinan.rinci import draf_rinci, versi_rinci
from tests.sop.alur import wita

pytestmark = pytest.mark.django_db
HARI = "2026-11-16 10.00"


def bersewa(sampai: str, *, tahun: int | None = 5) -> Kasus:
    return draf_rinci(versi_rinci(medan_batas_berlaku="sewa_sampai", tahun_berlaku=tahun), sewa_sampai=sampai)


@pytest.mark.parametrize(
    ("sewa", "tahun", "sampai"),
    [
        ("1/6/2029", 5, date(2029, 6, 1)),
        ("16/11/2031", 5, date(2031, 11, 16)),
        ("17/11/2031", 5, date(2031, 11, 16)),
        ("16/11/2026", 5, date(2026, 11, 16)),  # its last day is today
        ("1/6/2029", None, date(2029, 6, 1)),
        ("", 5, date(2031, 11, 16)),
        ("", None, None),
    ],
)
def test_yang_lebih_dulu(sewa: str, tahun: int | None, sampai: date | None) -> None:
    with jam.pada(wita(HARI)):
        assert bersewa(sewa, tahun=tahun).sampai("dikoreksi").setujui().berlaku_sampai == sampai


def test_sudah_lewat_tidak_dapat_diajukan(masuk: Callable[[Pengguna], Client]) -> None:
    with jam.pada(wita(HARI)):
        milik = bersewa("15/11/2026")
        with pytest.raises(BelumLengkap, match="Masa sewa sudah lewat") as galat:
            ajukan(permohonan_id=milik.id, oleh=milik.pemohon)
        assert galat.value.bagian == ["rincian"]
        client = masuk(milik.pemohon)
        konteks = client.get(f"/permohonan/{milik.id}/periksa/").context
        assert (konteks["siap"], {t.kode: t.keadaan for t in konteks["tugas"]}["rincian"]) == (False, "Sebagian")
        jawab = client.post(
            f"/permohonan/{milik.id}/isi/rincian/", {"pemegang": "", "sewa_sampai": "15 Nov 2026"}, follow=True
        )
        assert '<a href="#id_sewa_sampai">Masa sewa sudah lewat' in jawab.content.decode()
    assert milik.permohonan.proses is None


def test_lewat_selama_draf() -> None:
    with jam.pada(wita(HARI)):
        milik = bersewa("20/11/2026")
    with jam.pada(wita("2026-11-20 10.00")):
        milik.lakukan("ajukan")
    with jam.pada(wita("2026-11-21 10.00")):
        assert milik.permohonan.proses is not None


def test_lewat_sebelum_disetujui() -> None:
    """The head cannot approve what would end before it begins; no number is used up."""
    with jam.pada(wita(HARI)):
        milik = bersewa("17/11/2026").sampai("dikoreksi")
    with jam.pada(wita("2026-11-18 09.00")):
        with pytest.raises(PermohonanDitolak, match="Masa sewa sudah lewat"):
            milik.setujui()
        assert not Izin.objects.exists()
        assert not PenghitungNomor.objects.filter(kode="SIUP").exists()


def test_lewat_selama_diperbaiki_tidak_menjebak() -> None:
    """What nobody asked the applicant to correct cannot keep the correction from being sent; the head will see it."""
    with jam.pada(wita(HARI)):
        milik = bersewa("17/11/2026").sampai("diajukan")
        putuskan(milik, "ktp")
    with jam.pada(wita("2026-11-18 09.00")):
        milik.unggah("ktp", "foto")
        kirim(milik)
    assert milik.letak == (2, "berjalan")
