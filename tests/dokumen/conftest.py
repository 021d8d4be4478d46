import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sicantik.lib import pdf
from sicantik.lib.cetak import buat_html
from sicantik.signer import klien, server
from tests.dokumen import contoh

DISETUJUI = 1


@dataclass(frozen=True)
class Penanda:
    """A running signer that signs permit 1 only."""

    soket: Path
    folder: Path

    @property
    def ca(self) -> Path:
        return self.folder / "ca.crt"

    def tanda_tangani(self, isi: bytes, izin_id: int = DISETUJUI) -> bytes:
        return klien.tanda_tangani(self.soket, izin_id, isi, batas_detik=10)


@pytest.fixture(scope="session")
def jalankan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Penanda]]:
    """Starts signers in threads, each with a key folder of its own, and ends them with the session."""
    berhenti, utas = threading.Event(), []

    def mulai(nama: str, **lain: object) -> Penanda:
        akar = tmp_path_factory.mktemp(nama)
        penanda = Penanda(akar / "s", akar / "kunci")

        def periksa(izin_id: int, isi: bytes) -> str | None:
            return None if izin_id == DISETUJUI else "izin belum disetujui"

        pilihan = {"periksa": periksa, "buat_kunci": True, "berhenti": berhenti, **lain}
        utas.append(threading.Thread(target=server.layani, args=(penanda.soket, penanda.folder), kwargs=pilihan))
        utas[-1].start()
        for _ in range(200):
            if penanda.soket.exists():
                break
            berhenti.wait(0.05)
        return penanda

    yield mulai
    berhenti.set()
    for u in utas:
        u.join()


@pytest.fixture(scope="session")
def penanda(jalankan: Callable[..., Penanda]) -> Penanda:
    return jalankan("penanda")


@pytest.fixture(scope="session")
def izin_pdf() -> bytes:
    return pdf.cetak(buat_html(contoh.TEMPLAT_IZIN.read_text("utf-8"), contoh.izin()))


@pytest.fixture(scope="session")
def izin_bertanda_tangan(penanda: Penanda, izin_pdf: bytes) -> bytes:
    return penanda.tanda_tangani(izin_pdf)
