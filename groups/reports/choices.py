"""Choices by which a report is written, as its form has checked them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from groups.records.research_group import ResearchGroup
from groups.works.filters import LabPublicationFilter
from labportal.base.models import Topic
from people.models import Person

BY_TYPE, BY_YEAR, BY_GROUP = "type", "year", "group"
GROUPINGS = [
    (BY_TYPE, _("by kind")),
    (BY_YEAR, _("by year")),
    (BY_GROUP, _("by research group")),
    ("none", _("in one list")),
]
BY_NAMES = "names"
ORDERS = [
    ("newest", _("Newest first")),
    ("oldest", _("Oldest first")),
    (BY_NAMES, _("First author")),
    ("title", _("Title")),
]
ONLY, WITHOUT = "only", "without"
SELECTIONS = [
    ("all", _("all that are found")),
    (ONLY, _("only those that I tick below")),
    (WITHOUT, _("all but those that I tick below")),
]
#: The one value of `access`.
OPEN_ACCESS = "open"
ROLES_OF_PEOPLE = [
    ("author", pgettext_lazy("role in a publication", "as author")),
    ("editor", pgettext_lazy("role in a publication", "as editor")),
    ("translator", pgettext_lazy("role in a publication", "as translator")),
    ("supervisor", pgettext_lazy("role in a publication", "as supervisor")),
]


@dataclass(frozen=True)
class ReportChoices:
    """The choice of works, and how a report of them is written; empty where it does not narrow.

    `further` are filters of the public list that no other field has, `works` the ids that
    `selection` is about. `private` takes in works that visitors do not see.
    """

    style: str
    language: str
    title: str = ""
    groups: Sequence[ResearchGroup] = ()
    people: Sequence[Person] = ()
    roles: Sequence[str] = ("author",)
    first_year: int | None = None
    last_year: int | None = None
    types: Sequence[str] = ()
    topics: Sequence[Topic] = ()
    q: str = ""
    open_access: bool = False
    further: LabPublicationFilter = field(default_factory=LabPublicationFilter)
    private: bool = False
    selection: str = "all"
    works: Sequence[int] = ()
    grouping: str = BY_TYPE
    order: str = "newest"
    names: str = ""
    bold: bool = True
    numbered: bool = False

    @property
    def years(self) -> str:
        """The years in figures, "" without any."""
        first, last = self.first_year, self.last_year
        if first and last:
            return str(first) if first == last else f"{first}–{last}"
        return f"{first}–" if first else f"–{last}" if last else ""
