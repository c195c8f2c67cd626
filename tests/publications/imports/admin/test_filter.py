"""The filter of the entries of a plan, and how they are shown."""

import re

import pytest

from publications.imports.admin.filter import EntryFilter
from publications.models import Publication
from tests.publications.imports.admin.decided import decide
from tests.publications.imports.admin.wizard import (
    BROKEN,
    CASCADE,
    LOOKALIKE,
    VESSELS,
    address,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def mixed(wizard):
    """Return a planned import of entries of four outcomes."""
    wizard.imported(VESSELS)
    batch = wizard.plan(CASCADE + LOOKALIKE + BROKEN + VESSELS)
    assert set(batch.counts) == {"new", "possible_duplicate", "invalid", "unchanged"}
    return batch


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "ruckert cascade"}, {"cascade"}),
        ({"q": "RÜCKERT"}, {"cascade"}),
        ({"q": "2023 skeleton"}, {"other", "vessels"}),
        ({"q": "another conference"}, {"other"}),
        ({"q": "100%"}, set()),
        ({"q": "_"}, set()),
        ({"outcome": "invalid"}, {"broken"}),
        ({"open": "1"}, {"other"}),
        ({"effect": "create"}, {"cascade"}),
        ({"effect": "stay"}, {"vessels"}),
        ({"outcome": "new", "q": "skeleton"}, set()),
        (
            {"outcome": "nonsense", "effect": "x", "sort": "y"},
            {"cascade", "other", "broken", "vessels"},
        ),
    ],
)
def test_entries_are_found_by_words_outcome_and_effect(wizard, mixed, asked, found):
    shown = EntryFilter.of(asked)
    assert {entry.citekey for entry in shown.entries(mixed)} == found
    page = wizard.page(mixed, f"?{shown.query()}")
    assert page.count("data-import-entry=") == len(found)


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("", ["cascade", "other", "broken", "vessels"]),
        ("title", ["broken", "cascade", "other", "vessels"]),
        ("author", ["other", "cascade", "broken", "vessels"]),
        ("year", ["other", "vessels", "cascade", "broken"]),
        ("citekey", ["broken", "cascade", "other", "vessels"]),
    ],
)
def test_entries_are_sorted_as_asked_for(mixed, sort, order):
    assert [entry.citekey for entry in EntryFilter.of({"sort": sort}).entries(mixed)] == order


@pytest.mark.parametrize(
    "query", ["?p=99", "?p=-1", "?p=x", "?p=1e3", "?q=%00", "?q=" + "x" * 5000]
)
def test_an_address_that_makes_no_sense_shows_what_there_is(wizard, mixed, query):
    assert wizard.client.get(address(mixed, "inspect") + query).status_code == 200


def test_the_filter_that_is_on_is_marked_for_those_who_do_not_see_it(wizard, mixed):
    page = wizard.page(mixed, "?outcome=new")
    (current,) = re.findall(r'<button[^>]*aria-current="true"[^>]*>\s*([a-z ]+?) <b', page)
    assert current == "new"


def test_every_choice_has_a_name_for_those_who_do_not_see_where_it_stands(wizard, conflict):
    page = wizard.page(conflict)
    assert "about cascade, line 1" in page
    assert 'aria-label="year: the file\'s value, 2018"' in page
    assert len(re.findall(r"<fieldset", page)) == len(re.findall(r"<legend", page)) == 1


def test_a_decision_about_one_entry_changes_nothing_that_is_shown_of_another(wizard):
    wizard.imported(VESSELS)
    known = Publication.objects.get()
    Publication.objects.update(doi="10.5555/vessels.1")
    said = "doi = {10.5555/vessels.1}, abstract = {Graphs of vessels.}, title"
    sure = VESSELS.replace("{vessels,", "{sure,").replace("title", said, 1)
    batch = wizard.plan(LOOKALIKE + sure, source="DBLP")
    assert dict(batch.entries.values_list("citekey", "outcome")) == {
        "other": "possible_duplicate",
        "sure": "changed",
    }
    decide(wizard, batch, "other", "same")
    wizard.confirm(batch)
    known.refresh_from_db()
    assert known.abstract == "Graphs of vessels."
    assert Publication.objects.live().count() == 1


def test_by_year_what_is_to_appear_is_the_newest(wizard):
    batch = wizard.plan(
        "@article{old, title={Ice}, year=2019}"
        "@article{undated, title={Snow}}"
        "@article{press, title={Rain}, year={in press}}"
        "@article{new, title={Hail}, year=2024}"
    )
    found = EntryFilter.of({"sort": "year"}).entries(batch)
    assert [entry.citekey for entry in found] == ["press", "new", "old", "undated"]
