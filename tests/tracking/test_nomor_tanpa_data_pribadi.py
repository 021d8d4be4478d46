"""The number alone shows type, stages, status, masked name and clock: nothing of a person, no note, no log."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.tracking.contoh import CATATAN_DALAM, KENARI, dikembalikan, permohonan, permohonan_lengkap


@pytest.mark.django_db
@pytest.mark.parametrize("alamat", ["/lacak/{}/", "/api/v1/permohonan/{}/"])
def test_nomor_tidak_membuka_data_pribadi(client: Client, alamat: str) -> None:
    catatan = f"KTP atas nama Kenariwati, {CATATAN_DALAM}"
    semua = [permohonan()[0], dikembalikan(catatan)[0], permohonan_lengkap()]
    for p in semua:
        isi = client.get(alamat.format(p.nomor)).content.decode()
        assert "CV K***** U****" in isi
        assert "Surat Izin Usaha Perdagangan" in isi
        for kenari in KENARI:
            assert kenari not in isi
        assert p.token not in isi
        assert f"/permohonan/{p.pk}/" not in isi
        assert "Petugas Loket" not in isi


@pytest.mark.django_db
def test_halaman_bertoken_juga_tanpa_data_pribadi(client: Client) -> None:
    catatan = "KTP: NIK 6471 9999 8888 7777 dan telepon 0813-9988-7766 atau burung.kenari@contoh.example tidak cocok."
    kembali = dikembalikan(catatan)[0]
    for p in (kembali, permohonan_lengkap()):
        for alamat in (f"/t/{p.token}/", f"/api/v1/lacak/{p.token}/"):
            isi = client.get(alamat).content.decode()
            for kenari in (*KENARI, "6471 9999 8888 7777", "0813-9988-7766"):
                assert kenari not in isi
    isi = client.get(f"/t/{kembali.token}/").content.decode()
    assert "KTP: NIK *** dan telepon *** atau *** tidak cocok." in isi


@pytest.mark.django_db
def test_yang_tidak_ada_dijawab_sama(client: Client) -> None:
    """A number that does not exist, one of another year and what is no number: one answer, but for its address."""
    isi = set()
    for nomor in ("9999900201112026", "0000000000000000", "bukan-nomor"):
        jawab = client.get(f"/lacak/{nomor}/")
        assert jawab.status_code == 404
        isi.add(jawab.content.decode().replace(nomor, ""))
    assert len(isi) == 1
    assert client.get("/lacak/a%00b/").status_code == 404
