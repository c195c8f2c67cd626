"""`manage.py version`: the release of the portal."""

from typing import Any

from django.conf import settings
from django.core.management import BaseCommand


class Command(BaseCommand):
    """Print the release of the portal, as docs/releases.md counts them."""

    help = __doc__
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(settings.VERSION)
