"""The people of the demo lab, with their portraits and memberships."""

from collections.abc import Mapping
from typing import Any

from django.core.files.base import ContentFile
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from groups.models import Membership, ResearchGroup
from labportal.base.models import Topic
from labportal.demo.portraits import portrait
from labportal.roles import portraits_collection
from labportal.setup.content import read_content
from people.models import NameVariant, Person, PersonLink, PersonText, Role

_FIELDS = (
    "slug",
    "given",
    "preferred_given",
    "particle",
    "family",
    "suffix",
    "academic_title",
    "orcid",
    "photo_visibility",
    "email",
    "email_visibility",
    "phone",
    "phone_visibility",
    "room",
    "room_visibility",
)


def load_people() -> list[str]:
    """Make the people who are missing; return their slugs.

    Topics, roles and research groups have to be there. Who is there is left alone, memberships
    included.
    """
    there = set(Person.objects.values_list("slug", flat=True))
    contents = read_content("labportal.demo", "people")["people"]
    missing = [content for content in contents if content["slug"] not in there]
    orders = {content["slug"]: order for order, content in enumerate(contents)}
    for content in missing:
        person = _make_person(content)
        _make_memberships(person, content, orders[person.slug])
    return [content["slug"] for content in missing]


def _make_person(content: Mapping[str, Any]) -> Person:
    person = Person(**{field: content[field] for field in _FIELDS if field in content})
    person.name_variants = [NameVariant(name=name) for name in content.get("variants", [])]
    person.texts = [
        PersonText(language=language, biography=text.strip())
        for language, text in content.get("biography", {}).items()
    ]
    person.links = [
        PersonLink(sort_order=order, **link) for order, link in enumerate(content.get("links", []))
    ]
    person.topics.add(*Topic.objects.filter(slug__in=content.get("topics", [])))
    person.photo = _make_portrait(person)
    person.full_clean()
    person.save()
    person.save_revision(log_action="wagtail.create")
    return person


def _make_portrait(person: Person) -> AbstractImage:
    picture = ContentFile(portrait(person.initials, person.slug), name=f"{person.slug}.png")
    return get_image_model().objects.create(
        title=person.name, file=picture, collection=portraits_collection()
    )


def _make_memberships(person: Person, content: Mapping[str, Any], order: int) -> None:
    for one in content["memberships"]:
        membership = Membership(
            person=person,
            group=ResearchGroup.objects.get(slug=one["group"]) if "group" in one else None,
            role=Role.objects.get(slug=one["role"]),
            lead=one.get("lead", False),
            start=one.get("start", ""),
            end=one.get("end", ""),
            destination=one.get("then", ""),
            order=order,
        )
        membership.full_clean()
        membership.save()
