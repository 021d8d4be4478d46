"""The packs carry the decree's SOP to the letter; what the portal adds stands apart."""

from typing import Any

import pytest
import yaml

from akun.status import JABATAN, PEMOHON
from perizinan.services.paket import FOLDER
from sop.definisi import Definisi, periksa
from tests.sop.contoh import AKSI, keputusan, menurut_keputusan, siup

MILIK_PORTAL = {"singkat", "aksi", "tugas_pisah", "menunggu_pemohon", "cukup_satu"}


def isi_paket(kode: str) -> dict[str, Any]:
    return yaml.safe_load((FOLDER / kode.lower() / "sop.yaml").read_text())


@pytest.mark.parametrize("kode", sorted(f.name.upper() for f in FOLDER.iterdir() if (f / "sop.yaml").exists()))
def test_paket_sama_dengan_keputusan(kode: str) -> None:
    paket, asli = isi_paket(kode), keputusan()[kode]
    assert paket["nomor"] == asli["metadata"]["nomor"]
    assert [{k: v for k, v in x.items() if k not in MILIK_PORTAL} for x in paket["langkah"]] == asli["langkah"]


def test_tahap_publik_sama_dengan_halaman_pelacakan() -> None:
    pelacakan = yaml.safe_load((FOLDER.parent.parent / "tests" / "data" / "sop.yaml").read_text())["pelacakan"]
    diharap = [
        {"nama": t["nama"], "langkah": pelacakan["pemetaan_inferred"]["umum"][t["urut"]]} for t in pelacakan["tahap"]
    ]
    assert isi_paket("SIUP")["tahap"] == diharap


@pytest.mark.parametrize("kode", sorted(keputusan()))
def test_ketujuh_sop_dapat_dijalankan(kode: str) -> None:
    assert periksa(menurut_keputusan(kode), jabatan={*JABATAN, PEMOHON}, aksi=AKSI) == []


@pytest.mark.parametrize("kode", sorted(keputusan()))
def test_hari_janji_sama_dengan_sla_keputusan(kode: str) -> None:
    assert menurut_keputusan(kode).hari_janji == keputusan()[kode]["ringkasan"]["sla_hari"]


def test_hari_yang_kosong_mengikuti_langkah_sebelumnya() -> None:
    ho = menurut_keputusan("HO")
    assert [ho.ambil(n).hari_ke for n in (2, 8)] == [None, None]
    assert [ho.hari_ke(n) for n in (1, 2, 7, 8, 9)] == [1, 1, 8, 8, 9]


def test_siup_dari_paket_berjalan_seperti_menurut_keputusan() -> None:
    """The pack is read into the same steps, turns and branches as the decree."""

    def alur(definisi: Definisi) -> list[Any]:
        return [
            [x.urut, x.pelaksana, x.aksi, x.menit, definisi.hari_ke(x.urut), x.menunggu_pemohon, x.tugas_pisah]
            + [(c.hasil, c.ke) for c in definisi.cabang(x.urut)]
            for x in definisi.langkah
        ]

    assert alur(siup()) == alur(menurut_keputusan("SIUP"))
