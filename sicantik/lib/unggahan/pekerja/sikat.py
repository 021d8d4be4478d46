"""Walks everything a page draws with and removes what a viewer could act on or a file could hide in.

The new document has no catalogue entries, names or annotations to act from, so this is the second
lock: nothing active may lie in it even unreached.
"""

from __future__ import annotations

from collections.abc import Iterable

from pikepdf import Array, Dictionary, Name, Object, ObjectSet, Stream  # noqa: TID253 - parser process only

from .aliran import periksa_aliran


def _nama(teks: str) -> frozenset[str]:
    return frozenset(teks.split())


_KUNCI = _nama(
    "/AA /OpenAction /JS /JavaScript /URI /XFA /EF /AF /EmbeddedFiles /Names /AcroForm /Annots /Metadata "
    "/PieceInfo /OPI /RichMediaContent /RichMediaSettings /3DD /Movie /Sound /Info /StructTreeRoot "
    "/StructParents /StructParent /LastModified /Thumb /Collection /Parent"
)
_AKSI = _nama(
    "/JavaScript /URI /Launch /GoToR /GoToE /GoTo /SubmitForm /ImportData /ResetForm /Hide /Named /Rendition "
    "/Movie /Sound /RichMediaExecute /GoTo3DView /SetOCGState /Thread /Trans /GoToDp"
)
_JENIS = _nama("/Catalog /Action /Filespec /EmbeddedFile /Annot /Metadata /Pages /Page /Sig /3D")
# Keys in these are names the author made up, so a font may well be called /JS there.
_PETA = _nama("/Font /XObject /ExtGState /ColorSpace /Pattern /Shading /Properties /CharProcs /Colorants")
# A stream whose data lies in another file, and a form drawn from another document.
_LUAR = frozenset(("/F", "/FFilter", "/FDecodeParms", "/Ref"))


def sikat(akar: Iterable[Object], batas_aliran: int) -> None:
    tumpuk = [(obj, False) for obj in akar]
    terlihat, terlihat_peta = ObjectSet(), ObjectSet()
    for obj, _ in tumpuk:
        terlihat.add(obj)
    while tumpuk:
        obj, peta = tumpuk.pop()
        if isinstance(obj, Stream):
            periksa_aliran(obj, batas_aliran)
        anak = _anak_larik(obj) if isinstance(obj, Array) else _anak_kamus(obj, peta)
        for nilai, sebagai_peta in anak:
            if (terlihat_peta if sebagai_peta else terlihat).add(nilai):
                tumpuk.append((nilai, sebagai_peta))


def _anak_larik(larik: Array) -> list[tuple[Object, bool]]:
    anak = []
    for nomor, nilai in enumerate(larik):
        if _wadah(nilai):
            if _beraksi(nilai):
                larik[nomor] = None
            else:
                anak.append((nilai, False))
    return anak


def _anak_kamus(obj: Object, peta: bool) -> list[tuple[Object, bool]]:
    anak = []
    kamus = obj.stream_dict if isinstance(obj, Stream) else obj
    for kunci, nilai in list(kamus.items()):
        if kunci == "/Parent" and kamus.get(Name.Type) == Name.Page:
            continue  # back to the tree qpdf has just built; only the pages we began with get here
        if _terlarang(kunci, nilai, peta=peta, aliran=isinstance(obj, Stream)):
            del kamus[kunci]
        elif _wadah(nilai):
            anak.append((nilai, not peta and _adalah_peta(kunci, nilai)))
    return anak


def _adalah_peta(kunci: str, nilai: Object) -> bool:
    """A pattern's /Shading is one shading, not a map of them."""
    return kunci in _PETA and isinstance(nilai, Dictionary) and Name.ShadingType not in nilai


def _terlarang(kunci: str, nilai: Object, *, peta: bool, aliran: bool) -> bool:
    if peta:
        return not (_wadah(nilai) or isinstance(nilai, Name)) or _beraksi(nilai)
    return kunci in _KUNCI or (aliran and kunci in _LUAR) or _beraksi(nilai)


def _wadah(nilai: Object) -> bool:
    return isinstance(nilai, Dictionary | Array | Stream)


def _beraksi(nilai: Object) -> bool:
    """An action, an attached file, a piece of another document's skeleton, or PostScript."""
    if not isinstance(nilai, Dictionary | Stream):
        return False
    return (
        str(nilai.get(Name.S)) in _AKSI or str(nilai.get(Name.Type)) in _JENIS or str(nilai.get(Name.Subtype)) == "/PS"
    )
