"""Style sheets as text, for pages that carry them inline (ui.md: one round trip saved)."""

import re
from functools import cache

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import ImproperlyConfigured
from django.templatetags.static import static

_URL = re.compile(r'url\("\.\./([^")]+)"\)')
_KOMENTAR = re.compile(r"/\*.*?\*/", re.S)


@cache
def css(berkas: str) -> str:
    """The sheet with addresses that hold from any page. Read once per process."""
    jalan = finders.find(berkas)
    if jalan is not None:
        with open(jalan, encoding="utf-8") as f:
            isi = f.read()
    elif staticfiles_storage.exists(berkas):
        with staticfiles_storage.open(berkas) as f:
            isi = f.read().decode()
    else:
        raise ImproperlyConfigured(f"berkas gaya {berkas} tidak ada")
    isi = _URL.sub(lambda m: f'url("{static(m[1])}")', isi)
    return re.sub(r"\n\s*", "\n", _KOMENTAR.sub("", isi)).strip()
