"""The SKRD (output of HO step 7), frozen for every version; and the same printed paid (step 9), on request."""

from django.conf import settings
from django.utils.translation import override

from akun import queries as akun
from akun.models import ProfilKantor
from akun.status import BENDAHARA, JABATAN
from perizinan.dokumen.umum import contoh, hari, kop, saat_lengkap, tanggal, templat
from perizinan.isian import tampilan
from perizinan.models import Ketetapan, Pembayaran, Permohonan
from perizinan.queries import retribusi
from perizinan.retribusi import Terutang
from perizinan.skema import Tarif
from sicantik.lib import jam, qr
from sicantik.lib.cetak import buat_html
from sicantik.lib.samaran import kelompokkan_nomor
from sicantik.lib.uang import rupiah, terbilang

JUDUL = "Surat Ketetapan Retribusi Daerah (SKRD)"
CARA = "Caranya ada di halaman permohonan Anda: di loket, lewat transfer bank, atau daring."


def html_skrd(permohonan: Permohonan) -> str:
    """The SKRD in force as it was set."""
    return _html(permohonan, None)


def html_skrd_lunas(permohonan: Permohonan) -> str:
    """The same, stamped with the SSRD that settled it."""
    bayar = retribusi.pembayaran(retribusi.ketetapan_kini(permohonan))
    assert bayar is not None
    return _html(permohonan, bayar)


def pokok(permohonan: Permohonan, tabel: Tarif, kantor: ProfilKantor) -> dict[str, object]:
    """What SKRD and SSRD have in common."""
    gambar, ukuran = qr.svg_path(f"{settings.SITUS_URL}/t/{permohonan.token}/")
    return {
        "kop": kop(kantor),
        "qr": gambar,
        "qr_ukuran": str(ukuran),
        "catatan": tabel.catatan if tabel.contoh else "",
        "tempat": kantor.kota,
        "contoh": contoh() or ("CONTOH" if tabel.contoh else ""),
    }


def wajib_retribusi(permohonan: Permohonan, tabel: Tarif) -> list[dict[str, str]]:
    """Who pays, as the form says it."""
    paket, isian = permohonan.versi_paket.paket, permohonan.semua_isian
    with override("id"):
        nilai = {kode: tampilan(paket.medan[kode], isian.get(kode, "")) for kode in tabel.medan_dipakai}
    return [
        {"label": "Wajib retribusi", "isi": f"{permohonan.nama_usaha} ({permohonan.nama_pemohon})"},
        {"label": "NPWRD/NPWP", "isi": nilai[tabel.medan_npwp]},
        {"label": "Alamat", "isi": tabel.alamat.format_map(nilai)},
        {"label": "Nomor pendaftaran", "isi": kelompokkan_nomor(permohonan.nomor or "")},
        {"label": "Kode rekening", "isi": tabel.kode_rekening},
        {"label": "Uraian", "isi": f"Retribusi {paket.izin.nama}"},
    ]


def _html(permohonan: Permohonan, bayar: Pembayaran | None) -> str:
    ketetapan, tabel = retribusi.ketetapan_kini(permohonan), retribusi.tarif(permohonan)
    assert ketetapan is not None
    assert tabel is not None
    kantor = akun.kantor()
    return buat_html(
        templat("skrd"),
        {
            **pokok(permohonan, tabel, kantor),
            "judul": JUDUL,
            "nomor": ketetapan.nomor,
            "tahun": str(ketetapan.tahun),
            "masa": permohonan.versi_paket.paket.izin.masa_berlaku,
            "rinci": wajib_retribusi(permohonan, tabel),
            "baris": ketetapan.rincian,
            "dasar": f"Dasar: {tabel.dasar}. Versi tabel: {ketetapan.tarif_versi}.",
            "tanggal": tanggal(ketetapan.ditetapkan),
            "jabatan": akun.sebutan(ketetapan, JABATAN[BENDAHARA]),
            "nama": ketetapan.oleh.nama,
            "nip": ketetapan.oleh.nip or "-",
            **(_lunas(ketetapan, bayar) if bayar else _belum(ketetapan, tabel)),
        },
    )


def _belum(ketetapan: Ketetapan, tabel: Tarif) -> dict[str, object]:
    perlu = retribusi.terutang_pada(ketetapan, tabel, ketetapan.ditetapkan.astimezone(jam.zona()).date())
    nihil = not perlu.jumlah
    return {
        "keadaan": "SKRD nihil" if nihil else "Belum dibayar",
        "jumlah": jumlah(perlu, "Jumlah yang harus dibayar"),
        "terbilang": terbilang(perlu.jumlah),
        "jatuh_tempo": "" if nihil else hari(ketetapan.jatuh_tempo),
        "cara": "" if nihil else CARA,
        **dict.fromkeys(("lunas", "lunas_nomor", "lunas_saat"), ""),
    }


def _lunas(ketetapan: Ketetapan, bayar: Pembayaran) -> dict[str, object]:
    dibayar = retribusi.terurai(ketetapan, jumlah=bayar.jumlah, bunga=bayar.bunga)
    return {
        "keadaan": "",
        "jumlah": jumlah(dibayar, "Jumlah yang dibayar"),
        "terbilang": terbilang(bayar.jumlah),
        "jatuh_tempo": "",
        "cara": "",
        "lunas": "NIHIL" if bayar.cara == "nihil" else "LUNAS",
        "lunas_nomor": f"SSRD {bayar.nomor}",
        "lunas_saat": saat_lengkap(bayar.dibayar),
    }


def jumlah(owed: Terutang, label: str) -> list[dict[str, str]]:
    """The sum in its parts; relief only where there is any."""
    ringan = [{"label": "Keringanan", "isi": f"-{rupiah(owed.keringanan)}"}] if owed.keringanan else []
    return [
        {"label": "Pokok retribusi", "isi": rupiah(owed.pokok)},
        *ringan,
        {"label": "Sanksi administratif (bunga)", "isi": rupiah(owed.bunga)},
        {"label": label, "isi": rupiah(owed.jumlah)},
    ]
