"""App configuration."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    """What every app stands on."""

    name = "labportal.base"
    label = "base"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Base"
