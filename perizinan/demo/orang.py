"""The people of the demo. Each officer is known by the position; two for entry and verification, and a separate Plh."""

from datetime import timedelta
from functools import cache

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction

from akun.models import Pengguna, Penugasan
from akun.status import ADMINISTRATOR, KABID, KEPALA_DINAS, PENANGAN_PENGADUAN, PENYUSUN_PAKET, PETUGAS_LOKET
from sicantik.lib import jam

SANDI = "peragaan-sicantik"
RUMAH = "sicantik.example"

# address, name, position
PETUGAS = [
    ("loket", "Petugas Loket Contoh", PETUGAS_LOKET),
    ("entri1", "Petugas Entri Contoh A", "petugas-entry-data"),
    ("entri2", "Petugas Entri Contoh B", "petugas-entry-data"),
    ("kasi1", "Kasi Contoh A", "kasi-perizinan-usaha-i"),
    ("kasi2", "Kasi Contoh B", "kasi-perizinan-usaha-i"),
    ("kabid", "Kabid Contoh", KABID),
    ("kepala", "Kepala Dinas Contoh", KEPALA_DINAS),
    ("arsip", "Petugas Arsip Contoh", "bagian-arsip-data"),
    ("kasi3", "Kasi Contoh C", "kasi-perizinan-usaha-ii"),
    ("jadwal", "Petugas Penjadwalan Contoh", "bagian-penjadwalan"),
    ("tim1", "Tim Teknis Contoh A", "tim-teknis"),
    ("tim2", "Tim Teknis Contoh B", "tim-teknis"),
    ("bendahara", "Bendahara Contoh", "bendahara-penerima-skrd"),
    ("pengaduan", "Penangan Pengaduan Contoh", PENANGAN_PENGADUAN),
    ("admin", "Administrator Contoh", ADMINISTRATOR),
    ("penyusun", "Penyusun Paket Contoh", PENYUSUN_PAKET),
]
INSTANSI = {"tim1": "satpol-pp", "tim2": "kecamatan"}  # who sends the inspectors
MEJA = {jabatan: alamat for alamat, _nama, jabatan in reversed(PETUGAS)}  # who sits at a desk: the first of them
PEMOHON = [("pemohon", "Sari Contoh"), ("pemohon2", "Budi Contoh")]


@cache
def _sandi_tersandi() -> str:
    """All have the same password: hashed once, as each hash takes about a second."""
    return make_password(SANDI)


def surel(nama: str) -> str:
    return f"{nama}@{RUMAH}"


@transaction.atomic
def isi_orang() -> dict[str, Pengguna]:
    """Everyone of the demo by address; made when missing."""
    orang = {}
    sejak = jam.kini() - timedelta(days=365)
    for n, (alamat, nama, jabatan) in enumerate(PETUGAS, 1):
        orang[alamat] = _orang(alamat, nama, n, petugas=True)
        Penugasan.objects.get_or_create(pengguna=orang[alamat], jabatan_id=jabatan, defaults={"mulai": sejak})
    for alamat, instansi in INSTANSI.items():
        Pengguna.objects.filter(pk=orang[alamat].pk, instansi=None).update(instansi=instansi)
    orang["plh"] = _orang("plh", "Pejabat Plh. Contoh", 50, petugas=True)
    Penugasan.objects.get_or_create(
        pengguna=orang["plh"],
        jabatan_id=KEPALA_DINAS,
        sifat="plh",
        defaults={"atas_nama": orang["kepala"], "surat": "800/001/CONTOH", "mulai": sejak},
    )
    for n, (alamat, nama) in enumerate(PEMOHON, 1):
        orang[alamat] = _orang(alamat, nama, 80 + n, petugas=False)
    return orang


def _orang(alamat: str, nama: str, urut: int, *, petugas: bool) -> Pengguna:
    ada = Pengguna.objects.filter(email=surel(alamat)).first()
    if ada is not None:
        return ada
    baru = Pengguna(email=surel(alamat), nama=nama, petugas=petugas, telepon="+6281234567890")
    baru.pasang_nik(f"64710117088{urut:02}{urut:03}")
    if petugas:
        baru.nip, baru.pangkat = "00000000 000000 0 000", "Penata Contoh"
    baru.password = _sandi_tersandi()
    baru.save()
    EmailAddress.objects.create(user=baru, email=baru.email, verified=True, primary=True)
    return baru
