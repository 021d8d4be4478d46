"""Refusals of this app's services. Their texts are for the person, in Indonesian."""


class PermohonanDitolak(Exception):
    """Base: the request cannot be carried out, and the text says what to do."""


class BelumLengkap(PermohonanDitolak):
    """Something is still missing; `bagian` are the codes of the pages where."""

    def __init__(self, pesan: str, bagian: list[str]) -> None:
        super().__init__(pesan)
        self.bagian = bagian


class TidakBolehDiubah(PermohonanDitolak):
    """The application is with the office; only items sent back may be changed."""


class DataBerubah(PermohonanDitolak):
    """What the person saw is no longer what is stored."""


class NomorHabis(PermohonanDitolak):
    """The year's 99,999 registration numbers are used up."""


class SudahDibayar(PermohonanDitolak):
    """The SKRD is paid; it is paid once."""


class KetetapanDiganti(PermohonanDitolak):
    """The SKRD was replaced by another, or its application has ended."""


class JumlahKeliru(PermohonanDitolak):
    """Not what is owed."""
