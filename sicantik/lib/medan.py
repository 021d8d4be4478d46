"""Model field for encrypted text (plain in Python, AES-GCM in the database), and dates as a range."""

from typing import Any

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from sicantik.lib import sandi


class MedanRahasia(models.BinaryField):  # type: ignore[type-arg]
    """Text stored encrypted with a key id. Not searchable; keep a `sandi.sidik` beside it to find rows."""

    def from_db_value(self, value: bytes | memoryview | None, *_: object) -> str | None:
        return None if value is None else sandi.buka(bytes(value))

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        isi = None if value is None else sandi.sandikan(str(value))
        return super().get_db_prep_value(isi, connection, prepared)

    def to_python(self, value: Any) -> Any:
        return value


class Hari(models.Func):
    """A pair of dates as a range; for constraints against overlap."""

    function = "DATERANGE"
    output_field = DateRangeField()
