"""Taking a turn: the row is locked, the page was fresh, and the person may act."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from akun import queries as akun
from akun import status as akun_status
from akun.models import Pengguna
from akun.queries import Pelaku
from sicantik.lib import jam
from sicantik.lib.harikerja import Kalender
from sicantik.lib.siap import Siap
from sop import mesin, queries, status
from sop.definisi import Definisi, Langkah
from sop.models import LangkahLog, Proses, RiwayatTugas
from sop.services.versi import definisi_sop

_KOLOM = [medan.attname for medan in Proses._meta.concrete_fields]
_ANOTASI = ("jam_buka", "jam_tutup", "daftar_libur", "daftar_jam", "daftar_jeda")
# As queries.anotasi_waktu; written out and prepared, because every step of every file begins with it.
_KUNCI = Siap(
    "kunci_proses",
    "bigint",
    lambda: (
        f"""
SELECT {", ".join(f"p.{k}" for k in _KOLOM)}, {queries.KOLOM_KALENDER},
  (SELECT coalesce(json_agg(json_build_object(
     'sebab', j.sebab, 'keterangan', j.keterangan, 'mulai', j.mulai, 'selesai', j.selesai) ORDER BY j.mulai), '[]')
   FROM sop_jeda j WHERE j.proses_id = p.id) AS daftar_jeda
FROM sop_proses p LEFT JOIN akun_profilkantor k ON k.id = 1
WHERE p.id = $1 FOR UPDATE OF p
"""
    ),
)


class BukanGiliran(Exception):
    """This person may not act on this step now. The text is for the person."""


class PerluOrangLain(Exception):
    """Separation of duties: the person already holds another duty on this file."""


class SudahDikerjakan(Exception):
    """Somebody else was first; the text says who and when."""


@dataclass(frozen=True)
class Giliran:
    """An open, locked turn. Valid inside the transaction that took it."""

    proses: Proses
    definisi: Definisi
    pelaku: Pelaku
    kalender: Kalender
    jeda: list[dict[str, Any]]  # all stops so far: sebab, mulai, selesai (ISO text or None)

    @property
    def langkah(self) -> Langkah:
        return self.definisi.ambil(self.proses.langkah)

    @property
    def keadaan(self) -> mesin.Keadaan:
        return mesin.Keadaan(self.proses.langkah, self.proses.giliran)


def buka_giliran(
    *, proses_id: int, oleh: Pengguna | Pelaku, aksi: str = "", versi: int | None = None, jabatan: str = ""
) -> Giliran:
    """Lock a run and check that `oleh` may act on it now. Two statements; call it inside a transaction.

    `versi` is the number of log rows that the person's page showed (None: a worker finishing what was approved).
    `jabatan` overrides whose turn it is, for the supervisors' exceptions.
    Raises SudahDikerjakan when the file moved on, BukanGiliran when the person does not hold the position.
    """
    proses = kunci_proses(proses_id)
    if proses.keadaan not in status.TERBUKA or versi not in (None, proses.jumlah_log):
        raise SudahDikerjakan(siapa_tadi(proses))
    if aksi and proses.aksi != aksi:
        raise SudahDikerjakan(siapa_tadi(proses))
    if not jabatan and proses.petugas_id and isinstance(oleh, Pengguna) and proses.petugas_id != oleh.pk:
        raise BukanGiliran(siapa_memegang(proses))
    definisi = definisi_sop(proses.versi_sop_id)
    return Giliran(
        proses=proses,
        definisi=definisi,
        pelaku=pelaku_giliran(proses, definisi, oleh, jabatan),
        kalender=queries.kalender_dari(proses),
        jeda=proses.daftar_jeda,  # type: ignore[attr-defined]
    )


def kunci_proses(proses_id: int) -> Proses:
    """The run, locked, with everything that a deadline needs, in one statement."""
    baris = _KUNCI.satu(proses_id)
    if baris is None:
        raise Proses.DoesNotExist(f"proses {proses_id}")
    proses = Proses.from_db(connection.alias, _KOLOM, baris[: len(_KOLOM)])
    for nama, nilai in zip(_ANOTASI, baris[len(_KOLOM) :], strict=True):
        setattr(proses, nama, nilai)
    return proses


def pelaku_giliran(proses: Proses, definisi: Definisi, oleh: Pengguna | Pelaku, jabatan: str) -> Pelaku:
    boleh = (jabatan,) if jabatan else mesin.jabatan_giliran(definisi, mesin.Keadaan(proses.langkah, proses.giliran))
    if isinstance(oleh, Pelaku):
        if oleh.jabatan not in boleh:
            raise BukanGiliran(_("Langkah ini bukan giliran Anda."))
        return oleh
    return pelaku_jabatan(oleh, boleh)


def pelaku_jabatan(oleh: Pengguna, jabatan: Iterable[str]) -> Pelaku:
    """The capacity in which an officer acts for one of these positions now: what every act on a file asks.

    Raises BukanGiliran; who is away today reads until when.
    """
    for kode in jabatan:
        if kode != akun_status.PEMOHON and (pelaku := akun.pelaku(oleh, kode)):
            return pelaku
    if pergi := akun.ketidakhadiran_kini(oleh):
        isi = {"sampai": f"{pergi.sampai:%d/%m/%Y}"}
        raise BukanGiliran(
            _("Anda tercatat tidak hadir sampai %(sampai)s. Akhiri catatan itu bila sudah kembali.") % isi
        )
    raise BukanGiliran(_("Langkah ini bukan tugas jabatan Anda."))


def siapa_tadi(proses: Proses) -> str:
    """Who moved the file last, and when, for somebody who came too late."""
    terakhir = LangkahLog.objects.filter(proses=proses).order_by("-nomor").first()
    if terakhir is None:
        return _("Berkas ini sudah berubah. Muat ulang halaman.")
    saat = terakhir.selesai.astimezone(jam.zona())
    isi = {"nama": terakhir.nama_pelaku, "saat": f"{saat:%d/%m/%Y %H.%M}"}
    if terakhir.jenis == "akhir":
        kata = _(status.AKHIR_LUAR[proses.keadaan])  # type: ignore[index]
        return _("Permohonan ini sudah berakhir pada %(saat)s: %(kata)s.") % {**isi, "kata": kata}
    return _("Langkah ini sudah dikerjakan %(nama)s pada %(saat)s.") % isi


def siapa_memegang(proses: Proses) -> str:
    """Whose name is on the task, and who put it there when it was given away; for somebody whose work is refused."""
    akhir = RiwayatTugas.objects.filter(proses=proses).select_related("kepada", "oleh").last()
    if akhir is None or akhir.apa != "alih" or akhir.oleh is None or akhir.kepada_id != proses.petugas_id:
        return _("Berkas ini sedang dikerjakan petugas lain. Ambil alih dulu bila memang perlu.")
    isi = {"kepada": akhir.kepada, "oleh": akhir.oleh, "saat": f"{akhir.saat.astimezone(jam.zona()):%d/%m/%Y %H.%M}"}
    return (
        _(
            "Berkas ini dialihkan kepada %(kepada)s oleh %(oleh)s pada %(saat)s. Isian Anda masih ada di halaman ini; "
            "ambil alih dulu bila memang perlu."
        )
        % isi
    )


def rentang_jeda(jeda: list[dict[str, Any]], kini: datetime) -> list[tuple[datetime, datetime]]:
    """Stops as pairs of moments; an open one counts until now."""
    return [
        (datetime.fromisoformat(j["mulai"]), datetime.fromisoformat(j["selesai"]) if j["selesai"] else kini)
        for j in jeda
    ]
