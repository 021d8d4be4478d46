"""Going on from an issued permit: change, renewal, re-registration. From one's own list, or with number and proof."""

import hmac
from datetime import date, timedelta

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from akun.models import Pengguna
from akun.services import JatahHabis, pakai_jatah
from perizinan import queries
from perizinan.isian import ada_perubahan, beda_isian, medan_tercetak, mulai_boleh, salin_isian
from perizinan.models import Izin, Permohonan
from perizinan.queries.izin import izin_menurut_nomor, lanjutan_berjalan, rapikan_nomor
from perizinan.services.draf import buat_draf
from perizinan.services.galat import BelumLengkap, PermohonanDitolak
from perizinan.services.kabar import kabari_peristiwa
from perizinan.services.masa_berlaku import akhir_izin_lama
from perizinan.skema import Paket
from perizinan.skema.formulir import NOMOR_LAMA, TANGGAL_LAMA
from perizinan.status import JENIS_PERMOHONAN, BuktiLama
from sicantik.lib import jam, sandi

TEBAKAN_SEJAM, TEBAKAN_NOMOR_SEHARI = 10, 30


class BuktiKeliru(PermohonanDitolak):
    """Number and proof do not belong together. Which of them is wrong is not said."""


def mulai_lanjutan(*, izin: Izin, jenis: str, oleh: Pengguna) -> Permohonan:
    """A draft that goes on from a permit of one's own, filled in from it; the one that is there already, if any.

    Raises PermohonanDitolak with what the applicant can do instead.
    """
    if izin.permohonan.pemohon_id != oleh.pk:
        raise BuktiKeliru(_("Izin ini bukan milik akun Anda."))
    return mulai_terbukti(izin_id=izin.pk, jenis=jenis, oleh=oleh, bukti="akun")


def mulai_dengan_bukti(*, kode: str, jenis: str, nomor: str, bukti: str, oleh: Pengguna) -> Permohonan:
    """The same from anybody's permit, by its number and the holder's NIK or the code on the document.

    Raises as buktikan does, and PermohonanDitolak with what the applicant can do instead.
    """
    izin, cara = buktikan(kode=kode, nomor=nomor, bukti=bukti, oleh=oleh)
    milik = izin.permohonan.pemohon_id == oleh.pk
    return mulai_terbukti(izin_id=izin.pk, jenis=jenis, oleh=oleh, bukti="akun" if milik else cara)


def buktikan(*, kode: str, nomor: str, bukti: str, oleh: Pengguna) -> tuple[Izin, BuktiLama]:
    """The permit of this number, and how `bukti` proves the right to it. Not inside a transaction: every try counts.

    Raises BuktiKeliru for whatever does not fit, and says no more; PermohonanDitolak beyond the limit of tries.
    """
    try:
        pakai_jatah("izin_lama", str(oleh.pk), batas=TEBAKAN_SEJAM, jendela=timedelta(hours=1))
        sehari = timedelta(days=1)
        pakai_jatah("izin_lama", kode, rapikan_nomor(nomor), batas=TEBAKAN_NOMOR_SEHARI, jendela=sehari)
    except JatahHabis as e:
        raise PermohonanDitolak(_("Terlalu banyak percobaan. Coba lagi nanti, atau datang ke loket kami.")) from e
    izin = izin_menurut_nomor(kode, nomor)
    cara = _cocok(izin, bukti)
    if izin is None or izin.diserahkan is None or cara is None:
        raise BuktiKeliru(_("Nomor izin dan buktinya tidak cocok. Periksa keduanya pada dokumen izin Anda."))
    return izin, cara


