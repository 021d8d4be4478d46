"""Every route × every role: who gets in, who is told to sign in, and for whom the page does not exist.

The table is held against the URLconf: a route that is not listed here fails the suite.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from akun.models import Ketidakhadiran, Pengguna
from akun.status import ADMINISTRATOR, PENANGAN_PENGADUAN, PENYUSUN_PAKET
from pengaduan.services import terima_pengaduan
from perizinan.models import CatatanTinjau, Izin, KabarPenyedia, PenetapanPaket, RancanganPaket
from perizinan.services.antrean import ambil_nomor
from perizinan.services.bukti_bayar import unggah_bukti
from perizinan.services.paralel import ajukan_bersama
from perizinan.services.pengajuan import kirim_perbaikan
from perizinan.services.penyedia import minta_tagihan
from sicantik.lib import jam
from sicantik.lib.token import buat as buat_token
from sop.models import AturanEskalasi, JamKerja
from tests import orang
from tests.berkas_contoh import ktp_contoh
from tests.kasus import Kasus, kantor, kasus
from tests.perizinan.di_loket import draf_loket, kasus_loket
from tests.perizinan.himpunan import draf_dari, lengkap
from tests.perizinan.rancangan import diajukan, disahkan, disusun, menit

pytestmark = pytest.mark.django_db
MASUK, TIADA = 302, 404
PARAMETER = ["cari", "q", "halaman", "sesudah", "tampilan", "izin", "langkah", "meja", "pemegang", "orang", "tanggal"]
PARAMETER += ["bulan", "tahun", "minggu", "jumlah", "bidang", "kbli", "tanya", "layar", "kecil", "nomor", "perihal"]
PERAN = (
    "tamu",
    "pemilik",
    "orang_lain",
    "loket",
    "kabid",
    "kasi_lain",
    "penjadwalan",
    "tim",
    "bendahara",
    "pengaduan",
    "admin",
    "penyusun",
    "kepala",
)


@dataclass
class Aturan:
    """Status by role; `isi` are the arguments of the address, `kirim` the fields of a POST."""

    hasil: dict[str, int]
    isi: dict[str, Any] = field(default_factory=dict)
    kirim: dict[str, Any] | None = None

    def beri(self, kirim: dict[str, Any] | None = None, **isi: Any) -> Aturan:
        return Aturan(self.hasil, isi, kirim)


def boleh(*peran: str, kode: int = 200, tamu: int = MASUK) -> Aturan:
    """These roles get `kode`; a guest `tamu`; the page does not exist for anybody else."""
    return Aturan({p: kode if p in peran else TIADA for p in PERAN} | ({"tamu": tamu} if "tamu" not in peran else {}))


SEMUA = boleh(*PERAN)
TERDAFTAR = boleh(*PERAN[1:])
PETUGAS = boleh(
    "loket", "kabid", "kasi_lain", "penjadwalan", "tim", "bendahara", "pengaduan", "admin", "penyusun", "kepala"
)
MILIK = boleh("pemilik")
MILIK_POST = boleh("pemilik", kode=302)
SOP_SIUP = boleh("loket", "kabid", "kepala")
SOP_HO = boleh("loket", "kabid", "kepala", "penjadwalan", "tim", "bendahara")
BENDAHARA = boleh("bendahara")
REKAP = boleh("kabid", "kasi_lain", "kepala", "admin")
KELOLA = boleh("admin")
SUSUN = boleh("penyusun")
SUSUN_BACA = boleh("penyusun", "kepala")
TANGANI = boleh("pengaduan")


def aturan_ho(dijadwalkan: Kasus, ditetapkan: Kasus) -> dict[str, Aturan]:
    """Izin Gangguan's own pages, for a file with the team and one that waits for its payment."""
    skrd = ditetapkan.permohonan.ketetapan.get()
    tagihan = minta_tagihan(ketetapan_id=skrd.pk)
    bukti = unggah_bukti(ketetapan_id=skrd.pk, nama="bukti.jpg", isi=ktp_contoh(), oleh=ditetapkan.pemohon)
    foto = CatatanTinjau.objects.exclude(foto="").filter(peninjauan__permohonan=ditetapkan.id).first()
    assert foto is not None
    nyasar = KabarPenyedia.objects.create(
        penyedia="tiruan",
        kunci="1",
        jenis="dibayar",
        jumlah=1,
        saat=jam.kini(),
        akibat="Uang nyasar",
        perlu_tindak=True,
    )
    return {
        "jadwal": boleh("penjadwalan", "tim", "kabid", "kasi_lain", "kepala"),
        "jadwal_saya": boleh("tim"),
        "ubah_jadwal": boleh("penjadwalan").beri(pk=dijadwalkan.id),
        "kunjungan_petugas": SOP_HO.beri(pk=dijadwalkan.id),
        "kunjungan_pemohon": MILIK.beri(pk=dijadwalkan.id),
        "tinjau": boleh("tim").beri(pk=dijadwalkan.id),
        "catat": boleh("tim", kode=422).beri({}, pk=dijadwalkan.id),
        "buka_tinjau": boleh("tim", kode=302).beri({}, pk=dijadwalkan.id),
        "foto_tinjau": SOP_HO.beri(pk=ditetapkan.id, kunci=foto.kunci),
        "unggah_bukti": MILIK_POST.beri({}, pk=ditetapkan.id),
        "minta_tagihan": MILIK_POST.beri({}, pk=ditetapkan.id),
        "bayar_tiruan": MILIK.beri(referensi=tagihan.referensi),
        "kabar_penyedia": boleh(*PERAN, kode=403).beri({}, penyedia="tiruan"),
        "bendahara": BENDAHARA,
        "skrd": BENDAHARA.beri(pk=skrd.pk),
        "bukti_bayar": BENDAHARA.beri(pk=bukti.pk),
        "tindak_lanjut": boleh("bendahara", kode=302).beri({}, pk=nyasar.pk),
        "bayar_hari": BENDAHARA,
        "bayar_hari_csv": BENDAHARA,
        "izin_terbit": REKAP,
        "izin_terbit_csv": REKAP,
    }


