"""The common part of pages about the data of one person."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from labportal.staffing.rights import may
from people.models import Person

_EDIT = "wagtailsnippets_people_person:edit"


def may_erase(user: Any) -> bool:
    """Return whether somebody may erase people, and see all that is stored of them."""
    return may(user, "erase")


class PersonPage(WagtailAdminTemplateMixin):
    """The common part: the person that the address names."""

    header_icon = "user"

    @cached_property
    def person(self) -> Person:
        """The person, who was neither merged nor deleted."""
        person: Person = get_object_or_404(Person.objects.live(), pk=self.kwargs["pk"])
        return person

    def get_page_subtitle(self) -> str:
        return str(self.person)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse(_EDIT, args=[self.person.pk]), "label": str(self.person)},
            {"url": "", "label": self.get_header_title()},
        ]
