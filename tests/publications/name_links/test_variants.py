"""Name variants that are added in the review of printed names."""

import pytest

from people.models import NameVariant
from publications.bibtex.entry import SourceFile
from publications.imports.run import import_files
from publications.models import Authorship
from tests.publications.name_links.review_page import (
    add_person,
    add_printed,
    link_state,
    messages_of,
)

pytestmark = pytest.mark.django_db


def test_a_variant_links_every_name_that_is_printed_so(review, daniel, librarian):
    one, other = add_printed("D. Rueckert"), add_printed("D. Rueckert")
    response = review.press("variant", one, people=[daniel])
    assert messages_of(response) == [
        "1 name variant was added.",
        "2 names on publications were linked by that.",
    ]
    assert [variant.name for variant in daniel.name_variants.all()] == ["D. Rueckert"]
    assert link_state(one) == link_state(other) == (daniel, "variant")
    daniel.refresh_from_db()
    assert daniel.latest_revision.user == librarian
    assert link_state(imported_name("D. Rueckert")) == (daniel, "variant")


def imported_name(name):
    text = f"@article{{later, author={{{name}}}, title={{Later}}, year=2021}}"
    import_files([SourceFile("later.bib", text.encode())], "Zotero")
    return Authorship.objects.get(publication__title="Later")


def test_a_variant_that_fits_another_member_is_refused_with_the_reason(review, daniel):
    add_person("Dora Rueckert")
    one = add_printed("D. Rueckert")
    (message,) = messages_of(review.press("variant", one, people=[daniel]))
    assert "“D. Rueckert” was not added to Daniel Rueckert: it fits Dora Rueckert too" in message
    assert not NameVariant.objects.exists()
    assert link_state(one) == (None, "")


def test_a_variant_by_which_nobody_would_be_found_is_refused(review, daniel):
    one = add_printed("Rueckert")
    (message,) = messages_of(review.press("variant", one, people=[daniel]))
    assert "too little of a name" in message
    assert not NameVariant.objects.exists()


def test_several_variants_of_several_people_are_added_at_once(review, daniel):
    anna = add_person("Anna Weiß")
    names = [add_printed("D. Rueckert"), add_printed("Danny Rueckert"), add_printed("A. Weiss")]
    response = review.press("variant", *names, people=[daniel, daniel, anna])
    assert messages_of(response) == [
        "3 name variants were added.",
        "3 names on publications were linked by that.",
    ]
    assert [link_state(name)[0] for name in names] == [daniel, daniel, anna]


def test_a_variant_is_written_so_that_it_is_read_as_printed(review):
    ana = add_person("López, Ana María")
    one = add_printed({"given": "A. M.", "family": "García López"})
    response = review.press("variant", one, people=[ana])
    assert link_state(one) == (ana, "variant"), messages_of(response)
    assert [variant.parts for variant in ana.name_variants.all()] == [one.parts]


def test_a_variant_that_is_too_long_is_refused(review):
    person = add_person("Anna Weiß")
    one = add_printed({"given": "A. " + "B. " * 70, "family": "Weiß"})
    (message,) = messages_of(review.press("variant", one, people=[person]))
    assert "too long" in message
    assert not NameVariant.objects.exists()


def test_a_hostile_name_that_is_refused_is_shown_as_text(review):
    person, _other = add_person("Daniel <b>Rueckert"), add_person("Dora <b>Rueckert")
    one = add_printed({"given": "D.", "family": "<b>Rueckert"})
    page = review.press("variant", one, people=[person]).content.decode()
    assert "was not added" in page
    assert "<b>Rueckert" not in page
