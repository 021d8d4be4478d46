"""Doing what was planned, each move by the service that the page calls, under the clock of the plan."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from akun.models import Pengguna
from perizinan import queries
from perizinan.demo.pokok import GORESAN, Pokok
from perizinan.demo.tahun import orang
from perizinan.demo.tahun.isian import bentuk_usaha, isian_setahun
from perizinan.demo.tahun.palsu import PDF_CONTOH
from perizinan.demo.tahun.rencana import Gerak, Kasus, Perencana, Rencana
from perizinan.isian import nilai_cetak
from perizinan.models import Berkas, Izin, Permohonan
from perizinan.queries.paket import paket_versi
from perizinan.services import arsip, draf, konsep, pemeriksaan, penerbitan, pengajuan, pengarsipan, penyerahan, unggah
from perizinan.services.pemeriksaan import PutusanButir
from perizinan.skema import Bagian, Syarat
from perizinan.status import ALASAN
from sicantik.lib import jam, simpanan
from sicantik.lib.unggahan import Bersih

ALASAN_BERKAS = [kode for kode in ALASAN if kode != "isian_keliru"]
ISIAN_SALAH = 35  # percent of the returns that question an answer too
CATATAN_ENTRI = ["Alamat belum sama dengan akta.", "Ejaan nama usaha keliru.", "Kegiatan usaha belum lengkap."]


class BerkasContoh:
    """The sample documents, written once; every upload is another name of one of them."""

    def __init__(self, bersih: dict[str, Bersih]) -> None:
        self._bersih = bersih
        self._asal: dict[str, str] = {}
        for isi in bersih.values():
            asal = f"contoh/{isi.sha256}.{unggah.AKHIRAN[isi.jenis]}"
            simpanan.simpan(asal, isi.isi)
            self._asal[isi.sha256] = asal

    def unggah(self, permohonan: Permohonan, syarat: Syarat) -> Berkas:
        bersih = self._bersih.get(syarat.kode, self._bersih["neraca"])
        asal = self._asal[bersih.sha256]
        return unggah.taruh_berkas(
            permohonan,
            syarat,
            lambda jalur: simpanan.gandakan(asal, jalur),
            nama=f"{syarat.kode}-contoh",
            jenis=bersih.jenis,
            ukuran=len(bersih.isi),
            halaman=bersih.halaman,
            sha256=bersih.sha256,
        )


@dataclass(frozen=True)
class _Saat:
    """One move of one case: what it is, and the chance that belongs to it."""

    rencana: Rencana
    gerak: Gerak
    acak: random.Random


class Penggerak:
    """Makes the moves of the year. `letak` are the applications that were filed, by case, until they end."""

    def __init__(self, perencana: Perencana, kantor: orang.Kantor, contoh: BerkasContoh) -> None:
        self.perencana, self.kantor, self.contoh = perencana, kantor, contoh
        self.letak: dict[tuple[str, int], int] = {}

    def lakukan(self, rencana: Rencana, ke: int) -> None:
        """The `ke`-th move of a case, whole; one that was cut off half way is finished."""
        gerak, kunci = rencana.gerak[ke], (rencana.kasus.kode, rencana.kasus.n)
        saat = _Saat(rencana, gerak, self.perencana.acak(rencana.kasus, ke))
        if ke == 0:
            self._ajukan(saat)
        else:
            with jam.pada(gerak.saat):
                _GERAK[gerak.aksi](self, self._permohonan(kunci), saat)
        if ke == len(rencana.gerak) - 1:
            del self.letak[kunci]

    def buat_dokumen(self, pk: int, jenis: str, *, nyata: bool) -> None:
        if nyata:
            arsip.buat_dokumen(pk, jenis)
        else:
            arsip.buat_dokumen(pk, jenis, pencetak=lambda _permohonan, _jenis: PDF_CONTOH)

    def _permohonan(self, kunci: tuple[str, int]) -> Permohonan:
        return Permohonan.objects.lengkap().get(pk=self.letak[kunci])

    def _pokok(self, p: Permohonan, s: _Saat) -> Pokok:
        assert p.proses is not None
        oleh = self.kantor.bertugas(s.gerak.jabatan, s.gerak.saat, s.acak)
        return {"permohonan": p, "versi": p.proses.jumlah_log, "oleh": oleh}

    def _ajukan(self, s: _Saat) -> None:
        """A draft filled in within an hour or so, filed, its receipt made by the worker."""
        kasus, saat = s.rencana.kasus, s.gerak.saat
        kunci = (kasus.kode, kasus.n)
        with jam.pada(saat - timedelta(minutes=s.acak.randint(20, 90))):
            pemohon = orang.pemohon(self.perencana.angka.tahun, kasus.n)
            if kunci in self.letak:  # a draft that was cut off
                draf.hapus_draf(permohonan=self._permohonan(kunci))
            self.letak[kunci] = self._isi_draf(kasus, pemohon, s.acak)
        with jam.pada(saat):
            pengajuan.ajukan(permohonan_id=self.letak[kunci], oleh=pemohon)
        with jam.pada(saat + timedelta(seconds=s.acak.randint(2, 20))):
            self.buat_dokumen(self.letak[kunci], "tanda_terima", nyata=s.rencana.nyata)

    def _isi_draf(self, kasus: Kasus, pemohon: Pengguna, acak: random.Random) -> int:
        versi = queries.versi_berlaku(kasus.kode)
        assert versi is not None
        permohonan = draf.buat_draf(versi_paket=versi, jenis="baru", oleh=pemohon)
        bentuk = bentuk_usaha(random.Random(f"{self.perencana.benih}/usaha/{kasus.n}"))
        isian = isian_setahun(kasus.kode, kasus.n, bentuk, acak)
        permohonan = draf.simpan_bagian(permohonan_id=permohonan.pk, bagian=_satu_halaman(versi.pk), isian=isian)
        for syarat in queries.syarat(permohonan, versi.paket):
            self.contoh.unggah(permohonan, syarat)
        return permohonan.pk

    def perbaiki(self, p: Permohonan, s: _Saat) -> None:
        """Just what was marked, then sent back."""
        syarat = {x.kode: x for x in p.versi_paket.paket.syarat}
        for butir in list(queries.butir_perlu(p)):
            if butir.sasaran == "berkas":
                self.contoh.unggah(p, syarat[butir.kode])
                continue
            bagian = next(b for b in p.versi_paket.paket.bagian if butir.kode in {m.kode for m in b.medan})
            isian = {butir.kode: f"Jl. Contoh Dalam No. {s.acak.randint(10, 99)} RT {p.putaran:02}"}
            draf.simpan_bagian(permohonan_id=p.pk, bagian=bagian, isian=isian)
        assert p.pemohon is not None
        pengajuan.kirim_perbaikan(permohonan_id=p.pk, oleh=p.pemohon)

    def periksa(self, p: Permohonan, s: _Saat) -> None:
        butir = _putusan(p, s.acak, salah=s.gerak.hasil == "tidak")
        pemeriksaan.periksa_berkas(**self._pokok(p, s), butir=butir)

    def entri(self, p: Permohonan, s: _Saat) -> None:
        butir = nilai_cetak(p.versi_paket.paket, jenis=p.jenis, nomor=p.nomor or "", isian=p.semua_isian)
        konsep.entri_data(**self._pokok(p, s), butir=butir)

    def putuskan(self, p: Permohonan, s: _Saat) -> None:
        setuju = s.gerak.hasil == "ya"
        catatan = "" if setuju else s.acak.choice(CATATAN_ENTRI)
        konsep.putuskan_konsep(**self._pokok(p, s), setuju=setuju, intisari=p.konsep.intisari, catatan=catatan)

    def terbitkan(self, p: Permohonan, s: _Saat) -> None:
        """The approval, and some seconds later the worker."""
        izin = Izin.objects.filter(permohonan=p).first()
        if izin is None:
            izin = penerbitan.setujui_izin(**self._pokok(p, s), intisari=p.konsep.intisari)
        Izin.objects.filter(pk=izin.pk, terbit=None).update(sewa_sampai=None)  # of a run that was cut off
        with jam.pada(s.gerak.saat + timedelta(seconds=s.acak.randint(3, 30))):
            if s.rencana.nyata:
                penerbitan.terbitkan(izin.pk)
            else:
                penerbitan.terbitkan(izin.pk, pencetak=lambda _izin: PDF_CONTOH)

    def arsipkan(self, p: Permohonan, s: _Saat) -> None:
        pengarsipan.arsipkan(**self._pokok(p, s))

    def serahkan(self, p: Permohonan, s: _Saat) -> None:
        if s.gerak.hasil == "tidak":
            catatan = "Berkas asli berbeda dengan yang diunggah (contoh)."
            penyerahan.batalkan_karena_tidak_sesuai(**self._pokok(p, s), catatan=catatan)
            return
        nik = orang.nik_pemohon(s.rencana.kasus.n)
        penerima = penyerahan.Penerima(p.nama_pemohon, nik, penyerahan.SENDIRI, GORESAN)
        penyerahan.serahkan(**self._pokok(p, s), penerima=penerima)
        with jam.pada(s.gerak.saat + timedelta(seconds=s.acak.randint(2, 20))):
            self.buat_dokumen(p.pk, "buku_tanda_terima", nyata=s.rencana.nyata)


@lru_cache
def _satu_halaman(versi_id: int) -> Bagian:
    """All pages of a form as one: saved one by one they would be a quarter of the year's statements."""
    paket = paket_versi(versi_id)
    return paket.bagian[0].model_copy(update={"medan": tuple(m for b in paket.bagian for m in b.medan)})


