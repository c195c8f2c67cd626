"""Writing new members and new groups: each with all that belongs to it, or nothing."""

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, Site

from groups.models import Membership, ResearchGroup, ResearchGroupPage, ResearchGroupText
from labportal.setup.content import languages
from labportal.setup.pages import add_translated, research_indexes
from labportal.staffing.forms.accounts import AccountForm, NewMemberForm
from labportal.staffing.forms.groups import NewGroupForm, PageChoice
from labportal.staffing.invitations import make_account
from labportal.staffing.rights import grantable
from people.models import Person


@transaction.atomic
def add_member(form: NewMemberForm) -> Person:
    """Write the person, membership and account of a valid form. Raises IntegrityError."""
    said = form.cleaned_data
    person = Person(
        academic_title=said["academic_title"],
        given=said["given"],
        family=said["family"],
        email=said["email"],
    )
    person.save()
    if form.wants_account:
        _make_account(form, person, form.auth_groups())
    person.save_revision(user=form.by, log_action="wagtail.create")
    membership = form.membership_of(person)
    membership.save()
    log(membership, "wagtail.create", user=form.by)
    return person


@transaction.atomic
def add_account(form: AccountForm, person: Person) -> User:
    """Write the account of a valid form for a person. Raises IntegrityError."""
    account = _make_account(form, person, form.cleaned_data["roles"])
    person.save_revision(user=form.by, log_action=True)
    return account


def _make_account(form: AccountForm, person: Person, auth_groups: Any) -> User:
    said = form.cleaned_data
    username = form.name_of_account(person.given, person.surname)
    return make_account(username, said["email"], person, auth_groups, said["language"])


@transaction.atomic
def found_group(form: NewGroupForm, site: Site, by: Any) -> tuple[ResearchGroup, dict[str, Page]]:
    """Write the group of a valid form, with lead, editors and pages; return it and the pages.

    Raises ValidationError if a page with its address is there, and PermissionDenied if `by` may
    not let others edit it.
    """
    said = form.cleaned_data
    group = ResearchGroup(
        start=said["start"], end=said["end"], citation_style=said["citation_style"]
    )
    group.order = ResearchGroup.objects.count()
    group.texts = [
        ResearchGroupText(language=language, name=name) for language, name in form.names.items()
    ]
    group.save()
    log(group, "wagtail.create", user=by)
    if said["lead"]:
        Membership.objects.create(
            person=said["lead"], group=group, role=said["role"], lead=True, start=said["start"]
        )
    pages: dict[str, Page] = {}
    if said["pages"] != PageChoice.NONE:
        parents = research_indexes(site)
        names = form.names
        pages = dict(
            add_translated(
                parents,
                lambda language: ResearchGroupPage(
                    group=group,
                    slug=group.slug,
                    title=names.get(language) or names[languages()[0]],
                    owner=by,
                ),
                live=said["pages"] == PageChoice.PUBLIC,
                user=by,
            )
        )
    # Its auth group was made when it was saved, and got its rights with the pages.
    group.refresh_from_db()
    if said["editors"] and group.editors:
        if not grantable(by, [group.editors]):
            raise PermissionDenied
        for account in said["editors"]:
            account.groups.add(group.editors)
    return group, pages


def pages_forbidden(site: Site, by: Any, choice: str) -> str:
    """Return why somebody may not make the pages of a group so; "" if they may."""
    if choice == PageChoice.NONE:
        return ""
    parents = research_indexes(site)
    if not parents:
        return _("There is no research page under which the group’s pages could stand.")
    rights = [parent.permissions_for_user(by) for parent in parents.values()]
    if not all(right.can_add_subpage() for right in rights):
        return _("You may not add pages under the research page.")
    if choice == PageChoice.PUBLIC and not all(right.can_publish_subpage() for right in rights):
        return _("You may not publish pages under the research page.")
    return ""
