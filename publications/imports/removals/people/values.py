"""Values of a person as a merge chooses between them: what belongs together is one choice."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from wagtail.images import get_image_model

from labportal.base.models import Topic
from people.models import NameVariant, Person, PersonLink, PersonText
from people.models.person import PersonTopic
from people.models.personal_details import DETAILS, Visibility
from people.names.parts import NameParts

NAME = ("given", "preferred_given", "particle", "family", "suffix")
ACCOUNT = "user_id"
ORCID = "orcid"
#: Texts by language, one after the other in a name of `values_of`: "biography:de".
TEXTS = ("own_title", "biography")
_DAYS = ("photo_consent_on", "photo_consent_withdrawn_on")
#: What stands in a unique column of nobody's.
NOBODYS: dict[str, Any] = {ACCOUNT: None, ORCID: ""}
_COLUMNS = {"photo": "photo_id"}
#: What the person agreed to goes with the portrait.
_CONSENT = ("photo_consent_on", "photo_consent_note", "photo_consent_withdrawn_on")
#: The values of a detail, with whom it is shown to.
DETAILS_SHOWN = tuple(
    (_COLUMNS.get(name, name), f"{name}_visibility", *(_CONSENT if name == "photo" else ()))
    for name in DETAILS
)

#: What is chosen as one, in the order of the form: names of `values_of`.
CHOICES: tuple[tuple[str, ...], ...] = (
    NAME,
    ("present_name_everywhere",),
    ("academic_title",),
    (ACCOUNT,),
    *DETAILS_SHOWN,
    (ORCID,),
    *((f"{name}:{code}",) for code, _ in settings.LANGUAGES for name in TEXTS),
)
#: Lists that are united.
UNITED = ("name_variants", "links", "topics")
_STRICTNESS = (Visibility.PUBLIC, Visibility.MEMBERS, Visibility.HIDDEN)


def values_of(person: Person) -> dict[str, Any]:
    """Return all values of a person by name, as JSON holds them."""
    texts = {text.language: text for text in person.texts.all()}
    own = {
        name: _text(texts, name) if ":" in name else _as_json(getattr(person, name))
        for names in CHOICES
        for name in names
    }
    return {
        **own,
        "name_variants": [[one.name] for one in person.name_variants.all()],
        "links": [[one.label, one.url] for one in person.links.all()],
        "topics": [[one.tag_id] for one in person.tagged_topics.all()],
    }


def _as_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _text(texts: Mapping[str, PersonText], name: str) -> str:
    field, _, language = name.partition(":")
    return str(getattr(texts[language], field)) if language in texts else ""


def take(person: Person, name: str, value: Any) -> None:
    """Give a person one of the values of `values_of`; `save` writes it."""
    if name == "name_variants":
        variants = {(one.name,): one for one in person.name_variants.all()}
        names = [tuple(one) for one in value]
        person.name_variants.set([variants.get(one) or NameVariant(name=one[0]) for one in names])
    elif name == "links":
        links = {(one.label, one.url): one for one in person.links.all()}
        behind = max((one.sort_order or 0 for one in links.values()), default=-1) + 1
        person.links.set(
            [
                links.get((label, url)) or PersonLink(label=label, url=url, sort_order=place)
                for place, (label, url) in enumerate(value, behind)
            ]
        )
    elif name == "topics":
        rows = {one.tag_id: one for one in person.tagged_topics.all()}
        there = Topic.objects.in_bulk([pk for (pk,) in value])
        person.tagged_topics.set(
            [rows.get(pk) or PersonTopic(tag_id=pk) for (pk,) in value if pk in there]
        )
    elif ":" in name:
        field, _, language = name.partition(":")
        _take_text(person, field, language, value)
    elif name == "photo_id":
        # A picture that was deleted since is none.
        person.photo = get_image_model().objects.filter(pk=value).first()
    elif name in _DAYS:
        setattr(person, name, date.fromisoformat(value) if value else None)
    else:
        setattr(person, name, value)


def _take_text(person: Person, field: str, language: str, value: str) -> None:
    texts = list(person.texts.all())
    text = next((one for one in texts if one.language == language), None)
    if text is None:
        text = PersonText(language=language)
        texts.append(text)
    setattr(text, field, value)
    person.texts.set([one for one in texts if one != text or any(_said(text))])


def _said(text: PersonText) -> list[str]:
    return [getattr(text, field) for field in TEXTS]


def says(names: tuple[str, ...], values: tuple[Any, ...]) -> bool:
    """Return whether values say something: who may see a detail says nothing by itself."""
    return bool(values[0]) if names in DETAILS_SHOWN else any(values)


def rank(names: tuple[str, ...], values: tuple[Any, ...], others: tuple[Any, ...]) -> Any:
    """Return by what values are chosen before others: what says more, and shows less."""
    strictness = 0
    if names in DETAILS_SHOWN and values[0] == others[0]:
        strictness = _STRICTNESS.index(Visibility(values[1]))
    length = sum(map(len, values)) if names == NAME or ":" in names[0] else 0
    return says(names, values), strictness, length


def is_free(name: str, value: Any, person: Person) -> bool:
    """Return whether nobody else who is there has an account or ORCID iD, and it is there."""
    if not value:
        return True
    if name == ACCOUNT:
        others = Person.objects.filter(user=value)
        is_there = get_user_model().objects.filter(pk=value).exists()
        return is_there and not others.exclude(pk=person.pk).exists()
    if name == ORCID:
        return not Person.objects.live().filter(orcid=value).exclude(pk=person.pk).exists()
    return True


def printed_names(values: Mapping[str, Any]) -> list[str]:
    """Return the names among values as a name variant says them: "van Doe, Jane"."""
    given = dict.fromkeys([values["given"], values["preferred_given"] or values["given"]])
    names = [
        NameParts(one, values["particle"], values["family"], values["suffix"]) for one in given
    ]
    return [", ".join(filter(None, [one.surname, one.suffix, one.given])) for one in names]


def variants_of(
    stays: Mapping[str, Any], goes: Mapping[str, Any], after: Mapping[str, Any]
) -> list[list[str]]:
    """Return the name variants of a survivor: those of both, and the names that gave way."""
    own = printed_names(after)
    names = [name for said in (stays, goes) for name in printed_names(said)]
    variants = [name for said in (stays, goes) for (name,) in said["name_variants"]]
    longest = NameVariant._meta.get_field("name").max_length or 0
    gave_way = [name for name in names if name not in own and len(name) <= longest]
    return [[name] for name in dict.fromkeys([*variants, *gave_way])]
