"""Starts and watches all that a demo or a test run needs, without a service installed by hand.

Never used in production, where PostgreSQL, Redis and the processes are services of their own (docs/adr/0002).
"""

from sicantik.supervisor.services import layanan

__all__ = ["layanan"]
