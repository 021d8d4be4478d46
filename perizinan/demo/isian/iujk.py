import json

from sicantik.lib import jam

_NANTI = f"31/12/{jam.hari_ini().year + 4}"  # certificates of a demo do not run out
ISIAN = {
    "bentuk_usaha": "cv",
    "nama_usaha": "CV Rancang Contoh",
    "kedudukan": "direktur",
    "akta_perubahan": "",
    "asosiasi": "Asosiasi Contoh Konstruksi",
    "kta_nomor": "000/KTA/CONTOH",
    "jenis_jasa": "pelaksanaan",
    "sbu_nomor": "0-0000-00-000-0-00-000000",
    "sbu_penerbit": "Lembaga Contoh Sertifikasi",
    "sbu_terbit": "3/2/2024",
    "sbu_berlaku": _NANTI,
    "subklasifikasi": json.dumps(
        [
            {"klasifikasi": "Bangunan gedung", "nama": "BG000 Bangunan gedung (contoh)", "kualifikasi": "k3"},
            {"klasifikasi": "Bangunan sipil", "nama": "SI000 Jalan raya (contoh)", "kualifikasi": "k2"},
        ]
    ),
    "pjbu_nama": "Sari Contoh",
    "pjt_nama": "Tono Contoh",
    "pjt_pendidikan": "S1 teknik sipil",
    "pjt_sertifikat": "ska",
    "pjt_nomor": "0.0.000.0.00.00.000000",
    "pjt_bidang": "Ahli teknik bangunan gedung",
    "pjt_berlaku": _NANTI,
}
VARIASI: dict[str, dict[str, str]] = {
    "cv": {},
    "pt": {"bentuk_usaha": "pt", "nama_usaha": "PT Bangun Contoh"},
    "firma": {"bentuk_usaha": "firma", "nama_usaha": "Firma Rancang Contoh", "jenis_jasa": "perencanaan"},
    "koperasi": {"bentuk_usaha": "koperasi", "nama_usaha": "Koperasi Contoh Karya"},
}
