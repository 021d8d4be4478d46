"""What an address may bring along for a new draft: of the business, nothing personal."""

from django.http import QueryDict

ISIAN_AWAL = ("kbli", "kbli_edisi", "kbli_judul", "bentuk_usaha")


def isian_awal(data: QueryDict) -> dict[str, str]:
    """Right or wrong, as if typed: the form judges it."""
    return {k: str(data[k])[:160].replace("\0", "") for k in ISIAN_AWAL if data.get(k)}
