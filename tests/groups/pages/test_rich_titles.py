"""A title and an abstract with markup, wherever a publication is shown or handed on."""

import json

import pytest
from django.test import Client

from publications.models import Publication
from tests.factories import PublicationFactory
from tests.portal import World

STORED = r"On <i>E. coli</i>, CO<sub>2</sub> and <math>\frac{a}{b}</math> of <math>\alpha</math>"
PLAIN = "On E. coli, CO₂ and a/b of α"
FORMULA = "<mfrac><mrow><mi>a</mi></mrow><mrow><mi>b</mi></mrow></mfrac>"


@pytest.fixture
def publication(world: World) -> Publication:
    publication = PublicationFactory(slug="rich", authors=["Ann Bell"])
    publication.take("title", STORED)
    publication.take("abstract", "We grew <i>E. coli</i>.\n\nAt <math>x^2</math> <b>.")
    publication.save()
    return publication


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    parts = response if response.streaming else [response.content]
    return b"".join(parts).decode()


def test_the_page_shows_the_markup_and_its_head_the_plain_text(
    publication: Publication, client: Client
) -> None:
    html = text_of(client, "/publications/rich/")
    heading = html[html.index("<h1") : html.index("</h1>")]
    assert "On <i>E. coli</i>, CO<sub>2</sub> and <math" in heading
    assert FORMULA in heading
    assert "<p>We grew <i>E. coli</i>.</p><p>At <i>x</i><sup>2</sup> &lt;b&gt;.</p>" in html
    head = html[: html.index("</head>")]
    title = head[head.index("<title>") : head.index("</title>")]
    assert PLAIN in title
    for tag in ("citation_title", "DC.title"):
        assert f'name="{tag}" content="{PLAIN}"' in head
    assert "<i>" not in head
    assert f'"name": "{PLAIN}"' in html
    # A command of LaTeX stands in the BibTeX that can be copied, and nowhere else.
    before, _bibtex, _after = html.partition("cite-as")
    assert "\\frac" not in before


def test_lists_and_citations_show_the_markup(publication: Publication, client: Client) -> None:
    html = text_of(client, "/publications/")
    assert "<i>E. coli</i>, CO<sub>2</sub> and <math" in html
    html = text_of(client, "/publications/?view=citations")
    assert "<i>E. coli</i>, CO<sub>2</sub> and a/b of α" in html


def test_feeds_hand_on_html(publication: Publication, client: Client) -> None:
    feed = text_of(client, "/publications/feed.atom")
    assert '<title type="html">On &lt;i&gt;E. coli&lt;/i&gt;, CO&lt;sub&gt;2' in feed
    assert "&lt;p&gt;We grew &lt;i&gt;E. coli&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;At" in feed


def test_files_have_the_markup_that_their_form_knows(
    publication: Publication, client: Client
) -> None:
    bib = text_of(client, "/publications/rich.bib")
    assert r"title = {On \textit{{E}. coli}, {CO}\textsubscript{2} and {$\frac{a}{b}$} of" in bib
    assert r"abstract = {We grew \textit{E. coli}.\par At {$x^2$} <{}b>.}" in bib
    assert f"TI  - {PLAIN}" in text_of(client, "/publications/rich.ris")
    (item,) = json.loads(text_of(client, "/publications/rich.json"))
    assert item["title"] == (
        'On <i>E. coli</i>, CO<sub>2</sub> and <span class="nocase">a/b</span> of '
        '<span class="nocase">α</span>'
    )
    assert item["abstract"].startswith("We grew <i>E. coli</i>.\n\nAt <span")


@pytest.mark.parametrize("words", ["CO2 coli", "CO₂"])
def test_search_finds_it_as_it_is_typed(
    publication: Publication, client: Client, words: str
) -> None:
    assert "<i>E. coli</i>" in text_of(client, f"/publications/?q={words}")
