"""The table of the HO pack, and tables made from it. Malang's, as published: an example, not a tariff in force."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from perizinan.services.paket import FOLDER, baca_paket
from perizinan.skema import Bunga, Tarif

BUNGA = Bunga(persen_per_bulan=2, paling_lama_bulan=24, dasar="contoh uji")


@lru_cache
def malang() -> Tarif:
    """Kota Malang, Perda 21/2008, gangguan kecil: prices per m² by area, index of road and of kawasan."""
    tarif = baca_paket(FOLDER / "ho").tarif
    assert tarif is not None
    return tarif


def tarif(**ganti: Any) -> Tarif:
    """The same with other rules."""
    return malang().model_copy(update=ganti)
