"""WeasyPrint reaches bundled assets and nothing else (security.md, row 5), and stays out of the web process."""

import contextlib
import http.server
import subprocess
import sys
import threading
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from sicantik.lib import pdf
from tests.dokumen import alat, contoh

# Thirteen ways for a document to ask for a resource; %s is the address.
JALAN = {
    "img": '<img src="%s">',
    "link": '<link rel="stylesheet" href="%s">',
    "import": '<style>@import url("%s");</style>',
    "background": '<p style="background:url(%s)">x</p>',
    "huruf": '<style>@font-face{font-family:A;src:url("%s")}p{font-family:A}</style><p>x</p>',
    "object": '<object data="%s"></object>',
    "embed": '<embed src="%s">',
    "svg-image": '<svg width="9" height="9"><image href="%s" width="9" height="9"/></svg>',
    "lampiran": '<a rel="attachment" href="%s">x</a>',
    "lampiran-kepala": '<link rel="attachment" href="%s">',
    "daftar": '<ul style="list-style-image:url(%s)"><li>x</li></ul>',
    "content": '<style>p::before{content:url("%s")}</style><p>x</p>',
    "border": '<p style="border:9px solid;border-image:url(%s) 9">x</p>',
}
RAHASIA = "rahasia-hanya-untuk-mesin-ini"


class Kenari(http.server.BaseHTTPRequestHandler):
    kunjungan: list[str] = []

    def do_GET(self) -> None:
        self.kunjungan.append(self.path)
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def kenari() -> Iterator[str]:
    peladen = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Kenari)
    utas = threading.Thread(target=peladen.serve_forever, kwargs={"poll_interval": 0.05})
    utas.start()
    yield f"http://127.0.0.1:{peladen.server_port}"
    peladen.shutdown()
    utas.join()
    peladen.server_close()


@pytest.mark.parametrize("jalan", JALAN)
def test_jaringan_tidak_tercapai(jalan: str, kenari: str) -> None:
    Kenari.kunjungan.clear()
    with pytest.raises(pdf.CetakGagal):
        pdf.cetak(JALAN[jalan].replace("%s", f"{kenari}/{jalan}"))
    assert Kenari.kunjungan == []


@pytest.mark.parametrize("jalan", JALAN)
def test_berkas_mesin_tidak_termuat(jalan: str, tmp_path: Path) -> None:
    rahasia = tmp_path / "hostname"
    rahasia.write_text(RAHASIA)
    for alamat in ("file:///etc/hostname", rahasia.as_uri()):
        with pytest.raises(pdf.CetakGagal):
            pdf.cetak(JALAN[jalan].replace("%s", alamat))


@pytest.mark.parametrize(
    "alamat",
    [
        "data:text/css,p{color:red}",
        "ftp://127.0.0.1/x",
        "cetak:../../settings/base.py",
        "cetak:rumah.css",
        "CETAK:pita.svg",
        "cetak:pita.svg?x",
        "cetak:tanda-tangan",
        "gopher://127.0.0.1/",
    ],
)
def test_hanya_nama_yang_terdaftar(alamat: str) -> None:
    with pytest.raises(pdf.CetakGagal):
        pdf.cetak(f'<img src="{alamat}">')


@pytest.mark.parametrize(
    "html",
    [
        "<base href='{0}/'><img src='x.png'>",
        "<iframe src='{0}/x'></iframe>",
        "<script src='{0}/x'></script>",
        "<img srcset='{0}/x 2x'>",
        "<meta http-equiv=refresh content='0;url={0}/x'>",
        "<video poster='{0}/x'></video>",
        "<form action='{0}/x'><input type=image src='{0}/y'></form>",
        "<p style='cursor:url({0}/x),auto'>x</p>",
        "<a href='{0}/x'>x</a>",
        "<svg width='9' height='9'><use href='{0}/x#a'/></svg>",
        "<img src='//127.0.0.1/x'><img src='/etc/hostname'><img src='hostname'>",
    ],
)
def test_yang_diabaikan_pun_tidak_berkunjung(html: str, kenari: str) -> None:
    Kenari.kunjungan.clear()
    with contextlib.suppress(pdf.CetakGagal):
        pdf.cetak(html.replace("{0}", kenari))
    assert Kenari.kunjungan == []


