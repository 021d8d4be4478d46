"""What must hold of a permit that was published, however often its workers died."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import Path

from notifikasi.models import Pesan
from perizinan import tasks
from perizinan.models import Berkas, DokumenTerbit
from perizinan.services.penerbitan import SEWA
from sicantik.lib import jam
from sicantik.signer.verifikasi import periksa_tanda_tangan
from sop.services.jejak import periksa_jejak
from tests.kasus import Kasus


def sapu(sewa: int = 1) -> None:
    """The sweep that comes when `sewa` leases from now on have run out."""
    with jam.pada(jam.kini() + sewa * (SEWA + timedelta(seconds=1))):
        tasks.sapu()


def belum_terbit(milik: Kasus) -> bool:
    """To everybody the permit is still being issued."""
    return (
        milik.izin.terbit is None
        and milik.letak == (6, "berjalan")
        and not DokumenTerbit.objects.filter(permohonan=milik.id, jenis="izin").exists()
    )


def terbit_tepat_sekali(milik: Kasus, simpanan: Path, ca: Path) -> None:
    izin, dokumen = milik.izin, DokumenTerbit.objects.get(permohonan=milik.id, jenis="izin")
    assert izin.terbit is not None
    assert izin.sewa_sampai is None
    isi = (simpanan / dokumen.jalur).read_bytes()
    assert (hashlib.sha256(isi).hexdigest(), len(isi)) == (dokumen.sha256, dokumen.ukuran)
    assert periksa_tanda_tangan(isi, ca).sah
    tanda = [b for b in milik.log if b.aksi == "tandatangani"]
    assert [(b.jenis, b.hasil) for b in tanda] == [("peristiwa", "disetujui"), ("langkah", "selesai")]
    assert milik.letak == (7, "berjalan")
    surel = Pesan.objects.filter(perihal=milik.permohonan.nomor, saluran="surel", subjek__startswith="Penandatanganan")
    assert surel.count() == 1


def hanya_berkas_yang_tercatat(simpanan: Path) -> None:
    """Every file on disk has a row, every row its file; nothing half-written is left."""
    ada = {str(f.relative_to(simpanan)) for f in simpanan.rglob("*") if f.is_file()}
    tercatat = {*Berkas.objects.values_list("jalur", flat=True), *DokumenTerbit.objects.values_list("jalur", flat=True)}
    assert ada == tercatat
    assert periksa_jejak() == []
