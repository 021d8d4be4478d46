"""The fee as ready values: for the step, the case, the Bendahara, the applicant and the simulator."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext as _

from perizinan.forms.retribusi import SimulasiForm
from perizinan.models import BuktiBayar, Ketetapan, Pembayaran, Permohonan, Tagihan
from perizinan.penyedia import PENYEDIA
from perizinan.queries import retribusi
from perizinan.retribusi import MasukanKeliru, Perhitungan, Terutang
from perizinan.skema import Paket, Tarif
from perizinan.status import CARA_BAYAR, KEADAAN_TAGIHAN, Kata, keadaan_bukti, keadaan_skrd
from sicantik.lib import jam
from sicantik.lib.uang import terbilang


@dataclass(frozen=True)
class LembarSkrd:
    """A SKRD: what it says, what is owed today, and how it was settled."""

    id: int
    nomor: str
    status: Kata
    rincian: list[dict[str, str]]
    terutang: Terutang
    terbilang: str
    ditetapkan: datetime
    oleh: str
    jatuh_tempo: date
    lewat: bool
    catatan: str
    contoh: bool
    tarif_versi: str
    dasar: str
    bayar: LembarBayar | None


@dataclass(frozen=True)
class LembarBayar:
    """A payment, its way in words."""

    nomor: str
    cara: str
    jumlah: int
    bunga: int
    dibayar: datetime
    dicatat: datetime
    oleh: str
    referensi: str
    keterangan: str


def lembar_skrd(ketetapan: Ketetapan, tabel: Tarif) -> LembarSkrd:
    bayar, hari = retribusi.pembayaran(ketetapan), jam.hari_ini()
    if bayar is not None:
        owed = retribusi.terurai(ketetapan, jumlah=bayar.jumlah, bunga=bayar.bunga)
    else:
        owed = retribusi.terutang_pada(ketetapan, tabel, hari)
    return LembarSkrd(
        id=ketetapan.pk,
        nomor=ketetapan.nomor,
        status=keadaan_skrd(cara=bayar.cara if bayar else "", diganti=ketetapan.diganti is not None),
        rincian=ketetapan.rincian,
        terutang=owed,
        terbilang=terbilang(owed.jumlah),
        ditetapkan=ketetapan.ditetapkan,
        oleh=ketetapan.oleh.nama,
        jatuh_tempo=ketetapan.jatuh_tempo,
        lewat=bayar is None and ketetapan.diganti is None and hari > ketetapan.jatuh_tempo,
        catatan=tabel.catatan,
        contoh=tabel.contoh,
        tarif_versi=ketetapan.tarif_versi,
        dasar=tabel.dasar,
        bayar=lembar_bayar(bayar) if bayar else None,
    )


def lembar_bayar(bayar: Pembayaran) -> LembarBayar:
    oleh = bayar.oleh.nama if bayar.oleh else PENYEDIA[bayar.penyedia].nama
    return LembarBayar(
        nomor=bayar.nomor,
        cara=_(CARA_BAYAR[bayar.cara]),  # type: ignore[index]
        jumlah=bayar.jumlah,
        bunga=bayar.bunga,
        dibayar=bayar.dibayar,
        dicatat=bayar.dicatat,
        oleh=oleh,
        referensi=bayar.referensi,
        keterangan=bayar.keterangan,
    )


def lembar_hitung(permohonan: Permohonan) -> dict[str, Any]:
    """Step 7: the measures of the report, the calculation, the due date; or what is missing, as `galat`."""
    tabel = retribusi.tarif(permohonan)
    try:
        hitungan = retribusi.perhitungan_bap(permohonan)
    except MasukanKeliru as e:
        return {"galat": str(e)}
    assert tabel is not None
    lama = retribusi.ketetapan_kini(permohonan)
    bayar = retribusi.pembayaran(lama)
    return {
        **_hitungan(hitungan, tabel),
        "galat": "",
        "dibayar": {"nomor": lama.nomor, "ssrd": bayar.nomor, "jumlah": lama.jumlah} if lama and bayar else None,
        "selisih": lama is not None and bayar is not None and lama.jumlah != hitungan.jumlah,
        "masukan": masukan(hitungan, tabel),
        "jatuh_tempo": jam.hari_ini() + timedelta(days=tabel.jatuh_tempo_hari),
        "tempo_hari": tabel.jatuh_tempo_hari,
    }


def masukan(hitungan: Perhitungan, tabel: Tarif) -> list[tuple[str, str]]:
    """Area and indices in words."""
    luas = f"{hitungan.luas:,}".replace(",", ".") + " m²"
    return [("", luas), *((i.label, i.ambil(hitungan.indeks[i.kode]).nama) for i in tabel.indeks)]


def lembar_retribusi(permohonan: Permohonan) -> dict[str, Any]:
    """For a case page: the SKRD in force, where the permit asks a fee and there is one."""
    tabel = retribusi.tarif(permohonan)
    ketetapan = retribusi.ketetapan_kini(permohonan) if tabel else None
    return {"retribusi": lembar_skrd(ketetapan, tabel) if tabel and ketetapan else None}


def lembar_tagihan(permohonan: Permohonan) -> dict[str, Any]:
    """For the applicant: what to pay, the ways to pay and the state of each."""
    lembar = lembar_retribusi(permohonan)
    skrd = lembar["retribusi"]
    if skrd is None:
        return lembar
    tabel = retribusi.tarif(permohonan)
    assert tabel is not None
    bukti = BuktiBayar.objects.filter(ketetapan=skrd.id).select_related("berkas").order_by("-dibuat").first()
    tagihan = Tagihan.objects.filter(ketetapan=skrd.id).first()
    return {
        **lembar,
        "bukti": bukti,
        "bukti_status": keadaan_bukti(bukti.putusan) if bukti else None,
        "tagihan": tagihan if _terlihat(tagihan) else None,
        "tagihan_status": _status_tagihan(tagihan),
        "tagihan_sebab": tagihan.sebab if tagihan else "",
        "daring": PENYEDIA[settings.PENYEDIA_BAYAR].nama if settings.PENYEDIA_BAYAR else "",
        "tiruan": settings.DEMO and settings.PENYEDIA_BAYAR == "tiruan",
        "rekening_bayar": tabel.rekening_bayar,
    }


def dokumen_retribusi(permohonan: Permohonan) -> list[str]:
    """The kinds of frozen documents of a fee that the applicant may take."""
    ketetapan = retribusi.ketetapan_kini(permohonan) if retribusi.tarif(permohonan) else None
    if ketetapan is None:
        return []
    return ["skrd", "ssrd"] if retribusi.pembayaran(ketetapan) else ["skrd"]


def lembar_simulasi(paket: Paket, data: QueryDict) -> dict[str, Any]:
    """The simulator of the permit page; bound once an area was sent."""
    tabel = paket.tarif
    if tabel is None:
        return {"simulasi": None}
    form = SimulasiForm(tabel, data if "luas" in data else None)
    lembar = {"form": form, "catatan": tabel.catatan, "contoh": tabel.contoh, "dasar": tabel.dasar}
    if form.is_bound and form.is_valid():
        lembar |= _hitungan(form.perhitungan(), tabel) | {"ada": True}
    return {"simulasi": lembar}


def setoran_tunai(pembayaran: Iterable[Pembayaran]) -> int:
    """Cash that the Bendahara has to pay in."""
    return sum(p.jumlah for p in pembayaran if p.cara == "tunai")


def _hitungan(hitungan: Perhitungan, tabel: Tarif) -> dict[str, Any]:
    return {
        "rincian": [{"uraian": b.uraian, "hasil": b.hasil} for b in hitungan.baris],
        "jumlah": hitungan.jumlah,
        "terbilang": terbilang(hitungan.jumlah),
        "catatan": tabel.catatan,
        "contoh": tabel.contoh,
        "tarif_versi": tabel.versi,
        "dasar": tabel.dasar,
    }


def _terlihat(tagihan: Tagihan | None) -> bool:
    return tagihan is not None and tagihan.keadaan == "menunggu" and tagihan.berlaku_sampai > jam.kini()


def _status_tagihan(tagihan: Tagihan | None) -> Kata | None:
    if tagihan is None:
        return None
    keadaan = tagihan.keadaan
    if keadaan == "menunggu" and not _terlihat(tagihan):
        keadaan = "kedaluwarsa"
    kelas = {"menunggu": "c-warn", "lunas": "c-ok"}.get(keadaan, "c-err")
    return Kata(KEADAAN_TAGIHAN[keadaan], kelas)  # type: ignore[index]
