"""`manage.py load_demo`: fill the portal with the demo lab."""

from typing import Any

from django.core.management import BaseCommand
from django.db import transaction

from labportal.demo.load import load_demo
from labportal.setup.lab import set_up_lab


class Command(BaseCommand):
    """Set up the portal if need be, and make what is missing of the demo lab."""

    help = "Fill the portal with an invented lab, to look at and to try. Works offline."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load it: all of it or, if anything fails, nothing."""
        with transaction.atomic():
            done = set_up_lab() + load_demo()
        for line in done or ["The demo lab is there: nothing to do."]:
            self.stdout.write(line)