def aturan_himpunan(pemohon: Pengguna) -> dict[str, Aturan]:
    """Permits filed together: a set that is filled in, one that was filed, one to take apart, one to throw away."""
    isi, diajukan, bongkar, buang = (lengkap(pemohon=pemohon, berkas=n == 1) for n in range(4))
    ajukan_bersama(himpunan_id=diajukan.pk, oleh=pemohon)
    return {
        "himpunan": MILIK.beri(pk=diajukan.pk),
        "himpunan_berkas": MILIK.beri(pk=isi.pk),
        "himpunan_periksa": MILIK.beri(pk=isi.pk),
        "himpunan_kirim": MILIK_POST.beri({}, pk=isi.pk),
        "himpunan_tanda_terima": MILIK.beri(pk=diajukan.pk),
        "himpunan_keluarkan": MILIK_POST.beri({}, pk=bongkar.pk, permohonan=draf_dari(bongkar)["TDP"].pk),
        "himpunan_hapus": MILIK_POST.beri({}, pk=buang.pk),
    }


def aturan_rancangan(
    disusun_: RancanganPaket, diajukan_: RancanganPaket, menunggu: PenetapanPaket
) -> dict[str, Aturan]:
    """Drafts of packs: their authors, and the head."""
    r = disusun_.pk
    return {
        "riwayat_izin": SEMUA.beri(kode="siup"),
        "rancangan": SUSUN_BACA,
        "zip_paket": SUSUN_BACA.beri(kode="siup"),
        "rancangan_paket": SUSUN_BACA.beri(pk=r),
        "ubah_topik": SUSUN.beri(pk=r, topik="waktu"),
        "ubah_butir": SUSUN.beri(pk=r, topik="langkah", kode="2"),
        "hapus_butir": boleh("penyusun", kode=302).beri({}, pk=r, topik="syarat", kode="foto"),
        "unggah_paket": boleh("penyusun", kode=302).beri({}, pk=r),
        "zip_rancangan": SUSUN_BACA.beri(pk=r),
        "beda_rancangan": SUSUN_BACA.beri(pk=r),
        "uji_paket": SUSUN_BACA.beri(pk=r),
        "ajukan_paket": boleh("penyusun", kode=422).beri({}, pk=r),
        "tindak_rancangan": boleh("penyusun", kode=302).beri({}, pk=r, tindak="batalkan"),
        "putuskan_paket": boleh("kepala").beri(pk=diajukan_.pk),
        "cabut_paket": boleh("kepala").beri(pk=menunggu.pk),
    }


