"""Fields that items of several resources have."""

from typing import Any, TypedDict

from labportal.api.resources.asked import Asked, TextByLanguage


class RecordFields(TypedDict):
    """Id and addresses of a record that has a page."""

    id: int
    """The id, which never changes."""
    self: str
    """The address of this item in the API."""
    url: str | None
    """The address of the page in the language that is asked for."""
    url_by_language: TextByLanguage
    """The addresses of the page in each language that it is in."""
    slug: str
    """The last part of the address, by which lists are filtered. Former ones lead here, too."""


class PageFields(TypedDict):
    """Id, addresses and texts of a page in one language."""

    id: int
    """The id, which never changes; a translation has another one."""
    self: str
    """The address of this item in the API."""
    url: str
    """The address of the page."""
    url_by_language: TextByLanguage
    """The addresses of the page in each language that it is in."""
    language: str
    """The language in which it is written."""
    changed: str | None
    """When it was last published."""
    title: str
    """The title."""
    lead: str
    """One or two sentences."""


def record_fields(record: Any, resource: str, asked: Asked) -> RecordFields:
    """Return id and addresses of a record."""
    return {
        "id": record.pk,
        "self": asked.api_url(resource, record.pk),
        "url": asked.url(record),
        "url_by_language": asked.url_by_language(record),
        "slug": record.slug,
    }


def page_fields(
    page: Any, url_by_language: TextByLanguage, resource: str, asked: Asked
) -> PageFields:
    """Return id, addresses and texts of a page."""
    return {
        "id": page.pk,
        "self": asked.api_url(resource, page.pk),
        "url": asked.page_url(page),
        "url_by_language": url_by_language,
        "language": page.locale.language_code,
        "changed": page.last_published_at.isoformat() if page.last_published_at else None,
        "title": page.title,
        "lead": page.lead,
    }


def last_edited(record: Any) -> str | None:
    """Return when a record was last edited; its last revision is fetched along."""
    revision = record.latest_revision
    return revision.created_at.isoformat() if revision else None
