"""Cases in every state, made by the same services that the pages call, with the clock set back."""

from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from typing import TypedDict

from akun.models import Pengguna
from perizinan import queries
from perizinan.isian import nilai_cetak
from perizinan.models import Permohonan
from perizinan.services import draf, konsep, pemeriksaan, penerbitan, pengajuan, penyerahan, unggah
from perizinan.services.pemeriksaan import PutusanButir
from sicantik.lib import jam
from sicantik.lib.unggahan import Bersih
from sop.services import kalender_kantor

Orang = dict[str, Pengguna]
GORESAN = "M60 150L90 90L120 160L150 80L190 150L240 110L300 140L380 100L440 130"

ISIAN = {
    "tempat_lahir": "Balikpapan",
    "tanggal_lahir": "17/8/1988",
    "kewarganegaraan": "wni",
    "kedudukan": "pemilik",
    "alamat_pemohon": "Jl. Contoh Dalam No. 2 RT 00",
    "kelurahan_pemohon": "Contoh",
    "kecamatan_pemohon": "Balikpapan Contoh",
    "kota_pemohon": "Kota Balikpapan",
    "npwp_usaha": "000000000000000",
    "alamat_usaha": "Jl. Contoh Raya No. 1 RT 00",
    "kelurahan_usaha": "Contoh",
    "kecamatan_usaha": "Balikpapan Contoh",
    "telepon_usaha": "0542 416969",
    "akta_nomor": "00",
    "akta_tanggal": "3/2/2020",
    "akta_notaris": "Notaris Contoh, S.H.",
    "pengesahan": "AHU-0000000.AH.01.01",
    "kelembagaan": "pengecer",
    "kbli_edisi": "2020",
    "kbli": "47112",
    "kbli_judul": "Perdagangan eceran berbagai macam barang",
    "barang_jasa": "Bahan pokok, makanan, minuman, kebutuhan rumah tangga",
}

# company, form of business, net worth, the last thing done (key of LANGKAH), working days ago that it was filed
KASUS = [
    ("Toko Contoh Manggar", "perorangan", "40.000.000", "draf", 0),
    ("CV Contoh Teluk Teduh", "cv", "250.000.000", "ajukan", 0),
    ("PT Bahari Contoh", "pt", "2.500.000.000", "ajukan", 2),
    ("Toko Contoh Sepinggan", "perorangan", "75.000.000", "kembalikan", 1),
    ("Koperasi Contoh Sejahtera", "koperasi", "600.000.000", "periksa", 0),
    ("CV Rancang Contoh", "cv", "300.000.000", "entri", 1),
    ("PT Gudang Contoh Kariangau", "pt", "12.000.000.000", "verifikasi", 1),
    ("Toko Contoh Gunung Sari", "perorangan", "60.000.000", "koreksi", 1),
    ("Rumah Makan Contoh", "perorangan", "90.000.000", "terbit", 2),
    ("CV Olah Contoh", "cv", "450.000.000", "arsip", 3),
    ("Toko Contoh Klandasan", "perorangan", "55.000.000", "serah", 4),
    ("Toko Contoh Batakan", "perorangan", "52.000.000", "batal", 5),
]


class Pokok(TypedDict):
    """What every desk service takes."""

    permohonan: Permohonan
    versi: int
    oleh: Pengguna


def isi_kasus(orang: Orang, contoh: dict[str, Bersih]) -> int:
    """Make the cases that are not there yet; how many were made. A first start that was cut off goes on."""
    sudah = Permohonan.objects.count()
    for n, (nama, bentuk, kekayaan, sampai, lalu) in enumerate(KASUS[sudah:], sudah):
        pemohon = orang["pemohon" if n % 3 else "pemohon2"]
        jam_jam = _jam_kerja(lalu, n)
        with jam.pada(next(jam_jam)):
            permohonan = _isi(pemohon, nama, bentuk, kekayaan, contoh)
        for langkah in URUTAN[: URUTAN.index(sampai) + 1] if sampai in URUTAN else SIMPANGAN[sampai]:
            with jam.pada(next(jam_jam)):
                LANGKAH[langkah](Permohonan.objects.lengkap().get(pk=permohonan.pk), orang)
    return max(len(KASUS) - sudah, 0)


