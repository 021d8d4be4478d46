"""Template injection: a template can place declared strings, and nothing else (security.md, row 6)."""

import pytest
from django.utils.safestring import mark_safe

from sicantik.lib.cetak import JalurGalat, KonteksGalat, TemplatGalat, buat_html, jalur_sah, nilai_dipakai
from tests.dokumen import contoh

TAG = [
    "{% load static %}",
    "{% debug %}",
    '{% include "/etc/passwd" %}',
    "{% include nama %}",
    '{% include "kop" with a=b %}',
    '{% extends "x" %}',
    '{% ssi "/etc/passwd" %}',
    '{% url "beranda" %}',
    "{% csrf_token %}",
    "{% autoescape off %}{{ nama }}{% endautoescape %}",
    "{% verbatim %}{{ nama }}{% endverbatim %}",
    "{% with a=nama %}{{ a }}{% endwith %}",
    "{% now 'Y' %}",
    "{% cycle nama %}",
    "{% firstof nama %}",
    "{% regroup nama by x as y %}",
    "{% lorem %}",
    "{% templatetag openblock %}",
    "{% widthratio 1 2 3 %}",
    "{% filter upper %}{{ nama }}{% endfilter %}",
    "{% if nama == 'x' %}{% endif %}",
    "{% if nama|length %}{% endif %}",
    "{% for a, b in butir %}{% endfor %}",
    "{% for a in butir reversed %}{% endfor %}",
    "{% for forloop in butir %}{% endfor %}",
    "{% include 'kop' %}",
    "{% trans 'x' %}",
    "{% block x %}{% endblock %}",
    "{%load static%}",
    "{%\nload static %}",
]
NILAI = [
    "{{ nama|safe }}",
    "{{ nama|upper }}",
    '{{ nama|add:"x" }}',
    "{{ nama.__class__ }}",
    "{{ _x }}",
    "{{ forloop }}",
    "{{ forloop.parentloop }}",
    "{{ forloop.clear }}",
    "{{ nama.0 }}",
    '{{ "teks" }}',
    "{{ 1 }}",
    '{{ _("x") }}',
    "{{nama}}",
    "{{ nama }",
    "{{ NAMA }}",
    "{{ nama\n}}",
]
# Syntactically fine, but reaching for a method or an attribute of what Django puts behind the name.
JANGKAUAN = [
    "{{ nama.upper }}",
    "{{ nama.format }}",
    "{{ nama.encode }}",
    "{{ kop.clear }}",
    "{{ kop.pop }}",
    "{{ kop.items }}",
    "{{ kop.keys }}",
    "{{ kop.dinas.upper }}",
    "{{ butir.clear }}",
    "{{ butir.count }}",
    "{{ butir.sort }}",
    "{% for b in butir %}{{ b.clear }}{% endfor %}",
    "{% for b in butir %}{{ b.label.upper }}{% endfor %}",
    "{% for k in kop %}{{ k.upper }}{% endfor %}",
    "{% for h in nama %}{{ h }}{% endfor %}",
    "{% for h in kop.dinas %}{{ h.upper }}{% endfor %}",
    "{{ template }}",
    "{{ template.engine.dirs }}",
    "{{ dicts }}",
    "{{ autoescape }}",
    "{{ render_context }}",
    "{{ use_tz }}",
    "{{ request }}",
    "{{ settings }}",
    "{{ self }}",
    "{{ block.super }}",
    "{{ push }}",
    "{{ flatten }}",
    "{% if hilang %}x{% endif %}",
    "{% if not hilang %}x{% endif %}",
    "{% for x in hilang %}x{% endfor %}",
    "{% for x in kop.items %}x{% endfor %}",
]
KONTEKS = {"nama": "Sari", "kop": {"dinas": "DPMPT"}, "butir": [{"label": "a", "isi": "b"}]}


@pytest.mark.parametrize("templat", TAG + NILAI)
def test_bentuk_lain_ditolak_atau_tetap_teks(templat: str) -> None:
    try:
        hasil = buat_html(templat, KONTEKS)
    except TemplatGalat:
        return
    assert hasil == templat


@pytest.mark.parametrize("templat", JANGKAUAN)
def test_tidak_ada_metode_yang_dipanggil(templat: str) -> None:
    with pytest.raises(KonteksGalat):
        buat_html(templat, KONTEKS)


def test_tag_dalam_data_tidak_dijalankan() -> None:
    jahat = "{{ kop.dinas }}{% debug %}<script>"
    assert buat_html("<p>{{ nama }}</p>", {"nama": jahat}) == "<p>{{ kop.dinas }}{% debug %}&lt;script&gt;</p>"


def test_teks_yang_ditandai_aman_tetap_disaring() -> None:
    assert buat_html("{{ nama }}", {"nama": mark_safe("<b>")}) == "&lt;b&gt;"


class Objek:
    dipanggil = False

    def delete(self) -> None:
        Objek.dipanggil = True


@pytest.mark.parametrize(
    "nilai", [Objek(), 1, None, True, b"x", object, {"a": 1}, ["x", 2], {"a": {"b": Objek()}}, {1: "x"}]
)
def test_konteks_hanya_teks(nilai: object) -> None:
    with pytest.raises(KonteksGalat):
        buat_html("{{ nama }}", {"nama": nilai})
    assert not Objek.dipanggil


def test_galat_menyebut_baris() -> None:
    with pytest.raises(TemplatGalat, match="baris 3"):
        buat_html("a\nb\n{% load x %}", KONTEKS)


def test_kunci_yang_dipakai_diketahui_sebelum_dicetak() -> None:
    assert nilai_dipakai(contoh.TEMPLAT_IZIN.read_text("utf-8")) == contoh.izin().keys()


@pytest.mark.parametrize("d", ["M0 0L1 1", "M40 150L46 137.2L52 125", "M1,2L3,4 L5,6", "m0 0l-5 4"])
def test_goresan_sah(d: str) -> None:
    assert jalur_sah(d) == d


@pytest.mark.parametrize(
    "d",
    [
        "",
        "M0 0",
        "L0 0L1 1",
        "M0 0C1 1 2 2 3 3",
        "M0 0A1 1 0 0 0 9 9",
        'M0 0L1 1"/><image href="file:///etc/passwd"/>',
        "M0 0Lnan 1",
        "M0 0L1e9 1",
        "M0 0L123456 1",
        "M0 0" + "L1 1" * 20_000,
    ],
)
def test_goresan_lain_ditolak(d: str) -> None:
    with pytest.raises(JalurGalat):
        jalur_sah(d)
