"""Masked names and identities for pages that anyone may open."""

BENTUK_USAHA = frozenset({"PT", "CV", "UD", "PD", "FA"})  # say nothing of who it is


def samarkan_nama(nama: str) -> str:
    """First letter of each word kept: "CV Contoh Teluk" -> "CV C***** T****"; legal forms stay."""
    return " ".join(k if k.rstrip(".").upper() in BENTUK_USAHA else k[0] + "*" * (len(k) - 1) for k in nama.split())


def samarkan_identitas(nomor: str) -> str:
    """Only the last four characters stay."""
    return "*" * max(len(nomor) - 4, 0) + nomor[-4:]


def kelompokkan_nomor(nomor: str) -> str:
    """A 16-digit registration number in groups 5-3-2-2-4."""
    if len(nomor) != 16:
        return nomor
    return f"{nomor[:5]} {nomor[5:8]} {nomor[8:10]} {nomor[10:12]} {nomor[12:]}"
