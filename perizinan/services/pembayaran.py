"""Payment of a SKRD: recorded once, by whichever way the money came, and with it the applicant's step is done.

Whoever touches a fee locks the run first, then the SKRD; so no two of them wait for each other.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from akun import queries as akun
from akun.models import Pengguna
from akun.queries import Pelaku
from akun.status import BENDAHARA, PENYEDIA_BAYAR
from perizinan.models import Ketetapan, Pembayaran, Permohonan, Tagihan
from perizinan.queries import retribusi
from perizinan.queries.pelaku import pemohon_di_antara
from perizinan.retribusi import Terutang
from perizinan.services.galat import JumlahKeliru, KetetapanDiganti, PermohonanDitolak, SudahDibayar
from perizinan.services.kabar import kabari_peristiwa
from perizinan.services.nomor import nomor_surat
from perizinan.services.pengajuan import pelaku_pada_berkas
from perizinan.status import CaraBayar
from sicantik.lib import jam, sandi
from sicantik.lib.antrean import bunyikan
from sicantik.lib.uang import rupiah
from sop import services as sop
from sop.models import Proses
from sop.status import TERBUKA

_KATA = {"tunai": "tunai", "transfer": "lewat transfer bank", "penyedia": "secara daring", "nihil": "nihil"}


@dataclass(frozen=True)
class Setoran:
    """Money that arrived: how, how much, when; the bank's or provider's reference.

    `jumlah` is all of it, interest included. With a `tagihan` what is owed is what that bill asked for; otherwise
    what is owed on the day of payment.
    """

    cara: CaraBayar
    jumlah: int
    dibayar: datetime
    penyedia: str = ""
    referensi: str = ""
    keterangan: str = ""
    tagihan: Tagihan | None = None


@transaction.atomic
def catat_pembayaran(*, ketetapan_id: int, setoran: Setoran, oleh: Pengguna | Pelaku) -> Pembayaran:
    """Record the one payment of a SKRD; `oleh` is the Bendahara, or the provider that told of it.

    1. lock run and SKRD  2. is it owed, and this much  3. SSRD  4. open bills end  5. the applicant's step is done,
    when the file waits there  6. notice and document.
    Raises SudahDibayar, KetetapanDiganti, JumlahKeliru, PermohonanDitolak; sop.BukanGiliran for another officer.
    """
    pelaku = oleh if isinstance(oleh, Pelaku) else pelaku_bendahara(oleh)
    ketetapan = kunci_ketetapan(ketetapan_id)
    permohonan = Permohonan.objects.lengkap().get(pk=ketetapan.permohonan_id)
    if isinstance(oleh, Pengguna):
        pastikan_bukan_pemohon(permohonan, oleh)
    perlu = _periksa(permohonan, ketetapan, setoran)
    bayar = _simpan(ketetapan, setoran, perlu, pelaku)
    tutup_tagihan(ketetapan, "SKRD sudah dibayar")
    lanjut = teruskan(permohonan, bayar, pelaku)
    peristiwa = "nihil" if bayar.cara == "nihil" else "lunas" if lanjut else "lunas_dulu"
    kabari_peristiwa(permohonan, peristiwa, jumlah=rupiah(bayar.jumlah), ssrd=bayar.nomor, skrd=ketetapan.nomor)
    bunyikan("perizinan.buat_dokumen", permohonan.pk, "ssrd")
    return bayar


def kunci_ketetapan(ketetapan_id: int) -> Ketetapan:
    """Lock the run of a SKRD and then the SKRD itself; as it is now. Call it inside a transaction."""
    proses_id = Ketetapan.objects.values_list("permohonan__proses_id", flat=True).get(pk=ketetapan_id)
    sop.kunci_proses(proses_id)
    return Ketetapan.objects.select_for_update(of=("self",)).get(pk=ketetapan_id)


def pastikan_tertagih(ketetapan: Ketetapan) -> None:
    """The SKRD is still to be paid. Raises SudahDibayar, KetetapanDiganti."""
    sebab = retribusi.sebab_tak_tertagih(ketetapan)
    if sebab == "dibayar":
        raise SudahDibayar(_("SKRD ini sudah dibayar dengan SSRD %(nomor)s.") % {"nomor": ketetapan.pembayaran.nomor})
    if sebab == "diganti":
        raise KetetapanDiganti(_("SKRD ini sudah diganti dengan yang baru. Muat ulang halaman."))
    if sebab == "berakhir":
        raise KetetapanDiganti(_("Permohonan ini sudah berakhir; SKRD-nya tidak ditagih lagi."))


def pastikan_bukan_pemohon(permohonan: Permohonan, oleh: Pengguna) -> None:
    """Nobody sets or settles a fee of their own. Raises PermohonanDitolak."""
    if pemohon_di_antara(permohonan, [oleh]):
        raise PermohonanDitolak(_("Anda pemohon berkas ini. Retribusinya ditangani pejabat lain selaku Bendahara."))


def pelaku_bendahara(oleh: Pengguna) -> Pelaku:
    """The officer in the capacity of Bendahara. Raises sop.BukanGiliran."""
    if pelaku := akun.pelaku(oleh, BENDAHARA):
        return pelaku
    raise sop.BukanGiliran(_("Hanya Bendahara Penerima SKRD yang mencatat pembayaran."))


def pelaku_penyedia(nama: str) -> Pelaku:
    """A payment provider as the log names it."""
    return Pelaku(None, nama, sandi.sidik(f"penyedia {nama}"), PENYEDIA_BAYAR)


def teruskan(permohonan: Permohonan, bayar: Pembayaran, pencatat: Pelaku) -> bool:
    """Do the applicant's step with a payment, when the file waits for it: whether it did. The run is locked already."""
    proses = Proses.objects.get(permohonan=permohonan)
    if proses.aksi != "bayar" or proses.keadaan not in TERBUKA:
        return False
    pemohon = pelaku_pada_berkas(permohonan, permohonan.pemohon)
    giliran = sop.buka_giliran(proses_id=proses.pk, oleh=pemohon, aksi="bayar")
    catatan = f"Dibayar {_KATA[bayar.cara]}, SSRD {bayar.nomor}"
    sop.catat_peristiwa(replace(giliran, pelaku=pencatat), hasil="tercatat", catatan=catatan)
    sop.selesaikan(giliran, hasil=giliran.definisi.cabang(giliran.langkah.urut)[0].hasil, catatan=catatan)
    return True


