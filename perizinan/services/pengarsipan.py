"""An issued file is put on record (SOP step 7)."""

from django.db import transaction

from akun.models import Pengguna
from perizinan.models import Permohonan
from perizinan.services.kabar import kabari
from sop import services as sop


@transaction.atomic
def arsipkan(*, permohonan: Permohonan, versi: int, oleh: Pengguna, catatan: str = "") -> None:
    """Put the issued file on record; the permit is then ready at the loket."""
    giliran = sop.buka_giliran(proses_id=permohonan.id_proses, oleh=oleh, aksi="arsipkan", versi=versi)
    kabari(permohonan, sop.selesaikan(giliran, hasil="selesai", catatan=catatan))
