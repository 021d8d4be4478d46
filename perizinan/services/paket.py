"""Loading permit packs: their data checked, stored as versions, and put in force."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from string import Formatter

from django.db import connection, transaction
from django.utils.text import slugify
from pydantic import ValidationError

from akun.status import JABATAN, PEMOHON
from perizinan.dokumen.izin import NILAI
from perizinan.models import CatatanRancangan, PenetapanPaket, VersiPaket
from perizinan.services.galat_paket import GalatPaket, PaketKeliru, dari_kalimat, dari_skema
from perizinan.services.periksa_paket import NOMOR_BAKU, periksa_bersama, periksa_isi
from perizinan.services.sumber_paket import Isi, baca_folder, urai
from perizinan.skema import LangkahSop, MetadataSop, Paket, Sop
from perizinan.status import AKSI
from sicantik.lib import jam
from sicantik.lib.cetak import KonteksGalat, TemplatGalat, buat_html, nilai_dipakai, periksa_susunan
from sop import services as sop
from sop.definisi import Cabang, Definisi, Langkah, Naskah, Tahap, periksa

FOLDER = Path(__file__).resolve().parent.parent / "paket"
BAGIAN_KOP = ("pemerintah", "dinas", "alamat", "telepon", "kota")
NILAI_CONTOH = {
    **dict.fromkeys(NILAI, "contoh"),
    "kop": dict.fromkeys(BAGIAN_KOP, "contoh"),
    "butir": [{"label": "contoh", "isi": "contoh"}],
}


def baca_paket(folder: Path) -> Paket:
    """Parse and check the pack in a folder. Raises PaketKeliru with every error."""
    isi, galat = urai(baca_folder(folder), folder.parent / "bersama")
    try:
        if galat:
            raise PaketKeliru(galat)
        return susun_paket(isi)
    except PaketKeliru as e:
        raise PaketKeliru(e.galat, f"{folder.name}/") from e


def susun_paket(isi: Isi) -> Paket:
    """The pack of this data. Raises PaketKeliru with every error: first of the shape, and once that is right of what
    does not fit together; of the template and of the SOP in any case."""
    galat = list(periksa_templat_izin(isi.get("templat")))
    try:
        paket = Paket.model_validate(isi)
    except ValidationError as e:
        galat += [*dari_skema(e, isi), *_periksa_sop_sendiri(isi)]
        raise PaketKeliru(galat) from e
    galat += _periksa_cetak(paket)
    definisi = definisi_sop(paket)
    galat += _periksa_definisi(definisi)
    galat += [dari_kalimat(x) for x in periksa_isi(paket, definisi)] if not galat else []
    if galat:
        raise PaketKeliru(galat)
    return paket


def galat_paket(isi: Isi) -> tuple[GalatPaket, ...]:
    """Everything wrong with this data; empty when it is a pack."""
    try:
        susun_paket(isi)
    except PaketKeliru as e:
        return e.galat
    return ()


def definisi_sop(paket: Paket) -> Definisi:
    """The engine's definition of a pack's SOP."""
    return susun_definisi(paket.sop, paket.izin.kode, paket.izin.nama)


def susun_definisi(sop_: Sop, kode: str, nama: str) -> Definisi:
    """Waiting ("tidak" back to the same step) is not a move."""
    return Definisi(
        kode=kode,
        nama=nama,
        nomor=sop_.nomor,
        langkah=tuple(_langkah(x) for x in sop_.langkah),
        tahap=tuple(Tahap(t.nama, t.langkah) for t in sop_.tahap),
        naskah=_naskah(sop_.metadata, sop_.keganjilan),
    )


def simpan_versi(paket: Paket) -> VersiPaket:
    """Store the pack as an immutable version; the same content is stored once. It is not in force by that."""
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


@transaction.atomic
def simpan_paket(paket: Paket) -> VersiPaket:
    """Store a pack that comes with the software and put it in force, unless it is what came with it last time.

    A version ratified on the screen stays in force until the folder holds something new (docs/adr/0030).
    """
    kunci_penetapan(paket.izin.kode)
    versi = simpan_versi(paket)
    terakhir = PenetapanPaket.objects.dari_berkas(paket.izin.kode)
    if terakhir is None or terakhir.versi_paket_id != versi.pk:
        ada = PenetapanPaket.objects.filter(versi_paket__kode=versi.kode).exists()
        mulai = max(versi.berlaku_mulai, jam.hari_ini()) if ada else versi.berlaku_mulai
        tetapkan_paket(versi_paket=versi, berlaku_mulai=mulai)
    return versi


def tetapkan_paket(
    *,
    versi_paket: VersiPaket,
    berlaku_mulai: date,
    keputusan: sop.Keputusan | None = None,
    pengesahan: CatatanRancangan | None = None,
) -> PenetapanPaket:
    """Put a stored version in force from a day on, its SOP with it. The caller holds `kunci_penetapan`."""
    penetapan = sop.tetapkan_versi(versi_sop=versi_paket.versi_sop, berlaku_mulai=berlaku_mulai, keputusan=keputusan)
    return PenetapanPaket.objects.create(penetapan=penetapan, versi_paket=versi_paket, pengesahan=pengesahan)


def kunci_penetapan(kode: str) -> None:
    """Until the transaction ends, nobody else decides which version of this permit type is in force."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"penetapan {kode}"])


