"""Fields of the public API: a whitelist, and its documentation."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from perizinan.models import VersiPaket
from perizinan.queries import BarisLog, Jeda, Lacak
from sop.services import definisi_sop
from tracking.kata import tanpa_pribadi
from tracking.keaslian import kata_tanda_tangan
from tracking.tampilan import sebab_jeda


class Galat(serializers.Serializer[dict[str, str]]):
    galat = serializers.CharField(help_text="Apa yang terjadi dan apa yang dapat dilakukan")


class Izin(serializers.Serializer[VersiPaket]):
    kode = serializers.CharField(source="paket.izin.kode", help_text="Singkatan jenis izin, misalnya SIUP")
    nama = serializers.CharField(source="paket.izin.nama", help_text="Nama resmi")
    bidang = serializers.CharField(source="paket.izin.bidang")
    ringkas = serializers.CharField(source="paket.izin.ringkas", help_text="Untuk siapa izin ini")
    instansi = serializers.CharField(source="paket.izin.instansi", help_text="Instansi teknis")
    jenis_permohonan = serializers.ListField(child=serializers.CharField(), source="paket.izin.jenis_permohonan")
    biaya = serializers.IntegerField(source="paket.izin.biaya", help_text="Rupiah; 0 berarti gratis")
    retribusi = serializers.SerializerMethodField(help_text="Biaya dihitung dari hasil peninjauan lokasi")
    masa_berlaku = serializers.CharField(source="paket.izin.masa_berlaku")
    dasar_hukum = serializers.ListField(child=serializers.CharField(), source="paket.izin.dasar_hukum")
    hari_kerja = serializers.SerializerMethodField(help_text="Janji waktu, dalam hari kerja")
    persyaratan = serializers.SerializerMethodField(help_text="Nama dokumen yang diminta")
    tahap = serializers.SerializerMethodField(help_text="Tahap seperti pada halaman lacak")

    def get_retribusi(self, versi: VersiPaket) -> bool:
        return versi.paket.tarif is not None

    def get_hari_kerja(self, versi: VersiPaket) -> int:
        return definisi_sop(versi.versi_sop_id).hari_janji

    def get_persyaratan(self, versi: VersiPaket) -> list[str]:
        return [s.nama for s in versi.paket.syarat]

    def get_tahap(self, versi: VersiPaket) -> list[str]:
        return [t.nama for t in versi.paket.sop.tahap]


class Tahap(serializers.Serializer[Any]):
    nama = serializers.CharField()
    selesai = serializers.DateTimeField(allow_null=True, help_text="Kapan tahap ini selesai")
    kini = serializers.BooleanField(help_text="Berkas sedang di tahap ini")


class Jam(serializers.Serializer[Lacak]):
    berhenti = serializers.BooleanField(source="jam_berhenti", help_text="Jam pelayanan sedang berhenti")
    sejak = serializers.DateTimeField(source="berhenti_sejak", allow_null=True)
    sebab = serializers.CharField(source="sebab_berhenti", allow_blank=True, help_text="Mengapa jam berhenti")
    hari_terpakai = serializers.IntegerField(help_text="Hari kerja yang dihitung")
    hari_janji = serializers.IntegerField(help_text="Hari kerja yang dijanjikan")


class PermohonanUmum(serializers.Serializer[Lacak]):
    nomor = serializers.CharField(help_text="16 angka")
    kode_izin = serializers.CharField(source="kode")
    nama_izin = serializers.CharField()
    jenis = serializers.CharField()
    nama = serializers.CharField(source="nama_samaran", help_text="Disamarkan")
    status = serializers.CharField(source="status.kata", help_text="Misalnya Diproses, Dikembalikan, Selesai")
    tahap = Tahap(many=True)
    jam = Jam(source="*")


class BarisJeda(serializers.Serializer[Jeda]):
    mulai = serializers.DateTimeField()
    selesai = serializers.DateTimeField(allow_null=True)
    sebab = serializers.SerializerMethodField()
    hari = serializers.IntegerField(help_text="Hari kerja yang tidak dihitung")

    def get_sebab(self, jeda: Jeda) -> str:
        return sebab_jeda(jeda)


class BarisCatatan(serializers.Serializer[BarisLog]):
    saat = serializers.DateTimeField()
    judul = serializers.CharField()
    catatan = serializers.SerializerMethodField(help_text="Hanya catatan untuk pemohon")

    def get_catatan(self, baris: BarisLog) -> str:
        return tanpa_pribadi(baris.catatan)


class PermohonanLengkap(PermohonanUmum):
    langkah = serializers.IntegerField()
    jumlah_langkah = serializers.IntegerField()
    nama_langkah = serializers.CharField()
    pelaksana = serializers.CharField(help_text="Jabatan yang mengerjakan, bukan nama orang")
    menunggu_pemohon = serializers.BooleanField(source="di_pemohon")
    tenggat = serializers.DateTimeField(help_text="Selesai paling lambat, dengan jeda sampai kini")
    selesai = serializers.DateTimeField(allow_null=True)
    jeda = BarisJeda(many=True)
    catatan = BarisCatatan(source="log", many=True, help_text="Terbaru lebih dulu")


class Keaslian(serializers.Serializer[Any]):
    keadaan = serializers.CharField(
        source="keadaan.kata", help_text="SAH, BELUM DISERAHKAN, DIBATALKAN, DICABUT, DIGANTI, atau KEDALUWARSA"
    )
    nomor = serializers.CharField()
    kode_izin = serializers.CharField(source="kode")
    nama_izin = serializers.CharField()
    pemegang = serializers.CharField(source="pemegang_samaran", help_text="Disamarkan")
    nomor_permohonan = serializers.CharField()
    ditetapkan = serializers.DateTimeField(source="disetujui", help_text="Tanggal pada dokumen")
    berlaku_sampai = serializers.DateField(allow_null=True, help_text="Kosong: selama usaha berjalan")
    diakhiri = serializers.DateTimeField(allow_null=True, help_text="Kapan dibatalkan, dicabut, atau diganti")
    sebab_akhir = serializers.SerializerMethodField()
    pengganti = serializers.CharField(allow_blank=True, help_text="Nomor izin yang menggantikannya")
    tanda_tangan = serializers.SerializerMethodField()
    sha256 = serializers.CharField(allow_blank=True, help_text="Sidik dokumen PDF yang ditandatangani")

    def get_sebab_akhir(self, izin: Any) -> str:
        return tanpa_pribadi(izin.sebab_akhir)

    def get_tanda_tangan(self, izin: Any) -> str:
        return kata_tanda_tangan()
