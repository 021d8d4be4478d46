"""The permit's data before it is a permit: entered, verified, corrected (SOP steps 3 to 5)."""

import hashlib
import json
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from akun.models import Pengguna
from perizinan.isian import IsianKeliru, butir_berlaku, penanda_nomor
from perizinan.models import KonsepIzin, Permohonan
from perizinan.services.galat import DataBerubah, PermohonanDitolak
from perizinan.services.kabar import kabari
from perizinan.services.pembayaran import pastikan_lunas
from sicantik.lib import jam
from sop import services as sop


def intisari_butir(butir: Mapping[str, str]) -> str:
    """SHA-256 of the lines of a permit: what verifier, corrector and head say that they saw."""
    return hashlib.sha256(json.dumps(dict(butir), sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@transaction.atomic
def entri_data(*, permohonan: Permohonan, versi: int, oleh: Pengguna, butir: Mapping[str, str]) -> None:
    """Set the text of every line that this permit has and pass the draft on.

    Raises PermohonanDitolak for an empty line, and where the form lacks what the permit's number is made of: at the
    head's desk it would be too late.
    """
    giliran = sop.buka_giliran(proses_id=permohonan.id_proses, oleh=oleh, aksi="cetak_izin", versi=versi)
    pastikan_lunas(permohonan)
    paket, isian = permohonan.versi_paket.paket, permohonan.semua_isian
    try:
        penanda_nomor(paket, isian)
    except IsianKeliru as e:
        raise PermohonanDitolak(_("%(sebab)s Berkas perlu dikembalikan kepada pemohon.") % {"sebab": e}) from e
    baris = {b.kode: butir.get(b.kode, "").strip() for b in butir_berlaku(paket, isian)}
    if kosong := [kode for kode, isi in baris.items() if not isi]:
        raise PermohonanDitolak(_("Baris %(kode)s masih kosong.") % {"kode": ", ".join(kosong)})
    KonsepIzin.objects.update_or_create(
        permohonan=permohonan,
        defaults={"butir": baris, "intisari": intisari_butir(baris), "diubah": jam.kini()},
    )
    kabari(permohonan, sop.selesaikan(giliran, hasil="selesai"))


@transaction.atomic
def putuskan_konsep(
    *, permohonan: Permohonan, versi: int, oleh: Pengguna, setuju: bool, intisari: str, catatan: str = ""
) -> None:
    """Verify or correct the draft that was seen: agree, or send it back to entry with a reason."""
    giliran = sop.buka_giliran(proses_id=permohonan.id_proses, oleh=oleh, versi=versi)
    if giliran.langkah.aksi not in ("verifikasi", "koreksi"):
        raise sop.BukanGiliran(_("Langkah ini bukan pemeriksaan konsep."))
    periksa_intisari(permohonan, intisari)
    if not setuju and not catatan.strip():
        raise PermohonanDitolak(_("Tulis apa yang harus diperbaiki."))
    kabari(permohonan, sop.selesaikan(giliran, hasil="ya" if setuju else "tidak", catatan=catatan))


def periksa_intisari(permohonan: Permohonan, intisari: str) -> KonsepIzin:
    """The stored draft, when it is still what the person saw. Raises DataBerubah."""
    konsep = KonsepIzin.objects.filter(permohonan=permohonan).first()
    if konsep is None or konsep.intisari != intisari:
        raise DataBerubah(_("Data izin berubah sejak Anda membuka halaman ini. Periksa sekali lagi."))
    return konsep
