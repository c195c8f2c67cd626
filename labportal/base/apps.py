"""App configuration."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    """Configuration of the ground floor, on which every app stands."""

    name = "labportal.base"
    label = "base"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Base"

    def ready(self) -> None:
        """Register the form fields of dates and topics, and comparisons; bound pictures."""
        from labportal.base import date_fields, pictures
        from labportal.base.records import topic_field
        from labportal.base.records.versions import comparisons

        comparisons.register()
        date_fields.register()
        topic_field.register()
        pictures.limit_pixels()
