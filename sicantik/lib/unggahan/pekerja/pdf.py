"""PDFs: the pages are carried into a new document; what a document can do besides being read stays behind."""

from __future__ import annotations

import io
from typing import Any

import pikepdf  # noqa: TID253 - only the parser process loads it
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream  # noqa: TID253
from pikepdf.settings import set_qpdf_limits  # noqa: TID253

from .perintah import Perintah
from .sikat import sikat
from .tolak import Tolak

# What a page needs in order to be drawn. /Annots is not here: their looks are drawn into the page before.
_KUNCI_HALAMAN = frozenset(
    ("/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Resources", "/Contents", "/Group")
)
# Whoever cut a file short cut off its end.
_EKOR = 2048


def siapkan(bagian: list[bytes]) -> None:
    """Decrypting AES-256 wants the system's random numbers, which qpdf keeps open once it has used them."""
    if b"/Encrypt" in bagian[0]:
        with Pdf.new() as pdf:
            pdf.save(io.BytesIO(), encryption=pikepdf.Encryption(user="", owner="o", R=6))


def kerjakan(perintah: Perintah, bagian: list[bytes]) -> tuple[dict[str, Any], bytes]:
    isi = bagian[0]
    set_qpdf_limits(
        flate_max_memory=perintah["aliran"],
        run_length_max_memory=perintah["aliran"],
        max_stream_filters=4,
        doc_max_warnings=1000,
    )
    with pikepdf.explicit_conversion(), _buka(isi) as asal:
        jumlah = _periksa(asal, isi, perintah["halaman_terbanyak"])
        _gambarkan_isian(asal)
        for halaman in asal.pages:
            _telanjangi(halaman)
        with Pdf.new() as baru:
            baru.pages.extend(asal.pages)
            akar: list[Object] = [halaman.obj for halaman in baru.pages]
            akar += _bawa_lapisan(asal, baru)
            sikat(akar, perintah["aliran"])
            hasil = simpan(baru)
    _pastikan(hasil, jumlah)
    return {"jenis": "application/pdf", "halaman": jumlah, "lebar": None, "tinggi": None}, hasil


def simpan(pdf: Pdf) -> bytes:
    berkas = io.BytesIO()
    pdf.save(
        berkas,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        deterministic_id=True,
    )
    return berkas.getvalue()


def _buka(isi: bytes) -> Pdf:
    """A PDF that only forbids printing or copying opens without a password, and is taken without its lock."""
    try:
        return Pdf.open(io.BytesIO(isi))
    except pikepdf.PasswordError:
        raise Tolak("terkunci") from None
    except pikepdf.PdfError as galat:
        if "encrypt" in str(galat).lower():  # a lock qpdf does not know, such as one by certificate
            raise Tolak("terkunci", "unknown encryption") from None
        raise


def _periksa(asal: Pdf, isi: bytes, terbanyak: int) -> int:
    jumlah = len(asal.pages)
    if jumlah > terbanyak:
        raise Tolak("terlalu_banyak_halaman", str(jumlah))
    if jumlah == 0:
        raise Tolak("rusak", "no pages")
    if b"%%EOF" not in isi[-_EKOR:] and asal.get_warnings():
        # qpdf rescues what it finds; an officer must not decide on a document missing its last pages.
        raise Tolak("rusak", "cut short")
    if asal.Root.get(Name.NeedsRendering) is not None and bool(asal.Root.get(Name.NeedsRendering)):
        raise Tolak("formulir_dinamis")
    if Name.Collection in asal.Root:
        raise Tolak("portofolio")
    return jumlah


def _gambarkan_isian(asal: Pdf) -> None:
    """Draw filled-in fields, stamps and comments into the pages, as they look; links have no looks."""
    isian = asal.acroform
    if isian.exists and isian.needs_appearances:
        for halaman in asal.pages:
            for catatan in isian.get_widget_annotations_for_page(halaman):
                if Name.AP not in catatan.obj:  # qpdf draws plain ASCII only: keep the author's drawing if any
                    isian.get_field_for_annotation(catatan).generate_appearance(catatan)
        asal.Root.AcroForm.NeedAppearances = pikepdf.Boolean(False)
    asal.flatten_annotations("all")


def _telanjangi(halaman: Page) -> None:
    obj = halaman.obj
    for kunci in set(obj.keys()) - _KUNCI_HALAMAN:
        del obj[kunci]
    if Name.Resources in obj and not isinstance(obj.Resources, Dictionary):
        del obj[Name.Resources]
    if Name.Contents in obj and not isinstance(obj.Contents, Array | Stream):
        del obj[Name.Contents]


def _bawa_lapisan(asal: Pdf, baru: Pdf) -> list[Object]:
    """Layers switched off in a drawing must stay off."""
    lapisan = asal.Root.get(Name.OCProperties)
    if not isinstance(lapisan, Dictionary):
        return []
    if not lapisan.is_indirect:
        lapisan = asal.make_indirect(lapisan)
    baru.Root.OCProperties = baru.copy_foreign(lapisan)
    return [baru.Root.OCProperties]


def _pastikan(hasil: bytes, jumlah: int) -> None:
    """Nothing is stored that does not open again with all its pages."""
    with Pdf.open(io.BytesIO(hasil), attempt_recovery=False) as ulang:
        if len(ulang.pages) != jumlah:
            raise Tolak("rusak", "pages lost")
