"""Linking a person to the names on many publications at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy
from wagtail.admin import messages

from labportal.base.records.choosers import RecordChooser
from people.models import Person
from publications.bulk_actions.action import PublicationsAction
from publications.editing.links import links_to
from publications.models import Authorship, Publication
from publications.name_links.decisions import link
from publications.name_links.review import Lab, unlinked


@dataclass(frozen=True, slots=True)
class LinkPlan:
    """The effect of linking a person to some publications."""

    #: The names to link.
    names: dict[int, int]
    #: Publications that name the person already, and those on which several names may be meant.
    there: set[int]
    several: set[int]


def plan_links(person: Person, publication_ids: Collection[int]) -> LinkPlan:
    """Return which names on publications are linked to a person.

    A name is linked that may mean the person and is nobody's yet; of one work, one name in each
    role. The number of queries does not depend on that of publications.
    """
    lab = Lab.load()
    names: dict[tuple[int, str], list[int]] = defaultdict(list)
    for one in unlinked(lab, [person.pk]).filter(publication__in=publication_ids):
        if person.pk in [found.person_id for found in lab.may_mean(one.parts, one.orcid)]:
            names[one.publication_id, one.role].append(one.pk)
    named = Authorship.objects.filter(person=person, publication__in=publication_ids)
    there = set(named.order_by().values_list("publication_id", "role"))
    meant = {place: ids for place, ids in names.items() if place not in there}
    chosen = {ids[0]: place[0] for place, ids in meant.items() if len(ids) == 1}
    several = {place[0] for place, ids in meant.items() if len(ids) > 1}
    return LinkPlan(chosen, {pk for pk, _role in there}, several)


class BulkLinkForm(forms.Form):
    """The person whose names are linked."""

    person = forms.ModelChoiceField(
        Person.objects.live(), label=gettext_lazy("Link to"), widget=RecordChooser(model=Person)
    )


class LinkPerson(PublicationsAction):
    """The action that links the names on publications which may be a person's."""

    display_name = gettext_lazy("Link a person")
    action_type = "link"
    aria_label = gettext_lazy("Link a person to the selected publications")
    action_priority = 20
    form_class = BulkLinkForm
    title = gettext_lazy("Link a person")
    sentence = ngettext_lazy(
        "On %(number)s publication, the name that may be the person’s is linked:",
        "On %(number)s publications, the names that may be the person’s are linked:",
        "number",
    )
    button = gettext_lazy("Link the names")
    way_back = gettext_lazy("Leave them as they are")

    @classmethod
    def execute_action(cls, objects: Sequence[Any], **context: Any) -> tuple[int, int]:
        """Link the names, and say of every other publication why none was."""
        action, user = context["self"], context["user"]
        person = action.cleaned_form.cleaned_data["person"]
        works: dict[int, Publication] = {one.pk: one for one in objects}
        # Held, so that no name changes between the look and the link.
        list(Publication.objects.held().filter(pk__in=works).values_list("pk"))
        plan = plan_links(person, works)
        linked = link(dict.fromkeys(plan.names, person.pk), user)
        if linked:
            text = ngettext(
                "%(number)s name was linked to %(person)s.",
                "%(number)s names were linked to %(person)s.",
                linked,
            )
            messages.success(action.request, text % {"number": linked, "person": person})
        done = set(plan.names.values()) | plan.several
        left = (
            (_("On these, {person} is linked already: {works}"), plan.there - done),
            (
                _("On these, several names may be {person}: choose in the form. {works}"),
                plan.several,
            ),
            (
                _("On these, no name that is free may be {person}: {works}"),
                works.keys() - done - plan.there,
            ),
        )
        for text, ids in left:
            cls._say(action.request, text, person, [works[pk] for pk in works if pk in ids])
        return len(done), 0

    @staticmethod
    def _say(request: Any, text: str, person: Person, works: Iterable[Publication]) -> None:
        if listed := list(works):
            said = format_html(text, person=person, works=links_to(listed, request.user))
            messages.warning(request, said)
