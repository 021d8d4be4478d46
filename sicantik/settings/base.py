"""Settings. Everything that differs between offices comes from the environment, read strictly."""

from pathlib import Path

import django_stubs_ext
from celery.schedules import crontab
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from perizinan.penyedia import PENYEDIA
from sicantik.settings import env

django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent.parent

# The demo serves sent messages and lets staff in without a second factor; it may only ever face loopback.
DEMO = env.boleh("SICANTIK_DEMO", "0")
DEBUG = False
SECRET_KEY = env.teks("SECRET_KEY")
KUNCI_DATA = env.kunci("KUNCI_DATA")  # encrypts fields marked rahasia
KUNCI_TOKEN = env.kunci("KUNCI_TOKEN")  # signs the tokens of receipts, permits and complaints
SITUS_URL = env.teks("SITUS_URL").rstrip("/")
ALLOWED_HOSTS = env.daftar("ALLOWED_HOSTS", "127.0.0.1,localhost" if DEMO else "")
CSRF_TRUSTED_ORIGINS = [] if DEMO else [SITUS_URL]
if DEMO and not set(ALLOWED_HOSTS) <= {"127.0.0.1", "localhost"}:
    raise ImproperlyConfigured("Peragaan (SICANTIK_DEMO=1) hanya boleh di 127.0.0.1. Kosongkan ALLOWED_HOSTS.")
if not DEMO and not SITUS_URL.startswith("https://"):
    raise ImproperlyConfigured("SITUS_URL produksi harus diawali https://")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_filters",
    "rest_framework",
    "drf_spectacular",
    "akun",
    "notifikasi",
    "sop",
    "perizinan",
    "pengaduan",
    "tracking",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "akun.middleware.BahasaMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "akun.middleware.WajibMasukMiddleware",
    "akun.middleware.SesiPetugasMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

FORM_RENDERER = "akun.perakit.PerakitIsian"
ROOT_URLCONF = "sicantik.urls"
WSGI_APPLICATION = "sicantik.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "akun.konteks.kantor",
            ],
            "builtins": ["akun.templatetags.rupa", "django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

DATABASES = {"default": env.basis_data("DATABASE_URL")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Rate limits of the account pages live here, so that sign-in does not depend on Redis.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "tembolok"},
}

# Sign-in --------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "akun.Pengguna"
AUTHENTICATION_BACKENDS = ["akun.masuk.SandiBerjatah"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "beranda_saya"
LOGOUT_REDIRECT_URL = "beranda"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "akun.adapter.AkunAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_FORMS = {
    "login": "akun.forms.masuk.MasukForm",
    "signup": "akun.forms.masuk.DaftarForm",
    "reset_password": "akun.forms.masuk.LupaSandiForm",
    "reset_password_from_key": "akun.forms.masuk.SandiBaruForm",
    "change_password": "akun.forms.masuk.GantiSandiForm",
    "reauthenticate": "akun.forms.masuk.PastikanForm",
    "add_email": "akun.forms.masuk.TambahSurelForm",
}
# The counter in PostgreSQL (akun.masuk) does the work; allauth's own would lock out a whole mobile operator.
ACCOUNT_RATE_LIMITS = {"login_failed": None, "login": "600/m/ip", "signup": "60/m/ip"}
ACCOUNT_EMAIL_SUBJECT_PREFIX = "SiCantik: "
ACCOUNT_SIGNUP_FORM_CLASS = "akun.forms.PendaftaranForm"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http" if DEMO else "https"
MFA_ADAPTER = "akun.dua_faktor.AdapterDuaFaktor"
MFA_FORMS = {
    "authenticate": "akun.forms.dua_faktor.KodeForm",
    "reauthenticate": "akun.forms.dua_faktor.PastikanKodeForm",
    "activate_totp": "akun.forms.dua_faktor.PasangKodeForm",
    "add_webauthn": "akun.forms.dua_faktor.TambahKunciForm",
    "edit_webauthn": "akun.forms.dua_faktor.UbahKunciForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = False
MFA_TOTP_ISSUER = "SiCantik"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESI_PETUGAS_DIAM = 15 * 60  # seconds without a request
SESI_PETUGAS_PALING_LAMA = 12 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = not DEMO
SESSION_COOKIE_NAME = "sesi" if DEMO else "__Host-sesi"
CSRF_COOKIE_NAME = "csrf" if DEMO else "__Host-csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "akun.views.galat.csrf"
SECURE_HSTS_SECONDS = 0 if DEMO else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEMO
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

# Language and time ----------------------------------------------------------------------------------------
LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["sicantik.formats"]
USE_TZ = True
ZONA = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}
TIME_ZONE = env.pilihan("ZONA_WAKTU", "Asia/Makassar", ZONA)
ZONA_SINGKAT = ZONA[TIME_ZONE]
USE_THOUSAND_SEPARATOR = False  # else years print as 2.026

