"""Filters of publication lists in words."""

from django.utils.translation import gettext, gettext_lazy

from groups.records.research_group import ResearchGroup
from groups.works.filters import LabPublicationFilter
from labportal.base.models import Topic
from people.models import Person
from publications.lists.filters import OPEN_ACCESS, ROLES
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
    topic = asked.topic and Topic.objects.with_texts().filter(slug=asked.topic).first()
    group = asked.group and ResearchGroup.objects.with_texts().filter(slug=asked.group).first()
    kind = TYPES.get(asked.type)
    words = (
        group.name if group else asked.group,
        *(names.get(slug, slug) for slug in asked.wanted("person")),
        *(
            _NAMED[role] % {"name": names.get(slug, slug)}
            for role in ROLES
            if (slug := getattr(asked, role))
        ),
        topic.label if topic else asked.topic,
        kind or asked.type,
        asked.year,
        gettext("Open access") if asked.access == OPEN_ACCESS else asked.access,
        gettext("“%(words)s”") % {"words": asked.q} if asked.q else "",
    )
    return [str(word) for word in words if word]
