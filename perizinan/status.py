"""Words of applications and permits (design: "Words everywhere"), each from one function."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.translation import gettext_noop as _  # translated where it is shown

JenisPermohonan = Literal["baru", "perubahan", "perpanjangan", "daftar_ulang"]
JENIS_PERMOHONAN: dict[str, tuple[str, str]] = {
    # word, code in the registration number
    "baru": (_("Izin baru"), "01"),
    "perubahan": (_("Perubahan"), "02"),
    "perpanjangan": (_("Perpanjangan"), "03"),
    "daftar_ulang": (_("Daftar ulang"), "04"),
}

# How an applicant showed the right to go on from an issued permit. With the code that the paper carries anyone can:
# it opens no more than the paper says.
BuktiLama = Literal["akun", "nik", "kode_cek"]
BUKTI_LAMA: dict[BuktiLama, str] = {
    "akun": _("Izin milik akun pemohon"),
    "nik": _("Nomor izin dan NIK pemegang"),
    "kode_cek": _("Nomor izin dan kode cek pada dokumen"),
}


@dataclass(frozen=True)
class Kata:
    """A status as people see it: the word, and the look and icon that go with it."""

    kata: str
    kelas: str = ""
    ikon: str = ""


DRAF = Kata(_("Draf"))
DIAJUKAN = Kata(_("Diajukan"), "c-info", "inbox")
DIPROSES = Kata(_("Diproses"), "c-info", "clock")
DIKEMBALIKAN = Kata(_("Dikembalikan"), "c-warn", "alert-triangle")
MENUNGGU_PEMBAYARAN = Kata(_("Menunggu pembayaran"), "c-warn", "coin")
MENUNGGU_TANDA_TANGAN = Kata(_("Menunggu tanda tangan"), "c-violet", "signature")
TERBIT = Kata(_("Terbit"), "c-ok", "certificate")
SIAP_DIAMBIL = Kata(_("Siap diambil"), "c-ok", "circle-check")
SELESAI = Kata(_("Selesai"), "c-ok", "circle-check")
DIBATALKAN = Kata(_("Dibatalkan"), "c-err", "ban")
DITARIK = Kata(_("Ditarik"), "", "ban")
DITOLAK = Kata(_("Ditolak"), "c-err", "ban")

# A file that lapsed was cancelled by a rule; its reason says which.
_BERAKHIR = {"selesai": SELESAI, "batal": DIBATALKAN, "gugur": DIBATALKAN, "ditarik": DITARIK, "ditolak": DITOLAK}
_AKSI = {
    "periksa_berkas": DIAJUKAN,
    "tandatangani": MENUNGGU_TANDA_TANGAN,
    "arsipkan": TERBIT,
    "serahkan": SIAP_DIAMBIL,
    "terima": SIAP_DIAMBIL,
}


def status_permohonan(keadaan: str | None, aksi: str) -> Kata:
    """The word for an application, from the state of its run (None: it was never filed) and the step it is at."""
    if keadaan is None:
        return DRAF
    if keadaan in _BERAKHIR:
        return _BERAKHIR[keadaan]
    if keadaan == "menunggu_pemohon":
        return MENUNGGU_PEMBAYARAN if aksi == "bayar" else DIKEMBALIKAN
    return _AKSI.get(aksi, DIPROSES)


# The queue of the day: services by their letter, and the states of a ticket.
LAYANAN: dict[str, str] = {
    "A": _("Pengajuan permohonan"),
    "B": _("Pengambilan izin"),
    "C": _("Informasi dan lainnya"),
}
KATA_TIKET: dict[str, Kata] = {
    "menunggu": Kata(_("Menunggu"), "c-info", "clock"),
    "dipanggil": Kata(_("Dipanggil"), "c-warn", "alert-circle"),
    "dilayani": Kata(_("Dilayani"), "c-info", "user"),
    "dilewati": Kata(_("Dilewati"), "", "x"),
    "selesai": Kata(_("Selesai"), "c-ok", "check"),
}
KEADAAN_TIKET = tuple(KATA_TIKET)
TIKET_DI_LOKET = ("dipanggil", "dilayani")
# move -> (state it takes, state it makes); a waiting one is called by `panggil_berikutnya` alone.
GERAK_TIKET: dict[str, tuple[str, str]] = {
    "layani": ("dipanggil", "dilayani"),
    "panggil_ulang": ("dipanggil", "dipanggil"),
    "lewati": ("dipanggil", "dilewati"),
    "panggil_lagi": ("dilewati", "dipanggil"),
    "selesai": ("dilayani", "selesai"),
}

_LUNAS = Kata(_("Lunas"), "c-ok", "circle-check")
_NIHIL = Kata(_("Nihil"), "c-ok", "circle-check")
_SKRD_DIGANTI = Kata(_("Diganti"), "", "rotate-clockwise")
_BELUM_DIBAYAR = Kata(_("Belum dibayar"), "c-warn", "coin")


def keadaan_skrd(*, cara: str, diganti: bool) -> Kata:
    """The word for a SKRD, from the way it was paid ("": not yet) and whether another took its place."""
    if cara:
        return _NIHIL if cara == "nihil" else _LUNAS
    return _SKRD_DIGANTI if diganti else _BELUM_DIBAYAR


_BUKTI = {
    "": Kata(_("Menunggu diperiksa"), "c-info", "clock"),
    "diterima": Kata(_("Bukti diterima"), "c-ok", "check"),
    "ditolak": Kata(_("Belum diterima"), "c-err", "alert-circle"),
}


def keadaan_bukti(putusan: str) -> Kata:
    """The word for a proof of payment, from what the Bendahara found."""
    return _BUKTI[putusan]


BELUM_DISERAHKAN = Kata(_("BELUM DISERAHKAN"), "k-warn", "clock")
SAH = Kata(_("SAH"), "k-ok", "circle-check")
IZIN_DIBATALKAN = Kata(_("DIBATALKAN"), "k-err", "ban")
DICABUT = Kata(_("DICABUT"), "k-err", "ban")
DIGANTI = Kata(_("DIGANTI"), "k-warn", "rotate-clockwise")
KEDALUWARSA = Kata(_("KEDALUWARSA"), "k-warn", "clock")
TIDAK_DITEMUKAN = Kata(_("TIDAK DITEMUKAN"), "", "help")

AkhirIzin = Literal["", "dibatalkan", "dicabut", "diganti"]
_AKHIR = {"dibatalkan": IZIN_DIBATALKAN, "dicabut": DICABUT, "diganti": DIGANTI}


def keadaan_izin(*, akhir: str, diserahkan: bool, berlaku_sampai: date | None, hari_ini: date) -> Kata:
    """The word on the authenticity page."""
    if akhir:
        return _AKHIR[akhir]
    if not diserahkan:
        return BELUM_DISERAHKAN
    if berlaku_sampai is not None and berlaku_sampai < hari_ini:
        return KEDALUWARSA
    return SAH


def cip_izin(keadaan: Kata) -> Kata:
    """A permit's word as a chip in a list, where the authenticity page has a field of colour."""
    return Kata(keadaan.kata, keadaan.kelas.replace("k-", "c-", 1), keadaan.ikon)


