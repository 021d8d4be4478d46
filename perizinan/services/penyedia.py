"""Payment providers: asking one to collect, and doing what it tells us, once, whatever the order and how often."""

import secrets
from collections.abc import Mapping
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from akun.models import Pengguna
from perizinan.models import KabarPenyedia, Pembayaran, Tagihan, TindakLanjut
from perizinan.penyedia import PENYEDIA, Kabar, Penyedia, PenyediaMati, Permintaan
from perizinan.queries import retribusi
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.pembayaran import (
    Setoran,
    catat_pembayaran,
    kunci_ketetapan,
    pastikan_bukan_pemohon,
    pastikan_tertagih,
    pelaku_bendahara,
    pelaku_penyedia,
)
from sicantik.lib import jam
from sicantik.lib.uang import rupiah

BERLAKU = timedelta(hours=24)  # of a bill; afterwards a new one is asked for


def penyedia_bayar(nama: str = "") -> Penyedia | None:
    """The adapter that this installation uses; None when there is none, or `nama` is another."""
    aktif: str = settings.PENYEDIA_BAYAR
    if not aktif or nama not in ("", aktif):
        return None
    return PENYEDIA[aktif](settings.KUNCI_PENYEDIA_BAYAR)


def minta_tagihan(*, ketetapan_id: int) -> Tagihan:
    """The open bill of a SKRD with its code, asked for when there is none. Twice is once.

    1. our row with a reference, committed  2. the provider, outside any transaction  3. its code.
    A crash in between is made good by the next call: the provider knows the reference.
    Raises PermohonanDitolak: no provider, paid or replaced, provider down.
    """
    penyedia = penyedia_bayar()
    if penyedia is None:
        raise PermohonanDitolak(_("Pembayaran daring belum tersedia di kantor ini."))
    tagihan = _siapkan(ketetapan_id)
    if tagihan.kode_bayar:
        return tagihan
    uraian = f"Retribusi, SKRD {tagihan.ketetapan.nomor}"
    try:
        kode = penyedia.buat_tagihan(Permintaan(tagihan.referensi, tagihan.jumlah, uraian, tagihan.berlaku_sampai))
    except PenyediaMati as e:
        raise PermohonanDitolak(
            _("Penyedia pembayaran sedang tidak dapat dihubungi. Coba lagi, atau bayar dengan cara lain.")
        ) from e
    Tagihan.objects.filter(pk=tagihan.pk, kode_bayar="").update(kode_bayar=kode)
    tagihan.kode_bayar = kode
    return tagihan


def terima_kabar(*, nama: str, badan: bytes, kepala: Mapping[str, str]) -> KabarPenyedia | None:
    """Do what the provider tells, and record it with what came of it; None when it was told before.

    Money for a SKRD that is replaced, already paid, or owed in another amount is recorded for the Bendahara.
    Raises TandaTanganSalah, KabarKeliru.
    """
    penyedia = penyedia_bayar(nama)
    assert penyedia is not None
    kabar = penyedia.periksa_kabar(badan, kepala)
    try:
        with override(settings.LANGUAGE_CODE):  # what is recorded is the office's, whoever is reading
            return _laksanakan(nama, penyedia.nama, kabar)
    except IntegrityError as e:
        if "satu_kabar" not in str(e):
            raise
        return None  # the same message at the same moment: the other one did it


@transaction.atomic
def tindak_lanjuti(*, kabar_id: int, oleh: Pengguna, catatan: str) -> TindakLanjut:
    """The Bendahara saw to money that could not be booked, and how. Once.

    Raises PermohonanDitolak, sop.BukanGiliran.
    """
    pelaku_bendahara(oleh)
    kabar = KabarPenyedia.objects.select_for_update(of=("self",)).get(pk=kabar_id, perlu_tindak=True)
    if kabar.tagihan is not None:
        pastikan_bukan_pemohon(kabar.tagihan.ketetapan.permohonan, oleh)
    if TindakLanjut.objects.filter(kabar=kabar).exists():
        raise PermohonanDitolak(_("Uang ini sudah ditandai selesai. Muat ulang halaman."))
    if not catatan.strip():
        raise PermohonanDitolak(_("Tulis apa yang sudah dilakukan dengan uang ini."))
    return TindakLanjut.objects.create(kabar=kabar, catatan=catatan.strip()[:300], oleh=oleh)


