"""Texts of records in another language than the page's are marked as such."""

from typing import Any

from tests.factories import (
    MembershipFactory,
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
    RoleFactory,
    TopicFactory,
)
from tests.html import Html
from tests.portal import SiteTree, World

NOTE = "Eine Übersetzung fehlt noch; dieser Text ist auf Englisch."


def test_texts_that_are_not_translated_say_in_which_language_they_are(
    site_tree: SiteTree, get: Any
) -> None:
    topic = TopicFactory(name="Looms", slug="looms", texts={"en": ("Looms", "Woven by machines.")})
    PersonFactory(
        given="Ada",
        family="Lovelace",
        texts={"en": ("Countess", "<p>Writes notes.</p>")},
        topics=[topic],
    )
    person = get("/de/people/ada-lovelace/").main
    assert person.one("p", "lead")["lang"] == "en"
    assert person.one("p", "only-in").text == NOTE
    assert [one["lang"] for one in person.all("div", "prose")] == ["en"]
    page = get("/de/topics/looms/").main
    assert page.one("h1")["lang"] == "en"
    assert page.one("p", "lead")["lang"] == "en"
    assert page.one("p", "only-in").text == NOTE
    for path in ("/people/ada-lovelace/", "/topics/looms/"):
        page = get(path).main
        assert page.all("p", "only-in") == []
        assert page.one("p", "lead")["lang"] == ""


def test_each_text_is_taken_from_the_nearest_language_that_has_it(
    site_tree: SiteTree, get: Any
) -> None:
    PersonFactory(
        given="Ada",
        family="Lovelace",
        texts={"en": ("Countess", "<p>Writes notes.</p>"), "de": ("Gräfin", "")},
    )
    page = get("/de/people/ada-lovelace/").main
    assert page.one("p", "lead").text == "Gräfin"
    assert page.one("p", "lead")["lang"] == ""
    assert "Writes notes." in page.text
    assert page.one("p", "only-in").text == NOTE


def marked(page: Html) -> set[str]:
    """Return the texts of a page's content that are marked as English."""
    return {element.text for element in page.main.all() if element["lang"] == "en"}


def test_names_of_records_in_another_language_are_marked_wherever_they_stand(
    site_tree: SiteTree, get: Any
) -> None:
    topic = TopicFactory(name="Looms", slug="looms", texts={"en": ("Looms", "")})
    group = ResearchGroupFactory(slug="weavers", names={"en": "Weavers"}, topics=[topic])
    role = RoleFactory(names={"en": ("Weaver", "Weavers all")})
    ada = MembershipFactory(group=group, role=role, person__slug="ada").person
    MembershipFactory(group=group, role=role, person__slug="late", start="2010", end="2012")
    PublicationFactory(authors=[ada], topics=[topic])
    site_tree.add_group_pages(group, title=("Weavers", "Weber"))
    shown = {
        "/topics/": {"Looms"},
        "/topics/looms/": {"Looms", "Weavers", "Weaver"},
        "/people/": {"Weavers all", "Weavers", "Weaver"},
        "/people/?by=group": {"Weavers", "Weaver"},
        "/people/ada/": {"Looms", "Weavers", "Weaver"},
        "/research/weavers/": {"Looms", "Weaver"},
        "/publications/?group=weavers": {"Looms", "Weavers"},
    }
    for path, names in shown.items():
        assert marked(get(f"/de{path}")) == names, path
        assert marked(get(path)) == set(), path


def test_titles_of_publications_in_another_language_are_marked_beside_their_citation(
    world: World, get: Any
) -> None:
    world.publication.language = "en"
    world.publication.save()
    world.add_news()
    assert "On engines" in marked(get("/de/news/"))
    assert "On engines" in {
        one.text for one in get("/de/publications/").main.all("span") if one["lang"]
    }
    assert "On engines" not in marked(get("/news/"))


def test_a_comma_follows_the_name_of_a_group_at_once(world: World, get: Any) -> None:
    PublicationFactory(topics=[world.topic])
    ResearchGroupFactory(names={"en": "Looms", "de": "Webstühle"}, topics=[world.topic])
    assert "Research groups: Machines, Looms" in get("/topics/privacy/").main.text
