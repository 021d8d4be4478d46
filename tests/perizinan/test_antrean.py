"""Queue numbers: gapless by day and service, called by one counter each, shown without anybody's data."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client

from akun.models import Pengguna
from akun.status import PETUGAS_LOKET
from perizinan.models import TiketAntrean
from perizinan.services import antrean
from perizinan.services.antrean import ambil_nomor, gerakkan_tiket, panggil_berikutnya
from perizinan.services.galat import PermohonanDitolak
from perizinan.status import LAYANAN
from sicantik.lib import jam, token
from tests import orang
from tests.serentak import bersamaan

Masuk = Callable[[Pengguna], Client]


def panggil(oleh: Pengguna, loket: int = 1, layanan: str = "ABC") -> TiketAntrean | None:
    return panggil_berikutnya(oleh=oleh, loket=loket, layanan=list(layanan))


@pytest.fixture
def loket() -> Pengguna:
    return orang.petugas(PETUGAS_LOKET)


@pytest.mark.django_db
def test_berurutan_per_layanan_dan_mulai_lagi_besok() -> None:
    assert [str(ambil_nomor(layanan=x)) for x in "AABA"] == ["A001", "A002", "B001", "A003"]
    with jam.pada(jam.kini() + timedelta(days=1)):
        assert str(ambil_nomor(layanan="A")) == "A001"


@pytest.mark.django_db
def test_habis_sesudah_999(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(antrean, "TERBESAR", 1)
    ambil_nomor(layanan="A")
    with pytest.raises(PermohonanDitolak, match="habis"):
        ambil_nomor(layanan="A")
    with pytest.raises(PermohonanDitolak, match="layanan yang ada"):
        ambil_nomor(layanan="Z")


@pytest.mark.django_db(transaction=True)
def test_tanpa_celah_walau_bersamaan_dan_ada_yang_batal() -> None:
    def ambil(batal: bool) -> str:
        with transaction.atomic():
            tiket = ambil_nomor(layanan="A")
            if batal:
                raise RuntimeError("batal")
        return str(tiket)

    hasil = bersamaan([lambda n=n: ambil(n % 4 == 0) for n in range(12)])  # type: ignore[misc]
    jadi = sorted(h for h in hasil if isinstance(h, str))
    assert jadi == [f"A{n:03}" for n in range(1, len(jadi) + 1)]
    assert len(jadi) == 9


@pytest.mark.django_db(transaction=True)
def test_dua_loket_memanggil_bersamaan_mendapat_tiket_berbeda() -> None:
    petugas = [orang.petugas(PETUGAS_LOKET) for _n in range(4)]
    for _n in range(3):
        ambil_nomor(layanan="A")
    hasil = bersamaan([lambda p=p: panggil(p) for p in petugas])  # type: ignore[misc]
    assert sorted(str(h) for h in hasil if h is not None) == ["A001", "A002", "A003"]
    assert hasil.count(None) == 1


@pytest.mark.django_db(transaction=True)
def test_satu_petugas_menekan_dua_kali_memanggil_satu() -> None:
    petugas = orang.petugas(PETUGAS_LOKET)
    for _n in range(4):
        ambil_nomor(layanan="A")
    hasil = bersamaan([lambda: panggil(petugas)] * 3)
    assert sum(isinstance(h, TiketAntrean) for h in hasil) == 1
    assert sum(isinstance(h, PermohonanDitolak) for h in hasil) == 2
    assert TiketAntrean.objects.filter(keadaan="dipanggil").count() == 1


@pytest.mark.django_db
def test_dipanggil_dilayani_selesai(loket: Pengguna) -> None:
    pertama, kedua = ambil_nomor(layanan="A"), ambil_nomor(layanan="B")
    assert panggil(loket, layanan="B") == kedua  # this counter calls only these
    with pytest.raises(PermohonanDitolak, match="B001"):
        panggil(loket)
    for gerak in ("layani", "selesai"):
        gerakkan_tiket(tiket_id=kedua.pk, gerak=gerak, oleh=loket, loket=1)
    assert panggil(loket) == pertama
    gerakkan_tiket(tiket_id=pertama.pk, gerak="lewati", oleh=loket, loket=1)
    assert panggil(loket) is None
    lagi = gerakkan_tiket(tiket_id=pertama.pk, gerak="panggil_lagi", oleh=loket, loket=2)
    assert (lagi.keadaan, lagi.loket) == ("dipanggil", 2)


@pytest.mark.django_db
@pytest.mark.parametrize("gerak", ["selesai", "panggil_lagi"])
def test_gerak_yang_bukan_gilirannya(loket: Pengguna, gerak: str) -> None:
    ambil_nomor(layanan="A")
    tiket = panggil(loket)
    assert tiket is not None
    with pytest.raises(PermohonanDitolak, match="sudah berubah"):
        gerakkan_tiket(tiket_id=tiket.pk, gerak=gerak, oleh=loket, loket=1)


@pytest.mark.django_db
def test_tiket_di_loket_lain_bukan_milik_saya(loket: Pengguna) -> None:
    ambil_nomor(layanan="A")
    tiket = panggil(loket)
    assert tiket is not None
    with pytest.raises(PermohonanDitolak):
        gerakkan_tiket(tiket_id=tiket.pk, gerak="lewati", oleh=orang.petugas(PETUGAS_LOKET), loket=2)


@pytest.mark.django_db
def test_tiket_kemarin_tidak_menghalangi_hari_ini(loket: Pengguna) -> None:
    with jam.pada(jam.kini() - timedelta(days=1)):
        ambil_nomor(layanan="A")
        panggil(loket)
    baru = ambil_nomor(layanan="A")
    assert panggil(loket) == baru


@pytest.mark.django_db
def test_basis_data_menjaga_tiket() -> None:
    tiket = ambil_nomor(layanan="A")
    with pytest.raises(DatabaseError), transaction.atomic():
        tiket.delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        TiketAntrean.objects.create(layanan="A", nomor=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        TiketAntrean.objects.filter(pk=tiket.pk).update(keadaan="selesai")


@pytest.mark.django_db
def test_halaman_loket_dan_rata_rata_menunggu(masuk: Masuk, loket: Pengguna) -> None:
    with jam.pada(jam.kini() - timedelta(minutes=12)):
        ambil_nomor(layanan="A")
    klien = masuk(loket)
    assert klien.post("/loket/tiket/", {"layanan": "A"}).url.startswith("/antrean/tiket/")
    klien.post("/loket/panggil/", {"loket": "3", "layanan": ["A", "B"]})
    isi = klien.get("/loket/").content.decode()
    assert "A001" in isi
    assert "12 menit" in isi
    tiket = TiketAntrean.objects.get(nomor=1)
    klien.post(f"/loket/tiket/{tiket.pk}/layani/")
    tiket.refresh_from_db()
    assert (tiket.keadaan, tiket.loket) == ("dilayani", 3)
    assert klien.post(f"/loket/tiket/{tiket.pk}/hapus/").status_code == 404
    klien.post("/loket/panggil/", {"loket": "ratusan"})
    klien.post(f"/loket/tiket/{tiket.pk}/selesai/")
    assert "Panggil berikutnya" in klien.get("/loket/").content.decode()


@pytest.mark.django_db
def test_papan_hanya_nomor_dan_loket(loket: Pengguna) -> None:
    ambil_nomor(layanan="A")
    panggil(loket, 4)
    jawab = Client().get("/antrean/")
    isi = jawab.content.decode()
    assert jawab["Refresh"] == "10"
    assert "A001" in isi
    assert "Loket 4" in isi
    assert loket.nama not in isi


@pytest.mark.django_db
def test_layar_hanya_pada_harinya_dan_tanpa_sesi() -> None:
    layar = token.buat("antrean", jam.hari_ini().toordinal())
    jawab = Client().post(f"/antrean/ambil/{layar}/", {"layanan": "A"})
    tiket = Client().get(jawab.url)
    assert "A001" in tiket.content.decode()
    assert tiket["Refresh"].endswith(f"/antrean/ambil/{layar}/")
    assert Client().post(f"/antrean/ambil/{layar}/", {"layanan": "Z"}).status_code == 422
    for lain in (token.buat("antrean", jam.hari_ini().toordinal() - 1), token.buat("lacak", 1), "-"):
        assert Client().post(f"/antrean/ambil/{lain}/", {"layanan": "A"}).status_code == 404
    assert TiketAntrean.objects.count() == 1


@pytest.mark.django_db
def test_tiket_menyebut_berapa_di_depan_dan_loketnya(loket: Pengguna) -> None:
    for _n in range(3):
        tiket = ambil_nomor(layanan="A")
    alamat = f"/antrean/tiket/{tiket.token}/"
    assert "2 orang di depan Anda" in Client().get(alamat).content.decode()
    gerakkan_tiket(tiket_id=panggil(loket).pk, gerak="lewati", oleh=loket, loket=1)  # type: ignore[union-attr]
    assert "1 orang di depan Anda" in Client().get(alamat).content.decode()
    assert Client().get("/antrean/tiket/palsu/").status_code == 404


@pytest.mark.django_db
def test_layanan_satu_huruf() -> None:
    assert all(len(k) == 1 for k in LAYANAN)