@transaction.atomic
def _siapkan(ketetapan_id: int) -> Tagihan:
    """The open bill, or a new one over what is owed today."""
    ketetapan = kunci_ketetapan(ketetapan_id)
    pastikan_tertagih(ketetapan)
    tabel = retribusi.tarif(ketetapan.permohonan)
    assert tabel is not None
    kini, nama = jam.kini(), settings.PENYEDIA_BAYAR
    terbuka = Tagihan.objects.filter(ketetapan=ketetapan, penyedia=nama, keadaan="menunggu").first()
    if terbuka is not None and terbuka.berlaku_sampai <= kini:
        Tagihan.objects.filter(pk=terbuka.pk).update(keadaan="kedaluwarsa", sebab="Lewat masa berlakunya")
        terbuka = None
    if terbuka is not None:
        return terbuka
    perlu = retribusi.terutang_pada(ketetapan, tabel, kini.astimezone(jam.zona()).date())
    return Tagihan.objects.create(
        ketetapan=ketetapan,
        penyedia=nama,
        referensi=secrets.token_hex(12),
        jumlah=perlu.jumlah,
        bunga=perlu.bunga,
        berlaku_sampai=kini + BERLAKU,
        dibuat=kini,
    )


@transaction.atomic
def _laksanakan(nama: str, sebutan: str, kabar: Kabar) -> KabarPenyedia | None:
    tagihan = Tagihan.objects.filter(penyedia=nama, referensi=kabar.referensi).select_related("ketetapan").first()
    if tagihan is not None:
        kunci_ketetapan(tagihan.ketetapan_id)
        tagihan.refresh_from_db()
    if KabarPenyedia.objects.filter(penyedia=nama, kunci=kabar.kunci).exists():
        return None
    kini = jam.kini()
    akibat, perlu_tindak = _akibat(nama, sebutan, kabar, tagihan)
    return KabarPenyedia.objects.create(
        penyedia=nama,
        kunci=kabar.kunci,
        tagihan=tagihan,
        jenis=kabar.jenis,
        jumlah=kabar.jumlah,
        saat=kabar.saat,
        diterima=kini,
        akibat=akibat[:200],
        perlu_tindak=perlu_tindak,
    )


def _akibat(nama: str, sebutan: str, kabar: Kabar, tagihan: Tagihan | None) -> tuple[str, bool]:
    """Carry the message out: what was done, in words that the Bendahara reads, and whether money is left to see to."""
    if tagihan is None:
        return _asing(kabar)
    if kabar.jenis == "lunas":
        return _bayar(nama, sebutan, kabar, tagihan)
    if kabar.jenis == "tertunda":
        return "Dicatat: pembayaran sedang diproses", False
    if tagihan.keadaan != "menunggu":
        return f"Diabaikan: tagihan sudah {tagihan.keadaan}", False
    _tandai(tagihan, kabar.jenis, kabar.sebab or "Menurut penyedia")
    return f"Tagihan {kabar.jenis}", False


def _asing(kabar: Kabar) -> tuple[str, bool]:
    if kabar.jenis == "lunas":
        return f"{rupiah(kabar.jumlah or 0)} masuk, transaksi {kabar.transaksi}, untuk tagihan yang tidak dikenal", True
    return "Diabaikan: tagihan tidak dikenal", False


def _bayar(nama: str, sebutan: str, kabar: Kabar, tagihan: Tagihan) -> tuple[str, bool]:
    ketetapan = tagihan.ketetapan
    lama = Pembayaran.objects.filter(ketetapan=ketetapan).first()
    if lama is not None and (lama.penyedia, lama.referensi) == (nama, kabar.transaksi):
        return f"Sudah tercatat: SSRD {lama.nomor}", False
    try:
        with transaction.atomic():
            bayar = catat_pembayaran(
                ketetapan_id=ketetapan.pk,
                setoran=_setoran(nama, kabar, tagihan),
                oleh=pelaku_penyedia(sebutan),
            )
    except PermohonanDitolak as e:
        if tagihan.keadaan == "menunggu":
            _tandai(tagihan, "gagal", "Uang masuk, tetapi tidak dapat dicatat. Hubungi bendahara.")
        return f"{rupiah(kabar.jumlah or 0)} masuk, transaksi {kabar.transaksi}. {e}", True
    terlambat = kabar.saat > tagihan.berlaku_sampai
    _tandai(tagihan, "lunas", "")
    return f"Dibayar: SSRD {bayar.nomor}" + (", sesudah tagihan kedaluwarsa" if terlambat else ""), False


def _setoran(nama: str, kabar: Kabar, tagihan: Tagihan) -> Setoran:
    """Within the bill's time the amount asked for is what is owed; later, what is owed on that day."""
    dibayar = min(kabar.saat, jam.kini())  # their clock may be ahead of ours
    diminta = tagihan if dibayar <= tagihan.berlaku_sampai else None
    return Setoran("penyedia", kabar.jumlah or 0, dibayar, penyedia=nama, referensi=kabar.transaksi, tagihan=diminta)


def _tandai(tagihan: Tagihan, keadaan: str, sebab: str) -> None:
    Tagihan.objects.filter(pk=tagihan.pk).update(keadaan=keadaan, sebab=sebab[:200])
