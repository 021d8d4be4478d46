"""Filed applications with canaries in every personal field, walked along their SOP."""

from __future__ import annotations

import re
from html import unescape
from itertools import count

from django.http import HttpResponse

from akun.queries import pelaku_pemohon
from perizinan.models import Permohonan
from sicantik.lib import jam
from tests import orang
from tests.kasus import versi_siup
from tests.sop.alur import Jalan, mulai, wita

NIK, TELEPON, SUREL = "6471999988887777", "+6281399887766", "burung.kenari@contoh.example"
NAMA, USAHA = "Kenariwati Pemohon", "CV Kenari Usaha"
CATATAN_DALAM = "catatan dalam kenari"
KENARI = (NIK, TELEPON, "081399887766", SUREL, "Kenari", CATATAN_DALAM)
SENIN = "2026-11-09 09.12"
_urutan = count(1)


def permohonan(saat: str = SENIN) -> tuple[Permohonan, Jalan]:
    """Just filed, on the office's clock."""
    with jam.pada(wita(saat)):
        versi = versi_siup()
        pemilik = orang.pemohon(nama=NAMA, nik=NIK, telepon=TELEPON)
        jalan = mulai(versi.versi_sop, pemohon=pemilik, petugas=_kantor())
        urutan = next(_urutan)
        hasil = Permohonan(
            pemohon=pemilik,
            versi_paket=versi,
            nomor=f"{urutan:05}00201112026",
            tahun=2026,
            urutan=urutan,
            nama_pemohon=NAMA,
            nama_usaha=USAHA,
            proses_id=jalan.proses_id,
            diajukan=jam.kini(),
        )
        isian = {"nik": NIK, "nama_pemohon": NAMA, "telepon_pemohon": TELEPON, "surel_pemohon": SUREL}
        hasil.pasang_isian(isian, {"nik"})
        hasil.save()
    return hasil, jalan


def dikembalikan(catatan: str = "Akta pendirian: halaman 3 tidak terbaca.") -> tuple[Permohonan, Jalan]:
    """Returned by the loket on the same morning."""
    hasil, jalan = permohonan()
    with jam.pada(wita("2026-11-09 10.05")):
        jalan.langkah("tidak", catatan=catatan)
    return hasil, jalan


def permohonan_lengkap() -> Permohonan:
    """Returned once, corrected, and then all the way to the handover."""
    hasil, jalan = dikembalikan()
    with jam.pada(wita("2026-11-09 13.30")):
        jalan.langkah(oleh=pelaku_pemohon(jalan.pemohon))
    with jam.pada(wita("2026-11-10 10.00")):
        jalan.langkah()
        jalan.langkah(catatan=CATATAN_DALAM)
        jalan.sampai(8)
    with jam.pada(wita("2026-11-11 11.00")):
        jalan.langkah()
        jalan.langkah(oleh=pelaku_pemohon(jalan.pemohon))
    return hasil


def kata(jawab: HttpResponse) -> str:
    """The words of a page's main part, in one line."""
    isi = jawab.content.decode().partition('<main id="isi"')[2].partition(">")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", isi)).split())


def _kantor() -> dict[str, orang.Pengguna]:
    """One office for all files."""
    ada = orang.Penugasan.objects.select_related("pengguna")
    return {p.jabatan_id: p.pengguna for p in ada} or orang.kantor()