# Coded reasons for sending an item back, with what a good one looks like.
ALASAN: dict[str, str] = {
    "tidak_terbaca": _(
        "Tidak terbaca. Foto ulang di tempat terang dengan seluruh halaman terlihat, atau pindai 150 dpi."
    ),
    "tidak_lengkap": _("Halamannya tidak lengkap. Unggah semua halaman sebagai satu PDF."),
    "salah_dokumen": _("Bukan dokumen yang diminta. Unggah dokumen sesuai nama persyaratan."),
    "kedaluwarsa": _("Masa berlakunya habis. Unggah dokumen yang masih berlaku."),
    "tidak_cocok": _(
        "Isinya berbeda dengan formulir. Samakan formulir dengan dokumen, atau unggah dokumen yang benar."
    ),
    "belum_ditandatangani": _("Belum ditandatangani atau dicap. Lengkapi, lalu unggah ulang."),
    "isian_keliru": _("Isian keliru. Perbaiki sesuai catatan petugas."),
}

# Coded reasons of a refusal; the letter says the facts.
SEBAB_PENOLAKAN: dict[str, str] = {
    "syarat": _("Persyaratan tidak dapat dipenuhi"),
    "lokasi": _("Lokasi atau bangunan tidak sesuai ketentuan"),
    "data": _("Data atau dokumen tidak benar"),
    "larangan": _("Kegiatan usaha dilarang atau dibatasi"),
    "wewenang": _("Bukan kewenangan kantor ini"),
}
# Of a proposal to refuse, and of a request for an override: "gugur" where its application ended before it was decided.
KEADAAN_PENOLAKAN = ("diusulkan", "disetujui", "ditolak", "gugur")