def aturan_kantor(k: Kasus, diperiksa: Kasus) -> dict[str, Aturan]:
    """Who does the work and when: tasks, absence, load, escalation, calendar."""
    besok = jam.hari_ini() + timedelta(days=1)
    pergi = Ketidakhadiran.objects.create(
        pengguna=k.petugas["loket"], mulai=besok, sampai=besok, sebab="cuti", dicatat_oleh=k.petugas["kabid"]
    )
    ramadan = JamKerja.objects.create(mulai=besok, sampai=besok, buka=time(8), tutup=time(15), keterangan="Ramadan")
    return {
        "instansi": KELOLA,
        "saklar_instansi": boleh("admin", kode=302).beri({}, kode="kelurahan"),
        "lepas_tugas": boleh("loket", "kabid", "kepala", kode=302).beri({}, pk=k.id),
        "alihkan_tugas": boleh("kabid", "kepala").beri(pk=diperiksa.id),
        "ketidakhadiran": PETUGAS,
        "akhiri_ketidakhadiran": boleh("kabid", "kasi_lain", "kepala", "loket", "admin", kode=302).beri(
            {}, pk=pergi.pk
        ),
        "beban": boleh("kabid", "kasi_lain", "kepala"),
        "eskalasi": KELOLA,
        "saklar_eskalasi": boleh("admin", kode=302).beri({}, pk=AturanEskalasi.objects.get(hari=3).pk),
        "hapus_hari_khusus": boleh("admin", kode=302).beri({}, tanggal="2026-03-02"),
        "jam_kerja": boleh("admin", kode=422).beri({}),
        "akhiri_jam_kerja": boleh("admin", kode=302).beri({}, pk=ramadan.pk),
    }


