"""Versions that are compared differ in what they say, and not in how the editor wrote it."""

from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.test import RequestFactory
from wagtail.models import get_page_models

from labportal.base.models import TopicText
from labportal.base.pages import BasePage
from people.models import PersonText
from tests.factories import (
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
    TopicFactory,
    portrait,
)
from tests.staff.answers import record_url

KINDS = [kind for kind in get_page_models() if issubclass(kind, BasePage)]
TEXT = "<p>Machines <b>count</b>.</p><ul><li>Cards</li></ul>"
#: The same, as the editor of rich text writes it when it has opened it.
REWRITTEN = (
    '<p data-block-key="ab1cd">Machines <b>count</b>.</p>'
    '<ul><li data-block-key="ef2gh">Cards</li></ul>'
)
OTHER = REWRITTEN.replace("Cards", "Looms")


def body(text, number=1):
    """Return a body with a block of each kind that has texts."""
    section = {"heading": "Now", "text": text}
    cards = {"heading": "", "picked": [], "length": 20, "order": "newest"}
    return [
        {"type": "text", "value": text, "id": f"00000000-0000-0000-0000-00000000000{number}"},
        {"type": "section", "value": section, "id": f"00000000-0000-0000-0000-0000000000{number}0"},
        {"type": "publications", "value": cards},
    ]


def version(kind, text, lead, number=1):
    """Return a page of a kind, unsaved, with what is written in it."""
    fields = {field.name for field in kind._meta.get_fields()}
    page = kind(title="A page", slug="a-page", lead=lead)
    if "introduction" in fields:
        page.introduction = text
    names = kind._meta.get_field("body").stream_block.child_blocks
    blocks = [one for one in body(text, number) if one["type"] in names]
    page.body = kind._meta.get_field("body").to_python(blocks)
    return page


def changed(before, after):
    """Return the labels of the fields in which two versions differ, as the admin compares them."""
    return {str(one.field_label()) for one in compared(before, after) if one.has_changed()}


def compared(before, after):
    """Return the comparisons of the fields of two versions."""
    handler = type(before).get_edit_handler()
    request = RequestFactory().get("/")
    request.user = User(is_superuser=True)
    panel = handler.get_bound_panel(instance=after, request=request, form=None)
    return [comparison(before, after) for comparison in panel.get_comparison()]


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_editor_only_wrote_anew_is_no_change_in_any_page(kind, db):
    before = version(kind, TEXT, "One.\nTwo.")
    after = version(kind, REWRITTEN, "One.\r\nTwo. ", number=2)
    assert changed(before, after) == set()


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_written_is_a_change_in_every_page(kind, db):
    before = version(kind, TEXT, "One.")
    after = version(kind, OTHER, "Two.", number=2)
    there = {"Lead", "Body"} | ({"Introduction"} if hasattr(before, "introduction") else set())
    assert changed(before, after) == there


def test_another_order_of_blocks_and_another_mark_are_changes(db):
    (kind,) = [one for one in KINDS if one.__name__ == "ResearchGroupPage"]
    before, after = version(kind, TEXT, ""), version(kind, REWRITTEN, "")
    after.body = kind._meta.get_field("body").to_python(body(TEXT)[::-1])
    after.introduction = REWRITTEN.replace("<b>count</b>", "<i>count</i>")
    assert changed(before, after) == {"Body", "Introduction"}


def test_a_biography_that_was_only_opened_is_no_change_and_topics_are_named(db, admin_client):
    topic = TopicFactory(name="Vision")
    topic.texts.all().delete()
    TopicText.objects.create(record=topic, language="en", name="Seeing")
    person = PersonFactory()
    person.texts = [PersonText(language="en", biography=TEXT)]
    person.save()
    first = person.save_revision()
    text = person.texts.get()
    text.biography = REWRITTEN
    person.texts = [text]
    second = person.save_revision()
    address = record_url(person, "revisions_compare", first.pk, second.pk)
    assert "There are no differences" in admin_client.get(address).content.decode()
    group = ResearchGroupFactory()
    first = group.save_revision()
    group.topics.add(topic)
    second = group.save_revision()
    address = record_url(group, "revisions_compare", first.pk, second.pk)
    assert "Seeing" in admin_client.get(address).content.decode()


def test_roles_and_people_of_names_are_said_in_words(db, admin_client):
    ada = PersonFactory(given="Ada", family="Lovelace")
    work = PublicationFactory(authors=["Ada Lovelace"])
    work = type(work).objects.get(pk=work.pk)
    first = work.save_revision()
    (one,) = work.authorships.all()
    one.role, one.person, one.linked_by = "editor", ada, "exact"
    work.authorships = [one]
    second = work.save_revision()
    address = record_url(work, "revisions_compare", first.pk, second.pk)
    page = admin_client.get(address).content.decode()
    shown = " ".join(BeautifulSoup(page, "html.parser").select_one("table").text.split())
    assert "AuthorEditor" in shown
    assert "Ada Lovelace" in shown
    assert "exact" not in shown


def test_versions_with_a_picture_that_was_deleted_are_compared(db):
    before, after = (version(KINDS[0], TEXT, "One.") for _ in "ab")
    picture = portrait()
    value = {"image": {"image": picture.pk, "alt_text": "A loom", "decorative": False}}
    block_id = str(uuid4())
    for page, caption in ((before, "<p>Old</p>"), (after, "<p>New</p>")):
        figure = {**value, "caption": caption, "credit": ""}
        block = {"type": "figure", "value": figure, "id": block_id}
        page.body = page._meta.get_field("body").to_python([block])
    picture.delete()
    [comparison] = [one for one in compared(before, after) if one.has_changed()]
    assert "The picture was deleted." in comparison.htmldiff()
    before.body = before._meta.get_field("body").to_python([])
    for first, second in ((before, after), (after, before)):
        [comparison] = [one for one in compared(first, second) if one.has_changed()]
        assert "The picture was deleted." in comparison.htmldiff()
