"""What a reporter types, with canaries in every personal field."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.test import Client

from pengaduan.models import Pengaduan

NAMA, SUREL, TELEPON = "Kenariwati Pelapor", "kenari.pelapor@contoh.example", "0813 9988 7766"
KENARI = (NAMA, "Kenariwati", SUREL, "kenari.pelapor", TELEPON, "+6281399887766", "10.9.8.7", "KenariBrowser")
ISI = "Petugas meminta biaya tambahan pada hari Senin. Mohon diperiksa."
PELAYAR = {"REMOTE_ADDR": "10.9.8.7", "HTTP_USER_AGENT": "KenariBrowser/1.0"}


def isian(**ganti: str) -> dict[str, str]:
    awal = {"isi": ISI, "nomor": "", "jenis": "bernama", "nama": NAMA, "kontak": SUREL}
    return {**awal, "kunci": str(uuid4()), "perihal": "", **ganti}


def kirim(client: Client, **ganti: str) -> Any:
    return client.post("/pengaduan/", isian(**ganti), **PELAYAR)  # type: ignore[arg-type]


def pengaduan_baru(client: Client, **ganti: str) -> Pengaduan:
    """Sent through the form."""
    jawab = kirim(client, **ganti)
    assert jawab.status_code == 302, jawab.content.decode()
    return Pengaduan.objects.latest("pk")


def isi_basis_data() -> str:
    """Every row of every table as text."""
    from django.db import connection

    with connection.cursor() as kursor:
        tabel = connection.introspection.table_names(kursor)
        baris = []
        for nama in tabel:
            kursor.execute(f'SELECT t::text FROM "{nama}" t')
            baris += [f"{nama} {b}" for (b,) in kursor.fetchall()]
    return "\n".join(baris)
