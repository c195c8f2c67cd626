"""Deciding in the review who a printed name is, and that it is nobody of the lab."""

import pytest
from django.urls import reverse

from people.models import NameVariant
from publications.bibtex.entry import SourceFile
from publications.imports.run import import_files
from publications.models import Authorship, LinkOrigin, Publication
from tests.publications.name_links.review_page import (
    QUEUE,
    REJECTED,
    add_person,
    add_printed,
    link_state,
    messages_of,
)

pytestmark = pytest.mark.django_db


# Deciding


def test_accepting_links_by_an_editor_and_the_publication_gets_a_revision(
    review, daniel, librarian
):
    one, two, other = (add_printed("D. Rueckert") for _ in range(3))
    sent = {
        "do": "accept",
        "row": [one.pk],
        f"papers-{one.pk}": [one.pk, two.pk],
        f"person-{one.pk}": [daniel.pk],
    }
    assert messages_of(review.send(sent)) == ["2 names on publications were linked."]
    assert link_state(one) == link_state(two) == (daniel, LinkOrigin.EDITOR)
    assert link_state(other) == (None, "")
    revision = Publication.objects.get(pk=one.publication_id).latest_revision
    assert revision.user == librarian
    assert revision.content["authorships"][0]["person"] == daniel.pk


def test_a_button_of_a_row_is_for_that_row_alone(review, daniel):
    one, other = add_printed("D. Rueckert"), add_printed("D. A. Rueckert")
    review.press(f"reject:{one.pk}", one, other)
    assert link_state(one) == (None, "rejected")
    assert link_state(other) == (None, "")


def test_all_names_on_the_page_are_decided_at_once(review, daniel):
    one, other = add_printed("D. Rueckert"), add_printed("D. A. Rueckert")
    review.press("reject", one, other, row=[], shown=[one.pk, other.pk], everything="on")
    assert link_state(one) == link_state(other) == (None, "rejected")


def test_nothing_checked_does_nothing_and_says_so(review, daniel):
    one = add_printed("D. Rueckert")
    response = review.press("accept", one, row=[], people=[daniel])
    assert messages_of(response) == ["Nothing was checked, so nothing was done."]
    for garbage in ("", "accept:x", "nonsense", f"reject:{one.pk + 999}"):
        review.press(garbage, one, people=[daniel])
    assert link_state(one) == (None, "")


def test_a_name_that_fits_several_alike_is_not_linked_until_one_is_chosen(review, daniel):
    dora = add_person("Dora Rueckert")
    one = add_printed("D. Rueckert")
    response = review.press("accept", one)
    assert messages_of(response) == ["1 name fits several members alike: choose which one it is."]
    assert link_state(one) == (None, "")
    review.press("accept", one, people=[dora])
    assert link_state(one) == (dora, "editor")


def test_nobody_is_linked_who_is_not_suggested(review, daniel):
    one, stranger = add_printed("D. Rueckert"), add_person("Grace Hopper")
    hopper = add_printed("Alan Turing")
    response = review.press("accept", one, hopper, people=[stranger])
    assert "2 names were left as they are" in messages_of(response)[0]
    review.press("reject", hopper)
    review.press("variant", one, people=[stranger])
    assert link_state(one) == link_state(hopper) == (None, "")
    assert not NameVariant.objects.exists()


def test_what_was_decided_meanwhile_is_left_and_counted(review, daniel):
    one, two, three = (add_printed("D. Rueckert") for _ in range(3))
    Authorship.objects.filter(pk=one.pk).update(linked_by="rejected")
    Authorship.objects.filter(pk=two.pk).delete()
    response = review.press("accept", one, two, three, people=[daniel])
    linked, left = messages_of(response)
    assert linked == "1 name on a publication was linked."
    assert left.startswith("2 names were left as they are")
    assert link_state(one) == (None, "rejected")
    assert link_state(three) == (daniel, "editor")


def test_a_decision_leads_back_to_the_page_as_it_was_filtered(review, daniel):
    one = add_printed("D. Rueckert")
    query = f"?q=rueckert&person={daniel.pk}&p=1"
    assert review.press("reject", one, query=query).redirect_chain == [
        (reverse(QUEUE) + query, 302)
    ]


def test_a_form_that_was_open_is_refused_after_a_decision(review, daniel):
    one = add_printed("D. Rueckert")
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
    assert link_state(import_(", volume=7")) == (None, "rejected")
    changed = REJECTED_ENTRY.replace(" and", " and Grace Hopper and") % ""
    import_files([SourceFile("a.bib", changed.encode())], "Zotero")
    assert link_state(Authorship.objects.get(family="Rueckert")) == (None, "rejected")
    with django_capture_on_commit_callbacks(execute=True):
        NameVariant.objects.create(person=daniel, name="D. Rueckert")
    assert link_state(Authorship.objects.get(family="Rueckert")) == (None, "rejected")
    assert review.names() == []


def test_rejected_names_are_listed_and_can_be_taken_back(review, daniel, librarian):
    one, other = add_printed("D. Rueckert"), add_printed("Dora Rueckert")
    review.press("reject", one)
    Authorship.objects.filter(pk=other.pk).update(linked_by="rejected")
    assert review.names(view=REJECTED) == ["D. Rueckert", "Dora Rueckert"]
    assert review.names(f"?person={daniel.pk}", REJECTED) == ["D. Rueckert"]
    response = review.press("take back", one, view="take_back", query="?q=rueckert")
    assert response.redirect_chain == [(reverse(REJECTED) + "?q=rueckert", 302)]
    assert messages_of(response) == ["1 rejection was taken back."]
    assert link_state(one) == (None, "")
    assert link_state(other) == (None, "rejected")
    assert review.names() == ["D. Rueckert"]
    revision = Publication.objects.get(pk=one.publication_id).latest_revision
    assert revision.user == librarian


def test_a_name_in_full_is_linked_again_when_its_rejection_is_taken_back(review, daniel):
    one, other = add_printed("Daniel Rueckert"), add_printed("Daniel Rueckert")
    Authorship.objects.filter(pk=one.pk).update(person=None, linked_by="rejected")
    (row,) = review.page(view=REJECTED).context["rows"]
    assert [candidate.person for candidate in row.candidates] == [daniel]
    response = review.press("take back", one, other, view="take_back")
    assert link_state(one) == (daniel, "exact")
    taken, left, linked = messages_of(response)
    assert taken == "1 rejection was taken back."
    assert left.startswith("1 name was left")
    assert linked.startswith("1 of these names was linked")


def test_a_rejected_consortium_can_be_taken_back(review):
    one = add_printed({"literal": "The Consortium", "linked_by": "rejected"})
    assert review.names(view=REJECTED) == ["The Consortium"]
    review.press("take back", one, view="take_back")
    assert link_state(one) == (None, "")
