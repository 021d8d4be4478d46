"""The topics of a pack's editor: where each finds its data, which columns it has, and how the draft lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from perizinan.forms.rancangan import (
    Isi,
    Kolom,
    RancanganForm,
    ambil,
    pilihan_bentuk,
    pilihan_jabatan,
    pilihan_jenis_medan,
    pilihan_jenis_permohonan,
    salin,
)
from perizinan.models import RancanganPaket
from perizinan.services.galat_paket import BERKAS, GalatPaket
from perizinan.services.paket import galat_paket


@dataclass(frozen=True)
class Topik:
    """One kind of page. `tempat` finds the part of the data that it edits (None: there is none)."""

    bagian: str  # whose file's errors stand beside it
    judul: Callable[[str], str]
    tempat: Callable[[Isi, str], Any]
    kolom: Callable[[Any], list[Kolom]]
    daftar: Callable[[Isi, str], list[Any] | None] | None = None  # where its items may be added and removed


def _cari(daftar: Any, kunci: str, nilai: str) -> Any:
    semua = daftar if isinstance(daftar, list) else []
    return next((x for x in semua if isinstance(x, dict) and str(x.get(kunci)) == nilai), None)


def _semua_bagian(isi: Isi) -> list[Isi]:
    return [b for b in isi.get("bagian") or [] if isinstance(b, dict) and isinstance(b.get("medan"), list)]


def _kolom_waktu(sop: Any) -> list[Kolom]:
    hasil = []
    for n, x in enumerate(ambil(sop, "langkah") or []):
        nama = f"{ambil(x, 'urut')}. {ambil(x, 'singkat')}"
        hasil.append(Kolom(f"langkah.{n}.waktu.menit", _("%(langkah)s: menit") % {"langkah": nama}, "bilangan"))
        hasil.append(Kolom(f"langkah.{n}.hari_ke", _("%(langkah)s: hari kerja ke") % {"langkah": nama}, "bilangan"))
    return hasil


def _kolom_langkah(x: Any) -> list[Kolom]:
    hasil = [
        Kolom("kegiatan", _("Kegiatan"), "panjang", wajib=True),
        Kolom("singkat", _("Nama pendek"), wajib=True),
        Kolom("pelaksana", _("Pelaksana"), "banyak", wajib=True, pilihan=pilihan_jabatan),
        Kolom("kelengkapan", _("Kelengkapan"), "baris", _("Satu baris satu butir.")),
        Kolom("output", _("Keluaran"), wajib=True),
        Kolom("keterangan", _("Keterangan")),
    ]
    for n, c in enumerate(x.get("cabang") or []):
        nama = {"hasil": str(ambil(c, "hasil"))}
        hasil.append(
            Kolom(
                f"cabang.{n}.ke",
                _("Cabang %(hasil)s: ke langkah") % nama,
                "tujuan",
                _("Nomor langkah, atau BATAL."),
                True,
            )
        )
        hasil.append(Kolom(f"cabang.{n}.kondisi", _("Cabang %(hasil)s: bila") % nama, wajib=True))
        hasil.append(Kolom(f"cabang.{n}.dasar", _("Cabang %(hasil)s: dasar") % nama, wajib=True))
    return hasil


def _kolom_izin(x: Any) -> list[Kolom]:
    return [
        Kolom("nama", _("Nama izin"), wajib=True),
        Kolom("untuk", _("Untuk usaha"), wajib=True),
        Kolom("ringkas", _("Ringkasan"), "panjang", wajib=True),
        Kolom("kata_kunci", _("Kata kunci"), "baris", _("Satu baris satu butir.")),
        Kolom("instansi", _("Instansi teknis"), wajib=True),
        Kolom("dasar_hukum", _("Dasar hukum"), "baris", _("Satu baris satu butir."), True),
        Kolom("catatan_sumber", _("Catatan sumber"), "baris", _("Satu baris satu butir.")),
        Kolom("masa_berlaku", _("Masa berlaku"), wajib=True),
    ]


def _kolom_naskah(x: Any) -> list[Kolom]:
    return [
        Kolom("nomor", _("Nomor SOP"), wajib=True),
        Kolom("tanggal", _("Tanggal keputusan"), wajib=True),
        Kolom("metadata.nomor", _("Nomor pada kepala SOP"), wajib=True),
        Kolom("metadata.tanggal_revisi", _("Tanggal revisi"), wajib=True),
        Kolom("metadata.tanggal_pengesahan", _("Tanggal pengesahan"), wajib=True),
        Kolom("metadata.disahkan_oleh.nama", _("Disahkan oleh"), wajib=True),
        Kolom("keganjilan", _("Catatan pembacaan naskah"), "baris", _("Satu baris satu butir.")),
    ]


def _kode_baru(x: Any) -> list[Kolom]:
    bantu = _("Huruf kecil, angka, dan garis bawah. Tidak dapat diubah sesudahnya.")
    return [] if x else [Kolom("kode", _("Kode"), "teks", bantu, True)]


def _kolom_syarat(x: Any) -> list[Kolom]:
    return [
        *_kode_baru(x),
        Kolom("nama", _("Nama dokumen"), wajib=True),
        Kolom("bantu", _("Petunjuk")),
        Kolom("contoh", _("Seperti apa yang baik"), bantu=_("Dibaca pemohon bila dokumen ini dikembalikan.")),
        Kolom("untuk", _("Untuk bentuk usaha"), "banyak", _("Kosong berarti semua."), pilihan=pilihan_bentuk),
        Kolom(
            "jenis_permohonan",
            _("Untuk jenis permohonan"),
            "banyak",
            _("Kosong berarti semua."),
            pilihan=pilihan_jenis_permohonan,
        ),
        Kolom("wajib", _("Wajib diunggah"), "centang", wajib=True),
        Kolom("kamera", _("Biasanya difoto"), "centang"),
    ]


def _kolom_medan(x: Any) -> list[Kolom]:
    pilihan = _("Satu baris satu pilihan: kode, titik dua, kata. Hanya untuk jenis pilihan.")
    hasil = [*_kode_baru(x), Kolom("label", _("Pertanyaan"), wajib=True), Kolom("bantu", _("Petunjuk"))]
    if x.get("jenis") != "daftar":
        hasil.append(Kolom("jenis", _("Jenis isian"), "pilih", wajib=True, pilihan=pilihan_jenis_medan))
    return [
        *hasil,
        Kolom("wajib", _("Wajib diisi"), "centang", wajib=True),
        Kolom("rahasia", _("Rahasia, disimpan tersandi"), "centang"),
        Kolom("maks", _("Panjang paling besar"), "bilangan"),
        Kolom("satuan", _("Satuan")),
        Kolom("pilihan", _("Pilihan"), "pasangan", pilihan),
    ]


def _kolom_bagian(x: Any) -> list[Kolom]:
    hasil = [*_kode_baru(x), Kolom("judul", _("Judul"), wajib=True), Kolom("pengantar", _("Pengantar"), "panjang")]
    if x:
        return hasil
    return [
        *hasil,
        Kolom("medan.0.kode", _("Kode pertanyaan pertama"), wajib=True),
        Kolom("medan.0.label", _("Pertanyaan pertama"), wajib=True),
        Kolom("medan.0.jenis", _("Jenis isian"), "pilih", wajib=True, pilihan=pilihan_jenis_medan),
    ]


def _kolom_tarif(x: Any) -> list[Kolom]:
    hasil = [
        Kolom("versi", _("Nama tabel tarif"), wajib=True),
        Kolom("dasar", _("Dasar hukum"), wajib=True),
        Kolom("catatan", _("Catatan"), "panjang", wajib=True),
        Kolom("contoh", _("Contoh, bukan tarif yang berlaku"), "centang"),
        Kolom("jatuh_tempo_hari", _("Jatuh tempo, hari"), "bilangan", wajib=True),
        Kolom(
            "lapisan",
            _("Lapisan luas"),
            "lapisan",
            _("Satu baris satu lapisan: luas sampai, titik dua, rupiah per m². Tanda - untuk tanpa batas."),
            True,
        ),
    ]
    for n, i in enumerate(x.get("indeks") or []):
        for m, p in enumerate(ambil(i, "pilihan") or []):
            nama = {"indeks": str(ambil(i, "label")), "pilihan": str(ambil(p, "nama"))}
            hasil.append(
                Kolom(
                    f"indeks.{n}.pilihan.{m}.persen", _("%(indeks)s, %(pilihan)s: persen") % nama, "bilangan", "", True
                )
            )
    return hasil


def _daftar_medan(isi: Isi, kode: str) -> list[Any] | None:
    """The fields of the section that holds this one, or that a new one is put into."""
    for b in _semua_bagian(isi):
        if f"baru-{b.get('kode')}" == kode or _cari(b["medan"], "kode", kode):
            return b["medan"]  # type: ignore[no-any-return]
    return None


def _seluruh(bagian: str) -> Callable[[Isi, str], list[Any] | None]:
    return lambda isi, kode: isi.get(bagian) if isinstance(isi.get(bagian), list) else None


TOPIK: dict[str, Topik] = {
    "waktu": Topik("sop", lambda k: _("Waktu dan hari"), lambda isi, k: isi.get("sop"), _kolom_waktu),
    "langkah": Topik(
        "sop",
        lambda k: _("Langkah %(n)s") % {"n": k},
        lambda isi, k: _cari(ambil(isi, "sop.langkah"), "urut", k),
        _kolom_langkah,
    ),
    "naskah": Topik("sop", lambda k: _("Kepala SOP"), lambda isi, k: isi.get("sop"), _kolom_naskah),
    "izin": Topik("izin", lambda k: _("Keterangan izin"), lambda isi, k: isi.get("izin"), _kolom_izin),
    "syarat": Topik(
        "syarat",
        lambda k: _("Persyaratan"),
        lambda isi, k: _cari(isi.get("syarat"), "kode", k),
        _kolom_syarat,
        _seluruh("syarat"),
    ),
    "bagian": Topik(
        "bagian",
        lambda k: _("Bagian formulir"),
        lambda isi, k: _cari(isi.get("bagian"), "kode", k),
        _kolom_bagian,
        _seluruh("bagian"),
    ),
    "medan": Topik(
        "bagian",
        lambda k: _("Pertanyaan"),
        lambda isi, k: next((m for b in _semua_bagian(isi) if (m := _cari(b["medan"], "kode", k))), None),
        _kolom_medan,
        _daftar_medan,
    ),
    "tarif": Topik("tarif", lambda k: _("Tarif"), lambda isi, k: isi.get("tarif"), _kolom_tarif),
}


def form_topik(topik: Topik, kode: str, r: RancanganPaket, data: QueryDict | None) -> RancanganForm | None:
    """The form of a page, or None where the draft has no such place."""
    tempat = _tempat(topik, r.isi, kode)
    if not isinstance(tempat, dict):
        return None
    return RancanganForm(topik.kolom(tempat), tempat, r.isi, data, initial={"rancangan_versi": r.versi})


def _baru(kode: str) -> bool:
    return kode.split("-", maxsplit=1)[0] == "baru"


def _tempat(topik: Topik, isi: Isi, kode: str) -> Any:
    if not _baru(kode):
        return topik.tempat(isi, kode)
    return {} if topik.daftar and topik.daftar(isi, kode) is not None else None


def isi_baru(topik: Topik, kode: str, r: RancanganPaket, form: RancanganForm) -> Isi:
    """The draft's data with what the form says."""
    isi = salin(r.isi)
    if _baru(kode):
        tempat: Isi = {"medan": [{}]} if topik is TOPIK["bagian"] else {}
        form.terapkan(tempat)
        assert topik.daftar is not None
        (topik.daftar(isi, kode) or []).append(tempat)
        return isi
    tempat = topik.tempat(isi, kode)
    form.terapkan(tempat)
    if topik is TOPIK["waktu"]:
        _teks_waktu(tempat, r.isi["sop"])
    return isi


