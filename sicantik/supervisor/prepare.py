"""Brings the demo's database up to date, in one process because starting Django costs more than the work.

Run as a module by the supervisor. Log lines go to standard error; what `isi_demo` prints (the demo accounts)
goes to standard output, for the supervisor to show once the portal answers.
"""

import sys

import django
from django.core.management import call_command


def main() -> None:
    django.setup()
    call_command("migrate", interactive=False, stdout=sys.stderr)
    call_command("muat_paket", stdout=sys.stderr)
    call_command("isi_demo", stdout=sys.stdout)


if __name__ == "__main__":
    main()
