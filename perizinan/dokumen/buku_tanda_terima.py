"""The book of receipts at handover (SOP step 9): who took the permit and how they signed for it, frozen."""

from akun import queries as akun
from perizinan.dokumen.umum import contoh, kop, saat_lengkap, templat
from perizinan.models import Permohonan, SerahTerima
from sicantik.lib.cetak import buat_html
from sicantik.lib.samaran import kelompokkan_nomor, samarkan_identitas
from sop.models import LangkahLog

KOTAK = "0 0 600 220"  # the canvas of the signature on the screen


def html_buku_tanda_terima(permohonan: Permohonan) -> str:
    serah = SerahTerima.objects.select_related("petugas").get(permohonan=permohonan)
    kantor, izin = akun.kantor(), permohonan.izin
    log = LangkahLog.objects.filter(proses=permohonan.proses_id, aksi="serahkan").latest("nomor")
    jabatan = akun.sebutan(log, akun.nama_jabatan().get(log.jabatan, log.jabatan))
    return buat_html(
        templat("buku_tanda_terima"),
        {
            "kop": kop(kantor),
            "judul": "Tanda terima penyerahan izin",
            "nomor": izin.nomor,
            "pernyataan": "Saya menerima izin tersebut di bawah ini. Berkas asli telah dicocokkan dengan berkas "
            "yang diunggah dan sesuai.",
            "rinci": [
                {"label": "Izin", "isi": permohonan.versi_paket.paket.izin.nama},
                {"label": "Pemegang izin", "isi": permohonan.nama_usaha},
                {"label": "Nomor pendaftaran", "isi": kelompokkan_nomor(permohonan.nomor or "")},
                {"label": "Penerima", "isi": serah.penerima},
                {"label": "Hubungan", "isi": serah.hubungan},
                {"label": "NIK penerima", "isi": samarkan_identitas(serah.identitas)},
            ],
            "diserahkan": [{"nama": izin.nomor, "keterangan": "Dokumen izin bertanda tangan elektronik"}],
            "saat": saat_lengkap(serah.dibuat),
            "tempat": kantor.kota,
            "petugas": serah.petugas.nama,
            "jabatan_petugas": jabatan,
            "penerima": serah.penerima,
            "hubungan": serah.hubungan,
            "goresan": serah.goresan,
            "kotak_goresan": KOTAK if serah.goresan else "",
            "foto": serah.foto,
            "contoh": contoh(),
        },
    )
