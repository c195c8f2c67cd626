"""Errors of the embedded server."""

from django.core.management import CommandError
from django.db import OperationalError


class ServerError(CommandError, OperationalError):
    """The embedded PostgreSQL cannot be had.

    On the command line it ends in one line; whoever expects a database to be away sometimes finds
    the error it looks for.
    """
