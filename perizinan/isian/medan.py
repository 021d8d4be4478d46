"""One field: from what was typed to the value that is kept, and from that to what is shown.

Values are kept as text: dates as ISO 8601, money as whole rupiah, phones as E.164, numbers with their leading zeros,
several choices as their codes with commas, a point as "lat,lon", a list as JSON (`daftar`).
Sources: domain notes G (NIK, NPWP by PMK 112/2022, KBLI by Peraturan BPS 2/2020, phones).
"""

import re
from collections.abc import Callable
from datetime import date

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from stdnum.id import nik as stdnum_nik

from perizinan.isian.daftar import baca_baris, tulis_baris
from perizinan.isian.galat import IsianKeliru
from perizinan.isian.koordinat import baca_koordinat
from perizinan.isian.tanggal import baca_tanggal
from perizinan.skema import Medan
from perizinan.skema.formulir import BERPILIHAN
from sicantik.lib import jam
from sicantik.lib.uang import rupiah, terbilang

UANG_TERBESAR = 10**15
BERANGKAI = ("daftar", "pilihan_ganda")  # several answers in one text: their parts are measured, not the whole
_RIBUAN = r"[0-9]{1,3}(?:[.\s][0-9]{3})+|[0-9]+"  # dots only between groups of three: "12.5" is not 125


def normalkan(medan: Medan, teks: str) -> str:
    """The value to keep for what was typed; "" for an optional field left empty. Raises IsianKeliru.

    Normal values stay as they are. A date that must lie ahead is not compared with today here: it would turn wrong by
    itself (`tanggal_lewat`).
    """
    teks = teks.strip() if medan.jenis in ("teks_panjang", "daftar") else " ".join(teks.split())
    if not teks:
        if medan.wajib:
            raise _kosong(medan)
        return ""
    if len(teks) > medan.maks and medan.jenis not in BERANGKAI:
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


def tampilan_baris(medan: Medan, nilai: str) -> list[list[tuple[str, str]]]:
    """The rows of a list as people read them: label and answer of every cell that is filled in.

    What was typed and is not right yet stands as it was typed.
    """
    return [[(k.label, _tampil_sel(k, b[k.kode])) for k in medan.kolom if b[k.kode]] for b in baca_baris(medan, nilai)]


def ribuan(nilai: int) -> str:
    """1250 -> "1.250"."""
    return f"{nilai:,}".replace(",", ".")


def angka(teks: str) -> str:
    return re.sub(r"\D", "", teks)


def _tampil_sel(kolom: Medan, teks: str) -> str:
    """Money without its words: a row has to stay a line."""
    try:
        nilai = normalkan(kolom, teks)
    except IsianKeliru:
        return teks
    return rupiah(int(nilai)) if kolom.jenis == "uang" else tampilan(kolom, nilai)


def _kosong(medan: Medan) -> IsianKeliru:
    kata = _("Isi %(label)s")
    if medan.jenis in BERPILIHAN:
        kata = _("Pilih %(label)s")
    elif medan.jenis == "daftar":
        kata = _("Isi sedikitnya satu baris %(label)s")
    return IsianKeliru(kata % {"label": _kecil(medan.label)})


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
    hari = baca_tanggal(teks, medan.label)
    if medan.batas == "lampau" and hari > jam.hari_ini():
        raise IsianKeliru(_("%(label)s belum terjadi. Periksa tahunnya.") % {"label": medan.label})
    return hari.isoformat()


def _uang(medan: Medan, teks: str) -> str:
    """Whole rupiah; dots only between groups of three, so that "50.000.000" and "50000000.00" are never confused."""
    jumlah = re.fullmatch(rf"(?:rp\.?\s*)?({_RIBUAN})(?:,00|,-)?", teks.lower())
    if jumlah is None or not int(bersih := angka(jumlah[1])):
        raise IsianKeliru(_("%(label)s harus rupiah bulat tanpa sen, misalnya 250.000.000") % {"label": medan.label})
    if int(bersih) > UANG_TERBESAR:
        raise IsianKeliru(_("%(label)s terlalu besar. Periksa jumlah nolnya.") % {"label": medan.label})
    return str(int(bersih))


def _bilangan(medan: Medan, teks: str) -> str:
    """A whole number; its unit may be typed behind it."""
    polos = teks.lower().replace("m2", "m²").removesuffix(medan.satuan.lower()).strip()
    bersih = angka(polos) if re.fullmatch(_RIBUAN, polos) else ""
    if not bersih:
        raise IsianKeliru(_("%(label)s harus bilangan bulat, misalnya 1.250") % {"label": medan.label})
    if len(bersih) > 9:
        raise IsianKeliru(_("%(label)s terlalu besar. Periksa jumlah nolnya.") % {"label": medan.label})
    return str(int(bersih))


