"""Somebody leaves: what is told is what happens, and it is taken back as it was."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains
from wagtail.users.models import UserProfile

from groups.models import Membership
from labportal.base.records.open_forms.state import LOADED_STATE
from labportal.desk.accounts import accounts_of_alumni
from labportal.models import OpeningSupervisor, StaffChange
from labportal.roles import MEMBERS
from labportal.staffing.changes import ChangeRefusedError, carry_out, follow_due
from labportal.staffing.planning.departure import plan_departure
from tests.factories import MembershipFactory, RoleFactory
from tests.labportal.staffing.sent import confirm, plan_of

pytestmark = pytest.mark.django_db

YESTERDAY = timezone.localdate() - timedelta(days=1)


def leave(client, person, last=YESTERDAY, account="off", **fields):
    return confirm(
        client, "leave", person=person.pk, last=last.isoformat(), account=account, **fields
    )


def roles_of(account):
    return set(User.objects.get(pk=account.pk).groups.values_list("name", flat=True))


@pytest.fixture
def editing_ada(world):
    """The account of Ada, who edits her group, too."""
    account = world.users["member"]
    account.groups.add(world.vision.group.editors)
    return account


def test_memberships_end_and_rights_go(world, admin, editing_ada):
    leave(admin, world.ada, destination="Oxford")
    membership = Membership.objects.get(person=world.ada)
    assert (membership.end, membership.destination) == (YESTERDAY.isoformat(), "Oxford")
    account = User.objects.get(pk=editing_ada.pk)
    assert not account.is_active
    assert roles_of(account) == set()
    world.ada.refresh_from_db()
    assert world.ada.user == account


def test_what_is_told_names_memberships_roles_and_the_page(world, admin, editing_ada):
    plan = plan_of(admin, "leave", person=world.ada.pk, last="2026-03-31", account="off")
    told = " ".join(plan.effects)
    assert "Ada Lovelace: Doctoral researcher (Vision) ends on 31 March 2026." in told
    assert "loses its roles (Editors: vision, Members) and is switched off" in told
    assert "The page of Ada Lovelace stays" in told
    assert StaffChange.objects.count() == 0
    assert Membership.objects.get(person=world.ada).end == ""


def test_openings_and_the_lead_are_told(world, admin):
    Membership.objects.filter(person=world.ada).update(lead=True)
    OpeningSupervisor.objects.create(page=world.opening, person=world.ada)
    plan = plan_of(admin, "leave", person=world.ada.pk, last="2026-03-31", account="off")
    assert "Nobody leads Vision then." in plan.effects
    notes = {note.text: note.url for note in plan.notes}
    url = reverse("wagtailadmin_pages:edit", args=[world.opening.pk])
    assert notes["Ada Lovelace supervises the opening “Count”: see to it."] == url


def test_taken_back_all_is_as_it_was(world, admin, editing_ada):
    before = Membership.objects.filter(person=world.ada).values().get()
    editing_ada.user_permissions.add(Permission.objects.get(codename="add_redirect"))
    world.users["admin"].is_superuser = True
    world.users["admin"].save()
    leave(admin, world.ada, destination="Oxford")
    admin.post(reverse("staffing:take_back", args=[StaffChange.objects.get().pk]))
    assert Membership.objects.filter(person=world.ada).values().get() == before
    account = User.objects.get(pk=editing_ada.pk)
    assert account.is_active
    assert roles_of(account) == {"Editors: vision", MEMBERS}
    assert account.user_permissions.get().codename == "add_redirect"


def test_rights_given_by_hand_come_back_by_a_superuser_alone(world, admin, editing_ada):
    editing_ada.user_permissions.add(Permission.objects.get(codename="add_redirect"))
    leave(admin, world.ada)
    response = admin.post(reverse("staffing:take_back", args=[StaffChange.objects.get().pk]))
    account = User.objects.get(pk=editing_ada.pk)
    assert account.user_permissions.count() == 0
    assert account.is_active
    text = "A role stays away: it is gone, or gives more rights than yours."
    assert text in admin.get(response["Location"]).content.decode()


def test_what_was_changed_since_stays(world, admin):
    leave(admin, world.ada)
    Membership.objects.filter(person=world.ada).update(end="2024")
    User.objects.filter(pk=world.users["member"].pk).update(is_active=True)
    response = admin.post(reverse("staffing:take_back", args=[StaffChange.objects.get().pk]))
    page = admin.get(response["Location"]).content.decode()
    assert "was changed since: it stays." in page
    assert Membership.objects.get(person=world.ada).end == "2024"
    assert roles_of(world.users["member"]) == set()


def test_the_history_of_the_person_tells_of_it(world, admin):
    leave(admin, world.ada)
    admin.post(reverse("staffing:take_back", args=[StaffChange.objects.get().pk]))
    url = reverse("wagtailsnippets_people_person:history", args=[world.ada.pk])
    page = admin.get(url).content.decode()
    assert "leaves" in page
    assert "taken back" in page


def test_a_plan_that_somebody_overtook_is_refused(world, rf):
    by = world.users["admin"]
    plans = [plan_departure(world.ada, YESTERDAY, by=by) for _ in range(2)]
    carry_out(plans[0], by)
    with pytest.raises(ChangeRefusedError, match="Somebody changed these memberships"):
        carry_out(plans[1], by)
    assert StaffChange.objects.count() == 1


def test_a_name_is_shown_and_never_read_as_markup(world, admin):
    type(world.ada).objects.filter(pk=world.ada.pk).update(family="<b>Lovelace</b>")
    response = leave(admin, world.ada)
    page = admin.get(response["Location"]).content.decode()
    assert "&lt;b&gt;Lovelace" in page
    assert "<b>Lovelace" not in page


def test_nothing_is_taken_back_twice(world, admin):
    leave(admin, world.ada)
    url = reverse("staffing:take_back", args=[StaffChange.objects.get().pk])
    admin.post(url)
    response = admin.post(url)
    assert "That was taken back already." in admin.get(response["Location"]).content.decode()


def test_rights_of_a_day_to_come_follow_on_the_day_after_it(world, admin):
    last = timezone.localdate() + timedelta(days=30)
    leave(admin, world.ada, last=last)
    account = world.users["member"]
    assert Membership.objects.get(person=world.ada).end == last.isoformat()
    assert follow_due() == 0
    assert roles_of(account) == {MEMBERS}
    assert follow_due(last) == 0
    assert follow_due(last + timedelta(days=1)) == 1
    assert follow_due(last + timedelta(days=1)) == 0
    assert not User.objects.get(pk=account.pk).is_active


def test_taken_back_before_its_day_it_never_follows(world, admin):
    last = timezone.localdate() + timedelta(days=30)
    leave(admin, world.ada, last=last)
    admin.post(reverse("staffing:take_back", args=[StaffChange.objects.get().pk]))
    assert follow_due(last + timedelta(days=1)) == 0
    assert User.objects.get(pk=world.users["member"].pk).is_active
    assert Membership.objects.get(person=world.ada).end == ""


def test_rights_stay_when_the_time_was_extended_before_the_day_came(world, admin):
    last = timezone.localdate() + timedelta(days=30)
    leave(admin, world.ada, last=last)
    Membership.objects.filter(person=world.ada).update(end="2099")
    follow_due(last + timedelta(days=1))
    assert roles_of(world.users["member"]) == {MEMBERS}
    assert User.objects.get(username="member").is_active
    page = admin.get(reverse("staffing:list")).content.decode()
    assert "stay: a membership went on" in page


def test_one_failing_change_keeps_no_other_from_following(world, admin, monkeypatch, caplog):
    last = timezone.localdate() + timedelta(days=1)
    world.bob.user = world.users["other"]
    world.bob.save()
    leave(admin, world.ada, last=last)
    leave(admin, world.bob, last=last)
    broken = StaffChange.objects.get(person=world.ada)
    broken.trace["steps"][0]["do"] = "unheard of"
    broken.save()
    assert follow_due(last + timedelta(days=1)) == 1
    assert not User.objects.get(username="other").is_active
    assert "could not follow" in caplog.text


def test_a_kept_account_edits_its_own_profile_and_nothing_else(world, admin, editing_ada, client):
    leave(admin, world.ada, account="kept")
    account = User.objects.get(pk=editing_ada.pk)
    assert account.is_active
    assert roles_of(account) == {MEMBERS}
    assert account not in accounts_of_alumni()
    account.groups.add(world.imaging.group.editors)
    assert account in accounts_of_alumni()


def test_an_account_that_was_left_alone_is_told_as_before(world):
    Membership.objects.filter(person=world.ada).update(end="2022")
    assert world.users["member"] in accounts_of_alumni()


def test_a_superuser_loses_nothing_by_an_administrator(world, admin):
    User.objects.filter(pk=world.users["member"].pk).update(is_superuser=True)
    plan = plan_of(admin, "leave", person=world.ada.pk, last="2026-03-31", account="off")
    assert plan.steps == []
    assert "who alone may change it" in plan.notes[0].text
    leave(admin, world.ada)
    account = User.objects.get(pk=world.users["member"].pk)
    assert (account.is_active, account.is_superuser) == (True, True)


def test_nobody_takes_the_own_rights(world, admin):
    world.bob.user = world.users["admin"]
    world.bob.save()
    leave(admin, world.bob)
    assert User.objects.get(username="admin").is_active
    assert Membership.objects.get(person=world.bob).end == YESTERDAY.isoformat()


def test_a_membership_that_begins_later_stays_and_one_that_ended_is_left(world, admin):
    later = MembershipFactory(person=world.ada, role=RoleFactory(), start="2099")
    ended = MembershipFactory(person=world.ada, role=RoleFactory(), start="2010", end="2012")
    plan = plan_of(admin, "leave", person=world.ada.pk, last="2026-03-31", account="off")
    assert any("begins later, and stays" in note.text for note in plan.notes)
    assert not any("among the former members" in effect for effect in plan.effects)
    leave(admin, world.ada)
    for one in (later, ended):
        assert Membership.objects.get(pk=one.pk).end == one.end


def test_an_end_that_lies_after_the_last_day_comes_forward(world, admin):
    Membership.objects.filter(person=world.ada).update(end="2099")
    leave(admin, world.ada, last=date(2026, 3, 31))
    assert Membership.objects.get(person=world.ada).end == "2026-03-31"


def test_a_form_is_refused_when_somebody_changed_what_it_told(world, admin):
    fields = {"person": world.ada.pk, "last": "2026-03-31", "account": "off"}
    told = plan_of(admin, "leave", **fields)
    world.users["member"].groups.add(world.vision.group.editors)
    sent = {**fields, LOADED_STATE: told.digest}
    response = admin.post(reverse("staffing:leave"), sent)
    page = response.content.decode()
    assert "Nothing was done yet." in page
    assert "loses its roles (Editors: vision, Members)" in page
    assert 'value="2026-03-31"' in page
    assert StaffChange.objects.count() == 0
    sent[LOADED_STATE] = response.context["state"]
    assert admin.post(reverse("staffing:leave"), sent).status_code == 302


def test_a_form_that_was_told_nothing_shows_it_first(world, admin):
    fields = {"person": world.ada.pk, "last": "2026-03-31", "account": "off"}
    response = admin.post(reverse("staffing:leave"), fields)
    assert "ends on 31 March 2026." in response.content.decode()
    assert StaffChange.objects.count() == 0


def test_a_day_that_the_calendar_lacks_is_said(world, admin):
    fields = {"person": world.ada.pk, "last": "31.2.2026", "account": "off"}
    response = admin.post(reverse("staffing:leave"), fields)
    assert "is no day of the calendar" in response.content.decode()


def test_what_happens_is_told_in_german(world, admin):

    profile = UserProfile.get_for_user(world.users["admin"])
    profile.preferred_language = "de"
    profile.save()
    fields = {"person": world.ada.pk, "last": "31.3.2026", "account": "off"}
    page = admin.post(reverse("staffing:leave"), fields).content.decode()
    assert "Doctoral researcher (Vision) endet am 31. März 2026." in page
    assert "Das Konto „member“ verliert seine Rollen (Mitglieder)" in page


def test_the_list_tells_the_last_day_and_when_rights_go(world, admin, editing_ada):
    leave(admin, world.ada, last=date(2999, 12, 31))
    page = admin.get(reverse("staffing:list"))
    assertContains(page, "until 31 December 2999")
    assertContains(page, "are taken away on 1 January 3000")
    follow_due(date(3000, 1, 1))
    assertContains(admin.get(reverse("staffing:list")), "were taken away")


def test_the_list_tells_of_no_rights_where_none_go(world, admin):
    leave(admin, world.bob)
    change = StaffChange.objects.get()
    assert (change.last_day, change.rights_in_words) == (YESTERDAY, "–")


def test_the_list_leads_to_the_import_of_people(world, admin):
    assertContains(admin.get(reverse("staffing:list")), reverse("staffing:people_table"))
