"""What several of these tests read or do."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.http import HttpResponse
from django.test import Client

from perizinan.queries import berkas_kini
from perizinan.services.pemeriksaan import PutusanButir
from tests.kasus import Kasus

# GSM 03.38: anything else makes an SMS twice as long.
GSM = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)


def seluruh_basis_data() -> dict[str, str]:
    """Every row of every table as the text that a dump would show, by table."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tabel = [t for (t,) in kursor.fetchall()]
        hasil = {}
        for nama in tabel:
            kursor.execute(f"SELECT coalesce(string_agg(t::text, chr(10)), '') FROM \"{nama}\" t")
            hasil[nama] = kursor.fetchone()[0]
    return hasil


def salah(*kode: str, sasaran: str = "berkas", catatan: str = "Bagian bawah terpotong.") -> list[PutusanButir]:
    """Judgements that send these items back."""
    alasan = "tidak_terbaca" if sasaran == "berkas" else "isian_keliru"
    return [PutusanButir(sasaran, k, "perlu_diperbaiki", alasan, catatan) for k in kode]


def sesuai(milik: Kasus, *kecuali: str) -> list[PutusanButir]:
    """Judgements that accept every other document that is there."""
    ada = berkas_kini(milik.permohonan)
    return [PutusanButir("berkas", k, "sesuai") for k in milik.syarat if k in ada and k not in kecuali]


def halaman(client: Client, milik: Kasus) -> HttpResponse:
    """The case page of a desk."""
    return client.get(f"/meja/{milik.id}/")


def isi_form(jawab: HttpResponse) -> dict[str, Any]:
    """What a browser would post from the form of a page as it came."""
    form = jawab.context["form"]
    return {b.html_name: b.value() if b.value() is not None else "" for b in form}


def kerjakan(client: Client, milik: Kasus, **isi: Any) -> HttpResponse:
    """Open the case, fill in the form and post it."""
    awal = isi_form(halaman(client, milik))
    return client.post(f"/meja/{milik.id}/", {**awal, **isi})