def siapkan_lanjutan(permohonan: Permohonan, oleh: Pengguna) -> None:
    """Before a draft is filed: the old permit may still be gone on from, nobody else does, and a change changes
    something. The caller holds the application's lock; the old permit stays locked until the transaction ends.

    Raises PermohonanDitolak, BelumLengkap.
    """
    if permohonan.jenis == "baru":
        return
    paket = permohonan.versi_paket.paket
    if permohonan.izin_lama_id is None:
        if izin_menurut_nomor(paket.izin.kode, permohonan.isian.get(NOMOR_LAMA, "")):
            raise PermohonanDitolak(
                _("Izin dengan nomor ini ada dalam register kami. Mulai dari Izin saya, atau dengan nomor dan bukti.")
            )
        _periksa_waktu(paket, permohonan.jenis, akhir_izin_lama(permohonan))
        return
    izin = _kunci(permohonan.izin_lama_id)
    _periksa_izin(izin, paket, permohonan.jenis)
    if lain := lanjutan_berjalan([izin.pk]).get(izin.pk):
        raise PermohonanDitolak(_sudah_ada(lain, oleh))
    lama = izin.permohonan
    beda = beda_isian(lama.versi_paket.paket, lama.semua_isian, paket, permohonan.semua_isian, jenis=permohonan.jenis)
    if permohonan.jenis == "perubahan" and not ada_perubahan(beda, lama.versi_paket.paket, paket):
        pesan = _("Belum ada yang berubah dari izin lama. Ubah isian yang Anda maksud, lalu kirim.")
        raise BelumLengkap(pesan, [paket.bagian[0].kode])
    permohonan.pasang_isian(_dari_register(izin, paket), paket.rahasia)


def kabari_pemegang(permohonan: Permohonan) -> None:
    """Tell the old permit's holder when somebody else's account goes on from it, in the caller's transaction."""
    izin = permohonan.izin_lama
    if izin is None:
        return
    pemegang = izin.permohonan.pemohon_id
    if pemegang is not None and pemegang == permohonan.pemohon_id:
        return
    jenis = JENIS_PERMOHONAN[permohonan.jenis][0].lower()
    kabari_peristiwa(izin.permohonan, "dilanjutkan_lain", izin=izin.nomor, jenis=jenis)


def pastikan_izin_lama(permohonan: Permohonan) -> Izin | None:
    """The old permit, locked, when the new one is approved. Raises PermohonanDitolak when it was ended meanwhile."""
    if permohonan.izin_lama_id is None:
        return None
    izin = _kunci(permohonan.izin_lama_id)
    if izin.akhir:
        raise PermohonanDitolak(_("Izin lama %(nomor)s sudah berakhir: %(keadaan)s.") % _sebut(izin))
    return izin


def gantikan_izin_lama(permohonan: Permohonan) -> None:
    """The old permit gives way at the moment that the new one is handed over: one of them is valid at any time.

    In the transaction of the handover. One that was revoked meanwhile stays revoked.
    """
    if permohonan.izin_lama_id is not None:
        Izin.objects.filter(pk=permohonan.izin_lama_id, akhir="").update(akhir="diganti", diakhiri=jam.kini())


@transaction.atomic
def mulai_terbukti(*, izin_id: int, jenis: str, oleh: Pengguna, bukti: BuktiLama, di_loket: bool = False) -> Permohonan:
    """A draft from a permit that somebody has the right to; `di_loket`: for somebody at the counter of `oleh`.

    1. lock the old permit  2. may it be gone on from?  3. one's own draft, if there is one  4. or a new one."""
    izin = _kunci(izin_id)
    versi = queries.versi_berlaku(izin.kode)
    if versi is None:
        raise PermohonanDitolak(_("Jenis izin ini tidak lagi menerima permohonan."))
    if jenis == "baru" or jenis not in versi.paket.izin.jenis_permohonan:
        raise PermohonanDitolak(_("Jenis permohonan ini tidak dibuka untuk izin Anda."))
    _periksa_izin(izin, versi.paket, jenis)
    if not di_loket and (ada := izin.lanjutan.lengkap().filter(pemohon=oleh, jenis=jenis, proses=None).first()):
        return ada
    if lain := lanjutan_berjalan([izin.pk]).get(izin.pk):
        raise PermohonanDitolak(_sudah_ada(lain, oleh))
    permohonan = buat_draf(versi_paket=versi, jenis=jenis, oleh=oleh, di_loket=di_loket)
    permohonan.izin_lama, permohonan.bukti_lama = izin, bukti
    isian = _isian_awal(izin, versi.paket, utuh=permohonan.isian_lama_terbuka)
    permohonan.pasang_isian(isian, versi.paket.rahasia)
    permohonan.save()
    return permohonan


