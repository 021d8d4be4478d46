"""The resume as text: what entry starts from, made of the application and the report."""

from __future__ import annotations

from django.utils import translation
from django.utils.formats import date_format

from perizinan.isian import bagian_berlaku, medan_berlaku, tampilan
from perizinan.isian.tinjauan import tampilan_tinjau
from perizinan.models import Peninjauan, Permohonan
from perizinan.queries import peninjauan as lapangan
from perizinan.status import JENIS_PERMOHONAN, KESIMPULAN
from sicantik.lib import jam
from sicantik.lib.samaran import kelompokkan_nomor


def naskah_resume(permohonan: Permohonan) -> tuple[str, str]:
    """The draft text and the recommendation, which is the team's conclusion; in Indonesian, as the paper is."""
    with translation.override("id"):
        tinjau = lapangan.peninjauan_kini(permohonan)
        if tinjau is None or tinjau.ditutup is None:
            return "", ""
        return "\n\n".join([_pokok(permohonan), _data(permohonan), _lapangan(permohonan, tinjau)]), tinjau.kesimpulan


def _pokok(permohonan: Permohonan) -> str:
    izin = permohonan.versi_paket.paket.izin
    return (
        f"Permohonan {izin.nama}, {JENIS_PERMOHONAN[permohonan.jenis][0].lower()}, nomor "
        f"{kelompokkan_nomor(permohonan.nomor or '')}, dari {permohonan.nama_pemohon} untuk {permohonan.nama_usaha}."
    )


def _data(permohonan: Permohonan) -> str:
    """The answers of the pack's own pages; who the applicant is stands in the file."""
    paket, isian = permohonan.versi_paket.paket, permohonan.semua_isian
    pribadi = {paket.izin.medan_nik, paket.izin.medan_telepon, paket.izin.medan_surel}
    milik = [b for b in bagian_berlaku(paket, permohonan.jenis, isian) if pribadi.isdisjoint(m.kode for m in b.medan)]
    baris = [
        f"- {m.label}: {tampilan(m, isian[m.kode])}"
        for b in milik
        for m in medan_berlaku(b, isian)
        if isian.get(m.kode) and m.jenis not in ("telepon", "surel") and m.kode != paket.izin.medan_nama_usaha
    ]
    return "\n".join(["Data permohonan:", *baris])


def _lapangan(permohonan: Permohonan, tinjau: Peninjauan) -> str:
    checklist = permohonan.versi_paket.paket.tinjauan
    assert checklist is not None
    berlaku = lapangan.catatan_berlaku(tinjau, checklist)
    baris = [
        f"- {b.label}: {nilai}" + (f" ({berlaku[kode][-1].keterangan})" if berlaku[kode][-1].keterangan else "")
        for kode, b in checklist.butir.items()
        if berlaku[kode] and (nilai := tampilan_tinjau(b, berlaku[kode][-1].nilai))
    ]
    tim = ", ".join(a.pengguna.nama for a in lapangan.tim(tinjau))
    awal, _akhir = lapangan.rentang_catatan(tinjau, berlaku)
    tanggal = date_format(awal.astimezone(jam.zona()), "j F Y")
    kesimpulan = f"Kesimpulan tim: {KESIMPULAN[tinjau.kesimpulan]}."  # type: ignore[index]
    return "\n".join([f"Peninjauan {tanggal} oleh {tim}:", *baris, f"{kesimpulan} {tinjau.uraian}".strip()])
