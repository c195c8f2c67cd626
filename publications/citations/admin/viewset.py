"""The listing of citation styles."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, Panel
from wagtail.admin.ui.tables import Column, DateColumn

from labportal.base.records.views import RecordIndexView
from labportal.base.records.viewset import RecordViewSet
from publications.citations.admin.pages import AddStylePage
from publications.citations.admin.removal import StyleDeleteView
from publications.citations.admin.samples import samples_of
from publications.citations.styles import STYLES
from publications.models import CitationStyle


class SamplesPanel(Panel):
    """Own works as the style prints them."""

    class BoundPanel(Panel.BoundPanel):
        """The panel in a form."""

        template_name = "publications/admin/style_samples.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            return context | {"samples": samples_of(self.instance.source.encode())}


class StyleIndexView(RecordIndexView):
    """The listing of added styles, with those that the portal brings below."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(brought=[*STYLES.values()], **kwargs)


class CitationStyleViewSet(RecordViewSet):
    """Citation styles that were added."""

    model = CitationStyle
    icon = "openquote"
    menu_label = _("Citation styles")
    menu_order = 262
    add_to_admin_menu = False
    add_to_settings_menu = True
    list_display = [
        "__str__",
        Column("parent", label=_("Prints as")),
        DateColumn("added_at", label=_("Added")),
    ]
    search_fields = ("title", "key", "parent")
    index_view_class = StyleIndexView
    index_template_name = "publications/admin/styles.html"
    add_view_class = AddStylePage
    delete_view_class = StyleDeleteView
    delete_template_name = "publications/admin/style_delete.html"
    edit_handler = ObjectList(
        [FieldPanel("title"), SamplesPanel(heading=_("Works of the portal in it"))]
    )

    @property
    def add_view(self) -> Any:
        return AddStylePage.as_view()
