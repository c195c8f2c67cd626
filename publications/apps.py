"""App configuration."""

from importlib import import_module

from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    """See the package's models for its vocabulary."""

    name = "publications"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the signals, which need the models."""
        import_module("publications.signals")
