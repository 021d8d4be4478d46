"""The one round of correction: what may not be questioned any more, and how often the office did so all the same."""

from __future__ import annotations

from perizinan.isian import medan_ikut
from perizinan.models import ButirPeriksa, Pengecualian, Permohonan, SatuPutaran
from perizinan.queries.permohonan import berkas_kini, diterima_menurut

Butir = tuple[str, str]  # sasaran and kode


def butir_diterima(permohonan: Permohonan) -> set[Butir]:
    """Items accepted in an earlier round and unchanged since.

    Documents by the loket's word on the very file: whatever was not called wrong. Fields by its silence: all faults
    are named at once, so a field that the last round left alone was accepted, and nobody could change it meanwhile.
    """
    paket, kini = permohonan.versi_paket.paket, berkas_kini(permohonan)
    butir = list(ButirPeriksa.objects.filter(permohonan=permohonan))
    diterima = diterima_menurut(butir)
    berkas = {("berkas", kode) for kode, b in kini.items() if b.pk in diterima}
    if not permohonan.putaran:
        return berkas
    terakhir = [b for b in butir if b.putaran == permohonan.putaran and b.putusan == "perlu_diperbaiki"]
    diminta = {b.kode for b in terakhir if b.sasaran == "isian"}
    return berkas | {("isian", kode) for kode in set(paket.medan) - diminta - medan_ikut(paket, diminta)}


def butir_terkunci(permohonan: Permohonan) -> set[Butir]:
    """Of these, the ones that no supervisor opened for the check that comes."""
    return butir_diterima(permohonan) - _dibuka(permohonan)


def _dibuka(permohonan: Permohonan) -> set[Butir]:
    disetujui = Pengecualian.objects.filter(
        permohonan=permohonan, keadaan="disetujui", putaran=permohonan.putaran + 1
    ).values_list("butir", flat=True)
    return {(sasaran, kode) for butir in disetujui for sasaran, kode in butir}


def pengecualian_terbuka(permohonan: Permohonan) -> Pengecualian | None:
    """The request that waits for a supervisor."""
    return Pengecualian.objects.filter(permohonan=permohonan, keadaan="diusulkan").select_related("peminta").first()


def satu_putaran(kode: str, tahun: int) -> SatuPutaran:
    """Files of a permit type filed in a year and checked, and those with an override: what is published."""
    return SatuPutaran.objects.filter(kode=kode, tahun=tahun).first() or SatuPutaran(kode=kode, tahun=tahun)
