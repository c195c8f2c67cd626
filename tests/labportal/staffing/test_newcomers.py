"""New members, their accounts and invitations, and new groups."""

import smtplib

import pytest
from django.contrib.auth.models import Group, User
from django.contrib.messages import get_messages
from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from groups.models import Membership, ResearchGroup, ResearchGroupPage
from labportal.roles import ADMINISTRATORS, MEMBERS
from people.models import Person
from tests.labportal.staffing.sent import said

pytestmark = pytest.mark.django_db


def member_form(world, **changes):
    """The form of a new member, who is invited by mail."""
    fields = {
        "given": "Grace",
        "family": "Hopper",
        "email": "grace@example.org",
        "group": world.vision.group.pk,
        "role": world.role.pk,
        "start": "1.10.2026",
        "account": "on",
        "roles": [Group.objects.get(name=MEMBERS).pk],
        "delivery": "mail",
        "language": "de",
    }
    return {name: value for name, value in (fields | changes).items() if value is not None}


def add(client, world, **changes):
    return client.post(reverse("staffing:new_member"), member_form(world, **changes))


def group_form(world, **changes):
    """The form of a new group with drafts of its pages."""
    fields = {"name_en": "Robots", "name_de": "Roboter", "pages": "draft", "start": "2026"}
    return fields | changes


def found(client, world, **changes):
    return client.post(reverse("staffing:new_group"), group_form(world, **changes))


def errors_of(response):
    assert response.status_code == 200
    return response.context["form"].errors


@pytest.mark.parametrize(("start", "is_told"), [("2026", False), ("2999-12", True)])
def test_who_founds_a_group_that_begins_later_is_told_where_it_is_missing_until_then(
    world, admin, start, is_told
):
    response = found(admin, world, start=start)
    told = " ".join(str(one) for one in get_messages(response.wsgi_request))
    assert ("no search shows it" in told) == is_told


def test_the_address_of_a_group_is_in_the_first_language_whoever_founds_it(world, admin):
    profile = UserProfile.get_for_user(world.users["admin"])
    profile.preferred_language = "de"
    profile.save()
    found(admin, world)
    assert ResearchGroup.objects.filter(slug="robots").exists()


def test_one_form_makes_person_membership_and_account(world, admin):
    add(admin, world, edits="on", lead="on", academic_title="Dr.")
    grace = Person.objects.get(family="Hopper")
    membership = Membership.objects.get(person=grace)
    assert (membership.group, membership.start, membership.lead) == (
        world.vision.group,
        "2026-10-01",
        True,
    )
    assert grace.titled_name == "Dr. Grace Hopper"
    assert (grace.user.username, grace.user.email) == ("grace-hopper", "grace@example.org")
    names = set(grace.user.groups.values_list("name", flat=True))
    assert names == {MEMBERS, "Editors: vision"}
    assert not grace.user.is_superuser
    assert not grace.user.is_staff
    assert grace.latest_revision.user == world.users["admin"]
    assert UserProfile.get_for_user(grace.user).preferred_language == "de"


