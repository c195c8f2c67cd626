"""App configuration."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """See the package's models for its vocabulary."""

    name = "people"
    default_auto_field = "django.db.models.BigAutoField"
