"""Previews: pages as editors see them before they save, and before anything is public."""

import json
from typing import Any

from django.test import Client, RequestFactory
from wagtail.rich_text import RichText

from groups.models import ResearchGroupPage
from labportal.base.models import Topic
from people.models import Person, PersonLink, PersonText
from publications.models import Authorship, Publication
from tests.factories import PersonFactory, PublicationFactory, ResearchGroupFactory, portrait
from tests.html import Html
from tests.portal import SiteTree, World, makes_renditions


def preview(record: Any) -> Html:
    """Return the preview of a record or page."""
    response = record.make_preview_request(RequestFactory().get("/admin/"))
    assert response.status_code == 200
    return Html(response.content.decode())


def test_a_person_is_previewed_as_their_page_will_look(world: World) -> None:
    world.lead.given = "Augusta"
    page = preview(world.lead)
    assert page.headings == [(1, "Prof. Dr. Augusta Lovelace"), (2, "About")]


def test_a_person_who_was_never_saved_is_previewed(site_tree: SiteTree) -> None:
    person = Person(given="New", family="Comer", email="new@example.org", email_visibility="public")
    person.texts = [PersonText(language="en", own_title="Guest", biography="<p>Soon.</p>")]
    person.links = [PersonLink(label="Home", url="https://example.org")]
    page = preview(person)
    assert page.headings == [(1, "New Comer"), (2, "About")]
    assert page.links["Home"] == "https://example.org"
    assert page.links["new@example.org"] == "mailto:new@example.org"
    person.email_visibility = "hidden"
    assert "new@example.org" not in preview(person).links


def test_a_publication_is_previewed_as_its_page_will_look(world: World) -> None:
    world.publication.title = "On other engines"
    page = preview(world.publication)
    assert page.headings == [
        (1, "On other engines"),
        (2, "Cite as"),
        (2, "Versions"),
        (2, "Topics"),
        (2, "Details"),
    ]
    assert page.links["Ada Lovelace"] == "/people/ada-lovelace/"


def test_a_publication_that_was_never_saved_is_previewed(site_tree: SiteTree) -> None:
    publication = Publication(title="Soon", public=False, status="submitted")
    publication.authorships = [Authorship(family="Author", equal_contribution=True)]
    page = preview(publication)
    assert page.headings == [(1, "Soon"), (2, "Cite as"), (2, "Details")]
    assert "Author*" in page.main.text


def test_previews_do_not_need_a_portal_that_was_set_up(db: None) -> None:
    assert preview(PersonFactory(given="A", family="B")).headings[0] == (1, "A B")
    assert preview(PublicationFactory(title="C")).headings[0] == (1, "C")


def test_pages_are_previewed_before_they_are_published(site_tree: SiteTree) -> None:
    group = ResearchGroupFactory()
    parent = site_tree["research"]["en"]
    body = [("section", {"heading": "Soon", "text": RichText("<p>text</p>")})]
    draft = ResearchGroupPage(title="Draft", slug="draft", group=group, body=body, live=False)
    parent.add_child(instance=draft)
    assert preview(draft).headings[:2] == [(1, "Draft"), (2, "Soon")]
    for pages in site_tree.pages.values():
        assert preview(pages["en"]).headings[0][0] == 1


@makes_renditions
def test_a_figure_has_text_sizes_caption_and_credit(site_tree: SiteTree, get: Any) -> None:
    image = portrait(size=600)
    value = {
        "image": {"image": image.pk, "decorative": False, "alt_text": "An engine"},
        "caption": "<p>How it <b>works</b></p>",
        "credit": "A. Photographer",
    }
    home = site_tree["home"]["en"]
    home.body = json.dumps([{"type": "figure", "value": value}])
    home.save()
    figure = get("/").main.one("figure")
    picture = figure.one("img")
    assert picture["alt"] == "An engine"
    assert picture["width"]
    assert picture["height"]
    assert "width-480" in picture["srcset"]
    assert figure.one("figcaption").text == "How it works A. Photographer"


def test_topics_of_a_preview_are_those_in_the_form(world: World, admin_client: Client) -> None:
    other = Topic.objects.create(name="Other", slug="other")
    world.publication.topics.add(other)
    assert {"Privacy", "Other"} <= set(preview(world.publication).links)


def test_a_page_is_previewed_with_blocks_that_nothing_was_typed_into_yet(world: World) -> None:
    pages = [
        *(world.tree[kind]["en"] for kind in world.tree.pages),
        world.add_news()["en"],
        world.add_opening()["en"],
        ResearchGroupPage.objects.get(locale__language_code="en"),
    ]
    for page in pages:
        blocks = page.body.stream_block.child_blocks
        page.body = [(name, block.get_default()) for name, block in blocks.items()]
        assert "None" not in preview(page).main.text, page
