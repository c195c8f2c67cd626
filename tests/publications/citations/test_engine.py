"""The engine: safe HTML, people, signs, names left out, languages."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.citations.engine import NamesRule, render
from publications.citations.links import with_links
from publications.citations.styles import STYLES

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<i onclick=alert(1)>x</i>",
    '<span class="nocase" onmouseover="x()">y</span>',
    '<a href="javascript:alert(1)">z</a>',
    '<a data-person="3">w</a>',
    "</span></a></div><style>*{}</style>",
    "<i><b></i></b>",
    "\ue000\ue001\ue002\ue003 & &lt;script&gt;",
    "javascript:alert(1)",
)
TAGS = {"i", "b", "sup", "sub", "span", "a"}
CLASSES = {
    *("small-caps", "underline", "author-sign"),
    *("no-italics", "no-bold", "no-small-caps"),
}


class Tags(HTMLParser):
    """Collects tags, and fails on any that is not allowed or not closed in order."""

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        assert tag in TAGS
        for name, value in attrs:
            match tag, name:
                case "span", "class":
                    assert value in CLASSES
                case "span", "lang":
                    assert re.fullmatch(r"[A-Za-z0-9-]+", value)
                case "a", "href":
                    assert re.match(r"https?://", value)
                case "a", "data-person":
                    assert value.isdigit()
                case "a", "data-title":
                    assert value is None
                case _:
                    raise AssertionError((tag, name, value))
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def check(html):
    tags = Tags()
    tags.feed(html)
    tags.close()
    assert tags.open == []


def hostile_item(text):
    name = {"family": text, "given": text, "suffix": text, "non-dropping-particle": text}
    variables = (
        "title container-title container-title-short publisher publisher-place event-title event"
        " edition volume issue page number genre note status language DOI URL PMID ISBN medium"
        " collection-title version abstract archive"
    ).split()
    return {
        "id": text,
        "type": "paper-conference",
        "author": [name, {"literal": text}],
        "editor": [name],
        "issued": {"literal": text},
        "accessed": {"raw": text},
        "custom": {"names": {"author": [{"person": text}, {"person": 1}]}},
    } | dict.fromkeys(variables, text)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_never_become_tags_or_attributes(style, text):
    for language in ("en", "de"):
        for kind in ("article-journal", "paper-conference", "webpage", "book", "patent"):
            check(render(hostile_item(text) | {"type": kind}, style, language).html)


@given(st.text(alphabet="<>&\"'=/ aib“”‘’.,:?!\ue000\x00\n", max_size=60))
def test_no_mixture_of_signs_breaks_out(text):
    item = {
        "id": "x",
        "type": "book",
        "title": f"<i>{text}</i>",
        "container-title": text,
        "author": [{"family": text, "given": text}, {"literal": text}],
        "URL": f"https://x.org/{text}",
        "DOI": text,
    }
    for style in ("apa", "ieee", "din-1505-2"):
        check(render(item, style, "en").html)


@pytest.mark.parametrize(
    "item",
    [
        {"id": "x", "type": "book"},
        {"id": "x"},
        {"id": "x", "type": "book", "title": "T", "author": "Plato"},
        {"id": "x", "type": "book", "title": "T", "author": ["Plato", None]},
        {"id": "x", "type": "book", "title": "T", "author": [{}]},
        {"id": "x", "type": "book", "title": "T", "issued": "2024"},
        {"id": "x", "type": "book", "title": "T", "issued": {"date-parts": [["x"], None]}},
        {"id": "x", "type": "book", "title": ["T"], "custom": {"names": 3}},
        {"id": "x", "type": "book", "title": "T", "custom": "y"},
    ],
)
def test_what_is_no_csl_is_passed_over(item):
    for style in STYLES:
        check(render(item, style, "en").html)


def article(**more):
    return {
        "id": "x",
        "type": "article-journal",
        "title": "On tides",
        "author": [
            {"family": "Meiser", "given": "P."},
            {"family": "Knolle", "given": "M."},
            {"family": "Kaissis", "given": "G."},
            {"family": "Böttcher", "given": "J."},
        ],
        "issued": {"date-parts": [[2023]]},
        "container-title": "Cancer Cell",
    } | more


def marked(*marks):
    return article(custom={"names": {"author": list(marks)}})


def test_names_of_people_are_marked_initials_included():
    citation = render(marked({}, {}, {"person": 12}), "house-year-first", "en")
    assert '<a data-person="12">Kaissis, G.</a>' in citation.html
    assert citation.people == {12}


@pytest.mark.parametrize("style", STYLES)
def test_every_style_marks_people(style):
    citation = render(marked({"person": 12}), style, "de")
    assert re.search(r'<a data-person="12">[^a]*Meiser', citation.html)


def test_people_are_linked_where_there_is_an_address():
    html = render(marked({"person": 1}, {"person": 2}, {"person": 3}), "apa", "en").html
    linked = with_links(html, {1: "/de/people/meiser/?a=1&b=2", 3: "javascript:alert(1)"})
    assert '<a href="/de/people/meiser/?a=1&amp;b=2">Meiser, P.</a>' in linked
    assert "data-person" not in linked
    assert "javascript" not in linked
    assert "Kaissis, G." in linked


def test_without_addresses_a_citation_is_as_without_people():
    html = render(marked({"person": 1}), "apa", "en").html
    assert with_links(html, {}) == with_links(render(article(), "apa", "en").html, {})


@pytest.mark.parametrize("style", STYLES)
def test_every_style_links_the_title_to_the_page_of_the_publication(style):
    html = render(article(), style, "en").html
    linked = with_links(html, {}, "/publications/meiser-2023/")
    assert '<span class="citation-title"><a href="/publications/meiser-2023/">' in linked
    assert "<a href=" not in with_links(html, {}, "javascript:alert(1)").split("citation-title")[1]


def test_equal_contribution_and_corresponding_authors_are_signed_behind_the_name():
    citation = render(
        marked({"equal": True}, {"equal": True, "corresponding": True}), "house-year-first", "en"
    )
    assert citation.text.startswith("Meiser, P.*, Knolle, M.*✉, Kaissis, G. and Böttcher, J., 2023")
    assert citation.equal
    assert citation.corresponding
    assert not render(article(), "apa", "en").equal


def test_a_sign_changes_no_punctuation():
    item = marked({}, {}, {}, {"equal": True, "person": 3})
    assert "Böttcher J*. On tides" in render(item, "ama", "en").text
    assert "Böttcher, J.* (2023)" in render(item, "apa", "en").text


def test_names_left_out_in_print_are_shown_as_left_out():
    citation = render(marked({}, {"elision": True}), "house-year-first", "en")
    assert citation.text.startswith("Meiser, P., Knolle, M., [...], Kaissis, G. and Böttcher, J.,")


def test_and_others_at_the_end_is_et_al_in_the_words_of_the_language():
    item = marked({}, {}, {}, {"elision": True})
    assert "Böttcher, J., et al." in render(item, "house-year-first", "en").text
    assert "Böttcher, J., u. a." in render(item, "house-year-first", "de").text.replace("\xa0", " ")


def test_a_rule_cuts_the_list_and_keeps_people_of_the_portal():
    item = marked({}, {}, {"person": 12}, {})
    cut = render(item, "house-year-first", "en", NamesRule(most=2, first=1))
    kept = render(item, "house-year-first", "en", NamesRule(most=2, first=1, members=True))
    assert cut.text.startswith("Meiser, P. et al., 2023")
    assert kept.text.startswith("Meiser, P., [...], Kaissis, G., et al., 2023")


def test_people_stay_visible_where_the_style_itself_cuts():
    many = [{"family": f"Name{number}", "given": "A."} for number in range(9)]
    marks = [{}] * 7 + [{"person": 4}, {}]
    item = article(author=many, custom={"names": {"author": marks}})
    visible = render(item, "vancouver", "en", NamesRule(members=True)).text
    assert "Name5 A, [...], Name7 A, et al" in visible
    assert "Name7" not in render(item, "vancouver", "en").text


def test_a_title_in_another_language_than_the_page_is_marked():
    german = article(title="Über Gezeiten", language="de")
    assert '<span lang="de">Über Gezeiten</span>' in render(german, "apa", "en").html
    assert "lang=" not in render(german, "apa", "de").html
    assert "lang=" not in render(article(), "apa", "de").html
    assert "lang=" not in render(article(language='de" onload="x'), "apa", "en").html


def test_a_doi_and_a_url_are_links():
    with_doi = render(article(DOI="10.1000/a<b>"), "apa", "en").html
    assert '<a href="https://doi.org/10.1000/a%3Cb%3E">https://doi.org/10.1000/a&lt;b&gt;</a>' in (
        with_doi
    )
    with_url = render(article(URL="https://x.org/?a=1&b=2"), "apa", "en").html
    assert '<a href="https://x.org/?a=1&amp;b=2">' in with_url


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//x.org", "x"])
def test_no_other_address_is_a_link(address):
    assert "<a href" not in render(article(URL=address), "apa", "en").html


def test_an_entry_has_no_number():
    for style in STYLES:
        assert not re.match(r"\W*1\W", render(article(), style, "en").text)


def test_the_text_is_the_html_without_tags():
    citation = render(article(title="A < B & <i>C</i>"), "apa", "en")
    assert "A < B & C" in citation.text
    assert "A &lt; B &amp; <i>C</i>" in citation.html


def test_languages_have_their_own_words_dates_and_quotation_marks():
    item = article(issued={"date-parts": [[2024, 3, 5]]}, type="article-newspaper")
    assert "März" in render(item, "apa", "de").text
    assert "March" in render(item, "apa", "en-gb").text
    assert "„On tides“" in render(article(), "ieee", "de").text
    assert "“On tides,”" in render(article(), "ieee", "fr").text


def test_a_paper_of_half_the_lab_shows_some_of_it():
    many = [{"family": f"Name{number}", "given": "A."} for number in range(60)]
    marks = [{"person": number + 1} for number in range(60)]
    item = article(author=many, custom={"names": {"author": marks}})
    text = render(item, "house-year-first", "en", NamesRule(most=8, first=4, members=True)).text
    assert [f"Name{number}," in text for number in (0, 3, 23, 24, 59)] == [True] * 3 + [False] * 2
    assert "et al." in text
