"""What may be made of figures that somebody wrote into an address or a hidden field."""

TAHUN = range(2000, 2101)  # the years that a page shows; beyond them dates run over


def bilangan(teks: str) -> int | None:
    """The number of at most nine figures, which every column of the database holds; None for anything else."""
    return int(teks) if teks.isdecimal() and len(teks) < 10 else None
