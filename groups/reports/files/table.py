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
from publications.models import Publication


class _Context(NamedTuple):
    """The rest that cells need beside the entry: addresses, and groups of each work in words."""

    urls: RecordUrls
    groups: dict[int, str]
    #: The works that everybody may read.
    readable: frozenset[int]


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
    return _yes_or_no(said=entry.publication.public)


def _is_open_access(entry: ReportEntry, context: _Context) -> str:
    return _yes_or_no(said=entry.publication.pk in context.readable)


def _yes_or_no(*, said: bool) -> str:
    return str(_("yes") if said else _("no"))


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
    (_("Open access"), _is_open_access),
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
        works = [entry.publication.pk for entry in some]
        owned = {pk: _in_words(ids, groups) for pk, ids in groups_by_work(works).items()}
        readable = Publication.objects.filter(pk__in=works).open_access()
        context = _Context(urls, owned, frozenset(readable.values_list("pk", flat=True)))
        with override(language):
            rows = [[_text(cell(entry, context)) for _heading, cell in COLUMNS] for entry in some]
        yield from rows


def _in_words(ids: list[int], names: dict[int, str]) -> str:
    """Return the names of groups in the order of these."""
    return "; ".join(name for pk, name in names.items() if pk in ids)


def _text(value: Any) -> str:
    return "" if value is None else str(value)
