"""Dokumen arsip: the cover sheet of an archived case (SOP step 7). Made on request."""

from akun import queries as akun
from perizinan.dokumen.umum import contoh, kop, saat_lengkap, tanggal, templat
from perizinan.models import Berkas, DokumenTerbit, Permohonan
from perizinan.status import AKSI, JENIS_DOKUMEN
from sicantik.lib import jam
from sicantik.lib.cetak import buat_html
from sicantik.lib.samaran import kelompokkan_nomor
from sop.models import LangkahLog


def html_dokumen_arsip(permohonan: Permohonan) -> str:
    assert permohonan.proses is not None
    izin = getattr(permohonan, "izin", None)
    paket = permohonan.versi_paket.paket
    nama = {s.kode: s.nama for s in paket.syarat}
    berkas = [_berkas(b, nama) for b in permohonan.berkas.all()]
    dokumen = [_dokumen(d) for d in permohonan.dokumen.order_by("dibuat")]
    log = LangkahLog.objects.filter(proses=permohonan.proses_id).order_by("nomor")
    return buat_html(
        templat("dokumen_arsip"),
        {
            "kop": kop(akun.kantor()),
            "judul": f"Lembar arsip permohonan {paket.izin.kode}",
            "nomor": kelompokkan_nomor(permohonan.nomor or ""),
            "rinci": [
                {"label": "Nomor izin", "isi": izin.nomor if izin else "-"},
                {"label": "Pemegang", "isi": permohonan.nama_usaha},
                {"label": "Pemohon", "isi": permohonan.nama_pemohon},
                {"label": "Diajukan", "isi": tanggal(permohonan.diajukan)},
                {"label": "Terbit", "isi": tanggal(izin.terbit) if izin else "-"},
            ],
            "dokumen": berkas + dokumen,
            "riwayat": [
                {
                    "saat": saat_lengkap(b.selesai),
                    "peristiwa": f"{AKSI.get(b.aksi, b.aksi)}: {b.hasil}, {b.nama_pelaku}",
                }
                for b in log
            ],
            "intisari": permohonan.proses.intisari,
            "dicetak": saat_lengkap(jam.kini()),
            "contoh": contoh(),
        },
    )


def _berkas(b: Berkas, nama: dict[str, str]) -> dict[str, str]:
    jenis = b.jenis.rpartition("/")[2].upper()
    versi = "" if b.kini else " (diganti)"
    return {
        "nama": nama.get(b.syarat, b.syarat) + versi,
        "keterangan": f"{jenis}, {b.halaman} halaman, {b.ukuran // 1024 or 1} KB",
        "sha256": b.sha256,
    }


def _dokumen(d: DokumenTerbit) -> dict[str, str]:
    return {
        "nama": JENIS_DOKUMEN[d.jenis],
        "keterangan": f"PDF, {d.ukuran // 1024 or 1} KB",
        "sha256": d.sha256,
    }
