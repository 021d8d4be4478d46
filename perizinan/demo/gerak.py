"""What the people of the demo do with a file, each by the same service that the page calls."""

from __future__ import annotations

from collections.abc import Callable

from perizinan import queries
from perizinan.demo import lapangan
from perizinan.demo.pokok import GORESAN, Orang, pokok
from perizinan.isian import nilai_cetak
from perizinan.models import Permohonan
from perizinan.services import konsep, pemeriksaan, penerbitan, pengajuan, pengarsipan, penyerahan
from perizinan.services.loket import Pernyataan, ajukan_di_loket
from perizinan.services.pemeriksaan import PutusanButir


def maju(p: Permohonan, orang: Orang) -> None:
    """The straight way: whatever the file's step calls for, by whose turn it is."""
    aksi = "ajukan" if p.proses is None else p.proses.aksi
    GERAK[LURUS[aksi]](p, orang)


def _ajukan(p: Permohonan, orang: Orang) -> None:
    """By the applicant's account, or at the counter by the officer who began it."""
    if p.pemohon is not None:
        pengajuan.ajukan(permohonan_id=p.pk, oleh=p.pemohon)
    elif p.loket is not None:
        ajukan_di_loket(permohonan_id=p.pk, oleh=p.loket, pernyataan=Pernyataan(GORESAN))


def _putusan(p: Permohonan, *, salah: str = "") -> list[PutusanButir]:
    ada = queries.berkas_kini(p)
    return [
        PutusanButir("berkas", s.kode, "perlu_diperbaiki", "tidak_terbaca", "Bagian bawah buram. Foto ulang.")
        if s.kode == salah
        else PutusanButir("berkas", s.kode, "sesuai")
        for s in queries.syarat(p, p.versi_paket.paket)
        if s.kode in ada
    ]


def _periksa(p: Permohonan, orang: Orang) -> None:
    pemeriksaan.periksa_berkas(**pokok(p, orang), butir=_putusan(p))


def _kembalikan(p: Permohonan, orang: Orang) -> None:
    pemeriksaan.periksa_berkas(**pokok(p, orang), butir=_putusan(p, salah="ktp"))


def _entri(p: Permohonan, orang: Orang) -> None:
    butir = nilai_cetak(p.versi_paket.paket, jenis=p.jenis, nomor=p.nomor or "", isian=p.semua_isian)
    konsep.entri_data(**pokok(p, orang), butir=butir)


def _setuju(p: Permohonan, orang: Orang) -> None:
    konsep.putuskan_konsep(**pokok(p, orang), setuju=True, intisari=p.konsep.intisari)


def _terbit(p: Permohonan, orang: Orang) -> None:
    izin = penerbitan.setujui_izin(**pokok(p, orang), intisari=p.konsep.intisari)
    penerbitan.terbitkan(izin.pk)


def _serah(p: Permohonan, orang: Orang) -> None:
    nik = p.semua_isian[p.versi_paket.paket.izin.medan_nik]
    penerima = penyerahan.Penerima(p.nama_pemohon, nik, penyerahan.SENDIRI, GORESAN)
    penyerahan.serahkan(**pokok(p, orang), penerima=penerima)


def _batal(p: Permohonan, orang: Orang) -> None:
    penyerahan.batalkan_karena_tidak_sesuai(**pokok(p, orang), catatan="Berkas asli berbeda dengan yang diunggah.")


GERAK: dict[str, Callable[[Permohonan, Orang], object]] = {
    "ajukan": _ajukan,
    "periksa": _periksa,
    "kembalikan": _kembalikan,
    "jadwal": lapangan.jadwalkan,
    "tinjau": lapangan.tinjau,
    "resume": lapangan.ringkas,
    "resume_setuju": lapangan.setujui_resume,
    "hitung": lapangan.tetapkan,
    "bayar": lapangan.bayar,
    "skrd": lapangan.cetak_skrd,
    "entri": _entri,
    "verifikasi": _setuju,
    "koreksi": _setuju,
    "terbit": _terbit,
    "arsip": lambda p, orang: pengarsipan.arsipkan(**pokok(p, orang)),
    "serah": _serah,
    "batal": _batal,
}
# The straight move of each kind of step.
LURUS = {
    "ajukan": "ajukan",
    "periksa_berkas": "periksa",
    "jadwalkan": "jadwal",
    "tinjau": "tinjau",
    "cetak_resume": "resume",
    "verifikasi_resume": "resume_setuju",
    "hitung_retribusi": "hitung",
    "bayar": "bayar",
    "cetak_skrd": "skrd",
    "cetak_izin": "entri",
    "verifikasi": "verifikasi",
    "koreksi": "koreksi",
    "tandatangani": "terbit",
    "arsipkan": "arsip",
    "serahkan": "serah",
}