def test_the_invitation_speaks_the_language_that_was_chosen(world, admin, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://lab.example.org"
    add(admin, world)
    (sent,) = mail.outbox
    assert sent.to == ["grace@example.org"]
    assert sent.subject.endswith(": Ihr Konto")
    assert "admin hat im Portal" in sent.body
    assert "Der Link gilt einmal und 7 Tage lang." in sent.body
    assert "https://lab.example.org/admin/password_reset/confirm/" in sent.body
    assert "Ihr Anmeldename ist: grace-hopper" in sent.body


def test_the_link_sets_the_password_once(world, admin):
    add(admin, world)
    link = next(word for word in mail.outbox[0].body.split() if "/confirm/" in word)
    path = link.removeprefix("http://testserver")
    browser = Client()
    form = browser.get(path, follow=True)
    password = {"new_password1": "long and strange", "new_password2": "long and strange"}
    browser.post(form.redirect_chain[-1][0], password)
    assert User.objects.get(username="grace-hopper").check_password("long and strange")
    assert Client().get(path, follow=True).context["validlink"] is False


def test_a_mail_that_fails_gives_the_link_instead(world, admin, monkeypatch):
    def fail(_message, **_options):
        raise smtplib.SMTPConnectError(421, "closed")

    monkeypatch.setattr(EmailMessage, "send", fail)
    response = add(admin, world)
    page = admin.get(response["Location"])
    assert "The e-mail could not be sent." in page.content.decode()
    assert "/admin/password_reset/confirm/" in page.context["link"]
    assert page["Cache-Control"].count("no-store")
    assert admin.get(response["Location"]).context["link"] == ""


def test_without_an_account_there_is_none(world, admin):
    users = User.objects.count()
    add(admin, world, account=None, email="")
    assert User.objects.count() == users
    assert Person.objects.get(family="Hopper").user is None
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("changes", "field", "text"),
    [
        ({"username": "ADMIN"}, "username", "There is an account “ADMIN” already."),
        ({"email": "Admin@example.org"}, "email", "The account “admin” has this e-mail already."),
        ({"email": ""}, "email", "The invitation needs an e-mail address, or a link."),
        ({"family": "lovelace", "given": "ada"}, "family", "There is somebody of this name"),
        ({"start": "30.2.2026"}, "start", "There is no day 30.2.2026."),
        ({"group": "chair", "edits": "on"}, "edits", "has no pages of its own"),
        ({"account": None, "edits": "on"}, "edits", "Without an account nobody edits pages."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(changes, field, text, world, admin):
    response = add(admin, world, **changes)
    assert text in errors_of(response)[field][0]
    typed = changes.get("family", "Hopper")
    assert f'value="{typed}"' in response.content.decode()
    assert not Membership.objects.filter(person__family="Hopper").exists()
    assert mail.outbox == []


def test_a_namesake_is_led_to_and_added_when_it_is_somebody_else(world, admin):
    page = add(admin, world, given="Ada", family="Lovelace").content.decode()
    assert reverse("wagtailsnippets_people_person:edit", args=[world.ada.pk]) in page
    add(admin, world, given="Ada", family="Lovelace", namesake="on")
    assert Person.objects.filter(family="Lovelace").count() == 2


def test_names_of_accounts_are_numbered_where_they_are_taken(world, admin):
    User.objects.create_user("Grace-Hopper")
    add(admin, world)
    assert Person.objects.get(family="Hopper").user.username == "grace-hopper-2"


def test_nobody_gives_a_role_with_more_rights_than_the_own_or_makes_a_superuser(world, admin):
    office = Group.objects.get(name=ADMINISTRATORS)
    stronger = Group.objects.create(name="Stronger")
    from_office = list(office.permissions.all())
    stronger.permissions.add(*from_office)
    office.permissions.remove(*office.permissions.filter(codename="delete_redirect"))
    response = add(admin, world, roles=[stronger.pk], is_superuser="on", is_staff="on")
    assert "roles" in errors_of(response)
    add(admin, world, roles=[office.pk], is_superuser="on", is_staff="on")
    account = Person.objects.get(family="Hopper").user
    assert (account.is_superuser, account.is_staff) == (False, False)


def test_editors_of_a_place_are_no_choice_for_who_has_no_right_on_it(world, admin):
    office = Group.objects.get(name=ADMINISTRATORS)
    office.page_permissions.all().delete()
    response = add(admin, world, edits="on")
    assert errors_of(response)["edits"] == ["You may not let others edit Vision."]


def test_an_account_is_made_for_somebody_who_is_there(world, admin):
    url = reverse("staffing:account", args=[world.bob.pk])
    fields = {"email": "bob@example.org", "delivery": "mail", "language": "en"}
    response = admin.post(url, fields)
    world.bob.refresh_from_db()
    assert world.bob.user.username == "bob-noyce"
    assert "An invitation was sent to bob@example.org." in said(response)


def test_an_invitation_is_sent_anew(world, admin):
    url = reverse("staffing:account", args=[world.ada.pk])
    admin.post(url, {"delivery": "mail", "language": "en"})
    admin.post(url, {"delivery": "mail", "language": "en"})
    assert [sent.to for sent in mail.outbox] == [["member@example.org"]] * 2


@pytest.mark.parametrize("fields", [{"is_superuser": True}, {"is_active": False}])
def test_no_link_is_had_of_an_account_with_more_rights_or_none(fields, world, admin):
    User.objects.filter(pk=world.users["member"].pk).update(**fields)
    url = reverse("staffing:account", args=[world.ada.pk])
    assert "you cannot invite it" in admin.get(url).content.decode()
    admin.post(url, {"delivery": "link", "language": "en"})
    assert "staffing_link" not in admin.session
    assert mail.outbox == []


def test_a_group_is_founded_with_lead_editors_and_drafts(world, admin):
    found(
        admin,
        world,
        lead=world.ada.pk,
        role=world.role.pk,
        editors=[world.users["member"].pk],
    )
    group = ResearchGroup.objects.get(slug="robots")
    assert {text.language: text.name for text in group.texts.all()} == {
        "en": "Robots",
        "de": "Roboter",
    }
    lead = Membership.objects.get(group=group)
    assert (lead.person, lead.lead, lead.start) == (world.ada, True, "2026")
    pages = ResearchGroupPage.objects.filter(group=group)
    assert {(page.title, page.live) for page in pages} == {("Robots", False), ("Roboter", False)}
    assert [user.username for user in group.editors.user_set.all()] == ["member"]
    browser = Client()
    browser.force_login(world.users["member"])
    for page in pages:
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        assert browser.get(url).status_code == 200


def test_links_to_both_pages_follow(world, admin):
    response = found(admin, world)
    page = admin.get(response["Location"]).content.decode()
    for one in ResearchGroupPage.objects.filter(group__slug="robots"):
        assert reverse("wagtailadmin_pages:edit", args=[one.pk]) in page


@pytest.mark.parametrize(("pages", "states"), [("public", [True, True]), ("none", [])])
def test_pages_are_published_or_left(pages, states, world, admin):
    found(admin, world, pages=pages)
    made = ResearchGroupPage.objects.filter(group__slug="robots")
    assert [page.live for page in made] == states


@pytest.mark.parametrize(
    ("changes", "field", "text"),
    [
        ({"name_de": "vision"}, "name_de", "There is a group of this name already."),
        ({"end": "2020"}, "end", "The end is before the start."),
        ({"lead": "ada"}, "role", "Choose a role."),
        ({"name_en": ""}, "name_en", "required"),
    ],
)
def test_what_is_wrong_with_a_group_is_said(changes, field, text, world, admin):
    if "lead" in changes:
        changes = {"lead": world.ada.pk}
    response = found(admin, world, **changes)
    assert text in errors_of(response)[field][0]
    assert ResearchGroup.objects.count() == 2


def test_an_address_that_a_page_has_already_is_said_and_no_group_is_left(world, admin):
    page = world.vision.pages["en"]
    page.slug = "robots"
    page.save()
    response = found(admin, world)
    assert "slug" in str(errors_of(response))
    assert ResearchGroup.objects.count() == 2
