"""One field: from what was typed to the value that is kept, and from that to what is shown.

Values are kept as text: dates as ISO 8601, money as whole rupiah, phones as E.164, numbers with their leading zeros.
Sources: domain notes G (NIK, NPWP by PMK 112/2022, KBLI by Peraturan BPS 2/2020, phones).
"""

import re
from collections.abc import Callable
from datetime import date, datetime

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from num2words import num2words
from stdnum.id import nik as stdnum_nik

from perizinan.skema import Medan

UANG_TERBESAR = 10**15


class IsianKeliru(Exception):
    """What is wrong with an answer and how to mend it, in Indonesian."""


def normalkan(medan: Medan, teks: str) -> str:
    """The value to keep for what was typed; "" for an optional field left empty. Raises IsianKeliru."""
    teks = " ".join(teks.split()) if medan.jenis != "teks_panjang" else teks.strip()
    if not teks:
        if medan.wajib:
            kata = _("Pilih %(label)s") if medan.jenis == "pilihan" else _("Isi %(label)s")
            raise IsianKeliru(kata % {"label": _kecil(medan.label)})
        return ""
    if len(teks) > medan.maks:
        raise IsianKeliru(
            _("%(label)s paling panjang %(maks)d huruf, sekarang %(kini)d")
            % {"label": medan.label, "maks": medan.maks, "kini": len(teks)}
        )
    if "\0" in teks:
        raise IsianKeliru(_("%(label)s memuat tanda yang tidak dikenal. Ketik ulang.") % {"label": medan.label})
    return _PEMERIKSA[medan.jenis](medan, teks)


def tampilan(medan: Medan, nilai: str) -> str:
    """The kept value as people read it."""
    if not nilai:
        return "-"
    penampil = _PENAMPIL.get(medan.jenis)
    return penampil(medan, nilai) if penampil else nilai


def angka(teks: str) -> str:
    return re.sub(r"\D", "", teks)


def terbilang(nilai: int) -> str:
    """Whole rupiah in words: "dua juta lima ratus ribu rupiah"."""
    return f"{num2words(nilai, lang='id')} rupiah"


def rupiah(nilai: int) -> str:
    return "Rp" + f"{nilai:,}".replace(",", ".")


def _kecil(label: str) -> str:
    return label if label[:2].isupper() else label[0].lower() + label[1:]


def _teks(medan: Medan, teks: str) -> str:
    return teks


def _nik(medan: Medan, teks: str) -> str:
    nik = angka(teks)
    if len(nik) != 16:
        raise IsianKeliru(_("NIK harus 16 angka, baru terisi %(n)d") % {"n": len(nik)})
    if not stdnum_nik.is_valid(nik):
        raise IsianKeliru(_("NIK tidak dikenal: tanggal lahir di dalamnya tidak ada. Periksa lagi dengan KTP-el."))
    return nik


def _npwp(medan: Medan, teks: str) -> str:
    nomor = angka(teks)
    if len(nomor) not in (15, 16):
        raise IsianKeliru(_("NPWP harus 15 atau 16 angka, baru terisi %(n)d") % {"n": len(nomor)})
    return nomor


def _telepon(medan: Medan, teks: str) -> str:
    try:
        nomor = phonenumbers.parse(teks, "ID")
    except phonenumbers.NumberParseException:
        nomor = None
    if nomor is None or not phonenumbers.is_valid_number(nomor):
        raise IsianKeliru(_("%(label)s tidak dikenal. Contoh: 0812 3456 7890") % {"label": medan.label})
    return phonenumbers.format_number(nomor, phonenumbers.PhoneNumberFormat.E164)


def _surel(medan: Medan, teks: str) -> str:
    try:
        validate_email(teks)
    except ValidationError as e:
        raise IsianKeliru(_("Tulis surel lengkap, misalnya nama@contoh.id")) from e
    return teks.lower()


def _tanggal(medan: Medan, teks: str) -> str:
    for pola in ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y"):
        try:
            hari = datetime.strptime(teks, pola).date()
        except ValueError:
            continue
        if date(1900, 1, 1) <= hari <= date(2100, 1, 1):
            return hari.isoformat()
    raise IsianKeliru(_("%(label)s harus tanggal, misalnya 17/8/1980") % {"label": medan.label})


def _uang(medan: Medan, teks: str) -> str:
    """Whole rupiah; dots only between groups of three, so that "50.000.000" and "50000000.00" are never confused."""
    jumlah = re.fullmatch(r"(?:rp\.?\s*)?([0-9]{1,3}(?:[.\s][0-9]{3})+|[0-9]+)(?:,00|,-)?", teks.lower())
    if jumlah is None or not int(bersih := angka(jumlah[1])):
        raise IsianKeliru(_("%(label)s harus rupiah bulat tanpa sen, misalnya 250.000.000") % {"label": medan.label})
    if int(bersih) > UANG_TERBESAR:
        raise IsianKeliru(_("%(label)s terlalu besar. Periksa jumlah nolnya.") % {"label": medan.label})
    return str(int(bersih))


def _bilangan(medan: Medan, teks: str) -> str:
    bersih = teks.replace(".", "")
    if not (bersih.isdecimal() and bersih.isascii()) or len(bersih) > 9:
        raise IsianKeliru(_("%(label)s harus bilangan bulat") % {"label": medan.label})
    return str(int(bersih))


def _kbli(medan: Medan, teks: str) -> str:
    if not re.fullmatch(r"[0-9]{5}", teks):
        raise IsianKeliru(_("Kode KBLI harus 5 angka, misalnya 47112"))
    return teks


def _pilihan(medan: Medan, teks: str) -> str:
    if teks not in dict(medan.pilihan):
        raise IsianKeliru(_("Pilih %(label)s dari daftar") % {"label": _kecil(medan.label)})
    return teks


_PEMERIKSA: dict[str, Callable[[Medan, str], str]] = {
    "teks": _teks,
    "teks_panjang": _teks,
    "nik": _nik,
    "npwp": _npwp,
    "telepon": _telepon,
    "surel": _surel,
    "tanggal": _tanggal,
    "uang": _uang,
    "bilangan": _bilangan,
    "kbli": _kbli,
    "pilihan": _pilihan,
}


def _tampil_npwp(medan: Medan, n: str) -> str:
    if len(n) != 15:
        return n
    return f"{n[:2]}.{n[2:5]}.{n[5:8]}.{n[8]}-{n[9:12]}.{n[12:]}"


def _tampil_telepon(medan: Medan, n: str) -> str:
    return phonenumbers.format_number(phonenumbers.parse(n), phonenumbers.PhoneNumberFormat.NATIONAL)


_PENAMPIL: dict[str, Callable[[Medan, str], str]] = {
    "npwp": _tampil_npwp,
    "telepon": _tampil_telepon,
    "tanggal": lambda m, n: date_format(date.fromisoformat(n), "DATE_FORMAT"),
    "uang": lambda m, n: f"{rupiah(int(n))} ({terbilang(int(n))})",
    "pilihan": lambda m, n: dict(m.pilihan).get(n, n),
}
