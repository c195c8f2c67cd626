"""CSL-JSON of lists: one valid document, written in pieces."""

import json
from io import StringIO
from pathlib import Path

import jsonschema
import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publications.exports.files.csl_json import one, stream
from publications.exports.files.records import PUBLICATIONS_AT_ONCE
from publications.models import Publication
from publications.vocabulary.types import TYPES
from tests.factories import PublicationFactory, TopicFactory
from tests.publications.hostile_files import BIDI, CONTROL, SCRIPT

pytestmark = pytest.mark.django_db

SCHEMA = json.loads((Path(__file__).parents[2] / "citations" / "csl-data.json").read_text())


def _items():
    items = json.loads("".join(stream(Publication.objects.all())))
    jsonschema.validate(items, SCHEMA)
    return items


def test_a_list_of_nothing_is_an_empty_list():
    assert _items() == []


def test_every_type_makes_a_valid_item():
    for kind, label in TYPES.items():
        PublicationFactory(type=kind, title=str(label), slug=f"a-{kind.replace('_', '-')}")
    assert {item["type"] for item in _items()} == TYPES.keys()


def test_an_item_has_the_slug_as_its_id_and_citekey_and_topics():
    PublicationFactory(
        slug="doe2024", citekey="Doe:2024", topics=[TopicFactory(name="B"), TopicFactory(name="A")]
    )
    (item,) = _items()
    assert item["id"] == "doe2024"
    assert item["citation-key"] == "Doe:2024"
    assert item["keyword"] == "A, B"


def test_hostile_text_is_text_in_one_line():
    hostile = f'a\r\nb\u2028{CONTROL}{BIDI}"\\] {SCRIPT}'
    PublicationFactory(title=hostile, authors=[{"literal": hostile}], note=hostile, slug="x")
    (item,) = _items()
    for text in (item["title"], item["author"][0]["literal"], item["note"]):
        assert text.isprintable()
        assert text.startswith("a b ")
        assert text.endswith(f'"\\] {SCRIPT}')


def test_one_publication_is_one_object():
    PublicationFactory(title="Alone")
    assert json.loads("".join(one(Publication.objects.all())))["title"] == "Alone"


def test_the_first_bytes_are_there_before_any_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert next(stream(Publication.objects.all())) == "[\n"


@pytest.mark.parametrize(("number", "queries"), [(20, 5), (200, 5), (401, 13)])
def test_the_number_of_queries_grows_by_the_chunk_only(number, queries):
    assert PUBLICATIONS_AT_ONCE == 200
    Publication.objects.bulk_create(
        Publication(title=f"Paper {n}", slug=f"paper-{n}") for n in range(number)
    )
    with CaptureQueriesContext(connection) as captured:
        items = json.loads("".join(stream(Publication.objects.all())))
    assert len(captured) <= queries
    assert len(items) == number


def test_the_command_knows_the_format_by_its_own_name():
    PublicationFactory(title="Seen")
    PublicationFactory(title="Not yet", public=False)
    out = StringIO()
    call_command("export_publications", format="csl-json", stdout=out)
    assert [item["title"] for item in json.loads(out.getvalue())] == ["Seen"]


def test_the_command_writes_ris_with_its_line_ends(tmp_path):
    PublicationFactory(title="Größe")
    path = tmp_path / "export.ris"
    call_command("export_publications", format="ris", output=str(path))
    assert "TI  - Größe\r\n" in path.read_bytes().decode()


def test_names_that_are_left_out_are_told():
    doe = {"given": "Jane", "family": "Doe", "elision_after": True}
    PublicationFactory(authors=[doe, {"family": "Roe", "elision_after": True}])
    (item,) = json.loads("".join(stream(Publication.objects.all())))
    assert item["author"] == [
        {"family": "Doe", "given": "Jane"},
        {"literal": "[...]"},
        {"family": "Roe"},
        {"literal": "others"},
    ]
