"""The page after an erasure: where a name still stands, and printed names that may be theirs.

It is told once, since the name is stored nowhere; what the page tells comes back with its form,
signed, so that nobody asks by it for anything else.
"""

from dataclasses import dataclass
from typing import Any, Self

from django.contrib.auth import get_user_model
from django.core import signing
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from labportal.privacy.admin.places import places_by_record, prints_with_forms
from labportal.privacy.prints import PossiblePrint, free_prints
from labportal.privacy.report import Report
from labportal.privacy.sweep import Place
from people.models import ErasedPerson, Person

#: The field of the form that holds what the page tells.
REST = "rest"
_SALT = "labportal.privacy.rest"
_LISTING = "wagtailsnippets_people_person:list"


@dataclass
class Rest:
    """The rest after an erasure: places of names, and the ids of printed names of nobody."""

    erased: ErasedPerson
    places: list[Place]
    prints: list[int]

    @classmethod
    def of(cls, erased: ErasedPerson, report: Report) -> Self:
        """Return what the report of an erasure leaves to be looked at."""
        undecided = [one.pk for one in report.undecided]
        return cls(erased, [*report.left, *report.bare], undecided)

    @classmethod
    def unpacked(cls, text: str, erased: ErasedPerson) -> Self:
        """Return what a form sent; raises SuspiciousOperation."""
        try:
            pk, places, prints = signing.loads(text, salt=_SALT)
        except signing.BadSignature as error:
            raise SuspiciousOperation("It was not made here.") from error
        if pk != erased.pk:
            raise SuspiciousOperation("It is of another erasure.")
        return cls(erased, [Place(*one) for one in places], prints)

    @property
    def packed(self) -> str:
        """All of it as a text that is signed."""
        data = [self.erased.pk, self.places, self.prints]
        return signing.dumps(data, salt=_SALT, compress=True)


class RestPage(WagtailAdminTemplateMixin, TemplateView):
    """Tell what is left."""

    template_name = "labportal/admin/privacy/erased.html"
    header_icon = "user"
    rest: Rest

    def get_page_title(self) -> str:
        return _("Erase all data of a person")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        listing = {"url": reverse(_LISTING), "label": Person._meta.verbose_name_plural}
        return [*self.breadcrumbs_items, listing, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        free = [
            PossiblePrint(one.pk, one.name, one.publication)
            for one in free_prints(self.rest.prints)
        ]
        # Who has erased oneself reads this, and is nobody any more.
        is_there = get_user_model().objects.filter(pk=user.pk or 0).exists()
        return super().get_context_data(
            records=places_by_record(self.rest.places, user),
            prints=prints_with_forms(free, user),
            action=reverse("privacy:erased", args=[self.rest.erased.pk]) if is_there else "",
            field=REST,
            rest=self.rest.packed,
            **kwargs,
        )


def rest_page(request: HttpRequest, rest: Rest) -> HttpResponse:
    """Answer with what is left, or with the list of people if nothing is."""
    if not rest.places and not rest.prints:
        return redirect(_LISTING)
    # A page that answers whatever was posted to another one.
    page = RestPage(rest=rest)
    page.setup(request)
    return page.render_to_response(page.get_context_data())
