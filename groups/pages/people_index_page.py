"""The index page of people, which serves each person's page."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from groups.pages.record_index_page import LISTED_PUBLICATIONS, RecordIndexPage
from groups.people.alumni import alumni, by_year
from groups.people.co_authors import co_authors_of
from groups.people.sections import Order, member_sections
from groups.people.timeline import timeline
from groups.records.membership import Membership
from groups.topics.links import topics_of_person
from groups.works.filters import LabPublicationFilter
from groups.works.listing import PublicationListing
from labportal.base.answers.links import link_header
from labportal.base.database.lazy_value import LazyValue
from labportal.base.records.former_slugs import record_with_slug
from labportal.base.records.merged_records import heir
from labportal.base.registries.record_pages import AS_VISITOR, record_pages
from labportal.base.text.links import absolute
from people.models import Person
from people.orcid import orcid_url
from people.querysets import PersonQuerySet
from publications.exports.metadata.signposting import person_links
from publications.models import AuthorRole, Authorship, Publication

#: The lists of works that a person has a part in without having written them, by role.
_LISTS = {
    AuthorRole.EDITOR: _("Edited works"),
    AuthorRole.TRANSLATOR: _("Translations"),
    AuthorRole.SUPERVISOR: _("Supervised theses"),
}


def _works(person: Person, role: str) -> PublicationListing:
    wanted = LabPublicationFilter(**{role: person.slug})
    return PublicationListing.filtered(wanted, LISTED_PUBLICATIONS, "year")


class PeopleIndexPage(RecordIndexPage):
    """The index page of the members and alumni of the lab, which serves each person's page."""

    template = "groups/people_index_page.html"

    class Meta:
        verbose_name = _("people index page")

    def records(self) -> PersonQuerySet:
        return Person.objects.live()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        by: Order = "group" if request.GET.get("by") == "group" else "role"
        # Fetched once: to tell whether there are groups, and for the sections.
        members = Membership.objects.current().listed()
        return context | {
            "by": by,
            "has_groups": LazyValue(lambda: any(member.group_id for member in members)),
            "sections": LazyValue(lambda: member_sections(members, by)),
            "alumni_by_year": LazyValue(
                lambda: by_year(alumni(Membership.objects.of_alumni().with_names()))
            ),
        }

    @path("<slug:slug>/")
    def person(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Serve the page of one person.

        A former slug, and a merged record, lead to where the person is now; a deleted one is gone.
        """
        named = Authorship.objects.filter(
            publication__in=Publication.objects.visible(), person=OuterRef("pk"), role__in=_LISTS
        )
        person = record_with_slug(
            Person.objects.with_texts()
            .select_related("merged_into", "photo")
            .prefetch_related("links")
            # Asked along, so that the pages of those who only wrote need no query more.
            .annotate(roles=ArraySubquery(named.values("role").distinct())),
            slug,
        )
        now = heir(person)
        if now.deleted_at:
            return self.render_record(request, "groups/gone_person_page.html", {}, status=410)
        if now.slug != slug:
            return self.redirect_to(request, self.record_url(now.slug))
        visitor = AnonymousUser()
        as_visitor = request.GET.urlencode() == AS_VISITOR
        details = person.shown_to(visitor if as_visitor else request.user)
        shows_more = details != person.shown_to(visitor)
        roles = LazyValue(lambda: timeline(person.memberships.begun().with_names()))
        response = self.render_record(
            request,
            "groups/person_page.html",
            {
                "same_for_all": not shows_more,
                "person": person,
                "details": details,
                "as_visitor": as_visitor,
                "shows_more": shows_more,
                "timeline": roles,
                "memberships": LazyValue(lambda: roles.current),
                "topics": LazyValue(lambda: topics_of_person(person)),
                "panels": LazyValue(lambda: record_pages.panels(person)),
                "co_authors": LazyValue(lambda: list(co_authors_of(person))),
                "listing": LazyValue(lambda: _works(person, "person")),
                "works_in_other_roles": LazyValue(
                    lambda: [
                        (role, title, _works(person, role))
                        for role, title in _LISTS.items()
                        if role in person.roles
                    ]
                ),
            },
        )
        people = absolute(self.get_url(request) or "")
        response["Link"] = link_header(person_links(orcid_url(person.orcid), people))
        if shows_more:
            patch_cache_control(response, private=True)
        return response
