"""What the applicants of the demo type, by pack and field. All of it is made up."""

from perizinan.demo.isian import ho, iui, iujk, siup, tdg, tdp, tdup

BERSAMA = {
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
}
ISIAN: dict[str, dict[str, str]] = {
    "HO": ho.ISIAN,
    "IUI": iui.ISIAN,
    "IUJK": iujk.ISIAN,
    "SIUP": siup.ISIAN,
    "TDG": tdg.ISIAN,
    "TDP": tdp.ISIAN,
    "TDUP": tdup.ISIAN,
}


def isian_contoh(kode: str, **ganti: str) -> dict[str, str]:
    """Everything that an application for this permit type asks, with some answers changed."""
    return {**BERSAMA, **ISIAN[kode], **ganti}
