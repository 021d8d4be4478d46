"""Weights that a phone on 3G pays (ui.md 7)."""

import gzip
from pathlib import Path

import pytest
from django.conf import settings

STATIS = Path(settings.BASE_DIR) / "static"


def _gz(*berkas: Path) -> int:
    return sum(len(gzip.compress(b.read_bytes(), 9)) for b in berkas)


def test_css_semua_paling_besar_15_kb() -> None:
    assert _gz(*(STATIS / "css").glob("*.css")) <= 15_000


@pytest.mark.parametrize("halaman", [("unggah", "simpan"), ("halaman",), ("meja",), ("berkas", "goresan")])
def test_skrip_satu_halaman_paling_besar_10_kb(halaman: tuple[str, ...]) -> None:
    assert _gz(*(STATIS / "js" / f"{n}.js" for n in halaman)) <= 10_000


def test_huruf_dan_ikon() -> None:
    assert sum(b.stat().st_size for b in (STATIS / "huruf").glob("*.woff2")) <= 17_000
    assert _gz(STATIS / "ikon.svg") <= 4_000
