"""The list of printed names in the form of a publication."""

from functools import partial
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.admin import compare
from wagtail.admin.panels import FieldPanel

from labportal.base.records.row_list import ROW_ORDER_SCRIPT, RowListPanel, RowListWidget
from publications.models import AuthorRole, Authorship, LinkOrigin, Publication

_COMPARED = ("given", "particle", "family", "suffix", "literal", "role", "person", "linked_by")


class AuthorListWidget(RowListWidget):
    """The names as JSON, which a script shows as a list."""

    template_name = "publications/admin/author_list.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"] |= {
            "read_url": reverse("publication_draft:names"),
            "people_url": reverse("publication_draft:people"),
            "roles": AuthorRole.choices,
            "origins": dict(LinkOrigin.choices),
        }
        return context

    class Media:
        css = {"all": ["publications/admin/author-list.css"]}
        js = [ROW_ORDER_SCRIPT, forms.Script("publications/admin/author-list.js", defer=True)]


class AuthorListPanel(RowListPanel):
    """The printed names, as one list."""

    def __init__(self, field_name: str = "authorships", **kwargs: Any) -> None:
        super().__init__(field_name, **kwargs)

    # Wagtail looks for the bound panel by this name, within the class.
    class BoundPanel(RowListPanel.BoundPanel):
        def get_comparison(self) -> list[Any]:
            """Return how two revisions are compared: name by name."""
            relation = Publication._meta.get_field("authorships")
            fields = [
                partial(FieldPanel(name).bind_to_model(Authorship).get_comparison_class(), field)
                for name, field in ((name, Authorship._meta.get_field(name)) for name in _COMPARED)
            ]
            heading = self.heading or gettext("Names")
            return [partial(compare.ChildRelationComparison, relation, fields, label=heading)]
