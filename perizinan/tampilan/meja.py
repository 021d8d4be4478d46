"""The desks as ready values: rows of the inbox and everything on a case page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from akun.queries import atas_nama, nama_jabatan, sebutan
from akun.status import ATASAN, BENDAHARA, KABID, PETUGAS_LOKET
from notifikasi.queries import pesan_tentang
from perizinan import queries
from perizinan.akses import BerkasMeja
from perizinan.isian import bagian_berlaku, medan_berlaku
from perizinan.models import KonsepIzin, Permohonan
from perizinan.queries.batas import jumlah_pengingat
from perizinan.queries.meja import TAMPILAN, hitung_tampilan, sop_dengan
from perizinan.queries.paket import paket_versi
from perizinan.services.pengembalian import boleh_kembali
from perizinan.status import AKSI, status_permohonan
from perizinan.tampilan.akhir import lembar_pengakhiran
from perizinan.tampilan.alur import alur_berkas
from perizinan.tampilan.draf import tampilkan
from perizinan.tampilan.himpunan import saudara_di_meja
from perizinan.tampilan.lanjutan import lembar_lanjutan
from perizinan.tampilan.peninjauan import lembar_lapangan
from perizinan.tampilan.percakapan import lembar_percakapan
from perizinan.tampilan.retribusi import lembar_retribusi
from perizinan.tampilan.tugas import lembar_tugas
from sicantik.lib import jam
from sicantik.lib.harikerja import Kalender
from sop import mesin
from sop.models import LangkahLog
from sop.services import kalender_kantor

NAMA_TAMPILAN = {
    "tugas": gettext_noop("Tugas saya"),
    "hari_ini": gettext_noop("Jatuh tempo hari ini"),
    "lewat": gettext_noop("Lewat tenggat"),
    "berhenti": gettext_noop("Jam berhenti"),
    "siap_diambil": gettext_noop("Siap diambil"),
    "menunggu": gettext_noop("Menunggu pemohon"),
    "pesan": gettext_noop("Pesan belum dijawab"),
    "selesai": gettext_noop("Selesai minggu ini"),
    "semua": gettext_noop("Semua berkas"),
}


@dataclass(frozen=True)
class Sisa:
    """How long is left, in words."""

    kata: str
    kelas: str
    ikon: str


@dataclass(frozen=True)
class BarisMeja:
    id: int
    nomor: str
    izin: str
    nama: str
    langkah: str
    keterangan: str
    sisa: Sisa
    tenggat: datetime
    diambil: str
    pesan: int  # messages that wait for an answer


@dataclass(frozen=True)
class HalamanBerkas:
    """A page of a document, as a picture."""

    kode: str
    nama: str  # of the document
    judul: str
    nomor: int
    gambar: str
    unduh: str


@dataclass(frozen=True)
class BarisRiwayat:
    saat: datetime
    langkah: int
    kegiatan: str
    nama: str
    kapasitas: str
    hasil: str
    catatan: str
    menit: int
    baku: int | None
    lewat: bool
    kembali: bool  # a supervisor's exception


def sisa(proses: Any, kalender: Kalender) -> Sisa:
    """Working days left to the step's deadline."""
    if proses.selesai:
        akhir = status_permohonan(proses.keadaan, proses.aksi)
        return Sisa(_(akhir.kata), akhir.kelas, akhir.ikon)
    if proses.jam_berhenti:
        return Sisa(_("Jam berhenti"), "c-violet", "clock-pause")
    kini = jam.kini()
    hari = kalender.selisih_hari(kini.astimezone(jam.zona()).date(), proses.tenggat.astimezone(jam.zona()).date())
    if proses.tenggat < kini:
        lewat = ngettext("Lewat %(n)d hari kerja", "Lewat %(n)d hari kerja", -hari) % {"n": -hari}
        return Sisa(lewat if hari else _("Lewat hari ini"), "c-err", "alert-triangle")
    if hari == 0:
        return Sisa(_("Hari ini %(jam)s") % {"jam": f"{proses.tenggat.astimezone(jam.zona()):%H.%M}"}, "c-err", "clock")
    kata = ngettext("Sisa %(n)d hari kerja", "Sisa %(n)d hari kerja", hari) % {"n": hari}
    return Sisa(kata, "c-warn" if hari == 1 else "", "clock")


