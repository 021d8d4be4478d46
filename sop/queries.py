"""Reads of runs in few statements."""

from datetime import date, time
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from akun.models import Penugasan, ProfilKantor
from sicantik.lib import jam
from sicantik.lib.harikerja import Kalender
from sop.models import HariKhusus, Jeda, LangkahLog, Penetapan, Proses, VersiSop


def anotasi_waktu(proses: str = "pk") -> dict[str, Any]:
    """Annotations that bring everything a deadline needs: stops, special days, office hours.

    `proses` is the path from the annotated row to the run's id.
    """
    kantor = ProfilKantor.objects.filter(pk=1)
    jeda = Jeda.objects.filter(proses=OuterRef(proses)).order_by("mulai")
    return {
        "daftar_libur": ArraySubquery(HariKhusus.objects.values(j=JSONObject(tanggal="tanggal", buka="buka"))),
        "daftar_jeda": ArraySubquery(
            jeda.values(j=JSONObject(sebab="sebab", keterangan="keterangan", mulai="mulai", selesai="selesai"))
        ),
        "jam_buka": Subquery(kantor.values("jam_buka")),
        "jam_tutup": Subquery(kantor.values("jam_tutup")),
    }


def anotasi_log(proses: str = "pk") -> ArraySubquery:
    """The log of a run as a list of objects, oldest first, without names of persons."""
    log = LangkahLog.objects.filter(proses=OuterRef(proses)).order_by("nomor")
    return ArraySubquery(
        log.values(
            j=JSONObject(
                jenis="jenis",
                langkah="langkah",
                aksi="aksi",
                hasil="hasil",
                jabatan="jabatan",
                catatan="catatan",
                selesai="selesai",
            )
        )
    )


def anotasi_selesai(proses: str = "pk") -> ArraySubquery:
    """When each step of a run was last completed, as a list of objects: no longer than the SOP itself."""
    log = LangkahLog.objects.filter(proses=OuterRef(proses), jenis="langkah").order_by("langkah", "-nomor")
    kolom = JSONObject(jenis="jenis", langkah="langkah", selesai="selesai")
    return ArraySubquery(log.distinct("langkah").values(j=kolom))


def proses_berjejak(pk: int) -> Proses:
    """A run with its whole log, its stops and its calendar, in one statement; for those who may see the names."""
    log = LangkahLog.objects.filter(proses=OuterRef("pk")).order_by("nomor")
    jeda = Jeda.objects.filter(proses=OuterRef("pk")).order_by("mulai")
    kolom_log = (
        "jenis", "langkah", "hasil", "catatan", "nama_pelaku", "jabatan", "sifat", "masuk", "selesai", "menit_kerja",
        "tenggat",
    )  # fmt: skip
    kolom_jeda = ("sebab", "keterangan", "mulai", "selesai", "dihentikan_oleh")
    anotasi = {
        **anotasi_waktu(),
        "daftar_jeda": ArraySubquery(jeda.values(j=JSONObject(**{k: k for k in kolom_jeda}))),
        "daftar_jejak": ArraySubquery(log.values(j=JSONObject(**{k: k for k in kolom_log}))),
    }
    return Proses.objects.annotate(**anotasi).get(pk=pk)


def versi_terbaru(kode: str = "") -> QuerySet[VersiSop]:
    """The version of every SOP, or of one, that is in force today."""
    berlaku = Penetapan.objects.berlaku(jam.hari_ini())
    versi = VersiSop.objects.filter(penetapan__in=berlaku.values("pk")).order_by("kode")
    return versi.filter(kode__iexact=kode) if kode else versi


def penetapan_kini(kode: str) -> Penetapan | None:
    """By which decision the SOP in force came."""
    return Penetapan.objects.berlaku(jam.hari_ini()).filter(kode=kode).first()


def penetapan_mendatang(kode: str) -> list[Penetapan]:
    """Decisions that take effect after today, the next one first."""
    nanti = Penetapan.objects.filter(kode=kode, dicabut=None, berlaku_mulai__gt=jam.hari_ini())
    return list(nanti.order_by("berlaku_mulai", "pk"))


def kalender_dari(baris: Any) -> Kalender:
    """The working calendar from a row annotated by `anotasi_waktu`."""
    return Kalender(
        jam.zona(),
        baris.jam_buka or time(8),
        baris.jam_tutup or time(16),
        {date.fromisoformat(h["tanggal"]): h["buka"] for h in baris.daftar_libur},
    )


def perlu_penunjukan(tugas: dict[tuple[int, int], str], *, batas: int = 50) -> QuerySet[Proses]:
    """Open runs whose current duty nobody eligible is left for: everyone who holds the position has another duty.

    `tugas` maps (versi_sop, langkah) to the duty kept apart there; runs at other steps need nobody.
    """
    pemegang = Penugasan.objects.berlaku().filter(jabatan=OuterRef("jabatan"))
    buntu = Q()
    for nama in set(tugas.values()):
        di_langkah = Q()
        for versi, langkah in (kunci for kunci, isi in tugas.items() if isi == nama):
            di_langkah |= Q(versi_sop=versi, langkah=langkah)
        bertugas_lain = LangkahLog.objects.filter(
            proses=OuterRef(OuterRef("pk")), orang=OuterRef("pengguna__nik_sidik")
        ).exclude(tugas_pisah__in=["", nama])
        buntu |= Q(di_langkah, ~Exists(pemegang.filter(~Exists(bertugas_lain))))
    return Proses.objects.filter(buntu, keadaan="berjalan")[:batas] if tugas else Proses.objects.none()
