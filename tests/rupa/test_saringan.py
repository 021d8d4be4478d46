"""Filters and small tags of every page."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template

SAAT = datetime(2026, 11, 18, 5, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("templat", "isi", "hasil"),
    [
        ("{{ x|rupiah }}", 1_250_000, "Rp1.250.000"),
        ("{{ x|rupiah }}", 0, "Rp0"),
        ("{{ x|rupiah }}", None, ""),
        ("{{ x|nomor }}", "0239100201112026", "02391 002 01 11 2026"),
        ("{{ x|tanggal }}", SAAT, "18 November 2026"),
        ("{{ x|tanggal }}", datetime(2026, 11, 18, 17, tzinfo=UTC), "19 November 2026"),
        ("{{ x|tanggal_hari }}", date(2026, 11, 18), "Rabu, 18 November 2026"),
        ("{{ x|jam }}", SAAT, "13.30 WITA"),
        ("{{ x|saat }}", SAAT, "18 November 2026, 13.30 WITA"),
        ("{{ x|saat }}", None, ""),
        ("{{ x|ukuran }}", 2_100_000, "2,1 MB"),
        ("{{ x|ukuran }}", 800, "1 KB"),
        ("{{ x|tel }}", "(0542) 000-000", "+62542000000"),
        ('{% cip "c-ok" %}{{ x }}{% endcip %}', "<b>", '<span class="cip c-ok">&lt;b&gt;</span>'),
    ],
)
def test_saringan(templat: str, isi: object, hasil: str) -> None:
    assert Template(templat).render(Context({"x": isi})) == hasil


def test_ikon_dari_satu_berkas() -> None:
    assert Template('{% ikon "check" %}').render(Context()).count("/static/ikon.svg#check") == 1
