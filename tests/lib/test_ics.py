"""Calendar files as strict readers want them."""

from datetime import UTC, datetime

from sicantik.lib.ics import Acara, kalender, lipat, teks

ACARA = Acara(
    uid="peninjauan-7@contoh.example",
    versi=3,
    diubah=datetime(2026, 11, 16, 1, 0, tzinfo=UTC),
    mulai=datetime(2026, 11, 17, 1, 0, tzinfo=UTC),
    selesai=datetime(2026, 11, 17, 3, 0, tzinfo=UTC),
    judul="Peninjauan CV Contoh; cabang, satu",
    tempat="Jl. Contoh\\Raya",
    uraian="Baris satu\nBaris dua",
)


def buka(isi: bytes) -> list[str]:
    """The unfolded content lines."""
    return isi.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def test_bentuk_berkas() -> None:
    baris = buka(kalender([ACARA]))
    assert (baris[0], baris[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    isi = dict(b.split(":", 1) for b in baris)
    assert isi["UID"] == "peninjauan-7@contoh.example"
    assert (isi["SEQUENCE"], isi["DTSTART"], isi["DTEND"]) == ("2", "20261117T010000Z", "20261117T030000Z")
    assert isi["SUMMARY"] == "Peninjauan CV Contoh\\; cabang\\, satu"
    assert isi["LOCATION"] == "Jl. Contoh\\\\Raya"
    assert isi["DESCRIPTION"] == "Baris satu\\nBaris dua"
    assert kalender([ACARA]) == kalender([ACARA])


def test_baris_paling_panjang_75_oktet_tanpa_memotong_huruf() -> None:
    for panjang in range(60, 240):
        asli = "X:" + "é–a" * panjang
        terlipat = lipat(asli)
        assert terlipat.endswith(b"\r\n")
        assert all(len(b) <= 75 for b in terlipat.removesuffix(b"\r\n").split(b"\r\n"))
        assert [b.decode() for b in terlipat.split(b"\r\n")]  # each line decodes by itself
        assert buka(terlipat) == [asli]


def test_tidak_ada_baris_selundupan() -> None:
    """A company cannot put lines of its own into somebody's calendar."""
    jahat = "PT Contoh\r\nEND:VEVENT\r\nBEGIN:VALARM\x00\x0b"
    assert teks(jahat) == "PT Contoh\\nEND:VEVENT\\nBEGIN:VALARM"
    isi = kalender([Acara(**{**ACARA.__dict__, "judul": jahat, "tempat": jahat, "uid": jahat})])
    assert [b for b in buka(isi) if b.startswith(("BEGIN", "END"))] == [
        "BEGIN:VCALENDAR",
        "BEGIN:VEVENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
