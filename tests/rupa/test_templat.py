"""The tree of templates: they compile, hold to the strict policy, and use our words."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

AKAR = Path(settings.BASE_DIR) / "templates"
TEMPLAT = sorted(str(p.relative_to(AKAR)) for p in AKAR.rglob("*") if p.suffix in (".html", ".txt"))
TERLARANG = (
    "ijin|silahkan|resiko|praktek|merubah|materai|kadaluarsa|kwitansi|nomer|e-mail|email|upload|download|submit|login"
)
KATA = re.compile(rf"\b\w*(?:{TERLARANG})\w*\b", re.I)
UCAPAN = re.compile(
    r"""\{% (?:translate|trans) (?:"([^"]*)"|'([^']*)')|\{% blocktrans(?:late)?[^%]*%\}(.*?)\{% endblocktrans""", re.S
)


@pytest.mark.parametrize("nama", TEMPLAT)
def test_templat_terbaca(nama: str) -> None:
    get_template(nama)


@pytest.mark.parametrize("nama", [n for n in TEMPLAT if n.endswith(".html")])
def test_tanpa_gaya_dan_skrip_sebaris(nama: str) -> None:
    isi = (AKAR / nama).read_text()
    assert not re.search(r"""\sstyle=|\son[a-z]+=["']|javascript:""", isi)
    for pembuka in re.findall(r"<script\b[^>]*>", isi):
        assert "src=" in pembuka or 'type="application/json"' in pembuka, pembuka
    for pembuka in re.findall(r"<style\b[^>]*>", isi):
        assert "nonce=" in pembuka, pembuka
    assert not re.search(r"""(?:src|href)=["']https?://""", isi), "tidak ada CDN"


@pytest.mark.parametrize("nama", TEMPLAT)
def test_kata_baku(nama: str) -> None:
    isi = (AKAR / nama).read_text()
    for ucapan in UCAPAN.findall(isi):
        kata = re.sub(r"\{\{.*?\}\}", "", " ".join(ucapan))
        assert not KATA.search(kata), kata


def test_ikon_yang_dipakai_ada() -> None:
    ada = set(re.findall(r'<symbol id="([\w-]+)"', (Path(settings.BASE_DIR) / "static/ikon.svg").read_text()))
    dipakai = {k for n in TEMPLAT for k in re.findall(r'\{% ikon "([\w-]+)"', (AKAR / n).read_text())}
    dipakai |= {k for n in TEMPLAT for k in re.findall(r'\{% cip "[^"]*" "([\w-]+)"', (AKAR / n).read_text())}
    assert dipakai <= ada


def test_tidak_ada_templat_yang_tidak_dipakai() -> None:
    """Partials are named by another template or by code; allauth finds its own by their names."""
    akar = Path(settings.BASE_DIR)
    sumber = {p: p.read_text() for p in AKAR.rglob("*.html")}
    for app in ("akun", "notifikasi", "sop", "perizinan", "pengaduan", "tracking", "sicantik"):
        sumber |= {p: p.read_text() for p in (akar / app).rglob("*.py")}
    milik_kami = [n for n in TEMPLAT if not n.startswith(("account/", "mfa/")) and not n[0].isdigit()]
    # These are put together from the names in perizinan.aksi and in tracking.cetakan.
    tak_dipakai = [
        n
        for n in milik_kami
        if not n.startswith(("perizinan/aksi/", "tracking/bagian/"))
        and not any(n in isi for p, isi in sumber.items() if p != AKAR / n)
    ]
    assert tak_dipakai == []
