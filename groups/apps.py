"""App configuration."""

from django.apps import AppConfig


class GroupsConfig(AppConfig):
    """See the package's models for its vocabulary."""

    name = "groups"
    default_auto_field = "django.db.models.BigAutoField"
