"""The data of a PDF: how far it unfolds, and what a camera wrote into a photo inside it."""

from __future__ import annotations

import base64
import zlib

from pikepdf import Array, Dictionary, Name, Object, PdfError, Stream  # noqa: TID253 - parser process only

from .tolak import Tolak

# The most one byte can become: zlib's proven ratio, and LZW's longest string per 12-bit code.
_RASIO = {"/FlateDecode": 1032, "/LZWDecode": 2731, "/RunLengthDecode": 64}
_SINGKATAN = {
    "/Fl": "/FlateDecode",
    "/LZW": "/LZWDecode",
    "/RL": "/RunLengthDecode",
    "/DCT": "/DCTDecode",
    "/A85": "/ASCII85Decode",
    "/AHx": "/ASCIIHexDecode",
}
_GAMBAR = ("/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode")
_PIKSEL_GAMBAR = 200_000_000  # A0 at 300 dpi in black and white has 139 million
_POTONG = 1024 * 1024


def periksa_aliran(aliran: Stream, batas: int) -> None:
    saringan = _saringan(aliran)
    gambar = aliran.stream_dict.get(Name.Subtype) == Name.Image
    if gambar:
        batas *= 4
        if _angka(aliran, Name.Width) * _angka(aliran, Name.Height) > _PIKSEL_GAMBAR:
            raise Tolak("terlalu_rumit", "picture dimensions")
    if "/Crypt" in saringan:
        raise Tolak("rusak", "crypt filter")
    mengembang = [nama for nama in saringan if nama in _RASIO]
    if len(mengembang) > 1:
        raise Tolak("terlalu_rumit", "nested compression")
    if mengembang and len(aliran.get_raw_stream_buffer()) * _RASIO[mengembang[0]] > batas:
        _ukur(aliran, saringan, batas)
    if saringan[-1:] == ["/DCTDecode"]:
        _buang_metadata_foto(aliran, saringan[:-1], batas)


def _saringan(aliran: Stream) -> list[str]:
    nilai = aliran.stream_dict.get(Name.Filter)
    nama = [str(n) for n in nilai] if isinstance(nilai, Array) else [str(nilai)] if nilai is not None else []
    return [_SINGKATAN.get(n, n) for n in nama]


def _angka(aliran: Stream, kunci: Name) -> int:
    nilai: Object | None = aliran.stream_dict.get(kunci)
    return int(nilai) if nilai is not None else 0


def _ukur(aliran: Stream, saringan: list[str], batas: int) -> None:
    if saringan[0] == "/FlateDecode":
        try:
            _pompa(aliran.read_raw_bytes(), batas, simpan=False)
        except zlib.error:
            return  # damaged data: viewers show what they can, up to where we got
    elif saringan[-1] not in _GAMBAR:
        try:
            isi = aliran.read_bytes()  # a rare chain: decoded whole, within the limits given to qpdf
        except (PdfError, RuntimeError) as galat:
            raise Tolak("terlalu_rumit", type(galat).__name__) from None
        if len(isi) > batas:
            raise Tolak("terlalu_rumit", "stream size")


def _pompa(mentah: bytes, batas: int, *, simpan: bool = True) -> bytes:
    """Inflate, a piece at a time, up to the limit; without ``simpan`` only to see how long it gets."""
    pemuai, keluar, panjang = zlib.decompressobj(), [], 0
    while mentah and not pemuai.eof:
        potongan = pemuai.decompress(mentah, _POTONG)
        mentah = pemuai.unconsumed_tail
        panjang += len(potongan)
        if panjang > batas:
            raise Tolak("terlalu_rumit", "stream size")
        if simpan:
            keluar.append(potongan)
    if simpan:
        keluar.append(pemuai.flush())
    return b"".join(keluar)


def _buang_metadata_foto(aliran: Stream, bungkus: list[str], batas: int) -> None:
    """Some producers wrap the JPEG once more; it is unwrapped, for a wrapped one could hide what it says."""
    mentah = aliran.read_raw_bytes()
    for nama in bungkus:
        if nama == "/FlateDecode":
            mentah = _pompa(mentah, batas)
        elif nama == "/ASCII85Decode":
            mentah = base64.a85decode(mentah.strip(), adobe=True)
        elif nama == "/ASCIIHexDecode":
            mentah = bytes.fromhex(mentah.decode("ascii").rstrip().rstrip(">"))
        else:
            raise Tolak("rusak", "picture filters")
    bersih = tanpa_metadata(mentah)
    if bungkus or len(bersih) != len(mentah):
        parameter = aliran.stream_dict.get(Name.DecodeParms)
        if isinstance(parameter, Array):
            parameter = parameter[-1]
        aliran.write(
            bersih,
            filter=Name.DCTDecode,
            decode_parms=parameter if isinstance(parameter, Dictionary) else None,
        )


def tanpa_metadata(jpeg: bytes) -> bytes:
    """The JPEG without comments and APP segments (GPS, thumbnails), which need no re-encoding to go.

    APP0 and APP14 stay: they tell how the colours are meant.
    """
    if not jpeg.startswith(b"\xff\xd8"):
        return jpeg
    keluar, posisi = [b"\xff\xd8"], 2
    while posisi + 4 <= len(jpeg) and jpeg[posisi] == 0xFF:
        tanda = jpeg[posisi + 1]
        if tanda == 0xDA:  # start of scan: pixels follow up to the end marker
            akhir = jpeg.rfind(b"\xff\xd9")
            keluar.append(jpeg[posisi : akhir + 2 if akhir > posisi else len(jpeg)])
            return b"".join(keluar)
        panjang = 2 + int.from_bytes(jpeg[posisi + 2 : posisi + 4])
        if not (tanda == 0xFE or (0xE1 <= tanda <= 0xEF and tanda != 0xEE)):
            keluar.append(jpeg[posisi : posisi + panjang])
        posisi += panjang
    return jpeg  # not the plain structure: leave it to the viewer's decoder
