"""The visit: set by the schedulers (HO step 3), moved while it is open, closed and reopened by its team (step 4).

It is called off when the file leaves the team with the report still open (services.pengembalian).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, OperationalError, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from akun import queries as akun
from akun.models import Pengguna
from akun.status import PENJADWALAN
from perizinan.models import AnggotaTim, Peninjauan, Permohonan, UbahJadwal
from perizinan.queries import peninjauan as lapangan
from perizinan.queries.pelaku import pemohon_di_antara
from perizinan.services.galat import BelumLengkap, PermohonanDitolak
from perizinan.services.kabar import kabari, kabari_peristiwa
from perizinan.services.nomor import nomor_surat
from perizinan.skema import Tinjauan
from perizinan.status import Kesimpulan
from sicantik.lib import jam
from sicantik.lib.antrean import bunyikan
from sicantik.lib.harikerja import Kalender
from sop import services as sop

_BENTROK = "satu_orang_satu_tempat"


class JadwalBentrok(PermohonanDitolak):
    """Somebody of the team is sent elsewhere at that time; the text says who, when and for which file."""


@dataclass(frozen=True)
class Jadwal:
    """When, where and who: `tim` are the ids of officers, `ketua` one of them."""

    mulai: datetime
    selesai: datetime
    tempat: str
    tim: frozenset[int]
    ketua: int

    @property
    def rentang(self) -> DateTimeTZRange:
        return DateTimeTZRange(self.mulai, self.selesai)


def jadwalkan(*, permohonan: Permohonan, versi: int, oleh: Pengguna, jadwal: Jadwal) -> Peninjauan:
    """Set the visit, number its surat tugas, tell the applicant, and pass the file to the team.

    It is a visit of its own, whatever was set for the file before.
    Raises JadwalBentrok, PermohonanDitolak, and the engine's refusals.
    """
    with _bentrok_dikatakan(permohonan, jadwal), transaction.atomic():
        giliran = sop.buka_giliran(proses_id=permohonan.id_proses, oleh=oleh, aksi="jadwalkan", versi=versi)
        kini = _kunci_kini(permohonan)
        _periksa(giliran.kalender, permohonan, jadwal, None)
        hasil = _baru(permohonan, oleh, jadwal, versi=kini.versi + 1 if kini else 1)
        langkah = sop.selesaikan(giliran, hasil="selesai", catatan=_kapan(hasil))
        kabari(permohonan, langkah, **_isi_kabar(hasil))
        bunyikan("perizinan.buat_dokumen", permohonan.pk, "surat_tugas")
    return hasil


def ubah_jadwal(*, permohonan: Permohonan, versi: int, oleh: Pengguna, jadwal: Jadwal, alasan: str) -> Peninjauan:
    """Move an open visit, or send other people, with a reason that the applicant reads.

    The file is with the team by then: the schedulers act by their position, not by turn.
    Raises JadwalBentrok, PermohonanDitolak, and the engine's refusals.
    """
    if not alasan.strip():
        raise PermohonanDitolak(_("Tulis alasan perubahan jadwal."))
    with _bentrok_dikatakan(permohonan, jadwal), transaction.atomic():
        giliran = sop.buka_giliran(
            proses_id=permohonan.id_proses, oleh=oleh, aksi="tinjau", versi=versi, jabatan=PENJADWALAN
        )
        tinjau = _kunci_kini(permohonan)
        if tinjau is None or not tinjau.terbuka:
            raise PermohonanDitolak(_("Laporan peninjauan ini sudah ditutup; jadwalnya tidak dapat diubah."))
        _periksa(giliran.kalender, permohonan, jadwal, tinjau)
        hasil = _pindahkan(tinjau, oleh, jadwal, alasan.strip())
        sop.catat_peristiwa(giliran, hasil="dijadwalkan ulang", catatan=f"{_kapan(hasil)}. {alasan.strip()}")
        kabari_peristiwa(permohonan, "dijadwalkan_ulang", alasan=alasan.strip(), **_isi_kabar(hasil))
        bunyikan("perizinan.buat_dokumen", permohonan.pk, "surat_tugas")
    return hasil


@transaction.atomic
def tutup_peninjauan(
    *, permohonan: Permohonan, versi: int, oleh: Pengguna, kesimpulan: Kesimpulan, uraian: str
) -> Peninjauan:
    """Close the report with the team's conclusion: nothing is added any more, and the file goes on.

    Raises BelumLengkap with the items that miss and the signatures to be given again, PermohonanDitolak, and the
    engine's refusals.
    """
    giliran = sop.buka_giliran(proses_id=permohonan.id_proses, oleh=oleh, aksi="tinjau", versi=versi)
    tinjau, checklist = _kunci_kini(permohonan), permohonan.versi_paket.paket.tinjauan
    if tinjau is None or checklist is None or not tinjau.terbuka:
        raise PermohonanDitolak(_("Laporan peninjauan ini sudah ditutup. Buka lagi bila ada yang perlu diperbaiki."))
    if not lapangan.anggota(tinjau, oleh):
        raise PermohonanDitolak(_("Hanya anggota tim peninjauan ini yang dapat menutup laporannya."))
    _periksa_lengkap(tinjau, checklist)
    if kesimpulan != "layak" and not uraian.strip():
        raise PermohonanDitolak(_("Tulis syarat atau sebabnya."))
    tinjau.kesimpulan, tinjau.uraian = kesimpulan, uraian.strip()
    tinjau.ditutup, tinjau.penutup = jam.kini(), oleh
    tinjau.save(update_fields=["kesimpulan", "uraian", "ditutup", "penutup"])
    _bebaskan_tim(tinjau, tinjau.ditutup)
    kabari(permohonan, sop.selesaikan(giliran, hasil="selesai", catatan=kesimpulan))
    bunyikan("perizinan.buat_dokumen", permohonan.pk, "bap")
    return tinjau


def _periksa_lengkap(tinjau: Peninjauan, checklist: Tinjauan) -> None:
    """Raises BelumLengkap: what is not recorded, and what was signed and has changed since."""
    berlaku, usang = lapangan.baca_catatan(tinjau, checklist)
    kurang = lapangan.kekurangan(checklist, berlaku)
    if not kurang:
        return
    belum = ", ".join(b.label for b in kurang if not usang[b.kode])
    lagi = ", ".join(_penanda_tangan(b.label, usang[b.kode][-1].keterangan) for b in kurang if usang[b.kode])
    pesan = [_("Belum tercatat: %(butir)s.") % {"butir": belum}] if belum else []
    if lagi:
        kata = _(
            "Isi laporan berubah sesudah ditandatangani: %(butir)s. Minta tanda tangannya lagi, lalu tutup laporan."
        )
        pesan.append(kata % {"butir": lagi})
    raise BelumLengkap(" ".join(pesan), [b.kode for b in kurang])


def _penanda_tangan(label: str, nama: str) -> str:
    return f"{label} ({nama})" if nama else label


@transaction.atomic
def buka_lagi(*, permohonan: Permohonan, versi: int, oleh: Pengguna) -> None:
    """Go on with a closed report when a supervisor sent the file back to the team.

    It is the same visit by the same surat tugas, so its records stay and are added to; what is changed is signed
    again. Closing it makes the next version of the BAP, and the earlier one stays as it was. A new journey is set at
    step 3.
    """
    giliran = sop.buka_giliran(proses_id=permohonan.id_proses, oleh=oleh, aksi="tinjau", versi=versi)
    tinjau = _kunci_kini(permohonan)
    if tinjau is None or tinjau.ditutup is None:
        raise PermohonanDitolak(_("Laporan peninjauan ini masih terbuka."))
    sop.catat_peristiwa(giliran, hasil="dibuka lagi", catatan=tinjau.kesimpulan)
    tinjau.ditutup = tinjau.penutup = None
    tinjau.kesimpulan = ""  # the explanation stays for the team to go on with
    tinjau.save(update_fields=["ditutup", "penutup", "kesimpulan"])


def batalkan_peninjauan(permohonan: Permohonan) -> dict[str, str] | None:
    """Call the open visit off, for the file leaves the team; what the applicant is told of it, or None without one.

    Its team is free again. What was recorded stays with this visit and is in no report: the next one is another
    journey. The caller holds the run's lock.
    """
    tinjau = _kunci_kini(permohonan)
    if tinjau is None or not tinjau.terbuka:
        return None
    tinjau.dibatalkan = jam.kini()
    tinjau.save(update_fields=["dibatalkan"])
    _bebaskan_tim(tinjau, tinjau.dibatalkan)
    return _isi_kabar(tinjau)


def periksa_waktu(kalender: Kalender, mulai: datetime, selesai: datetime) -> None:
    """Raises PermohonanDitolak unless the visit lies ahead, on one working day, within office hours."""
    awal, akhir = mulai.astimezone(kalender.zona), selesai.astimezone(kalender.zona)
    if akhir <= awal:
        raise PermohonanDitolak(_("Jam selesai harus sesudah jam mulai."))
    if mulai < jam.kini():
        raise PermohonanDitolak(_("Waktu itu sudah lewat. Pilih waktu mendatang."))
    if not kalender.hari_kerja(awal.date()):
        berikut = date_format(kalender.hari_kerja_mulai(awal.date()), "l, j F Y")
        raise PermohonanDitolak(_("Kantor tutup pada hari itu. Hari kerja berikutnya %(hari)s.") % {"hari": berikut})
    buka, tutup = kalender.jam_kerja(awal.date())
    if awal.date() != akhir.date() or awal.time() < buka or akhir.time() > tutup:
        jam_kantor = {"buka": f"{buka:%H.%M}", "tutup": f"{tutup:%H.%M}"}
        raise PermohonanDitolak(_("Pilih waktu dalam jam kantor, %(buka)s sampai %(tutup)s.") % jam_kantor)


def periksa_kehadiran(tim: Iterable[int], mulai: datetime) -> None:
    """Raises PermohonanDitolak with who of the team is away on the day of the visit, and until when."""
    hari = mulai.astimezone(jam.zona()).date()
    pergi = akun.tidak_hadir_antara(tim, hari, hari)
    if not pergi:
        return
    kata = _("%(nama)s tercatat tidak hadir sampai %(sampai)s.")
    butir = [kata % {"nama": x.pengguna.nama, "sampai": f"{x.sampai:%d/%m/%Y}"} for x in pergi]
    raise PermohonanDitolak(" ".join([*butir, _("Pilih orang lain atau hari lain.")]))


def _periksa(kalender: Kalender, permohonan: Permohonan, jadwal: Jadwal, lama: Peninjauan | None) -> None:
    """Time, people, and that nobody is at two places. The people stay locked, so that who waits sees who won."""
    periksa_waktu(kalender, jadwal.mulai, jadwal.selesai)
    if not jadwal.tempat.strip():
        raise PermohonanDitolak(_("Isi tempat peninjauan."))
    if jadwal.ketua not in jadwal.tim:
        raise PermohonanDitolak(_("Pilih ketua dari anggota tim."))
    orang = list(Pengguna.objects.select_for_update(no_key=True).filter(pk__in=jadwal.tim).order_by("pk"))
    if jadwal.tim - set(lapangan.calon_tim().filter(pk__in=jadwal.tim).values_list("pk", flat=True)):
        raise PermohonanDitolak(_("Ada anggota tim yang tidak lagi memegang jabatan Tim Teknis. Muat ulang halaman."))
    periksa_kehadiran(jadwal.tim, jadwal.mulai)
    if sendiri := pemohon_di_antara(permohonan, orang):
        raise PermohonanDitolak(
            _("%(nama)s adalah pemohon berkas ini dan tidak dapat meninjaunya.") % {"nama": sendiri[0].nama}
        )
    _tolak_bentrok(jadwal, lama)


def _tolak_bentrok(jadwal: Jadwal, lama: Peninjauan | None) -> None:
    sibuk = lapangan.sibuk(jadwal.tim, jadwal.mulai, jadwal.selesai, kecuali=lama)
    if not sibuk:
        return
    butir = [
        _("%(nama)s bertugas %(kapan)s untuk permohonan %(nomor)s")
        % {"nama": s.nama, "kapan": _rentang(s.mulai, s.selesai), "nomor": s.nomor}
        for s in sibuk
    ]
    raise JadwalBentrok("; ".join(butir) + ".")


@contextmanager
def _bentrok_dikatakan(permohonan: Permohonan, jadwal: Jadwal) -> Iterator[None]:
    """The database has the last word on people and time; what it refused is then said like any other conflict."""
    try:
        yield
    except (IntegrityError, OperationalError) as e:
        if _BENTROK not in str(e) and "deadlock" not in str(e):
            raise
        _tolak_bentrok(jadwal, Peninjauan.objects.filter(permohonan=permohonan, ditutup=None, dibatalkan=None).first())
        raise JadwalBentrok(_("Jadwal tim baru saja berubah. Periksa sekali lagi.")) from e


def _baru(permohonan: Permohonan, oleh: Pengguna, jadwal: Jadwal, *, versi: int) -> Peninjauan:
    nomor, tahun, urutan = nomor_surat(kode="surat_tugas", saat=jam.kini())
    hasil = Peninjauan.objects.create(
        permohonan=permohonan,
        versi=versi,
        mulai=jadwal.mulai,
        selesai=jadwal.selesai,
        tempat=jadwal.tempat.strip(),
        nomor_surat=nomor,
        tahun=tahun,
        urutan=urutan,
        oleh=oleh,
    )
    _pasang_tim(hasil, jadwal)
    return hasil


def _pindahkan(tinjau: Peninjauan, oleh: Pengguna, jadwal: Jadwal, alasan: str) -> Peninjauan:
    UbahJadwal.objects.create(
        peninjauan=tinjau, mulai_lama=tinjau.mulai, selesai_lama=tinjau.selesai, alasan=alasan[:300], oleh=oleh
    )
    tinjau.mulai, tinjau.selesai, tinjau.tempat = jadwal.mulai, jadwal.selesai, jadwal.tempat.strip()
    tinjau.jadwal_ke += 1
    tinjau.save(update_fields=["mulai", "selesai", "tempat", "jadwal_ke"])
    tinjau.tim.all().delete()
    _pasang_tim(tinjau, jadwal)
    return tinjau


def _pasang_tim(tinjau: Peninjauan, jadwal: Jadwal) -> None:
    instansi = dict(Pengguna.objects.filter(pk__in=jadwal.tim).values_list("pk", "instansi__nama"))
    AnggotaTim.objects.bulk_create(
        AnggotaTim(
            peninjauan=tinjau,
            pengguna_id=pk,
            ketua=pk == jadwal.ketua,
            rentang=jadwal.rentang,
            instansi=instansi.get(pk) or "",
        )
        for pk in sorted(jadwal.tim)
    )


def _bebaskan_tim(tinjau: Peninjauan, sejak: datetime) -> None:
    """Who is done early, or need not go, may be sent elsewhere: the time after that is theirs again."""
    akhir = max(tinjau.mulai, min(tinjau.selesai, sejak))
    tinjau.tim.update(rentang=DateTimeTZRange(tinjau.mulai, akhir))


def _kunci_kini(permohonan: Permohonan) -> Peninjauan | None:
    """The newest visit, locked."""
    return Peninjauan.objects.select_for_update().filter(permohonan=permohonan).order_by("-versi").first()


def _isi_kabar(tinjau: Peninjauan) -> dict[str, str]:
    """What the applicant is told, in the office's language."""
    with translation.override("id"):
        waktu = _rentang(tinjau.mulai, tinjau.selesai)
    saat = f"{tinjau.mulai.astimezone(jam.zona()):%d/%m/%Y %H.%M} {settings.ZONA_SINGKAT}"
    return {"waktu": waktu, "saat": saat, "tempat": tinjau.tempat, "surat": tinjau.nomor_surat}


def _kapan(tinjau: Peninjauan) -> str:
    """For the log, which is Indonesian."""
    with translation.override("id"):
        return f"{_rentang(tinjau.mulai, tinjau.selesai)}, {tinjau.nomor_surat}"


def _rentang(mulai: datetime, selesai: datetime) -> str:
    """ "Senin, 16 November 2026, 09.00–11.00 WITA" """
    awal, akhir = mulai.astimezone(jam.zona()), selesai.astimezone(jam.zona())
    return f"{date_format(awal, 'l, j F Y')}, {awal:%H.%M}–{akhir:%H.%M} {settings.ZONA_SINGKAT}"
