"""View-models of SOPs: the document as the decree has it, and where a case stands on it."""

from sop.naskah import KartuSop, LembarSop, kartu_sop, lembar_sop
from sop.tampilan.berkas import AlurBerkas, susun_alur_berkas

__all__ = ["AlurBerkas", "KartuSop", "LembarSop", "kartu_sop", "lembar_sop", "susun_alur_berkas"]
