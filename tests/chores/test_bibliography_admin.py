"""The daily work of a bibliography administrator."""

import re

import pytest
from playwright.sync_api import expect

from labportal.roles import BIBLIOGRAPHY_ADMINS
from publications.models import Authorship, Publication
from tests.factories import PersonFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_publication_is_opened_from_its_listing_and_saved(sign_in):
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    desk.go("Publications")
    desk.open("On engines")
    desk.save("Publication 'On engines' updated.")


def test_a_publication_is_added_by_hand_under_an_address_of_author_year_and_title(sign_in):
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    desk.go("Publications")
    desk.add("Add publication")
    desk.choose(type="Book")
    desk.fill(title="The Compilers", year="1952")
    desk.press("Add Name")
    desk.fill(given_names="Grace", family_name="Hopper")
    desk.save("Publication 'The Compilers' created.")
    desk.open("The Compilers")
    expect(desk.window.get_by_label("Family name").locator("visible=true")).to_have_value("Hopper")
    publication = Publication.objects.get(title="The Compilers")
    assert (publication.slug, publication.type) == ("hopper-1952-compilers", "book")
    assert [author.name for author in publication.authors] == ["Grace Hopper"]


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
    desk.press("Add Name")
    desk.fill(given_names="Grace", family_name="Hopper")
    desk.press("Add Name")
    desk.fill(given_names="Howard", family_name="Aiken")
    desk.choose(role="Supervisor")
    desk.fill(series="Notes on Engines", number_in_the_series="3")
    desk.press("Add Identifier")
    desk.choose(kind="handle")
    desk.fill(identifier="https://hdl.handle.net/2027/1234")
    desk.window.get_by_role("tab", name="Details").click()
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
    expect(desk.window.get_by_role("textbox", name=re.compile("^Identifier"))).to_have_value(
        "see there"
    )


def test_an_address_that_is_taken_by_a_page_is_refused(sign_in):
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    desk.go("Publications")
    desk.add("Add publication")
    desk.fill(title="The Compilers")
    desk.window.get_by_role("tab", name="Record").click()
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
        desk.press("Add Name")
        desk.fill(given_names=given, family_name="Rueckert")
        desk.save(f"Publication '{title}' created.")
    desk.open("In full")
    desk.sees("same name")
    assert Authorship.objects.get(publication__title="In full").person.name == "Daniel Rückert"
    desk.go("Names to review")
    desk.sees("D. Rueckert")
    desk.sees("With an initial")
    expect(desk.window.get_by_role("main")).not_to_contain_text("In full")
