"""Suffixes of groups that begin as those of their last elements end."""

import pytest

from publications.citations.csl.layout.areas import lay_out
from publications.citations.csl.text.flattening import flatten
from publications.citations.csl.text.punctuation import settle
from tests.publications.citations.csl.sheets import context_of, printed, read_signs

ITEM = {"id": "1", "type": "book", "genre": "g", "title": "T.", "issued": {"date-parts": [[2000]]}}
ELEMENT = '<text variable="genre" suffix="{}"/>'
AFTER = '<text value="b"/>'


def entry(layout, *, inside=False):
    context = context_of(ITEM, inside=f"<bibliography><layout>{layout}</layout></bibliography>")
    pieces = flatten(lay_out(context))
    return read_signs("".join(one.text for one in settle(pieces, punctuation_in_quote=inside)))


def group(inside, suffix, **options):
    attributes = " ".join(f'{name}="{value}"' for name, value in options.items())
    return f'<group suffix="{suffix}" {attributes}>{inside}</group>'


@pytest.mark.parametrize(
    ("element", "suffix", "expected"),
    [
        (ELEMENT.format("."), ". ", "g.b"),
        (ELEMENT.format("."), ".", "g.b"),
        (ELEMENT.format("."), ".; ", "g.;b"),
        (ELEMENT.format("."), "; ", "g.; b"),
        (ELEMENT.format(")"), ") ", "g)) b"),
        (ELEMENT.format(""), ". ", "g. b"),
        (f"<group>{ELEMENT.format('.')}</group>", ". ", "g. b"),
        (group(ELEMENT.format(""), "."), ". ", "g.b"),
        ('<text variable="title" suffix="."/>', ". ", "T. b"),
        ('<date variable="issued" suffix="."><date-part name="year"/></date>', ". ", "2000.b"),
    ],
)
def test_what_a_suffix_repeats_is_lost_at_its_end(element, suffix, expected):
    assert entry(group(element, suffix) + AFTER) == expected


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ('<text value="b" prefix="; "/>', "g. b"),
        ('<text value="b" prefix=". "/>', "g. b"),
        ('<text value="b" prefix=" "/>', "g. b"),
        ('<text value="b" prefix="(" suffix=")"/>', "g.(b)"),
        ('<group><text value="b" prefix="; "/></group>', "g. b"),
        ('<text value="b" prefix="; " font-style="italic"/>', "g.; b"),
        ('<group font-style="italic"><text value="b" prefix="; "/></group>', "g.; b"),
    ],
)
def test_the_mark_behind_is_lost_with_it(after, expected):
    assert entry(group(ELEMENT.format("."), ".") + after) == expected


@pytest.mark.parametrize(("delimiter", "expected"), [(", ", "g. b"), (". ", "g. b"), (" ", "g. b")])
def test_the_mark_of_a_delimiter_is_lost_with_it(delimiter, expected):
    inside = group(ELEMENT.format("."), ".") + AFTER
    assert entry(f'<group delimiter="{delimiter}">{inside}</group>') == expected


def test_at_the_end_of_what_is_around_the_space_stays():
    assert entry(f"<group>{group(ELEMENT.format('.'), '. ')}</group>{AFTER}") == "g. b"


def test_a_period_that_goes_into_a_quotation_is_none_that_is_dropped():
    quoted = '<text variable="genre" quotes="true" suffix="."/>'
    assert entry(group(quoted, ". ") + AFTER, inside=True) == "«g.» b"
    nested = f'<group suffix=".">{quoted.replace(".", "")}</group>'
    assert entry(group(nested, ". ") + AFTER, inside=True) == "«g.» b"


def test_parts_may_be_flattened_more_than_once():
    layout = group(ELEMENT.format("."), ".; ") + AFTER
    part = lay_out(
        context_of(ITEM, inside=f"<bibliography><layout>{layout}</layout></bibliography>")
    )
    assert printed(part) == printed(part)
