"""Reports as tables: a row for each work, for CSV files and workbooks."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from groups.record_urls import RecordUrls
from groups.records.research_group import ResearchGroup
from groups.reports.entries import ReportEntry, entries
from groups.reports.selection import ReportSelection
from groups.works.ownership import groups_by_work
from labportal.base.text.links import absolute


class _Context(NamedTuple):
    """The rest that cells need beside the entry: addresses, and groups of each work in words."""

    urls: RecordUrls
    groups: dict[int, str]


_Cell = Callable[[ReportEntry, _Context], Any]


def _of_work(name: str) -> _Cell:
    return lambda entry, _context: getattr(entry.publication, name)


def _kind(entry: ReportEntry, _context: _Context) -> str:
    return str(entry.publication.get_type_display())


def _names(role: str) -> _Cell:
    return lambda entry, _context: "; ".join(
        one.shown_name for one in entry.publication.named_as(role)
    )


def _members(entry: ReportEntry, _context: _Context) -> str:
    names = (one for one in entry.publication.authorships.all() if one.person_id in entry.bold)
    return "; ".join(dict.fromkeys(one.person.name for one in names))


def _address(entry: ReportEntry, context: _Context) -> str:
    return absolute(context.urls.of(entry.publication))


def _groups(entry: ReportEntry, context: _Context) -> str:
    return context.groups.get(entry.publication.pk, "")


def _status(entry: ReportEntry, _context: _Context) -> str:
    return str(entry.publication.get_status_display())


def _is_public(entry: ReportEntry, _context: _Context) -> str:
    return str(_("yes") if entry.publication.public else _("no"))


#: Heading and cell of each column.
COLUMNS: tuple[tuple[Any, _Cell], ...] = (
    (_("Number"), lambda entry, _context: entry.number),
    (_("Heading"), lambda entry, _context: entry.section.heading),
    (_("Kind"), _kind),
    (_("Year"), _of_work("issued_year")),
    (_("Authors"), _names("author")),
    (pgettext_lazy("publication", "Editors"), _names("editor")),
    (_("Title"), _of_work("title")),
    (_("Published in"), _of_work("container_title")),
    (_("Volume"), _of_work("volume")),
    (_("Issue"), _of_work("issue")),
    (_("Pages"), _of_work("page")),
    (_("Publisher"), _of_work("publisher")),
    (_("DOI"), _of_work("doi")),
    (_("Address"), _address),
    (_("Research groups"), _groups),
    (_("Members"), _members),
    (_("Status"), _status),
    (_("Public"), _is_public),
    (_("Citation"), lambda entry, _context: entry.text),
    (_("Citekey"), _of_work("citekey")),
)


def table_rows(selection: ReportSelection) -> Iterator[list[str]]:
    """Yield the headings, then a row for each work, in the language of the report."""
    language = selection.choices.language
    with override(language):
        urls = RecordUrls(language)
        headings = [str(heading) for heading, _cell in COLUMNS]
        groups = {one.pk: one.name for one in ResearchGroup.objects.with_texts()}
    yield headings
    for some in entries(selection):
        owners = groups_by_work([entry.publication.pk for entry in some])
        context = _Context(urls, {pk: _in_words(ids, groups) for pk, ids in owners.items()})
        with override(language):
            rows = [[_text(cell(entry, context)) for _heading, cell in COLUMNS] for entry in some]
        yield from rows


def _in_words(ids: list[int], names: dict[int, str]) -> str:
    """Return the names of groups in the order of these."""
    return "; ".join(name for pk, name in names.items() if pk in ids)


def _text(value: Any) -> str:
    return "" if value is None else str(value)
