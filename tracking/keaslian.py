"""What the authenticity page says of a permit."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from perizinan import status
from sicantik.lib import jam
from tracking.kata import tanggal, tanpa_pribadi
from tracking.queries import Keaslian

_WARNA = {"k-ok": "", "k-err": "batal", "k-warn": "habis"}


@dataclass(frozen=True)
class Lembar:
    """The authenticity page: the word, one sentence, and what to compare with the paper."""

    kata: str
    kelas: str
    ikon: str
    kalimat: str
    rinci: list[tuple[str, str]]
    nomor_permohonan: str = ""
    permohonan_pengganti: str = ""  # of the permit that took its place


def lembar_keaslian(izin: Keaslian) -> Lembar:
    kata = _(izin.keadaan.kata)
    rinci = [(_("Nomor izin"), izin.nomor), (_("Jenis izin"), izin.nama_izin), (_("Pemegang"), izin.pemegang_samaran)]
    rinci.append((_("Ditetapkan"), tanggal(izin.disetujui)))
    if izin.keadaan in (status.SAH, status.KEDALUWARSA):
        rinci.append((_("Berlaku"), _berlaku(izin)))
    if izin.diakhiri:
        rinci.append((kata.capitalize(), tanggal(izin.diakhiri)))
    if izin.pengganti:
        rinci.append((_("Diganti dengan"), izin.pengganti))
    if izin.sebab_akhir:
        rinci.append((_("Sebab"), tanpa_pribadi(izin.sebab_akhir)))
    rinci.append((_("Tanda tangan"), kata_tanda_tangan()))
    if izin.sha256:
        rinci.append((_("SHA-256 dokumen"), f"{izin.sha256[:16]}…"))
    rinci.append((_("Diperiksa"), _diperiksa()))
    return Lembar(
        kata=kata,
        kelas=f"{_WARNA[izin.keadaan.kelas]} {_panjang(kata)}",
        ikon=izin.keadaan.ikon,
        kalimat=_kalimat(izin),
        rinci=rinci,
        nomor_permohonan=izin.nomor_permohonan,
        permohonan_pengganti=izin.permohonan_pengganti,
    )


def kata_tanda_tangan() -> str:
    """How the document is signed; as the document itself says it."""
    return _("Tanda tangan elektronik tidak tersertifikasi (kunci lokal, bukan BSrE)")


def lembar_tiada() -> Lembar:
    keadaan = status.TIDAK_DITEMUKAN
    kata = _(keadaan.kata)
    kalimat = _("Tidak ada izin dengan kode ini. Periksa lagi kode pada dokumen, atau hubungi kami.")
    return Lembar(kata, f"tiada {_panjang(kata)}", keadaan.ikon, kalimat, [(_("Diperiksa"), _diperiksa())])


def _kalimat(izin: Keaslian) -> str:
    sejak = tanggal(izin.diakhiri or izin.berlaku_sampai or izin.disetujui)
    return {
        status.SAH: _("Izin ini terbit dari kantor kami dan masih berlaku."),
        status.BELUM_DISERAHKAN: _("Izin ini sudah ditetapkan tetapi belum diserahkan. Dokumennya belum berlaku."),
        status.IZIN_DIBATALKAN: _("Izin ini dibatalkan pada %(sejak)s dan tidak berlaku.") % {"sejak": sejak},
        status.DICABUT: _("Izin ini tidak berlaku lagi sejak %(sejak)s.") % {"sejak": sejak},
        status.DIGANTI: _("Izin ini diganti dengan yang baru sejak %(sejak)s.") % {"sejak": sejak},
        status.KEDALUWARSA: _("Masa berlaku izin ini habis %(sejak)s. Pemegang dapat memperpanjang.")
        % {"sejak": sejak},
    }[izin.keadaan]


def _panjang(kata: str) -> str:
    """Long words are set smaller, so that they stay in one piece on a phone."""
    return "panjang" if max(map(len, kata.split())) > 7 else ""


def _berlaku(izin: Keaslian) -> str:
    if izin.berlaku_sampai is None:
        return izin.masa_berlaku
    return _("Sampai %(tanggal)s") % {"tanggal": tanggal(izin.berlaku_sampai)}


def _diperiksa() -> str:
    kini = jam.kini().astimezone(jam.zona())
    return f"{tanggal(kini)}, {kini:%H.%M.%S} {settings.ZONA_SINGKAT}"
