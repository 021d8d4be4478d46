"""The applicant's vault as ready values, and what of it is offered for a required document."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from akun.models import Pengguna
from perizinan.models import Permohonan
from perizinan.queries.dokumen_saya import Dokumen, dokumen_saya
from perizinan.status import Kata
from perizinan.tampilan.draf import BarisSyarat, Tawaran
from sicantik.lib import jam


@dataclass(frozen=True)
class KartuDokumen:
    """A document of the vault."""

    id: int
    nama: str
    nama_berkas: str
    halaman: int
    ukuran: int
    asal: str  # what it was accepted in
    keadaan: Kata
    sampai: str  # what the applicant entered, as it is typed
    perlu_tanggal: bool


def lembar_dokumen(pengguna: Pengguna) -> dict[str, Any]:
    return {"dokumen": [_kartu(d) for d in dokumen_saya(pengguna)]}


def dengan_tawaran(permohonan: Permohonan, baris: list[BarisSyarat]) -> list[BarisSyarat]:
    """The rows of required documents with what the vault holds for each; as many statements for one as for all.

    A file that is in its place already is not offered for it.
    """
    terbuka = {b.syarat.kode for b in baris if b.terbuka and not b.syarat.sekali_pakai and not b.syarat.izin_lama}
    ada = {b.syarat.kode: b.berkas.sha256 for b in baris if b.berkas}
    milik = dokumen_saya(permohonan.pemohon, syarat=terbuka) if terbuka and permohonan.pemohon else []
    tawaran = [d for d in milik if d.ditawarkan and ada.get(d.syarat.kode) != d.berkas.sha256]
    # One person may have several businesses: the papers of this one first.
    usaha = permohonan.semua_isian.get(permohonan.versi_paket.paket.izin.medan_nama_usaha, "")
    tawaran.sort(key=lambda d: d.berkas.permohonan.nama_usaha != usaha)
    return [replace(b, tawaran=[_tawaran(d) for d in tawaran if d.syarat.kode == b.syarat.kode]) for b in baris]


def _tawaran(d: Dokumen) -> Tawaran:
    return Tawaran(d.berkas.pk, d.berkas.nama, f"{_asal(d)} {_masa(d)}".strip())


def _kartu(d: Dokumen) -> KartuDokumen:
    sampai = f"{d.sampai:%d/%m/%Y}" if d.sampai and d.diisi else ""
    return KartuDokumen(
        d.berkas.pk,
        d.syarat.nama,
        d.berkas.nama,
        d.berkas.halaman,
        d.berkas.ukuran,
        _asal(d),
        _keadaan(d),
        sampai,
        d.perlu_tanggal,
    )


def _keadaan(d: Dokumen) -> Kata:
    if d.perlu_tanggal:
        return Kata(_("Isi masa berlakunya"), "c-warn", "alert-triangle")
    if d.habis:
        return Kata(_masa(d), "c-err", "clock")
    return Kata(_masa(d) or _("Masih berlaku"), "c-ok", "check")


def _masa(d: Dokumen) -> str:
    if d.sampai is None:
        return ""
    hari = date_format(d.sampai, "DATE_FORMAT")
    return (_("Habis %(hari)s") if d.habis else _("Berlaku sampai %(hari)s")) % {"hari": hari}


def _asal(d: Dokumen) -> str:
    """Where it was accepted, and of which business it is."""
    permohonan = d.berkas.permohonan
    isi = {"kode": permohonan.versi_paket.kode, "usaha": permohonan.nama_usaha}
    if d.diterima is None:
        return _("Dari permohonan %(kode)s, %(usaha)s.") % isi
    isi["hari"] = date_format(d.diterima.astimezone(jam.zona()), "DATE_FORMAT")
    return _("Diterima loket %(hari)s pada permohonan %(kode)s, %(usaha)s.") % isi
