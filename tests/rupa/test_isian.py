"""Fields as markup: label, hint, error, and their links for screen readers."""

from django import forms
from django.template import Context, Template


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
