"""The panel in a person's form that leads to the printed names that may be the person's."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import InlinePanel, ObjectList, Panel

from publications.name_links.admin.viewset import may_review
from publications.name_links.review import Lab, to_review, unlinked


class NamesToReviewPanel(Panel):
    """The number of printed names that may be the person's, for those who may review them."""

    # Wagtail looks for the bound panel by this name, within the class.
    class BoundPanel(Panel.BoundPanel):
        template_name = "publications/admin/link_review_panel.html"

        @cached_property
        def number(self) -> int:
            """The number of names, on however many publications."""
            if not self.instance.pk:
                return 0
            lab = Lab.load()
            names = to_review(unlinked(lab, [self.instance.pk]), lab)
            return sum(self.instance.pk in name.people for name in names)

        def is_shown(self) -> bool:
            # The number last: it compares names, which those who may not see it need not wait for.
            return super().is_shown() and may_review(self.request.user) and self.number > 0

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, "number": self.number, "person": self.instance}


def put_after_name_variants(form: ObjectList) -> None:
    """Put the panel into the form of a person, where the name variants are."""
    places = [
        place
        for place, panel in enumerate(form.children)
        if isinstance(panel, InlinePanel) and panel.relation_name == "name_variants"
    ]
    form.children[places[0] + 1 : places[0] + 1] = [
        NamesToReviewPanel(heading=_("Names to review"))
    ]
