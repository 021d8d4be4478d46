"""Settings of the test suite: the demo's, with keys and folders of its own and a cheap password hash."""

import atexit
import os
import shutil
import tempfile

_KUNCI = "uji:" + "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
os.environ.setdefault("SICANTIK_DEMO", "1")
os.environ.setdefault("SECRET_KEY", "kunci-uji-bukan-rahasia-" + "x" * 40)
os.environ.setdefault("KUNCI_DATA", _KUNCI)
os.environ.setdefault("KUNCI_TOKEN", _KUNCI)
os.environ.setdefault("SITUS_URL", "http://127.0.0.1:8000")
os.environ.setdefault("DATABASE_URL", "postgresql:///sicantik")
os.environ.setdefault("REDIS_URL", "redis://127.0.0.1:1/0")
if "BERKAS_DIR" not in os.environ:
    os.environ["BERKAS_DIR"] = tempfile.mkdtemp(prefix="sicantik-berkas-")
    atexit.register(shutil.rmtree, os.environ["BERKAS_DIR"], ignore_errors=True)

from sicantik.settings.base import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
