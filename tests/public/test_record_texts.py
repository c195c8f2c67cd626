"""Texts of records in another language than the page's are marked as such."""

from typing import Any

from tests.factories import PersonFactory, TopicFactory
from tests.public.conftest import SiteTree

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
