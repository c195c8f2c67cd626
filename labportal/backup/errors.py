"""Errors of backup and restore."""

from django.core.management import CommandError


class BackupError(CommandError):
    """A backup cannot be made or restored; the message says why, and what to do."""
