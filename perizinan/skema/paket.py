"""A whole pack, and what has to agree between its files."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from perizinan.skema.dasar import Ketat, ganda
from perizinan.skema.formulir import Bagian, Medan, Syarat
from perizinan.skema.izin import IsiIzin
from perizinan.skema.sop import Sop
from perizinan.skema.tarif import Tarif
from perizinan.skema.tinjauan import Tinjauan

# What the lines of a permit may name besides the fields of the form.
TURUNAN = frozenset({"golongan", "masa_berlaku", "jenis_permohonan", "nomor_pendaftaran"})


class Paket(Ketat):
    """A whole pack."""

    izin: IsiIzin
    bagian: tuple[Bagian, ...]
    syarat: tuple[Syarat, ...]
    sop: Sop
    templat: str
    tinjauan: Tinjauan | None = None
    tarif: Tarif | None = None

    @cached_property
    def medan(self) -> dict[str, Medan]:
        return {m.kode: m for b in self.bagian for m in b.medan}

    @property
    def rahasia(self) -> set[str]:
        return {m.kode for m in self.medan.values() if m.rahasia}

    @model_validator(mode="after")
    def _saling_cocok(self) -> Paket:
        """Codes are unique; fields, items and steps named anywhere exist."""
        if galat := [*self._kode_ganda(), *self._medan_hilang(), *self._kontak(), *self._lapangan()]:
            raise PydanticCustomError("tidak_cocok", "tidak saling cocok", {"galat": galat})
        return self

    def _kode_ganda(self) -> Iterable[str]:
        daftar = {
            "formulir.yaml: bagian": [b.kode for b in self.bagian],
            "formulir.yaml: medan": [m.kode for b in self.bagian for m in b.medan],
            "persyaratan.yaml: syarat": [s.kode for s in self.syarat],
            "izin.yaml: butir": [b.kode for b in self.izin.butir],
        }
        for nama, kode in daftar.items():
            if dua := ganda(kode):
                yield f"{nama}: kode ganda {dua}"

    def _medan_hilang(self) -> Iterable[str]:
        if hilang := self.izin.medan_dipakai - set(self.medan) - TURUNAN:
            yield f"izin.yaml: medan: {sorted(hilang)} tidak ada di formulir.yaml"
        bila = [b.bila for b in self.bagian] + [m.bila for m in self.medan.values()]
        if self.tinjauan and (hilang := self.tinjauan.medan_tempat - set(self.medan)):
            yield f"tinjauan.yaml: tempat: memakai medan {sorted(hilang)} yang tidak ada"
        for file, syarat in (("formulir.yaml", bila), ("persyaratan.yaml", [s.bila for s in self.syarat])):
            if hilang := {x.medan for x in syarat if x} - set(self.medan):
                yield f"{file}: bila: memakai medan {sorted(hilang)} yang tidak ada"

    def _kontak(self) -> Iterable[str]:
        for kode in (self.izin.medan_telepon, self.izin.medan_surel):
            medan = self.medan.get(kode)
            if medan and (medan.rahasia or not medan.wajib):
                yield f"formulir.yaml: medan {kode}: telepon dan surel pemohon wajib diisi dan tidak rahasia"

    def _lapangan(self) -> Iterable[str]:
        """An inspection needs its checklist, a fee its table, and the table the items that it is computed from."""
        aksi = {x.aksi for x in self.sop.langkah}
        if ("tinjau" in aksi) != (self.tinjauan is not None):
            yield "tinjauan.yaml: berkas: ada bila, dan hanya bila, SOP berisi langkah 'tinjau'"
        if ("bayar" in aksi) != (self.tarif is not None):
            yield "tarif.yaml: berkas: ada bila, dan hanya bila, SOP berisi langkah 'bayar'"
        if self.tarif is None:
            return
        if hilang := self.tarif.medan_dipakai - set(self.medan):
            yield f"tarif.yaml: medan: {sorted(hilang)} tidak ada di formulir.yaml"
        butir = self.tinjauan.butir if self.tinjauan else {}
        luas = butir.get(self.tarif.butir_luas)
        if luas is None or luas.jenis != "bilangan" or not luas.wajib:
            yield f"tarif.yaml: butir_luas: {self.tarif.butir_luas} harus butir bilangan wajib di tinjauan.yaml"
        for indeks in self.tarif.indeks:
            pilihan = butir[indeks.butir].pilihan if indeks.butir in butir else ()
            if {k for k, _ in pilihan} != {p.kode for p in indeks.pilihan}:
                yield f"tarif.yaml: indeks {indeks.kode}: butir {indeks.butir} harus punya kode pilihan yang sama"
