"""`manage.py weekly_mail`: the mails of this week that have not been sent yet."""

from typing import Any

from django.core.management import BaseCommand

from labportal.desk.mail.weekly_mail import write_due_mails


class Command(BaseCommand):
    """Writes to everybody for whom something waits, as the worker does by itself."""

    help = "Send the weekly mails that are due; the worker does so by itself."

    def handle(self, **options: Any) -> None:
        """Send the mails and print how many there were."""
        self.stdout.write(f"Mails sent: {write_due_mails()}")
