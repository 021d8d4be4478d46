from perizinan.models.batas import AturanAkhir, PeringatanBatas
from perizinan.models.dokumen import DokumenTerbit, Izin, KonsepIzin, PenghitungNomor, SerahTerima
from perizinan.models.himpunan import Himpunan
from perizinan.models.lanjutan import DokumenSaya, PengingatIzin
from perizinan.models.loket import PengajuanLoket, PenghitungAntrean, TiketAntrean
from perizinan.models.paket import VersiPaket
from perizinan.models.pengaturan import PengaturanIzin
from perizinan.models.peninjauan import AnggotaTim, CatatanTinjau, Peninjauan, Resume, UbahJadwal
from perizinan.models.penolakan import Penolakan
from perizinan.models.percakapan import CatatanInternal, PesanKasus
from perizinan.models.permohonan import Berkas, ButirPeriksa, Permohonan
from perizinan.models.rancangan import CatatanRancangan, PenetapanPaket, RancanganPaket
from perizinan.models.rekap import RekapTerbit, TahunContoh
from perizinan.models.retribusi import BuktiBayar, KabarPenyedia, Ketetapan, Pembayaran, Tagihan, TindakLanjut
from perizinan.models.satu_putaran import Pengecualian, SatuPutaran

__all__ = [
    "AnggotaTim",
    "AturanAkhir",
    "Berkas",
    "BuktiBayar",
    "ButirPeriksa",
    "CatatanInternal",
    "CatatanRancangan",
    "CatatanTinjau",
    "DokumenSaya",
    "DokumenTerbit",
    "Himpunan",
    "Izin",
    "KabarPenyedia",
    "Ketetapan",
    "KonsepIzin",
    "Pembayaran",
    "PenetapanPaket",
    "PengajuanLoket",
    "PengaturanIzin",
    "Pengecualian",
    "PenghitungAntrean",
    "PenghitungNomor",
    "PengingatIzin",
    "Peninjauan",
    "Penolakan",
    "PeringatanBatas",
    "Permohonan",
    "PesanKasus",
    "RancanganPaket",
    "RekapTerbit",
    "Resume",
    "SatuPutaran",
    "SerahTerima",
    "Tagihan",
    "TahunContoh",
    "TiketAntrean",
    "TindakLanjut",
    "UbahJadwal",
    "VersiPaket",
]
