"""Dead links, with the records in which they stand, for those who may mend these."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.urls import reverse
from wagtail.models import Site
from wagtail.permissions import policy_registry

from labportal.desk.pages import editable_pages
from labportal.models import SocialLink, WebLink
from labportal.models.web_link import LinkAnswer
from people.models import Person
from people.models.person import PersonLink
from publications.models import Publication, PublicationLink


class DeadLink(NamedTuple):
    """A link that leads nowhere, in a record; `address` is that of the record's form."""

    link: WebLink
    title: str
    address: str

    @property
    def reason(self) -> str:
        """The answer in words."""
        return str(LinkAnswer(self.link.answer).label)


def dead_links(user: Any) -> list[DeadLink]:
    """Return the dead links in what somebody may mend, a line for each record and link."""
    links = {link.url: link for link in WebLink.objects.dead()}
    if not links:
        return []
    return sorted(
        [
            *_of_publications(user, links),
            *_of_people(user, links),
            *_of_pages(user, links),
            *_of_settings(user, links),
        ],
        key=lambda dead: (dead.title, dead.link.url),
    )


def _of_publications(user: Any, links: dict[str, WebLink]) -> Iterable[DeadLink]:
    if not user.has_perm("publications.change_publication"):
        return
    live = Publication.objects.live()
    own = live.filter(url__in=links).values_list("pk", "title", "url").order_by()
    further = PublicationLink.objects.filter(publication__in=live, url__in=links).values_list(
        "publication", "publication__title", "url"
    )
    for key, title, url in {*own, *further}:
        address = reverse("wagtailsnippets_publications_publication:edit", args=[key])
        yield DeadLink(links[url], title, address)


def _of_people(user: Any, links: dict[str, WebLink]) -> Iterable[DeadLink]:
    policy = policy_registry.get_by_type(Person)
    people = policy.instances_user_has_permission_for(user, "change").live()
    found = PersonLink.objects.filter(person__in=people, url__in=links).select_related("person")
    for one in found:
        address = reverse("wagtailsnippets_people_person:edit", args=[one.person_id])
        yield DeadLink(links[one.url], one.person.name, address)


def _of_pages(user: Any, links: dict[str, WebLink]) -> Iterable[DeadLink]:
    places = WebLink.pages.through.objects.filter(
        weblink__in=[link.pk for link in links.values()], page__in=editable_pages(user)
    )
    by_key = {link.pk: link for link in links.values()}
    for place in places.select_related("page"):
        address = reverse("wagtailadmin_pages:edit", args=[place.page_id])
        yield DeadLink(by_key[place.weblink_id], place.page.get_admin_display_title(), address)


def _of_settings(user: Any, links: dict[str, WebLink]) -> Iterable[DeadLink]:
    if not user.has_perm("labportal.change_labsettings"):
        return
    for one in SocialLink.objects.filter(url__in=links).select_related("settings__site"):
        site: Site = one.settings.site
        address = reverse("wagtailsettings:edit", args=["labportal", "labsettings", site.pk])
        yield DeadLink(links[one.url], str(site), address)