def aturan(k: Kasus, draf: Kasus, dikoreksi: Kasus, terbit: Kasus, aduan: Any, staf: Pengguna) -> dict[str, Aturan]:
    berkas = k.permohonan.berkas.first()
    assert berkas is not None
    nomor, token = k.permohonan.nomor, k.permohonan.token
    return {
        "beranda": SEMUA,
        "pemandu": SEMUA,
        "pemandu_tanya": SEMUA,
        "pemandu_hasil": boleh(*PERAN, kode=302),
        "halaman_izin": SEMUA.beri(kode="siup"),
        "lacak": SEMUA,
        "lacak_nomor": SEMUA.beri(nomor=nomor),
        "lacak_token": SEMUA.beri(token=token),
        "keaslian": SEMUA.beri(token=k.izin.token),
        "cek_izin": SEMUA,
        "api": SEMUA,
        "api_skema": SEMUA,
        "api_izin": SEMUA,
        "api_permohonan": SEMUA.beri(nomor=nomor),
        "api_lacak": SEMUA.beri(token=token),
        "api_izin_terbit": SEMUA.beri(token=k.izin.token),
        "pengaduan": SEMUA,
        "pengaduan_token": SEMUA.beri(token=aduan.token),
        "pengaduan_terkirim": SEMUA.beri(token=aduan.token),
        "pesan_terkirim": SEMUA,
        "bahasa": boleh(*PERAN, kode=302).beri(kirim={"language": "id"}),
        "permohonan_baru": TERDAFTAR.beri(kode="siup"),
        "pilih_lama": TERDAFTAR.beri(kode="siup", jenis="perubahan"),
        "izin_saya": TERDAFTAR,
        "lanjutkan": MILIK_POST.beri({}, pk=terbit.izin.pk, jenis="perubahan"),
        "dokumen_saya": TERDAFTAR,
        "masa_dokumen": MILIK_POST.beri({}, pk=berkas.pk),
        "keluarkan_dokumen": MILIK_POST.beri({}, pk=berkas.pk),
        "pakai_dokumen": MILIK_POST.beri({}, pk=draf.id, syarat="ktp", dokumen=berkas.pk),
        "permohonan_saya": TERDAFTAR,
        "himpunan_baru": TERDAFTAR,
        "beranda_saya": boleh(*PERAN[1:], kode=302),
        "akun_saya": TERDAFTAR,
        "permohonan": MILIK.beri(pk=k.id),
        "tanda_terima": MILIK.beri(pk=k.id),
        "unduh_dokumen": boleh("pemilik", kode=503).beri(pk=k.id, jenis="tanda_terima"),
        "isi_bagian": MILIK.beri(pk=draf.id, bagian="usaha"),
        "isi_berkas": MILIK.beri(pk=draf.id),
        "periksa_kirim": MILIK.beri(pk=draf.id),
        "unggah": MILIK_POST.beri({}, pk=draf.id, syarat="ktp"),
        "hapus_berkas": MILIK_POST.beri({}, pk=draf.id, syarat="ktp"),
        "kirim": MILIK_POST.beri({}, pk=draf.id),
        "hapus_draf": MILIK_POST.beri({}, pk=draf.id),
        "tarik": MILIK.beri(pk=dikoreksi.id),
        "pratinjau": boleh("pemilik", "loket", "kabid", "kepala").beri(pk=berkas.pk, halaman=1),
        "unduh_berkas": boleh("pemilik", "loket", "kabid", "kepala").beri(pk=berkas.pk),
        "pesan_pemohon": boleh("pemilik", kode=422).beri({}, pk=k.id),
        "pesan_meja": boleh("loket", "kabid", "kepala", kode=422).beri({}, pk=k.id),
        "catatan_internal": boleh("loket", "kabid", "kepala", kode=422).beri({}, pk=k.id),
        "loket": boleh("loket"),
        "tiket_baru": boleh("loket", kode=302).beri({}),
        "panggil": boleh("loket", kode=302).beri({}),
        "gerak_tiket": boleh("loket", kode=302).beri({}, pk=ambil_nomor(layanan="A").pk, gerak="layani"),
        "mulai_loket": boleh("loket"),
        "kirim_loket": boleh("loket", kode=422).beri({}, pk=draf_loket(k.petugas["loket"])),
        "tarik_di_loket": boleh("loket").beri(pk=kasus_loket(petugas=k.petugas).id),
        "klaim": TERDAFTAR,
        "papan_antrean": SEMUA,
        "layar_antrean": SEMUA.beri(token=buat_token("antrean", jam.hari_ini().toordinal())),
        "tiket_antrean": SEMUA.beri(token=ambil_nomor(layanan="B").token),
        "meja": PETUGAS,
        "berkas_meja": SOP_SIUP.beri(pk=k.id),
        "ambil_tugas": boleh("loket", "kabid", "kepala", kode=302).beri({}, pk=k.id),
        "kembalikan": boleh("kabid").beri(pk=dikoreksi.id),
        "penolakan": boleh("kabid").beri(pk=dikoreksi.id),
        "batas_waktu": KELOLA,
        "kembalikan_pemohon": boleh("kabid").beri(pk=dikoreksi.id),
        "cetakan": SOP_SIUP.beri(pk=k.id, apa="unggahan"),
        "meja_pengaduan": TANGANI,
        "berkas_pengaduan": TANGANI.beri(pk=aduan.pk),
        "pengguna": KELOLA,
        "petugas_baru": KELOLA,
        "petugas_ubah": KELOLA.beri(pk=staf.pk),
        "petugas_keadaan": boleh("admin", kode=302).beri({}, pk=staf.pk),
        "petugas_undang": boleh("admin", kode=302).beri({}, pk=staf.pk),
        "tugas_baru": KELOLA.beri(pk=staf.pk),
        "tugas_akhiri": boleh("admin", kode=302).beri({}, pk=staf.penugasan.get().pk),
        "kantor": KELOLA,
        "hari_khusus": KELOLA,
        "jenis_izin": KELOLA,
        "ubah_jenis_izin": KELOLA.beri(kode="ho"),
        "daftar_sop": SEMUA,
        "halaman_sop": SEMUA.beri(kode="siup"),
        "cetakan_sop": SEMUA.beri(kode="siup"),
    }


