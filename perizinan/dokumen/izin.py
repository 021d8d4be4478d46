"""The permit, and its draft without number and QR."""

from collections.abc import Mapping

from django.conf import settings

from akun import queries as akun
from akun import status as akun_status
from akun.models import Pengguna, Penugasan
from perizinan.dokumen.umum import CATATAN_KUNCI_LOKAL, contoh, hari, kop, tanggal
from perizinan.models import Izin, Permohonan
from perizinan.skema import Paket
from sicantik.lib import qr
from sicantik.lib.cetak import buat_html

# What a pack's izin.html may place; html_izin and html_konsep give exactly these.
NILAI = frozenset(
    [
        "kop",
        "judul",
        "nomor",
        "dasar",
        "butir",
        "qr",
        "qr_ukuran",
        "alamat_cek",
        "kode_cek",
        "ditetapkan_di",
        "ditetapkan_tanggal",
        "berlaku_sampai",
        "jabatan",
        "kapasitas",
        "nama_pejabat",
        "pangkat",
        "nip",
        "catatan_tanda_tangan",
        "contoh",
        "konsep",
    ]
)


def html_izin(izin: Izin) -> str:
    """The permit as the head approved it. `izin` comes with penyetuju, jabatan and permohonan.versi_paket."""
    paket = izin.permohonan.versi_paket.paket
    alamat = f"{settings.SITUS_URL}/v/{izin.token}"
    gambar, ukuran = qr.svg_path(alamat)
    kapasitas = akun_status.SEBUTAN[izin.sifat] + izin.jabatan.nama
    return buat_html(
        paket.templat,
        {
            **_pokok(paket, izin.butir, izin.penyetuju, kapasitas),
            "nomor": izin.nomor,
            "qr": gambar,
            "qr_ukuran": str(ukuran),
            "alamat_cek": f"{settings.SITUS_URL.partition('//')[2]}/cek",
            "kode_cek": izin.kode_cek or "",
            "ditetapkan_tanggal": tanggal(izin.disetujui),
            "berlaku_sampai": hari(izin.berlaku_sampai),
            "catatan_tanda_tangan": CATATAN_KUNCI_LOKAL,
            "contoh": contoh(),
            "konsep": "",
        },
    )


def html_konsep(permohonan: Permohonan, butir: Mapping[str, str]) -> str:
    """The draft that verifier, corrector and head look at."""
    kepala = (
        Penugasan.objects.berlaku()
        .filter(jabatan=akun_status.KEPALA_DINAS)
        .order_by("sifat")
        .select_related("pengguna", "jabatan")
        .first()
    )
    pejabat = kepala.pengguna if kepala else Pengguna(nama="-")
    kapasitas = str(kepala) if kepala else akun_status.JABATAN[akun_status.KEPALA_DINAS]
    kosong = dict.fromkeys(
        (
            "nomor",
            "qr",
            "qr_ukuran",
            "alamat_cek",
            "kode_cek",
            "ditetapkan_tanggal",
            "berlaku_sampai",
            "catatan_tanda_tangan",
        ),
        "",
    )
    return buat_html(
        permohonan.versi_paket.paket.templat,
        {
            **kosong,
            **_pokok(permohonan.versi_paket.paket, butir, pejabat, kapasitas),
            "contoh": contoh(),
            "konsep": "KONSEP",
        },
    )


def _pokok(paket: Paket, butir: Mapping[str, str], pejabat: Pengguna, kapasitas: str) -> dict[str, object]:
    kantor = akun.kantor()
    daerah = kantor.pemerintah.removeprefix("Pemerintah ")
    return {
        "kop": kop(kantor),
        "judul": paket.izin.judul_cetak,
        "dasar": paket.izin.dasar_cetak.format(kantor=kantor.nama, daerah=daerah),
        "butir": [{"label": b.label, "isi": butir[b.kode]} for b in paket.izin.butir if not b.bila or b.kode in butir],
        "ditetapkan_di": kantor.kota,
        "jabatan": kapasitas,
        "kapasitas": kapasitas.upper(),
        "nama_pejabat": pejabat.nama,
        "pangkat": pejabat.pangkat,
        "nip": pejabat.nip,
    }
