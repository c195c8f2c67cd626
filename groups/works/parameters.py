"""Parameters of lists of publications that other programs and other sites ask for."""

import re
from collections.abc import Iterable

from django.http import QueryDict
from django.utils.translation import gettext as _

from groups.records.research_group import ResearchGroup
from groups.works.filters import LabPublicationFilter
from labportal.base.answers.parameters import (
    Fault,
    FaultyRequestError,
    Parameter,
    WrongValueError,
    choice,
    slug,
    words,
)
from labportal.base.models import Topic
from people.models import Person
from publications.citations.styles import style_choices
from publications.lists.filters import (
    LONGEST_VALUE,
    MOST_VALUES,
    OPEN_ACCESS,
    SORT_ORDERS,
    WITHOUT_YEAR,
    YEARS,
)
from publications.vocabulary.types import TYPES


def years(name: str, about: str) -> Parameter:
    """Return a parameter that is a year, several of them, or what stands for no year."""

    def read(text: str) -> str:
        if text != WITHOUT_YEAR and not re.fullmatch(YEARS, text):
            message = _("“%(name)s” is a year, a range such as 2020-2024, or “%(none)s”.")
            raise WrongValueError(message % {"name": name, "none": WITHOUT_YEAR})
        return text

    schema = {"type": "string", "pattern": f"^({YEARS}|{WITHOUT_YEAR})$"}
    return Parameter(name, about, read, schema, MOST_VALUES)


#: The filters of the public list, under the same names.
FILTERS = (
    words("q", "Words to search for, as in the portal's own search.", LONGEST_VALUE),
    years(
        "year",
        f"The year of issue, a range such as 2020-2024, 2020- or -2024, or “{WITHOUT_YEAR}”.",
    ),
    choice("type", "The type, by its CSL code.", list(TYPES), most=MOST_VALUES),
    slug("topic", "The slug of a topic.", most=MOST_VALUES),
    slug("group", "The slug of a research group.", most=MOST_VALUES),
    slug("person", "The slug of an author; of two, whose joint works are wanted.", most=2),
    slug("editor", "The slug of a person who edited the work."),
    slug("translator", "The slug of a person who translated the work."),
    slug("supervisor", "The slug of a person who supervised the thesis."),
    choice("access", "Works that everybody may read.", [OPEN_ACCESS]),
)
STYLE = choice(
    "style",
    "The citation style, by its key; without it, the one that the lab has chosen.",
    lambda: [key for key, _title in style_choices()],
)


def sort_order(*further: str) -> Parameter:
    """Return the parameter for the order of a list, with orders beside those of the public list."""
    about = "The order; without it, the best match of `q` first, and else the newest."
    return choice("sort", about, [*SORT_ORDERS, *further])


def asked_filter(query: QueryDict) -> LabPublicationFilter:
    """Return the filter of a query that has the right form, with the slugs of today.

    Raises FaultyRequestError where a slug is nobody's.
    """
    asked = LabPublicationFilter.from_query(query)
    present = asked.at_present()
    faults = list(_unknown_records(asked, present))
    if faults:
        raise FaultyRequestError(faults)
    return present


def _unknown_records(asked: LabPublicationFilter, present: LabPublicationFilter) -> Iterable[Fault]:
    now = present.named
    # Two that are one today stand for one: only the present slugs can be told then.
    texts = asked.named if len(asked.named) == len(now) else now
    for (name, found), (_name, given) in zip(now, texts, strict=True):
        parameter = "person" if name == "with_person" else name
        match parameter:
            case "topic":
                is_there = Topic.objects.filter(slug=found).exists()
                message = _("There is no topic “%(slug)s”.")
            case "group":
                is_there = ResearchGroup.objects.filter(slug=found).exists()
                message = _("There is no research group “%(slug)s”.")
            case _other:
                is_there = Person.objects.live().filter(slug=found).exists()
                message = _("There is no person “%(slug)s”.")
        if not is_there:
            yield Fault(parameter, message % {"slug": given}, [])
