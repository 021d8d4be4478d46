from django.db import models
from django.utils.translation import gettext_lazy as _


class Instansi(models.Model):
    """A technical agency whose inspectors go out with the team. Packs name it in their own words (`sebutan`)."""

    kode = models.SlugField(primary_key=True, max_length=40)
    nama = models.CharField(_("nama instansi"), max_length=120, unique=True)
    sebutan = models.CharField(_("sebutan pada paket izin"), max_length=120)
    aktif = models.BooleanField(_("aktif"), default=True)

    class Meta:
        ordering = ["nama"]

    def __str__(self) -> str:
        return self.nama

    def pada_paket(self, instansi: str) -> bool:
        """Does a pack's line of agencies name this one?"""
        return self.sebutan.casefold() in instansi.casefold()
