"""Every bibliographic field is known in every place that knows fields, or missing for a reason.

A place is asked with two works that differ in one field: it knows the field if it answers two
things. Since much depends on the type of a work, every type is tried until one tells.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice

import pytest

from publications.bibtex.reading.exact import _is_possible
from publications.exports.metadata.coins import context_object
from publications.exports.metadata.dublin_core import dublin_core_tags
from publications.exports.metadata.highwire import highwire_tags
from publications.models import Publication
from publications.templatetags.publication_names import field_label
from publications.vocabulary.fields import FIELD_NAMES, PAIR_COLUMNS
from tests.publications.field_places import (
    SAMPLES,
    as_bibtex,
    as_csl,
    as_looked_up,
    as_ris,
    as_schema,
    as_zotero,
    in_form,
    is_found,
    is_merged,
    is_read_back,
    is_restored,
    page_text,
    published,
    samples,
    tells,
    works,
)

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Place:
    """A place that knows fields, and the fields that it leaves out, with the reason."""

    knows: Callable[[str], bool]
    leaves_out: dict[str, str] = field(default_factory=dict)


_NO_KEY = "the standard has no key for it"
_NOT_TYPED = "nobody looks for a work by it, and more words would find worse"
_NOTICE = ("notice", "notice_doi", "notice_date")
PLACES = {
    "merge": Place(is_merged),
    "exact values": Place(lambda name: _is_possible(name, *2 * samples(name)[:1])),
    "snapshot and undo": Place(is_restored),
    "written BibTeX": Place(tells(as_bibtex)),
    "read BibTeX": Place(is_read_back),
    "CSL-JSON": Place(
        tells(as_csl),
        dict.fromkeys(
            ("award", "notice_doi", "notice_date", "links"), "CSL has no variable for it"
        ),
    ),
    "RIS": Place(tells(as_ris)),
    "COinS": Place(
        tells(lambda values: context_object(published(values))),
        dict.fromkeys(
            (
                *(
                    "collection_number",
                    "version",
                    "arxiv_id",
                    "accessed",
                    "abstract",
                    "note",
                    "award",
                ),
                *("status", *_NOTICE, "identifiers", "links"),
            ),
            _NO_KEY,
        )
        | {"url": "the address of its page is there instead"},
    ),
    "Highwire": Place(
        tells(lambda values: highwire_tags(published(values))),
        dict.fromkeys(
            (
                *("issued_season", "collection_number", "publisher_place"),
                *("edition", "version", "accessed", "note", "award", "status", *_NOTICE, "links"),
            ),
            _NO_KEY,
        )
        | {"url": "the address of its page is there instead", "abstract": "it is on the page"},
    ),
    "Dublin Core": Place(
        tells(lambda values: dublin_core_tags(published(values))),
        dict.fromkeys(
            (
                *("issued_season", "volume", "issue", "number", "page", "collection_number"),
                *("publisher_place", "edition", "version", "accessed", "note", "award"),
                "status",
                *_NOTICE,
            ),
            _NO_KEY,
        )
        | {
            "container_title_short": "the title itself is there",
            "arxiv_id": "the DOI identifies it",
            "pmid": "the DOI identifies it",
            "url": "the address of its page is there instead",
        },
    ),
    "Zotero": Place(tells(as_zotero)),
    "schema.org": Place(
        tells(as_schema),
        dict.fromkeys(("issued_season", "publisher_place", "accessed", "notice_date"), _NO_KEY)
        | {"url": "the address of its page is there instead"},
    ),
    "look-up": Place(
        tells(as_looked_up),
        dict.fromkeys(("accessed", "note", "award", "status", "links"), "no registry knows it")
        | dict.fromkeys(_NOTICE, "a registry says it elsewhere: see the tests of its notices"),
    ),
    "form": Place(in_form),
    "search": Place(
        is_found,
        dict.fromkeys(
            (
                *("type", "issued_month", "issued_day", "issued_season", "volume", "issue"),
                *("number", "page", "collection_number", "genre", "publisher", "publisher_place"),
                *("edition", "version", "url", "accessed", "note", "award", "language", "status"),
                *_NOTICE,
                "links",
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
        field = Publication._meta.get_field(name)
        rows = field.related_model if name in PAIR_COLUMNS else None
        assert field_label(name) == (rows._meta.verbose_name_plural if rows else field.verbose_name)
    assert set(SAMPLES) <= set(FIELD_NAMES)


def test_a_place_that_forgets_a_field_is_found():
    forgetful = Place(tells(lambda values: {**as_csl(values), "publisher": ""}))
    assert not forgetful.knows("publisher")
    assert forgetful.knows("volume")
