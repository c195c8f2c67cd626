"""Openings: theses and positions for which one can apply."""

from collections.abc import Sequence
from typing import ClassVar

from groups.models import ResearchGroup
from labportal.api.resources.asked import Asked, TextByLanguage, languages
from labportal.api.resources.news import OF_LANGUAGE
from labportal.api.resources.pages import url_by_language
from labportal.api.resources.record_fields import PageFields, page_fields
from labportal.api.resources.references import (
    NamedReference,
    PersonReference,
    group_reference,
    person_reference,
)
from labportal.api.resources.resource import GROUP, Resource, in_order, named
from labportal.base.answers.parameters import Parameter, choice
from labportal.models import OpeningPage
from labportal.models.opening_page import OpeningKind
from labportal.openings.items import OpeningItem as ShownItem
from labportal.openings.items import opening_items
from labportal.querysets import OpeningQuerySet

KIND = choice("kind", "The kind of thesis or position.", OpeningKind.values)


class OpeningItem(PageFields):
    """A thesis or position for which one can apply today, in one language."""

    kind: str
    """The kind: bachelor, master, phd, postdoc, assistant or other."""
    deadline: str | None
    """The last day to apply; null if it is open until it is filled."""
    start: str
    """When it is to begin, in words."""
    group: NamedReference | None
    """The research group; null for the chair itself."""
    supervisors: list[PersonReference]
    """The people who supervise it or answer questions."""


class OpeningResource(Resource):
    """Openings."""

    name = "openings"
    about = "Theses and positions for which one can apply today, each in one language."
    item = OpeningItem
    parameters: ClassVar[tuple[Parameter, ...]] = (KIND, GROUP, OF_LANGUAGE)

    def shown(self, asked: Asked) -> OpeningQuerySet:
        pages: OpeningQuerySet = OpeningPage.objects.current().listed()
        return pages.filter(locale__language_code__in=languages())

    def records(self, asked: Asked) -> OpeningQuerySet:
        openings = self.shown(asked).filter(locale__language_code=asked.language)
        if kind := asked.values.get(KIND.name):
            openings = openings.filter(kind=kind)
        if group := named(asked, GROUP, ResearchGroup.objects):
            openings = openings.filter(group=group)
        return openings

    def items(self, ids: Sequence[int], asked: Asked) -> list[OpeningItem]:
        pages = in_order(ids, self.shown(asked).in_bulk(ids))
        addresses = url_by_language(pages, self.shown(asked), asked)
        return [_item(one, addresses[one.page.pk], asked) for one in opening_items(pages)]


def _item(shown: ShownItem, addresses: TextByLanguage, asked: Asked) -> OpeningItem:
    page = shown.page
    return {
        **page_fields(page, addresses, "openings", asked),
        "kind": page.kind,
        "deadline": page.deadline.isoformat() if page.deadline else None,
        "start": page.start,
        "group": group_reference(page.group, asked) if page.group else None,
        "supervisors": [person_reference(one, asked) for one in shown.supervisors],
    }
