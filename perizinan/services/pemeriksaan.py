"""The loket's check of a file (SOP step 2)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from akun.models import Pengguna
from perizinan import queries
from perizinan.models import ButirPeriksa, Permohonan
from perizinan.queries.satu_putaran import butir_terkunci
from perizinan.services.galat import BelumLengkap, PermohonanDitolak
from perizinan.services.kabar import kabari
from perizinan.services.pengecualian import hitung_pemeriksaan
from perizinan.status import ALASAN, Putusan
from sop import services as sop


@dataclass(frozen=True)
class PutusanButir:
    """A judgement: of a required document (`sasaran` berkas) or a field (isian), by its code."""

    sasaran: str
    kode: str
    putusan: Putusan
    alasan: str = ""
    catatan: str = ""


@transaction.atomic
def periksa_berkas(*, permohonan: Permohonan, versi: int, oleh: Pengguna, butir: Sequence[PutusanButir]) -> None:
    """Judge every document that is there; all right passes the file on, any fault returns it with all faults at once.

    What was accepted in an earlier round and is unchanged cannot be questioned again, unless a supervisor opened it.
    Raises BelumLengkap when a document was not judged, PermohonanDitolak, and the engine's refusals.
    """
    giliran = sop.buka_giliran(proses_id=permohonan.id_proses, oleh=oleh, aksi="periksa_berkas", versi=versi)
    salah = [b for b in butir if b.putusan == "perlu_diperbaiki"]
    ada, dinilai = set(queries.berkas_kini(permohonan)), {b.kode for b in butir if b.sasaran == "berkas"}
    diminta = {s.kode for s in queries.syarat(permohonan, permohonan.versi_paket.paket)}
    if belum := diminta & ada - dinilai:
        raise BelumLengkap(_("Putuskan setiap berkas lebih dulu."), sorted(belum))
    if dinilai - ada - {b.kode for b in salah}:
        raise PermohonanDitolak(_("Dokumen yang tidak diunggah hanya dapat diminta, bukan dinyatakan sesuai."))
    if {(b.sasaran, b.kode) for b in salah} & butir_terkunci(permohonan):
        raise PermohonanDitolak(
            _("Yang sudah diterima dan tidak berubah tidak dapat dipersoalkan lagi tanpa pengecualian dari atasan.")
        )
    catat_putusan(permohonan, butir)
    langkah = sop.selesaikan(giliran, hasil="tidak" if salah else "ya", catatan=ringkas(permohonan, salah))
    kabari(permohonan, langkah)
    hitung_pemeriksaan(permohonan)


def catat_putusan(permohonan: Permohonan, butir: Sequence[PutusanButir]) -> None:
    """Keep one round of judgements. The caller holds the run's lock."""
    permohonan.putaran += 1
    Permohonan.objects.filter(pk=permohonan.pk).update(putaran=permohonan.putaran)
    berkas = queries.berkas_kini(permohonan)
    ButirPeriksa.objects.bulk_create(
        ButirPeriksa(
            permohonan=permohonan,
            putaran=permohonan.putaran,
            sasaran=b.sasaran,
            kode=b.kode,
            berkas=berkas.get(b.kode) if b.sasaran == "berkas" else None,
            putusan=b.putusan,
            alasan=b.alasan,
            catatan=b.catatan,
        )
        for b in butir
    )


def ringkas(permohonan: Permohonan, butir: Sequence[PutusanButir]) -> str:
    """The faults as one sentence each, for the log and the applicant's page."""
    paket = permohonan.versi_paket.paket
    nama = {("berkas", s.kode): s.nama for s in paket.syarat}
    nama |= {("isian", kode): m.label for kode, m in paket.medan.items()}
    return "\n".join(
        f"{nama[b.sasaran, b.kode]}: {(b.catatan or ALASAN[b.alasan].split('.')[0].lower()).rstrip('.')}."
        for b in butir
    )
