"""The two tracking pages put together from moulds."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from perizinan.queries import BarisLog, BarisTahap, Jeda, Lacak
from sicantik.lib.samaran import kelompokkan_nomor
from tracking import tampilan
from tracking.cetakan import Penuang, gabung
from tracking.kata import saat, tanggal_pendek, tanpa_pribadi
from tracking.tampilan import Fakta, Tindakan

BAGIAN = "tracking/bagian/"


def halaman_umum(request: HttpRequest, lacak: Lacak) -> str:
    """For anyone with the number: permit type, stages, status, masked name, clock. Nothing else."""
    tuang = Penuang(request)
    return tuang.halaman(
        "tracking/nomor.html",
        nomor=kelompokkan_nomor(lacak.nomor),
        kepala=_kepala(tuang, lacak),
        letak=tampilan.letak_umum(lacak),
        fakta=_fakta(tuang, [tampilan.jam_pelayanan(lacak), tampilan.waktu_terpakai(lacak)]),
        tahap=_tahap(tuang, lacak),
    )


def halaman_lengkap(request: HttpRequest, lacak: Lacak) -> str:
    """For the applicant: what to do, where it is, until when, every stop and every step."""
    tuang = Penuang(request)
    letak, langkah = tampilan.letak(lacak)
    fakta = [tampilan.jam_pelayanan(lacak), tampilan.waktu_terpakai(lacak), tampilan.perkiraan(lacak)]
    rincian = reverse("permohonan", args=[lacak.id])
    jeda = gabung([_jeda(tuang, j) for j in lacak.jeda])
    return tuang.halaman(
        "tracking/permohonan.html",
        nomor=kelompokkan_nomor(lacak.nomor),
        nomor_polos=lacak.nomor,
        kepala=_kepala(tuang, lacak),
        tindakan=_tindakan(tuang, tampilan.tindakan(lacak), rincian),
        letak=letak,
        langkah=langkah,
        fakta=_fakta(tuang, fakta),
        tahap=_tahap(tuang, lacak),
        jeda=tuang(BAGIAN + "jeda.html", baris=jeda) if jeda else "",
        log=gabung([_log(tuang, b) for b in lacak.log]),
        rincian=rincian,
        tanda_terima=reverse("tanda_terima", args=[lacak.id]),
    )


def _kepala(tuang: Penuang, lacak: Lacak) -> SafeString:
    return tuang(
        BAGIAN + "kepala.html",
        perihal=f"{lacak.nama_izin}, {lacak.jenis.lower()}. {lacak.nama_samaran}",
        nomor=kelompokkan_nomor(lacak.nomor),
        kelas=lacak.status.kelas,
        gambar=lacak.status.ikon,
        status=lacak.status.kata,
    )


def _fakta(tuang: Penuang, fakta: list[Fakta]) -> SafeString:
    return gabung([tuang(BAGIAN + "fakta.html", **vars(f)) for f in fakta])


def _tindakan(tuang: Penuang, t: Tindakan, href: str) -> SafeString:
    isi = gabung([tuang(BAGIAN + "alinea.html", isi=baris) for baris in t.isi])
    tombol = tuang(BAGIAN + "tombol.html", href=href, kata=t.tombol) if t.tombol else ""
    return tuang(BAGIAN + "tindakan.html", kelas=t.kelas, judul=t.judul, isi=isi, tombol=tombol)


def _tahap(tuang: Penuang, lacak: Lacak) -> SafeString:
    judul = _("Tujuh tahap") if len(lacak.tahap) == 7 else _("Tahap permohonan")
    baris = gabung([_satu_tahap(tuang, t, lacak.di_pemohon) for t in lacak.tahap])
    return tuang(BAGIAN + "tahap.html", judul=judul, baris=baris)


def _satu_tahap(tuang: Penuang, t: BarisTahap, di_pemohon: bool) -> SafeString:
    if t.selesai:
        return tuang(BAGIAN + "tahap_jadi.html", nama=t.nama, tanggal=tanggal_pendek(t.selesai))
    if t.kini:
        catatan = _("menunggu Anda") if di_pemohon else _("sedang berjalan")
        return tuang(BAGIAN + "tahap_kini.html", nama=t.nama, catatan=catatan)
    return tuang(BAGIAN + "tahap_nanti.html", nama=t.nama)


def _jeda(tuang: Penuang, j: Jeda) -> SafeString:
    return tuang(
        BAGIAN + "jeda_baris.html",
        mulai=saat(j.mulai),
        sampai=saat(j.selesai) if j.selesai else tuang(BAGIAN + "jeda_berjalan.html"),
        sebab=tampilan.sebab_jeda(j),
        lama=tampilan.lama_jeda(j),
    )


def _log(tuang: Penuang, b: BarisLog) -> SafeString:
    return tuang(
        BAGIAN + "log.html",
        iso=b.saat.isoformat(),
        saat=saat(b.saat),
        judul=f"{b.judul}.",
        catatan=tanpa_pribadi(b.catatan),
    )
