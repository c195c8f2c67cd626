"""Publications as schema.org describes them, for JSON-LD.

Nodes are dictionaries without anything empty in them. A node that stands on several pages has the
same `@id` on each, so that programs see one thing.
"""

from collections.abc import Callable
from typing import Any

from labportal.base.text.languages import valid_language_tag
from people.models import Person
from publications.exports.issue_dates import issued_iso
from publications.exports.metadata.publication_page import PublicationPage, orcid_url_of
from publications.exports.metadata.schema_types import (
    IN_BOOKS,
    IN_PERIODICALS,
    OTHER,
    SCHEMA_TYPES,
    WITH_PAGES,
)
from publications.models import Authorship, PdfLicence, Publication
from publications.vocabulary.identifier_kinds import IDENTIFIER_KINDS, doi_url
from publications.vocabulary.link_kinds import LINK_KINDS
from publications.vocabulary.text import in_one_line

Node = dict[str, Any]
#: Gives the `@id` of a person, or "" where the person has no page.
PersonId = Callable[[Person], str]


def without_empty(node: Any) -> Any:
    """Return JSON-like data without what is empty, nodes of nothing but a type included."""
    if isinstance(node, list):
        return [kept for one in node if (kept := without_empty(one))]
    if not isinstance(node, dict):
        return in_one_line(node)
    kept_node = {key: kept for key, value in node.items() if (kept := without_empty(value))}
    return {} if kept_node.keys() <= {"@type"} else kept_node


def publication_node(published: PublicationPage, node_id: str, person_id: PersonId) -> Node:
    """Return the node of a publication under the `@id` `node_id`."""
    publication = published.publication
    kind = SCHEMA_TYPES.get(publication.type, OTHER)
    first, last = published.pages
    node: Node = {
        "@type": kind,
        "@id": node_id,
        "url": published.url,
        "mainEntityOfPage": published.url,
        "name": publication.title,
        "headline": publication.title if kind.endswith(("Article", "Posting")) else "",
        "author": [_name(name, person_id) for name in publication.authors],
        "translator": [_name(name, person_id) for name in publication.translators],
        "contributor": [_name(name, person_id) for name in publication.supervisors],
        "datePublished": issued_iso(publication),
        "abstract": publication.abstract,
        "inLanguage": valid_language_tag(publication.language),
        "keywords": list(published.topics),
        "publisher": {"@type": "Organization", "name": publication.publisher},
        "isPartOf": _container(publication, person_id),
        "award": publication.award,
        "isAccessibleForFree": published.is_open_access,
        "creativeWorkStatus": _status(publication),
        "correction": doi_url(publication.notice_doi),
        "genre": publication.genre,
        "version": publication.version,
        "identifier": _identifiers(publication),
        "sameAs": [
            *(published.doi_url, published.arxiv_url, published.pubmed_url),
            *(IDENTIFIER_KINDS[kind].url(one) for kind, one in publication.pairs("identifiers")),
        ],
        "encoding": _pdf(published),
        "associatedMedia": [
            {"@type": "MediaObject", "name": str(LINK_KINDS[kind].label), "contentUrl": url}
            for kind, url in publication.pairs("links")
        ],
    }
    if publication.type not in IN_BOOKS:
        node["editor"] = _editors(publication, person_id)
    if kind in WITH_PAGES:
        node |= {"pageStart": first, "pageEnd": last} if last else {"pagination": first}
    if kind == "Book":
        node |= {"isbn": publication.isbn, "bookEdition": publication.edition}
    if kind == "Dataset":
        # Search engines list no dataset without them.
        node["description"] = publication.abstract or publication.note or publication.title
        node["creator"] = node["author"]
        node["distribution"] = [
            {"@type": "DataDownload", "contentUrl": url}
            for link_kind, url in publication.pairs("links")
            if link_kind == "data"
        ]
    if kind == "Report":
        node["reportNumber"] = publication.number or publication.issue
    elif publication.number:
        node["identifier"].append(_property("number", publication.number))
    if kind == "Thesis":
        node["inSupportOf"] = publication.genre
    cleaned: Node = without_empty(node)
    return cleaned


def _status(publication: Publication) -> str:
    if publication.notice:
        return publication.notice
    return "" if publication.status == "published" else publication.status


def _pdf(published: PublicationPage) -> Node:
    if not published.pdf_url:
        return {}
    licence = published.publication.pdf_licence
    return {
        "@type": "MediaObject",
        "contentUrl": published.pdf_url,
        "encodingFormat": "application/pdf",
        "license": PdfLicence(licence).url if licence else "",
    }


def _editors(publication: Publication, person_id: PersonId) -> list[Node]:
    return [_name(name, person_id) for name in publication.editors]


def _name(authorship: Authorship, person_id: PersonId) -> Node:
    if authorship.shown_literal:
        return {"@type": "Organization", "name": authorship.shown_literal}
    name = authorship.shown_parts
    return {
        "@type": "Person",
        "@id": person_id(authorship.person) if authorship.person else "",
        "name": name.full,
        "givenName": name.given,
        "familyName": name.surname,
        "honorificSuffix": name.suffix,
        "sameAs": orcid_url_of(authorship),
    }


def _series(publication: Publication) -> Node:
    node: Node = {"@type": "BookSeries", "name": publication.collection_title}
    if publication.collection_number:
        node = {
            "@type": "PublicationVolume",
            "volumeNumber": publication.collection_number,
            "isPartOf": node,
        }
    return node if publication.collection_title else {}


def _container(publication: Publication, person_id: PersonId) -> Node:
    """Return what holds the work: issue of a volume of a periodical, a book, a series."""
    name = publication.container_title
    if publication.type in IN_PERIODICALS:
        return _periodical(publication)
    if publication.type in IN_BOOKS:
        book = {
            "@type": "Book",
            "name": name or publication.event_title,
            "isbn": publication.isbn,
            "bookEdition": publication.edition,
            "editor": _editors(publication, person_id),
            "isPartOf": _series(publication),
        }
        return book if book["name"] else _series(publication)
    return {"@type": OTHER, "name": name} if name else _series(publication)


def _periodical(publication: Publication) -> Node:
    node: Node = {
        "@type": "Periodical",
        "name": publication.container_title,
        "alternateName": publication.container_title_short,
    }
    if publication.volume:
        node = {
            "@type": "PublicationVolume",
            "volumeNumber": publication.volume,
            "isPartOf": node,
        }
    if publication.issue:
        node = {"@type": "PublicationIssue", "issueNumber": publication.issue, "isPartOf": node}
    return node


def _identifiers(publication: Publication) -> list[Node]:
    found = {
        "DOI": publication.doi,
        "arXiv": publication.arxiv_id,
        "PMID": publication.pmid,
    }
    return [
        *(_property(scheme, value) for scheme, value in found.items() if value),
        *(_property(kind, value) for kind, value in publication.pairs("identifiers")),
    ]


def _property(scheme: str, value: str) -> Node:
    return {"@type": "PropertyValue", "propertyID": scheme, "value": value}
