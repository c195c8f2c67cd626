"""App configuration."""

from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    """See the package's models for its vocabulary."""

    name = "publications"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what needs the models, which are there only now."""
        from publications.chores import register_chores
        from publications.name_links.people_changes import follow_people

        follow_people()
        register_chores()