@pytest.mark.parametrize(
    ("html", "gambar"), [('<img src="cetak:tanda-tangan">', b"bukan gambar"), ("<img src=kosong.png>", b"")]
)
def test_gambar_yang_gagal_menggagalkan_dokumen(html: str, gambar: bytes) -> None:
    with pytest.raises(pdf.CetakGagal):
        pdf.cetak(html, foto={pdf.TANDA_TANGAN: gambar})


def test_huruf_bawaan_saja_dan_diakritik_ada() -> None:
    hasil = pdf.cetak(
        "<p>Nama: Đỗ Ngọc Ánh, Ştefan, Łukasz, Αθήνα, Ивáн ‘ayn</p><p style='font-family:Arial'>Arial</p>"
    )
    assert {nama.split("+")[-1] for nama in alat.huruf(hasil)} == {"Plus-Jakarta-Sans", "Noto-Sans"}
    assert "Đỗ Ngọc Ánh, Ştefan, Łukasz, Αθήνα" in alat.teks(hasil)


def test_gaya_rumah_tanpa_peringatan(izin_pdf: bytes, caplog: pytest.LogCaptureFixture) -> None:
    pdf._alat.cache_clear()
    pdf.siapkan()
    assert [r.getMessage() for r in caplog.records] == []


def test_bita_yang_sama_untuk_html_yang_sama() -> None:
    html = "<title>Judul</title><p>Isi</p>"
    satu = pdf.cetak(html)
    assert satu == pdf.cetak(html) == pdf.cetak_terpisah(html)
    assert satu != pdf.cetak(html + "!")


def test_gambar_tanda_tangan_hanya_untuk_satu_dokumen() -> None:
    gambar = BytesIO()
    Image.new("RGB", (60, 20), "navy").save(gambar, "PNG")
    html = '<img src="cetak:tanda-tangan" style="width:60mm;height:20mm">'
    titik = alat.gambar(pdf.cetak(html, foto={pdf.TANDA_TANGAN: gambar.getvalue()}), dpi=50).getcolors(1 << 16)
    assert any(warna == (0, 0, 128) for _, warna in titik)
    with pytest.raises(pdf.CetakGagal):
        pdf.cetak(html)


def test_proses_terpisah_melaporkan_sebabnya() -> None:
    with pytest.raises(pdf.CetakGagal, match="di luar berkas cetak"):
        pdf.cetak_terpisah('<img src="http://127.0.0.1:9/x">')


def test_proses_terpisah_punya_batas_waktu() -> None:
    with pytest.raises(pdf.CetakGagal, match="lebih dari"):
        pdf.cetak_terpisah("<p>x</p>", batas_detik=0)


def test_proses_terpisah_tidak_membawa_rahasia(monkeypatch: pytest.MonkeyPatch) -> None:
    lingkungan: dict[str, str] = {}

    def tangkap(*_: object, env: dict[str, str], **__: object) -> subprocess.CompletedProcess[bytes]:
        lingkungan.update(env)
        return subprocess.CompletedProcess([], 0, b"%PDF-", b"")

    monkeypatch.setenv("SECRET_KEY", "x")
    monkeypatch.setattr(subprocess, "run", tangkap)
    pdf.cetak_terpisah("<p>x</p>")
    assert lingkungan.keys() <= {"PATH", "HOME", "LD_LIBRARY_PATH", "LANG"}


def test_proses_web_tidak_memuat_pustaka_berat() -> None:
    kode = (
        "import sys, sicantik.lib.pdf, sicantik.lib.cetak, sicantik.lib.qr, sicantik.signer.klien\n"
        "print(sorted({m.split('.')[0] for m in sys.modules} & {'weasyprint', 'pyhanko', 'pydyf', 'fontTools'}))"
    )
    hasil = subprocess.run(
        [sys.executable, "-c", kode], cwd=contoh.AKAR, capture_output=True, text=True, check=True, timeout=60
    )
    assert hasil.stdout.strip() == "[]"
