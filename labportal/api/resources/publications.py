"""Publications, with CSL-JSON and a rendered citation."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.conf import settings
from django.db.models import Count, OuterRef, Prefetch, Subquery

from groups.models import ResearchGroup
from groups.oai.harvest import bring_up_to_date
from groups.record_urls import RecordUrls
from groups.records.harvest import HarvestedPublication
from groups.templatetags.citation_lists import style_of_lab
from groups.works.filters import LabPublicationFilter
from groups.works.ownership import ids_of_groups
from groups.works.parameters import FILTERS, STYLE, asked_filter, sort_order
from labportal.api.resources.asked import Asked
from labportal.api.resources.publication_parts import (
    Citation,
    Identifier,
    Notice,
    PrintedName,
    PublicationLink,
    identifiers_of,
    links_of,
    notice_of,
    printed_names,
)
from labportal.api.resources.record_fields import RecordFields, record_fields
from labportal.api.resources.references import NamedReference, group_reference, topic_reference
from labportal.api.resources.resource import (
    LANGUAGE,
    MovedError,
    Resource,
    as_id,
    gone,
    in_order,
    unknown,
)
from labportal.base.answers.parameters import Parameter, moment
from labportal.base.records.former_slugs import record_with_slug
from labportal.base.records.merged_records import heir
from labportal.base.text.links import absolute
from people.models import ErasedPerson
from publications.citations.cache import citations
from publications.citations.links import with_links
from publications.citations.styles import find_style
from publications.exports.files.csl_json import record_item
from publications.exports.files.formats import FORMATS
from publications.exports.files.records import chunks
from publications.exports.issue_dates import issued_iso
from publications.models import Authorship, Publication, PublicationTopic
from publications.querysets import PublicationQuerySet, has_open_pdf, is_open_access

#: The order of changes: what changes while a list is read moves to its end.
CHANGED = "changed"
CHANGED_SINCE = moment(
    "changed_since",
    "Only what changed then or later, to the second: a time with its zone, or a day in UTC. Sort"
    " by `changed` to read all of it.",
)


class PublicationItem(RecordFields):
    """A publication that everybody may see."""

    changed: str
    """When anything of what the portal shows of the publication last changed."""
    type: str
    """The type, by its code in CSL 1.0.2."""
    title: str
    """The title without markup."""
    title_html: str
    """The title as HTML: italics, scripts and formulas."""
    year: int | None
    """The year of issue."""
    issued: str | None
    """The date of issue as far as it is known: 2026, 2026-04 or 2026-04-15."""
    names: list[PrintedName]
    """Authors, editors, translators and supervisors, as printed, in their order."""
    container_title: str | None
    """The journal, proceedings or book that holds it."""
    status: str
    """Published, or how far it is: preprint, accepted, in press."""
    language: str | None
    """The language of the work."""
    doi: str | None
    """The DOI, without the address of a resolver."""
    arxiv_id: str | None
    """The arXiv id."""
    pmid: str | None
    """The PubMed id."""
    isbn: str | None
    """The ISBN."""
    identifiers: list[Identifier]
    """Further identifiers, such as the DOI of the preprint."""
    links: list[PublicationLink]
    """Code, data, slides and other things on the web."""
    open_access: bool
    """Whether everybody may read it."""
    pdf_url: str | None
    """The address of the PDF here, if everybody may have it."""
    award: str | None
    """An award that it won."""
    notice: Notice | None
    """A retraction, correction or expression of concern."""
    abstract: str | None
    """The abstract without markup."""
    topics: list[NamedReference]
    """Its topics."""
    groups: list[NamedReference]
    """The research groups whose work it is."""
    citation: Citation
    """The citation in the style and language that are asked for."""
    csl: dict[str, Any]
    """The publication as CSL-JSON 1.0.2, as the exports of the portal have it."""
    exports: dict[str, str]
    """The addresses of the publication in other formats, by their extensions."""


class PublicationResource(Resource):
    """Publications."""

    name = "publications"
    about = "Publications, with CSL-JSON and a citation in any style of the portal."
    item = PublicationItem
    parameters: ClassVar[tuple[Parameter, ...]] = (
        *FILTERS,
        CHANGED_SINCE,
        sort_order(CHANGED),
        STYLE,
        LANGUAGE,
    )
    record_parameters: ClassVar[tuple[Parameter, ...]] = (STYLE, LANGUAGE)

    def is_shown(self, asked: Asked) -> bool:
        return asked.has_index(Publication)

    def shown(self, asked: Asked) -> PublicationQuerySet:
        return Publication.objects.visible()

    def records(self, asked: Asked) -> PublicationQuerySet:
        query = asked.request.GET
        if LabPublicationFilter.from_query(query).names_erased_people:
            raise gone()
        wanted = asked_filter(query)
        records = self.shown(asked)
        order = asked.values.get("sort")
        since = asked.values.get(CHANGED_SINCE.name)
        if since or order == CHANGED:
            update_log(asked)
            records = records.annotate(changed=_changed())
        if since:
            records = records.filter(changed__gte=since)
        if order == CHANGED:
            return wanted.having(sort="newest").apply(records).order_by(CHANGED, "pk")
        return wanted.apply(records)

    def weights(self, ids: Sequence[int]) -> dict[int, int]:
        names = Authorship.objects.filter(publication__in=ids).order_by()
        return dict(names.values_list("publication").annotate(Count("pk")))

    def find(self, key: str, asked: Asked) -> int:
        records = Publication.objects.select_related("merged_into")
        pk = as_id(key)
        if pk is None:
            if ErasedPerson.objects.were_at([key]):
                raise gone()
            record = record_with_slug(records, key)
        elif (record := records.filter(pk=pk).first()) is None:
            was_there = HarvestedPublication.objects.filter(pk=pk, deleted=True).exists()
            raise gone() if was_there else unknown()
        now = heir(record)
        if now.retired_at:
            raise gone()
        if not now.public:
            raise unknown()
        if now.pk != pk:
            raise MovedError(now.pk)
        return int(now.pk)

    def items(self, ids: Sequence[int], asked: Asked) -> list[PublicationItem]:
        update_log(asked)
        topics = PublicationTopic.objects.select_related("tag").prefetch_related("tag__texts")
        publications = in_order(
            ids,
            self.shown(asked)
            .with_citation()
            .annotate(is_open=is_open_access(), has_open_pdf=has_open_pdf(), changed=_changed())
            .prefetch_related(Prefetch("tagged_topics", topics.order_by("tag__name", "tag")))
            .in_bulk(ids),
        )
        records = chunks(Publication.objects.filter(pk__in=ids).order_by())
        csl = {one.pk: record_item(one) for chunk in records for one in chunk}
        style = find_style(asked.values.get("style") or style_of_lab(asked.request)).key
        printed = citations(publications, style, asked.language)
        of_groups = ids_of_groups(ids)
        groups = {
            group.pk: group_reference(group, asked)
            for group in ResearchGroup.objects.with_texts().order_by("order", "slug")
        }
        return [
            _item(
                publication,
                asked,
                {
                    "style": style,
                    "language": asked.language,
                    "text": citation.text,
                    "html": _linked(citation.html, publication, asked),
                },
                csl[publication.pk],
                [one for pk, one in groups.items() if pk in of_groups[publication.pk]],
            )
            for publication, citation in zip(publications, printed, strict=True)
            # It may be hidden between two queries, or be shown since the log was written.
            if publication.pk in csl and publication.changed
        ]


def update_log(asked: Asked) -> None:
    """Bring the log of changes, which harvesters get as well, up to date."""
    # The address is a part of what is compared: always that in the site's first language.
    bring_up_to_date(RecordUrls(settings.LANGUAGE_CODE, asked.request).of_index(Publication))


def _changed() -> Subquery:
    """Return the time of the last change, from the log."""
    log = HarvestedPublication.objects.filter(publication=OuterRef("pk"))
    return Subquery(log.values("datestamp"))


def _linked(html: str, publication: Any, asked: Asked) -> str:
    people = (name.person for name in publication.authorships.all())
    addresses = {person.pk: asked.url(person) or "" for person in people if person}
    return with_links(html, addresses, asked.url(publication) or "")


def _item(
    publication: Any,
    asked: Asked,
    citation: Citation,
    csl: dict[str, Any],
    groups: list[NamedReference],
) -> PublicationItem:
    path = asked.urls.of(publication).rstrip("/")
    pdf = publication.pdf.url if publication.has_open_pdf else ""
    return {
        **record_fields(publication, "publications", asked),
        "changed": publication.changed.isoformat(),
        "type": publication.type,
        "title": publication.title,
        "title_html": publication.title_html,
        "year": publication.issued_year,
        "issued": issued_iso(publication) or None,
        "names": printed_names(publication, asked),
        "container_title": publication.container_title or None,
        "status": publication.status,
        "language": publication.language or None,
        "doi": publication.doi or None,
        "arxiv_id": publication.arxiv_id or None,
        "pmid": publication.pmid or None,
        "isbn": publication.isbn or None,
        "identifiers": identifiers_of(publication),
        "links": links_of(publication),
        "open_access": publication.is_open,
        "pdf_url": absolute(pdf) if pdf.startswith("/") else None,
        "award": publication.award or None,
        "notice": notice_of(publication),
        "abstract": publication.abstract or None,
        "topics": [topic_reference(item.tag, asked) for item in publication.tagged_topics.all()],
        "groups": groups,
        "citation": citation,
        "csl": csl,
        "exports": {name: absolute(f"{path}.{name}") for name in FORMATS} if path else {},
    }
