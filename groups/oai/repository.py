"""The publications as harvesters find them: by identifier, by set, in pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.db.models import Prefetch, Q, QuerySet

from groups.oai.dublin_core import dublin_core
from groups.oai.harvest import GROUP_SET, TYPE_SET
from groups.oai.requests import OaiError, Selection
from groups.records.harvest import HarvestedPublication
from groups.records.research_group import ResearchGroup
from labportal.base.text.links import absolute
from publications.models import Publication, PublicationTopic
from publications.querysets import has_open_pdf
from publications.vocabulary.types import TYPES

RECORDS_PER_PAGE = 100
_SETS = "SELECT DISTINCT unnest(sets) FROM groups_harvestedpublication"
_MOST_DIGITS = 18


class Header(NamedTuple):
    """Identifier, datestamp and sets of a record, and whether it is deleted."""

    identifier: str
    datestamp: datetime
    sets: list[str]
    deleted: bool


class Record(NamedTuple):
    """A record: its header, and the elements of its metadata, none if it is deleted."""

    header: Header
    elements: list[tuple[str, str]]


@dataclass(frozen=True)
class RecordPage:
    """A page of a list: its records, how many came before, and the token of the next one."""

    records: list[Record]
    cursor: int
    token: str


@dataclass(frozen=True)
class Repository:
    """The repository whose publications have their pages below the path `index`."""

    index: str

    def page(self, selection: Selection, verb: str) -> RecordPage:
        """Return the records that are next. Raises OaiError if there are none."""
        rows = list(_chosen(selection)[: RECORDS_PER_PAGE + 1])
        if not rows and selection.last:
            # What was next has changed since, and left the list, which cannot end in an empty page.
            rows = list(HarvestedPublication.objects.filter(pk=selection.last[1]))
        if not rows:
            raise OaiError("noRecordsMatch", "There are no records of this set and time.")
        some = rows[:RECORDS_PER_PAGE]
        sent = selection.sent + len(some)
        last = (some[-1].datestamp, some[-1].pk)
        token = selection.token(verb, last, sent) if len(rows) > len(some) else ""
        with_metadata = verb != "ListIdentifiers"
        return RecordPage(list(self._records(some, with_metadata)), selection.sent, token)

    def record(self, identifier: str) -> Record:
        """Return the record with an identifier. Raises OaiError if there never was one."""
        number = identifier.removeprefix(_identifier(""))
        is_number = number.isascii() and number.isdigit() and len(number) <= _MOST_DIGITS
        known = HarvestedPublication.objects.filter(pk=int(number)) if is_number else ()
        for record in self._records(list(known), with_metadata=True):
            if record.header.identifier == identifier:
                return record
        raise OaiError("idDoesNotExist", "There is no record with this identifier.")

    def sets(self) -> list[tuple[str, str]]:
        """Return the sets that records are in, with their names in the active language."""
        with connection.cursor() as cursor:
            cursor.execute(_SETS)
            used = {spec for (spec,) in cursor.fetchall()}
        groups = ResearchGroup.objects.with_texts()
        named = [
            *((f"{GROUP_SET}{group.pk}", group.name) for group in groups),
            *((f"{TYPE_SET}{code}", str(name)) for code, name in TYPES.items()),
        ]
        return [(spec, name) for spec, name in named if spec in used]

    def _records(
        self, rows: Iterable[HarvestedPublication], with_metadata: bool
    ) -> Iterable[Record]:
        """Yield the records of rows. What was hidden a moment ago is deleted already."""
        live = {row.pk for row in rows if not row.deleted}
        visible = Publication.objects.visible().filter(pk__in=live)
        found: dict[int, Any]
        if with_metadata:
            found = {one.pk: one for one in _with_metadata(visible)}
        else:
            found = dict.fromkeys(visible.order_by().values_list("pk", flat=True))
        for row in rows:
            header = Header(_identifier(row.pk), row.datestamp, row.sets, row.pk not in found)
            publication = found.get(row.pk)
            yield Record(header, self._elements(publication) if publication else [])

    def _elements(self, publication: Any) -> list[tuple[str, str]]:
        url = absolute(f"{self.index}{publication.slug}/")
        pdf = publication.pdf.url if publication.has_open_pdf else ""
        tags = (item.tag for item in publication.tagged_topics.all())
        names = [
            name for tag in tags for name in (tag.name, *(text.name for text in tag.texts.all()))
        ]
        pdf_url = absolute(pdf) if pdf.startswith("/") else ""
        return dublin_core(publication, url, pdf_url, tuple(names))


def host() -> str:
    """Return the name of the portal's host."""
    return urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost"


def _identifier(publication: int | str) -> str:
    """Return the identifier of a record, which stays when the slug changes."""
    return f"oai:{host()}:{publication}"


def _chosen(selection: Selection) -> QuerySet[HarvestedPublication]:
    """Return the rows of a list behind the last that was sent, in the order of their changes.

    What changes meanwhile moves to the end, so that nothing is passed over.
    """
    rows = HarvestedPublication.objects.order_by("datestamp", "pk")
    if selection.start:
        rows = rows.filter(datestamp__gte=selection.start)
    if selection.end:
        rows = rows.filter(datestamp__lte=selection.end)
    if selection.set_spec:
        rows = rows.filter(sets__contains=[selection.set_spec])
    if selection.last:
        stamp, publication = selection.last
        # The first condition is the second's, for the index.
        rows = rows.filter(Q(datestamp__gt=stamp) | Q(pk__gt=publication), datestamp__gte=stamp)
    return rows


def _with_metadata(publications: Any) -> Any:
    topics = PublicationTopic.objects.select_related("tag").prefetch_related("tag__texts")
    return (
        publications.with_citation()
        .annotate(has_open_pdf=has_open_pdf())
        .prefetch_related(Prefetch("tagged_topics", topics.order_by("tag__name")))
    )
