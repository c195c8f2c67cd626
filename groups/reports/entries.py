"""Works of a report as it prints them, some at a time whatever their number."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import gettext, override

from groups.reports.selection import ReportSelection, Section
from groups.works.ownership import members_by_work
from publications.citations.cache import citations
from publications.citations.links import with_bold_names
from publications.models import Publication

WORKS_AT_ONCE = 200


class ReportEntry(NamedTuple):
    """A work with its number and its citation, in which names of members are bold.

    `section` is the one it stands in, which it `opens` if it is the first there. `remark` says that
    the work is not public; `bold` are the ids of the members named on it.
    """

    number: int
    section: Section
    opens: bool
    publication: Publication
    html: SafeString
    text: str
    remark: str
    bold: frozenset[int]


def entries(selection: ReportSelection) -> Iterator[list[ReportEntry]]:
    """Yield the entries in their order, at most `WORKS_AT_ONCE` at a time.

    Memory and the number of queries depend on that number: the works are emptied when the next
    ones are asked for. What visitors are not to see any more, or is deleted, meanwhile is left out.
    """
    works = ((section, pk) for section in selection.sections for pk in section.works)
    number, open_section = 0, None
    while some := list(islice(works, WORKS_AT_ONCE)):
        made = _entries_of(selection, some, number, open_section)
        number += len(made)
        open_section = made[-1].section if made else open_section
        yield made
        # A work and its names hold each other: the collector finds that late, and after many.
        for entry in made:
            entry.publication.__dict__.clear()


def first_entries(selection: ReportSelection, number: int) -> list[ReportEntry]:
    """Return the first entries."""
    works = ((section, pk) for section in selection.sections for pk in section.works)
    return _entries_of(selection, list(islice(works, number)), 0, None)


def _entries_of(
    selection: ReportSelection,
    works: Sequence[tuple[Section, int]],
    number: int,
    open_section: Section | None,
) -> list[ReportEntry]:
    """Return the entries of some works, counted on from `number`."""
    said = selection.choices
    found = selection.seen().with_citation().in_bulk([pk for _section, pk in works])
    there = [(section, found[pk]) for section, pk in works if pk in found]
    publications = [publication for _section, publication in there]
    printed = citations(publications, said.style, said.language, said.names)
    members = bold_names(selection, found)
    made = []
    with override(said.language):
        for place, ((section, publication), one) in enumerate(
            zip(there, printed, strict=True), start=1
        ):
            bold = members.get(publication.pk, frozenset())
            html = with_bold_names(one.html, bold if said.bold else ())
            entry = ReportEntry(
                number + place,
                section,
                section is not open_section,
                publication,
                html,
                one.text,
                _remark(publication),
                bold,
            )
            made.append(entry)
            open_section = section
    return made


def bold_names(selection: ReportSelection, works: Collection[int]) -> dict[int, frozenset[int]]:
    """Return the ids of the people whose names are bold, by work.

    They are the people whose report it is; else who was a member of its groups (or of any if it has
    none) or of the chair itself when the work appeared.
    """
    said = selection.choices
    if said.people:
        people = frozenset(person.pk for person in said.people)
        return dict.fromkeys(works, people)
    groups = [group.pk for group in said.groups] or None
    return {pk: frozenset(ids) for pk, ids in members_by_work(works, groups).items()}


def _remark(publication: Publication) -> str:
    if publication.public:
        return ""
    status = publication.get_status_display()
    return gettext("not public, %(status)s") % {"status": status}