def _kunci(izin_id: int) -> Izin:
    """Lock a permit, then read it with its application. Rows that refer to it may be added meanwhile, hence no key."""
    Izin.objects.select_for_update(no_key=True).only("pk").get(pk=izin_id)
    return Izin.objects.select_related("permohonan__versi_paket").get(pk=izin_id)


def _cocok(izin: Izin | None, bukti: str) -> BuktiLama | None:
    """How `bukti` proves the right to this permit. A number that does not exist proves nothing."""
    rapi = "".join(c for c in bukti.upper() if c.isalnum())
    nik, kode = "", ""
    if izin is not None:
        lama = izin.permohonan
        nik = lama.semua_isian.get(lama.versi_paket.paket.izin.medan_nik, "")
        kode = (izin.kode_cek or "").replace("-", "")
    cara: tuple[tuple[BuktiLama, str], ...] = (("nik", nik), ("kode_cek", kode))
    cocok = [c for c, benar in cara if hmac.compare_digest(sandi.sidik(rapi), sandi.sidik(benar)) and benar]
    return cocok[0] if cocok else None


def _isian_awal(izin: Izin, paket: Paket, *, utuh: bool) -> dict[str, str]:
    """Every answer (`utuh`), or only what the paper shows anyhow."""
    lama = izin.permohonan
    isi = salin_isian(lama.versi_paket.paket, paket, lama.semua_isian, jam.hari_ini())
    if not utuh:
        tampak = medan_tercetak(lama.versi_paket.paket) & medan_tercetak(paket)
        isi = {k: v for k, v in isi.items() if k in tampak}
    return {**isi, **_dari_register(izin, paket)}


def _dari_register(izin: Izin, paket: Paket) -> dict[str, str]:
    hari = izin.disetujui.astimezone(jam.zona()).date()
    return {k: v for k, v in {NOMOR_LAMA: izin.nomor, TANGGAL_LAMA: hari.isoformat()}.items() if k in paket.medan}


def _periksa_izin(izin: Izin, paket: Paket, jenis: str) -> None:
    if izin.akhir or izin.diserahkan is None:
        kata = _("Izin %(nomor)s tidak dapat dilanjutkan: %(keadaan)s. Ajukan izin baru, atau hubungi kami.")
        raise PermohonanDitolak(kata % _sebut(izin))
    _periksa_waktu(paket, jenis, izin.berlaku_sampai)


def _periksa_waktu(paket: Paket, jenis: str, berlaku_sampai: date | None) -> None:
    if alasan := alasan_waktu(paket, jenis, berlaku_sampai):
        raise PermohonanDitolak(alasan)


def alasan_waktu(paket: Paket, jenis: str, berlaku_sampai: date | None) -> str:
    """Why a permit that ends then cannot be gone on from today, and what to do; "" when it can."""
    aturan, hari = paket.izin.aturan(jenis), jam.hari_ini()
    if berlaku_sampai is None:
        return ""
    isi = {"habis": date_format(berlaku_sampai, "DATE_FORMAT"), "jenis": _(JENIS_PERMOHONAN[jenis][0])}
    if berlaku_sampai < hari and not aturan.setelah_habis:
        return _("Izin lama habis %(habis)s. Ajukan perpanjangan bila dibuka, atau izin baru.") % isi
    mulai = mulai_boleh(aturan, berlaku_sampai)
    if mulai is not None and hari < mulai:
        isi["mulai"] = date_format(mulai, "DATE_FORMAT")
        return _("%(jenis)s dapat diajukan mulai %(mulai)s. Izin lama berlaku sampai %(habis)s.") % isi
    return ""


def _sudah_ada(lain: Permohonan, oleh: Pengguna) -> str:
    """Only the applicant's own is named."""
    if lain.pemohon_id == oleh.pk:
        return _("Permohonan %(nomor)s atas izin ini sedang berjalan. Tunggu sampai selesai.") % {"nomor": lain.nomor}
    return _("Permohonan lain atas izin ini sedang berjalan. Hubungi kami bila itu bukan dari Anda.")


def _sebut(izin: Izin) -> dict[str, str]:
    return {"nomor": izin.nomor, "keadaan": _(izin.keadaan.kata).lower()}
