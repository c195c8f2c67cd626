"""Keywords of an import, as they are offered to become topics."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from labportal.base.models import Topic
from publications.imports.admin.keyword_pages import ROWS_PER_PAGE
from publications.imports.keywords.keywords import keyword_key, keywords_of
from publications.models import ImportEntry, Publication, PublicationTopic
from tests.factories import TopicFactory
from tests.publications.imports.admin.wizard import address
from tests.publications.imports.keywords.keyword_page import bib, import_keywords, publication_of

pytestmark = pytest.mark.django_db


# Offers


def test_spellings_that_fold_alike_are_one_keyword_the_most_frequent_first(open_page):
    batch = import_keywords(
        "deep learning, MRI", "Deep Learning", "deep-learning, Deep Learning", "CT"
    )
    rows = open_page(batch).rows()
    assert [(row.keyword.spellings, row.total) for row in rows] == [
        (("Deep Learning", "deep learning", "deep-learning"), 3),
        (("CT",), 1),
        (("MRI",), 1),
    ]


def test_signs_tell_keywords_apart():
    assert len({keyword_key(text) for text in ("C", "C++", "C#", "++", "…")}) == 5
    assert keyword_key("Müller  x") == keyword_key("muller-X")


def test_a_topic_is_preselected_by_its_name_in_any_language_or_its_slug(open_page):
    learning = TopicFactory(
        name="Deep learning",
        slug="dl",
        texts={"en": ("Deep learning", ""), "de": ("Tiefes Lernen", "")},
    )
    umlaut = TopicFactory(name="Überwachung")
    batch = import_keywords(
        "DEEP LEARNING, tiefes lernen., DL, Ueberwachung, deep learning networks"
    )
    assert {row.keyword.text: row.equal for row in open_page(batch).rows()} == {
        "DEEP LEARNING": learning,
        "tiefes lernen": learning,
        "DL": learning,
        "Ueberwachung": umlaut,
        "deep learning networks": None,
    }
    page = open_page(batch).page().content.decode()
    assert page.count(f'value="{learning.pk}" selected') == 3


def test_of_several_topics_alike_the_one_spelled_so_is_preselected_or_none(open_page):
    first, _second = TopicFactory(name="E-Health"), TopicFactory(name="E Health", slug="e-h")
    batch = import_keywords("e-health", "E—Health")
    (row,) = open_page(batch).rows()
    assert row.equal == first
    Topic.objects.filter(pk=first.pk).update(name="E/Health")
    first.texts.update(name="E/Health")
    (row,) = open_page(batch).rows()
    assert row.equal is None


def test_what_was_left_out_undone_or_is_gone_has_no_keywords(open_page):
    import_keywords(source="DBLP", text=bib("MRI", first=7))
    batch = import_keywords("CT", "PET")
    Publication.objects.filter(pk=publication_of(batch, "key1").pk).update(
        retired_at=timezone.now()
    )
    assert [one.text for one in keywords_of(batch)] == ["CT"]
    ImportEntry.objects.filter(batch=batch).update(before=None)
    assert open_page(batch).rows() == []


def test_the_page_is_honest_where_there_is_nothing(open_page):
    page = open_page(import_keywords(None))
    assert "This import has no keywords" in page.page().content.decode()
    assert "could become" not in page.client.get(address(page.batch, "inspect")).content.decode()
    page = open_page(import_keywords("MRI", source="DBLP", text=bib(None, None, "MRI")))
    assert "No keyword is like that" in page.page("?q=nothing").content.decode()


def test_the_page_of_an_import_leads_to_its_keywords(open_page):
    page = open_page(import_keywords("MRI, CT", "mri"))
    inspect = page.client.get(address(page.batch, "inspect")).content.decode()
    assert "2 keywords could become topics" in inspect
    assert address(page.batch, "keywords") in inspect


def test_search_state_and_pages_narrow_what_is_shown(open_page):
    TopicFactory(name="word 7")
    page = open_page(import_keywords(*(f"word {number}, Über {number}" for number in range(40))))
    assert len(page.rows()) == ROWS_PER_PAGE
    assert len(page.rows("?p=3")) == 80 - 2 * ROWS_PER_PAGE
    assert page.texts("?q=uber+12") == ["Über 12"]
    assert page.texts("?state=open") == ["word 7"]
    assert len(page.rows("?state=none&p=99999")) == 79 - 2 * ROWS_PER_PAGE
    chips = {str(label): count for _to, label, count, _now in page.page("?q=7").context["chips"]}
    assert chips["all"] == 8
    assert chips["equal to a topic"] == 1


def test_addresses_with_nonsense_are_answered(open_page):
    page = open_page(import_keywords("MRI"))
    for query in ("?p=-1", "?p=9999999999999", "?p=²", "?state=x", "?q=%00", "?q=" + "a" * 5000):
        page.page(query)
    nonsense = {"keyword-0": "mri", "topic-0": "999999999", "topic-": "7", "keyword-": "\0"}
    for sent in ({}, {"do": "x"}, nonsense, {**nonsense, "topic-0": "²"}, {"topic-0": "new"}):
        assert page.send(sent).status_code == 200
    assert not PublicationTopic.objects.exists()


def test_the_number_of_queries_does_not_depend_on_that_of_keywords_or_publications(open_page):
    numbers = []
    for count, source in ((3, "few"), (60, "many")):
        for number in range(count):
            TopicFactory(name=f"{source} {number}")
        text = bib(*(f"{source} {n}, {source} {n + 1}" for n in range(count)))
        batch = import_keywords(
            source=source, text=text.replace("@article{key", "@article{" + source)
        )
        page = open_page(batch)
        page.page()
        for view in ("keywords", "inspect"):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                page.client.get(address(batch, view))
            numbers.append(len(queries))
    assert numbers[:2] == numbers[2:]
    assert numbers[0] < 35


def test_hostile_keywords_are_shown_and_do_nothing(open_page, librarian):
    script = "<script>alert(1)</script>"
    batch = import_keywords(f'{script}, "onload=alert(1) x=", \u202eevil, a\x07b, {{{{ 7*7 }}}}')
    page = open_page(batch)
    html = page.page().content.decode()
    assert script not in html
    assert "&lt;script&gt;alert(1)" in html
    assert '"onload=' not in html
    assert "\u202e" not in html
    number = next(n for n, text in enumerate(page.texts()) if script in text)
    sent = page.form() | {f"topic-{number}": "new"}
    answer = page.send(sent).content.decode()
    assert Topic.objects.get().name == script
    assert script not in answer
    assert script not in page.page().content.decode()


# The way back


def test_the_list_of_topics_is_named_once_in_each_row(open_page):
    TopicFactory(name="A & B <i>")
    html = open_page(import_keywords("MRI, CT")).page().content.decode()
    assert html.count("A &amp; B &lt;i&gt;</option>") == 2
    assert reverse("imports:list") in html
