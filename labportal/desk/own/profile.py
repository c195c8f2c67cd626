"""Gaps of somebody's own profile, each with the place in the form where it is filled."""

from collections.abc import Iterator
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from groups.models import Membership
from people.models import Person


class ProfileGap(NamedTuple):
    """Something that a profile lacks; `address` is blank where its person cannot mend it."""

    text: str
    address: str


def profile_gaps(person: Person, *, may_join: bool) -> list[ProfileGap]:
    """Return what visitors miss in the profile of a person, in the order of its form.

    `may_join` says that the form has the memberships, which others keep for most.
    """
    form = reverse("wagtailsnippets_people_person:edit", args=[person.pk])
    gaps = [*_details(person), *_texts(person)]
    if not person.links.exists():
        gaps.append((_("a link, such as to a page elsewhere"), "id_links-ADD"))
    if not Membership.objects.filter(person=person).exists():
        if may_join:
            gaps.append((_("a membership"), "id_memberships-add"))
        else:
            gaps.append((_("a membership, which administrators enter"), ""))
    return [ProfileGap(text, f"{form}#{place}" if place else "") for text, place in gaps]


def _details(person: Person) -> Iterator[tuple[str, str]]:
    """Yield what is missing among the fields, each with its id in the form."""
    if not person.photo_id:
        yield _("a portrait"), "id_photo-chooser"
    if not person.email:
        yield _("an e-mail address"), "id_email"
    if not person.orcid:
        yield _("an ORCID iD"), "id_orcid"


def _texts(person: Person) -> Iterator[tuple[str, str]]:
    """Yield the languages of the portal in which nothing is written about a person."""
    texts = {text.language: text for text in person.texts.all()}
    for code, name in settings.LANGUAGES:
        text = texts.get(code)
        if text and strip_tags(text.biography).strip():
            continue
        is_one_of_several = len(settings.LANGUAGES) > 1
        said = _("a biography in %(language)s") if is_one_of_several else _("a biography")
        yield said % {"language": _(str(name))}, "id_texts-FORMS" if text else "id_texts-ADD"
