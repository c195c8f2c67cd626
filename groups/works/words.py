"""Filters of publication lists in words."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext, gettext_lazy

from groups.records.research_group import ResearchGroup
from groups.works.filters import LabPublicationFilter
from labportal.base.models import Topic
from people.models import Person
from publications.lists.filters import OPEN_ACCESS, ROLES, year_label
from publications.vocabulary.types import TYPES

_NAMED = {
    "editor": gettext_lazy("edited by %(name)s"),
    "translator": gettext_lazy("translated by %(name)s"),
    "supervisor": gettext_lazy("supervised by %(name)s"),
}


def narrowed_to(asked: LabPublicationFilter) -> list[str]:
    """Return in words what the list is narrowed to."""
    wanted = [*asked.wanted("person"), *(getattr(asked, role) for role in ROLES)]
    people = Person.objects.live().filter(slug__in=wanted)
    names = {person.slug: person.name for person in people}
    topics = _by_slug(Topic, asked.wanted("topic"))
    groups = _by_slug(ResearchGroup, asked.wanted("group"))
    words = (
        *(groups[slug].name if slug in groups else slug for slug in asked.wanted("group")),
        *(names.get(slug, slug) for slug in asked.wanted("person")),
        *(
            _NAMED[role] % {"name": names.get(slug, slug)}
            for role in ROLES
            if (slug := getattr(asked, role))
        ),
        *(topics[slug].label if slug in topics else slug for slug in asked.wanted("topic")),
        *(TYPES.get(kind, kind) for kind in asked.wanted("type")),
        *(year_label(year) for year in asked.wanted("year")),
        gettext("Open access") if asked.access == OPEN_ACCESS else asked.access,
        gettext("“%(words)s”") % {"words": asked.q} if asked.q else "",
    )
    return [str(word) for word in words if word]


def _by_slug(model: Any, slugs: Sequence[str]) -> dict[str, Any]:
    found = model.objects.with_texts().filter(slug__in=slugs) if slugs else ()
    return {one.slug: one for one in found}
