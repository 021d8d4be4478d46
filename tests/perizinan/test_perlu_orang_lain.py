"""One person, one duty on a file: by NIK, whatever the account or the position (security.md, row 9)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from akun.models import Pengguna
from perizinan.models import Izin, KonsepIzin, PenghitungNomor
from sop.services import perlu_penunjukan
from tests import orang
from tests.kasus import Kasus, kantor, kasus
from tests.perizinan.alat import kerjakan

pytestmark = pytest.mark.django_db
KATA = "Anda sudah mengerjakan tugas lain pada berkas ini. Langkah ini harus dikerjakan orang lain."
"""

"""
