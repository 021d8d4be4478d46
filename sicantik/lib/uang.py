"""Whole rupiah as people read them: in figures and in words."""

from num2words import num2words


def rupiah(nilai: int) -> str:
    """1250000 -> "Rp1.250.000"."""
    tanda = "-" if nilai < 0 else ""
    return f"{tanda}Rp{abs(nilai):,}".replace(",", ".")


def terbilang(nilai: int) -> str:
    """2500000 -> "dua juta lima ratus ribu rupiah"."""
    return f"{num2words(nilai, lang='id')} rupiah"
