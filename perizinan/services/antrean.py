"""Queue numbers: given out, called, served, skipped."""

from __future__ import annotations

from collections.abc import Collection

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from akun.models import Pengguna
from perizinan.models import TiketAntrean
from perizinan.services.galat import PermohonanDitolak
from perizinan.status import GERAK_TIKET, LAYANAN, TIKET_DI_LOKET
from sicantik.lib import jam

TERBESAR = 999
BERUBAH = ("keadaan", "loket", "petugas", "dipanggil", "panggilan", "dilayani", "selesai")


@transaction.atomic
def ambil_nomor(*, layanan: str) -> TiketAntrean:
    """The next number of a service today. Raises PermohonanDitolak after 999."""
    if layanan not in LAYANAN:
        raise PermohonanDitolak(_("Pilih layanan yang ada."))
    tanggal = jam.hari_ini()
    with connection.cursor() as kursor:
        kursor.execute(
            """
            INSERT INTO perizinan_penghitungantrean AS p (tanggal, layanan, nilai) VALUES (%s, %s, 1)
            ON CONFLICT (tanggal, layanan) DO UPDATE SET nilai = p.nilai + 1 RETURNING nilai
            """,
            [tanggal, layanan],
        )
        nomor = int(kursor.fetchone()[0])
    if nomor > TERBESAR:
        raise PermohonanDitolak(_("Nomor antrean layanan ini habis untuk hari ini."))
    return TiketAntrean.objects.create(tanggal=tanggal, layanan=layanan, nomor=nomor)


@transaction.atomic
def panggil_berikutnya(*, oleh: Pengguna, loket: int, layanan: Collection[str]) -> TiketAntrean | None:
    """Call whoever has waited longest for one of these services; None: nobody waits.

    Two counters that call at once pass each other's rows by. Raises PermohonanDitolak while somebody is at this one.
    """
    if di_depan := tiket_saya(oleh):
        raise PermohonanDitolak(_("Selesaikan atau lewati %(tiket)s dulu.") % {"tiket": di_depan})
    menunggu = TiketAntrean.objects.filter(tanggal=jam.hari_ini(), keadaan="menunggu", layanan__in=layanan)
    tiket = menunggu.select_for_update(skip_locked=True).first()
    if tiket is None:
        return None
    return _panggil(tiket, oleh, loket)


@transaction.atomic
def gerakkan_tiket(*, tiket_id: int, gerak: str, oleh: Pengguna, loket: int) -> TiketAntrean:
    """One move of GERAK_TIKET, on a ticket of today. Raises PermohonanDitolak when it is not its turn for that."""
    tiket = TiketAntrean.objects.select_for_update(of=("self",)).get(pk=tiket_id)
    dari, ke = GERAK_TIKET[gerak]
    milik_orang = tiket.keadaan in TIKET_DI_LOKET and tiket.petugas_id != oleh.pk
    if tiket.keadaan != dari or milik_orang or tiket.tanggal != jam.hari_ini():
        raise PermohonanDitolak(_("Tiket %(tiket)s sudah berubah. Muat ulang halaman.") % {"tiket": tiket})
    if ke == "dipanggil":
        return _panggil(tiket, oleh, loket)
    tiket.keadaan = ke
    if ke == "dilayani":
        tiket.dilayani = jam.kini()
    if ke == "selesai":
        tiket.selesai = jam.kini()
    tiket.save(update_fields=BERUBAH)
    return tiket


def tiket_saya(petugas: Pengguna) -> TiketAntrean | None:
    """Who is at this officer's counter now."""
    return TiketAntrean.objects.filter(tanggal=jam.hari_ini(), petugas=petugas, keadaan__in=TIKET_DI_LOKET).first()


def _panggil(tiket: TiketAntrean, oleh: Pengguna, loket: int) -> TiketAntrean:
    kini = jam.kini()
    tiket.keadaan, tiket.petugas, tiket.loket, tiket.panggilan = "dipanggil", oleh, loket, kini
    tiket.dipanggil = tiket.dipanggil or kini
    try:
        with transaction.atomic():
            tiket.save(update_fields=BERUBAH)
    except IntegrityError as e:  # the same officer called twice at once
        if "satu_tiket_di_loket" not in str(e):
            raise
        raise PermohonanDitolak(_("Selesaikan atau lewati tiket di loket Anda dulu.")) from e
    return tiket
