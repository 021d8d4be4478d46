"""What the tracking pages say, in words. Dates are words here already, which is a good part of the pages' speed."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from perizinan import status
from perizinan.queries import Jeda, Lacak
from sicantik.lib import jam
from sop.status import SEBAB
from tracking.kata import Tanggalan, hari_kerja, tanggal, tanggal_hari, tanpa_pribadi

AJUKAN_LAGI = gettext_noop("Bila masih memerlukan izin ini, Anda boleh mengajukan lagi kapan saja.")
# Ends without a permit: the look, the heading, and what one can do now.
TANPA_IZIN = {
    status.DIBATALKAN: ("k-err", gettext_noop("Permohonan ini dibatalkan"), AJUKAN_LAGI),
    status.DITARIK: ("k-warn", gettext_noop("Permohonan ini sudah ditarik"), AJUKAN_LAGI),
    status.DITOLAK: (
        "k-err",
        gettext_noop("Permohonan ini ditolak"),
        gettext_noop(
            "Surat penolakan memuat alasan, dasar hukum, dan cara mengajukan keberatan. Masuk untuk mengunduhnya."
        ),
    ),
}


@dataclass(frozen=True)
class Fakta:
    gambar: str
    nama: str
    nilai: str
    catatan: str = ""


@dataclass(frozen=True)
class Tindakan:
    """What the applicant has to do or know first. A button leads to the application behind sign-in."""

    kelas: str
    judul: str
    isi: list[str]
    tombol: str = ""


def jam_pelayanan(lacak: Lacak) -> Fakta:
    """Does the clock run? The reason is one of three fixed ones."""
    nama = _("Jam pelayanan")
    if lacak.selesai:
        kata = _("Berakhir") if lacak.status in TANPA_IZIN else _("Selesai")
        return Fakta("circle-check", nama, kata, tanggal(lacak.selesai))
    if lacak.berhenti_sejak:
        isi = {
            "saat": Tanggalan().saat(lacak.berhenti_sejak),
            "zona": settings.ZONA_SINGKAT,
            "sebab": lacak.sebab_berhenti,
        }
        return Fakta("clock-pause", nama, _("Berhenti"), _("sejak %(saat)s %(zona)s. %(sebab)s.") % isi)
    return Fakta("clock", nama, _("Berjalan"))


def waktu_terpakai(lacak: Lacak) -> Fakta:
    isi = {"terpakai": lacak.hari_terpakai, "janji": hari_kerja(lacak.hari_janji)}
    return Fakta("clock", _("Waktu terpakai"), _("%(terpakai)d dari %(janji)s") % isi)


def perkiraan(lacak: Lacak) -> Fakta:
    batas = tanggal_hari(lacak.tenggat)
    if lacak.selesai:
        return Fakta("calendar-event", _("Batas waktu kami"), batas)
    if lacak.jam_berhenti:
        sisa = hari_kerja(max(lacak.hari_janji - lacak.hari_terpakai, 0))
        return Fakta("calendar-event", _("Sisa waktu kami"), sisa, _("dihitung lagi setelah jam berjalan"))
    if jam.kini() > lacak.tenggat:
        return Fakta("alert-triangle", _("Kami terlambat"), batas, _("seharusnya selesai hari itu"))
    return Fakta("calendar-event", _("Selesai paling lambat"), batas)


def letak_umum(lacak: Lacak) -> str:
    """Which stage the file is at, for anyone."""
    kini = next(((n, t.nama) for n, t in enumerate(lacak.tahap, 1) if t.kini), None)
    if lacak.selesai or kini is None:
        return f"{_(lacak.status.kata)}."
    kalimat = _("Tahap %(n)d dari %(semua)d: %(nama)s.") % {"n": kini[0], "semua": len(lacak.tahap), "nama": kini[1]}
    return kalimat + " " + _("Menunggu pemohon.") if lacak.di_pemohon else kalimat


def letak(lacak: Lacak) -> tuple[str, str]:
    """Where the file is, and what happens there."""
    isi = {"n": lacak.langkah, "semua": lacak.jumlah_langkah, "pelaksana": lacak.pelaksana}
    if lacak.selesai:
        hari = {"hari": tanggal_hari(lacak.selesai)}
        return (_("Berakhir pada %(hari)s.") if lacak.status in TANPA_IZIN else _("Selesai pada %(hari)s.")) % hari, ""
    if lacak.di_pemohon:
        return _("Langkah %(n)d dari %(semua)d, di tangan Anda.") % isi, ""
    return _("Langkah %(n)d dari %(semua)d, pada %(pelaksana)s.") % isi, f"{lacak.nama_langkah}."


def tindakan(lacak: Lacak) -> Tindakan:
    if lacak.status == status.DIKEMBALIKAN:
        butir = tanpa_pribadi(lacak.jeda[0].keterangan if lacak.jeda else "").splitlines()
        lanjut = _("Jam pelayanan berjalan lagi setelah Anda mengirim perbaikan.")
        isi = [*butir, *_batas(lacak, _("Kirim paling lambat %(hari)s; sesudah itu permohonan dibatalkan.")), lanjut]
        return Tindakan("k-warn", _("Perbaiki ini, lalu kirim lagi"), isi, _("Perbaiki permohonan"))
    if lacak.status == status.MENUNGGU_PEMBAYARAN:
        isi = [_("Jam pelayanan berjalan lagi setelah pembayaran Anda tercatat.")]
        return Tindakan("k-warn", _("Bayar retribusi"), isi, _("Lihat tagihan"))
    if lacak.status == status.SIAP_DIAMBIL:
        isi = [
            _("Bawa semua berkas asli. Petugas mencocokkannya dengan unggahan Anda."),
            *_batas(lacak, _("Ambil paling lambat %(hari)s; sesudah itu izin dibatalkan.")),
        ]
        return Tindakan("k-ok", _("Ambil izin Anda di loket"), isi)
    if lacak.status == status.SELESAI:
        isi = [_("Masuk untuk mengunduh dokumennya.")]
        return Tindakan("k-ok", _("Izin Anda sudah diserahkan"), isi, _("Unduh dokumen izin"))
    if lacak.status in TANPA_IZIN:
        return _berakhir(lacak)
    isi = [_("Kami mengirim kabar setiap kali satu tahap selesai.")]
    return Tindakan("", _("Tidak ada yang perlu Anda lakukan sekarang"), isi)


def _batas(lacak: Lacak, kalimat: str) -> list[str]:
    """Until when the office waits, where it set itself a limit."""
    return [kalimat % {"hari": tanggal_hari(lacak.batas)}] if lacak.batas else []


def _berakhir(lacak: Lacak) -> Tindakan:
    """Why it ended without a permit, and what one can do now."""
    kelas, judul, lanjut = TANPA_IZIN[lacak.status]
    alasan = tanpa_pribadi(lacak.log[0].catatan).splitlines()
    return Tindakan(kelas, _(judul), [*filter(None, alasan), _(lanjut)], _("Buka permohonan"))


def sebab_jeda(jeda: Jeda) -> str:
    """Why the clock stopped. Only what was written to the applicant; the note of another move is the office's own."""
    keterangan = " ".join(jeda.keterangan.split()) if jeda.sebab == _(SEBAB["perbaikan"]) else ""
    return tanpa_pribadi(keterangan) or jeda.sebab


def lama_jeda(jeda: Jeda) -> str:
    if jeda.hari:
        return hari_kerja(jeda.hari)
    menit = int(((jeda.selesai or jam.kini()) - jeda.mulai).total_seconds() // 60)
    if menit < 60:
        return _("%(n)d menit") % {"n": menit}
    return _("%(jam)d jam %(menit)d menit") % {"jam": menit // 60, "menit": menit % 60}
