"""Every bibliographic field is known in every place that knows fields, or missing for a reason.

A place is asked with two works that differ in one field: it knows the field if it answers two
things. Since much depends on the type of a work, every type is tried until one tells.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import pytest
from django.test import Client
from wagtail.admin.panels import FieldPanel

from publications.bibtex import SourceFile, read_files
from publications.bibtex.reading.exact import EXACT_FIELD, _is_possible
from publications.bibtex.writing.serialize import Exportable, serialize
from publications.citations.csl_data import csl_item
from publications.exports.files.records import ExportRecord
from publications.exports.files.ris import ris_record
from publications.exports.metadata.coins import context_object
from publications.exports.metadata.dublin_core import dublin_core_tags
from publications.exports.metadata.highwire import highwire_tags
from publications.exports.metadata.publication_page import PublicationPage
from publications.exports.metadata.schema_org import publication_node
from publications.imports.planning.fit import fit
from publications.imports.planning.merge import merge
from publications.imports.trace import record_trace
from publications.lookup.registries.csl_json import read_csl
from publications.models import Authorship, Publication
from publications.records.snapshots import present_snapshots
from publications.records.viewset import PublicationViewSet
from publications.search.index import refresh, search
from publications.templatetags.publication_names import field_label
from publications.vocabulary.fields import FIELD_NAMES, FIELDS_BY_NAME, FieldKind
from publications.vocabulary.snapshot import Snapshot
from publications.vocabulary.types import TYPES
from tests.factories import PublicationFactory

pytestmark = pytest.mark.django_db

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
    full = {other: samples(other)[0] for other in FIELD_NAMES}
    few = {other: full[other] for other in ("title", "issued_year", "issued_month")}
    for kind in [value] if name == "type" else TYPES:
        yield full | {"type": kind, name: value}
        yield few | {"type": kind, name: value}


# The places


def is_merged(name: str) -> bool:
    present, incoming = (Snapshot.of({name: value}, []) for value in samples(name))
    return list(merge(present, present, incoming).updates) == [name]


def as_bibtex(values: dict[str, Any]) -> str:
    text = serialize(Exportable("key", Snapshot.of(values, NAMES)))
    return "\n".join(line for line in text.splitlines() if EXACT_FIELD not in line)


def as_read(values: dict[str, Any]) -> dict[str, Any]:
    (entry,) = read_files([SourceFile("a.bib", as_bibtex(values).encode())]).entries
    return fit(entry)[0].values


def as_ris(values: dict[str, Any]) -> str:
    return ris_record(ExportRecord(1, "key", "slug", "", "", Snapshot.of(values, NAMES), ()))


def as_csl(values: dict[str, Any]) -> dict[str, Any]:
    return csl_item(Snapshot.of(values, NAMES), "key")


def as_looked_up(values: dict[str, Any]) -> Any:
    found = read_csl(as_csl(values))
    return found and found.values


def unsaved(values: dict[str, Any]) -> Publication:
    publication = Publication(slug="key", **values)
    publication.authorships.set([Authorship(position=0, given="Ada", family="Lovelace")])
    return publication


def published(values: dict[str, Any]) -> PublicationPage:
    return PublicationPage(unsaved(values), "https://lab.example/publications/key/", "", ())


def as_schema(values: dict[str, Any]) -> str:
    return json.dumps(publication_node(published(values), "#key", lambda person: ""))


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
        return own.union(*map(panels, getattr(panel, "children", ())))

    return name in panels(PublicationViewSet.edit_handler)


def saved(name: str, value: Any) -> Publication:
    """Return a publication with `value` in a field; a day needs its month."""
    return PublicationFactory(**{"issued_month": 5, name: value})


def is_found(name: str) -> bool:
    sought, _other = (saved(name, value) for value in samples(name))
    refresh(Publication.objects.values_list("pk", flat=True))
    found = search(Publication.objects.all(), str(samples(name)[0]))
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


@dataclass(frozen=True)
class Place:
    """A place that knows fields, and the fields that it leaves out, with the reason."""

    knows: Callable[[str], bool]
    leaves_out: dict[str, str] = field(default_factory=dict)


_NO_KEY = "the standard has no key for it"
_NOT_TYPED = "nobody looks for a work by it, and more words would find worse"
PLACES = {
    "merge": Place(is_merged),
    "exact values": Place(lambda name: _is_possible(name, *2 * samples(name)[:1])),
    "snapshot and undo": Place(is_restored),
    "written BibTeX": Place(tells(as_bibtex)),
    "read BibTeX": Place(is_read_back),
    "CSL-JSON": Place(tells(as_csl), {"award": "CSL has no variable for it"}),
    "RIS": Place(tells(as_ris)),
    "COinS": Place(
        tells(lambda values: context_object(published(values))),
        dict.fromkeys(("arxiv_id", "abstract", "note", "award", "status"), _NO_KEY)
        | {"url": "the address of its page is there instead"},
    ),
    "Highwire": Place(
        tells(lambda values: highwire_tags(published(values))),
        dict.fromkeys(("publisher_place", "edition", "note", "award", "status"), _NO_KEY)
        | {"url": "the address of its page is there instead", "abstract": "it is on the page"},
    ),
    "Dublin Core": Place(
        tells(lambda values: dublin_core_tags(published(values))),
        dict.fromkeys(
            ("volume", "issue", "page", "publisher_place", "edition", "note", "award", "status"),
            _NO_KEY,
        )
        | {
            "container_title_short": "the title itself is there",
            "arxiv_id": "the DOI identifies it",
            "pmid": "the DOI identifies it",
            "url": "the address of its page is there instead",
        },
    ),
    "schema.org": Place(
        tells(as_schema),
        dict.fromkeys(("publisher_place", "note"), _NO_KEY)
        | {"url": "the address of its page is there instead"},
    ),
    "look-up": Place(
        tells(as_looked_up), dict.fromkeys(("note", "award", "status"), "no registry knows it")
    ),
    "form": Place(in_form),
    "search": Place(
        is_found,
        dict.fromkeys(
            (
                *("type", "issued_month", "issued_day", "volume", "issue", "page", "publisher"),
                *("publisher_place", "edition", "url", "note", "award", "language", "status"),
            ),
            _NOT_TYPED,
        ),
    ),
}
#: Fields that a page does not print.
NOT_ON_A_PAGE = {
    "container_title_short": "the title itself is there",
    "language": "it is said in the markup",
}


def left_out(reasons: dict[str, str]) -> list[str]:
    return [name for name in FIELD_NAMES if name in reasons]


@pytest.mark.parametrize("place", PLACES)
def test_every_field_is_known_in_a_place_or_left_out_for_a_reason(place):
    unknown = [name for name in FIELD_NAMES if not PLACES[place].knows(name)]
    assert unknown == left_out(PLACES[place].leaves_out)


def test_every_field_is_printed_on_a_page_or_left_out_for_a_reason(site_tree, client):
    def is_printed(name: str) -> bool:
        first, second = (
            [page_text(client, values) for values in islice(works(name, value), 2)]
            for value in samples(name)
        )
        return any(one != other for one, other in zip(first, second, strict=True))

    unknown = [name for name in FIELD_NAMES if not is_printed(name)]
    assert unknown == left_out(NOT_ON_A_PAGE)


def test_every_field_has_a_column_and_a_name_for_people():
    for name in FIELD_NAMES:
        assert Publication._meta.get_field(name).verbose_name == field_label(name)
    assert set(SAMPLES) <= set(FIELD_NAMES)


def test_a_place_that_forgets_a_field_is_found():
    forgetful = Place(tells(lambda values: {**as_csl(values), "publisher": ""}))
    assert not forgetful.knows("publisher")
    assert forgetful.knows("volume")
