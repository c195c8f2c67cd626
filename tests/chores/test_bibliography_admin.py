"""The daily work of a bibliography administrator."""

import re

import pytest
from playwright.sync_api import expect

from labportal.roles import BIBLIOGRAPHY_ADMINS
from publications.models import Authorship, Publication
from tests.factories import PersonFactory, PublicationFactory, TopicFactory

pytestmark = pytest.mark.browser


def test_a_publication_is_opened_from_its_listing_and_saved(sign_in):
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    desk.go("Publications")
    desk.open("On engines")
    desk.save("Publication 'On engines' updated.")


def _type_names(desk, text):
    box = desk.window.get_by_label("Add names")
    box.fill(text)
    box.press("Enter")
    expect(box).to_have_value("")


@pytest.mark.usefixtures("in_either_language")
def test_a_paper_of_twelve_is_added_by_hand_in_twelve_presses(sign_in):
    daniel = PersonFactory(given="Daniel", family="Rückert")
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    desk.go("Publications")
    desk.add("Add publication")
    desk.choose(type="Conference paper")
    desk.fill(title="The Compilers", year="1952")
    _type_names(desk, "; ".join(f"A. Muster{letter}" for letter in "abcdefghij"))
    _type_names(desk, "Rueckert, Daniel")
    person = "Person of the lab: Daniel Rueckert"
    expect(desk.window.get_by_label(person)).to_have_value("Daniel Rückert")
    _type_names(desk, "The Engine Consortium, Inc.")
    desk.fill(container_title="Proceedings of Engines", doi="https://doi.org/10.1000/182")
    expect(desk.window.locator("[data-draft-citation]")).to_contain_text("(1952). The Compilers.")
    desk.picture("publication-form", at=desk.window.get_by_label("Add names"))
    desk.press("Save")
    expect(desk.window.locator(".messages")).to_contain_text("'The Compilers'")
    desk.took(at_most=12)
    publication = Publication.objects.get(title="The Compilers")
    assert (publication.slug, publication.type) == ("mustera-1952-compilers", "paper-conference")
    assert (publication.doi, publication.authors[10].person) == ("10.1000/182", daniel)
    assert len(publication.authors) == 12


def test_a_wrong_link_of_a_name_is_mended_in_four_presses(sign_in):
    right = PersonFactory(given="Adalbert", family="Lovelace")
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    desk.go("Publications")
    desk.open("On engines")
    box = desk.window.get_by_label("Person of the lab: Ada Lovelace")
    expect(box).to_have_value("Ada Lovelace")
    box.click()
    box.fill("adalb")
    # The form waits for who is found.
    desk.save("Publication 'On engines' updated.")
    desk.took(at_most=4)
    [authorship] = Authorship.objects.all()
    assert (authorship.person, authorship.linked_by) == (right, "editor")


def test_names_are_moved_and_taken_out_and_the_focus_stays_on_the_one_moved(sign_in):
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    desk.go("Publications")
    desk.open("On engines")
    _type_names(desk, "Bo Two; Cy Three")
    down = desk.window.get_by_role("button", name="Move down: Ada Lovelace")
    down.press("Enter")
    expect(down).to_be_focused()
    desk.sees("Ada Lovelace is number 2 of 3.")
    down.press("Enter")
    desk.press("Take out: Bo Two")
    desk.press("Put it back")
    desk.press("Take out: Cy Three")
    desk.save("Publication 'On engines' updated.")
    publication = Publication.objects.get()
    assert [name.name for name in publication.authors] == ["Bo Two", "Ada Lovelace"]


def test_a_record_with_the_same_doi_is_named_while_one_types(sign_in):
    Publication.objects.update(doi="10.1000/182")
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    desk.go("Publications")
    desk.add("Add publication")
    desk.fill(title="The Compilers", doi="10.1000/182")
    desk.sees("There already, with the same:")
    desk.sees("On engines (Lovelace")


def test_the_fields_of_other_types_are_folded_and_what_they_hold_is_not(sign_in):
    Publication.objects.update(number="TR-1")
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    desk.go("Publications")
    desk.open("On engines")
    kind = desk.window.get_by_label("Kind of thesis or report")
    expect(kind).not_to_be_visible()
    expect(desk.window.locator("#id_number")).to_be_visible()
    desk.choose(type="Thesis")
    expect(kind).to_be_visible()
    expect(desk.window.locator("#id_issue")).not_to_be_visible()
    desk.window.get_by_label("Show the fields of other types as well").check()
    expect(desk.window.locator("#id_issue")).to_be_visible()


def test_a_title_is_typed_with_its_markup_and_a_tag_that_is_none_is_named(sign_in):
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    desk.go("Publications")
    desk.open("On engines")
    desk.fill(title="On <b>E. coli</b>")
    desk.press("Save")
    desk.sees("<b> cannot stand here. There may be <i>, <sub>, <sup>, <sc>")
    desk.fill(title=r"On <i>E. coli</i>, CO<sub>2</sub> and $\frac{a}{b}$")
    desk.save("Publication 'On E. coli, CO₂ and a/b' updated.")
    desk.open("On E. coli, CO₂ and a/b")
    field = desk.window.get_by_role("textbox", name="Title", exact=False).first
    expect(field).to_have_value(r"On <i>E. coli</i>, CO<sub>2</sub> and <math>\frac{a}{b}</math>")


