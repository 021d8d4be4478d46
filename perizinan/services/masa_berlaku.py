"""Until when a permit holds: the pack's years, the day of the form that limits it, and the permit it goes on from."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from perizinan.isian import akhir_izin_kertas, batas_berlaku
from perizinan.models import Permohonan
from perizinan.services.galat import PermohonanDitolak
from perizinan.skema import Paket
from sicantik.lib.bulan import geser_bulan


def hitung_berlaku_sampai(permohonan: Permohonan, hari: date) -> date | None:
    """The last day of a permit approved on `hari`; None: it does not end by itself.

    Raises PermohonanDitolak where that day would be past.
    """
    paket, isian = permohonan.versi_paket.paket, permohonan.semua_isian
    batas = _batas(paket, isian, hari)
    return min((d for d in (_habis(permohonan, paket, isian, hari), batas) if d is not None), default=None)


def akhir_izin_lama(permohonan: Permohonan) -> date | None:
    """When the permit that this application goes on from ends: by the register, or by the paper's date."""
    if permohonan.izin_lama is not None:
        return permohonan.izin_lama.berlaku_sampai
    return akhir_izin_kertas(permohonan.versi_paket.paket, permohonan.semua_isian)


def _habis(permohonan: Permohonan, paket: Paket, isian: Mapping[str, str], hari: date) -> date | None:
    """Where the time counts from is the pack's rule of the kind (skema.AturanJenis)."""
    tahun, lama = paket.izin.tahun_berlaku, akhir_izin_lama(permohonan) if permohonan.jenis != "baru" else None
    masa = paket.izin.aturan(permohonan.jenis).masa
    if masa == "tetap" and lama is not None:
        if lama < hari:
            raise PermohonanDitolak(
                _("Izin lama sudah habis masa berlakunya. Izin tidak dapat diterbitkan dengan masa yang sama.")
            )
        return lama
    if tahun is None:
        return None
    mulai = lama if masa == "lanjut" and lama is not None and lama > hari else hari
    return geser_bulan(mulai, tahun * 12)


def _batas(paket: Paket, isian: Mapping[str, str], hari: date) -> date | None:
    batas = batas_berlaku(paket, isian)
    if batas is not None and batas < hari:
        label = paket.medan[paket.izin.medan_batas_berlaku or ""].label
        raise PermohonanDitolak(_("%(label)s sudah lewat. Izin tidak dapat diterbitkan.") % {"label": label})
    return batas
