"""A management command that is called, for tests."""

import io

from django.core.management import call_command


def call(*arguments: str) -> tuple[int, str, str]:
    """Return exit status, output and errors of a command."""
    output, errors = io.StringIO(), io.StringIO()
    try:
        call_command(*arguments, stdout=output, stderr=errors)
    except SystemExit as end:
        return end.code, output.getvalue(), errors.getvalue()
    return 0, output.getvalue(), errors.getvalue()
