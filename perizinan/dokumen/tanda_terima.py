"""The receipt that the applicant keeps (output of SOP step 1), frozen."""

from django.conf import settings
from django.utils import translation

from akun import queries as akun
from perizinan.dokumen.umum import contoh, hari_tanggal, kop, pukul, templat
from perizinan.isian import golongan
from perizinan.models import Permohonan
from perizinan.queries.janji import kata_biaya, langkah_berikutnya, yang_diperlukan
from perizinan.queries.lacak import lacak_menurut_id
from perizinan.status import JENIS_PERMOHONAN
from sicantik.lib import qr
from sicantik.lib.cetak import buat_html
from sicantik.lib.samaran import kelompokkan_nomor


def html_tanda_terima(permohonan: Permohonan) -> str:
    kantor = akun.kantor()
    paket = permohonan.versi_paket.paket
    izin = paket.izin
    lacak = lacak_menurut_id(permohonan.pk)
    assert lacak is not None
    assert permohonan.diajukan is not None
    kelas = golongan(paket, permohonan.isian)
    gambar, ukuran = qr.svg_path(f"{settings.SITUS_URL}/t/{permohonan.token}/")
    jenis, golongan_ = JENIS_PERMOHONAN[permohonan.jenis][0], f", {kelas.nama}" if kelas else ""
    with translation.override(settings.LANGUAGE_CODE):
        biaya, perlu, berikutnya = kata_biaya(paket), yang_diperlukan(lacak), langkah_berikutnya(lacak)
    akhir = f"Paling lambat {hari_tanggal(lacak.tenggat)}"
    return buat_html(
        templat("tanda_terima"),
        {
            "kop": kop(kantor),
            "judul": f"Tanda terima permohonan {izin.kode}",
            "keadaan": "Permohonan diterima",
            "nomor": kelompokkan_nomor(permohonan.nomor or ""),
            "diterima": f"{hari_tanggal(permohonan.diajukan)}, {pukul(permohonan.diajukan)}",
            "qr": gambar,
            "qr_ukuran": str(ukuran),
            "alamat_lacak": f"{settings.SITUS_URL.partition('//')[2]}/lacak",
            "tenggat": hari_tanggal(lacak.tenggat),
            "penjelasan": perlu,
            "rinci": [
                {"label": "Pemohon", "isi": permohonan.nama_pemohon},
                {"label": "Perusahaan", "isi": permohonan.nama_usaha},
                {"label": "Jenis permohonan", "isi": f"{izin.kode}, {jenis.lower()}{golongan_}"},
                {"label": "Berkas", "isi": f"{permohonan.berkas.filter(kini=True).count()} berkas diterima"},
                {"label": "Biaya", "isi": biaya},
                *_di_loket(permohonan),
            ],
            "langkah": [
                {"judul": "Anda mengajukan", "keterangan": hari_tanggal(permohonan.diajukan), "jadi": "ya"},
                *({"judul": x.judul, "keterangan": akhir if x.akhir else x.keterangan, "jadi": ""} for x in berikutnya),
            ],
            "bantuan": f"Pertanyaan: {kantor.telepon}, sebut nomor pendaftaran Anda.",
            "contoh": contoh(),
        },
    )


def _di_loket(permohonan: Permohonan) -> list[dict[str, str]]:
    """Who filed it at the counter, and the code by which the applicant brings it under an account."""
    if permohonan.loket is None:
        return []
    kode = permohonan.pengajuan_loket.kode_klaim
    klaim = [{"label": "Kode klaim akun", "isi": f"{kode} (dengan NIK, di {_alamat_klaim()})"}] if kode else []
    return [{"label": "Diajukan di loket oleh", "isi": permohonan.loket.nama}, *klaim]


def _alamat_klaim() -> str:
    return f"{settings.SITUS_URL.partition('//')[2]}/permohonan/klaim"
