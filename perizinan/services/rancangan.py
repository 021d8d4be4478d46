"""Drafting the next version of a permit pack: begun, edited, submitted, given up.

Every change carries the version of the draft that the page showed, and is recorded with its person.
"""

from __future__ import annotations

import hashlib
import json
import re

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from akun import queries as akun
from akun.models import Pengguna
from akun.queries import Pelaku
from akun.status import PENYUSUN_PAKET
from perizinan.models import CatatanRancangan, PenetapanPaket, RancanganPaket, VersiPaket
from perizinan.services.galat import DataBerubah, PermohonanDitolak
from perizinan.services.galat_paket import GalatPaket, PaketKeliru
from perizinan.services.paket import susun_paket
from perizinan.services.periksa_paket import periksa_bersama
from perizinan.services.sumber_paket import Isi, baca_zip, dari_paket, periksa_data, urai
from perizinan.status import KERJA_RANCANGAN, RANCANGAN_DAPAT_DIBUKA, RANCANGAN_TERBUKA
from sicantik.lib import jam

RANCANGAN_TERBANYAK = 20  # open ones of one permit type


class BukanTugasnya(PermohonanDitolak):
    """This person may not do this to the draft: the position is not theirs, or somebody else has to."""


def mulai_rancangan(*, kode: str, oleh: Pengguna) -> RancanganPaket:
    """A draft from the version that counts last, in force or not yet. Raises PermohonanDitolak for an unknown type."""
    terakhir = PenetapanPaket.objects.terakhir(kode)
    if terakhir is None:
        raise PermohonanDitolak(_("Jenis izin itu tidak ada."))
    return _mulai(kode, terakhir.versi_paket, dari_paket(terakhir.versi_paket.paket), oleh)


def mulai_dari_zip(*, isi: bytes, oleh: Pengguna) -> RancanganPaket:
    """A draft from a zip: the next version of a type that exists, or a new type. Raises PaketKeliru."""
    data = _baca(isi)
    kode = _kode(data)
    if not kode:
        raise PaketKeliru([GalatPaket("izin.yaml", "kode", "wajib ada: huruf besar dan angka, paling panjang 20")])
    terakhir = PenetapanPaket.objects.terakhir(kode)
    return _mulai(kode, terakhir.versi_paket if terakhir else None, data, oleh)


@transaction.atomic
def ubah_rancangan(*, rancangan_id: int, versi: int, isi: Isi, oleh: Pengguna, keterangan: str) -> RancanganPaket:
    """Keep a changed draft, right or wrong. Raises DataBerubah for a stale page, PermohonanDitolak."""
    r, pelaku = _buka(rancangan_id, versi, oleh, "disusun")
    return _ganti_isi(r, isi, pelaku, "ubah", keterangan)


@transaction.atomic
def unggah_rancangan(*, rancangan_id: int, versi: int, isi: bytes, oleh: Pengguna) -> RancanganPaket:
    """Replace all of a draft by a zip. Raises PaketKeliru where the zip cannot be read as a pack's files."""
    r, pelaku = _buka(rancangan_id, versi, oleh, "disusun")
    data = _baca(isi)
    if _kode(data) != r.kode:
        raise PaketKeliru([GalatPaket("izin.yaml", "kode", f"harus {r.kode}, seperti rancangannya")])
    return _ganti_isi(r, data, pelaku, "unggah", "")


@transaction.atomic
def ajukan_rancangan(*, rancangan_id: int, versi: int, alasan: str, oleh: Pengguna) -> RancanganPaket:
    """Put a draft before the head. Raises PaketKeliru while anything is wrong with it, PermohonanDitolak."""
    r, pelaku = _buka(rancangan_id, versi, oleh, "disusun")
    pastikan_layak(r)
    r.alasan = alasan
    return _pindah(r, "diajukan", pelaku, "ajukan", alasan)


@transaction.atomic
def buka_lagi(*, rancangan_id: int, versi: int, oleh: Pengguna) -> RancanganPaket:
    """Take a draft that was sent back, or one's own submission, up again."""
    r, pelaku = _buka(rancangan_id, versi, oleh, *RANCANGAN_DAPAT_DIBUKA)
    return _pindah(r, "disusun", pelaku, "buka_lagi", "")


@transaction.atomic
def batalkan_rancangan(*, rancangan_id: int, versi: int, oleh: Pengguna) -> RancanganPaket:
    """Give a draft up for good; the record stays."""
    r, pelaku = _buka(rancangan_id, versi, oleh, *RANCANGAN_TERBUKA)
    return _pindah(r, "dibatalkan", pelaku, "batalkan", "")


def pastikan_layak(r: RancanganPaket) -> None:
    """A whole pack, drafted from what counts now, with something new. Raises PaketKeliru, PermohonanDitolak."""
    paket = susun_paket(r.isi)
    if paket.izin.kode != r.kode:
        raise PaketKeliru([GalatPaket("izin.yaml", "kode", f"harus {r.kode}, seperti rancangannya")])
    terakhir = PenetapanPaket.objects.terakhir(r.kode)
    if (terakhir.versi_paket_id if terakhir else None) != r.dasar_id:
        raise PermohonanDitolak(
            _("Sementara itu versi lain ditetapkan. Unduh zip rancangan ini dan mulai lagi dari versi terbaru.")
        )
    if r.dasar and r.dasar.paket == paket:
        raise PermohonanDitolak(_("Rancangan ini sama dengan versi yang ada. Belum ada yang diajukan."))
    lain = [(k.lower(), v.paket) for k, v in _versi_lain(r.kode).items()]
    if galat := [*periksa_bersama([*lain, (r.kode.lower(), paket)])]:
        raise PaketKeliru(GalatPaket("izin.yaml", *x.split(": ", 2)[1:]) for x in galat)


