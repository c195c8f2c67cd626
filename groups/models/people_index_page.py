"""The index page of people, which serves each person's page."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from groups.models.membership import Membership
from groups.models.record_index_page import LISTED_PUBLICATIONS, RecordIndexPage
from groups.publication_listing import PublicationListing
from groups.publication_lists import LabPublicationFilter
from groups.topic_links import topics_of_person
from people.models import Person
from people.querysets import PersonQuerySet


class PeopleIndexPage(RecordIndexPage):
    """Who is at the lab and who was."""

    template = "groups/people_index_page.html"

    class Meta:
        verbose_name = _("people index page")

    def records(self) -> PersonQuerySet:
        return Person.objects.live()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        current = list(Membership.objects.current().listed())
        current_ids = {membership.person_id for membership in current}
        context["people_by_role"] = [
            (role, _by_person(of_role))
            for role, of_role in groupby(current, key=lambda membership: membership.role)
        ]
        context["alumni"] = _by_person(
            sorted(
                Membership.objects.past().exclude(person__in=current_ids).listed(),
                key=lambda membership: (membership.person.sort_key, membership.person_id),
            )
        )
        return context

    @path("<slug:slug>/")
    def person(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Serve the page of one person; a merged record leads to the one that holds it now."""
        person = get_object_or_404(
            Person.objects.with_texts().select_related("merged_into").prefetch_related("links"),
            slug=slug,
        )
        if person.merged_into:
            return redirect(
                self.get_url(request) + self.record_url(person.merged_into.slug), permanent=True
            )
        memberships = person.memberships.listed().order_by("-start", "pk")
        return self.render_record(
            request,
            "people/person_page.html",
            {
                "person": person,
                "email": person.email_for(request.user),
                "memberships": memberships,
                "topics": topics_of_person(person),
                "listing": PublicationListing.filtered(
                    LabPublicationFilter(person=person.slug), LISTED_PUBLICATIONS, "year"
                ),
            },
        )


def _by_person(memberships: Iterable[Membership]) -> list[tuple[Person, list[Membership]]]:
    people: dict[int, tuple[Person, list[Membership]]] = {}
    for membership in memberships:
        people.setdefault(membership.person_id, (membership.person, []))[1].append(membership)
    return list(people.values())