def tutup_tagihan(ketetapan: Ketetapan, sebab: str) -> None:
    """Bills that need not be paid any more."""
    Tagihan.objects.filter(ketetapan=ketetapan, keadaan="menunggu").update(keadaan="kedaluwarsa", sebab=sebab)


def pastikan_lunas(permohonan: Permohonan) -> None:
    """No permit is printed or signed before its fee is settled. Raises PermohonanDitolak."""
    if retribusi.tarif(permohonan) is None:
        return
    if retribusi.pembayaran(retribusi.ketetapan_kini(permohonan)) is None:
        raise PermohonanDitolak(_("Retribusi belum lunas. Izin belum dapat dicetak atau ditandatangani."))


def _periksa(permohonan: Permohonan, ketetapan: Ketetapan, setoran: Setoran) -> Terutang:
    """What the money settles; it is all of it."""
    pastikan_tertagih(ketetapan)
    if setoran.dibayar > jam.kini():
        raise PermohonanDitolak(_("Waktu bayar belum terjadi. Periksa tanggal dan jamnya."))
    if _hari(setoran.dibayar) < _hari(ketetapan.ditetapkan):  # by the day: clocks of banks differ
        raise PermohonanDitolak(_("Tanggal bayar mendahului SKRD. Periksa tanggalnya."))
    perlu = _perlu(permohonan, ketetapan, setoran)
    if setoran.jumlah != perlu.jumlah:
        isi = {"perlu": rupiah(perlu.jumlah), "masuk": rupiah(setoran.jumlah)}
        raise JumlahKeliru(_("Yang harus dibayar %(perlu)s, bukan %(masuk)s.") % isi)
    return perlu


def _hari(saat: datetime) -> date:
    return saat.astimezone(jam.zona()).date()


def _perlu(permohonan: Permohonan, ketetapan: Ketetapan, setoran: Setoran) -> Terutang:
    if setoran.tagihan is not None:
        return retribusi.terurai(ketetapan, jumlah=setoran.tagihan.jumlah, bunga=setoran.tagihan.bunga)
    tabel = retribusi.tarif(permohonan)
    assert tabel is not None
    return retribusi.terutang_pada(ketetapan, tabel, setoran.dibayar.astimezone(jam.zona()).date())


def _simpan(ketetapan: Ketetapan, setoran: Setoran, perlu: Terutang, pelaku: Pelaku) -> Pembayaran:
    """The SSRD. The database has the last word that there is one, and that a reference is used once."""
    kini = jam.kini()
    nomor, tahun, urutan = nomor_surat(kode="SSRD", saat=kini)
    try:
        with transaction.atomic():
            return Pembayaran.objects.create(
                ketetapan=ketetapan,
                nomor=nomor,
                tahun=tahun,
                urutan=urutan,
                cara=setoran.cara,
                jumlah=setoran.jumlah,
                bunga=perlu.bunga,
                dibayar=setoran.dibayar,
                dicatat=kini,
                oleh_id=pelaku.pengguna_id,
                sifat=pelaku.sifat,
                penyedia=setoran.penyedia,
                referensi=setoran.referensi,
                keterangan=setoran.keterangan,
            )
    except IntegrityError as e:
        if "satu_referensi" in str(e):
            raise PermohonanDitolak(_("Referensi ini sudah dipakai pada SSRD lain. Periksa sekali lagi.")) from e
        raise
