"""The account of an applicant or an officer."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from akun.models.instansi import Instansi
from sicantik.lib import jam, sandi
from sicantik.lib.medan import MedanRahasia


class PenggunaManager(BaseUserManager["Pengguna"]):
    def create_user(self, email: str, password: str | None = None, **isi: Any) -> Pengguna:
        pengguna = self.model(email=self.normalize_email(email).lower(), **isi)
        pengguna.set_password(password)
        pengguna.save(using=self._db)
        return pengguna

    def get_by_natural_key(self, username: str | None) -> Pengguna:
        return self.get(email=(username or "").lower())


class Pengguna(AbstractBaseUser):
    """One person's account, known by email. Officers (`petugas`) get their rights from Penugasan alone."""

    email = models.EmailField(_("surel"), unique=True)
    nama = models.CharField(_("nama"), max_length=120)
    telepon = models.CharField(_("telepon"), max_length=20, blank=True)
    nik = MedanRahasia(_("NIK"), null=True, blank=True)
    nik_sidik = models.CharField(max_length=64, blank=True, db_index=True)
    nip = models.CharField("NIP", max_length=30, blank=True)
    pangkat = models.CharField(_("pangkat"), max_length=60, blank=True)
    instansi = models.ForeignKey(
        Instansi,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="petugas",
        verbose_name=_("instansi teknis"),
    )
    petugas = models.BooleanField(_("petugas"), default=False)
    is_active = models.BooleanField(_("aktif"), default=True)
    dibuat = models.DateTimeField(default=jam.kini, editable=False)

    objects: ClassVar[PenggunaManager] = PenggunaManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["nama"]

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="email_huruf_kecil"),
            models.CheckConstraint(
                condition=models.Q(petugas=False) | ~models.Q(nik_sidik=""), name="petugas_wajib_nik"
            ),
        ]

    def __str__(self) -> str:
        return self.nama or self.email

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = self.email.lower()
        super().save(*args, **kwargs)

    def pasang_nik(self, nik: str) -> None:
        """Set the NIK and the keyed hash by which duties are kept apart (not saved)."""
        self.nik = nik
        self.nik_sidik = sandi.sidik(nik)

    @property
    def orang(self) -> str:
        """Who this is across accounts: keyed hash of the NIK, or of the account while no NIK is known."""
        return self.nik_sidik or sandi.sidik(f"akun:{self.pk}")
