"""App configuration."""

from django.apps import AppConfig


class GroupsConfig(AppConfig):
    """See the package's models for its vocabulary."""

    name = "groups"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what needs the models: pages and chores of records, and followers of changes."""
        from groups import row_log
        from groups.chores import register_chores
        from groups.editors import signals
        from groups.record_urls import TEMPLATES, address
        from groups.reports.saving import reports_by_style
        from groups.reports.viewset import register_buttons
        from groups.works.style_uses import groups_by_style, pages_by_style
        from labportal.base.registries.record_pages import record_pages
        from people.models import Person
        from publications.citations.style_uses import register_style_uses

        record_pages.register(TEMPLATES, address, personal=(Person,))
        register_style_uses(groups_by_style)
        register_style_uses(pages_by_style)
        register_style_uses(reports_by_style)
        register_buttons()
        signals.connect()
        row_log.connect()
        register_chores()