def baris_meja(rows: list[Permohonan]) -> list[BarisMeja]:
    kalender = kalender_kantor()
    ingat = jumlah_pengingat([p.pk for p in rows if p.proses and p.proses.aksi == "serahkan"])
    return [_baris(p, kalender, ingat.get(p.pk, 0)) for p in rows]


def daftar_tampilan(jabatan: list[str], lingkup: Q | None = None) -> list[tuple[str, str, str]]:
    """Code, name and capped count of every saved view."""
    ikut = sop_dengan(jabatan)
    return [(t, _(NAMA_TAMPILAN[t]), hitung_tampilan(t, jabatan, ikut, lingkup or Q())) for t in TAMPILAN]


def lembar_berkas(b: BerkasMeja) -> dict[str, Any]:
    """Everything on a case page but the form of the step."""
    p, proses = b.permohonan, b.permohonan.proses
    assert proses is not None
    paket, isian = p.versi_paket.paket, p.semua_isian
    # The loket compares with the identity card: then, and only then, the NIK is shown whole.
    membandingkan = b.giliran_saya and proses.aksi in ("periksa_berkas", "serahkan")
    riwayat, halaman = _riwayat(b), _halaman(p)
    keadaan = mesin.Keadaan(proses.langkah, proses.giliran)
    boleh = boleh_kembali(proses, izin_ada=hasattr(p, "izin"))
    return {
        "permohonan": p,
        "izin_jenis": paket.izin,
        "proses": proses,
        "giliran_saya": b.giliran_saya,
        "menunggu_terbit": hasattr(p, "izin") and p.izin.terbit is None,
        "izin": getattr(p, "izin", None),
        "sisa": sisa(proses, kalender_kantor()),
        "status": p.status,
        "loket": p.loket.nama if p.loket else "",
        "pernyataan": getattr(p, "pengajuan_loket", None) if p.loket else None,
        "periksa_sendiri": p.loket_id == b.petugas.pk and b.giliran_saya and proses.aksi == "periksa_berkas",
        "perbaiki_di_loket": p.pemohon_id is None and p.dikembalikan and PETUGAS_LOKET in b.jabatan,
        "cetak_tanda_terima": p.pemohon_id is None and PETUGAS_LOKET in b.jabatan,
        "langkah": b.definisi.ambil(proses.langkah),
        "nama_jabatan": _(nama_jabatan().get(proses.jabatan, proses.jabatan)),
        "halaman_berkas": halaman,
        "berkas_pertama": halaman[0] if halaman else None,
        "isian": [
            (bag.judul, [(m.label, tampilkan(m, isian, buka=membandingkan)) for m in medan_berlaku(bag, isian)])
            for bag in bagian_berlaku(paket, p.jenis, isian)
        ],
        "konsep": _konsep(p),
        **lembar_lanjutan(p, untuk_meja=True),
        **lembar_lapangan(p),
        **lembar_retribusi(p),
        **lembar_percakapan(b),
        "bendahara": BENDAHARA in b.jabatan,
        "alur_berkas": alur_berkas(b.definisi, proses.pk, dengan_nama=True),
        **lembar_tugas(b),
        "riwayat": riwayat,
        **lembar_pengakhiran(b),
        "dikembalikan": _dikembalikan(riwayat),
        "pesan": pesan_tentang(p.nomor or ""),
        "paralel": saudara_di_meja(b),
        "tujuan_kembali": [
            (n, f"{n}. {b.definisi.ambil(n).singkat}") for n in mesin.tujuan_kembali(b.definisi, keadaan)
        ]
        if boleh and b.giliran_saya and proses.jabatan in ATASAN
        else [],
        "boleh_ke_pemohon": boleh and KABID in b.jabatan,
    }


