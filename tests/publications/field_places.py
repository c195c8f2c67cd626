"""Places that know bibliographic fields, and how each is asked whether it knows one."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from django.test import Client
from wagtail.admin.panels import FieldPanel, InlinePanel

from publications.bibtex import SourceFile, read_files
from publications.bibtex.reading.exact import EXACT_FIELD
from publications.bibtex.writing.serialize import Exportable, serialize
from publications.citations.csl_data import csl_item
from publications.editing.viewset import PublicationViewSet
from publications.exports.files.records import ExportRecord
from publications.exports.files.ris import ris_record
from publications.exports.metadata.publication_page import PublicationPage
from publications.exports.metadata.schema_org import publication_node
from publications.exports.unapi.zotero_item import zotero_item
from publications.exports.unapi.zotero_rdf import zotero_rdf
from publications.imports.planning.fit import fit
from publications.imports.planning.merge import merge
from publications.imports.trace import record_trace
from publications.lookup.registries.csl_json import read_csl
from publications.models import Authorship, Publication
from publications.records.snapshots import present_snapshots
from publications.search.index import refresh, search
from publications.vocabulary.fields import FIELD_NAMES, FIELDS_BY_NAME, PAIR_COLUMNS, FieldKind
from publications.vocabulary.snapshot import Snapshot
from publications.vocabulary.types import TYPES
from tests.factories import PublicationFactory

NAMES = [{"role": "author", "given": "Ada", "family": "Lovelace"}]
#: Two values of each field that is no plain text.
SAMPLES: dict[str, tuple[Any, Any]] = {
    "type": ("article-journal", "dataset"),
    "issued_year": (2021, 2023),
    "issued_month": (3, 11),
    "issued_day": (4, 27),
    "volume": ("37", "41"),
    "issue": ("7", "9"),
    "page": ("101-113", "211-219"),
    "edition": ("2", "5"),
    "doi": ("10.1000/aardvark", "10.1000/zebra"),
    "arxiv_id": ("2101.00001", "2303.00002"),
    "pmid": ("31415926", "27182818"),
    "isbn": ("9783161484100", "9780306406157"),
    "url": ("https://example.org/aardvark", "https://example.org/zebra"),
    "award": ("Aardvark best paper award", "Zebra best paper award"),
    "language": ("en", "de"),
    "status": ("published", "accepted"),
    "issued_season": (1, 3),
    "accessed": ("2021-03-04", "2023-11-27"),
    "notice": ("retracted", "corrected"),
    "notice_doi": ("10.1000/aardvark.notice", "10.1000/zebra.notice"),
    "notice_date": ("2022-03-04", "2024-11-27"),
    "identifiers": (
        [["pmcid", "PMC31415"], ["isbn", "9783540401452"]],
        [["pmcid", "PMC27182"], ["isbn", "9783540422518"]],
    ),
    "links": ([["code", "https://example.org/a"]], [["code", "https://example.org/z"]]),
}


def samples(name: str) -> tuple[Any, Any]:
    """Return two values of a field; a plain text needs none on the list."""
    if name in SAMPLES:
        return SAMPLES[name]
    assert FIELDS_BY_NAME[name].kind is FieldKind.TEXT, f"SAMPLES needs two values of {name}"
    return f"Aardvark {name.replace('_', '')}", f"Zebra {name.replace('_', '')}"


def works(name: str, value: Any) -> Iterator[dict[str, Any]]:
    """Yield works with `value` in a field, of every type: with all other fields, and with few.

    With few, since a field may speak only where another one is silent: an event without container.
    """
    # A season stands in place of a month.
    left_out = {"issued_month", "issued_day"} if name == "issued_season" else {"issued_season"}
    if not name.startswith("notice"):
        # A retraction stands in place of the status.
        left_out |= {"notice", "notice_doi", "notice_date"}
    full = {other: samples(other)[0] for other in FIELD_NAMES if other not in left_out}
    few = {
        other: full[other]
        for other in ("title", "issued_year", "issued_month", "notice")
        if other in full
    }
    for kind in [value] if name == "type" else TYPES:
        yield full | {"type": kind, name: value}
        yield few | {"type": kind, name: value}


# The places


def is_merged(name: str) -> bool:
    present, incoming = (Snapshot.of({name: value}, []) for value in samples(name))
    return list(merge(present, present, incoming).updates) == [name]


def as_bibtex(values: dict[str, Any]) -> str:
    text = serialize(Exportable("key", Snapshot.of(values, NAMES)), private=True)
    return "\n".join(line for line in text.splitlines() if EXACT_FIELD not in line)


def as_read(values: dict[str, Any]) -> dict[str, Any]:
    (entry,) = read_files([SourceFile("a.bib", as_bibtex(values).encode())]).entries
    return fit(entry)[0].values


def as_ris(values: dict[str, Any]) -> str:
    return ris_record(ExportRecord(1, "key", "slug", Snapshot.of(values, NAMES), ()))


def as_csl(values: dict[str, Any]) -> dict[str, Any]:
    return csl_item(Snapshot.of(values, NAMES), "key")


def as_looked_up(values: dict[str, Any]) -> Any:
    found = read_csl(as_csl(values))
    return found and found.values


def unsaved(values: dict[str, Any]) -> Publication:
    columns = {name: value for name, value in values.items() if name not in PAIR_COLUMNS}
    publication = Publication(slug="key", **columns)
    for name in PAIR_COLUMNS:
        publication.take(name, values.get(name))
    publication.authorships.set([Authorship(position=0, given="Ada", family="Lovelace")])
    return publication


def published(values: dict[str, Any]) -> PublicationPage:
    return PublicationPage(unsaved(values), "https://lab.example/publications/key/", "", ())


def as_schema(values: dict[str, Any]) -> str:
    return json.dumps(publication_node(published(values), "#key", lambda person: ""))


def as_zotero(values: dict[str, Any]) -> bytes:
    record = ExportRecord(1, "key", "slug", Snapshot.of(values, NAMES), ())
    return zotero_rdf(zotero_item(record, "https://lab.example/publications/key/"))


def page_text(client: Client, values: dict[str, Any]) -> str:
    """Return what people read on a publication's page, but for the ways to cite it."""
    publication = PublicationFactory(**values, authors=NAMES)
    html = client.get(f"/publications/{publication.slug}/").content.decode()
    before, _cite, after = html[html.index("<h1") : html.index("</article")].partition("cite-as")
    shown = before + after[after.index('id="details"') :]
    publication.delete()
    return " ".join(re.sub(r"<[^>]*>", " ", shown).split())


