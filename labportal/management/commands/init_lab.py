"""`manage.py init_lab`: make an empty portal ready."""

from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from labportal.setup.lab import is_set_up, set_up_lab


class Command(BaseCommand):
    """Make site, pages in every language, menus, roles and auth groups that are missing."""

    help = "Make an empty portal ready. Leaves alone what is there: run it as often as you like."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the names that a new portal gets."""
        parser.add_argument("--lab-name", default="", help="name of the lab, in every language")
        parser.add_argument(
            "--hostname",
            default="",
            help="where visitors find it: portal.example.org, localhost:8000 (default: BASE_URL)",
        )

    def handle(self, *args: Any, lab_name: str, hostname: str, **options: Any) -> None:
        """Set it up; raises CommandError for a host name that is none."""
        if (lab_name or hostname) and is_set_up():
            self.stdout.write("Name and address of the portal are set: change them in the admin.")
        try:
            made = set_up_lab(lab_name.strip(), hostname.strip())
        except ValueError as error:
            raise CommandError(f"--hostname: {error}") from error
        for line in made or ["Everything is there: nothing to do."]:
            self.stdout.write(line)
