"""People of the lab, with what strangers may see of them."""

from collections.abc import Sequence
from typing import ClassVar, TypedDict

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, Q

from groups.models import Membership, ResearchGroup
from groups.topics.links import people_on_topic
from labportal.api.resources.asked import (
    Asked,
    TextByLanguage,
    html_with_addresses,
    text_by_language,
)
from labportal.api.resources.memberships import MembershipFields, membership_fields
from labportal.api.resources.record_fields import RecordFields, last_edited, record_fields
from labportal.api.resources.resource import (
    CURRENT,
    GROUP,
    LANGUAGE,
    STATUS,
    TOPIC,
    MovedError,
    Resource,
    as_id,
    gone,
    in_order,
    named,
    unknown,
)
from labportal.base.answers.parameters import Parameter, words
from labportal.base.models import Topic
from labportal.base.pictures import SHAPES, renditions
from labportal.base.records.former_slugs import record_with_slug
from labportal.base.records.merged_records import heir
from labportal.base.text.links import absolute, web_address
from people.models import ErasedPerson, Person
from people.orcid import orcid_url
from people.querysets import PersonQuerySet

_LONGEST_QUERY = 200
_PORTRAIT = SHAPES["portrait"][1]


class WebLink(TypedDict):
    """A page of the person elsewhere."""

    label: str
    """The words of the link."""
    url: str
    """The address."""


class PersonItem(RecordFields):
    """A person of the lab, now or once, with the details that are shown to everybody."""

    changed: str | None
    """When the record was last edited, null if it never was; memberships do not count."""
    name: str
    """The name as it is read, a preferred given name in parentheses."""
    given: str
    """The given names."""
    preferred_given: str
    """The given name in use, where it is another one."""
    particle: str
    """A particle, such as “van der”."""
    family: str
    """The family name."""
    suffix: str
    """A suffix, such as “Jr.”."""
    academic_title: str
    """The academic title."""
    title: TextByLanguage
    """What the person is, in their own words, by language."""
    biography: TextByLanguage
    """The biography as HTML, by language."""
    orcid: str | None
    """The address of the ORCID iD."""
    email: str | None
    """The e-mail address, if it is shown to everybody."""
    phone: str | None
    """The phone number, if it is shown to everybody."""
    room: str | None
    """The room, if it is shown to everybody."""
    portrait_url: str | None
    """The address of the portrait, if it is shown to everybody."""
    links: list[WebLink]
    """Pages of the person elsewhere."""
    memberships: list[MembershipFields]
    """Memberships that have begun, the latest first."""


class PersonResource(Resource):
    """People."""

    name = "people"
    about = "People of the lab, now or once, with the details that are shown to everybody."
    item = PersonItem
    parameters: ClassVar[tuple[Parameter, ...]] = (
        words("q", "Words of a name.", _LONGEST_QUERY),
        GROUP,
        TOPIC,
        STATUS,
        LANGUAGE,
    )

    def is_shown(self, asked: Asked) -> bool:
        return asked.has_index(Person)

    def shown(self, asked: Asked) -> PersonQuerySet:
        return Person.objects.live()

    def records(self, asked: Asked) -> PersonQuerySet:
        people = self.shown(asked)
        if words_of_name := asked.values.get("q"):
            people = people.filter(pk__in=people.matching(words_of_name).order_by().values("pk"))
        group, status = named(asked, GROUP, ResearchGroup.objects), asked.values.get("status")
        memberships = Membership.objects.begun()
        if group:
            memberships = memberships.filter(group=group)
        if status:
            there = Q(pk__in=memberships.current().values("person"))
            people = people.filter(there if status == CURRENT else ~there)
        if group or status:
            people = people.filter(pk__in=memberships.values("person"))
        if topic := named(asked, TOPIC, Topic.objects):
            people = people.filter(pk__in=people_on_topic(topic.slug).order_by().values("pk"))
        return people.order_by("sort_key", "pk")

    def find(self, key: str, asked: Asked) -> int:
        people = Person.objects.select_related("merged_into")
        pk = as_id(key)
        if pk is None:
            if ErasedPerson.objects.were_at([key]):
                raise gone()
            person = record_with_slug(people, key)
        elif (person := people.filter(pk=pk).first()) is None:
            raise unknown()
        now = heir(person)
        if now.deleted_at:
            raise gone()
        if now.pk != pk:
            raise MovedError(now.pk)
        return int(now.pk)

    def items(self, ids: Sequence[int], asked: Asked) -> list[PersonItem]:
        memberships = Membership.objects.begun().with_names().order_by("-start", "-pk")
        people = (
            self.shown(asked)
            .with_texts()
            .select_related("latest_revision")
            .defer("latest_revision__content")
            .prefetch_related("links", Prefetch("memberships", memberships))
        )
        return [_item(person, asked) for person in in_order(ids, people.in_bulk(ids))]


def _item(person: Person, asked: Asked) -> PersonItem:
    details = person.shown_to(AnonymousUser())
    portrait = details["photo"] and renditions(details["photo"], _PORTRAIT).get(_PORTRAIT)
    texts = person.texts.all()
    biography = text_by_language(texts, "biography")
    return {
        **record_fields(person, "people", asked),
        "changed": last_edited(person),
        "name": person.name,
        "given": person.given,
        "preferred_given": person.preferred_given,
        "particle": person.particle,
        "family": person.family,
        "suffix": person.suffix,
        "academic_title": person.academic_title,
        "title": text_by_language(texts, "own_title"),
        "biography": {code: html_with_addresses(text) for code, text in biography.items()},
        "orcid": orcid_url(person.orcid) or None,
        "email": details["email"],
        "phone": details["phone"],
        "room": details["room"],
        "portrait_url": absolute(portrait.url) if portrait else None,
        "links": [
            {"label": link.label, "url": link.url}
            for link in person.links.all()
            if web_address(link.url)
        ],
        "memberships": [membership_fields(one, asked) for one in person.memberships.all()],
    }
