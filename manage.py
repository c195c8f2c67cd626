#!/usr/bin/env python
"""Command line of the portal: `python manage.py help` lists the commands."""

import os
import select
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Do what the command line says; end quietly if the reader of the output has enough."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "labportal.settings.dev")
    try:
        execute_from_command_line(sys.argv)
        sys.stdout.flush()
    except BrokenPipeError:
        if not reader_is_gone():
            raise
        # What Python still flushes at its end goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def reader_is_gone() -> bool:
    """Tell a broken pipe of the output from that of a connection."""
    poll = select.poll()
    poll.register(sys.stdout, 0)
    return bool(poll.poll(0))


if __name__ == "__main__":
    main()