# allauth's pages keep their own gates; here only whether a guest may see them.
ALLAUTH_UMUM = {
    "account_login", "account_signup", "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key", "account_reset_password_from_key_done", "account_confirm_email",
    "account_email_verification_sent", "account_inactive", "account_confirm_login_code", "account_logout",
    "mfa_authenticate",
}  # fmt: skip
ALLAUTH_MASUK = {
    "account_reauthenticate", "account_email", "account_change_password", "account_set_password", "mfa_index",
    "mfa_reauthenticate", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes", "mfa_download_recovery_codes", "mfa_list_webauthn", "mfa_add_webauthn",
    "mfa_reauthenticate_webauthn", "mfa_remove_webauthn", "mfa_edit_webauthn",
}  # fmt: skip


def nama_rute(resolver: URLResolver) -> Iterator[str]:
    for p in resolver.url_patterns:
        if isinstance(p, URLResolver):
            yield from nama_rute(p)
        elif isinstance(p, URLPattern):
            yield p.name or f"tanpa nama: {p.pattern}"


@pytest.fixture
def dunia() -> tuple[dict[str, Client], dict[str, Aturan]]:
    k = kasus("dikoreksi")
    k.setujui()
    draf = kasus("draf", pemohon=k.pemohon)
    dikoreksi = kasus("diverifikasi", pemohon=k.pemohon, petugas=k.petugas)
    terbit = kasus("dikoreksi", pemohon=k.pemohon, petugas=k.petugas)
    Izin.objects.filter(pk=terbit.setujui().pk).update(terbit=jam.kini())
    staf = orang.petugas("bagian-arsip-data")
    petugas = {**kantor("HO"), **k.petugas}
    dijadwalkan, ditetapkan = (
        kasus(keadaan, izin="HO", pemohon=k.pemohon, petugas=petugas) for keadaan in ("dijadwalkan", "ditetapkan")
    )
    orang_peran = {
        "pemilik": k.pemohon,
        "orang_lain": orang.orang_lain(),
        "loket": k.petugas["loket"],
        "kabid": k.petugas["kabid"],
        "kasi_lain": orang.petugas("kasi-perizinan-usaha-ii"),
        "penjadwalan": petugas["jadwal"],
        "tim": petugas["tim1"],
        "bendahara": petugas["bendahara"],
        "pengaduan": orang.petugas(PENANGAN_PENGADUAN),
        "admin": orang.petugas(ADMINISTRATOR),
    }
    putri, dewi = orang.petugas(PENYUSUN_PAKET), k.petugas["kepala"]
    orang_peran |= {"penyusun": putri, "kepala": dewi}
    menunggu = disahkan(diajukan(putri, menit(2, 25), kode="HO"), dewi)
    drafnya = disusun(putri, menit(2, 25)), diajukan(putri, menit(2, 25))
    klien = {"tamu": Client()}
    for peran, dia in orang_peran.items():
        klien[peran] = Client()
        klien[peran].force_login(dia)
    diperiksa = kasus("diperiksa", pemohon=k.pemohon, petugas=k.petugas)
    tabel = aturan(k, draf, dikoreksi, terbit, buat_aduan(), staf) | aturan_ho(dijadwalkan, ditetapkan)
    diperiksa_lagi = kasus("dikembalikan", pemohon=k.pemohon, petugas=k.petugas)
    diperiksa_lagi.unggah("ktp")
    kirim_perbaikan(permohonan_id=diperiksa_lagi.id, oleh=k.pemohon)
    tabel |= aturan_himpunan(k.pemohon) | aturan_rancangan(*drafnya, menunggu) | aturan_kantor(k, diperiksa)
    return klien, tabel | {"pengecualian": boleh("loket").beri(pk=diperiksa_lagi.id)}


