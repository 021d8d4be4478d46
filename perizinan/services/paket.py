"""Loading permit packs from their folders and handing out the versions in force."""

import hashlib
import json
from pathlib import Path
from typing import Any

import yaml
from django.utils.text import slugify
from pydantic import ValidationError

from akun.status import JABATAN, PEMOHON
from perizinan.dokumen.izin import NILAI
from perizinan.models import VersiPaket
from perizinan.services.periksa_paket import periksa_bersama, periksa_isi
from perizinan.skema import LangkahSop, MetadataSop, Paket, Sop
from perizinan.status import AKSI
from sicantik.lib.cetak import TemplatGalat, nilai_dipakai
from sop import services as sop
from sop.definisi import Cabang, Definisi, Langkah, Naskah, Tahap, periksa

FOLDER = Path(__file__).resolve().parent.parent / "paket"
WAJIB = {"izin": "izin.yaml", "bagian": "formulir.yaml", "syarat": "persyaratan.yaml", "sop": "sop.yaml"}
PILIHAN = {"tinjauan": "tinjauan.yaml", "tarif": "tarif.yaml"}  # only where the SOP inspects, and asks a fee


class PaketKeliru(Exception):
    """A pack that cannot be loaded; the text names the file, the key and the reason."""


def baca_paket(folder: Path) -> Paket:
    """Parse and check the pack in a folder. Raises PaketKeliru."""
    isi = {kunci: _yaml(folder / nama) for kunci, nama in WAJIB.items()}
    isi["bagian"] = _sisipkan_blok(isi["bagian"], folder.parent / "bersama")
    isi["templat"] = _teks(folder / "izin.html")
    for kunci, nama in PILIHAN.items():
        if (folder / nama).exists():
            isi[kunci] = _yaml(folder / nama)
    try:
        paket = Paket.model_validate(isi)
    except ValidationError as e:
        galat = e.errors()[0]
        kunci, *jalur = (str(x) for x in galat["loc"]) if galat["loc"] else ("izin",)
        tempat = {**WAJIB, **PILIHAN}.get(kunci, "izin.html")
        raise PaketKeliru(f"{folder.name}/{tempat}: {'.'.join(jalur) or kunci}: {galat['msg']}") from e
    if galat_cetak := _periksa_cetak(paket):
        raise PaketKeliru(f"{folder.name}/{galat_cetak}")
    definisi = definisi_sop(paket)
    if galat_sop := periksa(definisi, jabatan={*JABATAN, PEMOHON}, aksi=set(AKSI)):
        raise PaketKeliru(f"{folder.name}/sop.yaml: {galat_sop[0]}")
    for galat_isi in periksa_isi(paket, definisi):
        raise PaketKeliru(f"{folder.name}/{galat_isi}")
    return paket


def definisi_sop(paket: Paket) -> Definisi:
    """The engine's definition of a pack's SOP. Waiting ("tidak" back to the same step) is not a move."""
    sop_: Sop = paket.sop
    return Definisi(
        kode=paket.izin.kode,
        nama=paket.izin.nama,
        nomor=sop_.nomor,
        langkah=tuple(_langkah(x) for x in sop_.langkah),
        tahap=tuple(Tahap(t.nama, t.langkah) for t in sop_.tahap),
        naskah=_naskah(sop_.metadata, sop_.keganjilan),
    )


def simpan_paket(paket: Paket) -> VersiPaket:
    """Store the pack as an immutable version; the same content is stored once."""
    isi = paket.model_dump(mode="json")
    intisari = hashlib.sha256(json.dumps(isi, sort_keys=True).encode()).hexdigest()
    versi, _ = VersiPaket.objects.get_or_create(
        intisari=intisari,
        defaults={
            "kode": paket.izin.kode,
            "isi": isi,
            "versi_sop": sop.simpan_versi(definisi_sop(paket)),
            "berlaku_mulai": paket.izin.berlaku_mulai,
            "berlaku_sampai": paket.izin.berlaku_sampai,
        },
    )
    return versi


