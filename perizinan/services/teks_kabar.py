"""What the notices say. SMS: at most 160 GSM characters, no personal data, one link."""

# event -> (subject, beginning of the email, SMS). {nomor} and {tautan} are always filled in; the rest is what the
# caller says: {tenggat} {tahap} of a move, {saat} {waktu} {tempat} of a visit, {jumlah} {skrd} of a fee, and so on.
TEKS: dict[str, tuple[str, str, str]] = {
    "diterima": (
        "Diterima: permohonan {nomor}",
        "Permohonan Anda diterima. Selesai paling lambat {tenggat}.",
        "Permohonan {nomor} diterima, selesai paling lambat {tenggat}. Lacak: {tautan}",
    ),
    "perbaikan_diterima": (
        "Perbaikan diterima: permohonan {nomor}",
        "Perbaikan Anda diterima. Jam pelayanan berjalan lagi; tenggatnya {tenggat}.",
        "Perbaikan permohonan {nomor} diterima. Lacak: {tautan}",
    ),
    "dikembalikan": (
        "Perlu diperbaiki: permohonan {nomor}",
        "Permohonan Anda perlu diperbaiki. Buka tautan di bawah: setiap butir disebut dengan alasannya.",
        "Permohonan {nomor} perlu diperbaiki. Rincian: {tautan}",
    ),
    "dikembalikan_batal": (
        "Perlu diperbaiki, peninjauan batal: permohonan {nomor}",
        "Permohonan Anda perlu diperbaiki. Buka tautan di bawah: setiap butir disebut dengan alasannya.\n\n"
        "Peninjauan lokasi pada {waktu} dibatalkan; tim tidak datang. "
        "Jadwal baru menyusul sesudah perbaikan diperiksa.",
        "{nomor} perlu diperbaiki; tinjau lokasi {saat} batal. {tautan}",
    ),
    "dijadwalkan": (
        "Peninjauan {waktu}: permohonan {nomor}",
        "Tim kami meninjau lokasi Anda pada {waktu}, di {tempat}.\n\nHadir atau tunjuk wakil, siapkan berkas asli, "
        "dan buka semua ruang usaha. Tim membawa surat tugas nomor {surat}; minta ditunjukkan.",
        "Tinjau lokasi {nomor}: {saat}. Siapkan berkas asli. {tautan}",
    ),
    "dijadwalkan_ulang": (
        "Jadwal peninjauan berubah: permohonan {nomor}",
        "Peninjauan lokasi Anda pindah ke {waktu}, di {tempat}. Alasannya: {alasan}\n\nHadir atau tunjuk wakil, "
        "siapkan berkas asli, dan buka semua ruang usaha. Tim membawa surat tugas nomor {surat}; minta ditunjukkan.",
        "Jadwal tinjau {nomor} berubah: {saat}. {tautan}",
    ),
    "ditetapkan": (
        "Bayar retribusi {jumlah}: permohonan {nomor}",
        "Retribusi permohonan Anda {jumlah}, dibayar paling lambat {jatuh_tempo} (SKRD {skrd}). {catatan}\n\n"
        "Perhitungan dan cara membayarnya ada di halaman permohonan. Jam pelayanan berhenti sampai Anda membayar.",
        "Permohonan {nomor}: bayar {jumlah} sampai {jatuh_tempo}. {tautan}",
    ),
    "nihil": (
        "Retribusi nihil: permohonan {nomor}",
        "Retribusi permohonan Anda nihil (SKRD {skrd}). Tidak ada yang perlu dibayar.",
        "Permohonan {nomor}: retribusi nihil, tidak ada yang dibayar. {tautan}",
    ),
    "lunas": (
        "Pembayaran tercatat: permohonan {nomor}",
        "Pembayaran {jumlah} tercatat dengan SSRD {ssrd}. Jam pelayanan berjalan lagi.",
        "Permohonan {nomor}: pembayaran {jumlah} tercatat. {tautan}",
    ),
    "lunas_dulu": (  # paid while the file was elsewhere
        "Pembayaran tercatat: permohonan {nomor}",
        "Pembayaran {jumlah} tercatat dengan SSRD {ssrd}.",
        "Permohonan {nomor}: pembayaran {jumlah} tercatat. {tautan}",
    ),
    "bukti_ditolak": (
        "Bukti bayar belum diterima: permohonan {nomor}",
        "Bukti bayar Anda belum dapat diterima. Alasannya: {alasan}\n\n"
        "Unggah bukti yang benar dari halaman permohonan.",
        "Permohonan {nomor}: bukti bayar belum diterima. Alasan: {tautan}",
    ),
    "tahap": (
        "{tahap} selesai: permohonan {nomor}",
        "Tahap {tahap} selesai. Seluruh permohonan selesai paling lambat {tenggat}.",
        "Permohonan {nomor}: tahap {tahap} selesai. Lacak: {tautan}",
    ),
    "diklaim": (  # to the contact of the form, who may not be whoever claimed it
        "Diklaim ke akun: permohonan {nomor}",
        "Permohonan yang diajukan di loket ini sudah diklaim ke sebuah akun dengan kode pada tanda terima dan NIK.\n\n"
        "Bila bukan Anda yang melakukannya, segera hubungi loket kami.",
        "Permohonan {nomor} diklaim ke akun. Bukan Anda? Hubungi loket. {tautan}",
    ),
    "siap": (
        "Siap diambil: izin permohonan {nomor}",
        "Izin Anda siap diambil di loket. Bawa berkas asli; petugas mencocokkannya dengan unggahan Anda.",
        "Izin permohonan {nomor} siap diambil di loket. Bawa berkas asli. {tautan}",
    ),
    "diserahkan": (
        "Selesai: permohonan {nomor}",
        "Izin Anda sudah diserahkan. Dokumennya dapat diunduh dari halaman permohonan.",
        "Izin permohonan {nomor} sudah diserahkan. Terima kasih. {tautan}",
    ),
    "pesan": (
        "Pesan baru: permohonan {nomor}",
        "Ada pesan baru dari petugas pada permohonan Anda. Masuk untuk membaca dan menjawabnya.",
        "Ada pesan baru pada permohonan {nomor}. Baca: {tautan}",
    ),
    "dilanjutkan_lain": (  # to the holder of the old permit, when somebody else's account goes on from it
        "Permohonan atas izin {izin}",
        "Permohonan {jenis} atas izin Anda nomor {izin} diajukan lewat akun lain. "
        "Bila itu bukan dari Anda atau kuasa Anda, hubungi kantor kami.",
        "Permohonan atas izin {izin} dari akun lain. Bukan Anda? Hubungi kami. {tautan}",
    ),
    "ditolak": (
        "Ditolak: permohonan {nomor}",
        "Permohonan Anda ditolak dengan surat nomor {surat}. Surat itu memuat alasan, dasar hukum, dan cara mengajukan "
        "keberatan; unduh dari halaman permohonan.\n\n{tambahan}Bila keadaannya berubah, ajukan lagi kapan saja.",
        "Permohonan {nomor} ditolak. Alasan dan cara keberatan: {tautan}",
    ),
    "ingat_perbaikan": (
        "Perbaiki paling lambat {batas}: permohonan {nomor}",
        "Permohonan Anda menunggu perbaikan. Kirim perbaikannya paling lambat {batas}; sesudah itu permohonan "
        "dibatalkan.",
        "Perbaiki permohonan {nomor} paling lambat {batas}. {tautan}",
    ),
    "ingat_pengambilan": (
        "Ambil izin paling lambat {batas}: permohonan {nomor}",
        "Izin Anda siap diambil di loket. Ambil paling lambat {batas} dengan membawa berkas asli; sesudah itu izin "
        "dibatalkan.",
        "Ambil izin permohonan {nomor} paling lambat {batas}. {tautan}",
    ),
    "gugur": (
        "Dibatalkan: permohonan {nomor}",
        "Permohonan Anda dibatalkan. {catatan}\n\n{tambahan}Bila masih memerlukan izin ini, ajukan lagi kapan saja.",
        "Permohonan {nomor} dibatalkan karena lewat batas waktu. {tautan}",
    ),
    "gugur_ambil": (
        "Izin dibatalkan: permohonan {nomor}",
        "Izin Anda dibatalkan dan tidak berlaku. {catatan}\n\n{tambahan}"
        "Bila masih memerlukan izin ini, ajukan lagi kapan saja.",
        "Izin permohonan {nomor} dibatalkan karena tidak diambil. {tautan}",
    ),
    "ditarik": (
        "Ditarik: permohonan {nomor}",
        "Permohonan ditarik atas permintaan Anda. Petugas tidak mengerjakannya lagi.\n\n{tambahan}"
        "Bila masih memerlukan izin ini, ajukan lagi kapan saja.",
        "Permohonan {nomor} ditarik atas permintaan Anda. {tautan}",
    ),
    "dibatalkan": (
        "Dibatalkan: permohonan {nomor}",
        "Izin dibatalkan karena berkas asli tidak sesuai dengan unggahan. Alasannya ada di halaman lacak.\n\n"
        "Bila masih memerlukan izin ini, ajukan lagi dengan berkas yang sesuai.",
        "Permohonan {nomor} dibatalkan. Alasan: {tautan}",
    ),
}
