"""How form fields become markup: ours (.isian), through the project's own template engine."""

from django.forms.renderers import TemplatesSetting


class PerakitIsian(TemplatesSetting):
    """FORM_RENDERER. Needs `django.forms` in INSTALLED_APPS for the templates of the widgets."""

    field_template_name = "isian/bidang.html"
    form_template_name = "isian/formulir.html"
