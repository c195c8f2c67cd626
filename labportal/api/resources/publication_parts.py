"""Parts of a publication: printed names, identifiers, links, notice, citation."""

from typing import Any, TypedDict

from labportal.api.resources.asked import Asked
from labportal.api.resources.references import PersonReference, person_reference
from labportal.base.text.links import web_address
from publications.vocabulary.identifier_kinds import IDENTIFIER_KINDS


class PrintedName(TypedDict):
    """A name as the publication prints it, unless the person wants another one printed."""

    role: str
    """The role: author, editor, translator or supervisor."""
    name: str
    """The whole name, as it is read."""
    given: str
    """The given names."""
    particle: str
    """A particle, such as “van der”."""
    family: str
    """The family name."""
    suffix: str
    """A suffix, such as “Jr.”."""
    literal: str
    """The name of a consortium or company, which has no parts."""
    person: PersonReference | None
    """The person of the lab whose name it is."""
    equal_contribution: bool
    """Whether the person contributed as much as others who are marked so."""
    corresponding: bool
    """Whether it is the corresponding author."""
    others_after: bool
    """Whether names are left out behind this one."""


class Identifier(TypedDict):
    """An identifier of a publication."""

    kind: str
    """The kind, such as preprint_doi, pmcid or handle."""
    value: str
    """The identifier itself."""
    url: str | None
    """The address at which it leads to the work."""


class PublicationLink(TypedDict):
    """A link to what there is of a work beside its text."""

    kind: str
    """The kind: pdf, code, data, slides, video, poster, project or supplement."""
    url: str
    """The address."""


class Notice(TypedDict):
    """A notice of the publisher about a work that has appeared."""

    kind: str
    """The kind: retracted, corrected or concern."""
    doi: str | None
    """The DOI of the notice."""
    date: str | None
    """The date of the notice, as far as it is known."""


class Citation(TypedDict):
    """A citation in a style and a language."""

    style: str
    """The key of the style."""
    language: str
    """The language of its words."""
    text: str
    """The citation as plain text."""
    html: str
    """The citation as HTML, with links to the pages of the publication and of people."""


def printed_names(publication: Any, asked: Asked) -> list[PrintedName]:
    """Return the names of a publication that was fetched `with_citation`."""
    return [
        {
            "role": one.role,
            "name": one.shown_name,
            "given": one.shown_parts.given,
            "particle": one.shown_parts.particle,
            "family": one.shown_parts.family,
            "suffix": one.shown_parts.suffix,
            "literal": one.shown_literal,
            "person": person_reference(one.person, asked) if _has_page(one, asked) else None,
            "equal_contribution": one.equal_contribution,
            "corresponding": one.corresponding,
            "others_after": one.elision_after,
        }
        for one in publication.authorships.all()
    ]


def _has_page(authorship: Any, asked: Asked) -> bool:
    return bool(authorship.person and asked.url(authorship.person))


def identifiers_of(publication: Any) -> list[Identifier]:
    """Return the further identifiers of a publication that was fetched `with_pairs`."""
    return [
        {"kind": kind, "value": value, "url": IDENTIFIER_KINDS[kind].url(value) or None}
        for kind, value in publication.pairs("identifiers")
    ]


def links_of(publication: Any) -> list[PublicationLink]:
    """Return the links of a publication that lead to the web."""
    pairs = publication.pairs("links")
    return [{"kind": kind, "url": url} for kind, url in pairs if web_address(url)]


def notice_of(publication: Any) -> Notice | None:
    """Return the notice about a publication, if there is one."""
    if not publication.notice:
        return None
    return {
        "kind": publication.notice,
        "doi": publication.notice_doi or None,
        "date": publication.notice_date or None,
    }
