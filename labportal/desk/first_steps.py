"""The first steps in an empty portal, for those who may take them."""

from typing import NamedTuple

from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Site

from groups.models import ResearchGroup
from labportal.models import HomePage, LabSettings
from labportal.setup.lab_names import neutral_names
from people.models import Person
from publications.models import Publication


class Step(NamedTuple):
    """A step: what to do, where, and whether it is done."""

    text: str
    address: str
    done: bool


def first_steps(request: HttpRequest) -> list[Step]:
    """Return the steps, or none when all are done or somebody may not take them."""
    needed = ("labportal.change_labsettings", "people.add_person", "groups.add_researchgroup")
    site = Site.find_for_request(request) or Site.objects.filter(is_default_site=True).first()
    if site is None or not request.user.has_perms(needed):
        return []
    steps = _steps(site, request)
    return [] if all(step.done for step in steps) else steps


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
            _("Add a research group"),
            reverse("wagtailsnippets_groups_researchgroup:add"),
            ResearchGroup.objects.exists(),
        ),
        Step(
            _("Add people, and put them into the groups"),
            reverse("wagtailsnippets_people_person:add"),
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
