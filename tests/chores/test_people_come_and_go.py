"""People come, move, leave and hand over: the office's work of an administrator."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.utils import timezone
from playwright.sync_api import expect

from groups.models import Membership, ResearchGroup
from labportal.models import LabSettings
from labportal.roles import ADMINISTRATORS, MEMBERS
from people.models import Person, Role
from tests.factories import MembershipFactory, PersonFactory, ResearchGroupFactory

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def base_url(settings, portal_server):
    settings.WAGTAILADMIN_BASE_URL = portal_server.url


@pytest.fixture
def vision(lab):
    return ResearchGroupFactory(slug="vision", names={"en": "Vision", "de": "Sehen"})


def sign_in_by_link(desk, link, name):
    """Set a password by a link in a window of one's own, and sign in with it."""
    context = desk.window.context.browser.new_context()
    window = context.new_page()
    window.goto(link)
    fields = window.locator("input[type=password]")
    expect(fields).to_have_count(2)
    for field in fields.all():
        field.fill("engines and many notes")
    window.get_by_role("button").last.click()
    window.get_by_role("link", name="Login").click()
    window.get_by_label("Username").fill(name)
    window.get_by_label("Password").fill("engines and many notes")
    window.get_by_role("button", name="Sign in").click()
    window.get_by_role("navigation").first.wait_for()
    context.close()


def test_a_new_member_gets_person_membership_account_and_invitation_in_one_form(sign_in):
    desk = sign_in(ADMINISTRATORS)
    desk.open("New member")
    desk.fill(given_names="Grace", family_name="Hopper", **{"e-mail": "grace@example.org"})
    desk.choose(group="Engines", role="Doctoral researcher")
    desk.fill(since="11/2026")
    desk.window.get_by_label("Edits the pages of this group").check()
    desk.picture("new-member", at=desk.window.get_by_role("textbox", name="E-mail"))
    desk.press("Save")
    expect(desk.window.locator(".messages")).to_contain_text("invitation was sent")
    desk.took(at_most=10)
    grace = Person.objects.get(family="Hopper")
    membership = grace.memberships.get()
    assert (str(membership.group), membership.start) == ("Engines", "2026-11")
    assert not grace.user.has_usable_password()
    roles = set(grace.user.groups.values_list("name", flat=True))
    assert roles == {MEMBERS, "Editors: engines"}
    link = re.search(r"http\S+/password_reset/\S+", mail.outbox[0].body)[0]
    sign_in_by_link(desk, link, "grace-hopper")


def test_the_link_to_set_a_password_is_handed_over_where_no_mail_is_wanted(sign_in):
    desk = sign_in(ADMINISTRATORS)
    desk.go("People")
    desk.add("New member")
    desk.fill(given_names="Grace", family_name="Hopper")
    desk.choose(group="the chair itself", role="Office and administration")
    desk.window.get_by_label("show me the link").check()
    desk.press("Save")
    field = desk.window.get_by_label("Link to set a password")
    expect(field).to_have_value(re.compile("/password_reset/"))
    link = field.input_value()
    assert field.evaluate("field => field.scrollHeight <= field.clientHeight")
    desk.sees("grace-hopper")
    desk.sees("Works until")
    desk.window.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.press("Copy link")
    desk.sees("The link is copied.")
    assert desk.window.evaluate("navigator.clipboard.readText()") == link
    desk.took(at_most=10)
    desk.window.reload()
    desk.sees("The link was shown already.")
    assert mail.outbox == []
    sign_in_by_link(desk, link, "grace-hopper")


def test_a_name_that_is_taken_is_said_and_nothing_is_lost(sign_in):
    desk = sign_in(ADMINISTRATORS)
    desk.open("New member")
    desk.fill(given_names="Ada", family_name="Lovelace", **{"e-mail": "ada@example.org"})
    desk.fill(**{"sign-in_name": MEMBERS.upper()})
    desk.choose(group="Engines", role="Office and administration")
    desk.press("Save")
    desk.sees(f"There is an account “{MEMBERS.upper()}” already.")
    desk.sees("There is somebody of this name already.")
    expect(desk.window.get_by_role("textbox", name="E-mail")).to_have_value("ada@example.org")
    desk.window.get_by_label("This is somebody else of the same name").check()
    desk.fill(**{"sign-in_name": "ada"})
    desk.press("Save")
    expect(desk.window.locator(".messages")).to_contain_text("invitation was sent")
    assert Person.objects.filter(family="Lovelace").count() == 2


def test_somebody_moves_to_another_group(sign_in, vision):
    ada = Person.objects.get()
    ada.user.groups.add(ResearchGroup.objects.get(slug="engines").editors)
    desk = sign_in(ADMINISTRATORS)
    desk.open("Somebody moves")
    desk.choose(person="Ada Lovelace (Engines: Head of the chair)", moves_to="Vision")
    desk.sees("Ada Lovelace: Head of the chair (Vision) begins on")
    desk.sees("the account “Members” edits the pages of Engines no more.")
    desk.press("Move")
    expect(desk.window.locator(".messages")).to_contain_text("Ada Lovelace moves.")
    desk.took(at_most=4)
    today = timezone.localdate()
    old, new = ada.memberships.order_by("pk")
    assert old.end == (today - timedelta(days=1)).isoformat()
    assert (new.group, new.start, new.role) == (vision, today.isoformat(), old.role)
    assert not ada.user.groups.filter(name="Editors: engines").exists()


