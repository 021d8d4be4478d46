"""Records made at the place, as a phone sends them over a bad line: each arrives once, however often it is sent."""

from __future__ import annotations

import hashlib
import json
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from akun.models import Pengguna
from akun.services import JatahHabis, pakai_jatah
from akun.status import TIM_TEKNIS
from perizinan.isian import IsianKeliru
from perizinan.isian.tinjauan import normalkan_tinjau
from perizinan.models import CatatanTinjau, Peninjauan, Permohonan
from perizinan.queries import peninjauan as lapangan
from perizinan.queries import tanda_tangan
from perizinan.services.galat import PermohonanDitolak, TidakBolehDiubah
from perizinan.services.unggah import AKHIRAN, bersihkan
from perizinan.skema import ButirTinjau
from sicantik.lib import jam, simpanan, unggahan
from sop.services import pelaku_jabatan

FOTO_SEJAM = 200  # for one account: each costs a process of its own


@dataclass(frozen=True)
class Kiriman:
    """What the phone sends. `kunci` was made there; `saat` and the position are by its clock and its receiver."""

    kunci: UUID
    butir: str
    nilai: str = ""
    keterangan: str = ""
    foto: bytes = b""
    lintang: Decimal | None = None
    bujur: Decimal | None = None
    ketelitian: int | None = None
    saat: datetime | None = None
    ganti: UUID | None = None


class BukanAnggota(PermohonanDitolak):
    """Only the team of a visit writes its report."""


def catat(*, permohonan: Permohonan, oleh: Pengguna, kiriman: Kiriman) -> CatatanTinjau:
    """Keep one record; the same key again gives the record that is there, even after the report was closed.

    1. check  2. sent before?  3. sanitise the picture, outside any transaction  4. record under the visit's lock
    Raises PermohonanDitolak (TidakBolehDiubah once the report is closed, BukanAnggota), sop.BukanGiliran, RuangHabis.
    """
    butir, nilai = _periksa(permohonan, kiriman)
    if ada := _sudah(permohonan, oleh, kiriman, nilai):
        return ada
    if not kiriman.foto:
        return _simpan(permohonan.pk, oleh, kiriman, butir, nilai, "")
    foto = _simpan_foto(permohonan, oleh, kiriman.foto)
    try:
        hasil = _simpan(permohonan.pk, oleh, kiriman, butir, nilai, foto)
    except BaseException:
        simpanan.hapus(foto)
        raise
    if hasil.foto != foto:  # the same record came over another connection meanwhile
        simpanan.hapus(foto)
    return hasil


def _sudah(permohonan: Permohonan, oleh: Pengguna, kiriman: Kiriman, nilai: str) -> CatatanTinjau | None:
    """The record of this key, if it was kept. A key that came with anything else here is refused."""
    ada = CatatanTinjau.objects.select_related("peninjauan").filter(kunci=kiriman.kunci).first()
    if ada is None:
        return None
    tersimpan = (ada.peninjauan.permohonan_id, ada.oleh_id, ada.butir, ada.nilai, ada.keterangan)
    sama = tersimpan == (permohonan.pk, oleh.pk, kiriman.butir, nilai, _keterangan(kiriman))
    if not sama or ada.sidik not in ("", _sidik(kiriman, nilai)):
        raise PermohonanDitolak(_("Catatan ini sudah tersimpan dengan isi lain. Muat ulang halaman, lalu catat lagi."))
    return ada


def _sidik(kiriman: Kiriman, nilai: str) -> str:
    """SHA-256 of all that was sent. The row keeps the picture sanitised and the time cut to what can be true."""
    letak = [None if x is None else f"{x:f}" for x in (kiriman.lintang, kiriman.bujur)]
    saat = kiriman.saat.astimezone(UTC).isoformat() if kiriman.saat else None
    foto = hashlib.sha256(kiriman.foto).hexdigest() if kiriman.foto else ""
    ganti = str(kiriman.ganti) if kiriman.ganti else ""
    isi = [kiriman.butir, nilai, _keterangan(kiriman), foto, letak, kiriman.ketelitian, saat, ganti]
    return hashlib.sha256(json.dumps(isi, ensure_ascii=False).encode()).hexdigest()


def _keterangan(kiriman: Kiriman) -> str:
    return kiriman.keterangan.replace("\0", "").strip()[:500]


def _periksa(permohonan: Permohonan, kiriman: Kiriman) -> tuple[ButirTinjau, str]:
    checklist = permohonan.versi_paket.paket.tinjauan
    butir = checklist.butir.get(kiriman.butir) if checklist else None
    if butir is None:
        raise PermohonanDitolak(_("Butir ini tidak ada dalam daftar peninjauan."))
    if kiriman.foto and butir.jenis not in ("foto", "tanda_tangan"):
        raise PermohonanDitolak(_("Butir ini tidak memerlukan foto."))
    try:
        nilai = normalkan_tinjau(butir, kiriman.nilai)
    except IsianKeliru as e:
        raise PermohonanDitolak(str(e)) from e
    if butir.jenis in ("foto", "tanda_tangan") and not (nilai or kiriman.foto or kiriman.ganti):
        kata = _("Ambil fotonya dulu.") if butir.jenis == "foto" else _("Gambar tanda tangannya, atau foto kertasnya.")
        raise PermohonanDitolak(kata)
    return butir, nilai


