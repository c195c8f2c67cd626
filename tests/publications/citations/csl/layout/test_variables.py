"""Text variables: short forms, page ranges, identifiers as links, languages."""

import pytest

from publications.citations.csl.layout.variables import text_of, variable_part
from publications.citations.csl.parts import Mark
from publications.citations.csl.text.flattening import flatten
from tests.publications.citations.csl.sheets import GERMAN, context_of, element, printed


def pieces(attributes, variable, item, **more):
    part = variable_part(element(f"<text {attributes}/>"), context_of(item, **more), variable)
    return [] if part is None else flatten(part)


def text(attributes, variable, item, **more):
    part = variable_part(element(f"<text {attributes}/>"), context_of(item, **more), variable)
    return printed(part)


@pytest.mark.parametrize(
    ("variable", "item", "long", "short"),
    [
        ("title", {"title": "Long", "title-short": "S"}, "Long", "S"),
        ("title", {"title": "Long", "shortTitle": "S"}, "Long", "S"),
        ("title", {"title": "Long"}, "Long", "Long"),
        ("title", {"title-short": "S"}, "", "S"),
        ("container-title", {"container-title": "L", "container-title-short": "S"}, "L", "S"),
        ("container-title", {"container-title": "L", "journalAbbreviation": "S"}, "L", "S"),
        ("container-title-short", {"journalAbbreviation": "S"}, "S", "S"),
        ("publisher", {"publisher": "P"}, "P", "P"),
        ("number", {"number": 0}, "0", "0"),
        ("note", {"note": ""}, "", ""),
        ("note", {"note": ["x"]}, "", ""),
        ("note", {"note": {"a": 1}}, "", ""),
    ],
)
def test_the_short_form_is_shown_where_it_is_asked_for_and_there(variable, item, long, short):
    assert text_of(context_of(item), variable) == long
    assert text_of(context_of(item), variable, short=True) == short


@pytest.mark.parametrize(
    ("page", "first"),
    [("12-19", "12"), ("12–19", "12"), ("e7", "e7"), ("3, 9", "3"), ("3&4", "3"), (None, "")],
)
def test_the_first_page_is_that_of_the_pages(page, first):
    assert text_of(context_of({"page": page}), "page-first") == first


def test_pages_are_shortened_as_the_style_says_and_other_numbers_get_a_dash_only():
    context = context_of({"page": "321-328", "volume": "321-328"}, 'page-range-format="minimal"')
    assert text_of(context, "page") == "321–8"
    assert text_of(context, "volume") == "321–328"
    assert text_of(context_of({"title": "1-2"}), "title") == "1-2"


@pytest.mark.parametrize(
    ("doi", "prefix", "shown", "address"),
    [
        ("10.1/a", "", "10.1/a", "https://doi.org/10.1/a"),
        ("10.1/a", "doi:", "doi:10.1/a", "https://doi.org/10.1/a"),
        ("10.1/a", "https://doi.org/", "https://doi.org/10.1/a", "https://doi.org/10.1/a"),
        ("10.1/<b>", "", "10.1/<b>", "https://doi.org/10.1/%3Cb%3E"),
        ("10.1/ü #?", "", "10.1/ü #?", "https://doi.org/10.1/%C3%BC%20%23%3F"),
    ],
)
def test_a_doi_is_a_link_to_the_resolver(doi, prefix, shown, address):
    assert text(f'prefix="{prefix}"', "DOI", {"DOI": doi}) == shown
    (linked,) = [
        piece for piece in pieces(f'prefix="{prefix}"', "DOI", {"DOI": doi}) if piece.marks
    ]
    assert linked.marks == (Mark("a", address),)


