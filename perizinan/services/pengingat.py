"""Reminders before a permit ends: once for each permit and number of days that the pack names."""

from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from perizinan import queries
from perizinan.models import Izin, PengingatIzin, Permohonan, VersiPaket
from perizinan.services.kabar import kirim_kepada_pemohon
from sicantik.lib import jam
from sop.status import TERBUKA

DIPERPANJANG = ("perpanjangan", "daftar_ulang")


def pengingat_jatuh() -> list[tuple[int, int]]:
    """Permits to be reminded of today, each with its threshold: the nearest that its days left have come under.

    Days on which nothing ran are made up for by that one reminder, not by all that were missed.
    """
    hasil: list[tuple[int, int]] = []
    for versi in queries.katalog():
        kemarin = -1
        for ambang in sorted(set(versi.paket.izin.pengingat_hari)):
            hasil += [(pk, ambang) for pk in _belum(versi.kode, ambang, kemarin)]
            kemarin = ambang
    return hasil


@transaction.atomic
def ingatkan(*, izin_id: int, ambang: int) -> bool:
    """Send a reminder by email and SMS; False when it was sent before, or the permit needs none any more."""
    izin = Izin.objects.select_for_update(of=("self",), no_key=True).get(pk=izin_id)
    if not izin.dapat_diunduh or izin.berlaku_sampai is None:
        return False
    if izin.lanjutan.filter(proses__keadaan__in=TERBUKA).exists():
        return False
    _baris, baru = PengingatIzin.objects.get_or_create(
        izin=izin, hari=ambang, defaults={"berlaku_sampai": izin.berlaku_sampai}
    )
    if baru:
        _kirim(izin, izin.berlaku_sampai)
    return baru


def _belum(kode: str, ambang: int, kemarin: int) -> list[int]:
    hari = jam.hari_ini()
    rentang = (hari + timedelta(days=kemarin + 1), hari + timedelta(days=ambang))
    sudah = PengingatIzin.objects.filter(izin=OuterRef("pk"), hari=ambang)
    lanjutan = Permohonan.objects.filter(izin_lama=OuterRef("pk"), proses__keadaan__in=TERBUKA)
    izin = Izin.objects.filter(kode=kode, akhir="", diserahkan__isnull=False, berlaku_sampai__range=rentang)
    return list(izin.filter(~Exists(sudah), ~Exists(lanjutan)).order_by("berlaku_sampai").values_list("pk", flat=True))


def _kirim(izin: Izin, sampai: date) -> None:
    """In the office's language. The link leads to the applicant's own list, behind sign-in."""
    permohonan = Permohonan.objects.lengkap().get(pk=izin.permohonan_id)
    with translation.override(settings.LANGUAGE_CODE):
        isi = {
            "izin": izin.nomor,
            "habis": date_format(sampai, "DATE_FORMAT"),
            "sisa": (sampai - jam.hari_ini()).days,
            "tautan": f"{settings.SITUS_URL}/izin-saya/",
        }
        versi = queries.versi_berlaku(izin.kode)
        ajakan = _("Perpanjang dari halaman Izin saya; isiannya sudah kami salinkan: {tautan}")
        if versi is None or not _diperpanjang(versi):
            ajakan = _("Izin ini tidak diperpanjang. Ajukan izin baru bila usaha Anda berlanjut: {tautan}")
        surel = "\n\n".join(
            [
                _("Izin Anda nomor {izin} habis {habis}, {sisa} hari lagi.").format_map(isi),
                ajakan.format_map(isi),
                _("Surel ini dikirim otomatis. Jangan dibalas."),
            ]
        )
        kirim_kepada_pemohon(
            permohonan,
            subjek=_("Izin {izin} habis {habis}").format_map(isi),
            surel=surel,
            sms=_("Izin {izin} habis {habis}. Yang dapat Anda lakukan: {tautan}").format_map(isi),
        )


def _diperpanjang(versi: VersiPaket) -> bool:
    return any(j in versi.paket.izin.jenis_permohonan for j in DIPERPANJANG)