_GERAK: dict[str, Callable[[Penggerak, Permohonan, _Saat], None]] = {
    "ajukan": Penggerak.perbaiki,
    "periksa_berkas": Penggerak.periksa,
    "cetak_izin": Penggerak.entri,
    "verifikasi": Penggerak.putuskan,
    "koreksi": Penggerak.putuskan,
    "tandatangani": Penggerak.terbitkan,
    "arsipkan": Penggerak.arsipkan,
    "serahkan": Penggerak.serahkan,
}


def _putusan(p: Permohonan, acak: random.Random, *, salah: bool) -> list[PutusanButir]:
    """Every document judged; with `salah` one to three of those not accepted before are at fault, each for a reason."""
    kini = queries.berkas_kini(p)
    syarat = [x.kode for x in queries.syarat(p, p.versi_paket.paket) if x.kode in kini]
    if not salah:
        return [PutusanButir("berkas", kode, "sesuai") for kode in syarat]
    diterima = queries.berkas_diterima(p)
    boleh = [k for k in syarat if kini[k].pk not in diterima]
    buruk = set(acak.sample(boleh, min(len(boleh), acak.randint(1, 3))))
    hasil = [
        PutusanButir("berkas", k, "perlu_diperbaiki", acak.choice(ALASAN_BERKAS))
        if k in buruk
        else PutusanButir("berkas", k, "sesuai")
        for k in syarat
    ]
    if not buruk or acak.random() * 100 < ISIAN_SALAH:
        hasil.append(PutusanButir("isian", "alamat_pemohon", "perlu_diperbaiki", "isian_keliru", "Tulis nomor RT-nya."))
    return hasil