def muat_semua(folder: Path = FOLDER) -> list[VersiPaket]:
    """Load every pack of the folder; nothing is stored when one of them is wrong."""
    paket: list[tuple[str, Paket]] = []
    galat: list[GalatPaket] = []
    for f in sorted(f for f in folder.iterdir() if (f / "izin.yaml").exists()):
        try:
            paket.append((f.name, baca_paket(f)))
        except PaketKeliru as e:
            galat += [replace(g, berkas=f"{f.name}/{g.berkas}") for g in e.galat]
    galat += [dari_kalimat(x) for x in periksa_bersama(paket)]
    if galat:
        raise PaketKeliru(galat)
    return [simpan_paket(p) for _nama, p in paket]


def periksa_templat_izin(templat: object) -> Iterator[GalatPaket]:
    """What would stop the template from being printed, found before anybody applies: it is printed once here."""
    if not isinstance(templat, str):
        return  # the shape says so
    try:
        if hilang := nilai_dipakai(templat) - NILAI:
            yield GalatPaket("izin.html", "", f"{', '.join(sorted(hilang))} tidak dikenal")
        else:
            periksa_susunan(templat)
            buat_html(templat, NILAI_CONTOH)
    except (TemplatGalat, KonteksGalat) as e:
        yield GalatPaket("izin.html", "", str(e))


def _periksa_cetak(paket: Paket) -> Iterator[GalatPaket]:
    """Placeholders of the number and of the legal basis that nothing fills in."""
    izin = paket.izin
    nomor = {p.nama for p in izin.penanda_nomor} | NOMOR_BAKU
    for kunci, teks, boleh in (
        ("templat_nomor", izin.templat_nomor, nomor),
        ("dasar_cetak", izin.dasar_cetak, {"kantor", "daerah"}),
    ):
        if asing := {nama for _, nama, _, _ in Formatter().parse(teks) if nama} - boleh:
            yield GalatPaket("izin.yaml", kunci, f"memakai {sorted(asing)} yang tidak dikenal")


def _periksa_definisi(definisi: Definisi) -> list[GalatPaket]:
    return [dari_kalimat(f"sop.yaml: {x}") for x in periksa(definisi, jabatan={*JABATAN, PEMOHON}, aksi=set(AKSI))]


def _periksa_sop_sendiri(isi: Isi) -> list[GalatPaket]:
    """A SOP of the right shape is checked even where another file is not."""
    try:
        sop_ = Sop.model_validate(isi.get("sop"))
    except ValidationError:
        return []
    return _periksa_definisi(susun_definisi(sop_, "", ""))


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
