"""Somebody moves, and somebody takes over: memberships follow one another, rights follow them."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains

from groups.models import Membership
from labportal.models import LabSettings, StaffChange
from labportal.staffing.changes import follow_due
from labportal.staffing.planning.plan import day_in_words
from tests.factories import MembershipFactory, RoleFactory
from tests.labportal.staffing.sent import confirm, plan_of
from tests.staff.world import make_person

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
YESTERDAY = TODAY - timedelta(days=1)


def move_of(world, **changes):
    """The form that moves Ada to imaging today."""
    fields = {
        "person": world.ada.pk,
        "ending_of": world.ada.pk,
        "ending": [world.vision.membership.pk],
        "group": world.imaging.group.pk,
        "day": TODAY.isoformat(),
    }
    return fields | changes


def handover_of(world, **changes):
    """The form by which Ada takes imaging over today, whose lead leaves it."""
    fields = {
        "group": world.imaging.group.pk,
        "person": world.ada.pk,
        "day": TODAY.isoformat(),
        "staying": "none",
    }
    return fields | changes


def roles_of(name):
    return set(User.objects.get(username=name).groups.values_list("name", flat=True))


@pytest.fixture
def led_by_bob(world):
    """Bob leads imaging, whose pages his account edits."""
    Membership.objects.filter(person=world.bob).update(lead=True)
    world.bob.user = world.users["other"]
    world.bob.save()


def test_the_editors_rights_of_the_old_group_go_and_those_of_the_new_come_if_wanted(world, admin):
    world.users["member"].groups.add(world.vision.group.editors)
    confirm(admin, "move", **move_of(world, edits="on"))
    assert roles_of("member") == {"Members", "Editors: imaging"}
    old, new = Membership.objects.filter(person=world.ada).order_by("pk")
    assert (old.end, new.start, new.group) == (
        YESTERDAY.isoformat(),
        TODAY.isoformat(),
        world.imaging.group,
    )
    admin.post(reverse("staffing:take_back", args=[StaffChange.objects.get().pk]))
    assert roles_of("member") == {"Members", "Editors: vision"}
    assert Membership.objects.get(person=world.ada).end == ""


def test_a_move_to_come_gives_no_rights_to_whoever_left_since(world, admin):
    day = TODAY + timedelta(days=40)
    confirm(admin, "move", **move_of(world, edits="on", day=day.isoformat()))
    fields = {"person": world.ada.pk, "last": TODAY.isoformat(), "account": "kept"}
    confirm(admin, "leave", **fields)
    assert follow_due(day) == 1
    assert roles_of("member") == {"Members"}


def test_rights_stay_where_another_membership_in_the_group_stays(world, admin):
    world.users["member"].groups.add(world.vision.group.editors)
    MembershipFactory(person=world.ada, group=world.vision.group, role=RoleFactory())
    confirm(admin, "move", **move_of(world))
    assert roles_of("member") == {"Members", "Editors: vision"}


def test_memberships_that_are_taken_out_do_not_end(world, admin):
    confirm(admin, "move", **move_of(world, ending=[], role=world.role.pk))
    assert Membership.objects.current().filter(person=world.ada).count() == 2


def test_another_persons_memberships_are_not_ended_by_a_form_that_showed_somebody_else(
    world, admin
):
    fields = move_of(world, person=world.bob.pk, group=world.vision.group.pk)
    plan = plan_of(admin, "move", **fields)
    assert [edit.pk for edit in plan.edits] == [world.imaging.membership.pk, None]


def test_a_move_to_where_one_is_already_is_refused_with_its_reason(world, admin):
    MembershipFactory(person=world.ada, group=world.imaging.group, role=world.role)
    plan = plan_of(admin, "move", **move_of(world))
    assert plan.faults == ["Ada Lovelace is Doctoral researcher (Imaging) at that time already."]
    response = admin.post(reverse("staffing:move"), move_of(world))
    assert "see what stands in the way" in response.content.decode()
    assert StaffChange.objects.count() == 0


def test_a_membership_that_began_later_does_not_end_before_it(world, admin):
    Membership.objects.filter(person=world.ada).update(start=TODAY.isoformat())
    plan = plan_of(admin, "move", **move_of(world))
    assert "it cannot end then" in plan.faults[0]


def test_who_has_no_account_edits_nothing(world, admin):
    carol = make_person("Carol", "Shaw")
    fields = move_of(world, person=carol.pk, ending=[], ending_of=carol.pk, role=world.role.pk)
    plan = plan_of(admin, "move", **fields, edits="on")
    assert plan.faults == ["Carol Shaw has no account that could edit pages."]


def test_the_role_is_asked_for_where_none_ends(world, admin):
    response = admin.post(reverse("staffing:move"), move_of(world, ending=[]))
    assert "Choose a role: no membership ends that had one." in response.content.decode()


def test_a_group_gets_another_lead_who_edits_its_pages(world, admin, led_by_bob):
    plan = plan_of(admin, "hand_over", **handover_of(world))
    assert "The pages of Imaging name Ada Lovelace as lead from then on." in plan.effects
    confirm(admin, "hand_over", **handover_of(world))
    leads = Membership.objects.current().leading().filter(group=world.imaging.group)
    assert [one.person for one in leads] == [world.ada]
    assert roles_of("member") == {"Members", "Editors: imaging"}
    assert roles_of("other") == set()
    admin.post(reverse("staffing:take_back", args=[StaffChange.objects.get().pk]))
    assert roles_of("other") == {"Editors: imaging"}
    assert roles_of("member") == {"Members"}
    leads = Membership.objects.current().leading().filter(group=world.imaging.group)
    assert [one.person for one in leads] == [world.bob]


def test_the_lead_before_goes_on_in_another_role_and_edits_still(world, admin, led_by_bob):
    emeritus = RoleFactory(slug="emeritus", names={"en": ("Emeritus", "")})
    confirm(admin, "hand_over", **handover_of(world, staying=emeritus.pk))
    present = Membership.objects.current().get(person=world.bob)
    assert (present.role, present.lead) == (emeritus, False)
    assert roles_of("other") == {"Editors: imaging"}


def test_the_lead_before_goes_on_in_the_role_until_now(world, admin, led_by_bob):
    plan = plan_of(admin, "hand_over", **handover_of(world, staying="same"))
    today = day_in_words(TODAY)
    assert plan.effects[:3] == [
        f"Bob Noyce: leading as Doctoral researcher (Imaging) ends on {day_in_words(YESTERDAY)}.",
        f"Bob Noyce stays as Doctoral researcher (Imaging), without leading, from {today}.",
        f"Ada Lovelace leads as Doctoral researcher (Imaging) from {today}.",
    ]
    confirm(admin, "hand_over", **handover_of(world, staying="same"))
    present = Membership.objects.current().get(person=world.bob)
    assert (present.role, present.lead, present.start) == (world.role, False, TODAY.isoformat())
    assert roles_of("other") == {"Editors: imaging"}


def test_what_becomes_of_the_lead_before_is_asked_for(world, admin, led_by_bob):
    response = admin.post(reverse("staffing:hand_over"), handover_of(world, staying=""))
    assertContains(response, "Choose whether the membership goes on, and as what.")
    assert not StaffChange.objects.exists()


def test_what_nobody_has_come_to_yet_is_no_error_while_choosing(world, admin, led_by_bob):
    said = "Choose whether the membership goes on, and as what."
    for asked, is_told in (("live", False), ("1", True)):
        sent = handover_of(world, staying="", preview=asked)
        page = admin.post(reverse("staffing:hand_over"), sent).content.decode()
        assert (said in page) == is_told


@pytest.mark.parametrize("led", [True, False])
def test_what_is_asked_of_who_led_is_marked_as_asked_for(led, world, admin, led_by_bob):
    if not led:
        Membership.objects.filter(group=world.imaging.group).update(lead=False)
    group = world.imaging.group.pk
    form = admin.get(f"{reverse('staffing:hand_over')}?group={group}").context["form"]
    assert (form["handing"].field.required, form["staying"].field.required) == (led, led)
    form = admin.get(reverse("staffing:hand_over")).context["form"]
    assert form["staying"].field.required


def test_of_two_leads_one_hands_over_and_the_other_goes_on_leading(world, admin, led_by_bob):
    group = world.imaging.group
    eve = MembershipFactory(group=group, role=world.role, lead=True).person
    bobs = Membership.objects.get(person=world.bob)
    asked = handover_of(world, handing_of=group.pk)
    response = admin.post(reverse("staffing:hand_over"), asked)
    assertContains(response, "Choose who hands over: the others go on leading.")
    asked["handing"] = [bobs.pk]
    plan = plan_of(admin, "hand_over", **asked)
    assert f"{eve} goes on leading Imaging." in [note.text for note in plan.notes]
    confirm(admin, "hand_over", **asked)
    leads = Membership.objects.current().leading().filter(group=group)
    assert {one.person for one in leads} == {world.ada, eve}


def test_one_lead_is_chosen_already_and_of_two_none(world, admin, led_by_bob):
    url = f"{reverse('staffing:hand_over')}?group={world.imaging.group.pk}"
    assert admin.get(url).context["form"]["handing"].value() == [
        Membership.objects.get(person=world.bob).pk
    ]
    MembershipFactory(group=world.imaging.group, role=world.role, lead=True)
    assert admin.get(url).context["form"]["handing"].value() == []


def test_who_leads_another_group_hands_nothing_over(world, admin, led_by_bob):
    other = MembershipFactory(role=world.role, lead=True)
    asked = handover_of(world, handing_of=world.imaging.group.pk, handing=[other.pk])
    response = admin.post(reverse("staffing:hand_over"), asked)
    assert response.context["form"].errors.keys() == {"handing"}


def test_a_group_without_a_lead_gets_one(world, admin):
    plan = plan_of(admin, "hand_over", **handover_of(world, role=world.role.pk, staying=""))
    assert not plan.faults
    plan = plan_of(admin, "hand_over", **handover_of(world, staying=""))
    assert plan.faults == ["Choose the role: nobody led until now."]


def test_a_member_of_the_group_becomes_its_lead(world, admin, led_by_bob):
    MembershipFactory(person=world.ada, group=world.imaging.group, role=RoleFactory())
    confirm(admin, "hand_over", **handover_of(world))
    present = Membership.objects.current().get(person=world.ada, group=world.imaging.group)
    assert (present.lead, present.role) == (True, world.role)


def test_who_leads_already_takes_nothing_over(world, admin, led_by_bob):
    plan = plan_of(admin, "hand_over", **handover_of(world, person=world.bob.pk))
    assert plan.faults == ["Bob Noyce leads Imaging already."]


def test_rights_of_a_hand_over_to_come_follow_on_its_day(world, admin, led_by_bob):
    day = TODAY + timedelta(days=40)
    confirm(admin, "hand_over", **handover_of(world, day=day.isoformat()))
    leads = Membership.objects.leading().filter(group=world.imaging.group)
    assert [one.person for one in leads.current()] == [world.bob]
    assert [one.person for one in leads.current(day)] == [world.ada]
    assert roles_of("member") == {"Members"}
    assert follow_due(day) == 1
    assert roles_of("member") == {"Members", "Editors: imaging"}


@pytest.mark.parametrize(
    ("contact", "visibility", "new"),
    [
        ("bob@example.org", "public", "ada@example.org"),
        ("bob@example.org", "members", "bob@example.org"),
        ("office@example.org", "public", "office@example.org"),
    ],
)
def test_the_labs_contact_follows_only_what_was_the_leads_and_is_for_everybody(
    contact, visibility, new, world, admin
):
    lab = LabSettings.for_site(world.site)
    lab.email = contact
    lab.save()
    MembershipFactory(person=world.bob, group=None, role=world.role, lead=True)
    type(world.bob).objects.filter(pk=world.bob.pk).update(email="bob@example.org")
    type(world.ada).objects.filter(pk=world.ada.pk).update(
        email="ada@example.org", email_visibility=visibility
    )
    confirm(admin, "hand_over", **handover_of(world, group="chair"))
    assert LabSettings.objects.get().email == new
    admin.post(reverse("staffing:take_back", args=[StaffChange.objects.get().pk]))
    assert LabSettings.objects.get().email == contact


def test_a_group_of_another_portal_or_none_is_no_choice(world, admin):
    for group in ("", "999999", "x", "9" * 30):
        response = admin.post(reverse("staffing:hand_over"), handover_of(world, group=group))
        assert response.status_code == 200
        assert response.context["form"].errors.keys() == {"group"}
