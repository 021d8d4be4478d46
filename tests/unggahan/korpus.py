"""The whole corpus, by name: files of no kind we take, pictures, PDFs."""

from __future__ import annotations

from tests.unggahan.kasus import Kasus
from tests.unggahan.korpus_bukan import bukan
from tests.unggahan.korpus_jpeg import foto
from tests.unggahan.korpus_pdf_aksi import aksi
from tests.unggahan.korpus_pdf_bentuk import bentuk
from tests.unggahan.korpus_pdf_bom import bom
from tests.unggahan.korpus_pdf_muatan import muatan
from tests.unggahan.korpus_png import png

LAIN: dict[str, Kasus] = bukan
GAMBAR: dict[str, Kasus] = foto | png
DOKUMEN: dict[str, Kasus] = aksi | muatan | bentuk | bom
SEMUA: dict[str, Kasus] = LAIN | GAMBAR | DOKUMEN

assert len(SEMUA) == len(LAIN) + len(foto) + len(png) + len(aksi) + len(muatan) + len(bentuk) + len(bom)