def _jam_kerja(lalu: int, n: int) -> Iterator[datetime]:
    """Moments within office hours from `lalu` working days ago on, some twenty minutes apart; never in the future."""
    kalender, kini, hari = kalender_kantor(), jam.kini(), jam.hari_ini()
    for mundur in range(lalu + 1):
        hari -= timedelta(days=bool(mundur))
        while not kalender.hari_kerja(hari):
            hari -= timedelta(days=1)
    saat = datetime.combine(hari, time(8, 5 + n), jam.zona())
    while True:
        yield min(saat, kini)
        saat += timedelta(minutes=17 + n)


def _isi(pemohon: Pengguna, nama: str, bentuk: str, kekayaan: str, contoh: dict[str, Bersih]) -> Permohonan:
    versi = queries.versi_berlaku("SIUP")
    assert versi is not None
    permohonan = draf.buat_draf(versi_paket=versi, jenis="baru", oleh=pemohon)
    isian = {**ISIAN, "bentuk_usaha": bentuk, "nama_usaha": nama, "kekayaan_bersih": kekayaan}
    for bagian in versi.paket.bagian:
        permohonan = draf.simpan_bagian(permohonan_id=permohonan.pk, bagian=bagian, isian=isian)
    for syarat in queries.syarat(permohonan, versi.paket):
        unggah.simpan_bersih(
            permohonan=permohonan, syarat=syarat, nama=f"{syarat.kode}-contoh", bersih=contoh[syarat.kode]
        )
    return permohonan


def _pokok(p: Permohonan, oleh: Pengguna) -> Pokok:
    assert p.proses is not None
    return {"permohonan": p, "versi": p.proses.jumlah_log, "oleh": oleh}


def _putusan(p: Permohonan, *, salah: str = "") -> list[PutusanButir]:
    return [
        PutusanButir("berkas", s.kode, "perlu_diperbaiki", "tidak_terbaca", "Bagian bawah buram. Foto ulang.")
        if s.kode == salah
        else PutusanButir("berkas", s.kode, "sesuai")
        for s in queries.syarat(p, p.versi_paket.paket)
    ]


def _terbit(p: Permohonan, orang: Orang) -> None:
    izin = penerbitan.setujui_izin(**_pokok(p, orang["kepala"]), intisari=p.konsep.intisari)
    penerbitan.terbitkan(izin.pk)


def _serah(p: Permohonan, orang: Orang) -> None:
    penerima = penyerahan.Penerima(p.nama_pemohon, "6471011708880081", "Pemohon sendiri", GORESAN)
    penyerahan.serahkan(**_pokok(p, orang["loket"]), penerima=penerima)


def _entri(p: Permohonan, orang: Orang) -> None:
    butir = nilai_cetak(p.versi_paket.paket, jenis=p.jenis, nomor=p.nomor or "", isian=p.semua_isian)
    konsep.entri_data(**_pokok(p, orang["entri1"]), butir=butir)


def _setuju(siapa: str) -> Callable[[Permohonan, Orang], None]:
    def laksanakan(p: Permohonan, orang: Orang) -> None:
        konsep.putuskan_konsep(**_pokok(p, orang[siapa]), setuju=True, intisari=p.konsep.intisari)

    return laksanakan


LANGKAH: dict[str, Callable[[Permohonan, Orang], object]] = {
    "ajukan": lambda p, o: pengajuan.ajukan(permohonan_id=p.pk, oleh=p.pemohon),
    "kembalikan": lambda p, o: pemeriksaan.periksa_berkas(**_pokok(p, o["loket"]), butir=_putusan(p, salah="ktp")),
    "periksa": lambda p, o: pemeriksaan.periksa_berkas(**_pokok(p, o["loket"]), butir=_putusan(p)),
    "entri": _entri,
    "verifikasi": _setuju("kasi1"),
    "koreksi": _setuju("kabid"),
    "terbit": _terbit,
    "arsip": lambda p, o: konsep.arsipkan(**_pokok(p, o["arsip"])),
    "serah": _serah,
    "batal": lambda p, o: penyerahan.batalkan_karena_tidak_sesuai(
        **_pokok(p, o["loket"]),
        catatan="Neraca asli berbeda dengan yang diunggah.",
    ),
}
URUTAN = ["ajukan", "periksa", "entri", "verifikasi", "koreksi", "terbit", "arsip", "serah"]
SIMPANGAN = {"draf": [], "kembalikan": ["ajukan", "kembalikan"], "batal": [*URUTAN[:-1], "batal"]}