# Files ----------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = None if DEMO else BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    if DEMO
    else {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = False
if DEMO:
    WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = BERKAS_DIR = Path(env.teks("BERKAS_DIR"))
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024  # form fields; files stream to disk
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
CLAMD_URL = env.pemindai("CLAMD_URL", "" if DEMO else None)

# Messages and background work -----------------------------------------------------------------------------
EMAIL_BACKEND = "notifikasi.surel.AntreanBackend"  # every mail is an outbox row first
SMTP_URL = env.teks("SMTP_URL", "" if DEMO else None)
SMS_URL = env.teks("SMS_URL", "" if DEMO else None)
# Empty: no payment provider; the Bendahara records what is paid. Another one is an adapter in perizinan.penyedia.
PENYEDIA_BAYAR = env.pilihan("PENYEDIA_BAYAR", "tiruan" if DEMO else "", ("", *PENYEDIA))
KUNCI_PENYEDIA_BAYAR = env.teks("KUNCI_PENYEDIA_BAYAR", SECRET_KEY if DEMO else None if PENYEDIA_BAYAR else "")
if PENYEDIA_BAYAR == "tiruan" and not DEMO:
    raise ImproperlyConfigured("PENYEDIA_BAYAR=tiruan hanya untuk peragaan: tidak ada uang yang berpindah.")
DEFAULT_FROM_EMAIL = env.teks("SUREL_PENGIRIM", "SiCantik <tidak-dibalas@sicantik.example>")
PENANDATANGAN_SOCKET = env.teks("PENANDATANGAN_SOCKET", "")
PENANDATANGAN_DIR = env.teks("PENANDATANGAN_DIR", "")
# In production the signer runs as a user of its own and answers only these users besides itself.
PENANDATANGAN_UID_BOLEH = env.bilangan("PENANDATANGAN_UID_BOLEH", "")

REDIS_URL = env.teks("REDIS_URL")
CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_SOFT_TIME_LIMIT = 120
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_PUBLISH_RETRY = False  # Redis is a doorbell: the sweeper does what it missed
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 60,
    "socket_timeout": 2,
    "socket_connect_timeout": 1,
    "unacked_restore_throttle": 1,
    "unacked_restore_interval": 5,
}
CELERY_TIMEZONE = TIME_ZONE
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
# A sweep that waited longer than its own interval is dropped: the next one does its work.
CELERY_BEAT_SCHEDULE = {
    "kirim-antrean": {"task": "notifikasi.sapu", "schedule": 15, "options": {"expires": 15}},
    "terbitkan-tertinggal": {"task": "perizinan.sapu", "schedule": 20, "options": {"expires": 20}},
    "rekap-terbit": {"task": "perizinan.rekap_terbit", "schedule": 300, "options": {"expires": 300}},
    "batas-waktu-harian": {"task": "perizinan.batas_waktu", "schedule": crontab(hour=7, minute=15)},
    "intisari-harian": {"task": "sop.intisari_harian", "schedule": crontab(hour=0, minute=5)},
    "pengingat-harian": {"task": "perizinan.ingatkan", "schedule": crontab(hour=8, minute=10)},
    "pulangkan-tugas": {"task": "sop.pulangkan_tugas", "schedule": 300, "options": {"expires": 300}},
    "eskalasi": {"task": "perizinan.eskalasi", "schedule": 300, "options": {"expires": 300}},
    "tenggat-harian": {"task": "sop.hitung_ulang_tenggat", "schedule": crontab(hour=0, minute=20)},
}

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "API publik SiCantik",
    "DESCRIPTION": "Status permohonan, katalog izin, dan keaslian izin. Hanya baca, tanpa data pribadi.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"baris": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"konsol": {"class": "logging.StreamHandler", "formatter": "baris"}},
    "loggers": {nama: {"level": "WARNING"} for nama in ("weasyprint", "fontTools", "pyhanko", "PIL")},
    "root": {
        "handlers": ["konsol"],
        "level": env.pilihan("TINGKAT_LOG", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR")),
    },
}
