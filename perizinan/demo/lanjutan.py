"""A permit close to its end and a renewal under way. IUJK shows both: no permit of it outlives its SBU."""

from __future__ import annotations

from datetime import timedelta

from perizinan import queries
from perizinan.models import Permohonan
from perizinan.queries.dokumen_saya import dokumen_saya
from perizinan.services import draf, pengajuan, unggah
from perizinan.services.dokumen_saya import pakai_dokumen
from perizinan.services.lanjutan import mulai_lanjutan
from sicantik.lib import jam
from sicantik.lib.unggahan import Bersih


def _hari(lagi: int) -> str:
    return f"{jam.hari_ini() + timedelta(days=lagi):%d/%m/%Y}"


HAMPIR_HABIS = {"nama_usaha": "PT Rangka Contoh", "bentuk_usaha": "pt", "sbu_berlaku": _hari(26)}
SEGERA_HABIS = {"nama_usaha": "CV Atap Contoh", "sbu_berlaku": _hari(6)}
DIPERPANJANG = {"nama_usaha": "PT Jalan Contoh", "bentuk_usaha": "pt", "sbu_berlaku": _hari(45)}
BARU = {
    "sbu_berlaku": _hari(1100),
    "sbu_nomor": "0-0000-00-000-0-00-000001",
    "alamat_usaha": "Jl. Contoh Pindahan No. 8 RT 00",
    "alasan_perubahan": "Masa berlaku akan habis",
}


def lanjutkan(permohonan_id: int, jenis: str, contoh: dict[str, Bersih]) -> None:
    """File an application that goes on from the permit of this one: some answers changed, documents used again."""
    lama = Permohonan.objects.lengkap().get(pk=permohonan_id)
    pemegang = lama.pemohon
    assert pemegang is not None
    baru = mulai_lanjutan(izin=lama.izin, jenis=jenis, oleh=pemegang)
    for bagian in baru.versi_paket.paket.bagian:
        isi = {m.kode: BARU[m.kode] for m in bagian.medan if m.kode in BARU}
        baru = draf.simpan_bagian(permohonan_id=baru.pk, bagian=bagian, isian=isi)
    milik = {d.syarat.kode: d.berkas.pk for d in dokumen_saya(pemegang) if d.ditawarkan}
    for syarat in queries.syarat(baru, baru.versi_paket.paket):
        if syarat.kode in milik:
            pakai_dokumen(permohonan=baru, syarat=syarat, berkas_id=milik[syarat.kode], oleh=pemegang)
        else:
            bersih = contoh.get(syarat.kode, contoh["neraca"])
            unggah.simpan_bersih(permohonan=baru, syarat=syarat, nama=f"{syarat.kode}-contoh", bersih=bersih)
    pengajuan.ajukan(permohonan_id=baru.pk, oleh=pemegang)
