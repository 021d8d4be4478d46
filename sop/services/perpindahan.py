"""Moving a file along its SOP: log row, next turn, deadline, stops of the clock."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from akun import status as akun_status
from akun.queries import Pelaku
from sicantik.lib import jam
from sop import mesin, status
from sop.definisi import Langkah, Tahap
from sop.models import Jeda, LangkahLog, Proses, VersiSop
from sop.services.giliran import BukanGiliran, Giliran, PerluOrangLain, buka_giliran, rentang_jeda
from sop.services.kalender import kalender_kantor

LEWAT_AKUN, DI_LOKET = "lewat akun", "di loket"  # events: through whom an applicant acts


@dataclass(frozen=True)
class Perpindahan:
    """What a move did: the step it left, and where the run stands now."""

    dari: Langkah
    proses: Proses
    hasil: str
    tahap: tuple[Tahap, ...]
    tenggat_akhir: datetime  # when the whole file is due, with the stops so far


@transaction.atomic
def mulai(*, versi_sop: VersiSop, oleh: Pelaku, lewat: Pelaku | None = None) -> Perpindahan:
    """Start a run: the applicant completes step 1 now. H1 follows the office's calendar.

    `lewat` is the person whose account files for the applicant, or the counter officer who does: kept apart from the
    officers' duties as well.
    """
    kini = jam.kini()
    langkah = versi_sop.definisi.ambil(1)
    proses = Proses.objects.create(
        versi_sop=versi_sop,
        h1=kalender_kantor().hari_pertama(kini),
        jabatan=akun_status.PEMOHON,
        aksi=langkah.aksi,
        masuk=kini,
        tenggat=kini,
        mulai=kini,
    )
    giliran = buka_giliran(proses_id=proses.pk, oleh=oleh)
    if lewat is not None and lewat.orang != oleh.orang:
        hasil = LEWAT_AKUN if lewat.jabatan == akun_status.PEMOHON else DI_LOKET
        catat_peristiwa(replace(giliran, pelaku=lewat), hasil=hasil)
    return selesaikan(giliran, hasil=giliran.definisi.cabang(1)[0].hasil)


def selesaikan(giliran: Giliran, *, hasil: str, catatan: str = "") -> Perpindahan:
    """Complete the turn with an outcome that the SOP knows. Raises PerluOrangLain, mesin.GerakTerlarang."""
    gerak = mesin.Gerak(giliran.pelaku.jabatan, hasil)
    baru = mesin.terapkan(giliran.definisi, giliran.keadaan, gerak)
    return _pindah(giliran, baru, hasil=hasil, catatan=catatan, jenis="langkah")


def kembalikan(giliran: Giliran, *, ke: int, catatan: str) -> Perpindahan:
    """A supervisor sends the file back to an earlier officer step, with a reason."""
    if giliran.pelaku.jabatan not in akun_status.ATASAN:
        raise BukanGiliran(_("Hanya Kasi, Kabid, dan Kepala Dinas yang dapat mengembalikan berkas ke petugas."))
    baru = mesin.kembalikan(giliran.definisi, giliran.keadaan, ke)
    return _pindah(giliran, baru, hasil=f"kembali ke langkah {ke}", catatan=catatan, jenis="kembali")


def kembalikan_pemohon(giliran: Giliran, *, catatan: str) -> Perpindahan:
    """The Kabid sends the file back to the applicant after the first check. The clock stops."""
    if giliran.pelaku.jabatan != akun_status.KABID:
        raise BukanGiliran(_("Hanya Kabid yang dapat mengembalikan berkas kepada pemohon setelah langkah 2."))
    baru = mesin.kembalikan_pemohon(giliran.definisi, giliran.keadaan)
    return _pindah(giliran, baru, hasil="kembali ke pemohon", catatan=catatan, jenis="kembali")


def akhiri(giliran: Giliran, *, akhir: status.AkhirLuar, catatan: str) -> Perpindahan:
    """End the run otherwise than its SOP says, with the reason. Raises mesin.GerakTerlarang.

    An open stop ends with it, and nobody's turn is left. The caller opened the turn for whoever may decide this: the
    applicant, the counter for one without an account, the head of the office, or the portal by the office's rule.
    """
    baru = mesin.akhiri(giliran.definisi, giliran.keadaan, akhir)
    return _pindah(giliran, baru, hasil=akhir, catatan=catatan, jenis="akhir")


def catat_peristiwa(giliran: Giliran, *, hasil: str, catatan: str = "") -> None:
    """Log something done within the turn that does not end it, as the head's approval before publication."""
    _tulis_log(giliran, jam.kini(), hasil=hasil, catatan=catatan, jenis="peristiwa")
    giliran.proses.save(update_fields=["jumlah_log", "intisari"])


