"""The surat tugas (output of HO step 3): who goes where and when, frozen for every schedule."""

from akun import queries as akun
from akun.status import PENJADWALAN
from perizinan.dokumen.umum import contoh, hari_tanggal, kop, pukul, saat_lengkap, tanggal, templat
from perizinan.models import Permohonan
from perizinan.queries import peninjauan as lapangan
from sicantik.lib.cetak import buat_html
from sicantik.lib.samaran import kelompokkan_nomor
from sop.models import LangkahLog


def html_surat_tugas(permohonan: Permohonan) -> str:
    """The newest schedule of the newest visit."""
    tinjau = lapangan.peninjauan_kini(permohonan)
    assert tinjau is not None
    ubah = tinjau.perubahan.select_related("oleh").last()
    log = LangkahLog.objects.filter(proses=permohonan.proses_id, jabatan=PENJADWALAN).latest("nomor")
    return buat_html(
        templat("surat_tugas"),
        {
            "kop": kop(akun.kantor()),
            "judul": "Surat tugas",
            "nomor": tinjau.nomor_surat,
            "dasar": _dasar(permohonan),
            "perubahan": f"Jadwal ke-{tinjau.jadwal_ke}, menggantikan {saat_lengkap(ubah.mulai_lama)}. {ubah.alasan}"
            if ubah
            else "",
            "tim": [
                {
                    "nama": a.sebutan,
                    "nip": a.pengguna.nip or "-",
                    "pangkat": a.pengguna.pangkat or "-",
                    "peran": "Ketua" if a.ketua else "Anggota",
                }
                for a in lapangan.tim(tinjau)
            ],
            "tugas": "Meninjau lokasi usaha yang dimohonkan izinnya dan menyusun Berita Acara Peninjauan (BAP).",
            "rinci": [
                {"label": "Perusahaan", "isi": permohonan.nama_usaha},
                {"label": "Pemohon", "isi": permohonan.nama_pemohon},
                {"label": "Hari dan tanggal", "isi": hari_tanggal(tinjau.mulai)},
                {"label": "Waktu", "isi": f"{pukul(tinjau.mulai)} sampai {pukul(tinjau.selesai)}"},
                {"label": "Tempat", "isi": tinjau.tempat},
            ],
            "tempat": akun.kantor().kota,
            "tanggal": tanggal(ubah.dibuat if ubah else tinjau.dibuat),
            "jabatan": akun.atas_nama(
                akun.sebutan(log, akun.nama_jabatan().get(log.jabatan, log.jabatan)), log.atas_nama
            ),
            "nama": (ubah.oleh if ubah else tinjau.oleh).nama,
            "contoh": contoh(),
        },
    )


def _dasar(permohonan: Permohonan) -> list[str]:
    izin, sop = permohonan.versi_paket.paket.izin, permohonan.versi_paket.paket.sop
    return [
        f"Permohonan {izin.nama} nomor pendaftaran {kelompokkan_nomor(permohonan.nomor or '')}",
        f"Standar operasional prosedur nomor {sop.nomor} tanggal {sop.tanggal}",
    ]
