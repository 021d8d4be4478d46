"""Berita Acara Peninjauan (output of HO step 4): what the team found, with its pictures and signatures, frozen."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from PIL import Image

from akun import queries as akun
from perizinan.dokumen.umum import contoh, hari_tanggal, kop, pukul, saat_lengkap, templat
from perizinan.isian.tinjauan import tampilan_tinjau
from perizinan.models import CatatanTinjau, Peninjauan, Permohonan
from perizinan.queries import peninjauan as lapangan
from perizinan.skema import BagianTinjau, ButirTinjau, Tinjauan
from perizinan.status import KESIMPULAN
from sicantik.lib import simpanan
from sicantik.lib.cetak import buat_html
from sicantik.lib.pdf import FOTO
from sicantik.lib.samaran import kelompokkan_nomor
from sicantik.lib.unggahan import Jenis, pratinjau

KOTAK = "0 0 600 220"  # the canvas of a signature on the screen
LEBAR_FOTO, MUTU_FOTO = 640, 75  # of a picture on the paper: some 300 dpi


def html_bap(permohonan: Permohonan) -> str:
    """The newest report; its pictures are those of `foto_bap`."""
    tinjau, checklist, berlaku = _bahan(permohonan)
    nama = {kode: b.label for kode, b in checklist.butir.items()}
    semua = [c for isi in berlaku.values() for c in isi]
    return buat_html(
        templat("bap"),
        {
            "kop": kop(akun.kantor()),
            "judul": "Berita Acara Peninjauan (BAP)",
            "nomor": f"{kelompokkan_nomor(permohonan.nomor or '')} / BAP-{lapangan.bap_ke(permohonan)}",
            "pembuka": _pembuka(*lapangan.rentang_catatan(tinjau, berlaku)),
            "rinci": _rinci(permohonan, tinjau),
            "tim": [{"nama": a.sebutan, "peran": "Ketua" if a.ketua else "Anggota"} for a in lapangan.tim(tinjau)],
            "bagian": [x for bag in checklist.bagian if (x := _bagian(bag, berlaku))["butir"]],
            "foto": [
                {"alamat": _alamat(c), "label": nama[c.butir], "keterangan": _keterangan_foto(c)}
                for c in semua
                if c.foto and checklist.butir[c.butir].jenis == "foto"
            ],
            "kesimpulan": KESIMPULAN[tinjau.kesimpulan],  # type: ignore[index]
            "uraian": tinjau.uraian,
            "tanda_tangan": [
                _tanda_tangan(c, nama[c.butir]) for c in semua if checklist.butir[c.butir].jenis == "tanda_tangan"
            ],
            "kotak_goresan": KOTAK,
            "ditutup": f"{saat_lengkap(tinjau.ditutup)} oleh {tinjau.penutup.nama if tinjau.penutup else '-'}",
            "intisari": lapangan.intisari_bap(tinjau, berlaku),
            "contoh": contoh(),
        },
    )


def foto_bap(permohonan: Permohonan) -> dict[str, bytes]:
    """The pictures of the report, small, by the addresses that its HTML names."""
    berlaku = _bahan(permohonan)[2]
    return {_alamat(c): _kecil(c.foto) for isi in berlaku.values() for c in isi if c.foto}


def _bahan(permohonan: Permohonan) -> tuple[Peninjauan, Tinjauan, lapangan.Berlaku]:
    tinjau, checklist = lapangan.peninjauan_kini(permohonan), permohonan.versi_paket.paket.tinjauan
    assert tinjau is not None
    assert checklist is not None
    return tinjau, checklist, lapangan.catatan_berlaku(tinjau, checklist)


def _pembuka(awal: datetime, akhir: datetime) -> str:
    sampai = pukul(akhir) if awal.date() == akhir.date() else saat_lengkap(akhir)
    return (
        f"Pada hari {hari_tanggal(awal)}, pukul {pukul(awal)} sampai {sampai}, tim teknis di bawah ini meninjau lokasi "
        "usaha yang dimohonkan izinnya, dengan hasil sebagai berikut."
    )


def _rinci(permohonan: Permohonan, tinjau: Peninjauan) -> list[dict[str, str]]:
    return [
        {"label": "Izin", "isi": permohonan.versi_paket.paket.izin.nama},
        {"label": "Perusahaan", "isi": permohonan.nama_usaha},
        {"label": "Pemohon", "isi": permohonan.nama_pemohon},
        {"label": "Tempat", "isi": tinjau.tempat},
        {"label": "Surat tugas", "isi": tinjau.nomor_surat},
        {"label": "Jadwal", "isi": f"{hari_tanggal(tinjau.mulai)}, {pukul(tinjau.mulai)}"},
    ]


def _bagian(bag: BagianTinjau, berlaku: lapangan.Berlaku) -> dict[str, object]:
    isi = [(b, c) for b in bag.butir for c in berlaku[b.kode] if tampilan_tinjau(b, c.nilai)]
    return {"judul": bag.judul, "butir": [_butir(b, c) for b, c in isi]}


def _butir(b: ButirTinjau, c: CatatanTinjau) -> dict[str, str]:
    return {
        "label": b.label,
        "nilai": tampilan_tinjau(b, c.nilai),
        "keterangan": c.keterangan,
        "saat": f"{pukul(c.saat)}, {c.oleh.nama}",
    }


def _tanda_tangan(c: CatatanTinjau, label: str) -> dict[str, str]:
    return {
        "label": label,
        "nama": c.keterangan,
        "goresan": c.nilai if not c.foto else "",
        "foto": _alamat(c) if c.foto else "",
        "saat": saat_lengkap(c.saat),
    }


def _keterangan_foto(c: CatatanTinjau) -> str:
    letak = f"{c.lintang}; {c.bujur}".replace(".", ",") if c.lintang is not None else "tanpa letak"
    teliti = f" (±{c.ketelitian} m)" if c.ketelitian is not None else ""
    return "\n".join(x for x in (c.keterangan, saat_lengkap(c.saat), letak + teliti) if x)


def _alamat(c: CatatanTinjau) -> str:
    return f"{FOTO}{c.kunci.hex}"


def _kecil(jalur: str) -> bytes:
    """A small JPEG, drawn from the sanitised picture in the process that draws previews."""
    jenis: Jenis = "image/png" if jalur.endswith(".png") else "image/jpeg"
    hasil = BytesIO()
    with Image.open(BytesIO(pratinjau(simpanan.baca(jalur), jenis, 1, LEBAR_FOTO))) as gambar:
        gambar.convert("RGB").save(hasil, "JPEG", quality=MUTU_FOTO)
    return hasil.getvalue()
