"""The path of a code is its matrix, whatever the text."""

import re
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from sicantik.lib import qr
from tests.dokumen.contoh import ALAMAT
from tests.drill import jumlah


def titik(d: str, n: int) -> Image.Image:
    """Paints the path by the non-zero winding rule, one pixel per module."""
    lilitan = [[0] * n for _ in range(n)]
    for garis in d.split("z"):
        if not garis:
            continue
        x, y = map(int, re.match(r"M(\d+) (\d+)", garis).groups())  # type: ignore[union-attr]
        awal_x, awal_y = x, y
        langkah = [(s, int(v)) for s, v in re.findall(r"([hv])(-?\d+)", garis)]
        for sumbu, panjang in [*langkah, ("v", None), ("h", None)]:
            if sumbu == "h":
                x += awal_x - x if panjang is None else panjang
                continue
            tujuan = awal_y if panjang is None else y + panjang
            arah = 1 if tujuan > y else -1
            for baris in range(min(y, tujuan), max(y, tujuan)):
                for kolom in range(x, n):
                    lilitan[baris][kolom] += arah
            y = tujuan
    gambar = Image.new("L", (n, n), 255)
    gambar.putdata([0 if nilai else 255 for baris in lilitan for nilai in baris])
    return gambar


@pytest.mark.parametrize("ke", range(jumlah(12, 200)))
def test_jalur_terbaca(ke: int) -> None:
    teks = f"{ALAMAT}{'x' * (ke * 3 % 150)}?{ke}"
    d, n = qr.svg_path(teks)
    besar = titik(d, n).resize((n * 4, n * 4), Image.Resampling.NEAREST)
    assert [k.text for k in zxingcpp.read_barcodes(besar)] == [teks]


def test_tepi_putih_empat_modul() -> None:
    d, n = qr.svg_path(ALAMAT)
    gelap = titik(d, n).point(lambda nilai: 255 - nilai).getbbox()
    assert gelap == (4, 4, n - 4, n - 4)


def test_jalur_lebih_pendek_daripada_svg_segno() -> None:
    assert len(qr.svg(ALAMAT, label="Kode")) < 2440


def test_svg_menyebut_isinya_dan_aman() -> None:
    svg = qr.svg(ALAMAT, label='Kode "QR" <izin>')
    assert 'aria-label="Kode &quot;QR&quot; &lt;izin&gt;"' in svg
    assert svg.count("<path") == 2


def test_png_terbaca() -> None:
    gambar = Image.open(BytesIO(qr.png(ALAMAT)))
    assert [k.text for k in zxingcpp.read_barcodes(gambar.convert("L"))] == [ALAMAT]
