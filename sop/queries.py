"""Reads of runs in few statements."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from akun.models import Jabatan, Penugasan, ProfilKantor
from sicantik.lib import jam
from sicantik.lib.harikerja import JamBerkala, Kalender
from sop.models import AturanEskalasi, Eskalasi, HariKhusus, JamKerja, Jeda, LangkahLog, Penetapan, Proses, VersiSop

KOLOM_JAM = ("mulai", "sampai", "buka", "tutup", "buka_jumat", "tutup_jumat")


# What kalender_dari reads, beside a row of the office's profile `k`; for statements that are written out.
KOLOM_KALENDER = """k.jam_buka, k.jam_tutup,
  (SELECT coalesce(json_agg(json_build_object('tanggal', h.tanggal, 'buka', h.buka)), '[]')
   FROM sop_harikhusus h) AS daftar_libur,
  (SELECT coalesce(json_agg(to_json(w)), '[]') FROM sop_jamkerja w) AS daftar_jam"""


@dataclass(frozen=True)
class _BarisKalender:
    jam_buka: time | None
    jam_tutup: time | None
    daftar_libur: list[dict[str, Any]]
    daftar_jam: list[dict[str, Any]]


def kalender_kini() -> Kalender:
    """The office's calendar of this moment, in one statement; with the usual hours where no profile is kept."""
    with connection.cursor() as kursor:
        kursor.execute(f"SELECT {KOLOM_KALENDER} FROM (SELECT 1) satu LEFT JOIN akun_profilkantor k ON k.id = 1")
        return kalender_dari(_BarisKalender(*kursor.fetchone()))


def anotasi_waktu(proses: str = "pk") -> dict[str, Any]:
    """Annotations that bring everything a deadline needs: stops, special days, office hours and their periods.

    `proses` is the path from the annotated row to the run's id.
    """
    kantor = ProfilKantor.objects.filter(pk=1)
    jeda = Jeda.objects.filter(proses=OuterRef(proses)).order_by("mulai")
    return {
        "daftar_libur": ArraySubquery(HariKhusus.objects.values(j=JSONObject(tanggal="tanggal", buka="buka"))),
        "daftar_jeda": ArraySubquery(
            jeda.values(j=JSONObject(sebab="sebab", keterangan="keterangan", mulai="mulai", selesai="selesai"))
        ),
        "daftar_jam": ArraySubquery(JamKerja.objects.values(j=JSONObject(**{k: k for k in KOLOM_JAM}))),
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
    kolom = {k: k for k in kolom_log} | {"atas_nama": "atas_nama__nama"}
    anotasi = {
        **anotasi_waktu(),
        "daftar_jeda": ArraySubquery(jeda.values(j=JSONObject(**{k: k for k in kolom_jeda}))),
        "daftar_jejak": ArraySubquery(log.values(j=JSONObject(**kolom))),
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
        tuple(jam_berkala(**{k: _baca(k, j[k]) for k in KOLOM_JAM}) for j in baris.daftar_jam),
    )


def jam_berkala(
    *, mulai: date, sampai: date, buka: time, tutup: time, buka_jumat: time | None, tutup_jumat: time | None
) -> JamBerkala:
    """A row of JamKerja as the calendar takes it."""
    jumat = (buka_jumat, tutup_jumat) if buka_jumat and tutup_jumat else None
    return JamBerkala(mulai, sampai, buka, tutup, jumat)


def _baca(kolom: str, teks: str | None) -> Any:
    """A date or a time of day from JSON."""
    return teks and (date if kolom in ("mulai", "sampai") else time).fromisoformat(teks)


def perlu_penunjukan(tugas: dict[tuple[int, int], str], *, batas: int = 50) -> QuerySet[Proses]:
    """Open runs that nobody is left for: nobody of the desk is present, or everyone present has another duty.

    `tugas` maps (versi_sop, langkah) to the duty kept apart there.
    """
    pemegang = Penugasan.objects.hadir().filter(jabatan=OuterRef("jabatan"))
    terisi = Penugasan.objects.hadir().values("jabatan")
    kosong = list(Jabatan.objects.exclude(kode__in=terisi).values_list("kode", flat=True))
    buntu = Q(jabatan__in=kosong)
    for nama in set(tugas.values()):
        di_langkah = Q()
        for versi, langkah in (kunci for kunci, isi in tugas.items() if isi == nama):
            di_langkah |= Q(versi_sop=versi, langkah=langkah)
        lain = LangkahLog.objects.filter(
            proses=OuterRef(OuterRef("pk")), orang=OuterRef("pengguna__nik_sidik")
        ).exclude(tugas_pisah__in=["", nama])
        buntu |= Q(di_langkah, ~Exists(pemegang.filter(~Exists(lain))))
    return Proses.objects.filter(buntu, keadaan="berjalan")[:batas]


def bertugas_lain(proses_id: int, tugas: str, orang: Iterable[str]) -> set[str]:
    """Of these persons, those who hold another duty on the run than this one."""
    log = LangkahLog.objects.filter(proses=proses_id, orang__in=list(orang)).exclude(tugas_pisah__in=["", tugas])
    return set(log.values_list("orang", flat=True))


def terpegang_tak_hadir() -> QuerySet[Proses]:
    """Open runs with a name on them of somebody who cannot act for that desk today."""
    hadir = Penugasan.objects.hadir().filter(jabatan=OuterRef("jabatan"), pengguna=OuterRef("petugas"))
    return Proses.objects.filter(~Exists(hadir), keadaan="berjalan", petugas__isnull=False).order_by("pk")


def perlu_eskalasi(aturan: AturanEskalasi, kalender: Kalender, kini: datetime) -> QuerySet[Proses]:
    """Runs whose current turn a rule speaks of, and that it was not kept for yet. A stopped clock is not counted.

    After the deadline: working day d + hari is over, counted from the day of the deadline, or from the day a late
    file came to the desk, whichever is later. Before it: the working day |hari| before is over, and the turn had
    begun by then, so that a step of one day is not announced as it begins.
    """
    akhir = kalender.tutup_terakhir(kini)
    if aturan.hari < 0:
        sampai, masuk = kalender.jam_tutup(kalender.geser(akhir, -aturan.hari)), kalender.jam_tutup(akhir)
        rentang = Q(tenggat__gt=kini, tenggat__lte=sampai, masuk__lt=masuk)
    else:
        batas = kalender.jam_tutup(kalender.geser(akhir, -aturan.hari))
        rentang = Q(tenggat__lte=batas, masuk__lt=batas)
    sudah = Eskalasi.objects.filter(proses=OuterRef("pk"), masuk=OuterRef("masuk"), aturan=aturan)
    meja = list(Jabatan.objects.values_list("kode", flat=True))
    return Proses.objects.filter(rentang, ~Exists(sudah), keadaan="berjalan", jabatan__in=meja, jam_berhenti=False)
