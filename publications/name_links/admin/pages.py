"""The pages of the review of printed names."""

from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from publications.models import ImportBatch
from publications.name_links.admin.filter import FITS, ReviewFilter
from publications.name_links.admin.rows import rows, slices
from publications.name_links.review import (
    Lab,
    ReviewedName,
    best_first,
    by_name,
    numbers_by_person,
    once_rejected,
    rejected,
    to_review,
    unlinked,
)

ROWS_PER_PAGE = 20


class ReviewPage(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """The common part of the review's pages: they are for those who may import."""

    model = ImportBatch
    permission_required = "add"
    header_icon = "user"
    template_name = "publications/admin/link_review.html"
    address = ""
    action = ""

    def get_page_title(self) -> str:
        return _("Names to review")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def names(self, asked: ReviewFilter, lab: Lab) -> list[ReviewedName]:
        """Return the names before a person or a number of members is asked for."""
        raise NotImplementedError

    def in_order(self, names: list[ReviewedName], asked: ReviewFilter) -> list[ReviewedName]:
        """Return names in the order in which they are shown."""
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked, lab = ReviewFilter.of(self.request.GET), Lab.load()
        names = self.names(asked, lab)
        shown = self.in_order(asked.names(names), asked)
        page = Paginator(slices(shown), ROWS_PER_PAGE).get_page(asked.p or 1)
        return super().get_context_data(
            asked=asked,
            tabs=[(reverse(url), label, url == self.address) for url, label in _TABS],
            action=f"{reverse(self.action)}?{asked.having(p=asked.p).query()}",
            people=_people(names, lab, asked),
            fits=FITS.items(),
            number=len(shown),
            page=page,
            pages=asked.neighbours(page),
            rows=rows(list(page), lab),
            may_edit=self.request.user.has_perm("publications.change_publication"),
            is_rejected=self.address == RejectedPage.address,
            **kwargs,
        )


def _people(names: list[ReviewedName], lab: Lab, asked: ReviewFilter) -> list[tuple[str, str, int]]:
    """Return (id, name, number of names) of those who may be chosen in the filter, by name."""
    numbers = numbers_by_person(names)
    if asked.person_id in lab.people:
        # Whoever is filtered by stays in the choice, also when no name is left.
        numbers[asked.person_id] += 0
    people = sorted((lab.people[pk] for pk in numbers), key=lambda one: (one.sort_key, one.pk))
    return [(str(person.pk), person.name, numbers[person.pk]) for person in people]


class QueuePage(ReviewPage):
    """The names that may be somebody's, the best evidence first."""

    address = "link_review:list"
    action = "link_review:decide"

    def names(self, asked: ReviewFilter, lab: Lab) -> list[ReviewedName]:
        return to_review(asked.authorships(unlinked(lab)), lab)

    def in_order(self, names: list[ReviewedName], asked: ReviewFilter) -> list[ReviewedName]:
        return best_first(names, asked.person_id)


class RejectedPage(ReviewPage):
    """The names that are nobody of the lab, as somebody decided."""

    address = "link_review:rejected"
    action = "link_review:take_back"

    def names(self, asked: ReviewFilter, lab: Lab) -> list[ReviewedName]:
        return once_rejected(asked.authorships(rejected()), lab)

    def in_order(self, names: list[ReviewedName], asked: ReviewFilter) -> list[ReviewedName]:
        return by_name(names)


_TABS = (
    (QueuePage.address, gettext_lazy("To review")),
    (RejectedPage.address, gettext_lazy("Rejected")),
)
