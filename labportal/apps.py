"""App configuration."""

from importlib import import_module

from django.apps import AppConfig


class LabportalConfig(AppConfig):
    """The portal itself, which stands on every app."""

    name = "labportal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the system checks and connect the signals, whose models are there only now."""
        import_module("labportal.checks")
        import_module("labportal.signals")
