"""Cases in every state, made by the same services that the pages call, with the clock set back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from akun.models import Pengguna
from perizinan import queries
from perizinan.demo import lanjutan
from perizinan.demo.gerak import GERAK, maju
from perizinan.demo.isian import isian_contoh, tdp
from perizinan.demo.pokok import Orang
from perizinan.models import AturanAkhir, PengaturanIzin, Permohonan
from perizinan.services import draf, unggah
from perizinan.services.pengaturan import atur_izin
from sicantik.lib import jam
from sicantik.lib.unggahan import Bersih
from sop.services import kalender_kantor


@dataclass(frozen=True)
class Contoh:
    """A case: filed `lalu` working days ago, then moved straight on until the step of the SOP named.

    `isian` are the answers that differ from the pack's example. `sampai` 0 is a draft. `lain` is a last move aside the
    straight way (key of gerak.GERAK). `harian`: one step on each working day.
    """

    izin: str
    isian: dict[str, str]
    sampai: int
    lalu: int
    lain: str = ""
    harian: bool = False
    lanjut: str = ""  # kind of application that goes on from the permit, filed today


def _siup(nama: str, bentuk: str, kekayaan: str, sampai: int, lalu: int, lain: str = "") -> Contoh:
    isian = {"nama_usaha": nama, "bentuk_usaha": bentuk, "kekayaan_bersih": kekayaan}
    return Contoh("SIUP", isian, sampai, lalu, lain)


def _ho(nama: str, bentuk: str, sampai: int, lalu: int) -> Contoh:
    return Contoh("HO", {"nama_usaha": nama, "bentuk_usaha": bentuk}, sampai, lalu, harian=True)


KASUS = [
    _siup("Toko Contoh Manggar", "perorangan", "40.000.000", 0, 0),
    _siup("CV Contoh Teluk Teduh", "cv", "250.000.000", 2, 0),
    _siup("PT Bahari Contoh", "pt", "2.500.000.000", 2, 2),
    _siup("Toko Contoh Sepinggan", "perorangan", "75.000.000", 2, 1, "kembalikan"),
    _siup("Koperasi Contoh Sejahtera", "koperasi", "600.000.000", 3, 0),
    _siup("CV Rancang Contoh", "cv", "300.000.000", 4, 1),
    _siup("PT Gudang Contoh Kariangau", "pt", "12.000.000.000", 5, 1),
    _siup("Toko Contoh Gunung Sari", "perorangan", "60.000.000", 6, 1),
    _siup("Rumah Makan Contoh", "perorangan", "90.000.000", 7, 2),
    _siup("CV Olah Contoh", "cv", "450.000.000", 8, 3),
    _siup("Toko Contoh Klandasan", "perorangan", "55.000.000", 10, 4),
    _siup("Toko Contoh Batakan", "perorangan", "52.000.000", 8, 5, "batal"),
    _ho("Bengkel Contoh Damai", "perorangan", 3, 1),
    _ho("Percetakan Contoh Karang", "cv", 4, 2),
    _ho("Pabrik Tahu Contoh", "perorangan", 5, 4),
    _ho("Gudang Es Contoh", "pt", 7, 6),
    _ho("Bengkel Las Contoh", "perorangan", 8, 8),
    _ho("Meubel Contoh Rapak", "cv", 10, 10),
    _ho("Binatu Contoh Markoni", "perorangan", 16, 15),
    Contoh("TDP", tdp.VARIASI["pt"], 3, 1),
    Contoh("TDP", tdp.VARIASI["perorangan"], 10, 3),
    Contoh("IUI", {}, 4, 2),
    Contoh("IUJK", {}, 5, 2),
    Contoh("TDUP", {}, 2, 0),
    Contoh("TDG", {}, 6, 3),
    Contoh("IUJK", lanjutan.HAMPIR_HABIS, 10, 6),
    Contoh("IUJK", lanjutan.SEGERA_HABIS, 10, 7),
    Contoh("IUJK", lanjutan.DIPERPANJANG, 10, 8, lanjut="perpanjangan"),
]


def buka_izin_contoh() -> None:
    """The demo shows Izin Gangguan, which the law has ended, with a fee and an inspection."""
    if not PengaturanIzin.objects.filter(kode="HO").exists():
        dasar = "CONTOH peragaan: bukan keputusan kantor, hanya untuk memperlihatkan peninjauan dan retribusi"
        atur_izin(kode="HO", terima_permohonan=True, dasar=dasar, oleh=None)


def isi_batas_waktu() -> None:
    """Time limits such as an office might set; one that was set already stays."""
    contoh = {"hari_perbaikan": 14, "ingat_perbaikan": "5, 1", "hari_ambil": 60, "ingat_ambil": "30, 10, 1"}
    AturanAkhir.objects.get_or_create(pk=1, defaults=contoh)


def isi_kasus(orang: Orang, contoh: Callable[[], dict[str, Bersih]]) -> int:
    """Make the cases that are not there yet; how many were made. A start that was cut off leaves one case
    short of its step, and the next start goes on after it.

    `contoh` gives the sample documents; nobody asks for them once every case is there.
    """
    ada = set(Permohonan.objects.values_list("versi_paket__kode", "isian__nama_usaha"))
    baru = [(n, k) for n, k in enumerate(KASUS) if (k.izin, _nama(k)) not in ada]
    berkas = contoh() if baru else {}
    for n, kasus in baru:
        saat = _jam_kerja(kasus, n)
        with jam.pada(next(saat)):
            pk = _isi(orang["pemohon" if n % 3 else "pemohon2"], kasus, berkas)
        _gerakkan(pk, kasus, orang, saat)
        if kasus.lanjut:
            lanjutan.lanjutkan(pk, kasus.lanjut, berkas)
    return len(baru)


def _nama(kasus: Contoh) -> str:
    return isian_contoh(kasus.izin, **kasus.isian)["nama_usaha"]


def _gerakkan(pk: int, kasus: Contoh, orang: Orang, saat: Iterator[datetime]) -> None:
    p = Permohonan.objects.lengkap().get(pk=pk)
    while _langkah(p) < kasus.sampai:
        with jam.pada(next(saat)):
            maju(p, orang)
        p = Permohonan.objects.lengkap().get(pk=pk)
    if kasus.lain:
        with jam.pada(next(saat)):
            GERAK[kasus.lain](p, orang)


def _langkah(p: Permohonan) -> int:
    """The step that a file is at; 0 for a draft, beyond the last one when it is done."""
    if p.proses is None:
        return 0
    return p.proses.langkah + 1 if p.proses.selesai else p.proses.langkah


def _jam_kerja(kasus: Contoh, n: int) -> Iterator[datetime]:
    """Moments within office hours from `lalu` working days ago on; never in the future.

    A short SOP is done some twenty minutes after another, a long one (`harian`) one step on each working day.
    """
    kalender, kini, hari = kalender_kantor(), jam.kini(), jam.hari_ini()
    for mundur in range(kasus.lalu + 1):
        hari -= timedelta(days=bool(mundur))
        while not kalender.hari_kerja(hari):
            hari -= timedelta(days=1)
    saat = datetime.combine(hari, time(8, 5 + n), jam.zona())
    yield min(saat, kini)  # the draft; it is filed on the same day
    while True:
        saat += timedelta(minutes=17 + n)
        yield min(saat, kini)
        if kasus.harian:
            hari = kalender.hari_kerja_mulai(hari + timedelta(days=1))
            saat = datetime.combine(hari, time(13, n), jam.zona())


def _isi(pemohon: Pengguna, kasus: Contoh, contoh: dict[str, Bersih]) -> int:
    """A draft with every answer and every document."""
    versi = queries.versi_berlaku(kasus.izin)
    assert versi is not None
    permohonan = draf.buat_draf(versi_paket=versi, jenis="baru", oleh=pemohon)
    isian = isian_contoh(kasus.izin, **kasus.isian)
    for bagian in versi.paket.bagian:
        permohonan = draf.simpan_bagian(permohonan_id=permohonan.pk, bagian=bagian, isian=isian)
    for syarat in queries.syarat(permohonan, versi.paket):
        bersih = contoh.get(syarat.kode, contoh["neraca"])
        unggah.simpan_bersih(permohonan=permohonan, syarat=syarat, nama=f"{syarat.kode}-contoh", bersih=bersih)
    return permohonan.pk