def test_somebody_leaves_and_that_is_taken_back(sign_in):
    ada = Person.objects.get()
    desk = sign_in(ADMINISTRATORS)
    desk.open("Somebody leaves")
    desk.choose(person="Ada Lovelace (Engines: Head of the chair)")
    desk.sees("Ada Lovelace: Head of the chair (Engines) ends on")
    desk.sees("At once, the account “Members” loses its roles (Members) and is switched off")
    desk.sees("The page of Ada Lovelace stays")
    desk.picture("leave")
    desk.press("End all of it")
    expect(desk.window.locator(".messages")).to_contain_text("Ada Lovelace leaves.")
    desk.took(at_most=4)
    assert Membership.objects.get().end == timezone.localdate().isoformat()
    account = User.objects.get(pk=ada.user.pk)
    assert (account.is_active, account.groups.count()) == (False, 0)
    desk.window.get_by_role("button", name="Take back").click()
    expect(desk.window.locator(".messages")).to_contain_text("all of it is as it was")
    assert Membership.objects.get().end == ""
    account = User.objects.get(pk=ada.user.pk)
    assert (account.is_active, account.groups.get().name) == (True, MEMBERS)


def test_leaving_is_reached_from_the_row_and_from_the_form(sign_in):
    desk = sign_in(ADMINISTRATORS)
    desk.go("People")
    desk.window.get_by_role("button", name="More options for 'Ada Lovelace'").click()
    desk.window.get_by_role("link", name="Leaves …").click()
    desk.sees("Ada Lovelace: Head of the chair (Engines) ends on")
    desk.go("People")
    desk.open("Ada Lovelace")
    desk.window.get_by_role("button", name="Actions").click()
    desk.window.get_by_role("link", name="Move …").click()
    expect(desk.window.get_by_label("Head of the chair, Engines")).to_be_checked()


def test_what_is_typed_changes_what_is_told_before_it_is_done(sign_in):
    desk = sign_in(ADMINISTRATORS)
    desk.open("Somebody leaves")
    desk.choose(person="Ada Lovelace (Engines: Head of the chair)")
    desk.fill(last_day="2099-03-31")
    desk.sees("ends on 31 March 2099.")
    desk.sees("On 1 April 2099, by itself, the account “Members” loses its roles")
    desk.press("End all of it")
    expect(desk.window.locator(".messages")).to_contain_text("Ada Lovelace leaves.")
    desk.sees("until 31 March 2099")
    desk.sees("are taken away on 1 April 2099")
    assert User.objects.get(username=MEMBERS).is_active


def test_the_chair_is_handed_over(sign_in):
    head = Role.objects.get(slug="head")
    old = PersonFactory(given="Charles", family="Babbage", email="babbage@example.org")
    MembershipFactory(person=old, group=None, role=head, lead=True, start="1828")
    lab = LabSettings.objects.get()
    lab.email = "babbage@example.org"
    lab.save()
    Person.objects.filter(family="Lovelace").update(
        email="ada@example.org", email_visibility="public"
    )
    desk = sign_in(ADMINISTRATORS)
    desk.open("Hand over")
    desk.choose(group_or_chair="the chair itself (Charles Babbage)")
    desk.choose(new_lead="Ada Lovelace (Engines: Head of the chair)")
    expect(desk.window.get_by_label("Charles Babbage, Head of the chair")).to_be_checked()
    desk.choose(whoever_hands_over_goes_on_as="Office and administration")
    desk.sees("Charles Babbage: leading as Head of the chair (the chair itself) ends on")
    desk.sees(
        "Charles Babbage stays as Office and administration (the chair itself), without leading"
    )
    desk.sees("Ada Lovelace leads as Head of the chair (the chair itself) from")
    desk.sees("e-mail changes from babbage@example.org to ada@example.org")
    desk.press("Hand over")
    expect(desk.window.locator(".messages")).to_contain_text("Ada Lovelace takes over.")
    desk.took(at_most=6)
    leads = Membership.objects.current().leading().filter(group=None)
    assert [str(one.person) for one in leads] == ["Ada Lovelace"]
    assert LabSettings.objects.get().email == "ada@example.org"
    assert old.memberships.current().get().role.slug == "office"


@pytest.mark.usefixtures("in_german")
def test_one_of_two_who_lead_the_chair_hands_over_and_the_other_leads_on(sign_in):
    head = Role.objects.get(slug="head")
    old = PersonFactory(given="Charles", family="Babbage")
    other = PersonFactory(given="Mary", family="Somerville")
    for person in (old, other):
        MembershipFactory(person=person, group=None, role=head, lead=True, start="1828")
    desk = sign_in(ADMINISTRATORS)
    desk.open("Leitung übergeben")
    desk.choose(Group_or_chair="der Lehrstuhl selbst (Charles Babbage, Mary Somerville)")
    handing = desk.window.get_by_role("checkbox", name=re.compile("^Charles Babbage"))
    expect(handing).not_to_be_checked()
    title = head.texts.get(language="de").name
    desk.choose(New_lead=f"Ada Lovelace (Maschinen: {title})")
    desk.press("Hand over")
    desk.sees("Wählen Sie, wer die Leitung abgibt: Die anderen leiten weiter.")
    handing.check()
    desk.choose(Whoever_hands_over_goes_on_as="nothing: the membership ends")
    desk.sees("(der Lehrstuhl selbst) endet am")
    desk.press("Hand over")
    expect(desk.window.locator(".messages")).to_contain_text("Ada Lovelace übernimmt die Leitung.")
    desk.took(at_most=8)
    leads = Membership.objects.current().leading().filter(group=None)
    assert {str(one.person) for one in leads} == {"Ada Lovelace", "Mary Somerville"}
    assert not old.memberships.current().exists()
