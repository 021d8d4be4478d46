"""Accounts of officers: made, changed, closed and opened again by the administrator."""

from dataclasses import dataclass

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from akun.models import Instansi, Pengguna
from akun.queries import kantor
from akun.services.jatah import konfirmasi_sandi
from akun.services.surat import kirim_surat


class PetugasDitolak(Exception):
    """The change is not allowed; the text says why and what to do, `medan` which field it is about."""

    def __init__(self, kata: str, *, medan: str | None = None) -> None:
        super().__init__(kata)
        self.medan = medan


@dataclass(frozen=True)
class IsiPetugas:
    """What the administrator enters. An empty `nik` keeps the one that is known."""

    nama: str
    email: str
    nik: str
    nip: str = ""
    pangkat: str = ""
    telepon: str = ""
    instansi: Instansi | None = None


def buat_petugas(*, isi: IsiPetugas) -> Pengguna:
    """A new officer without password; the invitation lets them choose one."""
    petugas = Pengguna(petugas=True)
    _pasang(petugas, isi)
    petugas.set_unusable_password()
    _simpan(petugas)
    undang_petugas(petugas=petugas)
    return petugas


def ubah_petugas(*, petugas: Pengguna, isi: IsiPetugas, oleh: Pengguna, sandi: str = "") -> None:
    """Another address is where passwords are chosen: it takes the administrator's own, and the old one is told."""
    if isi.email.lower() != petugas.email and not konfirmasi_sandi(oleh, sandi):
        raise PetugasDitolak(
            _("Mengganti surel memerlukan kata sandi Anda. Ini kosong atau salah, atau terlalu banyak percobaan."),
            medan="sandi",
        )
    _ubah(petugas.pk, isi)


@transaction.atomic
def _ubah(pk: int, isi: IsiPetugas) -> None:
    petugas = Pengguna.objects.select_for_update(of=("self",)).get(pk=pk)
    lama = petugas.email
    _pastikan_orang_yang_sama(petugas, isi.nik)
    _pasang(petugas, isi)
    _simpan(petugas)
    if petugas.email != lama:
        kirim_surat(
            tujuan=lama,
            subjek=gettext_noop("Surel akun Anda diganti"),
            templat="akun/surel/surel_berganti.txt",
            isi={"petugas": petugas, "kantor": kantor()},
        )


@transaction.atomic
def nonaktifkan_petugas(*, petugas: Pengguna, oleh: Pengguna) -> None:
    """Close the account at once. The password goes too: with it every session ends for good."""
    if petugas.pk == oleh.pk:
        raise PetugasDitolak(_("Anda tidak dapat menonaktifkan akun sendiri. Minta administrator lain."))
    petugas.is_active = False
    petugas.set_unusable_password()
    petugas.save(update_fields=["is_active", "password"])


@transaction.atomic
def aktifkan_petugas(*, petugas: Pengguna) -> None:
    """Open the account again; a new password is chosen by invitation."""
    petugas.is_active = True
    petugas.save(update_fields=["is_active"])
    undang_petugas(petugas=petugas)


def undang_petugas(*, petugas: Pengguna) -> None:
    """Mail the address where a password is chosen. The mail is an outbox row of this transaction."""
    jalan = reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(petugas), "key": default_token_generator.make_token(petugas)},
    )
    isi = {"petugas": petugas, "alamat": settings.SITUS_URL + jalan, "hari": settings.PASSWORD_RESET_TIMEOUT // 86400}
    kirim_surat(
        tujuan=petugas.email,
        subjek=gettext_noop("Undangan masuk SiCantik"),
        templat="akun/surel/undangan.txt",
        isi=isi,
    )


def _pasang(petugas: Pengguna, isi: IsiPetugas) -> None:
    petugas.nama, petugas.email = isi.nama, isi.email.lower()
    petugas.nip, petugas.pangkat, petugas.telepon = isi.nip, isi.pangkat, isi.telepon
    petugas.instansi = isi.instansi
    if isi.nik:
        petugas.pasang_nik(isi.nik)


def _pastikan_orang_yang_sama(petugas: Pengguna, nik: str) -> None:
    """Duties are kept apart by the NIK: an account that could act under one does not become another person's."""
    if nik and nik != petugas.nik and (petugas.last_login or petugas.penugasan.exists()):
        raise PetugasDitolak(
            _(
                "NIK petugas yang sudah diberi jabatan atau pernah masuk tidak dapat diganti di sini: pemisahan tugas "
                "mengikutinya. Kosongkan. Salah ketik diperbaiki pengelola server atas surat Kepala Dinas."
            ),
            medan="nik",
        )


@transaction.atomic
def _simpan(petugas: Pengguna) -> None:
    """The account and its address, which the administrator vouches for."""
    try:
        with transaction.atomic():
            petugas.save()
            EmailAddress.objects.filter(user=petugas).exclude(email=petugas.email).delete()
            EmailAddress.objects.update_or_create(
                user=petugas, email=petugas.email, defaults={"verified": True, "primary": True}
            )
    except IntegrityError as e:
        raise PetugasDitolak(
            _("Surel %(surel)s sudah dipakai akun lain.") % {"surel": petugas.email}, medan="email"
        ) from e
