"""Labels and terms by `cs:label` and `cs:text term`."""

import pytest

from publications.citations.csl.text.labels import label_part, strip_periods, term_part
from tests.publications.citations.csl.sheets import GERMAN, context_of, element, printed


def label(attributes, item, variable="page", **more):
    part = label_part(element(f"<label {attributes}/>"), context_of(item), variable, **more)
    return printed(part)


@pytest.mark.parametrize(
    ("attributes", "page", "expected"),
    [
        ("", "5", "page"),
        ("", "5-7", "pages"),
        ('form="short"', "5", "p."),
        ('form="short"', "5-7", "pp."),
        ('form="short" strip-periods="true"', "5-7", "pp"),
        ('plural="always"', "5", "pages"),
        ('plural="never"', "5-7", "page"),
        ('plural="contextual"', "5-7", "pages"),
        ('text-case="uppercase"', "5", "PAGE"),
        ('prefix="(" suffix=")"', "5", "(page)"),
        ("", None, "page"),
    ],
)
def test_a_label_goes_by_the_number_beside_it(attributes, page, expected):
    assert label(attributes, {"page": page}) == expected


def test_a_label_of_names_goes_by_their_number():
    assert label("", {}, "editor", plural=True) == "editors"
    assert label('plural="never"', {}, "editor", plural=True) == "editor"


def test_a_variable_without_term_has_no_label():
    assert label_part(element("<label/>"), context_of({"x": "1"}), "x") is None


def test_a_term_gets_a_capital_where_it_begins_the_entry():
    begins = term_part(element("<text/>"), context_of(), "in", capital=True)
    lower = element('<text text-case="lowercase"/>')
    assert printed(begins) == "In"
    assert printed(term_part(lower, context_of(), "In", capital=True)) == "in"


def test_a_term_may_be_quoted_and_have_affixes():
    quoted = element('<text quotes="true" prefix="[" suffix="]"/>')
    assert printed(term_part(quoted, context_of(locale=GERMAN), "in: Werk")) == "[«in: Werk»]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hrsg.", "Hrsg"),
        ("u. a.", "u a"),
        ("Ph.D.", "PhD"),
        ("arXiv.org", "arXiv.org"),
        ("...", ""),
        ("no periods", "no periods"),
    ],
)
def test_periods_of_abbreviations_are_stripped_and_those_of_addresses_not(text, expected):
    assert strip_periods(text) == expected
