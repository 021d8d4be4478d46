"""What the demo's people do on Izin Gangguan between the loket and the permit: visit, resume, fee."""

from __future__ import annotations

import uuid
from datetime import datetime, time, timedelta
from decimal import Decimal
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from perizinan.demo.pokok import GORESAN, Orang, pokok
from perizinan.models import Permohonan
from perizinan.services import ketetapan, pembayaran, peninjauan, resume
from perizinan.services.catatan import Kiriman, catat
from perizinan.skema import ButirTinjau
from sicantik.lib import jam
from sop.services import kalender_kantor

# What the demo's team finds, by item; anything else is "ya", or the first choice.
TEMUAN = {
    "luas_ukur": "118",
    "utara": "Rumah Contoh A",
    "timur": "Jl. Contoh Raya",
    "selatan": "Rumah Contoh B",
    "barat": "Tanah kosong",
    "kelas_jalan": "lokal",
    "kawasan": "perumahan",
    "gangguan": "kecil",
}


def jadwalkan(p: Permohonan, orang: Orang) -> None:
    """On the next working day at nine, for an hour; a quarter later for every file that is already set then."""
    kalender = kalender_kantor()
    hari = kalender.hari_kerja_mulai(jam.hari_ini() + timedelta(days=1))
    tim = [orang["tim1"].pk, orang["tim2"].pk]
    for n in range(16):
        mulai = datetime.combine(hari, time(9), jam.zona()) + timedelta(minutes=15 * n)
        jadwal = peninjauan.Jadwal(mulai, mulai + timedelta(minutes=15), _tempat(p), frozenset(tim), tim[0])
        try:
            peninjauan.jadwalkan(**pokok(p, orang), jadwal=jadwal)
        except peninjauan.JadwalBentrok:
            continue
        return
    raise RuntimeError(f"tim peragaan penuh pada {hari:%d/%m/%Y}")


def tinjau(p: Permohonan, orang: Orang) -> None:
    """Every required item recorded, then signed, then the report closed."""
    checklist = p.versi_paket.paket.tinjauan
    assert checklist is not None
    for butir in sorted(checklist.butir.values(), key=lambda b: b.jenis == "tanda_tangan"):
        if butir.wajib:
            catat(permohonan=p, oleh=orang["tim1"], kiriman=_kiriman(butir))
    peninjauan.tutup_peninjauan(**pokok(p, orang), kesimpulan="layak", uraian="Tempat usaha sesuai permohonan.")


def ringkas(p: Permohonan, orang: Orang) -> None:
    uraian = "Berkas lengkap, hasil peninjauan layak, tetangga yang berbatasan setuju."
    resume.susun_resume(**pokok(p, orang), uraian=uraian, rekomendasi="layak")


def setujui_resume(p: Permohonan, orang: Orang) -> None:
    resume.putuskan_resume(**pokok(p, orang), setuju=True, intisari=p.resume.intisari)


def tetapkan(p: Permohonan, orang: Orang) -> None:
    ketetapan.tetapkan_skrd(**pokok(p, orang))


def bayar(p: Permohonan, orang: Orang) -> None:
    """Paid in at the counter."""
    skrd = p.ketetapan.get(diganti=None)
    setoran = pembayaran.Setoran("tunai", skrd.jumlah, jam.kini())
    pembayaran.catat_pembayaran(ketetapan_id=skrd.pk, setoran=setoran, oleh=orang["bendahara"])


def cetak_skrd(p: Permohonan, orang: Orang) -> None:
    ketetapan.serahkan_skrd(**pokok(p, orang))


def _tempat(p: Permohonan) -> str:
    isi = p.isian
    return f"{isi['alamat_usaha']}, Kel. {isi['kelurahan_usaha']}, Kec. {isi['kecamatan_usaha']}"


def _kiriman(butir: ButirTinjau) -> Kiriman:
    if butir.jenis == "foto":
        letak = {"lintang": Decimal("-1.237900"), "bujur": Decimal("116.852900"), "ketelitian": 8}
        return Kiriman(uuid.uuid4(), butir.kode, foto=_foto(butir.label), saat=jam.kini(), **letak)  # type: ignore[arg-type]
    if butir.jenis == "tanda_tangan":
        return Kiriman(uuid.uuid4(), butir.kode, nilai=GORESAN, saat=jam.kini())
    bawaan = butir.pilihan[0][0] if butir.pilihan else "ya"
    return Kiriman(uuid.uuid4(), butir.kode, nilai=TEMUAN.get(butir.kode, bawaan), saat=jam.kini())


def _foto(judul: str) -> bytes:
    """A picture that plainly is none of a real place."""
    gambar = Image.new("RGB", (960, 720), "#DDE6EE")
    pena = ImageDraw.Draw(gambar)
    pena.rectangle((0, 430, 960, 720), fill="#C9CFD6")
    pena.rectangle((260, 210, 700, 560), fill="#FBF8F1", outline="#0A2E4D", width=5)
    pena.rectangle((420, 360, 540, 560), fill="#9A5B13")
    pena.text((30, 26), judul, fill="#0A2E4D", font=ImageFont.load_default(size=40))
    pena.text((30, 660), "CONTOH, bukan tempat sungguhan", fill="#B3261E", font=ImageFont.load_default(size=32))
    hasil = BytesIO()
    gambar.save(hasil, "JPEG", quality=80)
    return hasil.getvalue()
