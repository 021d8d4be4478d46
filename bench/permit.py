"""P4, P5 and P6: what a signed permit costs. Run with ./run bench permit; PUTARAN=n sets the rounds.

Every figure is a ratio to a reference timed in the same round, because this machine is never alone:
`polos` is the same page as one would first write it (flexbox, table, inline pictures, its own CSS parsed each time),
`telanjang` our own page; both without QR and signature. Prints the median over the rounds.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from base64 import b64encode
from collections.abc import Callable
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from sicantik.lib import pdf, qr
from sicantik.lib.cetak import buat_html
from sicantik.signer import klien, server, verifikasi
from tests.dokumen import contoh

PUTARAN = int(os.environ.get("PUTARAN", "25"))
PUTARAN_BARU = max(5, PUTARAN // 4)
TEMPLAT = contoh.TEMPLAT_IZIN.read_text("utf-8")

POLOS = """<!doctype html><html lang="id"><head><meta charset="utf-8"><title>{judul}</title><style>
@page {{ size: A4; margin: 14mm 20mm; @bottom-right {{ content: "Halaman " counter(page) " dari " counter(pages) }} }}
body {{ font: 10pt/1.4 "Plus Jakarta Sans", sans-serif; margin: 0 }}
.kop {{ display: flex; align-items: center; gap: 6mm; border-bottom: 2pt solid #0a2e4d; padding-bottom: 3mm }}
.kop div {{ flex: 1; text-align: center }}
.kop h2 {{ margin: 0; font-size: 13.5pt; color: #0a2e4d }} .kop p {{ margin: 0 }}
h1 {{ text-align: center; font-size: 15pt; letter-spacing: .06em; color: #0a2e4d; margin: 7mm 0 0 }}
.nomor {{ text-align: center; font-size: 11pt }} .dasar {{ text-align: justify }}
table {{ width: 100%; border-collapse: collapse }} td {{ padding: 1mm 2mm 1mm 0; border-bottom: .4pt solid #e2d8c5 }}
td:nth-child(-n+2) {{ color: #4b5563 }}
.bawah {{ display: flex; justify-content: space-between; margin-top: 6mm }} .bawah p {{ margin: 0 }}
.latar, .cap {{ position: absolute; z-index: -1; left: 35mm; top: 78mm }} .latar svg {{ width: 100mm; height: 100mm }}
.cap {{ font-size: 100pt; font-weight: bold; left: 0; color: #fbe9e7; transform: rotate(-32deg) }}
.pita {{ height: 3.3mm; background: url(data:image/svg+xml;base64,{pita}) repeat-x }}
.catatan {{ border: 1pt solid #b3261e; color: #b3261e; padding: 2mm 3mm; margin-top: 5mm; font-size: 8.5pt }}
</style></head><body><div class="latar">{latar}</div><div class="cap">{contoh}</div>
<div class="kop"><div style="flex: none">{lambang}</div><div><p>{kop[pemerintah]}</p>
<h2>{kop[dinas]}</h2><p>{kop[alamat]} · Telepon {kop[telepon]}</p></div></div>
<div class="pita"></div><h1>{judul}</h1>
<p class="nomor">Nomor: <b>{nomor}</b></p><p class="dasar">{dasar}</p><table>{baris}</table><div class="bawah"><div>
<p><b>Periksa keaslian</b></p><p>{alamat_cek}</p><p>{kode_cek}</p></div><div><p>Ditetapkan di {ditetapkan_di}</p>
<p>pada tanggal {ditetapkan_tanggal}</p><p><b>{jabatan},</b></p><p>ditandatangani secara elektronik</p>
<p><b><u>{nama_pejabat}</u></b></p><p>{pangkat}, NIP {nip}</p></div></div>
<p class="catatan"><b>{catatan_tanda_tangan}.</b></p><p>Dokumen ini diterbitkan secara elektronik.</p></body></html>"""

# Times the first document of a fresh worker, then the same one warm.
PERTAMA = """
import sys, time
from sicantik.lib import pdf
html = sys.stdin.read()
pdf.siapkan()
waktu = []
for _ in range(8):
    awal = time.perf_counter()
    pdf.cetak(html)
    waktu.append(time.perf_counter() - awal)
print(waktu[0] / sorted(waktu[1:])[3])
"""


def html_polos() -> str:
    baris = "".join(
        f"<tr><td>{i}.</td><td>{label}</td><td>:</td><td>{isi}</td></tr>"
        for i, (label, isi) in enumerate(contoh.BUTIR.items(), 1)
    )
    gambar = {nama: (pdf._CETAK / "gambar" / f"{nama}.svg").read_text("utf-8") for nama in ("latar", "lambang")}
    pita = b64encode((pdf._CETAK / "gambar" / "pita.svg").read_bytes()).decode()
    return POLOS.format(**contoh.izin(), **gambar, pita=pita, baris=baris)


def html_telanjang() -> str:
    awal, _, sisa = buat_html(TEMPLAT, contoh.izin()).partition("<svg")
    return awal + sisa.partition("</svg>")[2]


def penanda_p256() -> Callable[[bytes], bytes]:
    """Plain pyHanko with a P-256 key that is loaded once: what P5 compares with."""
    from asn1crypto import x509 as asn1
    from asn1crypto.algos import SignedDigestAlgorithm
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    from sicantik.signer import kunci

    rahasia = ec.generate_private_key(ec.SECP256R1())
    nama = kunci._nama("P-256")
    dasar = kunci._dasar(nama, nama, rahasia.public_key(), kunci._UMUR)  # type: ignore[arg-type]
    sertifikat: x509.Certificate = dasar.sign(rahasia, hashes.SHA256())

    class Penanda(signers.Signer):
        async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
            return bytes(72) if dry_run else rahasia.sign(data, ec.ECDSA(hashes.SHA256()))

    penanda = Penanda(
        signing_cert=asn1.Certificate.load(sertifikat.public_bytes(serialization.Encoding.DER)),
        cert_registry=SimpleCertificateStore(),
        signature_mechanism=SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"}),
    )

    def tanda_tangani(isi: bytes) -> bytes:
        penulis = IncrementalPdfFileWriter(BytesIO(isi))
        keterangan = signers.PdfSignatureMetadata(
            field_name="T", md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES
        )
        penandatangan = signers.PdfSigner(keterangan, penanda, new_field_spec=fields.SigFieldSpec("T"))
        hasil: bytes = penandatangan.sign_pdf(penulis, bytes_reserved=8192).getvalue()
        return hasil

    return tanda_tangani


def ukur(kerja: dict[str, Callable[[], object]]) -> dict[str, list[float]]:
    """All of them in every round, so that a busy neighbour slows all of them."""
    waktu: dict[str, list[float]] = {nama: [] for nama in kerja}
    for putaran in range(PUTARAN + 2):
        for nama, fungsi in kerja.items():
            awal = time.perf_counter()
            fungsi()
            if putaran >= 2:
                waktu[nama].append(time.perf_counter() - awal)
    return waktu


def cetak_dengan(css: str) -> Callable[[str], bytes]:
    """Our page with other house CSS (for P6)."""
    from dataclasses import replace

    from weasyprint import CSS

    asli = pdf._alat()
    lain = replace(asli, css=CSS(string=css, font_config=asli.huruf, url_fetcher=asli.pengambil()), gambar={})

    def cetak(html: str) -> bytes:
        return bytes(
            lain.html(string=html, url_fetcher=lain.pengambil()).write_pdf(
                stylesheets=[lain.css], font_config=lain.huruf, cache=lain.gambar
            )
        )

    return cetak


def pertama() -> float:
    html = buat_html(TEMPLAT, contoh.izin())
    nisbah = []
    for _ in range(PUTARAN_BARU):
        hasil = subprocess.run(
            [sys.executable, "-c", PERTAMA], cwd=contoh.AKAR, input=html, capture_output=True, text=True, check=True
        )
        nisbah.append(float(hasil.stdout))
    return statistics.median(nisbah)


def lapor(nama: str, nisbah: float, tujuan: float) -> None:
    print(f"{nama:<58}{nisbah:>6.2f}x  goal <= {tujuan:.2f}x  {'ok' if nisbah <= tujuan else 'MISSED'}")


def _boleh(izin_id: int, isi: bytes) -> None:
    return None


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="sicantik-bench-") as nama_folder:
        folder = Path(nama_folder)
        # Before WeasyPrint is loaded: the signer is a process of its own, as in production.
        proses = get_context("fork").Process(
            target=server.layani,
            args=(folder / "s", folder / "kunci", _boleh),
            kwargs={"buat_kunci": True},
            daemon=True,
        )
        proses.start()
        while not (folder / "s").exists() and proses.is_alive():
            time.sleep(0.05)
        try:
            jalankan(folder)
        finally:
            proses.terminate()
            proses.join()


def jalankan(folder: Path) -> None:
    soket = folder / "s"
    pdf.siapkan()
    from weasyprint import HTML

    def lengkap() -> bytes:
        return klien.tanda_tangani(soket, 1, pdf.cetak(buat_html(TEMPLAT, contoh.izin())))

    polos, telanjang, penuh = html_polos(), html_telanjang(), buat_html(TEMPLAT, contoh.izin())
    isi, ditandai, p256 = pdf.cetak(penuh), lengkap(), penanda_p256()
    rumah = pdf._CSS.read_text("utf-8")
    khusus = cetak_dengan(rumah.partition("/* surat lain */")[0])
    waktu = ukur(
        {
            "polos": lambda: HTML(string=polos).write_pdf(),
            "telanjang": lambda: pdf.cetak(telanjang),
            "lengkap": lengkap,
            "cetak": lambda: pdf.cetak(penuh),
            "css izin saja": lambda: khusus(penuh),
            "qr": lambda: qr.svg_path(contoh.ALAMAT),
            "tanda tangan": lambda: klien.tanda_tangani(soket, 1, isi),
            "tanda tangan P-256 (pyHanko)": lambda: p256(isi),
            "periksa": lambda: verifikasi.periksa_tanda_tangan(ditandai, folder / "kunci" / "ca.crt"),
        }
    )
    print(f"{PUTARAN} interleaved rounds, medians in ms; the signed permit has {len(ditandai):,} bytes")
    for nama, t in waktu.items():
        print(f"  {nama:<32}{statistics.median(t) * 1000:>8.1f}")

    def nisbah(atas: str, bawah: str) -> float:
        return statistics.median(a / b for a, b in zip(waktu[atas], waktu[bawah], strict=True))

    lapor("P4 render + QR + sign / naive page, bare", nisbah("lengkap", "polos"), 0.85)
    lapor("P4 render + QR + sign / our page, bare", nisbah("lengkap", "telanjang"), 1.55)
    lapor("P5 sign RSA-3072 (over the socket) / naive page", nisbah("tanda tangan", "polos"), 0.20)
    lapor("P5 sign RSA-3072 / sign P-256", nisbah("tanda tangan", "tanda tangan P-256 (pyHanko)"), 1.20)
    lapor("P5 verify / naive page", nisbah("periksa", "polos"), 0.12)
    lapor("P6 first document of a prepared worker / warm", pertama(), 1.30)
    lapor("P6 house CSS / CSS of the permit only", nisbah("cetak", "css izin saja"), 1.20)
    print(f"signed permits a second and core: {1 / statistics.median(waktu['lengkap']):.1f}")


if __name__ == "__main__":
    main()
