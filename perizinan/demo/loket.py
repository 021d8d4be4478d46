"""The demo's counter: a walk-in application, a returned one, the day's queue, messages and a note."""

from __future__ import annotations

from collections.abc import Callable

from akun.status import PETUGAS_LOKET
from perizinan import queries
from perizinan.demo.gerak import GERAK
from perizinan.demo.isian import isian_contoh
from perizinan.demo.pokok import Orang
from perizinan.models import CatatanInternal, Permohonan, PesanKasus, TiketAntrean
from perizinan.services import antrean, draf, loket, percakapan, unggah
from sicantik.lib.unggahan import Bersih

DATANG = [("Toko Contoh Loket", "6471010101880191", ""), ("Warung Contoh Loket", "6471010101880192", "kembalikan")]
BERCAKAP = "PT Bahari Contoh"


def isi_loket(orang: Orang, contoh: Callable[[], dict[str, Bersih]]) -> None:
    """What is not there yet."""
    ada = set(Permohonan.objects.filter(loket__isnull=False).values_list("isian__nama_usaha", flat=True))
    for nama, nik, lain in DATANG:
        if nama not in ada:
            _datang(orang, contoh(), nama, nik, lain)
    if not TiketAntrean.objects.exists():
        for layanan in "AABCA":
            antrean.ambil_nomor(layanan=layanan)
    _bercakap(orang)


def _datang(orang: Orang, contoh: dict[str, Bersih], nama: str, nik: str, lain: str) -> None:
    """An applicant without email, filed for and signed at the counter."""
    versi = queries.versi_berlaku("SIUP")
    assert versi is not None
    p = loket.mulai_di_loket(versi_paket=versi, jenis="baru", oleh=orang["loket"])
    diri = {"nik": nik, "nama_pemohon": "Tamu Contoh", "telepon_pemohon": "0812 3456 7890", "surel_pemohon": ""}
    isian = {**isian_contoh("SIUP", nama_usaha=nama, bentuk_usaha="perorangan"), **diri}
    for bagian in p.paket.bagian:
        p = draf.simpan_bagian(permohonan_id=p.pk, bagian=bagian, isian=isian)
    for syarat in queries.syarat(p, p.paket):
        bersih = contoh.get(syarat.kode, contoh["neraca"])
        unggah.simpan_bersih(permohonan=p, syarat=syarat, nama=f"{syarat.kode}-contoh", bersih=bersih)
    GERAK["ajukan"](p, orang)
    if lain:
        GERAK[lain](Permohonan.objects.lengkap().get(pk=p.pk), orang)


def _bercakap(orang: Orang) -> None:
    """A question that was answered, one that waits, and a note among officers."""
    p = Permohonan.objects.lengkap().filter(nama_usaha=BERCAKAP, proses__isnull=False).first()
    if p is None or p.pemohon is None or PesanKasus.objects.filter(permohonan=p).exists():
        return
    tanya = ["Apakah NPWP saya sudah terbaca?", "Terima kasih. Kapan saya dapat mengambil izinnya?"]
    percakapan.kirim_pesan(permohonan_id=p.pk, oleh=p.pemohon, isi=tanya[0])
    jawab = "Terbaca. Berkas Anda sedang kami periksa."
    percakapan.kirim_pesan(permohonan_id=p.pk, oleh=orang["loket"], isi=jawab, jabatan=PETUGAS_LOKET)
    percakapan.kirim_pesan(permohonan_id=p.pk, oleh=p.pemohon, isi=tanya[1])
    if not CatatanInternal.objects.filter(permohonan=p).exists():
        catatan = "Alamat usaha dicocokkan lewat telepon, sesuai."
        percakapan.catat_internal(permohonan=p, oleh=orang["loket"], jabatan=PETUGAS_LOKET, isi=catatan)
