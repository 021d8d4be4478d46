"""Forms of the ends that no SOP draws."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from perizinan.forms.meja import VersiForm
from perizinan.models import AturanAkhir
from perizinan.queries.batas import baca_ambang
from perizinan.services.penolakan import IsiPenolakan
from perizinan.status import SEBAB_PENOLAKAN


class TarikForm(forms.Form):
    """Withdrawal: why, and that it is meant."""

    use_required_attribute = False
    alasan = forms.CharField(
        label=_("Alasan menarik permohonan"),
        help_text=_("Dibaca petugas dan tercatat pada riwayat permohonan."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis alasan penarikan")},
    )
    yakin = forms.BooleanField(
        label=_("Saya mengerti: permohonan ini berakhir dan tidak dapat dilanjutkan"),
        error_messages={"required": _("Centang bahwa permohonan memang ditarik")},
    )


class TarikDiLoketForm(TarikForm):
    """The same at the counter, where somebody else says it for the applicant."""

    hadir = forms.BooleanField(
        label=_("Pemohon hadir, menunjukkan KTP-el, dan meminta permohonan ini ditarik"),
        error_messages={"required": _("Centang bahwa pemohon hadir dan memintanya")},
    )


class PenolakanForm(forms.Form):
    """A supervisor's proposal: coded reason, facts, law, and how to object."""

    use_required_attribute = False
    sebab = forms.ChoiceField(label=_("Alasan baku"), error_messages={"required": _("Pilih alasan baku")})
    uraian = forms.CharField(
        label=_("Uraian alasan"),
        help_text=_("Apa yang diperiksa dan apa yang tidak dipenuhi. Satu alinea satu baris."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5, "lang": "id"}),
        error_messages={"required": _("Tulis uraian alasan")},
    )
    dasar_hukum = forms.CharField(
        label=_("Dasar hukum"),
        help_text=_("Satu peraturan satu baris."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "lang": "id"}),
        error_messages={"required": _("Tulis dasar hukumnya")},
    )
    upaya = forms.CharField(
        label=_("Cara mengajukan keberatan"),
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 5, "lang": "id"}),
        error_messages={"required": _("Tulis cara mengajukan keberatan")},
    )

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        pilihan = [("", gettext("Pilih alasan")), *((k, gettext(v)) for k, v in SEBAB_PENOLAKAN.items())]
        self.fields["sebab"].choices = pilihan  # type: ignore[attr-defined]

    def isi(self) -> IsiPenolakan:
        return IsiPenolakan(**{k: v.strip() for k, v in self.cleaned_data.items()})


class PutusanPenolakanForm(forms.Form):
    """The head's decision on a proposal: refuse the application, with the password again, or send the proposal back."""

    use_required_attribute = False
    intisari = forms.CharField(widget=forms.HiddenInput, max_length=64)
    keputusan = forms.ChoiceField(choices=[("setuju", ""), ("kembalikan", "")], widget=forms.HiddenInput)
    sandi = forms.CharField(
        label=_("Kata sandi Anda"),
        help_text=_("Diminta setiap kali menandatangani."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Masukkan kata sandi Anda")},
    )
    catatan = forms.CharField(
        label=_("Mengapa usul ini tidak disetujui"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis mengapa usul ini tidak disetujui")},
    )

    def __init__(self, *args: Any, **kw: Any) -> None:
        """Each button asks for the field above it alone."""
        super().__init__(*args, **kw)
        for keputusan, medan in (("setuju", "catatan"), ("kembalikan", "sandi")):
            self.fields[medan].required = self.data.get("keputusan") != keputusan


class AturanAkhirForm(forms.ModelForm):  # type: ignore[type-arg]
    """The office's time limits, in working days; empty means that it waits for ever."""

    use_required_attribute = False

    class Meta:
        model = AturanAkhir
        fields = ["hari_perbaikan", "ingat_perbaikan", "hari_ambil", "ingat_ambil", "upaya_penolakan"]
        help_texts = {
            "hari_perbaikan": _("Hari kerja sejak dikembalikan. Kosong: tidak ada batas."),
            "ingat_perbaikan": _("Berapa hari kerja sebelum batas, dipisah koma. Misalnya 5, 1."),
            "hari_ambil": _("Hari kerja sejak izin siap diambil. Kosong: tidak ada batas."),
            "ingat_ambil": _("Berapa hari kerja sebelum batas, dipisah koma. Misalnya 30, 10, 1."),
            "upaya_penolakan": _("Dipakai sebagai awal pada setiap usul penolakan."),
        }
        widgets = {
            "hari_perbaikan": forms.NumberInput(attrs={"class": "w8"}),
            "hari_ambil": forms.NumberInput(attrs={"class": "w8"}),
            "ingat_perbaikan": forms.TextInput(attrs={"class": "w16"}),
            "ingat_ambil": forms.TextInput(attrs={"class": "w16"}),
            "upaya_penolakan": forms.Textarea(attrs={"rows": 6, "lang": "id"}),
        }

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        for hari, ingat in (("hari_perbaikan", "ingat_perbaikan"), ("hari_ambil", "ingat_ambil")):
            try:
                ambang = baca_ambang(isi.get(ingat) or "")
            except ValueError:
                self.add_error(ingat, _("Tulis hari sebagai angka dipisah koma, misalnya 5, 1"))
                continue
            if isi.get(hari) and any(not 1 <= n < isi[hari] for n in ambang):
                self.add_error(ingat, _("Setiap pengingat harus 1 hari atau lebih dan kurang dari batasnya"))
            isi[ingat] = ", ".join(map(str, ambang))
        return isi


class MintaPengecualianForm(VersiForm):
    """The loket asks to question accepted items again."""

    butir = forms.MultipleChoiceField(
        label=_("Butir yang dipersoalkan lagi"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pilih sedikitnya satu butir")},
    )
    alasan = forms.CharField(
        label=_("Apa yang baru ditemukan"),
        help_text=_("Dan mengapa belum terlihat pada pemeriksaan sebelumnya."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis apa yang baru ditemukan")},
    )

    def __init__(self, pilihan: list[tuple[str, str]], *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["butir"].choices = pilihan  # type: ignore[attr-defined]

    def pilihan(self) -> list[tuple[str, str]]:
        """Sasaran and kode of what was chosen."""
        return [(b.partition(":")[0], b.partition(":")[2]) for b in self.cleaned_data["butir"]]


class PutusanPengecualianForm(forms.Form):
    """A supervisor's decision on it."""

    use_required_attribute = False
    keputusan = forms.ChoiceField(choices=[("setuju", ""), ("tolak", "")], widget=forms.HiddenInput)
    catatan = forms.CharField(
        label=_("Catatan keputusan"),
        help_text=_("Wajib bila tidak disetujui."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        if isi.get("keputusan") == "tolak" and not isi.get("catatan"):
            self.add_error("catatan", _("Tulis mengapa permintaan ini tidak disetujui"))
        return isi