def buat_aduan() -> Any:
    return terima_pengaduan(kunci=uuid4(), isi="Antrean panjang di loket sejak pagi hari ini.", pelapor=None)


def test_setiap_rute_untuk_setiap_peran(dunia: tuple[dict[str, Client], dict[str, Aturan]]) -> None:
    klien, tabel = dunia
    keliru = []
    for nama, a in tabel.items():
        alamat = reverse(nama, kwargs=a.isi)
        # Those who may not come first: nothing that a permitted one does can hide it.
        for peran in sorted(PERAN, key=lambda p: a.hasil[p] < 400 and a.hasil[p] != MASUK):
            k = klien[peran]
            jawaban = k.get(alamat) if a.kirim is None else k.post(alamat, a.kirim)
            if jawaban.status_code != a.hasil[peran]:
                keliru.append(f"{nama} {peran}: {jawaban.status_code}, seharusnya {a.hasil[peran]}")
    assert not keliru, "\n".join(keliru)


def test_yang_ditulis_pada_alamat_tidak_menjatuhkan(dunia: tuple[dict[str, Client], dict[str, Aturan]]) -> None:
    """Junk in every parameter that a page may read: refused or ignored."""
    klien, tabel = dunia
    jatuh = []
    for nama, a in tabel.items():
        if a.kirim is not None:
            continue
        peran = next((p for p in PERAN if a.hasil[p] == 200), "tamu")
        for sampah in ("\0", "9" * 5000, "9999-12-31", "0001-01", "'"):
            isi = dict.fromkeys(PARAMETER, sampah)
            if klien[peran].get(reverse(nama, kwargs=a.isi), isi).status_code >= 500:
                jatuh.append(f"{nama} {peran}: {sampah[:10]!r}")
    assert not jatuh, "\n".join(jatuh)


def test_halaman_akun_menolak_tamu() -> None:
    tamu = Client()
    for nama in sorted(ALLAUTH_MASUK):
        isi = {"pk": 1} if nama in ("mfa_remove_webauthn", "mfa_edit_webauthn") else {}
        jawaban = tamu.get(reverse(nama, kwargs=isi))
        assert jawaban.status_code in (302, 405), nama
        assert "/login/" in jawaban.get("Location", "/login/"), nama


def test_tidak_ada_rute_di_luar_tabel(dunia: tuple[dict[str, Client], dict[str, Aturan]]) -> None:
    terdaftar = set(dunia[1]) | ALLAUTH_UMUM | ALLAUTH_MASUK | {"tanpa nama: api/v1/<path:apa>"}
    ada = set(nama_rute(get_resolver()))
    assert {n for n in ada if "api/v1" not in n} <= terdaftar | {n for n in ada if "<path:apa>" in n}
    assert set(dunia[1]) <= ada
