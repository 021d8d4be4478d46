"""P12: filing an application with five files, against the sanitisers alone. Run with ./run bench pengajuan.

Ours, through the views: five uploads as people send them (a phone's photo, a scan, a drawing, a text document), then
the declaration and the number. Beside it the same five files through the sanitisers only. The pages of the form, which
people fill in before, are shown for orientation. Goal: at most 1.3 times as long.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import alat

PUTARAN = min(30, max(5, alat.PUTARAN // 2))  # one account may upload 200 files an hour


def berkas() -> dict[str, tuple[str, bytes]]:
    """What an applicant for a CV uploads: name and bytes, by required document."""
    from tests import berkas_contoh as b

    return {
        "ktp": ("IMG_0001.JPG", b.foto_jpeg(3024, 4032)),
        "npwp": ("npwp.png", b.png()),
        "akta": ("akta pindaian.pdf", b.pindaian_pdf(5)),
        "neraca": ("neraca.pdf", b.dokumen_pdf("Neraca", ["Aktiva lancar 250.000.000"] * 30)),
        "foto": ("pasfoto.jpg", b.foto_jpeg(1200, 1600)),
    }


def main() -> bool:
    with alat.basis_data():
        from django.core.files.uploadedfile import SimpleUploadedFile
        from django.test import Client

        from perizinan.models import Permohonan
        from sicantik.lib.unggahan import bersihkan
        from tests import orang
        from tests.kasus import isian_lengkap, versi_siup

        paket, isian, semua = versi_siup().paket, isian_lengkap(), berkas()
        pemohon = orang.pemohon(telepon="+6281234567890")
        isian |= {"nik": str(pemohon.nik), "nama_pemohon": pemohon.nama, "surel_pemohon": pemohon.email}
        client = Client(SERVER_NAME="127.0.0.1")
        client.force_login(pemohon)
        halaman = [b for b in paket.bagian if b.kode != "izin_lama"]

        def kirim(jalur: str, isi: dict[str, object]) -> str:
            jawab = client.post(jalur, isi)
            assert jawab.status_code == 302, (jalur, jawab.status_code)
            return str(jawab.headers["Location"])

        def isi_draf() -> str:
            pk = kirim("/izin/siup/ajukan/", {"jenis": "baru"}).split("/")[2]
            for b in halaman:
                kirim(f"/permohonan/{pk}/isi/{b.kode}/", {m.kode: isian.get(m.kode, "") for m in b.medan})
            return pk

        def unggah_dan_kirim(pk: str) -> None:
            for kode, (nama, isi) in semua.items():
                kirim(f"/permohonan/{pk}/berkas/{kode}/unggah/", {"berkas": SimpleUploadedFile(nama, isi)})
            tanda_terima = kirim(f"/permohonan/{pk}/kirim/", {"pernyataan": "1"})
            assert tanda_terima == f"/permohonan/{pk}/tanda-terima/"

        def hanya_bersihkan() -> None:
            for _, isi in semua.values():
                bersihkan(isi)

        kerja: dict[str, Callable[[], Callable[[], object]]] = {
            "lima unggahan dan kirim": lambda: partial(unggah_dan_kirim, isi_draf()),
            "halaman isian sebelumnya": lambda: isi_draf,
            "pembersih saja": lambda: hanya_bersihkan,
        }
        waktu = alat.ukur(kerja, putaran=PUTARAN)
        diajukan = Permohonan.objects.filter(nomor__isnull=False)
        assert diajukan.count() == PUTARAN + 2
        assert all(p.berkas.count() == 5 for p in diajukan)
    alat.cetak(waktu, kali=1)
    print(f"  berkas: {', '.join(f'{kode} {len(isi) / 1e6:.1f} MB' for kode, (_, isi) in semua.items())}")
    nilai = alat.nisbah(waktu, "lima unggahan dan kirim", "pembersih saja")
    return alat.putusan("P12 mengajukan dengan lima berkas / pembersih saja", nilai, "≤ 1.30")


if __name__ == "__main__":
    sys.exit(not main())
