"""Suggestions as one types in a search form."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from labportal.models import StandardPage
from labportal.search.suggestions import suggestions
from people.models import Person
from tests.factories import PersonFactory, PublicationFactory, ResearchGroupFactory, TopicFactory
from tests.portal import SiteTree, World


@pytest.fixture
def suggest(client: Client) -> Any:
    """Return a function that returns what is suggested."""

    def fetch(query: str, prefix: str = "") -> list[dict[str, str]]:
        response = client.get(f"{prefix}/search/suggest/", {"q": query})
        assert response.status_code == 200
        found: list[dict[str, str]] = response.json()["suggestions"]
        return found

    return fetch


def test_people_topics_groups_pages_and_publications_are_suggested(
    world: World, suggest: Any
) -> None:
    assert suggest("lov") == [
        {"title": "Prof. Dr. Ada Lovelace", "kind": "Person", "url": "/people/ada-lovelace/"},
        {"title": "On engines", "kind": "Publication", "url": world.paths["publication"]},
    ]
    assert suggest("priv") == [{"title": "Privacy", "kind": "Topic", "url": "/topics/privacy/"}]
    assert suggest("mach") == [
        {"title": "Machines", "kind": "Research group", "url": "/research/machines/"}
    ]
    assert suggest("impr") == [{"title": "Imprint", "kind": "Page", "url": "/imprint/"}]


def test_suggestions_are_in_the_language_of_the_form(world: World, suggest: Any) -> None:
    found = suggest("datens", "/de")
    assert [(one["title"], one["url"]) for one in found] == [("Datenschutz", "/de/topics/privacy/")]
    assert suggest("impressum", "/de")[0]["url"] == "/de/imprint/"
    assert suggest("impressum") == []


def test_nothing_is_suggested_for_less_than_two_letters(
    world: World, client: Client, suggest: Any
) -> None:
    for query in ("", "a", " a ", "&&&", "\0o", "  ", "😀😀"):
        with CaptureQueriesContext(connection) as queries:
            assert suggest(query) == []
        # That of the content stamp.
        assert len(queries) == 1, query
    assert client.get("/search/suggest/").json() == {"suggestions": []}
    assert suggest("on")


def test_at_most_eight_are_suggested_of_several_kinds(site_tree: SiteTree, suggest: Any) -> None:
    for number in range(12):
        PersonFactory(given="Ada", family=f"Alike{number:02}")
        TopicFactory(name=f"Alike {number}")
        PublicationFactory(title=f"Alike {number}")
    group = ResearchGroupFactory(slug="alike", names={"en": "Alikes", "de": "Gleiche"})
    site_tree.add_group_pages(group)
    kinds = [one["kind"] for one in suggest("alike")]
    assert kinds == ["Person"] * 3 + ["Topic"] * 2 + ["Research group"] + ["Publication"] * 2


def test_the_number_of_queries_does_not_grow(site_tree: SiteTree, suggest: Any) -> None:
    def grow(count: int) -> None:
        for number in range(count):
            PersonFactory(given="Ada", family="Alike")
            TopicFactory(name=f"Alike {count} {number}")
            PublicationFactory(title=f"Alike {number}")

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert suggest("alike")
        return len(queries)

    grow(2)
    suggest("alike")
    few = count()
    grow(20)
    assert count() == few
    assert few <= 16


def test_only_what_strangers_may_see_is_suggested(
    world: World, client: Client, suggest: Any, admin_client: Client
) -> None:
    PublicationFactory(title="Secret hidden", public=False)
    merged = PersonFactory(given="Secret", family="Merged")
    Person.objects.filter(pk=merged.pk).update(merged_into=world.lead)
    home = world.tree["home"]
    pages = {
        name: world.tree.add(home, StandardPage, title=f"Secret {name}", slug=name)
        for name in ("draft", "private", "open")
    }
    for language, prefix in (("en", ""), ("de", "/de")):
        pages["draft"][language].unpublish()
        private = pages["private"][language]
        PageViewRestriction.objects.create(page=private, restriction_type="login")
        found = suggest("secret", prefix)
        assert [one["title"] for one in found] == ["Secret open"], prefix
    answer = admin_client.get("/search/suggest/?q=secret").json()["suggestions"]
    assert [one["title"] for one in answer] == ["Secret open"]
    world.tree["people"]["en"].unpublish()
    world.tree["people"]["de"].unpublish()
    assert [one["kind"] for one in suggest("lovelace")] == ["Publication"]


def test_a_mistyped_name_is_suggested(world: World, suggest: Any) -> None:
    assert suggest("lovelcae")[0]["url"] == "/people/ada-lovelace/"
    assert [one["kind"] for one in suggest("engimes")] == ["Publication"]


def test_hostile_titles_stay_data(world: World, client: Client) -> None:
    title = 'Evil </script><script>alert(1)</script> & \u2028 "quotes" \\ \u202e'
    PublicationFactory(title=title)
    response = client.get("/search/suggest/?q=evil")
    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.json()["suggestions"][0]["title"] == title


def test_suggestions_may_be_cached_for_a_minute_and_are_not_indexed(
    world: World, client: Client
) -> None:
    response = client.get("/search/suggest/?q=on")
    assert response.headers["Cache-Control"] == "max-age=60, public"
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert "Cookie" not in response.headers.get("Vary", "")
    assert not response.cookies
    robots = client.get("/robots.txt").content.decode()
    closed = [line.removeprefix("Disallow: ") for line in robots.splitlines()]
    for path in ("/search/suggest/?q=x", "/de/search/suggest/?q=x"):
        assert any(path.startswith(one) for one in closed if one.startswith("/")), path
    assert client.post("/search/suggest/", {"q": "on"}).status_code == 405


def test_at_most_three_people_and_two_topics_come_before_publications(
    site_tree: SiteTree, rf: RequestFactory
) -> None:
    for number in range(4):
        PersonFactory(given=f"Ada{number}", family="Engine")
        TopicFactory(name=f"Engine {number}")
    PublicationFactory(title="On engines")
    kinds = [one.kind for one in suggestions("engine", rf.get("/"))]
    assert kinds == ["Person"] * 3 + ["Topic"] * 2 + ["Publication"]


def test_groups_come_before_other_pages(world: World, rf: RequestFactory) -> None:
    for title in ("Machine rooms", "Machine hours"):
        page = StandardPage(title=title, slug=title.lower().replace(" ", "-"))
        world.tree["home"]["en"].add_child(instance=page)
    found = [(one.title, one.kind) for one in suggestions("machine", rf.get("/"))]
    assert found == [("Machines", "Research group"), ("Machine hours", "Page")]


def test_descriptions_are_not_looked_at(world: World, rf: RequestFactory) -> None:
    assert suggestions("secrets", rf.get("/")) == []