def kunci_rancangan(rancangan_id: int, versi: int, *keadaan: str) -> RancanganPaket:
    """The locked draft, when it is as the page showed it. Raises DataBerubah."""
    r = RancanganPaket.objects.kunci(rancangan_id)
    if r.versi != versi:
        raise DataBerubah(_("Rancangan ini sudah diubah orang lain. Muat ulang halaman, lalu ulangi perubahan Anda."))
    if r.keadaan not in keadaan:
        raise DataBerubah(_("Rancangan ini sudah tidak dapat diubah. Muat ulang halaman."))
    return r


def catat_rancangan(r: RancanganPaket, pelaku: Pelaku, kerja: str, keterangan: str) -> CatatanRancangan:
    """One row of the record. The database refuses a second duty of the same person. Raises BukanTugasnya.

    Officers always have an account.
    """
    assert pelaku.pengguna_id is not None
    try:
        return CatatanRancangan.objects.create(
            rancangan=r,
            kerja=kerja,
            tugas=KERJA_RANCANGAN[kerja][1],
            versi=r.versi,
            intisari=intisari_isi(r.isi),
            keterangan=keterangan[:600],
            pelaku_id=pelaku.pengguna_id,
            nama_pelaku=pelaku.nama,
            orang=pelaku.orang,
            jabatan=pelaku.jabatan,
            sifat=pelaku.sifat,
            atas_nama_id=pelaku.atas_nama_id,
        )
    except IntegrityError as e:
        if "penyusun_tidak_mengesahkan" not in str(e):
            raise
        raise BukanTugasnya(
            _("Yang menyusun atau mengubah rancangan tidak dapat mengesahkannya, dan sebaliknya. Minta orang lain.")
        ) from e


def intisari_isi(isi: Isi) -> str:
    return hashlib.sha256(json.dumps(isi, sort_keys=True).encode()).hexdigest()


@transaction.atomic
def _mulai(kode: str, dasar: VersiPaket | None, isi: Isi, oleh: Pengguna) -> RancanganPaket:
    pelaku = _penyusun(oleh)
    if RancanganPaket.objects.filter(kode=kode, keadaan__in=RANCANGAN_TERBUKA).count() >= RANCANGAN_TERBANYAK:
        raise PermohonanDitolak(_("Sudah terlalu banyak rancangan terbuka. Batalkan yang tidak dipakai."))
    r = RancanganPaket.objects.create(kode=kode, dasar=dasar, isi=isi, penyusun=oleh, penyusun_orang=pelaku.orang)
    catat_rancangan(r, pelaku, "mulai", "")
    return r


def _buka(rancangan_id: int, versi: int, oleh: Pengguna, *keadaan: str) -> tuple[RancanganPaket, Pelaku]:
    pelaku = _penyusun(oleh)
    return kunci_rancangan(rancangan_id, versi, *keadaan), pelaku


def _penyusun(oleh: Pengguna) -> Pelaku:
    if pelaku := akun.pelaku(oleh, PENYUSUN_PAKET):
        return pelaku
    raise BukanTugasnya(_("Hanya penyusun paket yang dapat mengubah rancangan."))


def _ganti_isi(r: RancanganPaket, isi: Isi, pelaku: Pelaku, kerja: str, keterangan: str) -> RancanganPaket:
    if galat := periksa_data(isi):
        raise PaketKeliru(galat)
    r.isi = isi
    return _pindah(r, "disusun", pelaku, kerja, keterangan)


def _pindah(r: RancanganPaket, keadaan: str, pelaku: Pelaku, kerja: str, keterangan: str) -> RancanganPaket:
    r.keadaan, r.versi, r.diubah = keadaan, r.versi + 1, jam.kini()
    r.save()
    catat_rancangan(r, pelaku, kerja, keterangan)
    return r


def _baca(isi: bytes) -> Isi:
    data, galat = urai(baca_zip(isi))
    if galat := galat or periksa_data(data):
        raise PaketKeliru(galat)
    return data


def _kode(data: Isi) -> str:
    """The permit type that the data is of; "" where it does not say so properly. The shape is checked with the rest."""
    izin = data.get("izin")
    kode = izin.get("kode") if isinstance(izin, dict) else None
    return kode if isinstance(kode, str) and re.fullmatch(r"[A-Z][A-Z0-9]{1,19}", kode) else ""


def _versi_lain(kode: str) -> dict[str, VersiPaket]:
    """The versions of the other permit types that count last."""
    hasil: dict[str, VersiPaket] = {}
    semua = PenetapanPaket.objects.exclude(penetapan__kode=kode).filter(penetapan__dicabut=None)
    for p in semua.order_by("penetapan__berlaku_mulai", "penetapan_id").select_related("versi_paket"):
        hasil[p.versi_paket.kode] = p.versi_paket
    return hasil