def _kbli(medan: Medan, teks: str) -> str:
    if not re.fullmatch(r"[0-9]{5}", teks):
        raise IsianKeliru(_("Kode KBLI harus 5 angka, misalnya 47112"))
    return teks


def _pilihan(medan: Medan, teks: str) -> str:
    if teks not in medan.semua_pilihan:
        raise IsianKeliru(_("Pilih %(label)s dari daftar") % {"label": _kecil(medan.label)})
    return teks


def _pilihan_ganda(medan: Medan, teks: str) -> str:
    """In the order of the choices, each once."""
    dipilih = {kode for kode in teks.replace(" ", "").split(",") if kode}
    if not dipilih or not dipilih <= set(medan.semua_pilihan):
        raise IsianKeliru(_("Pilih %(label)s dari daftar") % {"label": _kecil(medan.label)})
    if medan.sendiri in dipilih and len(dipilih) > 1:
        kata = _('%(label)s: pilih "%(sendiri)s" saja, atau hapus centangnya')
        raise IsianKeliru(kata % {"label": medan.label, "sendiri": medan.semua_pilihan[medan.sendiri]})
    return ",".join(kode for kode in medan.semua_pilihan if kode in dipilih)


def _koordinat(medan: Medan, teks: str) -> str:
    return baca_koordinat(teks, medan.label)


def _daftar(medan: Medan, teks: str) -> str:
    """Every row by its columns' rules; a message names the list and the row."""
    baris = baca_baris(medan, teks)
    if not baris and medan.wajib:
        raise _kosong(medan)
    if len(baris) > medan.baris:
        raise IsianKeliru(_("%(label)s paling banyak %(n)d baris") % {"label": medan.label, "n": medan.baris})
    hasil = []
    for n, isi in enumerate(baris, 1):
        try:
            hasil.append({k.kode: normalkan(k, isi[k.kode]) for k in medan.kolom})
        except IsianKeliru as e:
            kata = _("%(label)s, baris %(n)d: %(pesan)s")
            raise IsianKeliru(kata % {"label": medan.label, "n": n, "pesan": e}) from e
    return tulis_baris(medan, hasil)


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
    "pilihan_ganda": _pilihan_ganda,
    "koordinat": _koordinat,
    "daftar": _daftar,
}


def _tampil_npwp(medan: Medan, n: str) -> str:
    if len(n) != 15:
        return n
    return f"{n[:2]}.{n[2:5]}.{n[5:8]}.{n[8]}-{n[9:12]}.{n[12:]}"


def _tampil_telepon(medan: Medan, n: str) -> str:
    return phonenumbers.format_number(phonenumbers.parse(n), phonenumbers.PhoneNumberFormat.NATIONAL)


def _tampil_bilangan(medan: Medan, n: str) -> str:
    """With its unit and dots; one without a unit may be a year, and stays as it is."""
    return f"{ribuan(int(n))} {medan.satuan}" if medan.satuan else n


def _tampil_ganda(medan: Medan, n: str) -> str:
    """ "Surat, sampul" or, in groups, "Tanah: pengurukan, saluran; Gedung: rumah"."""
    dipilih = n.split(",")
    kelompok = [("", medan.pilihan), *medan.kelompok_pilihan]
    isi = [(judul, ", ".join(kata for kode, kata in pilihan if kode in dipilih)) for judul, pilihan in kelompok]
    return "; ".join(f"{judul}: {kata}" if judul else kata for judul, kata in isi if kata) or n


def _tampil_koordinat(medan: Medan, n: str) -> str:
    return n.replace(",", ", ")


def _tampil_daftar(medan: Medan, n: str) -> str:
    """One line for all rows, as a permit prints them."""
    baris = [", ".join(isi for _label, isi in sel) for sel in tampilan_baris(medan, n)]
    return "; ".join(f"{nomor}. {isi}" for nomor, isi in enumerate(baris, 1)) or "-"


_PENAMPIL: dict[str, Callable[[Medan, str], str]] = {
    "npwp": _tampil_npwp,
    "telepon": _tampil_telepon,
    "tanggal": lambda m, n: date_format(date.fromisoformat(n), "DATE_FORMAT"),
    "uang": lambda m, n: f"{rupiah(int(n))} ({terbilang(int(n))})",
    "bilangan": _tampil_bilangan,
    "pilihan": lambda m, n: m.semua_pilihan.get(n, n),
    "pilihan_ganda": _tampil_ganda,
    "koordinat": _tampil_koordinat,
    "daftar": _tampil_daftar,
}
