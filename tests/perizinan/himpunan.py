"""Sets of permits filed together, filled in page by page as the applicant does."""

from __future__ import annotations

from akun.models import Pengguna
from perizinan.demo.isian import isian_contoh
from perizinan.models import Himpunan, Permohonan
from perizinan.queries.himpunan import Susunan, anggota, susunan
from perizinan.services import draf, paralel, unggah
from perizinan.skema import Syarat
from tests import orang
from tests.kasus import TELEPON, contoh_bersih, versi


def mulai(*kode: str, pemohon: Pengguna | None = None, **isian: str) -> Himpunan:
    """Drafts of these permits, empty but for what is known."""
    dia = pemohon or orang.pemohon(telepon="+6281234567890")
    return paralel.buat_himpunan(versi=[versi(k) for k in kode], oleh=dia, isian=isian)


def lengkap(*kode: str, pemohon: Pengguna | None = None, berkas: bool = True, **ganti: str) -> Himpunan:
    """A set ready to be sent: every page that it shows answered once, every document put up once."""
    himpunan = mulai(*(kode or ("SIUP", "TDP")), pemohon=pemohon)
    isi_semua(himpunan, **ganti)
    for p, syarat in dokumen(susunan(himpunan)) if berkas else []:
        bersih = contoh_bersih()[syarat.kode]
        unggah.simpan_bersih(permohonan=p, syarat=syarat, nama=f"{syarat.kode}.jpg", bersih=bersih)
    return himpunan


def isi_semua(himpunan: Himpunan, **ganti: str) -> None:
    """Answer every page, going on as pages come and go with the answers."""
    sudah: set[tuple[int, str]] = set()
    while sisa := [h for h in susunan(himpunan).halaman if (h.permohonan.pk, h.bagian.kode) not in sudah]:
        h = sisa[0]
        contoh = isian_contoh(h.permohonan.versi_paket.kode, **{"keadaan_izin": "paralel", "keadaan_siup": "paralel"})
        isian = {**contoh, "telepon_pemohon": TELEPON, "bentuk_usaha": "pt", "nama_usaha": "PT Contoh Bersama", **ganti}
        draf.simpan_bagian(permohonan_id=h.permohonan.pk, bagian=h.bagian, isian=isian)
        sudah.add((h.permohonan.pk, h.bagian.kode))


def dokumen(s: Susunan) -> list[tuple[Permohonan, Syarat]]:
    return [*s.syarat_bersama, *((p, x) for p, daftar in s.syarat_sendiri for x in daftar)]


def draf_dari(himpunan: Himpunan) -> dict[str, Permohonan]:
    """As they are stored now, by permit."""
    return {p.versi_paket.kode: p for p in anggota(himpunan.pk)}
