from django.db import models
from django.utils.translation import gettext_lazy as _


class HariKhusus(models.Model):
    """A day on which the office decided otherwise than the national calendar (SKB 3 Menteri, cuti bersama)."""

    tanggal = models.DateField(_("tanggal"), primary_key=True)
    buka = models.BooleanField(_("kantor buka"), default=False)
    keterangan = models.CharField(_("keterangan"), max_length=200)

    class Meta:
        ordering = ["tanggal"]

    def __str__(self) -> str:
        return f"{self.tanggal:%d/%m/%Y} {self.keterangan}"
