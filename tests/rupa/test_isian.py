"""Fields as markup: label, hint, error, and their links for screen readers."""

import re

from django import forms
from django.http import QueryDict
from django.template import Context, Template

from perizinan.forms.isian import FormBagian
from perizinan.skema import Bagian

HALAMAN = Bagian.model_validate(
    {
        "kode": "gudang",
        "judul": "Gudang",
        "medan": [
            {"kode": "luas", "label": "Luas gudang", "jenis": "bilangan", "satuan": "m²", "bantu": "Luas lantai"},
            {"kode": "titik", "label": "Titik lokasi", "jenis": "koordinat", "wajib": False},
            {"kode": "bidang", "label": "Bidang", "jenis": "pilihan", "kelompok_pilihan": {"Jasa": {"spa": "Spa"}}},
            {
                "kode": "sarana",
                "label": "Sarana",
                "jenis": "pilihan_ganda",
                "pilihan": {"kantor": "Kantor"},
                "kelompok_pilihan": {"Gudang": {"tertutup": "Tertutup"}},
            },
            {
                "kode": "barang",
                "label": "Barang",
                "jenis": "daftar",
                "baris": 2,
                "bantu": "Yang disimpan",
                "kolom": [
                    {"kode": "nama", "label": "Nama barang"},
                    {"kode": "berat", "label": "Berat", "jenis": "bilangan", "satuan": "kg"},
                ],
            },
        ],
    }
)
ISIAN = {"luas": "1250", "titik": "-1.237900,116.852900", "bidang": "spa", "sarana": "kantor"}


class Contoh(forms.Form):
    use_required_attribute = False

    nama = forms.CharField(label="Nama perusahaan", help_text="Sama persis dengan akta")
    npwp = forms.CharField(label="NPWP", required=False)
    bentuk = forms.ChoiceField(label="Bentuk usaha", choices=[("pt", "PT"), ("cv", "CV")], widget=forms.RadioSelect)
    setuju = forms.BooleanField(label="Data ini benar")
    akta = forms.FileField(label="Akta")
    sandi = forms.CharField(label="Kata sandi", widget=forms.PasswordInput)


def test_isian_kosong_menyebut_perbaikannya() -> None:
    form = Contoh({})
    isi = Template("{% ringkasan_galat form %}{{ form }}").render(Context({"form": form}))
    assert "Ada 5 hal yang perlu diperbaiki" in isi
    for pesan in (
        "Isi nama perusahaan",
        "Pilih bentuk usaha",
        "Centang: Data ini benar",
        "Pilih berkas akta",
        "Isi kata sandi",
    ):
        assert isi.count(pesan) == 2  # in the summary and at the field
    assert '<a href="#id_nama">' in isi
    assert 'aria-describedby="id_nama_helptext id_nama_error"' in isi
    assert 'aria-invalid="true"' in isi
    assert "Bidang ini" not in isi


def test_radio_berkelompok_dan_yang_boleh_kosong() -> None:
    isi = Template("{{ form }}").render(Context({"form": Contoh()}))
    assert isi.count("<fieldset") == 1
    assert "<legend>Bentuk usaha</legend>" in isi
    assert isi.count("boleh dikosongkan") == 1
    assert 'data-sandi="id_sandi"' in isi


def test_galat_menyendiri_tidak_menelan_html() -> None:
    form = Contoh({"nama": "x"})
    form.add_error("npwp", "<script>")
    assert "&lt;script&gt;" in Template("{% ringkasan_galat form %}").render(Context({"form": form}))


def paket(data: QueryDict | None = None, **isian: str) -> str:
    form = FormBagian(HALAMAN, {**ISIAN, **isian}, data)
    return Template("{% ringkasan_galat form %}{{ form }}").render(Context({"form": form}))


def test_satuan_terbaca_dan_terlihat() -> None:
    isi = paket()
    assert 'value="1.250"' in isi
    assert '<span aria-hidden="true" lang="id">m²</span>' in isi  # beside the box
    assert 'Luas gudang<span class="sr">, m²</span>' in isi  # for those who hear the label


def test_titik_seperti_diketik() -> None:
    isi = paket()
    assert 'value="-1.237900, 116.852900"' in isi
    assert re.search(r'<p [^>]*hidden data-lokasi="id_titik"', isi)  # the script shows it


def test_pilihan_dalam_kelompok() -> None:
    isi = paket()
    assert re.search(r'<optgroup label="Jasa">\s*<option value="spa" selected>', isi)
    assert '<legend lang="id">Gudang</legend>' in isi
    kotak = re.findall(r'<input type="checkbox" name="sarana" value="(\w+)"', isi)
    assert kotak == ["kantor", "tertutup"]
    assert len(re.findall(r'name="sarana" value="kantor"[^>]* checked', isi)) == 1


def test_baris_terisi_dan_satu_kosong() -> None:
    isi = paket(barang='[{"nama": "Beras", "berat": "1250"}]').partition("<template>")[0]
    assert re.findall(r'id="(id_barang[\w-]*)"', isi) == [
        "id_barang",
        "id_barang_helptext",
        "id_barang-0",
        "id_barang-0-nama",
        "id_barang-0-berat",
        "id_barang-1",
        "id_barang-1-nama",
        "id_barang-1-berat",
    ]
    assert 'aria-describedby="id_barang_helptext"' in isi
    assert 'value="1.250"' in isi
    assert isi.count("Hapus baris") == 2


def test_pola_untuk_skrip_lengkap() -> None:
    """Whatever names the row in the pattern is numbered by the script."""
    pola = paket().partition("<template>")[2].partition("</template>")[0]
    assert {"barang-__n__-nama", "barang-__n__-berat"} <= set(re.findall(r'name="([^"]+)"', pola))
    assert all("__n__" in nilai for nilai in re.findall(r'(?:id|for|value|aria-\w+)="([^"]*barang[^"]*)"', pola))


def test_galat_baris_sekali_di_ringkasan_dan_sekali_di_kolom() -> None:
    data = QueryDict(mutable=True)
    data.update({**ISIAN, "barang": "", "barang-0-nama": "Beras", "barang-0-berat": "banyak"})
    isi = paket(data)
    assert "Ada 1 hal yang perlu diperbaiki" in isi
    assert isi.count("Baris 1: Berat harus bilangan bulat") == 2
    assert '<a href="#id_barang-0-berat">' in isi
    assert 'aria-describedby="id_barang-0-berat_error"' in isi
    assert re.search(r'<fieldset class="isian daftar" id="id_barang"', isi)  # the list itself is not marked


def test_galat_daftar_menuju_daftar() -> None:
    data = QueryDict(mutable=True)
    data.update({**ISIAN, "barang": ""})
    isi = paket(data)
    assert '<a href="#id_barang">Isi sedikitnya satu baris barang</a>' in isi
    assert '<fieldset class="isian daftar galat" id="id_barang"' in isi
