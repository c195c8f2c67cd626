"""Links to people and to the publication's page, put into a citation that is kept."""

import pytest

from publications.citations.links import with_links

KEPT = (
    '<a data-person="1"><span class="small-caps">Doe</span>, J.</a> &amp; '
    '<a data-person="12">Roe</a>. <a data-title><i>On <b>x</b></i></a>. '
    '<a href="https://doi.org/10.1/a">10.1/a</a>'
)


def test_people_with_an_address_and_the_title_are_linked():
    linked = with_links(KEPT, {12: "/people/roe/"}, "/publications/x/")
    assert linked == (
        '<span class="small-caps">Doe</span>, J. &amp; <a href="/people/roe/">Roe</a>. '
        '<span class="citation-title"><a href="/publications/x/"><i>On <b>x</b></i></a></span>. '
        '<a href="https://doi.org/10.1/a">10.1/a</a>'
    )


def test_without_addresses_there_are_only_the_links_of_identifiers():
    linked = with_links(KEPT, {})
    assert linked.count("<a ") == 1
    assert '<span class="citation-title"><i>On <b>x</b></i></span>' in linked


@pytest.mark.parametrize("address", ["/x", "http://x.org", "HTTPS://x.org"])
def test_a_path_or_an_address_of_the_web_is_linked(address):
    assert f'<a href="{address}">Roe</a>' in with_links(KEPT, {12: address})


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "JavaScript:x", "data:text/html,x", "//evil.example"),
        *("/\\evil.example", "\\x", "people/roe", "", " /x", "ftp://x.org", "mailto:a@b.c"),
    ],
)
def test_no_other_address_is_linked(address):
    linked = with_links(KEPT, {1: address, 12: address}, address)
    assert linked == with_links(KEPT, {})


def test_an_address_is_escaped():
    linked = with_links(KEPT, {12: '/x?a=1&b="><script>'})
    assert '<a href="/x?a=1&amp;b=&quot;&gt;&lt;script&gt;">Roe</a>' in linked


def test_what_is_linked_counts_as_safe():
    assert with_links("a &amp; b", {}).__html__() == "a &amp; b"