def test_a_thesis_is_added_with_its_kind_its_supervisor_its_code_and_its_handle(sign_in):
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    desk.go("Publications")
    desk.add("Add publication")
    desk.choose(type="Thesis")
    desk.fill(kind_of_thesis_or_report="Master's thesis", title="The Compilers", year="1952")
    _type_names(desk, "Grace Hopper; Howard Aiken")
    desk.press("Change: Howard Aiken")
    desk.choose(role="Supervisor")
    desk.fill(series="Notes on Engines", number_in_the_series="3")
    desk.press("Add Identifier")
    desk.choose(kind="handle")
    desk.fill(identifier="https://hdl.handle.net/2027/1234")
    desk.press("Add Link")
    desk.choose(kind="Code")
    desk.fill(address="https://example.org/compilers")
    desk.save("Publication 'The Compilers' created.")
    publication = Publication.objects.get(title="The Compilers")
    assert (publication.genre, publication.collection_title) == (
        "Master's thesis",
        "Notes on Engines",
    )
    assert [name.name for name in publication.supervisors] == ["Howard Aiken"]
    assert publication.pairs("identifiers") == [["handle", "2027/1234"]]
    assert publication.pairs("links") == [["code", "https://example.org/compilers"]]


def test_an_identifier_of_another_form_is_refused_and_stays_as_it_was_typed(sign_in):
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    desk.go("Publications")
    desk.open("On engines")
    desk.press("Add Identifier")
    desk.choose(kind="PubMed Central id")
    desk.fill(identifier="see there")
    desk.press("Save")
    desk.sees("An identifier of this kind looks like PMC1234567.")
    expect(desk.window.get_by_role("textbox", name=desk.label("Identifier"))).to_have_value(
        "see there"
    )


def test_an_address_that_is_taken_by_a_page_is_refused(sign_in):
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    desk.go("Publications")
    desk.add("Add publication")
    desk.fill(title="The Compilers")
    desk.fill(slug="export")
    desk.save("This slug is reserved or has other characters.")
    assert not Publication.objects.filter(title="The Compilers").exists()


def test_imports_are_looked_through(sign_in):
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    desk.go("Imports")
    desk.add("Import BibTeX")
    desk.window.get_by_label("Or entries, pasted").fill("@book{key, title = {Notes}}")
    desk.window.get_by_label("Source").fill("Zotero")
    desk.press("Show the plan")
    desk.press("Import as shown")
    desk.sees("The import is done.")
    desk.go("Imports")
    desk.open(re.compile(r"^Zotero #\d+$"))
    desk.sees("created 1")


def test_a_member_whose_name_is_typed_as_an_author_is_linked_or_suggested(sign_in):
    PersonFactory(given="Daniel", family="Rückert")
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    for title, given in (("In full", "Daniel"), ("With an initial", "D.")):
        desk.go("Publications")
        desk.add("Add publication")
        desk.fill(title=title)
        _type_names(desk, f"{given} Rueckert")
        desk.save(f"Publication '{title}' created.")
    desk.open("In full")
    desk.sees("same name")
    assert Authorship.objects.get(publication__title="In full").person.name == "Daniel Rückert"
    desk.go("Names to review")
    desk.sees("D. Rueckert")
    desk.sees("With an initial")
    expect(desk.window.get_by_role("main")).not_to_contain_text("In full")


def test_twenty_works_are_given_a_topic_in_five_presses(sign_in):
    for number in range(19):
        PublicationFactory(title=f"Paper {number:02}")
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    desk.go("Publications")
    desk.window.get_by_role("checkbox", name="Select all").first.check()
    desk.window.get_by_role(
        "link", name="Change topic, type, status of the selected publications"
    ).click()
    desk.sees("20 publications change:")
    desk.choose(Give_the_topic="Computing")
    desk.press("Change them")
    expect(desk.window.locator(".messages")).to_contain_text("20 publications were changed.")
    desk.took(at_most=5)
    assert Publication.objects.filter(topics__name="Computing").count() == 20


def test_a_topic_is_found_by_a_part_of_its_name_in_another_language(sign_in):
    names = {"en": ("Deep learning", ""), "de": ("Tiefes Lernen", "")}
    TopicFactory(name="Deep learning", texts=names)
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    desk.go("Publications")
    desk.open("On engines")
    box = desk.window.get_by_role("textbox", name="Topics")
    box.fill("lernen")
    desk.window.get_by_role("button", name="Tiefes Lernen").click()
    box.fill("compu")
    box.press("Enter")
    desk.window.get_by_role("button", name="Take out: Computing").wait_for()
    box.fill("alchemy")
    desk.press("Save")
    desk.sees("No topic is named “alchemy”.")
    desk.press("Take out: alchemy")
    desk.save("updated.")
    given = Publication.objects.get().topics.values_list("name", flat=True)
    assert sorted(given) == ["Computing", "Deep learning"]
