"""The review of printed names that may be somebody of the lab: what it shows, and to whom."""

import json
import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from people.names.parts import parse_name
from publications.bibtex.entry import SourceFile
from publications.imports.run import import_files
from publications.models import Authorship, ImportBatch, LinkOrigin, Publication
from publications.name_links.admin.rows import PAPERS_PER_ROW
from publications.name_links.review import Lab, best_first, to_review, unlinked
from tests.factories import PublicationFactory
from tests.publications.name_links.review_page import (
    QUEUE,
    REJECTED,
    add_person,
    add_printed,
    link_state,
)

pytestmark = pytest.mark.django_db


LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


# The names that are shown


def test_a_name_is_listed_once_with_all_its_publications_newest_first(review, daniel):
    old, new = (add_printed("D. Rueckert", issued_year=year) for year in (2001, 2020))
    add_printed("Grace Hopper")
    (row,) = review.page().context["rows"]
    assert row.name.text == "D. Rueckert"
    assert [paper.authorship for paper in row.papers] == [new, old]
    assert [(one.person, one.chosen) for one in row.candidates] == [(daniel, True)]
    expected = ("same surname", "same initial", "the only member with it")
    assert row.candidates[0].evidence == expected


def test_linked_rejected_and_retired_names_are_not_listed(review, daniel):
    add_printed({"given": "D.", "family": "Rueckert", "person": daniel, "linked_by": "editor"})
    add_printed({"given": "D.", "family": "Rueckert", "linked_by": "rejected"})
    retired = add_printed("D. Rueckert").publication
    Publication.objects.filter(pk=retired.pk).update(retired_at="2026-01-01T00:00Z")
    assert review.names() == []
    assert "No printed name wants a look" in review.page().content.decode()


def test_the_page_is_honest_where_there_is_nobody_and_nothing(review):
    assert "No printed name wants a look" in review.page().content.decode()
    assert "No name was rejected so far" in review.page(view=REJECTED).content.decode()
    assert "No name is like that" in review.page("?q=nothing").content.decode()


def test_the_best_evidence_comes_first_and_then_the_name(daniel):
    add_person("Dora Rueckert")
    add_person("Anna Berta Weiß")
    for name in ("D. Rueckert", "A. Weiß", "Rueckert", "A. B. Weiß"):
        add_printed(name)
    lab = Lab.load()
    names = best_first(to_review(unlinked(lab), lab))
    assert [name.text for name in names] == ["A. B. Weiß", "A. Weiß", "D. Rueckert", "Rueckert"]


def test_nobody_is_chosen_where_two_are_equally_likely(review, daniel):
    dora = add_person("Dora Rueckert")
    add_printed("D. Rueckert")
    (row,) = review.page().context["rows"]
    assert {one.person for one in row.candidates} == {daniel, dora}
    assert not any(one.chosen for one in row.candidates)


def test_a_name_that_was_nobodys_is_suggested_once_somebody_joins(review, daniel):
    add_printed("X. Rueckert")
    assert review.names() == review.names() == []
    xaver = add_person("Xaver Rueckert")
    assert review.names() == ["X. Rueckert"]
    xaver.delete()
    assert review.names() == []


def test_names_are_filtered_by_person_number_of_members_words_and_import(review, daniel):
    anna, andreas = add_person("Anna Weiß"), add_person("Andreas Weiß")
    add_printed("D. Rueckert", title="Deep hearts")
    add_printed("A. Weiß", title="Vessels", container_title="Journal of Änderungen")
    assert review.names(f"?person={daniel.pk}") == ["D. Rueckert"]
    assert review.names(f"?person={anna.pk}") == review.names(f"?person={andreas.pk}")
    assert review.names("?fits=one") == ["D. Rueckert"]
    assert review.names("?fits=several") == ["A. Weiß"]
    assert review.names("?q=hearts+rueckert") == ["D. Rueckert"]
    assert review.names("?q=anderungen") == ["A. Weiß"]
    assert review.names("?q=hearts+weiß") == []
    assert review.names("?batch=1") == []
    hostile = "?person=x&fits=x&batch=99999999999999&p=%00&q=%00%25_"
    assert review.page(hostile).context["number"] == 0


def test_an_import_leads_to_its_names(review, daniel):
    add_printed("D. Rueckert")
    text = b"@article{a, author={D. Rueckert and Grace Hopper}, title={A New One}, year=2020}"
    import_files([SourceFile("a.bib", text)], "Zotero")
    batch = ImportBatch.objects.get()
    page = review.client.get(reverse("imports:inspect", args=[batch.pk])).content.decode()
    assert "1 name wants a look" in page
    address = re.search(rf'href="({reverse(QUEUE)}\?batch={batch.pk})"', page)[1]
    (row,) = review.client.get(address).context["rows"]
    assert [paper.publication.title for paper in row.papers] == ["A New One"]


def test_the_form_of_a_person_leads_to_the_names(daniel, admin_client):
    address = reverse("wagtailsnippets_people_person:edit", args=[daniel.pk])
    assert reverse(QUEUE) + "?person" not in admin_client.get(address).content.decode()
    add_printed("D. Rueckert")
    page = admin_client.get(address).content.decode()
    assert f"{reverse(QUEUE)}?person={daniel.pk}" in page
    assert "1 printed name may be this person’s" in page