def _simpan_foto(permohonan: Permohonan, oleh: Pengguna, isi: bytes) -> str:
    """Sanitised (which drops its EXIF: time and place come beside it) and written; the path."""
    try:
        pakai_jatah("foto_tinjau", str(oleh.pk), batas=FOTO_SEJAM, jendela=timedelta(hours=1))
    except JatahHabis as e:
        raise PermohonanDitolak(_("Terlalu banyak foto dalam satu jam. Coba lagi nanti.")) from e
    bersih = bersihkan(isi)
    if bersih.jenis == "application/pdf":
        raise PermohonanDitolak(_("Kirim foto sebagai JPG atau PNG."))
    jalur = f"tinjau/{permohonan.pk}/{secrets.token_hex(16)}.{AKHIRAN[bersih.jenis]}"
    simpanan.simpan(jalur, bersih.isi)
    return jalur


@transaction.atomic
def _simpan(
    permohonan_id: int, oleh: Pengguna, kiriman: Kiriman, butir: ButirTinjau, nilai: str, foto: str
) -> CatatanTinjau:
    """Under the lock of the visit, which closing it takes too: a record is in the report, or refused."""
    tinjau = Peninjauan.objects.select_for_update().filter(permohonan=permohonan_id).order_by("-versi").first()
    permohonan = Permohonan.objects.lengkap().get(pk=permohonan_id)
    if ada := _sudah(permohonan, oleh, kiriman, nilai):
        return ada
    if tinjau is None or not tinjau.terbuka or permohonan.proses is None or permohonan.proses.aksi != "tinjau":
        raise TidakBolehDiubah(_("Laporan peninjauan ini tidak terbuka, jadi tidak dapat ditambah."))
    pelaku_jabatan(oleh, [TIM_TEKNIS])
    if not lapangan.anggota(tinjau, oleh):
        raise BukanAnggota(_("Hanya anggota tim peninjauan ini yang mencatat."))
    if kiriman.ganti and not lapangan.dapat_diganti(tinjau, butir.kode, kiriman.ganti):
        raise PermohonanDitolak(_("Catatan yang diganti bukan catatan butir ini. Muat ulang halaman, lalu catat lagi."))
    _periksa_jumlah(permohonan, tinjau, kiriman, butir)
    return CatatanTinjau.objects.create(
        peninjauan=tinjau,
        kunci=kiriman.kunci,
        butir=butir.kode,
        nilai=nilai,
        keterangan=_keterangan(kiriman),
        foto=foto,
        lintang=kiriman.lintang,
        bujur=kiriman.bujur,
        ketelitian=kiriman.ketelitian,
        saat=_saat(tinjau, kiriman.saat),
        oleh=oleh,
        ganti=kiriman.ganti,
        sidik=_sidik(kiriman, nilai),
        intisari=_ditandatangani(permohonan, tinjau, butir),
    )


def _ditandatangani(permohonan: Permohonan, tinjau: Peninjauan, butir: ButirTinjau) -> str:
    """The digest of what a signature is put under, as it stands under the visit's lock; "" for anything else."""
    checklist = permohonan.versi_paket.paket.tinjauan
    if butir.jenis != tanda_tangan.JENIS or checklist is None:
        return ""
    return tanda_tangan.intisari_isi(tinjau, checklist, lapangan.catatan_berlaku(tinjau, checklist))


def _periksa_jumlah(permohonan: Permohonan, tinjau: Peninjauan, kiriman: Kiriman, butir: ButirTinjau) -> None:
    """Of pictures no more than the item holds: one more would push another out of the report unseen."""
    checklist = permohonan.versi_paket.paket.tinjauan
    if butir.baris == 1 or checklist is None or not (kiriman.foto or kiriman.nilai):
        return
    ada = [c for c in lapangan.catatan_berlaku(tinjau, checklist)[butir.kode] if c.kunci != kiriman.ganti]
    if len(ada) >= butir.baris:
        raise PermohonanDitolak(_("Paling banyak %(n)d. Hapus satu lebih dulu.") % {"n": butir.baris})


def _saat(tinjau: Peninjauan, saat: datetime | None) -> datetime:
    """The phone's time where it can be: not in the future, and not before there was a visit."""
    kini = jam.kini()
    return saat if saat is not None and tinjau.dibuat <= saat <= kini else kini


def gambar_catatan(catatan: CatatanTinjau, lebar: int) -> bytes:
    """WebP of a record's picture, made at the first look and kept beside those of the uploads."""
    jalur = f"pratinjau/tinjau/{catatan.kunci}-{lebar}.webp"
    if simpanan.lokasi(jalur).exists():
        return simpanan.baca(jalur)
    jenis: unggahan.Jenis = "image/png" if catatan.foto.endswith(".png") else "image/jpeg"
    gambar = unggahan.pratinjau(simpanan.baca(catatan.foto), jenis, 1, lebar)
    with suppress(simpanan.RuangHabis):  # then it is drawn again at the next look
        simpanan.simpan(jalur, gambar)
    return gambar
