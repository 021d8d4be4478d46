"""The SSRD (output of HO step 8): the proof of a payment, frozen."""

from akun import queries as akun
from akun.status import BENDAHARA, JABATAN
from perizinan.dokumen.skrd import jumlah, pokok, wajib_retribusi
from perizinan.dokumen.umum import saat_lengkap, tanggal, templat
from perizinan.models import Pembayaran, Permohonan
from perizinan.penyedia import PENYEDIA
from perizinan.queries import retribusi
from perizinan.status import CARA_BAYAR
from sicantik.lib.cetak import buat_html
from sicantik.lib.uang import terbilang

JUDUL = "Surat Setoran Retribusi Daerah (SSRD)"


def html_ssrd(permohonan: Permohonan) -> str:
    ketetapan, tabel = retribusi.ketetapan_kini(permohonan), retribusi.tarif(permohonan)
    bayar = retribusi.pembayaran(ketetapan)
    assert ketetapan is not None
    assert tabel is not None
    assert bayar is not None
    dibayar = retribusi.terurai(ketetapan, jumlah=bayar.jumlah, bunga=bayar.bunga)
    skrd = f"{ketetapan.nomor}, {tanggal(ketetapan.ditetapkan)}"
    return buat_html(
        templat("ssrd"),
        {
            **pokok(permohonan, tabel, akun.kantor()),
            "judul": JUDUL,
            "nomor": bayar.nomor,
            "lunas": "NIHIL" if bayar.cara == "nihil" else "LUNAS",
            "lunas_nomor": f"SKRD {ketetapan.nomor}",
            "lunas_saat": saat_lengkap(bayar.dibayar),
            "rinci": [
                {"label": "Untuk SKRD", "isi": skrd},
                *wajib_retribusi(permohonan, tabel),
                {"label": "Cara membayar", "isi": CARA_BAYAR[bayar.cara]},  # type: ignore[index]
                {"label": "Waktu bayar", "isi": saat_lengkap(bayar.dibayar)},
                {"label": "Referensi", "isi": bayar.referensi or "-"},
            ],
            "jumlah": jumlah(dibayar, "Jumlah yang disetor"),
            "terbilang": terbilang(bayar.jumlah),
            "tanggal": tanggal(bayar.dicatat),
            **_penerima(bayar),
        },
    )


def _penerima(bayar: Pembayaran) -> dict[str, str]:
    if bayar.oleh is None:
        return {
            "jabatan": "Diterima lewat penyedia pembayaran",
            "nama": PENYEDIA[bayar.penyedia].nama,
            "nip": "",
            "keterangan": "Dicatat dari kabar penyedia yang bertanda tangan.",
        }
    return {
        "jabatan": akun.sebutan(bayar, JABATAN[BENDAHARA]),
        "nama": bayar.oleh.nama,
        "nip": bayar.oleh.nip or "-",
        "keterangan": f"Dicatat {saat_lengkap(bayar.dicatat)} dengan akun petugas.",
    }
