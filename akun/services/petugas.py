"""Accounts of officers: made, changed, closed and opened again by the administrator."""

from dataclasses import dataclass

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from akun.models import Instansi, Pengguna


class PetugasDitolak(Exception):
    """The change is not allowed; the text says why and what to do."""


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


def ubah_petugas(*, petugas: Pengguna, isi: IsiPetugas) -> None:
    _pasang(petugas, isi)
    _simpan(petugas)


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
    with override(settings.LANGUAGE_CODE):  # not in the language that the administrator reads
        subjek, teks = _("Undangan masuk SiCantik"), render_to_string("akun/surel/undangan.txt", isi)
    send_mail(subjek, teks, settings.DEFAULT_FROM_EMAIL, [petugas.email])


def _pasang(petugas: Pengguna, isi: IsiPetugas) -> None:
    petugas.nama, petugas.email = isi.nama, isi.email.lower()
    petugas.nip, petugas.pangkat, petugas.telepon = isi.nip, isi.pangkat, isi.telepon
    petugas.instansi = isi.instansi
    if isi.nik:
        petugas.pasang_nik(isi.nik)


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
        raise PetugasDitolak(_("Surel %(surel)s sudah dipakai akun lain.") % {"surel": petugas.email}) from e
