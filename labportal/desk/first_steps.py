"""The first steps in an empty portal, for those who may take them."""

from typing import Any, NamedTuple

from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Site

from groups.models import ResearchGroup
from labportal.models import HomePage, LabSettings
from labportal.setup.lab_names import neutral_names
from labportal.staffing.rights import may
from people.models import Person
from publications.models import Publication


class Step(NamedTuple):
    """A step: what to do, where, and whether it is done."""

    text: str
    address: str
    done: bool


def first_steps(request: HttpRequest) -> list[Step]:
    """Return the steps while people or publications are missing; a lab may have no groups.

    There are none for those who may not take them.
    """
    needed = ("labportal.change_labsettings", "people.add_person", "groups.add_researchgroup")
    if not request.user.has_perms(needed) or not _is_empty():
        return []
    site = Site.find_for_request(request) or Site.objects.filter(is_default_site=True).first()
    return _steps(site, request) if site else []


def _is_empty() -> bool:
    records: tuple[Any, ...] = (Person, Publication)
    return not all(model.objects.live().exists() for model in records)


def _steps(site: Site, request: HttpRequest) -> list[Step]:
    lab = LabSettings.for_site(site)
    others = get_user_model().objects.exclude(username=request.user.get_username())
    return [
        Step(
            _("Give the lab its name, and its address and e-mail"),
            reverse("wagtailsettings:edit", args=["labportal", "labsettings", site.pk]),
            _has_name(lab) and bool(lab.email),
        ),
        Step(
            _("Write the home page"),
            reverse("wagtailadmin_pages:edit", args=[site.root_page_id]),
            HomePage.objects.filter(sites_rooted_here=site).exclude(lead="", headline="").exists(),
        ),
        Step(
            _("Add a research group, if the lab has any"),
            reverse(
                "staffing:new_group"
                if may(request.user, "new_group")
                else "wagtailsnippets_groups_researchgroup:add"
            ),
            ResearchGroup.objects.exists(),
        ),
        Step(
            _("Add people, with their groups and roles"),
            reverse(
                "staffing:new_member"
                if may(request.user, "new_member")
                else "wagtailsnippets_people_person:add"
            ),
            Person.objects.live().exists(),
        ),
        Step(
            _("Import the publications"),
            reverse("imports:add"),
            Publication.objects.live().exists(),
        ),
        Step(
            _("Give colleagues an account and a role"),
            reverse("wagtailusers_users:add"),
            others.exists(),
        ),
    ]


def _has_name(lab: LabSettings) -> bool:
    neutral = set(neutral_names().values())
    return any(text.lab_name not in neutral for text in lab.texts.all())
