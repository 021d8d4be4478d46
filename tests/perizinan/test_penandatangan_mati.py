"""Without its signer nothing is published and nothing is lost; one bad permit keeps nobody waiting."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from perizinan.models import DokumenTerbit, Izin
from perizinan.services.penerbitan import terbitkan
from sicantik.signer.klien import PenandatanganMati, TandaTanganDitolak, tanda_tangani
from tests.dokumen.conftest import Penanda
from tests.kasus import kantor, kasus
from tests.perizinan.proses import jalankan_penandatangan, matikan
from tests.perizinan.terbit import belum_terbit, hanya_berkas_yang_tercatat, sapu, terbit_tepat_sekali

pytestmark = pytest.mark.django_db(transaction=True)


def test_mati_lalu_hidup_lagi(settings: Any, tmp_path: Path, kunci_bersama: Path, simpanan: Path) -> None:
    milik = kasus("dikoreksi")
    izin = milik.setujui()
    with pytest.raises(PenandatanganMati):
        terbitkan(izin.pk)
    sapu()
    assert belum_terbit(milik)
    assert [d.jenis for d in milik.permohonan.dokumen.all()] == ["tanda_terima"], "what needs no signer is made"
    settings.PENANDATANGAN_SOCKET = str(tmp_path / "s")
    proses = jalankan_penandatangan(tmp_path / "s", kunci_bersama)
    try:
        sapu(2)
    finally:
        matikan(proses)
    terbit_tepat_sekali(milik, simpanan, kunci_bersama / "ca.crt")
    hanya_berkas_yang_tercatat(simpanan)


def test_satu_percobaan_sekali_sapu() -> None:
    """Nobody answers: the sweep does not print fifty permits to find that out fifty times."""
    petugas = kantor()
    semua = [kasus("dikoreksi", petugas=petugas).setujui() for _ in range(3)]
    sapu()
    assert sorted(Izin.objects.values_list("percobaan", flat=True)) == [0, 0, 1]
    sapu()
    assert len(semua) == Izin.objects.filter(terbit=None).count()


def test_dibunuh_saat_bekerja(settings: Any, tmp_path: Path, kunci_bersama: Path, simpanan: Path) -> None:
    """The signer dies while permits wait in its queue; the next one takes over its socket."""
    petugas = kantor()
    semua = [kasus("dikoreksi", petugas=petugas) for _ in range(3)]
    settings.PENANDATANGAN_SOCKET = str(tmp_path / "s")
    pertama = jalankan_penandatangan(tmp_path / "s", kunci_bersama)
    for milik in semua:
        milik.setujui()
    assert terbitkan(semua[0].izin.pk)
    pertama.kill()
    pertama.wait()
    with pytest.raises(PenandatanganMati):
        terbitkan(semua[1].izin.pk)
    (tmp_path / "s").unlink()  # so that the wait below is for the new one
    kedua: subprocess.Popen[bytes] = jalankan_penandatangan(tmp_path / "s", kunci_bersama)
    try:
        sapu()
    finally:
        matikan(kedua)
    for milik in semua:
        terbit_tepat_sekali(milik, simpanan, kunci_bersama / "ca.crt")


def test_izin_yang_tidak_dapat_dicetak_tidak_menahan_yang_lain(penandatangan: Penanda, simpanan: Path) -> None:
    petugas = kantor()
    rusak, baik = (kasus("dikoreksi", petugas=petugas) for _ in range(2))
    rusak.setujui()
    baik.setujui()
    Izin.objects.filter(permohonan=rusak.id).update(butir={})
    sapu()
    assert belum_terbit(rusak)
    terbit_tepat_sekali(baik, simpanan, penandatangan.ca)
    assert DokumenTerbit.objects.filter(jenis="tanda_terima").count() == 2


def test_hanya_izin_yang_disetujui_dan_sedang_diterbitkan(penandatangan: Penanda) -> None:
    milik = kasus("dikoreksi")
    isi = b"%PDF-1.7 tidak sampai dibaca"

    def ditolak(izin_id: int, sebab: str) -> None:
        with pytest.raises(TandaTanganDitolak, match=sebab):
            tanda_tangani(penandatangan.soket, izin_id, isi)

    ditolak(1, "izin tidak ada")
    izin = milik.setujui()
    ditolak(izin.pk, "izin tidak sedang diterbitkan")
    ditolak(izin.pk + 1, "izin tidak ada")
    assert terbitkan(izin.pk)
    ditolak(izin.pk, "izin sudah terbit")