def test_the_address_of_the_resolver_in_the_prefix_is_part_of_the_link():
    found = pieces('prefix=" see https://doi.org/"', "DOI", {"DOI": "HTTPS://dx.doi.org/10.1/a"})
    assert [(piece.text, bool(piece.marks)) for piece in found] == [
        (" see ", False),
        ("https://doi.org/10.1/a", True),
    ]


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://x.org/~a?b=c#d", "https://x.org/~a?b=c#d"),
        ("HTTP://x.org", "HTTP://x.org"),
        ('https://x.org/"ü<', "https://x.org/%22%C3%BC%3C"),
        ("https://x.org/%20", "https://x.org/%20"),
        ("javascript:alert(1)", None),
        ("ftp://x.org", None),
        ("https:///x", None),
        (" see https://x.org", None),
    ],
)
def test_an_address_of_the_web_is_a_link_and_no_other(url, address):
    (piece,) = pieces("", "URL", {"URL": url})
    assert piece.text == url.strip()
    assert piece.marks == ((Mark("a", address),) if address else ())


IDENTIFIERS = ("DOI", "URL", "PMID", "ISBN", "ISSN")


@pytest.mark.parametrize("variable", IDENTIFIERS)
def test_identifiers_are_printed_as_they_are(variable):
    assert text("", variable, {variable: "a'b <i>c</i>"}) == "a'b <i>c</i>"


@pytest.mark.parametrize("variable", IDENTIFIERS)
def test_identifiers_are_printed_in_the_letters_that_the_style_asks_for(variable):
    assert text('text-case="uppercase"', variable, {variable: "10.1/a'b"}) == "10.1/A'B"
    assert text('text-case="lowercase"', variable, {variable: "10.1/A'B"}) == "10.1/a'b"


@pytest.mark.parametrize(
    ("variable", "value", "address"),
    [
        ("DOI", "10.1/aB", "https://doi.org/10.1/aB"),
        ("URL", "https://x.org/aB", "https://x.org/aB"),
    ],
)
def test_an_address_stays_as_it_is_whatever_letters_are_printed(variable, value, address):
    (piece,) = pieces('text-case="uppercase"', variable, {variable: value})
    assert piece.text == value.upper()
    assert piece.marks == (Mark("a", address),)


@pytest.mark.parametrize(
    ("variable", "value", "depth"),
    [("volume", "12", 0), ("volume", "12b", 1), ("page", "12–19", 0), ("title", "T", 0)],
)
def test_a_number_with_letters_is_made_of_several_texts(variable, value, depth):
    (piece,) = pieces("", variable, {variable: value})
    assert piece.depth == depth


def test_titles_are_marked_with_their_language():
    (piece,) = pieces("", "title", {"title": "Kunst", "language": "de"})
    assert piece.marks == (Mark("title"), Mark("lang", "de"))
    (own,) = pieces("", "title", {"title": "Kunst", "language": "de"}, locale=GERMAN)
    assert own.marks == (Mark("title"),)
    (other,) = pieces("", "note", {"note": "Kunst", "language": "de"})
    assert other.marks == ()


@pytest.mark.parametrize(
    ("title", "kinds"),
    [("Kunst", "i title"), ("紅樓夢", "title"), ("紅樓夢, 1", "title"), ("The 紅樓夢", "i title")],
)
def test_scripts_without_italics_have_none(title, kinds):
    (piece,) = pieces('font-style="italic"', "title", {"title": title})
    assert " ".join(mark.kind for mark in piece.marks) == kinds


def test_format_case_quotes_and_periods():
    item = {"title": "the art of foo", "container-title": "J. Mach. Learn."}
    assert text('text-case="title" quotes="true"', "title", item) == "«The Art of Foo»"
    assert text('strip-periods="true"', "container-title", item) == "J Mach Learn"
    assert text('prefix="(" suffix=")"', "title", item) == "(the art of foo)"


@pytest.mark.parametrize("value", ["", None, "\ue000", [], "\x00"])
def test_a_variable_without_text_is_no_part(value):
    assert text('prefix="(" suffix=")"', "note", {"note": value}) == ""