Putusan = Literal["sesuai", "perlu_diperbaiki", "tidak_berlaku"]
PUTUSAN: dict[Putusan, str] = {
    "sesuai": _("Sesuai"),
    "perlu_diperbaiki": _("Perlu diperbaiki"),
    "tidak_berlaku": _("Tidak berlaku"),
}

JenisDokumen = Literal[
    "tanda_terima", "surat_tugas", "bap", "skrd", "ssrd", "izin", "buku_tanda_terima", "surat_penolakan"
]
JENIS_DOKUMEN: dict[str, str] = {
    "tanda_terima": _("Tanda terima"),
    "surat_tugas": _("Surat tugas"),
    "bap": _("Berita Acara Peninjauan"),
    "skrd": _("SKRD"),
    "ssrd": _("SSRD"),
    "izin": _("Izin"),
    "buku_tanda_terima": _("Buku tanda terima"),
    "surat_penolakan": _("Surat penolakan"),
}

# What a step can do, in the words of the SOP packs. Each has its form, service and output in perizinan.aksi.
AKSI: dict[str, str] = {
    "ajukan": _("Mengajukan permohonan"),
    "periksa_berkas": _("Memeriksa berkas"),
    "jadwalkan": _("Menjadwalkan peninjauan"),
    "tinjau": _("Meninjau lokasi"),
    "cetak_resume": _("Menyusun resume"),
    "verifikasi_resume": _("Memverifikasi resume"),
    "hitung_retribusi": _("Menghitung retribusi"),
    "bayar": _("Membayar retribusi"),
    "cetak_skrd": _("Mencetak SKRD lunas"),
    "cetak_izin": _("Mengentri data izin"),
    "verifikasi": _("Memverifikasi konsep izin"),
    "koreksi": _("Mengoreksi konsep izin"),
    "tandatangani": _("Menandatangani izin"),
    "arsipkan": _("Mengarsipkan"),
    "serahkan": _("Mencocokkan berkas asli dan menyerahkan izin"),
    "terima": _("Menerima izin"),
}

# What the technical team concludes, and what the resume recommends.
Kesimpulan = Literal["layak", "bersyarat", "tidak_layak"]
KESIMPULAN: dict[Kesimpulan, str] = {
    "layak": _("Layak"),
    "bersyarat": _("Layak dengan syarat"),
    "tidak_layak": _("Tidak layak"),
}

CaraBayar = Literal["tunai", "transfer", "penyedia", "nihil"]
CARA_BAYAR: dict[CaraBayar, str] = {
    "tunai": _("Tunai di loket"),
    "transfer": _("Transfer bank"),
    "penyedia": _("Pembayaran daring"),
    "nihil": _("Nihil"),
}

KeadaanTagihan = Literal["menunggu", "lunas", "gagal", "kedaluwarsa"]
KEADAAN_TAGIHAN: dict[KeadaanTagihan, str] = {
    "menunggu": _("Menunggu pembayaran"),
    "lunas": _("Lunas"),
    "gagal": _("Gagal"),
    "kedaluwarsa": _("Kedaluwarsa"),
}

# A draft of a pack's next version.
RANCANGAN: dict[str, Kata] = {
    "disusun": Kata(_("Disusun")),
    "diajukan": Kata(_("Diajukan"), "c-info", "inbox"),
    "disahkan": Kata(_("Disahkan"), "c-ok", "circle-check"),
    "ditolak": Kata(_("Ditolak"), "c-err", "alert-triangle"),
    "dibatalkan": Kata(_("Dibatalkan"), "c-err", "ban"),
}
RANCANGAN_TERBUKA = ("disusun", "diajukan", "ditolak")
RANCANGAN_DAPAT_DIBUKA = ("diajukan", "ditolak")  # taken up again
# What is done to it, and the duty that counts by it: whoever drafts or edits a version does not ratify it.
KERJA_RANCANGAN: dict[str, tuple[str, str]] = {
    "mulai": (_("Rancangan dimulai"), "susun"),
    "ubah": (_("Rancangan diubah"), "susun"),
    "unggah": (_("Isi diganti dari zip"), "susun"),
    "ajukan": (_("Diajukan kepada Kepala Dinas"), "susun"),
    "buka_lagi": (_("Dibuka lagi untuk diperbaiki"), "susun"),
    "batalkan": (_("Dibatalkan"), "susun"),
    "tolak": (_("Ditolak"), "sahkan"),
    "sahkan": (_("Disahkan"), "sahkan"),
    "cabut": (_("Dicabut sebelum berlaku"), "sahkan"),
}