def muat_semua(folder: Path = FOLDER) -> list[VersiPaket]:
    """Load every pack of the folder; nothing is stored when one of them is wrong."""
    paket = [(f.name, baca_paket(f)) for f in sorted(folder.iterdir()) if (f / "izin.yaml").exists()]
    for galat in periksa_bersama(paket):
        raise PaketKeliru(galat)
    return [simpan_paket(p) for _nama, p in paket]


def _periksa_cetak(paket: Paket) -> str:
    """What would stop a permit from being printed, found before anybody applies; "" when nothing would."""
    izin = paket.izin
    try:
        if hilang := nilai_dipakai(paket.templat) - NILAI:
            return f"izin.html: {', '.join(sorted(hilang))} tidak dikenal"
        penanda = {p.nama: "0" for p in izin.penanda_nomor}
        izin.templat_nomor.format_map({**penanda, "urutan": 1, "kode": izin.kode, "bulan_romawi": "I", "tahun": 2026})
        izin.dasar_cetak.format(kantor="", daerah="")
    except TemplatGalat as e:
        return f"izin.html: {e}"
    except (KeyError, IndexError, ValueError) as e:
        return f"izin.yaml: templat_nomor atau dasar_cetak memakai {e} yang tidak dikenal"
    return ""


def _langkah(x: LangkahSop) -> Langkah:
    return Langkah(
        urut=x.urut,
        kegiatan=x.kegiatan,
        singkat=x.singkat,
        pelaksana=tuple(slugify(p) for p in x.pelaksana),
        aksi=x.aksi,
        menit=x.waktu.menit,
        waktu=x.waktu.teks or "",
        keterangan=x.keterangan or "",
        hari_ke=x.hari_ke,
        output=x.output,
        kelengkapan=x.kelengkapan,
        cabang=tuple(
            Cabang(c.hasil, "batal" if c.ke == "BATAL" else c.ke, c.kondisi, c.dasar)
            for c in x.cabang
            if c.ke != x.urut
        ),
        menunggu_pemohon=x.menunggu_pemohon,
        cukup_satu=x.cukup_satu,
        tugas_pisah=x.tugas_pisah,
        bacaan=x.inferred,
    )


def _naskah(m: MetadataSop, keganjilan: tuple[str, ...]) -> Naskah:
    return Naskah(
        judul=m.judul_sop,
        judul_tabel=m.judul_tabel,
        tanggal_pembuatan=m.tanggal_pembuatan,
        tanggal_revisi=m.tanggal_revisi,
        tanggal_pengesahan=m.tanggal_pengesahan,
        jabatan_pengesah=m.disahkan_oleh.jabatan,
        nama_pengesah=m.disahkan_oleh.nama,
        pangkat_pengesah=m.disahkan_oleh.pangkat,
        dasar_hukum=m.dasar_hukum,
        kualifikasi=m.kualifikasi_pelaksana,
        keterkaitan=m.keterkaitan,
        peringatan=m.peringatan,
        peralatan=m.peralatan_perlengkapan,
        pencatatan=m.pencatatan_dan_pendataan,
        keganjilan=keganjilan,
    )


def _teks(berkas: Path) -> str:
    try:
        return berkas.read_text()
    except FileNotFoundError as e:
        raise PaketKeliru(f"{berkas.parent.name}/{berkas.name}: berkas tidak ada") from e


def _yaml(berkas: Path) -> Any:
    try:
        isi = yaml.safe_load(_teks(berkas))
    except yaml.YAMLError as e:
        raise PaketKeliru(f"{berkas.parent.name}/{berkas.name}: {e}") from e
    if not isi:
        raise PaketKeliru(f"{berkas.parent.name}/{berkas.name}: kosong")
    return isi


def _sisipkan_blok(bagian: list[dict[str, Any]], folder: Path) -> list[dict[str, Any]]:
    """Replace "blok: nama" by the shared sections of that name."""
    hasil: list[dict[str, Any]] = []
    for b in bagian:
        hasil += _yaml(folder / f"{b['blok']}.yaml") if "blok" in b else [b]
    return hasil
