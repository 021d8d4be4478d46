"""An accepted file that did not change is not questioned again, except by the Kabid."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from akun.models import Pengguna
from perizinan.models import Berkas
from perizinan.services.galat import BelumLengkap, PermohonanDitolak
from perizinan.services.pemeriksaan import PutusanButir, periksa_berkas
from perizinan.services.pengembalian import kembalikan_ke_pemohon
from tests.kasus import Kasus, kasus
from tests.perizinan.alat import halaman, kerjakan, salah, sesuai
from tests.perizinan.dikembalikan import dikembalikan_loket, kirim

pytestmark = pytest.mark.django_db
TAK_WAJIB = "lingkungan"  # of HO


@pytest.fixture
def putaran_kedua() -> Kasus:
    """The identity card was sent back and came anew; everything else was accepted in the first round."""
    milik = dikembalikan_loket("ktp")
    milik.unggah("ktp", "npwp")
    kirim(milik)
    return milik


def test_loket_tidak_dapat_mempersoalkan_lagi(putaran_kedua: Kasus) -> None:
    butir = [*sesuai(putaran_kedua, "npwp"), *salah("npwp")]
    with pytest.raises(PermohonanDitolak, match="tidak dapat dipersoalkan lagi"):
        periksa_berkas(**putaran_kedua.pokok("loket"), butir=butir)
    assert putaran_kedua.letak == (2, "berjalan")


def test_berkas_yang_diganti_dapat(putaran_kedua: Kasus) -> None:
    periksa_berkas(**putaran_kedua.pokok("loket"), butir=[*sesuai(putaran_kedua, "ktp"), *salah("ktp")])
    assert putaran_kedua.letak == (1, "menunggu_pemohon")


def test_di_halaman_terkunci_walau_dipaksa(putaran_kedua: Kasus, masuk: Callable[[Pengguna], Client]) -> None:
    loket = masuk(putaran_kedua.petugas["loket"])
    form = halaman(loket, putaran_kedua).context["form"]
    beku = [n.split("-") for n, f in form.fields.items() if n.endswith("-putusan") and f.disabled]
    terkunci = {kode for sasaran, kode, _ in beku if sasaran == "berkas"}
    assert terkunci == {"npwp", "akta", "neraca", "foto"}
    paksa = {f"berkas-{k}-putusan": "perlu_diperbaiki" for k in terkunci}
    alasan = {f"berkas-{k}-alasan": "tidak_terbaca" for k in terkunci}
    jawab = kerjakan(loket, putaran_kedua, **paksa, **alasan, **{"berkas-ktp-putusan": "sesuai"})
    assert jawab.status_code == 302
    assert putaran_kedua.letak == (3, "berjalan")


def test_kabid_boleh(putaran_kedua: Kasus) -> None:
    putaran_kedua.sampai("dientri")
    kembalikan_ke_pemohon(**putaran_kedua.pokok("kabid"), butir=salah("npwp"))
    assert putaran_kedua.letak == (1, "menunggu_pemohon")
    putaran_kedua.unggah("npwp", "foto")
    kirim(putaran_kedua)
    assert putaran_kedua.letak == (2, "berjalan")


def test_setiap_berkas_harus_diputuskan(masuk: Callable[[Pengguna], Client]) -> None:
    milik = kasus("diajukan")
    with pytest.raises(BelumLengkap) as galat:
        periksa_berkas(**milik.pokok("loket"), butir=sesuai(milik, "ktp", "foto"))
    assert galat.value.bagian == ["foto", "ktp"]
    jawab = kerjakan(masuk(milik.petugas["loket"]), milik, **{"berkas-npwp-putusan": "sesuai"})
    assert jawab.status_code == 422
    assert set(jawab.context["form"].errors) == {f"berkas-{k}-putusan" for k in ("ktp", "akta", "neraca", "foto")}


def test_pengembalian_beralasan_baku(masuk: Callable[[Pengguna], Client]) -> None:
    milik = kasus("diajukan")
    putusan = {f"berkas-{k}-putusan": "sesuai" for k in milik.syarat} | {"berkas-ktp-putusan": "perlu_diperbaiki"}
    loket = masuk(milik.petugas["loket"])
    jawab = kerjakan(loket, milik, **putusan)
    assert (jawab.status_code, set(jawab.context["form"].errors)) == (422, {"berkas-ktp-alasan"})
    kerjakan(loket, milik, **putusan, **{"berkas-ktp-alasan": "tidak_terbaca", "berkas-ktp-catatan": "Silau."})
    assert milik.log[-1].catatan == "KTP-el penanggung jawab: Silau."


def test_tidak_berlaku_bukan_kesalahan() -> None:
    milik = kasus("diajukan")
    periksa_berkas(
        **milik.pokok("loket"), butir=[*sesuai(milik, "npwp"), PutusanButir("berkas", "npwp", "tidak_berlaku")]
    )
    assert milik.letak == (3, "berjalan")


def test_yang_dinyatakan_tidak_berlaku_pun_tidak_dipersoalkan_lagi() -> None:
    """The applicant was told of it as accepted."""
    milik = kasus("diajukan")
    putusan = [*sesuai(milik, "npwp", "ktp"), PutusanButir("berkas", "npwp", "tidak_berlaku"), *salah("ktp")]
    periksa_berkas(**milik.pokok("loket"), butir=putusan)
    milik.unggah("ktp", "npwp")
    kirim(milik)
    with pytest.raises(PermohonanDitolak, match="tidak dapat dipersoalkan lagi"):
        periksa_berkas(**milik.pokok("loket"), butir=[*sesuai(milik, "npwp"), *salah("npwp")])


def test_yang_tidak_diunggah_hanya_dapat_diminta(masuk: Callable[[Pengguna], Client]) -> None:
    milik = kasus("diajukan", izin="HO")
    Berkas.objects.filter(permohonan=milik.id, syarat=TAK_WAJIB).delete()
    loket = masuk(milik.petugas["loket"])
    jawab = halaman(loket, milik)
    assert "tidak diunggah" in jawab.content.decode()
    assert f'data-buka="{TAK_WAJIB}"' not in jawab.content.decode()
    with pytest.raises(PermohonanDitolak, match="tidak diunggah"):
        periksa_berkas(**milik.pokok("loket"), butir=[*sesuai(milik), PutusanButir("berkas", TAK_WAJIB, "sesuai")])
    putusan = {f"berkas-{k}-putusan": "sesuai" for k in milik.syarat if k != TAK_WAJIB}
    assert kerjakan(loket, milik, **putusan).status_code == 302
    assert milik.letak == (3, "berjalan")


def test_yang_tidak_diunggah_dapat_diminta() -> None:
    milik = kasus("diajukan", izin="HO")
    Berkas.objects.filter(permohonan=milik.id, syarat=TAK_WAJIB).delete()
    periksa_berkas(**milik.pokok("loket"), butir=[*sesuai(milik), *salah(TAK_WAJIB)])
    milik.unggah(TAK_WAJIB)
    kirim(milik)
    assert milik.letak == (2, "berjalan")
