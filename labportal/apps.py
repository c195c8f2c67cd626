"""App configuration."""

from django.apps import AppConfig


class LabportalConfig(AppConfig):
    """The portal itself, which stands on every app."""

    name = "labportal"
    default_auto_field = "django.db.models.BigAutoField"
