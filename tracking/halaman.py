"""The two tracking pages put together from moulds."""

from __future__ import annotations

from functools import cache

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from perizinan.queries import BarisLog, BarisTahap, Jeda, Lacak
from sicantik.lib.samaran import kelompokkan_nomor
from tracking import tampilan
from tracking.cetakan import Penuang, gabung
from tracking.kata import Tanggalan, tanpa_pribadi
from tracking.tampilan import Fakta, Tindakan

BAGIAN = "tracking/bagian/"


def halaman_umum(request: HttpRequest, lacak: Lacak) -> str:
    """For anyone with the number: permit type, stages, status, masked name, clock. Nothing else."""
    rakit = _Perakit(request, lacak)
    return rakit.tuang.halaman(
        "tracking/nomor.html",
        nomor=rakit.nomor,
        kepala=rakit.kepala(),
        letak=tampilan.letak_umum(lacak),
        fakta=rakit.fakta([tampilan.jam_pelayanan(lacak), tampilan.waktu_terpakai(lacak)]),
        tahap=rakit.tahap(),
    )


def halaman_lengkap(request: HttpRequest, lacak: Lacak) -> str:
    """For the applicant: what to do, where it is, until when, every stop and every step."""
    rakit = _Perakit(request, lacak)
    letak, langkah = tampilan.letak(lacak)
    rincian = _alamat("permohonan") % lacak.id
    return rakit.tuang.halaman(
        "tracking/permohonan.html",
        nomor=rakit.nomor,
        nomor_polos=lacak.nomor,
        kepala=rakit.kepala(),
        tindakan=rakit.tindakan(tampilan.tindakan(lacak), rincian),
        letak=letak,
        langkah=langkah,
        fakta=rakit.fakta([tampilan.jam_pelayanan(lacak), tampilan.waktu_terpakai(lacak), tampilan.perkiraan(lacak)]),
        tahap=rakit.tahap(),
        jeda=rakit.jeda(),
        log=rakit.log(),
        rincian=rincian,
        tanda_terima=_alamat("tanda_terima") % lacak.id,
    )


@cache
def _alamat(nama: str) -> str:
    """The address of a page of an application, with a place for its id; working it out each time is slow."""
    return reverse(nama, args=[0]).replace("/0/", "/%d/")


class _Perakit:
    """The pieces that the pages share."""

    def __init__(self, request: HttpRequest, lacak: Lacak) -> None:
        self.tuang, self.kapan, self.lacak = Penuang(request), Tanggalan(), lacak
        self.nomor = kelompokkan_nomor(lacak.nomor)

    def kepala(self) -> SafeString:
        lacak = self.lacak
        return self.tuang(
            BAGIAN + "kepala.html",
            perihal=f"{lacak.nama_izin}, {lacak.jenis.lower()}. {lacak.nama_samaran}",
            nomor=self.nomor,
            kelas=lacak.status.kelas,
            gambar=lacak.status.ikon,
            status=_(lacak.status.kata),
        )

    def fakta(self, fakta: list[Fakta]) -> SafeString:
        return self.tuang.tiap(BAGIAN + "fakta.html", [vars(f) for f in fakta])

    def tindakan(self, t: Tindakan, href: str) -> SafeString:
        isi = self.tuang.tiap(BAGIAN + "alinea.html", [{"isi": baris} for baris in t.isi])
        tombol = self.tuang(BAGIAN + "tombol.html", href=href, kata=t.tombol) if t.tombol else ""
        return self.tuang(BAGIAN + "tindakan.html", kelas=t.kelas, judul=t.judul, isi=isi, tombol=tombol)

    def tahap(self) -> SafeString:
        judul = _("Tujuh tahap") if len(self.lacak.tahap) == 7 else _("Tahap permohonan")
        return self.tuang(BAGIAN + "tahap.html", judul=judul, baris=gabung(map(self._satu_tahap, self.lacak.tahap)))

    def _satu_tahap(self, t: BarisTahap) -> SafeString:
        if t.selesai:
            return self.tuang(BAGIAN + "tahap_jadi.html", nama=t.nama, tanggal=self.kapan.hari(t.selesai))
        if t.kini:
            catatan = _("menunggu Anda") if self.lacak.di_pemohon else _("sedang berjalan")
            return self.tuang(BAGIAN + "tahap_kini.html", nama=t.nama, catatan=catatan)
        return self.tuang(BAGIAN + "tahap_nanti.html", nama=t.nama)

    def jeda(self) -> str:
        baris = self.tuang.tiap(BAGIAN + "jeda_baris.html", map(self._satu_jeda, self.lacak.jeda))
        return self.tuang(BAGIAN + "jeda.html", baris=baris) if baris else ""

    def _satu_jeda(self, j: Jeda) -> dict[str, str]:
        return {
            "mulai": self.kapan.saat(j.mulai),
            "sampai": self.kapan.saat(j.selesai) if j.selesai else self.tuang(BAGIAN + "jeda_berjalan.html"),
            "sebab": tampilan.sebab_jeda(j),
            "lama": tampilan.lama_jeda(j),
        }

    def log(self) -> SafeString:
        return self.tuang.tiap(BAGIAN + "log.html", map(self._satu_log, self.lacak.log))

    def _satu_log(self, b: BarisLog) -> dict[str, str]:
        return {
            "iso": b.saat.isoformat(),
            "saat": self.kapan.saat(b.saat),
            "judul": f"{b.judul}.",
            "catatan": tanpa_pribadi(b.catatan),
        }