def isi_tanpa(topik: Topik, kode: str, r: RancanganPaket) -> Isi | None:
    """The draft's data without an item, or None where it cannot be removed."""
    isi = salin(r.isi)
    daftar, tempat = topik.daftar(isi, kode) if topik.daftar else None, topik.tempat(isi, kode)
    if daftar is None or tempat is None:
        return None
    daftar.remove(tempat)
    return isi


def _teks_waktu(sop: Isi, lama: Isi) -> None:
    """The words beside the minutes ("2 jam") follow them, where these have changed."""
    for n, x in enumerate(sop["langkah"]):
        menit = ambil(x, "waktu.menit")
        if menit is not None and menit != ambil(lama, f"langkah.{n}.waktu.menit"):
            x["waktu"] |= {"teks": f"{menit} menit", "hari": None}


@dataclass(frozen=True)
class Butir:
    topik: str
    kode: str
    kata: str


def daftar_topik(r: RancanganPaket) -> list[tuple[str, str, list[Butir]]]:
    """What can be edited: heading, where to add one ("" where one cannot), and the pages."""
    isi = r.isi
    hasil = [
        (
            _("Langkah SOP"),
            "",
            [
                Butir("waktu", "", _("Waktu dan hari semua langkah")),
                *(
                    Butir("langkah", str(ambil(x, "urut")), f"{ambil(x, 'urut')}. {ambil(x, 'singkat')}")
                    for x in _isi(isi, "sop.langkah")
                ),
                Butir("naskah", "", _("Kepala SOP")),
            ],
        ),
        (_("Keterangan izin"), "", [Butir("izin", "", _("Nama, dasar hukum, masa berlaku"))]),
        (
            _("Persyaratan"),
            "syarat",
            [Butir("syarat", str(ambil(x, "kode")), str(ambil(x, "nama"))) for x in _isi(isi, "syarat")],
        ),
    ]
    if isi.get("tarif"):
        hasil.append((_("Tarif"), "", [Butir("tarif", "", _("Tabel tarif"))]))
    return hasil


def daftar_formulir(r: RancanganPaket) -> list[tuple[Butir, list[Butir]]]:
    """The sections of the form and their fields."""
    return [
        (
            Butir("bagian", str(b.get("kode")), str(b.get("judul"))),
            [Butir("medan", str(ambil(m, "kode")), str(ambil(m, "label"))) for m in b["medan"]],
        )
        for b in _semua_bagian(r.isi)
    ]


def _isi(isi: Isi, jalur: str) -> Iterator[Any]:
    daftar = ambil(isi, jalur)
    yield from daftar if isinstance(daftar, list) else []


def galat_berurut(r: RancanganPaket, bagian: str = "") -> list[GalatPaket]:
    """Every error of the draft, those of the page's own file first."""
    return sorted(galat_paket(r.isi), key=lambda g: g.berkas != BERKAS.get(bagian))
