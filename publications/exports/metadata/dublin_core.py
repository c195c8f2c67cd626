"""Dublin Core in the head of a page: `DC.*`, after DCMI's "Expressing Dublin Core in HTML"."""

from labportal.base.text.languages import valid_language_tag
from publications.exports.issue_dates import issued_iso
from publications.exports.metadata.publication_page import PublicationPage, inverted_name
from publications.exports.metadata.zotero_types import zotero_type
from publications.vocabulary.identifier_kinds import IDENTIFIER_KINDS
from publications.vocabulary.text import one_line

#: Types as Zotero and others know them by these words; they go by their names in Zotero otherwise.
_NAMES = {
    "book": "Book",
    "dataset": "Dataset",
    "patent": "Patent",
    "report": "Report",
    "thesis": "Thesis",
}
#: DCMI's own types (`DCMIType`) by CSL type; all others are texts.
_TYPES = {
    "broadcast": "MovingImage",
    "collection": "Collection",
    "dataset": "Dataset",
    "event": "Event",
    "figure": "StillImage",
    "graphic": "StillImage",
    "map": "StillImage",
    "motion_picture": "MovingImage",
    "musical_score": "Text",
    "performance": "Event",
    "software": "Software",
    "song": "Sound",
}


def dublin_core_tags(published: PublicationPage) -> list[tuple[str, str]]:
    """Return names and contents of the tags in order; nothing empty is among them."""
    publication = published.publication
    tags = (
        ("DC.title", publication.title),
        *(("DC.creator", inverted_name(name)) for name in publication.authors),
        *(
            ("DC.contributor", inverted_name(name))
            for name in (*publication.editors, *publication.translators, *publication.supervisors)
        ),
        ("DC.date", issued_iso(publication)),
        ("DC.type", _NAMES.get(publication.type) or zotero_type(publication.type)),
        ("DCTERMS.type", _TYPES.get(publication.type, "Text")),
        # Zotero takes the type for the kind of a thesis, unless this tells it.
        ("eprints.thesis_type", publication.genre if publication.type == "thesis" else ""),
        ("DC.identifier", published.url),
        ("DC.identifier", publication.doi and f"doi:{publication.doi}"),
        ("DC.identifier", publication.isbn and f"urn:isbn:{publication.isbn}"),
        *(
            ("DC.identifier", f"urn:isbn:{value}" if kind == "isbn" else url)
            for kind, value in publication.pairs("identifiers")
            if (url := IDENTIFIER_KINDS[kind].url(value)) or kind == "isbn"
        ),
        ("DC.publisher", publication.publisher),
        ("DC.source", publication.container_title),
        ("DC.relation.ispartof", publication.container_title or publication.event_title),
        ("DC.relation.ispartof", publication.collection_title),
        *(("DC.relation", url) for _kind, url in publication.pairs("links")),
        ("DC.language", valid_language_tag(publication.language)),
        *(("DC.subject", topic) for topic in published.topics),
        ("DC.description", publication.abstract),
    )
    return [(name, text) for name, value in tags if (text := one_line(value))]
