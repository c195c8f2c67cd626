"""People and organizations as schema.org describes them, for JSON-LD."""

from collections.abc import Iterable, Sequence

from people.models import Person
from people.orcid import orcid_url
from publications.exports.metadata.schema_org import Node, without_empty


def person_node(
    person: Person,
    node_id: str,
    *,
    url: str,
    email: str = "",
    phone: str = "",
    job_title: str = "",
    links: Iterable[str] = (),
    organizations: Sequence[Node] = (),
    topics: Sequence[str] = (),
) -> Node:
    """Return the node of a person: what everybody may see of them, and nothing else.

    `email`, `phone` and `links` are what strangers see; `organizations` are where the person is.
    """
    orcid = orcid_url(person.orcid)
    node: Node = without_empty(
        {
            "@type": "Person",
            "@id": node_id,
            "url": url,
            "mainEntityOfPage": url,
            "name": person.name,
            "givenName": person.given,
            "alternateName": person.preferred_given,
            "familyName": person.surname,
            "honorificPrefix": person.academic_title,
            "honorificSuffix": person.suffix,
            "jobTitle": job_title,
            "email": email,
            "telephone": phone,
            "identifier": orcid,
            "sameAs": [orcid, *links],
            "affiliation": list(organizations),
            "knowsAbout": list(topics),
        }
    )
    return node


def organization_node(
    node_id: str,
    *,
    name: str,
    url: str = "",
    university: str = "",
    parent: Node | None = None,
    parts: Sequence[Node] = (),
    members: Sequence[Node] = (),
    founded: str = "",
    dissolved: str = "",
    contact: Node | None = None,
    links: Iterable[str] = (),
    topics: Sequence[str] = (),
) -> Node:
    """Return the node of a research group or of the lab itself.

    `parent`, `parts` and `members` are nodes, or references to nodes (`reference`); `contact` holds
    properties such as `email`.
    """
    node: Node = without_empty(
        {
            "@type": "ResearchOrganization",
            "@id": node_id,
            "name": name,
            "url": url,
            "foundingDate": founded,
            "dissolutionDate": dissolved,
            "parentOrganization": parent or {"@type": "CollegeOrUniversity", "name": university},
            "subOrganization": list(parts),
            "member": list(members),
            **(contact or {}),
            "sameAs": list(links),
            "knowsAbout": list(topics),
        }
    )
    return node


def reference(kind: str, node_id: str, name: str) -> Node:
    """Return what another node says of a node that stands on a page of its own."""
    return {"@type": kind, "@id": node_id, "name": name}
