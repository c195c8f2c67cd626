"""App configuration."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    """Configuration of the ground floor, on which every app stands."""

    name = "labportal.base"
    label = "base"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Base"

    def ready(self) -> None:
        """Register form fields and comparisons; set pictures and connections up."""
        from labportal.base import date_fields, pictures
        from labportal.base.database import compilation
        from labportal.base.records import topic_field
        from labportal.base.records.versions import comparisons

        comparisons.register()
        compilation.switch_off_for_new_connections()
        date_fields.register()
        topic_field.register()
        pictures.limit_pixels()
