"""Highwire Press tags: `citation_*`, as Google Scholar's inclusion guidelines ask for them."""

from collections.abc import Iterator

from labportal.base.text.languages import valid_language_tag
from publications.exports.issue_dates import issued_parts
from publications.exports.metadata.publication_page import (
    PublicationPage,
    inverted_name,
    orcid_url_of,
)
from publications.models import Publication
from publications.vocabulary.text import one_line

Tag = tuple[str, str]

#: Which tag says what holds a work of a type. Others have none.
_CONTAINERS = {
    "article-journal": "citation_journal_title",
    "article-magazine": "citation_journal_title",
    "article-newspaper": "citation_journal_title",
    "review": "citation_journal_title",
    "review-book": "citation_journal_title",
    "article": "citation_journal_title",
    "document": "citation_journal_title",
    "paper-conference": "citation_conference_title",
    "speech": "citation_conference_title",
    "chapter": "citation_inbook_title",
    "entry": "citation_inbook_title",
    "entry-dictionary": "citation_inbook_title",
    "entry-encyclopedia": "citation_inbook_title",
}
_PUBLISHERS = {
    "thesis": "citation_dissertation_institution",
    "report": "citation_technical_report_institution",
}
_NUMBERS = {
    "report": "citation_technical_report_number",
    "patent": "citation_patent_number",
    "standard": "citation_standard_number",
}
_CONFERENCES = {"paper-conference", "speech"}


def highwire_tags(published: PublicationPage) -> list[Tag]:
    """Return names and contents of the tags in order, those of an author next to one another.

    Nothing empty is among them.
    """
    tags = (
        ("citation_title", published.publication.title),
        *_names(published.publication),
        ("citation_publication_date", _date(published.publication)),
        *_venue(published.publication),
        *_identifiers(published),
        ("citation_language", valid_language_tag(published.publication.language)),
        *(("citation_keywords", topic) for topic in published.topics),
        ("citation_abstract_html_url", published.url),
        ("citation_pdf_url", published.pdf_url),
    )
    return [(name, text) for name, value in tags if name and (text := one_line(value))]


def _names(publication: Publication) -> Iterator[Tag]:
    for authorship in publication.authors:
        yield "citation_author", inverted_name(authorship)
        yield "citation_author_orcid", orcid_url_of(authorship)
    for authorship in publication.editors:
        yield "citation_editor", inverted_name(authorship)


def _date(publication: Publication) -> str:
    """Return a day, or the year alone: Scholar knows nothing in between."""
    parts = issued_parts(publication)
    if len(parts) == 3:
        return "{:04}/{:02}/{:02}".format(*parts)
    return f"{parts[0]:04}" if parts else ""


def _venue(publication: Publication) -> Iterator[Tag]:
    kind, container = publication.type, publication.container_title
    if kind in _CONFERENCES:
        container = container or publication.event_title
    if kind in _CONTAINERS:
        yield _CONTAINERS[kind], container
    if kind in _CONFERENCES and publication.event_title != container:
        yield "citation_conference", publication.event_title
    if _CONTAINERS.get(kind) == "citation_journal_title":
        yield "citation_journal_abbrev", publication.container_title_short
    yield "citation_series_title", publication.collection_title
    yield _PUBLISHERS.get(kind, "citation_publisher"), publication.publisher
    yield "citation_volume", publication.volume
    # Editors may have typed the number of a report into the field of issues.
    if kind in _NUMBERS:
        yield _NUMBERS[kind], publication.number or publication.issue
    else:
        yield "citation_issue", publication.issue
    # Zotero takes it for the kind of a thesis.
    yield "citation_dissertation_name" if kind == "thesis" else "", publication.genre


def _identifiers(published: PublicationPage) -> Iterator[Tag]:
    publication = published.publication
    first, last = published.pages
    yield "citation_firstpage", first
    yield "citation_lastpage", last
    yield "citation_doi", publication.doi
    yield "citation_isbn", publication.isbn
    for kind, value in publication.pairs("identifiers"):
        yield "citation_isbn" if kind == "isbn" else "", value
    yield "citation_arxiv_id", publication.arxiv_id
    yield "citation_pmid", publication.pmid