def _menunggu_diambil(proses: Any, kalender: Kalender, ingat: int) -> str:
    """How long a permit has been waiting at the counter, and how often its applicant was reminded."""
    zona, hari_ini = jam.zona(), jam.kini().astimezone(jam.zona()).date()
    hari = kalender.selisih_hari(proses.masuk.astimezone(zona).date(), hari_ini)
    siap = ngettext("siap %(n)d hari kerja", "siap %(n)d hari kerja", hari) % {"n": hari}
    return siap + ", " + ngettext("%(n)d pengingat", "%(n)d pengingat", ingat) % {"n": ingat} if ingat else siap


def _baris(p: Permohonan, kalender: Kalender, ingat: int) -> BarisMeja:
    proses = p.proses
    assert proses is not None
    keterangan = _("perbaikan masuk") if p.putaran and proses.aksi == "periksa_berkas" else ""
    if proses.aksi == "serahkan" and not proses.selesai:
        keterangan = _menunggu_diambil(proses, kalender, ingat)
    return BarisMeja(
        id=p.pk,
        nomor=p.nomor or "",
        izin=paket_versi(p.versi_paket_id).izin.kode,
        nama=p.nama_usaha,
        langkah=_(AKSI.get(proses.aksi, proses.aksi)),
        keterangan=keterangan,
        sisa=sisa(proses, kalender),
        tenggat=proses.tenggat,
        diambil=str(proses.petugas) if proses.petugas else "",
        pesan=getattr(p, "pesan_baru", 0),
    )


def _halaman(p: Permohonan) -> list[HalamanBerkas]:
    """Every page of the files that count, in the order of the requirements."""
    kini = queries.berkas_kini(p)
    hasil = []
    for s in queries.syarat(p, p.versi_paket.paket):
        berkas = kini.get(s.kode)
        if berkas is None:
            continue
        for n in range(1, berkas.halaman + 1):
            judul = _("%(nama)s, hal. %(n)d/%(dari)d") % {"nama": s.nama, "n": n, "dari": berkas.halaman}
            gambar, unduh = reverse("pratinjau", args=[berkas.pk, n]), reverse("unduh_berkas", args=[berkas.pk])
            hasil.append(HalamanBerkas(s.kode, s.nama, judul, n, gambar, unduh))
    return hasil


def _konsep(p: Permohonan) -> list[tuple[str, str]]:
    konsep = KonsepIzin.objects.filter(permohonan=p).first()
    if konsep is None:
        return []
    return [(b.label, konsep.butir[b.kode]) for b in p.versi_paket.paket.izin.butir if b.kode in konsep.butir]


def _riwayat(b: BerkasMeja) -> list[BarisRiwayat]:
    nama = nama_jabatan()
    log = LangkahLog.objects.filter(proses=b.permohonan.proses_id).select_related("atas_nama").order_by("nomor")
    return [_baris_riwayat(b, baris, nama) for baris in log]


def _dikembalikan(riwayat: list[BarisRiwayat]) -> BarisRiwayat | None:
    """The last thing done on the file, when it sent the file back here with a reason."""
    akhir = riwayat[-1] if riwayat else None
    return akhir if akhir and akhir.catatan and (akhir.hasil == "tidak" or akhir.kembali) else None


def _baris_riwayat(b: BerkasMeja, baris: LangkahLog, nama: dict[str, str]) -> BarisRiwayat:
    langkah = b.definisi.ambil(baris.langkah)
    return BarisRiwayat(
        saat=baris.selesai,
        langkah=baris.langkah,
        kegiatan=langkah.kegiatan,
        nama=baris.nama_pelaku,
        kapasitas=atas_nama(sebutan(baris, nama.get(baris.jabatan, baris.jabatan)), baris.atas_nama),
        hasil=baris.hasil,
        catatan=baris.catatan,
        menit=baris.menit_kerja,
        baku=langkah.menit,
        lewat=baris.selesai > baris.tenggat and baris.langkah > 1,
        kembali=baris.jenis == "kembali",
    )
