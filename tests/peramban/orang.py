"""A person at a browser: opens pages, fills in what is asked, and complains of what is not accessible."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path
from typing import ClassVar

from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Download, Page

from perizinan.demo.orang import SANDI

GAMBAR = Path(os.environ["SICANTIK_GAMBAR"]) if "SICANTIK_GAMBAR" in os.environ else None
ATURAN = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # what passes is not listed, which costs most of the time
}
# How far the page goes beyond its sides, and every sort of element on it: its tag, classes, role, names.
_RUPA = """html => {
  const polos = (e, n) => (e.getAttribute(n) || "").replace(/[0-9]+/g, "N")
  const sort = e => [e.tagName, polos(e, "class"), polos(e, "role"), polos(e, "name"), polos(e, "for"),
    e.hasAttribute("aria-label"), e.hasAttribute("alt")].join("|")
  return [html.scrollWidth - html.clientWidth, [...new Set([...html.querySelectorAll("*")].map(sort))].sort().join()]
}"""


class Orang:
    """Wraps a page. `keluhan` collects what must not happen: console errors, sideways scrolling, axe findings."""

    _diperiksa: ClassVar[set[tuple[int, str, str]]] = set()  # by anybody: the markup is the same

    def __init__(self, page: Page, alamat: str, *, skrip: bool) -> None:
        self.page, self.alamat, self.skrip = page, alamat, skrip
        self.keluhan: list[str] = []
        page.on("console", self._dengar)
        page.set_default_timeout(15_000)

    def buka(self, jalur: str) -> None:
        jawaban = self.page.goto(jalur if jalur.startswith("http") else self.alamat + jalur)
        assert jawaban is not None
        assert jawaban.status < 500, f"{jalur} menjawab {jawaban.status}"
        self.periksa()

    def klik(self, nama: str, *, peran: str = "button", ke: int = 0) -> None:
        """Press the thing that is called this, and look at the page that comes."""
        self.page.get_by_role(peran, name=nama, exact=True).nth(ke).click()  # type: ignore[arg-type]
        self.page.wait_for_load_state()
        self.periksa()

    def isi(self, **medan: str) -> None:
        """Fill in text fields and radio buttons by the names of the fields."""
        for nama, nilai in medan.items():
            pilihan = self.page.locator(f'input[type=radio][name="{nama}"][value="{nilai}"]')
            if pilihan.count():
                pilihan.check()
            elif self.page.locator(f'select[name="{nama}"]').count():
                self.page.select_option(f'select[name="{nama}"]', nilai)
            else:
                self.page.fill(f'[name="{nama}"]', nilai)

    def masuk(self, surel: str, sandi: str = SANDI) -> None:
        self.buka("/akun/login/")
        self.isi(login=surel, password=sandi)
        self.klik("Masuk")

    def unduh(self, nama: str, *, peran: str = "link") -> bytes:
        with self.page.expect_download() as janji:
            self.page.get_by_role(peran, name=nama).first.click()  # type: ignore[arg-type]
        unduhan: Download = janji.value
        return Path(unduhan.path()).read_bytes()

    def melihat(self, teks: str) -> bool:
        return teks in self.page.locator("body").inner_text()

    def gambar(self, nama: str) -> None:
        """A picture of this page for the README, when one is asked for."""
        if GAMBAR is not None:
            GAMBAR.mkdir(parents=True, exist_ok=True)
            potret = Image.open(io.BytesIO(self.page.screenshot()))
            lebar = self.page.viewport_size["width"]  # type: ignore[index]
            potret.save(GAMBAR / f"{nama}-{lebar}.webp", quality=82)

    def periksa(self) -> None:
        """Nothing scrolls sideways; axe finds nothing, asked once for each kind of page by its address and markup."""
        if not self.skrip:
            return
        jenis = re.sub(r"\d+", "N", self.page.url.removeprefix(self.alamat).partition("?")[0])
        lebih, isi = self.page.locator("html").evaluate(_RUPA)
        if lebih > 0:
            self.keluhan.append(f"{jenis}: menggulir mendatar {lebih} px")
        rupa = (self.page.viewport_size["width"], jenis, isi)  # type: ignore[index]
        if rupa in self._diperiksa:
            return
        for temuan in Axe().run(self.page, options=ATURAN).response["violations"]:
            simpul = temuan["nodes"][0]["target"]
            self.keluhan.append(f"{jenis}: {temuan['id']} {simpul}")
        self._diperiksa.add(rupa)

    def _dengar(self, pesan: object) -> None:
        if getattr(pesan, "type", "") == "error" and "status of 4" not in getattr(pesan, "text", ""):
            self.keluhan.append(f"{self.page.url}: {getattr(pesan, 'text', '')}")
