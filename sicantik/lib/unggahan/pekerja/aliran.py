"""The data of a PDF: how far it unfolds, and what a camera wrote into a photo inside it."""

from __future__ import annotations

import zlib

from pikepdf import Array, Dictionary, Name, Object, Stream  # noqa: TID253 - parser process only

from .tolak import Tolak

# The most one byte can become: zlib's proven ratio, and LZW's longest string per 12-bit code.
_RASIO = {"/FlateDecode": 1032, "/LZWDecode": 2731, "/RunLengthDecode": 64}
_SINGKATAN = {"/Fl": "/FlateDecode", "/LZW": "/LZWDecode", "/RL": "/RunLengthDecode", "/DCT": "/DCTDecode"}
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
    if saringan == ["/DCTDecode"]:
        _buang_metadata_foto(aliran)


def _saringan(aliran: Stream) -> list[str]:
    nilai = aliran.stream_dict.get(Name.Filter)
    nama = [str(n) for n in nilai] if isinstance(nilai, Array) else [str(nilai)] if nilai is not None else []
    return [_SINGKATAN.get(n, n) for n in nama]


def _angka(aliran: Stream, kunci: Name) -> int:
    nilai: Object | None = aliran.stream_dict.get(kunci)
    return int(nilai) if nilai is not None else 0


def _ukur(aliran: Stream, saringan: list[str], batas: int) -> None:
    if saringan != ["/FlateDecode"]:
        # Rare chains: decoded whole, within the process's memory limit and qpdf's own.
        if "/DCTDecode" not in saringan and len(aliran.read_bytes()) > batas:
            raise Tolak("terlalu_rumit", "stream size")
        return
    pemuai, mentah, panjang = zlib.decompressobj(), aliran.read_raw_bytes(), 0
    try:
        while mentah and not pemuai.eof:
            panjang += len(pemuai.decompress(mentah, _POTONG))
            mentah = pemuai.unconsumed_tail
            if panjang > batas:
                raise Tolak("terlalu_rumit", "stream size")
    except zlib.error:
        return  # damaged data: viewers show what they can, up to where we got


def _buang_metadata_foto(aliran: Stream) -> None:
    mentah = aliran.read_raw_bytes()
    bersih = tanpa_metadata(mentah)
    if len(bersih) != len(mentah):
        parameter = aliran.stream_dict.get(Name.DecodeParms)
        assert parameter is None or isinstance(parameter, Dictionary | Array)
        aliran.write(bersih, filter=Name.DCTDecode, decode_parms=parameter)


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