def in_form(name: str) -> bool:
    def panels(panel: Any) -> set[str]:
        own = {panel.field_name} if isinstance(panel, FieldPanel) else set()
        own |= {panel.relation_name} if isinstance(panel, InlinePanel) else set()
        return own.union(*map(panels, getattr(panel, "children", ())))

    return name in panels(PublicationViewSet.edit_handler)


def saved(name: str, value: Any) -> Publication:
    """Return a publication with `value` in a field; a day needs its month."""
    return PublicationFactory(
        **({} if name == "issued_season" else {"issued_month": 5}) | {name: value}
    )


def is_found(name: str) -> bool:
    sought, _other = (saved(name, value) for value in samples(name))
    refresh(Publication.objects.values_list("pk", flat=True))
    value = samples(name)[0]
    # Of pairs of kind and value, what people would type of the first.
    typed = value[0][1] if name in PAIR_COLUMNS else str(value)
    found = search(Publication.objects.all(), typed)
    return [one.pk for one in found] == [sought.pk]


def is_restored(name: str) -> bool:
    publication = saved(name, samples(name)[0])
    says = present_snapshots([publication.pk])[publication.pk]
    restored = record_trace(publication)["values"]
    return says.values[name] == restored[name] == samples(name)[0]


def tells(describe: Callable[[dict[str, Any]], Any]) -> Callable[[str], bool]:
    """Return a test whether a place tells two works apart that differ in one field."""

    def knows(name: str) -> bool:
        first, second = samples(name)
        pairs = zip(works(name, first), works(name, second), strict=True)
        return any(describe(one) != describe(other) for one, other in pairs)

    return knows


def is_read_back(name: str) -> bool:
    """Return whether BibTeX without our own field holds the value, for some type."""
    value = samples(name)[1]
    return any(as_read(one).get(name) == value for one in works(name, value))
