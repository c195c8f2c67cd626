"""References from one record to another: its id, its name, and the address of its page."""

from typing import TypedDict

from django.conf import settings

from groups.models import ResearchGroup
from labportal.api.resources.asked import Asked, TextByLanguage, text_by_language
from labportal.base.models import Topic
from people.models import Person, Role
from publications.models import Publication


class PersonReference(TypedDict):
    """A person of the lab."""

    id: int
    """The id of the person, which never changes."""
    name: str
    """The name as the portal shows it."""
    url: str | None
    """The address of the person's page."""


class NamedReference(TypedDict):
    """A research group or a topic."""

    id: int
    """The id, which never changes."""
    slug: str
    """The last part of the address, by which lists are filtered. It may change."""
    name: TextByLanguage
    """The name, by language."""
    url: str | None
    """The address of the page, null where visitors have none to see."""


class RoleReference(TypedDict):
    """A role in the lab."""

    slug: str
    """The short name of the role, by which memberships are filtered."""
    name: TextByLanguage
    """The name of one who has the role, by language."""
    plural: TextByLanguage
    """The name of several, by language, where there is one."""


class PublicationReference(TypedDict):
    """A publication."""

    id: int
    """The id of the publication, which never changes."""
    title: str
    """The title without markup."""
    url: str | None
    """The address of the publication's page."""


def person_reference(person: Person, asked: Asked) -> PersonReference:
    """Return the reference to a person."""
    return {"id": person.pk, "name": person.name, "url": asked.url(person)}


def group_reference(group: ResearchGroup, asked: Asked) -> NamedReference:
    """Return the reference to a research group, fetched `with_texts`."""
    return {
        "id": group.pk,
        "slug": group.slug,
        "name": text_by_language(group.texts.all(), "name"),
        "url": asked.url(group),
    }


def topic_reference(topic: Topic, asked: Asked) -> NamedReference:
    """Return the reference to a topic, fetched `with_texts`."""
    return {
        "id": topic.pk,
        "slug": topic.slug,
        "name": topic_name(topic),
        "url": asked.url(topic),
    }


def topic_name(topic: Topic) -> TextByLanguage:
    """Return the name of a topic by language; in the site's first it always has one."""
    names = text_by_language(topic.texts.all(), "name")
    return names or {settings.LANGUAGE_CODE: topic.name}


def role_reference(role: Role) -> RoleReference:
    """Return the reference to a role, fetched with its texts."""
    texts = role.texts.all()
    return {
        "slug": role.slug,
        "name": text_by_language(texts, "name"),
        "plural": text_by_language(texts, "plural"),
    }


def publication_reference(publication: Publication, asked: Asked) -> PublicationReference:
    """Return the reference to a publication that everybody may see."""
    return {"id": publication.pk, "title": publication.title, "url": asked.url(publication)}
