"""One person, one duty on a file: by NIK, whatever the account or the position (security.md, row 9)."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest
from django.test import Client

from akun.models import Pengguna
from perizinan.models import Izin, KonsepIzin, PenghitungNomor
from tests import orang
from tests.kasus import MEJA, kantor, kasus
from tests.perizinan.alat import kerjakan

pytestmark = pytest.mark.django_db
KATA = "Anda sudah mengerjakan tugas lain pada berkas ini. Langkah ini harus dikerjakan orang lain."
# the duties that are kept apart: whose, the state in which it is their turn, what they post
TUGAS = {
    "pemohon": ("draf", {}),
    "entri1": ("diperiksa", {}),
    "kasi1": ("dientri", {"keputusan": "setuju"}),
    "kabid": ("diverifikasi", {"keputusan": "setuju"}),
    "kepala": ("dikoreksi", {"sandi": orang.SANDI}),
}


@pytest.mark.parametrize(("pertama", "kedua"), list(combinations(TUGAS, 2)))
def test_orang_yang_sama_di_dua_tugas(pertama: str, kedua: str, masuk: Callable[[Pengguna], Client]) -> None:
    nik = orang.nik_baru()
    petugas = kantor()
    petugas[kedua] = orang.petugas(MEJA[kedua], nik=nik)
    if pertama in MEJA:
        petugas[pertama] = orang.petugas(MEJA[pertama], nik=nik)
    keadaan, isi = TUGAS[kedua]
    milik = kasus(keadaan, petugas=petugas, **({"nik": nik} if pertama == "pemohon" else {}))
    sebelum = milik.letak, milik.proses.intisari, KonsepIzin.objects.count()

    jawab = kerjakan(masuk(petugas[kedua]), milik, **isi)
    assert jawab.status_code == 422
    assert KATA in jawab.content.decode()
    assert (milik.letak, milik.proses.intisari, KonsepIzin.objects.count()) == sebelum
    assert not Izin.objects.exists()
    assert not PenghitungNomor.objects.filter(kode="SIUP").exists()


def test_bertindak_untuk_orang_lain_tidak_menghapusnya(masuk: Callable[[Pengguna], Client]) -> None:
    """The Kabid who corrected the draft is Plh. of the head this week: still not both."""
    milik = kasus("dikoreksi")
    kabid = milik.petugas["kabid"]
    orang.tugaskan(kabid, "kepala-dinas", sifat="plh", atas_nama=milik.petugas["kepala"])
    jawab = kerjakan(masuk(kabid), milik, sandi=orang.SANDI)
    assert jawab.status_code == 422
    assert KATA in jawab.content.decode()
    lain = orang.plh("kepala-dinas", menggantikan=milik.petugas["kepala"])
    assert kerjakan(masuk(lain), milik, sandi=orang.SANDI).status_code == 302
    assert (milik.izin.sifat, milik.izin.atas_nama_id) == ("plh", milik.petugas["kepala"].pk)


def test_orang_lain_dengan_jabatan_sama_boleh(masuk: Callable[[Pengguna], Client]) -> None:
    nik = orang.nik_baru()
    petugas = kantor() | {
        "entri1": orang.petugas(MEJA["entri1"], nik=nik),
        "kasi1": orang.petugas(MEJA["kasi1"], nik=nik),
    }
    milik = kasus("dientri", petugas=petugas)
    assert kerjakan(masuk(orang.petugas(MEJA["kasi1"])), milik, keputusan="setuju").status_code == 302
