"""What the parser process takes away from itself before it looks at a stranger's bytes.

Set here and not by the parent's ``preexec_fn``, which may deadlock in a server with threads.
"""

from __future__ import annotations

import resource
import signal
import sys


def mulai(*, memori: int, detik: int) -> None:
    """Memory, time, core dumps: in force before anything is read."""
    if sys.platform != "darwin":  # macOS, for development only, knows no address space limit
        resource.setrlimit(resource.RLIMIT_AS, (memori, memori))
    # The soft limit sends a signal the parent understands; the hard one kills whoever ignores it.
    resource.setrlimit(resource.RLIMIT_CPU, (detik, detik + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # A sleeping process uses no CPU time; should the parent die, this one must not linger.
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(detik + 1)


def kunci() -> None:
    """No new file, socket, process or thread from here on; pipes already open keep working.

    Called when the parsers are imported, for the import itself opens files.
    """
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
