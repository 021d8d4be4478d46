"""Counters behind every limit on guessing. In PostgreSQL, so that they hold when Redis is gone."""

from django.db import models


class Jatah(models.Model):
    """How often `kunci` was used since `mulai`. Keys are keyed hashes: no address or email is stored."""

    kunci = models.CharField(primary_key=True, max_length=64)
    jumlah = models.PositiveIntegerField()
    mulai = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.jumlah} sejak {self.mulai}"
