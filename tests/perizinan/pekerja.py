"""A worker to be killed, run as a program: one warm process that forks for every permit, as Celery's pool does.

Reads lines "PERMIT MOMENT" and answers each with the child's exit code, negative when it was killed. MOMENT is "-",
seconds after which the child is killed, or a name of SAAT: just before it does one of the things that Python audits.
"""

import os
import signal
import sys
import time
from collections.abc import Callable
from typing import Any

SAAT = {
    "penanda": "rendered, before the signer is asked",
    "sementara": "signed, before the temporary file is made",
    "rename": "the temporary file is written, before it gets its name",
    "folder": "the file has its name, before the database knows of it",
    "bel": "committed, before the doorbell rings",
}


def mati_pada(saat: str) -> Callable[[str, tuple[Any, ...]], None]:
    """An audit hook that kills this process at a moment of SAAT."""
    bernama = False

    def kait(peristiwa: str, isi: tuple[Any, ...]) -> None:
        nonlocal bernama
        kini = ""
        if peristiwa == "socket.connect":
            kini = "penanda" if isinstance(isi[1], str) else "bel"
        elif peristiwa == "tempfile.mkstemp":
            kini = "sementara"
        elif peristiwa == "os.rename":
            kini, bernama = "rename", True
        elif peristiwa == "open" and bernama:
            kini = "folder"
        if kini == saat:
            os.kill(os.getpid(), signal.SIGKILL)

    return kait


def terbitkan(izin_id: int, saat: str) -> int:
    """In the child; the exit code says whether it published."""
    from perizinan.services import penerbitan

    if saat in SAAT:
        sys.addaudithook(mati_pada(saat))
    return 0 if penerbitan.terbitkan(izin_id) else 3


def utama() -> None:
    import django

    django.setup()
    from sicantik.lib import pdf

    pdf.siapkan()
    print("siap", flush=True)  # noqa: T201
    for baris in sys.stdin:
        izin_id, saat = baris.split()
        anak = os.fork()
        if anak == 0:
            os._exit(terbitkan(int(izin_id), saat))
        if saat[0].isdecimal():
            time.sleep(float(saat))
            os.kill(anak, signal.SIGKILL)  # not waited for yet, so the number is still its own
        print(os.waitstatus_to_exitcode(os.waitpid(anak, 0)[1]), flush=True)  # noqa: T201


if __name__ == "__main__":
    utama()
