"""App configuration."""

from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    """See the package's models for its vocabulary."""

    name = "publications"
    default_auto_field = "django.db.models.BigAutoField"
