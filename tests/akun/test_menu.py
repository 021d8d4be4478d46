"""The menu marks one entry as the page's own: the one whose address says most of the page's."""

import pytest
from django.test import Client

from akun.status import PENJADWALAN
from tests import orang

pytestmark = pytest.mark.django_db


def kini(klien: Client, alamat: str) -> list[str]:
    isi = klien.get(alamat).content.decode()
    menu = isi[isi.index('class="menu') : isi.index("</nav>", isi.index('class="menu'))]
    return [b.partition(">")[2] for b in menu.split("<a ") if 'aria-current="page"' in b]


@pytest.mark.parametrize(("alamat", "kata"), [("/meja/", "Meja"), ("/meja/jadwal/", "Jadwal")])
def test_satu_butir_yang_kini(alamat: str, kata: str) -> None:
    klien = Client()
    klien.force_login(orang.petugas(PENJADWALAN))
    butir = kini(klien, alamat)
    assert len(butir) == 1
    assert kata in butir[0]


def test_beranda_hanya_untuk_dirinya() -> None:
    assert len(kini(Client(), "/")) == 1
    assert "Lacak" in kini(Client(), "/lacak/")[0]


@pytest.mark.parametrize("alamat", ["/", "/lacak/", "/sop/", "/cek/"])
def test_kepala_saja_pun_dijawab(alamat: str) -> None:
    """Link checkers and proxies ask with HEAD."""
    assert Client().head(alamat).status_code == 200
