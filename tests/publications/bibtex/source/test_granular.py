"""Granular references to @xdata entries, as the biblatex manual has them."""

import pytest

from publications.bibtex.source.granular import fill_granular

DATA = {
    ("places", "location"): "Berlin and Paris and Rome",
    ("places", "publisher"): "Ufer",
    ("people", "author"): "Ada Doe and Bo Roe",
    ("a-b", "note"): "hyphens",
    ("chain", "note"): "xdata=places-publisher",
    ("circle", "note"): "xdata=circle-note",
    ("empty", "note"): "",
}


def fill(**fields):
    notes = []
    found = fill_granular(fields, lambda key, field: DATA.get((key, field)), notes)
    return found, [note.code for note in notes]


@pytest.mark.parametrize(
    ("value", "filled"),
    [
        ("xdata=places-publisher", "Ufer"),
        ("xdata = places-Publisher", "Ufer"),
        ("xdata=places-location-2", "Paris"),
        ("xdata=people-author and Cy Poe", "Ada Doe and Bo Roe and Cy Poe"),
        ("Cy Poe and xdata=people-author-1", "Cy Poe and Ada Doe"),
        ("xdata=a-b-note", "hyphens"),
        ("xdata=chain-note", "Ufer"),
        ("The xdata format", "The xdata format"),
        ("On xdata=x", "On xdata=x"),
        ("Plain", "Plain"),
    ],
)
def test_a_reference_is_filled_in(value, filled):
    assert fill(x=value) == ({"x": filled}, [])


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("xdata=nobody-note", "xdata-field-unknown"),
        ("xdata=places-note", "xdata-field-unknown"),
        ("xdata=places-location-0", "xdata-field-unknown"),
        ("xdata=places-location-4", "xdata-field-unknown"),
        ("xdata=places-location-99999999999999999999", "xdata-field-unknown"),
        ("xdata=places", "xdata-field-unknown"),
        ("xdata=" + "x" * 300 + "-note", "xdata-field-unknown"),
        ("xdata=circle-note", "xdata-circle"),
    ],
)
def test_what_leads_nowhere_leaves_the_field_out_and_is_told(value, code):
    assert fill(x=value, y="kept") == ({"y": "kept"}, [code])


def test_of_a_list_the_rest_stays():
    assert fill(x="Ada Doe and xdata=nobody-note") == ({"x": "Ada Doe"}, ["xdata-field-unknown"])


def test_fields_without_references_are_left_as_they_are():
    fields = {"x": "", "y": "Y"}
    assert fill_granular(fields, lambda _key, _field: None, []) is fields


def test_an_empty_target_leaves_no_empty_field():
    assert fill(x="xdata=empty-note")[0] == {}
