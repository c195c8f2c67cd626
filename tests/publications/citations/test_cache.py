"""Citations that are kept: rendered once, and again when what they were made from has changed."""

import pytest

from publications.bibtex.entry import SourceFile
from publications.citations import cache
from publications.citations.cache import CITE_AS, citations
from publications.citations.prerender import render_imported
from publications.imports.run import import_files
from publications.models import Authorship, Publication, RenderedCitation
from tests.factories import PersonFactory, PublicationFactory

pytestmark = pytest.mark.django_db


def texts(style="apa", language="en", names=""):
    publications = Publication.objects.with_citation().order_by("pk")
    return [one.text for one in citations(publications, style, language, names)]


@pytest.fixture
def rendered(monkeypatch):
    """Return the items that were rendered, in order."""
    items = []
    real = cache.render

    def render(item, *args):
        items.append(item["title"])
        return real(item, *args)

    monkeypatch.setattr(cache, "render", render)
    return items


def test_what_was_rendered_is_not_rendered_again(rendered, django_assert_num_queries):
    for title in ("On tides", "On waves"):
        PublicationFactory(title=title)
    first = texts()
    with django_assert_num_queries(3):  # publications, names, what is kept
        assert texts() == first
    assert rendered == ["On tides", "On waves"]


def test_a_list_folds_what_no_style_would_cut():
    names = [f"A. Name{number}" for number in range(cache.MOST_NAMES + 1)]
    PublicationFactory(title="On tides", authors=names)
    assert "Name40" in texts("house-year-first", names="all")[0]
    assert "Name40" in texts("house-year-first", names=CITE_AS)[0]
    assert "Name3" in texts("house-year-first")[0]
    assert "Name4," not in texts("house-year-first")[0]
    Authorship.objects.filter(family="Name40").delete()
    assert "Name39" in texts("house-year-first")[0]


def test_each_style_language_and_rule_is_kept_by_itself(rendered):
    PublicationFactory(title="On tides", issued_year=None)
    ways = [("apa", "en", ""), ("apa", "de", ""), ("ieee", "en", ""), ("apa", "en", "members")]
    for _ in range(2):
        for way in ways:
            texts(*way)
    assert len(rendered) == RenderedCitation.objects.count() == len(ways)


def test_whatever_changes_a_publication_renews_its_citation(rendered):
    publication = PublicationFactory(title="On tides", authors=["Ada Lovelace"])
    texts()
    Publication.objects.filter(pk=publication.pk).update(title="On waves")
    assert "On waves" in texts()[0]
    Authorship.objects.update(family="King")
    assert "King, A." in texts()[0]
    Authorship.objects.update(person=PersonFactory(), linked_by="editor")
    texts()
    assert len(rendered) == 4
    assert RenderedCitation.objects.count() == 1


def test_a_style_that_has_changed_renews_its_citations(rendered, monkeypatch):
    PublicationFactory()
    texts()
    monkeypatch.setattr(cache, "style_digest", lambda key: "another")
    texts()
    assert len(rendered) == 2


def test_a_publication_that_was_never_saved_is_cited_and_not_kept():
    publication = Publication(title="Soon")
    assert citations([publication], "apa", "en")[0].text.startswith("Soon")
    assert not RenderedCitation.objects.exists()


def test_an_unknown_style_is_the_portals_own():
    PublicationFactory()
    assert texts("no-such-style") == texts("")


def test_an_import_is_rendered_ahead_in_every_way_in_which_lists_are_shown(rendered):
    PublicationFactory()
    texts("ieee", "de")
    texts("nature", "en", CITE_AS)
    done = import_files([SourceFile("a.bib", b"@misc{a, title = {Imported}}")], "s")
    render_imported.call(done.batch.pk)
    ways = RenderedCitation.objects.filter(publication__citekey="a")
    assert set(ways.values_list("style", "language")) == {
        ("ieee", "de"),
        ("house-author-year", "en"),
        ("house-author-year", "de"),
    }
    rendered.clear()
    texts("ieee", "de")
    assert rendered == []
