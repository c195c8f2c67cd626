"""The review of printed names that may be somebody of the lab."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from people.models import NameVariant, Person
from people.names.parts import parse_name
from publications.bibtex.entry import SourceFile
from publications.imports.run import import_files
from publications.models import Authorship, ImportBatch, LinkOrigin, Publication
from publications.name_links.admin.rows import PAPERS_PER_ROW
from publications.name_links.review import Lab, best_first, to_review, unlinked
from tests.factories import PublicationFactory
from tests.publications.imports.admin.wizard import make_librarian

pytestmark = pytest.mark.django_db

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
QUEUE, REJECTED = "link_review:list", "link_review:rejected"


def _person(name, *variants, **fields):
    person = Person.objects.create(**parse_name(name)._asdict(), **fields)
    for variant in variants:
        NameVariant.objects.create(person=person, name=variant)
    return person


def _printed(name, *others, **fields):
    """Return the first authorship of a new publication by these names."""
    return PublicationFactory(authors=[name, *others], **fields).authorships.get(position=0)


def _state(authorship):
    authorship.refresh_from_db()
    return authorship.person, authorship.linked_by


class Review:
    """The pages of the review, as one browser sees them."""

    def __init__(self, user):
        self.client = Client()
        self.client.force_login(user)

    def page(self, query="", view=QUEUE):
        response = self.client.get(reverse(view) + query)
        assert response.status_code == 200
        return response

    def names(self, query="", view=QUEUE):
        return [row.name.text for row in self.page(query, view).context["rows"]]

    def press(self, do, *authorships, people=(), query="", view="decide", **more):
        """Press a button with these names checked, each with its one publication."""
        sent = {"do": do, "row": [one.pk for one in authorships], **more}
        for place, one in enumerate(authorships):
            sent[f"papers-{one.pk}"] = [one.pk]
            if people:
                sent[f"person-{one.pk}"] = [people[place % len(people)].pk]
        address = reverse(f"link_review:{view}") + query
        return self.send(sent, address)

    def send(self, sent, address=None):
        return self.client.post(address or reverse("link_review:decide"), sent, follow=True)


def _messages(response):
    return [unescape(str(message)).strip() for message in response.context["messages"]]


@pytest.fixture
def librarian(db):
    return make_librarian()


@pytest.fixture
def review(librarian):
    return Review(librarian)


@pytest.fixture
def daniel(db):
    return _person("Daniel Rueckert")


# What is shown


def test_a_name_is_listed_once_with_all_its_publications_newest_first(review, daniel):
    old, new = (_printed("D. Rueckert", issued_year=year) for year in (2001, 2020))
    _printed("Grace Hopper")
    (row,) = review.page().context["rows"]
    assert row.name.text == "D. Rueckert"
    assert [paper.authorship for paper in row.papers] == [new, old]
    assert [(one.person, one.chosen) for one in row.candidates] == [(daniel, True)]
    expected = ("same surname", "same initial", "the only member with it")
    assert row.candidates[0].evidence == expected


def test_linked_rejected_and_retired_names_are_not_listed(review, daniel):
    _printed({"given": "D.", "family": "Rueckert", "person": daniel, "linked_by": "editor"})
    _printed({"given": "D.", "family": "Rueckert", "linked_by": "rejected"})
    retired = _printed("D. Rueckert").publication
    Publication.objects.filter(pk=retired.pk).update(retired_at="2026-01-01T00:00Z")
    assert review.names() == []
    assert "No printed name wants a look" in review.page().content.decode()


def test_the_page_is_honest_where_there_is_nobody_and_nothing(review):
    assert "No printed name wants a look" in review.page().content.decode()
    assert "No name was rejected so far" in review.page(view=REJECTED).content.decode()
    assert "No name is like that" in review.page("?q=nothing").content.decode()


def test_the_best_evidence_comes_first_and_then_the_name(daniel):
    _person("Dora Rueckert")
    _person("Anna Berta Weiß")
    for name in ("D. Rueckert", "A. Weiß", "Rueckert", "A. B. Weiß"):
        _printed(name)
    lab = Lab.load()
    names = best_first(to_review(unlinked(lab), lab))
    assert [name.text for name in names] == ["A. B. Weiß", "A. Weiß", "D. Rueckert", "Rueckert"]


def test_nobody_is_chosen_where_two_are_equally_likely(review, daniel):
    dora = _person("Dora Rueckert")
    _printed("D. Rueckert")
    (row,) = review.page().context["rows"]
    assert {one.person for one in row.candidates} == {daniel, dora}
    assert not any(one.chosen for one in row.candidates)


def test_a_name_that_was_nobodys_is_suggested_once_somebody_joins(review, daniel):
    _printed("X. Rueckert")
    assert review.names() == review.names() == []
    xaver = _person("Xaver Rueckert")
    assert review.names() == ["X. Rueckert"]
    xaver.delete()
    assert review.names() == []


def test_names_are_filtered_by_person_number_of_members_words_and_import(review, daniel):
    anna, andreas = _person("Anna Weiß"), _person("Andreas Weiß")
    _printed("D. Rueckert", title="Deep hearts")
    _printed("A. Weiß", title="Vessels", container_title="Journal of Änderungen")
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
    _printed("D. Rueckert")
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
    _printed("D. Rueckert")
    page = admin_client.get(address).content.decode()
    assert f"{reverse(QUEUE)}?person={daniel.pk}" in page
    assert "1 printed name may be this person’s" in page


def test_members_on_a_publication_are_a_hint_and_nobody_is_suggested_twice(review, daniel):
    anna = _person("Anna O'Brien")
    _printed("D. Rueckert", anna, title="With Anna")
    twice = _printed("D. Rueckert", daniel, title="Twice")
    (row,) = review.page().context["rows"]
    found = {paper.publication.title: (paper.members, paper.already) for paper in row.papers}
    assert found == {"With Anna": ("Anna O'Brien", ""), "Twice": ("", "Daniel Rueckert")}
    page = unescape(review.page().content.decode())
    assert f'value="{twice.pk}">' in page
    assert "with Anna O'Brien" in page
    assert "Daniel Rueckert is linked on it already" in page


def test_hostile_names_and_titles_are_shown_as_text(review):
    _person("D. <script>alert(1)</script>Rueckert")
    _person("Daniel <b>Rueckert")
    _printed(
        {"given": 'D. "><img src=x onerror=alert(1)>', "family": "<b>Rueckert\u202e"},
        title="<script>alert(2)</script>\u202e",
        container_title="<i>Journal",
    )
    _printed({"given": "D.", "family": "<b>Rueckert", "linked_by": "rejected"}, title="<i>Rejected")
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
        _printed(f"{name} Rueckert")
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
    anna = _person("Anna Weiß")

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
        _person(f"Dora{n} Rueckert")
    assert queries() == few
    assert few < 25
    assert review.page(view=view).context["number"] == 200


# Deciding


def test_accepting_links_by_an_editor_and_the_publication_gets_a_revision(
    review, daniel, librarian
):
    one, two, other = (_printed("D. Rueckert") for _ in range(3))
    sent = {
        "do": "accept",
        "row": [one.pk],
        f"papers-{one.pk}": [one.pk, two.pk],
        f"person-{one.pk}": [daniel.pk],
    }
    assert _messages(review.send(sent)) == ["2 names on publications were linked."]
    assert _state(one) == _state(two) == (daniel, LinkOrigin.EDITOR)
    assert _state(other) == (None, "")
    revision = Publication.objects.get(pk=one.publication_id).latest_revision
    assert revision.user == librarian
    assert revision.content["authorships"][0]["person"] == daniel.pk


def test_a_button_of_a_row_is_for_that_row_alone(review, daniel):
    one, other = _printed("D. Rueckert"), _printed("D. A. Rueckert")
    review.press(f"reject:{one.pk}", one, other)
    assert _state(one) == (None, "rejected")
    assert _state(other) == (None, "")


def test_all_names_on_the_page_are_decided_at_once(review, daniel):
    one, other = _printed("D. Rueckert"), _printed("D. A. Rueckert")
    review.press("reject", one, other, row=[], shown=[one.pk, other.pk], everything="on")
    assert _state(one) == _state(other) == (None, "rejected")


def test_nothing_checked_does_nothing_and_says_so(review, daniel):
    one = _printed("D. Rueckert")
    response = review.press("accept", one, row=[], people=[daniel])
    assert _messages(response) == ["Nothing was checked, so nothing was done."]
    for garbage in ("", "accept:x", "nonsense", f"reject:{one.pk + 999}"):
        review.press(garbage, one, people=[daniel])
    assert _state(one) == (None, "")


def test_a_name_that_fits_several_alike_is_not_linked_until_one_is_chosen(review, daniel):
    dora = _person("Dora Rueckert")
    one = _printed("D. Rueckert")
    response = review.press("accept", one)
    assert _messages(response) == ["1 name fits several members alike: choose which one it is."]
    assert _state(one) == (None, "")
    review.press("accept", one, people=[dora])
    assert _state(one) == (dora, "editor")


def test_nobody_is_linked_who_is_not_suggested(review, daniel):
    one, stranger = _printed("D. Rueckert"), _person("Grace Hopper")
    hopper = _printed("Alan Turing")
    response = review.press("accept", one, hopper, people=[stranger])
    assert "2 names were left as they are" in _messages(response)[0]
    review.press("reject", hopper)
    review.press("variant", one, people=[stranger])
    assert _state(one) == _state(hopper) == (None, "")
    assert not NameVariant.objects.exists()


def test_what_was_decided_meanwhile_is_left_and_counted(review, daniel):
    one, two, three = (_printed("D. Rueckert") for _ in range(3))
    Authorship.objects.filter(pk=one.pk).update(linked_by="rejected")
    Authorship.objects.filter(pk=two.pk).delete()
    response = review.press("accept", one, two, three, people=[daniel])
    linked, left = _messages(response)
    assert linked == "1 name on a publication was linked."
    assert left.startswith("2 names were left as they are")
    assert _state(one) == (None, "rejected")
    assert _state(three) == (daniel, "editor")


def test_a_decision_leads_back_to_the_page_as_it_was_filtered(review, daniel):
    one = _printed("D. Rueckert")
    query = f"?q=rueckert&person={daniel.pk}&p=1"
    assert review.press("reject", one, query=query).redirect_chain == [
        (reverse(QUEUE) + query, 302)
    ]


def test_a_form_that_was_open_is_refused_after_a_decision(review, daniel):
    one = _printed("D. Rueckert")
    publication = one.publication
    publication.save_revision()
    loaded = publication.latest_revision_id
    review.press("accept", one, people=[daniel])
    publication.refresh_from_db()
    assert publication.latest_revision_id != loaded


# Rejecting


REJECTED_ENTRY = "@article{a, author={D. Rueckert and A. Weiß}, title={Hearts}, year=2020%s}"


def test_what_was_rejected_once_stays_rejected(review, daniel, django_capture_on_commit_callbacks):
    def import_(more=""):
        import_files([SourceFile("a.bib", (REJECTED_ENTRY % more).encode())], "Zotero")
        return Authorship.objects.get(family="Rueckert")

    review.press("reject", import_())
    assert _state(import_(", volume=7")) == (None, "rejected")
    changed = REJECTED_ENTRY.replace(" and", " and Grace Hopper and") % ""
    import_files([SourceFile("a.bib", changed.encode())], "Zotero")
    assert _state(Authorship.objects.get(family="Rueckert")) == (None, "rejected")
    with django_capture_on_commit_callbacks(execute=True):
        NameVariant.objects.create(person=daniel, name="D. Rueckert")
    assert _state(Authorship.objects.get(family="Rueckert")) == (None, "rejected")
    assert review.names() == []


def test_rejected_names_are_listed_and_can_be_taken_back(review, daniel, librarian):
    one, other = _printed("D. Rueckert"), _printed("Dora Rueckert")
    review.press("reject", one)
    Authorship.objects.filter(pk=other.pk).update(linked_by="rejected")
    assert review.names(view=REJECTED) == ["D. Rueckert", "Dora Rueckert"]
    assert review.names(f"?person={daniel.pk}", REJECTED) == ["D. Rueckert"]
    response = review.press("take back", one, view="take_back", query="?q=rueckert")
    assert response.redirect_chain == [(reverse(REJECTED) + "?q=rueckert", 302)]
    assert _messages(response) == ["1 rejection was taken back."]
    assert _state(one) == (None, "")
    assert _state(other) == (None, "rejected")
    assert review.names() == ["D. Rueckert"]
    revision = Publication.objects.get(pk=one.publication_id).latest_revision
    assert revision.user == librarian


def test_a_name_in_full_is_linked_again_when_its_rejection_is_taken_back(review, daniel):
    one, other = _printed("Daniel Rueckert"), _printed("Daniel Rueckert")
    Authorship.objects.filter(pk=one.pk).update(person=None, linked_by="rejected")
    (row,) = review.page(view=REJECTED).context["rows"]
    assert [candidate.person for candidate in row.candidates] == [daniel]
    response = review.press("take back", one, other, view="take_back")
    assert _state(one) == (daniel, "exact")
    taken, left, linked = _messages(response)
    assert taken == "1 rejection was taken back."
    assert left.startswith("1 name was left")
    assert linked.startswith("1 of these names was linked")


def test_a_rejected_consortium_can_be_taken_back(review):
    one = _printed({"literal": "The Consortium", "linked_by": "rejected"})
    assert review.names(view=REJECTED) == ["The Consortium"]
    review.press("take back", one, view="take_back")
    assert _state(one) == (None, "")


# Name variants


def test_a_variant_links_every_name_that_is_printed_so(review, daniel, librarian):
    one, other = _printed("D. Rueckert"), _printed("D. Rueckert")
    response = review.press("variant", one, people=[daniel])
    assert _messages(response) == [
        "1 name variant was added.",
        "2 names on publications were linked by that.",
    ]
    assert [variant.name for variant in daniel.name_variants.all()] == ["D. Rueckert"]
    assert _state(one) == _state(other) == (daniel, "variant")
    daniel.refresh_from_db()
    assert daniel.latest_revision.user == librarian
    assert _state(_imported("D. Rueckert")) == (daniel, "variant")


def _imported(name):
    text = f"@article{{later, author={{{name}}}, title={{Later}}, year=2021}}"
    import_files([SourceFile("later.bib", text.encode())], "Zotero")
    return Authorship.objects.get(publication__title="Later")


def test_a_variant_that_fits_another_member_is_refused_with_the_reason(review, daniel):
    _person("Dora Rueckert")
    one = _printed("D. Rueckert")
    (message,) = _messages(review.press("variant", one, people=[daniel]))
    assert "“D. Rueckert” was not added to Daniel Rueckert: it fits Dora Rueckert too" in message
    assert not NameVariant.objects.exists()
    assert _state(one) == (None, "")


def test_a_variant_by_which_nobody_would_be_found_is_refused(review, daniel):
    one = _printed("Rueckert")
    (message,) = _messages(review.press("variant", one, people=[daniel]))
    assert "too little of a name" in message
    assert not NameVariant.objects.exists()


def test_several_variants_of_several_people_are_added_at_once(review, daniel):
    anna = _person("Anna Weiß")
    names = [_printed("D. Rueckert"), _printed("Danny Rueckert"), _printed("A. Weiss")]
    response = review.press("variant", *names, people=[daniel, daniel, anna])
    assert _messages(response) == [
        "3 name variants were added.",
        "3 names on publications were linked by that.",
    ]
    assert [_state(name)[0] for name in names] == [daniel, daniel, anna]


def test_a_variant_is_written_so_that_it_is_read_as_printed(review):
    ana = _person("López, Ana María")
    one = _printed({"given": "A. M.", "family": "García López"})
    response = review.press("variant", one, people=[ana])
    assert _state(one) == (ana, "variant"), _messages(response)
    assert [variant.parts for variant in ana.name_variants.all()] == [one.parts]


def test_a_variant_that_is_too_long_is_refused(review):
    person = _person("Anna Weiß")
    one = _printed({"given": "A. " + "B. " * 70, "family": "Weiß"})
    (message,) = _messages(review.press("variant", one, people=[person]))
    assert "too long" in message
    assert not NameVariant.objects.exists()


def test_a_hostile_name_that_is_refused_is_shown_as_text(review):
    person, _other = _person("Daniel <b>Rueckert"), _person("Dora <b>Rueckert")
    one = _printed({"given": "D.", "family": "<b>Rueckert"})
    page = review.press("variant", one, people=[person]).content.decode()
    assert "was not added" in page
    assert "<b>Rueckert" not in page


# Who may, and the form of a publication


@pytest.mark.parametrize("view", ["list", "rejected"])
def test_whoever_may_not_import_may_not_review(view, django_user_model, daniel):
    one = _printed("D. Rueckert")
    anonymous, member = Client(), Client()
    member.force_login(django_user_model.objects.create_user("member"))
    for client in (anonymous, member):
        assert client.get(reverse(f"link_review:{view}")).status_code == 302
        for action in ("decide", "take_back"):
            sent = {"do": f"reject:{one.pk}", f"papers-{one.pk}": one.pk}
            assert client.post(reverse(f"link_review:{action}"), sent).status_code == 302
    assert _state(one) == (None, "")


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
    page = admin_client.get(address).content.decode()
    shown = re.findall(r'aria-readonly="true">\s*(.*?)\s*</div>', page)
    assert shown[:3] == ["name variant", "somebody else, says an editor", "not linked"]
