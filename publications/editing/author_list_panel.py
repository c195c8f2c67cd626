"""The list of printed names in the form of a publication."""

from functools import partial
from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from wagtail.admin import compare
from wagtail.admin.panels import Panel

from publications.models import AuthorRole, Authorship, LinkOrigin, Publication

_COMPARED = ("given", "particle", "family", "suffix", "literal", "role", "person", "linked_by")


class AuthorListWidget(forms.Textarea):
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

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """Return the list as HTML. Forms look for templates in packages only, so not `renderer`."""
        return render_to_string(self.template_name, self.get_context(name, value, attrs))

    class Media:
        css = {"all": ["publications/admin/author-list.css"]}
        # Wagtail puts scripts before the form.
        js = [forms.Script("publications/admin/author-list.js", defer=True)]


class AuthorListPanel(Panel):
    """The printed names, as one list."""

    def get_form_options(self) -> dict[str, Any]:
        """Return the field that is shown here, so that it is not shown as forgotten."""
        return {"fields": ["authorships"]}

    # Wagtail looks for the bound panel by this name, within the class.
    class BoundPanel(Panel.BoundPanel):
        template_name = "publications/admin/author_list_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, "field": self.form["authorships"]}

        def get_comparison(self) -> list[Any]:
            """Return how two revisions are compared: name by name."""
            relation = Publication._meta.get_field("authorships")
            fields = [
                partial(compare.FieldComparison, Authorship._meta.get_field(name))
                for name in _COMPARED
            ]
            heading = self.heading or gettext("Names")
            return [partial(compare.ChildRelationComparison, relation, fields, label=heading)]
