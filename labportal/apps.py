"""App configuration."""

from django.apps import AppConfig


class LabportalConfig(AppConfig):
    """The portal itself, which stands on every app."""

    name = "labportal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register with Django and with lower apps what needs the models of all of them."""
        from django.db.models.signals import post_migrate
        from wagtail.signals import init_new_page, page_published

        from groups.editors.auth_groups import new_editors
        from groups.models import ResearchGroup
        from labportal import checks
        from labportal.accounts import signals
        from labportal.base.registries.guide import guide
        from labportal.base.registries.lab import labs
        from labportal.base.registries.record_pages import record_pages
        from labportal.contributors import let_write, name_own_group
        from labportal.desk import spreadsheets
        from labportal.desk.chores import register_chores
        from labportal.guide.documents import address_of
        from labportal.models import LabSettings
        from labportal.page_cache.public_tables import stamp_public_tables
        from labportal.privacy.admin.viewset import register_buttons as register_privacy_buttons
        from labportal.record_panels import news_panel, openings_panel
        from labportal.schema_org.descriptions import publication_description
        from labportal.serving.camera_notes import leave_out_camera_notes
        from labportal.setup.approval import translate_approval
        from labportal.staffing.viewset import register_buttons
        from labportal.web_links.places import page_is_published
        from people.models import Person
        from publications.citations.style_uses import register_style_uses
        from publications.models import Publication

        checks.register()
        labs.register(LabSettings.answering)
        new_editors.register(let_write)
        record_pages.register_panel(openings_panel, ResearchGroup, Person)
        record_pages.register_description(Publication, publication_description)
        record_pages.register_panel(news_panel, ResearchGroup, Person, Publication)
        guide.register(address_of)
        register_style_uses(lambda key: LabSettings.objects.filter(citation_style=key))
        register_chores()
        spreadsheets.register()
        register_buttons()
        register_privacy_buttons()
        translate_approval()
        leave_out_camera_notes()
        init_new_page.connect(name_own_group)
        page_published.connect(page_is_published)
        signals.connect()
        post_migrate.connect(stamp_public_tables, sender=self)
