"""The search index of publications: whatever is typed, how its columns follow, its indexes."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from people.models import NameVariant
from publications.models import Authorship, IndexedWord, Publication, PublicationIndex
from publications.name_links.links import apply, relink
from publications.search.index import has_words, refresh, search
from publications.search.terms import TypedQuery
from tests.factories import PersonFactory, PublicationFactory
from tests.publications.search.found import titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks: Any) -> Callable[[], Any]:
    """Return a context in which what waits for the end of a transaction is done at its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


# Anything


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\0",
        "&",
        "&|!:*'\\",
        "a:*b & !c | (d",
        "engines:*A",
        "'engines",
        "\\",
        "%_",
        "<->",
        "[a-z]+(?=x)",
        "'; DROP TABLE people_person; --",
        "\ud800",
        "engines \ud800\udfff",
        "10.1000/\0\ud800",
        "🦊",
        "\u202eabc\u202c",
        "مرحبا",
        "x" * 10_000,
        "a " * 5_000,
        "é" * 5_000,
        '"' * 99,
        '"a" ' * 99,
        '""',
        '"&"',
        "½ Ⅸ ﬁ ² ㍿",
        "\u200b\u00ad\ufeff",
        "1e400 -5 +3.2 0x1f",
        "user@example.org http://a.b/c?d=e",
    ],
)
def test_anything_may_be_typed(text: str) -> None:
    PublicationFactory(title="On engines")
    found = search(Publication.objects.visible(), text)
    assert found.count() == len(found)
    assert has_words(Publication.objects.visible(), text) in {True, False}
    typed = TypedQuery.of(text)
    assert len(typed.terms) <= 20


def test_text_without_words_finds_nothing_and_asks_for_nothing(
    django_assert_num_queries: Any,
) -> None:
    with django_assert_num_queries(0):
        for text in ("", "  ", "&|!", "\0"):
            assert not search(Publication.objects.visible(), text)


def test_texts_longer_than_an_index_takes_are_cut() -> None:
    long = " ".join(f"wörd-{number}ø" for number in range(30_000))
    publication = PublicationFactory(
        title=f"Start {long}",
        abstract=long,
        container_title=long,
        event_title=long[:500],
        authors=[{"literal": "ü" * 500} for _ in range(400)],
    )
    assert PublicationIndex.objects.filter(pk=publication.pk).exists()
    assert len(titles("start")) == 1


# The columns follow


def test_publications_are_found_by_every_name_of_a_member(on_commit: Any) -> None:
    with on_commit():
        person = PersonFactory(given="Daniel", preferred_given="Danny", family="Rueckert")
        PublicationFactory(title="It", authors=[person])
        PublicationFactory(title="Other", authors=["Somebody Else"])
    assert titles("danny") == ["It"]
    assert titles("Grosskreutz") == []
    with on_commit():
        variant = NameVariant.objects.create(person=person, name="D. Großkreutz")
    for text in ("Grosskreutz", "Großkreutz", "grosskreuz"):
        assert titles(text) == ["It"], text
    with on_commit():
        variant.name = "D. Kleinkreutz"
        variant.save()
    assert titles("großkreutz") == []
    assert titles("kleinkreutz") == ["It"]
    with on_commit():
        variant.delete()
    assert titles("kleinkreutz") == []


def test_a_new_name_of_a_member_leads_to_publications_and_the_old_one_too(on_commit: Any) -> None:
    person = PersonFactory(given="Ada", family="Byron")
    PublicationFactory(title="It", authors=[{"family": "King", "person": person}])
    assert titles("byron") == ["It"]
    with on_commit():
        person.family = "Lovelace"
        person.save()
    assert titles("lovelace") == ["It"]
    assert titles("byron") == ["It"]
    with on_commit():
        person.name_variants.all().delete()
    assert titles("byron") == []
    with on_commit():
        person.delete()
    assert titles("lovelace") == []
    assert titles("king") == ["It"]


def test_a_link_brings_the_names_of_the_person_along(on_commit: Any) -> None:
    with on_commit():
        publication = PublicationFactory(title="It", authors=["D. Rueckert"])
        person = PersonFactory(given="Daniel", family="Somebody")
    assert titles("somebody") == []
    authorship = Authorship.objects.get(publication=publication)
    authorship.person, authorship.linked_by = person, "editor"
    assert apply([authorship]) == 1
    assert titles("somebody") == ["It"]
    authorship.person, authorship.linked_by = None, "rejected"
    assert apply([authorship], before="editor") == 1
    assert titles("somebody") == []
    assert relink(person) == []


def test_a_saved_publication_is_found_as_it_is_now() -> None:
    publication = PublicationFactory(title="Before")
    publication.title = "After"
    publication.save()
    assert titles("after") == ["After"]
    assert titles("before") == []
    publication.delete()
    assert titles("after") == []


def test_refreshing_changes_nothing_that_is_up_to_date() -> None:
    person = PersonFactory(given="Daniel", family="Rückert")
    NameVariant.objects.create(person=person, name="D. Rueckert")
    for number in range(5):
        PublicationFactory(
            title=f"U-Net für {number}", authors=[person, "Ann Øre-Åsen"], abstract="Text."
        )
    rows = list(PublicationIndex.objects.order_by("pk").values())
    words = IndexedWord.objects.count()
    refresh([row["publication_id"] for row in rows])
    assert list(PublicationIndex.objects.order_by("pk").values()) == rows
    assert IndexedWord.objects.count() == words
    refresh([])
    refresh([0, -1])


def test_any_number_of_publications_is_refreshed_by_one_query(
    django_assert_num_queries: Any,
) -> None:
    ids = [PublicationFactory().pk for _ in range(5)]
    with django_assert_num_queries(1):
        refresh(ids)


# Indexes


def _tables_read_in_full(sql: str) -> set[str]:
    """Return the tables that are read from one end to the other where it can be helped at all."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}")
        plan = cursor.fetchone()[0]
    plan = json.loads(plan) if isinstance(plan, str) else plan
    nodes, found = [plan[0]["Plan"]], set()
    while nodes:
        node = nodes.pop()
        nodes += node.get("Plans", [])
        if node["Node Type"] == "Seq Scan":
            found.add(node["Relation Name"])
    return found


@pytest.mark.parametrize(
    "text",
    [
        "engines",
        "engin",
        "hopper engines 2024",
        '"on engines"',
        "engimes",
        "hoppre engimes of nothing",
        "10.1000/182",
        "10.1000/183",
        "arXiv:2501.04284",
        "PMID 34265844",
        "9783161484100",
        "no such thing there is",
    ],
)
def test_no_query_of_a_search_reads_a_table_in_full(text: str) -> None:
    for number in range(3):
        PublicationFactory(title=f"On engines {number}", doi=f"10.1000/{182 + number * 2}")
    with CaptureQueriesContext(connection) as queries:
        list(search(Publication.objects.visible(), text)[:10])
    asked = [query["sql"] for query in queries if "SELECT" in query["sql"].upper()[:10]]
    assert asked
    for sql in asked:
        assert not _tables_read_in_full(sql), sql


def test_a_search_asks_as_often_for_many_as_for_few() -> None:
    def count(text: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            list(search(Publication.objects.visible(), text)[:10])
        return len(queries)

    PublicationFactory(title="On engines")
    few = {text: count(text) for text in ("engines", "engimes", "hopper engines of nothing else")}
    for number in range(20):
        PublicationFactory(title=f"On engines {number}")
    assert {text: count(text) for text in few} == few
    assert max(few.values()) <= 8
