"""App configuration."""

from importlib import import_module

from django.apps import AppConfig


class GroupsConfig(AppConfig):
    """See the package's models for its vocabulary."""

    name = "groups"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the signals, whose models are there only now."""
        import_module("groups.editors.signals")
