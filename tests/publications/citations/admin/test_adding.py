"""Adding citation styles in the admin: from files and from the package, and taking them away."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from groups.models import ResearchGroup
from publications.citations import cache
from publications.citations.engine import render
from publications.citations.style_files import package
from publications.citations.styles import find_style, is_style, style_choices
from publications.models import CitationStyle, RenderedCitation
from tests.factories import PublicationFactory, ResearchGroupFactory
from tests.publications.citations.style_files.sources import dependent_source, style_source

pytestmark = pytest.mark.django_db
ADD = "wagtailsnippets_publications_citationstyle:add"


@pytest.fixture
def page(admin_client):
    """Return a function that posts to the page, and returns its answer."""

    def post(source=None, **said):
        if source is not None:
            said["file"] = SimpleUploadedFile("style.csl", source.encode())
        return admin_client.post(reverse(ADD), said)

    return post


def error_of(answer):
    return " ".join(answer.context["form"].errors.get("file", []))


def test_own_works_are_shown_in_every_language_before_anything_is_added(page):
    PublicationFactory(title="On engines")
    answer = page(style_source())
    samples = answer.context["samples"]
    assert [sample.language for sample in samples] == ["en", "de"]
    assert all("On engines" in sample.citations[0] for sample in samples)
    assert not CitationStyle.objects.exists()


def test_hidden_works_are_no_samples(page):
    PublicationFactory(title="On engines", public=False)
    assert "On engines" not in page(style_source()).text


def test_a_portal_without_works_shows_examples(page):
    samples = page(style_source()).context["samples"]
    assert all(sample.citations for sample in samples)


def test_what_was_looked_at_is_added_and_offered(page):
    looked_at = page(style_source()).context["source"]
    page(add="1", source=looked_at)
    style = CitationStyle.objects.get()
    assert (style.key, style.title) == ("engines", "Engines")
    assert ("engines", "Engines") in style_choices()
    assert find_style("engines").title == "Engines"


def test_what_is_sent_to_be_added_is_checked_once_more(page):
    answer = page(add="1", source=style_source('<text macro="a"/>'))
    assert "macro that it does not have" in error_of(answer)
    assert not CitationStyle.objects.exists()


def test_nothing_chosen_is_told(page):
    assert "Choose a file" in error_of(page())


def test_a_newer_file_takes_the_place_of_its_elder_and_citations_are_printed_anew(page):
    publication = PublicationFactory(title="On engines")
    page(add="1", source=style_source())
    (before,) = cache.citations([publication], "engines", "en")
    newer = style_source('<text variable="title" suffix=", anew"/>', title="Engines 2")
    assert "takes the place of" in page(newer).text
    page(add="1", source=newer)
    (after,) = cache.citations([publication], "engines", "en")
    assert (before.text, after.text) == ("On engines (House of Engines)", "On engines, anew")
    assert CitationStyle.objects.get().title == "Engines 2"


def test_a_changed_copy_of_a_style_that_the_portal_brings_stands_beside_it(page):
    page(add="1", source=style_source(name="apa"))
    assert CitationStyle.objects.get().key == "apa-2"
    assert find_style("apa").title != "Engines"


def test_a_style_that_prints_as_one_that_the_portal_brings_needs_no_other_file(page):
    page(add="1", source=dependent_source("nature"))
    style = CitationStyle.objects.get()
    assert (style.key, style.parent) == ("joe", "Nature")
    publication = PublicationFactory(title="On engines")
    texts = [cache.citations([publication], key, "en")[0].text for key in ("joe", "nature")]
    assert texts[0] == texts[1]


def test_the_parent_may_be_added_first_in_whatever_way_it_is_called(page):
    dependent = dependent_source("engines").replace("http://www.", "https://")
    assert "Add that style first" in error_of(page(dependent))
    page(add="1", source=style_source())
    page(add="1", source=dependent)
    assert set(CitationStyle.objects.values_list("key", flat=True)) == {"engines", "joe"}


def test_a_style_in_a_foreign_language_is_taken_with_a_remark(page):
    answer = page(style_source(attributes='default-locale="fr-FR"'))
    assert "made for another language (fr-FR)" in answer.text
    assert "made for another language" not in page(style_source()).text


def test_titles_of_a_hostile_file_are_text(page):
    answer = page(style_source(title="&lt;script&gt;alert(1)&lt;/script&gt;"))
    assert "<script>alert(1)" not in answer.text


def test_a_removed_style_leaves_no_citations_and_its_lists_print_in_the_own_one(page):
    page(add="1", source=style_source())
    publication, group = PublicationFactory(), ResearchGroupFactory(citation_style="engines")
    cache.citations([publication], "engines", "en")
    CitationStyle.objects.get().delete()
    assert not RenderedCitation.objects.exists()
    assert not is_style("engines")
    assert cache.citations([publication], group.citation_style, "en")[0].text
    ResearchGroup.objects.get().full_clean()


def test_a_style_that_stumbles_over_a_work_prints_it_in_the_own_one(page, monkeypatch, caplog):
    page(add="1", source=style_source())
    publication = PublicationFactory(title="On engines")
    (own,) = cache.citations([publication], "", "en")

    def stumbling(item, style, *rest):
        if style == "engines":
            raise RecursionError
        return render(item, style, *rest)

    monkeypatch.setattr(cache, "render", stumbling)
    assert cache.citations([publication], "engines", "en")[0].text == own.text
    assert "engines cannot print" in caplog.text


def test_a_style_that_prints_nothing_of_a_work_prints_it_in_the_own_one(page):
    page(add="1", source=style_source('<text variable="DOI"/>'))
    with_doi = PublicationFactory(title="On engines", doi="10.1000/engines")
    without = PublicationFactory(title="On cars")
    (own,) = cache.citations([without], "", "en")
    printed = [one.text for one in cache.citations([with_doi, without], "engines", "en")]
    assert printed == ["10.1000/engines", own.text]
    listed = cache.bibliography_of([with_doi, without], "engines", "en")
    assert {one.text for _place, one in listed} == {*printed}


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A folder as the package has it, with two styles."""
    (tmp_path / "dependent").mkdir()
    (tmp_path / "engines.csl").write_text(style_source(), encoding="utf-8")
    (tmp_path / "dependent" / "journal-of-engines.csl").write_text(
        dependent_source("engines", name="journal-of-engines"), encoding="utf-8"
    )
    monkeypatch.setattr(package, "folder", lambda: tmp_path)
    package._files.cache_clear()
    yield
    package._files.cache_clear()


