"""Records and pages as nodes of schema.org, with the addresses that they have here."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from wagtail.models import Page

from groups.models import Membership, ResearchGroup
from groups.record_urls import RecordUrls
from labportal.base.models import Topic
from labportal.base.record_texts import in_language
from labportal.base.text.links import absolute, web_address
from labportal.models import LabSettings
from people.models import Person
from publications.exports.metadata.public_pdf import public_pdf_path
from publications.exports.metadata.publication_page import PublicationPage
from publications.exports.metadata.schema_agents import organization_node, person_node, reference
from publications.exports.metadata.schema_org import Node, publication_node
from publications.exports.metadata.signposting import PDF_NAME
from publications.models import Publication

ORGANIZATION = "ResearchOrganization"


class Described:
    """The schema.org nodes of a page; every `@id` is the same in all languages."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self._urls = RecordUrls.for_request(request)

    def url(self, record: Any) -> str:
        """Return the absolute address of the record's page, or ""."""
        return absolute(self._urls.of(record))

    def id(self, record: Any) -> str:
        """Return the `@id` of a record, or "" where it has no page."""
        address = absolute(self._urls.identity(record))
        return f"{address}#{record._meta.model_name}" if address else ""

    @property
    def lab_id(self) -> str:
        """The `@id` of the lab."""
        return absolute("/") + "#lab"

    def published(self, publication: Publication, topics: Iterable[Topic]) -> PublicationPage:
        """Return a publication with what its page knows of it."""
        url = self.url(publication)
        pdf_url = f"{url}{PDF_NAME}" if public_pdf_path(publication) else ""
        labels = tuple(topic.label for topic in topics)
        return PublicationPage(publication, url, pdf_url, labels)

    def publication(self, published: PublicationPage) -> Node:
        """Return the node of a publication."""
        return publication_node(published, self.id(published.publication), self.id)

    def person(
        self, person: Person, memberships: Iterable[Membership], topics: Iterable[Topic]
    ) -> Node:
        """Return the node of a person as strangers see them; `memberships` are today's."""
        titled = in_language(person.texts.all(), having="own_title")
        details = person.shown_to(AnonymousUser())
        return person_node(
            person,
            self.id(person),
            url=self.url(person),
            email=details["email"] or "",
            phone=details["phone"] or "",
            job_title=titled.own_title if titled else "",
            links=[link.url for link in person.links.all() if web_address(link.url)],
            organizations=[self._affiliation(membership) for membership in memberships],
            topics=[topic.label for topic in topics],
        )

    def group(
        self,
        page: Page,
        lab: LabSettings | None,
        memberships: Iterable[Membership],
        topics: Iterable[Topic],
    ) -> Node:
        """Return the node of a research group, for its page; `memberships` are today's."""
        group = page.group
        return organization_node(
            self.id(group),
            name=page.title,
            url=self.url(group),
            parent=self._lab(lab),
            members=[
                reference("Person", self.id(membership.person), membership.person.name)
                for membership in memberships
            ],
            founded=group.start,
            dissolved=group.end,
            topics=[topic.label for topic in topics],
        )

    def lab(self, lab: LabSettings, home_url: str, group_pages: Sequence[Page]) -> Node:
        """Return the node of the lab."""
        text = lab.text
        return organization_node(
            self.lab_id,
            name=lab.lab_name,
            url=absolute(home_url),
            university=text.university if text else "",
            parts=[
                reference(ORGANIZATION, self.id(page.group), page.title) for page in group_pages
            ],
            contact={"address": lab.address, "email": lab.email, "telephone": lab.phone},
            links=[link.url for link in lab.social_links.all() if web_address(link.url)],
        )

    def _affiliation(self, membership: Membership) -> Node:
        group: ResearchGroup | None = membership.group
        if group:
            return reference(ORGANIZATION, self.id(group), group.name)
        return self._lab(LabSettings.for_request(self._request))

    def _lab(self, lab: LabSettings | None) -> Node:
        return reference(ORGANIZATION, self.lab_id, lab.lab_name) if lab else {}
