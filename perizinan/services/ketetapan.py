"""The SKRD: what is owed, set by the Bendahara from the inspection report (HO step 7), and printed paid (step 9)."""

from datetime import timedelta

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from akun.models import Pengguna
from perizinan.models import Ketetapan, Permohonan
from perizinan.queries import retribusi
from perizinan.retribusi import MasukanKeliru, Perhitungan
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.kabar import kabari, kabari_peristiwa
from perizinan.services.nomor import nomor_surat
from perizinan.services.pembayaran import (
    Setoran,
    catat_pembayaran,
    pastikan_bukan_pemohon,
    pastikan_lunas,
    teruskan,
    tutup_tagihan,
)
from sicantik.lib import jam
from sicantik.lib.antrean import bunyikan
from sicantik.lib.uang import rupiah
from sop import services as sop
from sop.services import Giliran


@transaction.atomic
def tetapkan_skrd(*, permohonan: Permohonan, versi: int, oleh: Pengguna, selisih: str = "") -> Ketetapan:
    """Set the fee by the newest report and ask the applicant for it. Zero is settled at once ("SKRD nihil").

    A file that comes back: an unpaid SKRD is replaced; a paid one stays and the file passes on. Where the amount is
    another one now, `selisih` names the SKRDKBT or SKRDLB that settles the difference outside.
    Raises PermohonanDitolak, and the engine's refusals.
    """
    giliran = sop.buka_giliran(proses_id=permohonan.id_proses, oleh=oleh, aksi="hitung_retribusi", versi=versi)
    pastikan_bukan_pemohon(permohonan, oleh)
    try:
        hitungan = retribusi.perhitungan_bap(permohonan)
    except MasukanKeliru as e:
        raise PermohonanDitolak(str(e)) from e
    lama = Ketetapan.objects.select_for_update(of=("self",)).filter(permohonan=permohonan, diganti=None).first()
    if lama is not None and retribusi.pembayaran(lama) is not None:
        _pakai_lagi(giliran, permohonan, lama, hitungan, selisih.strip())
        return lama
    if lama is not None:
        _ganti(lama)
    return _tetapkan(giliran, permohonan, oleh, hitungan)


@transaction.atomic
def serahkan_skrd(*, permohonan: Permohonan, versi: int, oleh: Pengguna, catatan: str = "") -> None:
    """The Bendahara confirms that the paid SKRD was printed; the permit can be prepared."""
    giliran = sop.buka_giliran(proses_id=permohonan.id_proses, oleh=oleh, aksi="cetak_skrd", versi=versi)
    pastikan_bukan_pemohon(permohonan, oleh)
    pastikan_lunas(permohonan)
    kabari(permohonan, sop.selesaikan(giliran, hasil="selesai", catatan=catatan))


def _tetapkan(giliran: Giliran, permohonan: Permohonan, oleh: Pengguna, hitungan: Perhitungan) -> Ketetapan:
    tabel, kini = permohonan.versi_paket.paket.tarif, jam.kini()
    assert tabel is not None
    nomor, tahun, urutan = nomor_surat(kode="SKRD", saat=kini)  # not last: the log's row names it
    ketetapan = Ketetapan.objects.create(
        permohonan=permohonan,
        versi=retribusi.skrd_ke(permohonan) + 1,
        nomor=nomor,
        tahun=tahun,
        urutan=urutan,
        tarif_versi=tabel.versi,
        masukan={"luas": hitungan.luas, "indeks": hitungan.indeks},
        rincian=[{"uraian": b.uraian, "hasil": b.hasil} for b in hitungan.baris],
        jumlah=hitungan.jumlah,
        ditetapkan=kini,
        oleh=oleh,
        sifat=giliran.pelaku.sifat,
        jatuh_tempo=kini.astimezone(jam.zona()).date() + timedelta(days=tabel.jatuh_tempo_hari),
    )
    sop.selesaikan(giliran, hasil="selesai", catatan=f"SKRD {nomor}: {rupiah(ketetapan.jumlah)}")
    bunyikan("perizinan.buat_dokumen", permohonan.pk, "skrd")
    perlu = retribusi.terutang_pada(ketetapan, tabel, kini.astimezone(jam.zona()).date()).jumlah
    if not perlu:
        catat_pembayaran(ketetapan_id=ketetapan.pk, setoran=Setoran("nihil", 0, kini), oleh=oleh)
        return ketetapan
    with override("id"):
        jatuh_tempo = date_format(ketetapan.jatuh_tempo, "j F Y")
    isi = {"jumlah": rupiah(perlu), "jatuh_tempo": jatuh_tempo, "skrd": nomor}
    kabari_peristiwa(permohonan, "ditetapkan", **isi, catatan=tabel.catatan)
    return ketetapan


def _ganti(lama: Ketetapan) -> None:
    """An unpaid SKRD ends. A proof that waits on it is still seen by the Bendahara: its money may have been sent."""
    lama.diganti = jam.kini()
    lama.save(update_fields=["diganti"])
    tutup_tagihan(lama, "SKRD diganti")


def _pakai_lagi(giliran: Giliran, permohonan: Permohonan, lama: Ketetapan, hitungan: Perhitungan, selisih: str) -> None:
    """What is paid is not asked for again; a difference is settled by another document, outside, and named."""
    berbeda = hitungan.jumlah != lama.jumlah
    if berbeda and not selisih:
        isi = {"lama": rupiah(lama.jumlah), "baru": rupiah(hitungan.jumlah)}
        raise PermohonanDitolak(
            _("SKRD sudah dibayar %(lama)s, sedangkan hitungan baru %(baru)s.") % isi
            + " "
            + _("Terbitkan SKRDKBT bila kurang bayar atau SKRDLB bila lebih bayar, lalu tulis nomornya di sini.")
        )
    bayar = lama.pembayaran
    catatan = f"SKRD {lama.nomor} tetap, sudah dibayar ({bayar.nomor})"
    if berbeda:
        catatan += f"; hitungan baru {rupiah(hitungan.jumlah)}, selisih diselesaikan dengan {selisih}"
    langkah = sop.selesaikan(giliran, hasil="selesai", catatan=catatan)
    assert langkah.proses.aksi == "bayar"
    teruskan(permohonan, bayar, giliran.pelaku)
