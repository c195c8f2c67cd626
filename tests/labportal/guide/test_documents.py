"""Documents of the guide as the admin shows them: chapters, links, pictures, nothing that runs."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.utils.html import strip_tags

from labportal.guide import documents
from labportal.staffing.panel import WaysPanel
from tests.architecture.source_tree import ROOT

LANGUAGES = ("en", "de")
EVERY = [(slug, language) for slug in documents.SLUGS for language in LANGUAGES]
_ADDRESS = re.compile(r"/admin/help/([\w-]+)/(?:#(.+))?")


def anchors(document):
    return re.findall(r'<h[23] id="([^"]+)"', document.html)


def led_to(document):
    """Return document and chapter of each link, "" for the document itself and for its top."""
    for href in re.findall(r'<a href="([^"]+)"', document.html):
        if href.startswith("#"):
            yield document.slug, href[1:]
        elif not href.startswith("http"):
            slug, chapter = _ADDRESS.fullmatch(href).groups()
            yield slug, chapter or ""


@pytest.mark.parametrize(("slug", "language"), EVERY)
def test_links_lead_to_documents_and_chapters_that_are_there(slug, language):
    document = documents.document(slug, language)
    missing = [
        (other, chapter)
        for other, chapter in led_to(document)
        if chapter and chapter not in anchors(documents.document(other, language))
    ]
    assert missing == []


@pytest.mark.parametrize(("slug", "language"), EVERY)
def test_chapters_are_found_under_anchors_of_their_own(slug, language):
    document = documents.document(slug, language)
    found = anchors(document)
    assert len(set(found)) == len(found)
    assert {chapter.anchor for chapter in document.chapters} <= set(found)
    assert document.title == documents.title_of(slug, language)


@pytest.mark.parametrize("slug", documents.ROLES)
def test_a_chapter_has_the_same_anchor_in_every_language(slug):
    english, german = (documents.document(slug, language) for language in LANGUAGES)
    assert anchors(german) == anchors(english)
    assert german.title != english.title
    assert (english.language, german.language) == ("en", "de")


def test_what_is_there_in_english_only_says_so():
    assert documents.document("admins", "de").language == "en"


@pytest.mark.parametrize(("slug", "language"), EVERY)
def test_pictures_are_static_files_with_a_description(slug, language):
    html = documents.document(slug, language).html
    pictures = re.findall(r'<img src="/static/([^"]+)" alt="([^"]+)" loading="lazy"', html)
    assert len(pictures) == html.count("<img")
    assert [src for src, _ in pictures if not finders.find(src)] == []


@pytest.mark.parametrize(("slug", "language"), EVERY)
def test_no_comment_is_shown(slug, language):
    assert "test_" not in strip_tags(documents.document(slug, language).html)


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Return a function that makes a document of a text."""

    def write(text):
        (tmp_path / "guide").mkdir()
        (tmp_path / "guide" / "member.md").write_text(text)
        monkeypatch.setattr(documents, "FOLDER", tmp_path)
        return documents.document("member", "en").html

    return write


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "[here](javascript:alert(1))", "<img src=x onerror=alert(1)>"],
)
def test_nothing_of_a_document_runs(written, text):
    html = written(f"# Title\n\n{text}\n")
    assert "alert(1)" in html
    assert re.findall(r"<(?!/?p>)", html) == []


def test_a_link_to_a_file_that_the_admin_does_not_show_is_an_error(written):
    with pytest.raises(KeyError):
        written("# Title\n\n[settings](../operators.md)\n")


def test_links_from_forms_lead_to_chapters_that_are_there():
    used = [
        pair
        for template in (ROOT / "templates").rglob("*.html")
        for pair in re.findall(r'{% guide_link "([\w-]+)" "([\w-]*)"', template.read_text())
    ]
    used += [(panel.document, panel.chapter) for panel in WaysPanel.__subclasses__()]
    assert len(used) > 3
    assert [
        (slug, chapter)
        for slug, chapter in used
        if chapter not in anchors(documents.document(slug, "en"))
    ] == []
