"""One item of an inspection: from what was typed on the phone to the value that is kept, and to what is shown."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from perizinan.isian import IsianKeliru, normalkan
from perizinan.skema import ButirTinjau, Medan
from sicantik.lib.cetak import JalurGalat, jalur_sah

YA_TIDAK = {"ya": gettext_noop("Ya"), "tidak": gettext_noop("Tidak")}
TERPANJANG = 1000


def normalkan_tinjau(butir: ButirTinjau, teks: str) -> str:
    """The value to keep; "" takes an earlier one away. Raises IsianKeliru."""
    if butir.jenis == "foto" or not teks.strip():
        return ""
    if butir.jenis == "tanda_tangan":
        return _goresan(teks.strip())
    if butir.jenis == "ya_tidak" and teks not in YA_TIDAK:
        raise IsianKeliru(_("Pilih Ya atau Tidak"))
    return normalkan(_medan(butir), teks)


def tampilan_tinjau(butir: ButirTinjau, nilai: str) -> str:
    """The kept value in Indonesian, as the checklist is; nothing for a signature, which is drawn."""
    if not nilai or butir.jenis in ("foto", "tanda_tangan"):
        return ""
    if butir.jenis == "ya_tidak":
        return YA_TIDAK[nilai]
    if butir.jenis == "pilihan":
        return dict(butir.pilihan).get(nilai, nilai)
    if butir.jenis == "bilangan":
        return f"{int(nilai):,} {butir.satuan}".replace(",", ".").strip()
    return nilai


def _goresan(teks: str) -> str:
    try:
        return jalur_sah(teks)
    except JalurGalat as e:
        raise IsianKeliru(_("Tanda tangan di layar tidak terbaca. Ulangi.")) from e


def _medan(butir: ButirTinjau) -> Medan:
    """The same rules as for the applicant's answers."""
    if butir.jenis == "pilihan":
        return Medan(kode=butir.kode, label=butir.label, jenis="pilihan", pilihan=butir.pilihan)
    jenis = "bilangan" if butir.jenis == "bilangan" else "teks"
    return Medan(kode=butir.kode, label=butir.label, jenis=jenis, maks=TERPANJANG)