def test_members_on_a_publication_are_a_hint_and_nobody_is_suggested_twice(review, daniel):
    anna = add_person("Anna O'Brien")
    add_printed("D. Rueckert", anna, title="With Anna")
    twice = add_printed("D. Rueckert", daniel, title="Twice")
    (row,) = review.page().context["rows"]
    found = {paper.publication.title: (paper.members, paper.already) for paper in row.papers}
    assert found == {"With Anna": ("Anna O'Brien", ""), "Twice": ("", "Daniel Rueckert")}
    page = unescape(review.page().content.decode())
    assert f'value="{twice.pk}">' in page
    assert "with Anna O'Brien" in page
    assert "Daniel Rueckert is linked on it already" in page


def test_hostile_names_and_titles_are_shown_as_text(review):
    add_person("D. <script>alert(1)</script>Rueckert")
    add_person("Daniel <b>Rueckert")
    add_printed(
        {"given": 'D. "><img src=x onerror=alert(1)>', "family": "<b>Rueckert\u202e"},
        title="<script>alert(2)</script>\u202e",
        container_title="<i>Journal",
    )
    add_printed(
        {"given": "D.", "family": "<b>Rueckert", "linked_by": "rejected"}, title="<i>Rejected"
    )
    for view in (QUEUE, REJECTED):
        response = review.page(view=view)
        page = response.content.decode()
        assert response.context["rows"]
        for tag in ("<script>alert", "<img src=x", "<b>Rueckert", "<i>Journal", "<i>Rejected"):
            assert tag not in page
        assert "\u202e" not in page
        assert "<b>Rueckert" in unescape(page)


def test_pages_are_stable_and_every_publication_is_on_one(review, daniel):
    given = [f"D. {letter}{second}." for letter in LETTERS[:8] for second in "ABC"]
    for name in given:
        add_printed(f"{name} Rueckert")
    _many(PAPERS_PER_ROW + 5, "D. Rueckert")
    first, second = (review.page(f"?p={number}") for number in (1, 2))
    papers = [
        paper.authorship.pk
        for page in (first, second)
        for row in page.context["rows"]
        for paper in row.papers
    ]
    assert len(papers) == len(set(papers)) == len(given) + PAPERS_PER_ROW + 5
    assert review.page("?p=99").context["page"].number == 2
    parts = [row for page in (first, second) for row in page.context["rows"] if row.is_part]
    assert [(row.start, row.end, row.total) for row in parts] == [(1, 50, 55), (51, 55, 55)]


def _many(number, name, member=None, **link):
    """Write publications with one name, without the work that saving them one by one is."""
    first = Publication.objects.count()
    papers = Publication.objects.bulk_create(
        Publication(title=f"Paper {n}", slug=f"paper-of-many-{n}")
        for n in range(first, first + number)
    )
    names = [Authorship(publication=one, **parse_name(name)._asdict(), **link) for one in papers]
    if member:
        printed = {**member.parts._asdict(), "person": member, "linked_by": "exact"}
        names += [Authorship(publication=one, position=1, **printed) for one in papers]
    Authorship.objects.bulk_create(names)


@pytest.mark.parametrize("view", [QUEUE, REJECTED])
def test_the_number_of_queries_does_not_depend_on_the_number_of_names(review, daniel, view):
    anna = add_person("Anna Weiß")

    def queries():
        with CaptureQueriesContext(connection) as captured:
            review.page(view=view)
        return len(captured)

    origin = {"linked_by": "rejected"} if view == REJECTED else {}

    def more(numbers):
        for n in numbers:
            _many(1, f"D. {LETTERS[n // 20]}. {LETTERS[n % 20]}. Rueckert", anna, **origin)

    more(range(20))
    queries()
    few = queries()
    more(range(20, 200))
    for n in range(10):
        add_person(f"Dora{n} Rueckert")
    assert queries() == few
    assert few < 32  # counters of the menu and the name of the lab among them
    assert review.page(view=view).context["number"] == 200


# Permissions, and the form of a publication


@pytest.mark.parametrize("view", ["list", "rejected"])
def test_whoever_may_not_import_may_not_review(view, django_user_model, daniel):
    one = add_printed("D. Rueckert")
    anonymous, member = Client(), Client()
    member.force_login(django_user_model.objects.create_user("member"))
    for client in (anonymous, member):
        assert client.get(reverse(f"link_review:{view}")).status_code == 302
        for action in ("decide", "take_back"):
            sent = {"do": f"reject:{one.pk}", f"papers-{one.pk}": one.pk}
            assert client.post(reverse(f"link_review:{action}"), sent).status_code == 302
    assert link_state(one) == (None, "")


def test_the_buttons_take_no_visits(review):
    for action in ("decide", "take_back"):
        assert review.client.get(reverse(f"link_review:{action}")).status_code == 405


def test_the_form_of_a_publication_tells_how_each_link_came_about(admin_client, daniel):
    publication = PublicationFactory(
        authors=[
            {"given": "D.", "family": "Rueckert", "person": daniel, "linked_by": "variant"},
            {"given": "Dora", "family": "Rueckert", "linked_by": "rejected"},
            "Grace Hopper",
        ]
    )
    address = reverse("wagtailsnippets_publications_publication:edit", args=[publication.pk])
    widget = admin_client.get(address).context["form"]["authorships"]
    origins = dict(LinkOrigin.choices)
    shown = [str(origins.get(row["linked_by"], "")) for row in json.loads(widget.value())]
    assert shown == ["name variant", "somebody else, says an editor", ""]


def test_a_name_in_full_that_nobody_linked_is_there_to_review_as_well(review, daniel):
    one = add_printed("Daniel Rückert")
    [row] = review.page().context["rows"]
    assert (row.name.people, row.name.suggestions[0].evidence) == ([daniel.pk], ("same name",))
    review.press("accept", one, people=[daniel])
    assert link_state(one) == (daniel, "editor")
    assert review.names() == []
