"""Typed links in headers and link sets."""

import pytest

from labportal.base.answers.links import TypedLink, link_header, link_set

HOSTILE = 'https://example.org/a>\r\nSet-Cookie: x="y"; ü, <b>\\\x00'


def test_links_have_their_relation_and_type():
    links = [
        TypedLink("cite-as", "https://doi.org/10.1/a"),
        TypedLink("item", "https://example.org/a.pdf", "application/pdf"),
        TypedLink("license", ""),
    ]
    assert link_header(links) == (
        '<https://doi.org/10.1/a>; rel="cite-as", '
        '<https://example.org/a.pdf>; rel="item"; type="application/pdf"'
    )


def test_no_address_gets_out_of_its_brackets_or_its_line():
    header = link_header([TypedLink("cite-as", HOSTILE)])
    assert header.isascii()
    assert header.isprintable()
    assert (header.count("<"), header.count(">"), header.count('"')) == (1, 1, 2)
    assert "%0D%0ASet-Cookie" in header


@pytest.mark.parametrize("number", [1, 20, 300])
def test_a_header_is_bounded_and_leads_to_all_links(number):
    links = [
        TypedLink("cite-as", "https://doi.org/10.1/a"),
        *(TypedLink("author", f"https://orcid.org/{one:016}") for one in range(number)),
        TypedLink("linkset", "https://example.org/a/linkset.json", "application/linkset+json"),
    ]
    header = link_header(links)
    assert len(header) <= 2000
    assert "10.1/a" in header
    assert "linkset.json" in header
    assert header.count('"author"') == (number if number < 300 else 0)
    (found,) = link_set("https://example.org/a/", links)["linkset"]
    assert len(found["author"]) == number


def test_an_address_that_is_too_long_is_left_out():
    links = [
        TypedLink("cite-as", f"https://x.example/{'a' * 9000}"),
        TypedLink("type", "https://s"),
    ]
    assert link_header(links) == '<https://s>; rel="type"'


def test_a_link_set_has_targets_by_relation():
    links = [TypedLink("item", "https://example.org/ä.pdf", "application/pdf")]
    assert link_set("https://example.org/", links) == {
        "linkset": [
            {
                "anchor": "https://example.org/",
                "item": [{"href": "https://example.org/%C3%A4.pdf", "type": "application/pdf"}],
            }
        ]
    }
