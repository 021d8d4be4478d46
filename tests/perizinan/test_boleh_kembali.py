"""May a file go back: the page offers it exactly where the service does it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from akun.models import Pengguna
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.pengembalian import kembalikan_ke_pemohon
from tests.kasus import kasus
from tests.perizinan.alat import halaman, salah

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("keadaan", "boleh"),
    [
        ("diajukan", False),  # at the loket
        ("dikembalikan", False),  # with the applicant already
        ("diperiksa", True),
        ("resume_disetujui", True),
        ("ditetapkan", False),  # step 8: the applicant is to pay
        ("dibayar", True),
    ],
)
def test_kabid_kepada_pemohon(keadaan: str, *, boleh: bool, masuk: Callable[[Pengguna], Client]) -> None:
    milik = kasus(keadaan, izin="HO")
    assert halaman(masuk(milik.petugas["kabid"]), milik).context["boleh_ke_pemohon"] is boleh
    sebelum = (milik.letak, milik.permohonan.putaran)
    if boleh:
        kembalikan_ke_pemohon(**milik.pokok("kabid"), butir=salah("ktp"))
        assert milik.letak == (1, "menunggu_pemohon")
        return
    with pytest.raises(PermohonanDitolak, match="di pemohon atau di loket"):
        kembalikan_ke_pemohon(**milik.pokok("kabid"), butir=salah("ktp"))
    assert (milik.letak, milik.permohonan.putaran) == sebelum