def test_without_the_package_no_names_are_offered(admin_client, monkeypatch):
    monkeypatch.setattr(package, "folder", lambda: None)
    assert "by its name" not in admin_client.get(reverse(ADD)).text


@pytest.mark.usefixtures("repository")
def test_a_style_of_the_package_is_found_by_words_of_its_name(admin_client, page):
    found = admin_client.get(reverse(ADD), {"q": "Engines journal"}).context["names"]
    assert found == ["journal-of-engines"]
    assert page(name="journal-of-engines").context["style"].parent == "Engines"
    nothing = admin_client.get(reverse(ADD), {"q": "gardens"})
    assert "No style is called so" in nothing.text


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("name", ["../engines", "/etc/passwd", "gardens"])
def test_a_name_that_is_none_is_told(page, name):
    assert "no style of this name" in error_of(page(name=name))


def test_faults_of_hidden_fields_are_told_at_the_file(page):
    assert "at most 200 characters" in error_of(page(add="1", name="x" * 201))


def test_a_long_language_of_a_style_is_cut(page):
    page(add="1", source=style_source(attributes=f'default-locale="{"-".join(["abcdefgh"] * 6)}"'))
    assert len(CitationStyle.objects.get().language) == 20


def test_a_style_that_cannot_be_printed_any_more_has_a_form_that_says_so(admin_client):
    style = CitationStyle.objects.create(key="engines", title="Engines", source="<style/>")
    answer = admin_client.get(
        reverse("wagtailsnippets_publications_citationstyle:edit", args=[style.pk])
    )
    assert answer.status_code == 200
    assert "The portal cannot print by this style." in answer.text
