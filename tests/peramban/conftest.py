"""The whole portal in a browser: every process that the demo runs, on data of its own."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from sicantik.supervisor import data, demo
from sicantik.supervisor.process import Children
from sicantik.supervisor.valkey import free_port
from tests.peramban.orang import Orang

LEBAR = {"telepon": 360, "meja": 1280}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """For two workers, each with a portal of its own: the phone's pages on one, the desk's on the other.

    A kind of page is looked at once for each width (Orang.periksa); without a script it is not, so that is the
    desk's. What names no width goes with the phone.
    """
    for item in items:
        if "peramban" not in item.keywords:
            continue
        pilihan = getattr(item, "callspec", None)
        isi = pilihan.params if pilihan else {}
        telepon = isi.get("lebar", LEBAR["telepon"]) == LEBAR["telepon"] and isi.get("skrip", True)
        item.add_marker(pytest.mark.xdist_group("telepon" if telepon else "meja"))


@pytest.fixture(scope="session")
def portal() -> Iterator[str]:
    """Address of a running portal with demo people and cases; SICANTIK_PORTAL names one that runs already."""
    if "SICANTIK_PORTAL" in os.environ:
        yield os.environ["SICANTIK_PORTAL"]
        return
    dipakai = {
        nama: os.environ.pop(nama) for nama in ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL") if nama in os.environ
    }
    try:
        with data.claim_temporary("peramban") as folder, Children() as children:
            porta = free_port()  # any: another worker prepares its own portal meanwhile
            demo.start_portal(folder, children, porta, durable=False)
            yield f"http://127.0.0.1:{porta}"
    finally:
        os.environ.update(dipakai)


@pytest.fixture(scope="session")
def peramban() -> Iterator[Browser]:
    with sync_playwright() as p:
        jalur = os.environ.get("SICANTIK_CHROMIUM", "/usr/bin/chromium")
        pilihan = [
            "--no-sandbox",
            "--disable-background-networking",
            "--disable-component-update",
            "--no-first-run",
            "--disable-gpu",
        ]
        mesin = p.chromium.launch(executable_path=jalur, args=pilihan)
        yield mesin
        mesin.close()


@pytest.fixture(scope="session")
def sesi() -> dict[str, Any]:
    """Cookies of the demo's people once they signed in: one address may not try its way in all day."""
    return {}


@pytest.fixture
def orang(portal: str, peramban: Browser, sesi: dict[str, Any]) -> Iterator[Callable[..., Orang]]:
    """Makes a person with a browser of their own: `orang("loket", lebar=1280, skrip=True)`."""
    semua: list[Orang] = []

    def buat(nama: str = "", *, lebar: int = 1280, skrip: bool = True) -> Orang:
        konteks = peramban.new_context(
            viewport={"width": lebar, "height": 800},
            java_script_enabled=skrip,
            locale="id-ID",
            accept_downloads=True,
            storage_state=sesi.get(nama),
        )
        semua.append(Orang(konteks.new_page(), portal, skrip=skrip))
        if nama and nama not in sesi:
            semua[-1].masuk(f"{nama}@sicantik.example")
            sesi[nama] = konteks.storage_state()
        return semua[-1]

    yield buat
    keluhan = [k for o in semua for k in o.keluhan]
    for o in semua:
        o.page.context.close()
    assert not keluhan, "\n".join(keluhan)
