"""iCalendar (RFC 5545): events in UTC for the calendars of phones and offices. Written here, for it is one shape only.

What readers are strict about: CRLF, lines of at most 75 octets, escaped texts, and a SEQUENCE that rises when an
event of the same UID was moved.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

TERPANJANG = 75  # octets of a line, its continuation mark included
_LARI = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True)
class Acara:
    """One event. `versi` counts from 1 and rises with every move; `batal`: it does not take place."""

    uid: str
    versi: int
    diubah: datetime
    mulai: datetime
    selesai: datetime
    judul: str
    tempat: str
    uraian: str
    batal: bool = False


def kalender(acara: Iterable[Acara]) -> bytes:
    """A calendar file with these events; the same events make the same bytes."""
    baris = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//SiCantik//Peninjauan//ID", "METHOD:PUBLISH"]
    for a in acara:
        baris += _acara(a)
    return b"".join(lipat(b) for b in [*baris, "END:VCALENDAR"])


def lipat(baris: str) -> bytes:
    """A content line folded at 75 octets, never inside a character, with its CRLF."""
    potong: list[bytes] = []
    sisa = baris
    while sisa:
        ruang = TERPANJANG - bool(potong)
        bagian = sisa.encode()[:ruang].decode(errors="ignore")
        potong.append(bagian.encode())
        sisa = sisa[len(bagian) :]
    return b"\r\n ".join(potong) + b"\r\n"


def teks(nilai: str) -> str:
    """A TEXT value, escaped; other control characters are dropped."""
    return "".join(c for c in nilai if c in "\n\t" or c.isprintable()).translate(_LARI)


def _acara(a: Acara) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{teks(a.uid)}",
        f"SEQUENCE:{a.versi - 1}",
        f"DTSTAMP:{_saat(a.diubah)}",
        f"DTSTART:{_saat(a.mulai)}",
        f"DTEND:{_saat(a.selesai)}",
        f"SUMMARY:{teks(a.judul)}",
        f"LOCATION:{teks(a.tempat)}",
        f"DESCRIPTION:{teks(a.uraian)}",
        *(["STATUS:CANCELLED"] if a.batal else []),
        "END:VEVENT",
    ]


def _saat(saat: datetime) -> str:
    return f"{saat.astimezone(UTC):%Y%m%dT%H%M%SZ}"