def _pindah(giliran: Giliran, baru: mesin.Keadaan, *, hasil: str, catatan: str, jenis: str) -> Perpindahan:
    """1. log  2. end an open stop  3. next turn and deadline  4. begin a stop where the file waits."""
    kini, proses, dari = jam.kini(), giliran.proses, giliran.langkah
    _tulis_log(giliran, kini, hasil=hasil, catatan=catatan, jenis=jenis)
    jeda = rentang_jeda(giliran.jeda, kini)
    if proses.jam_berhenti:
        Jeda.objects.filter(proses=proses, selesai=None).update(selesai=kini, dilanjutkan_oleh=giliran.pelaku.jabatan)
    _isi_giliran(giliran, baru, kini)
    definisi, kalender = giliran.definisi, giliran.kalender
    proses.tenggat = kalender.tenggat(proses.h1, definisi.hari_ke(proses.langkah), jeda)
    proses.save()
    if proses.jam_berhenti:
        Jeda.objects.create(
            proses=proses,
            sebab=status.SEBAB_AKSI[proses.aksi],
            keterangan=catatan[:300],
            mulai=kini,
            dihentikan_oleh=giliran.pelaku.jabatan,
        )
    akhir = kalender.tenggat(proses.h1, definisi.hari_janji, jeda)
    return Perpindahan(dari, proses, hasil, definisi.tahap, akhir)


def _isi_giliran(giliran: Giliran, baru: mesin.Keadaan, kini: datetime) -> None:
    """Write the engine's state into the row. An ended run keeps its last step."""
    proses = giliran.proses
    proses.langkah, proses.giliran, proses.masuk, proses.petugas_id = baru.langkah, baru.giliran, kini, None
    if baru.akhir:
        proses.keadaan, proses.selesai, proses.jam_berhenti = baru.akhir, kini, False
        return
    langkah = giliran.definisi.ambil(baru.langkah)
    proses.aksi = langkah.aksi
    proses.jabatan = mesin.jabatan_giliran(giliran.definisi, baru)[0]
    proses.keadaan = status.MENUNGGU_PEMOHON if proses.jabatan == akun_status.PEMOHON else status.BERJALAN
    proses.jam_berhenti = langkah.menunggu_pemohon


def _tulis_log(giliran: Giliran, kini: datetime, *, hasil: str, catatan: str, jenis: str) -> None:
    """Append one row to the chain. The database refuses a second duty of the same person; the transaction ends then."""
    proses, pelaku, langkah = giliran.proses, giliran.pelaku, giliran.langkah
    baris = LangkahLog(
        proses=proses,
        nomor=proses.jumlah_log + 1,
        jenis=jenis,
        langkah=proses.langkah,
        aksi=proses.aksi,
        hasil=hasil,
        catatan=catatan,
        pelaku_id=pelaku.pengguna_id,
        nama_pelaku=pelaku.nama,
        orang=pelaku.orang,
        jabatan=pelaku.jabatan,
        sifat=pelaku.sifat,
        atas_nama_id=pelaku.atas_nama_id,
        # Neither sending a file back nor ending it is doing the step's duty.
        tugas_pisah="" if jenis in ("kembali", "akhir") else langkah.tugas_pisah,
        masuk=proses.masuk,
        selesai=kini,
        menit_kerja=0 if proses.jam_berhenti else giliran.kalender.menit_kerja(proses.masuk, kini),
        tenggat=proses.tenggat,
        jeda=_jeda_giliran(giliran, None if jenis == "peristiwa" else kini),
        sebelum=proses.intisari,
    )
    baris.intisari = baris.hitung_intisari()
    try:
        baris.save(force_insert=True)
    except IntegrityError as e:
        if "satu_orang_satu_tugas" in str(e):
            raise PerluOrangLain(
                _("Anda sudah mengerjakan tugas lain pada berkas ini. Langkah ini harus dikerjakan orang lain.")
            ) from e
        raise
    proses.jumlah_log, proses.intisari = baris.nomor, baris.intisari


def _jeda_giliran(giliran: Giliran, akhir: datetime | None) -> list[dict[str, Any]]:
    """The stops that began in this turn; the open one ends with the turn, which an event within it does not."""
    selesai = akhir and akhir.isoformat()
    sejak = giliran.proses.masuk
    return [
        {**j, "selesai": j["selesai"] or selesai} for j in giliran.jeda if datetime.fromisoformat(j["mulai"]) >= sejak
    ]
