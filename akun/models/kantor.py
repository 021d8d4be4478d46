"""The office: what letterheads, footers and the working calendar say of it."""

from datetime import time
from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class ProfilKantor(models.Model):
    """One row. The head of the office is whoever holds the position Kepala Dinas."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, validators=[MinValueValidator(1)])
    pemerintah = models.CharField(_("pemerintah"), max_length=120, default="Pemerintah Kota Balikpapan")
    nama = models.CharField(_("nama kantor"), max_length=160, default="Dinas Penanaman Modal dan Perizinan Terpadu")
    singkatan = models.CharField(_("singkatan"), max_length=40, default="DPMPT")
    kota = models.CharField(_("kota"), max_length=60, default="Balikpapan")
    alamat = models.CharField(_("alamat"), max_length=200, default="Jl. Contoh Raya No. 1, Balikpapan 76100")
    telepon = models.CharField(_("telepon"), max_length=40, default="(0542) 000-000")
    surel = models.EmailField(_("surel"), default="kantor@sicantik.example")
    jam_buka = models.TimeField(_("jam buka"), default=time(8))
    jam_tutup = models.TimeField(_("jam tutup"), default=time(16))

    hari_pesan = models.PositiveSmallIntegerField(
        _("hari percakapan sesudah selesai"),
        default=14,
        help_text=_("Selama ini pemohon dan meja masih dapat berkirim pesan setelah permohonan berakhir"),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="satu_profil_kantor"),
            models.CheckConstraint(condition=models.Q(jam_tutup__gt=models.F("jam_buka")), name="jam_kantor"),
        ]

    def __str__(self) -> str:
        return self.nama

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.pk = 1
        super().save(*args, **kwargs)
