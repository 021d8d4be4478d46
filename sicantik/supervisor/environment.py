"""What the demo's processes find in their environment, and what they must not find."""

import base64
import json
import os
import secrets
from pathlib import Path

from sicantik.supervisor import data
from sicantik.supervisor.process import StartFailed

HOST = "127.0.0.1"
# Set by an office for its real service. A demo that inherited one could reach real people or real data.
PRODUCTION_ONLY = (
    "ALLOWED_HOSTS",
    "BERKAS_DIR",
    "CLAMD_URL",
    "DATABASE_OWNER_URL",
    "KUNCI_DATA",
    "KUNCI_PENYEDIA_BAYAR",
    "KUNCI_TOKEN",
    "PENANDATANGAN_DIR",
    "PENANDATANGAN_SOCKET",
    "PENYEDIA_BAYAR",
    "SECRET_KEY",
    "SITUS_URL",
    "SMS_URL",
    "SMTP_URL",
)


def refuse_production() -> None:
    """Stop unless this is plainly not an office's real environment."""
    found = [name for name in PRODUCTION_ONLY if name in os.environ]
    if os.environ.get("SICANTIK_DEMO", "1") != "1":
        found.append("SICANTIK_DEMO")
    if os.environ.get("DJANGO_SETTINGS_MODULE", "sicantik.settings.base") != "sicantik.settings.base":
        found.append("DJANGO_SETTINGS_MODULE")
    if found:
        names = ", ".join(found)
        raise StartFailed(f"Peragaan menolak pengaturan produksi. Hapus dahulu variabel lingkungan ini: {names}.")


def demo_environment(folder: Path, servers: dict[str, str], port: int, *, signer: Path | None = None) -> dict[str, str]:
    """What every demo process finds besides our environment; the signer also gets `signer_environment`."""
    files = folder / "berkas"
    files.mkdir(mode=0o700, exist_ok=True)
    return {
        **servers,
        **_secrets(folder),
        "DJANGO_SETTINGS_MODULE": "sicantik.settings.base",
        "SICANTIK_DEMO": "1",
        "SITUS_URL": f"http://{HOST}:{port}",
        "ALLOWED_HOSTS": f"{HOST},localhost",
        "BERKAS_DIR": str(files),
        "PENANDATANGAN_SOCKET": str(signer or ""),
        "PYTHONUNBUFFERED": "1",
    }


def signer_environment(folder: Path) -> dict[str, str]:
    keys = folder / "kunci-penandatangan"
    keys.mkdir(mode=0o700, exist_ok=True)
    return {"PENANDATANGAN_DIR": str(keys)}


def _secrets(folder: Path) -> dict[str, str]:
    """Made once and kept: with other keys the stored personal data would stay closed."""
    path = folder / "rahasia.json"
    if not path.exists():
        made = {"SECRET_KEY": secrets.token_urlsafe(50), "KUNCI_DATA": _key(), "KUNCI_TOKEN": _key()}
        data.write_secret(path, json.dumps(made))
    kept: dict[str, str] = json.loads(path.read_text())
    return kept


def _key() -> str:
    return "k1:" + base64.b64encode(secrets.token_bytes(32)).decode()
