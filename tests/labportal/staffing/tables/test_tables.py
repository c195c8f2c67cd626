"""A table of people: what is told is what happens, and it is taken back as it was."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from groups.models import Membership
from groups.row_log import ACTION
from labportal.base.records.open_forms.state import LOADED_STATE
from labportal.models import PeopleImport
from labportal.staffing.tables.files import write_table
from people.models import NameVariant, Person
from tests.factories import MembershipFactory, PersonFactory, PublicationFactory
from tests.labportal.staffing.tables.sent import confirm, plan_of, said_of, take_back, upload

pytestmark = pytest.mark.django_db

HEADINGS = "given names,family name,e-mail,ORCID iD,group,role,start,end,lead\n"
GRACE = HEADINGS + "Grace,Hopper,grace@example.org,0000-0002-1825-0097,Vision,{},April 2021,,\n"


@pytest.fixture
def role(world):
    return str(world.role)


def outcomes(plan):
    return {str(one.person): one.outcome for one in plan.people}


def test_a_new_person_with_membership_is_told_then_written(world, admin, role):
    plan = plan_of(admin, GRACE.format(role))
    assert outcomes(plan) == {"Grace Hopper": "new"}
    assert not Person.objects.filter(family="Hopper").exists()
    confirm(admin, GRACE.format(role))
    grace = Person.objects.get(family="Hopper")
    assert (grace.orcid, grace.slug) == ("0000-0002-1825-0097", "grace-hopper")
    membership = grace.memberships.get()
    assert (membership.group, membership.start) == (world.vision.group, "2021-04")
    assert grace.latest_revision.user == world.users["admin"]


def test_memberships_of_a_table_are_told_in_the_history_of_group_and_person(world, admin, role):
    confirm(admin, GRACE.format(role))
    grace = Person.objects.get(family="Hopper")
    confirm(admin, GRACE.format(role).replace("April", "May"))
    for record in (world.vision.group, grace):
        entries = ModelLogEntry.objects.for_instance(record).filter(action=ACTION).order_by("-pk")
        changed, added = (str(entry.message) for entry in entries[:2])
        assert added.endswith(f"(role: {role}, start: 2021-04)")
        assert changed.endswith("(start: 2021-04 → 2021-05)")
        assert {entry.user for entry in entries[:2]} == {world.users["admin"]}


def test_the_same_table_again_is_the_same(world, admin, role):
    confirm(admin, GRACE.format(role))
    plan = plan_of(admin, GRACE.format(role))
    assert outcomes(plan) == {"Grace Hopper": "same"}
    assert not plan.writes


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["en", "de"])
def test_the_download_is_what_an_import_takes_and_all_of_it_is_the_same(
    world, admin, kind, language
):
    person = PersonFactory(given="=HYPERLINK(1)", family="O’Brien, Jr.", phone="+49 89 1")
    person.links.create(label="Website", url="https://example.org/x")
    MembershipFactory(person=person, group=None, start="", end="2019")
    MembershipFactory(person=person, group=None, start="2020", lead=True)
    world.ada.email = "ada@example.org"
    world.ada.save()
    profile = UserProfile.get_for_user(world.users["admin"])
    profile.preferred_language = language
    profile.save()
    address = reverse("staffing:people_download", args=[kind])
    plan = plan_of(admin, admin.get(address).content, f"people.{kind}")
    assert set(outcomes(plan).values()) == {"same"}
    assert len(plan.people) == Person.objects.count()
    assert (plan.faults, plan.unknown) == ([], [])


def test_german_headings_in_any_order_and_unknown_columns_are_told(world, admin, role):
    plan = plan_of(
        admin,
        f"Rolle;Name;Schuhgröße;Gruppe;Vorname;Seit\n{role};Hopper;39;Vision;Grace;15.4.2021\n",
    )
    assert plan.unknown == ["Schuhgröße"]
    assert outcomes(plan) == {"Grace Hopper": "new"}
    assert plan.people[0].edits[0].after["start"] == "2021-04-15"


def test_empty_cells_change_nothing_and_others_are_told_old_and_new(world, admin):
    world.ada.email, world.ada.room = "ada@example.org", "1.01"
    world.ada.save()
    Membership.objects.filter(person=world.ada).update(start="2020")
    plan = plan_of(
        admin, HEADINGS.replace("lead", "room") + "Ada,Lovelace,ADA@example.org,,Vision,,,2024,2.02"
    )
    (one,) = plan.people
    told = [(change.column.key, change.old, change.new) for change in one.changes]
    assert told == [("email", "ada@example.org", "ADA@example.org"), ("room", "1.01", "2.02")]
    assert [(m.said, m.outcome) for m in one.memberships] == [([("End", "", "2024")], "changed")]


def test_a_person_is_found_by_orcid_then_mail_then_id_then_name(world, admin):
    a = PersonFactory(given="A", family="Same", orcid="0000-0002-1825-0097")
    b = PersonFactory(given="B", family="Same", email="b@example.org")
    c = PersonFactory(given="C", family="Same")
    text = (
        "id,orcid,email,given,family,room\n"
        ",0000-0002-1825-0097,,Other,Name,1\n,,B@EXAMPLE.ORG,,,2\n"
        f"{c.slug},,,,,3\n,,,Ada,Lovelace,4\n"
    )
    plan = plan_of(admin, text)
    assert [one.person.pk for one in plan.people] == [a.pk, b.pk, c.pk, world.ada.pk]


def test_an_unclear_person_is_an_error_with_line_and_what_to_do(world, admin):
    PersonFactory(given="Ada", family="Lovelace")
    grace = PersonFactory(given="Grace", family="Hopper", email="g@example.org")
    other = PersonFactory(given="Grace", family="Young", orcid="0000-0002-1825-0097")
    NameVariant.objects.create(person=other, name="Grace Chisholm")
    text = (
        "id,orcid,email,given,family\n"
        ",,,Ada,Lovelace\n"
        ",0000-0002-1825-0097,g@example.org,,\n"
        "nobody,,,Grace,Hopper\n"
        ",,,Grace,Chisholm\n"
        ",0000-0001-5109-3700,,Grace,Young\n"
        "new,,,Grace,Hopper\n"
        ",,,Grace,\n"
    )
    said = said_of(plan_of(admin, text))
    assert "Several people are called so: Ada Lovelace (ada-lovelace), Ada" in said[2]
    assert "names several people" in said[3]
    assert f"has the id “{grace.slug}”" in said[4]
    assert "another name or ORCID" in said[5]
    assert "another name or ORCID" in said[6]
    assert 7 not in said
    assert "needs a name" in said[8]


def test_what_a_cell_cannot_be_is_an_error_with_its_line(world, admin, role):
    rows = [
        "Grace,Hopper,no address,,Vision,,,,",
        "Grace,Hopper,,0000-0002-1825-0098,,,,,",
        "Grace,Hopper,,,Nowhere,,,,",
        f"Grace,Hopper,,,Vision,{role},05/03/2026,,",
        f"Grace,Hopper,,,Vision,{role},2024,2020,",
        f"Grace,Hopper,,,Vision,{role},,,perhaps",
        "Grace,Hopper,,,Vision,,,,",
        "Grace,Hopper,,,,,2020,,",
        "Grace,Hopper,,,,,,,,too much",
    ]
    said = said_of(plan_of(admin, HEADINGS + "\n".join(rows)))
    assert "E-mail" in said[2]
    assert "typo" in said[3]
    assert "There is no group “Nowhere”. Groups: Imaging; Vision; the chair itself." in said[4]
    assert "05/03/2026" in said[5]
    assert "before the start" in said[6]
    assert "neither yes nor no" in said[7]
    assert "needs a role" in said[8]
    assert "Of which group and role?" in said[9]
    assert "more cells" in said[10]


def test_with_an_error_nothing_is_imported(world, admin, role):
    text = GRACE.format(role) + "Bob,Hope,no address,,,,,,\n"
    plan = plan_of(admin, text)
    kept = PeopleImport.objects.get()
    address = reverse("staffing:people_table_plan", args=[kept.pk])
    assert "Import</button>" not in admin.get(address).content.decode()
    admin.post(address, {LOADED_STATE: plan.digest})
    assert not Person.objects.filter(family="Hopper").exists()


def test_rows_of_one_new_person_are_one_and_contradictions_are_told(world, admin, role):
    text = (
        HEADINGS
        + f"Grace,Hopper,g@example.org,,Vision,{role},2019,2020,\n"
        + f"Grace,Hopper,,,Vision,{role},2021,,\n"
    )
    confirm(admin, text)
    grace = Person.objects.get(family="Hopper")
    assert [one.start for one in grace.memberships.order_by("start")] == ["2019", "2021"]
    said = said_of(plan_of(admin, text + "Grace,Hopper,h@example.org,,,,,,\n"))
    assert list(said) == [4]
    assert "g@example.org" in said[4]


def test_a_later_time_is_another_membership_and_an_overlapping_one_is_the_same(world, admin):
    MembershipFactory(
        person=world.bob, group=world.vision.group, role=world.role, start="2015", end="2017"
    )
    row = HEADINGS + "Bob,Hope,,,Vision,{},{},,\n"
    name = f"{world.bob.given},{world.bob.family}"
    later = plan_of(admin, row.replace("Bob,Hope", name).format(world.role, "2019"))
    assert [m.outcome for m in later.people[0].memberships] == ["new"]
    same = plan_of(admin, row.replace("Bob,Hope", name).format(world.role, "2016-04"))
    assert [m.said for m in same.people[0].memberships] == [[("Start", "2015", "April 2016")]]


def test_the_plan_is_confirmed_as_told_or_not_at_all(world, admin, role):
    plan_of(admin, GRACE.format(role))
    kept = PeopleImport.objects.get()
    address = reverse("staffing:people_table_plan", args=[kept.pk])
    told = admin.get(address).context["plan"].digest
    PersonFactory(given="Grace", family="Hopper")
    response = admin.post(address, {LOADED_STATE: told}, follow=True)
    assert "Nothing was done yet" in response.content.decode()
    assert not Membership.objects.filter(person__family="Hopper").exists()


def test_an_import_is_taken_back_as_if_it_had_not_been(world, admin, role):
    before = list(Person.objects.values("given", "family", "email", "room").order_by("pk"))
    memberships = list(Membership.objects.values("person", "role", "start", "end").order_by("pk"))
    text = GRACE.format(role) + "Ada,Lovelace,ada@example.org,,Vision,,,2024,\n"
    kept = confirm(admin, text)
    assert bytes(kept.content) == b""
    page = take_back(admin, kept)
    assert "all of it is as it was" in page.content.decode()
    assert list(Person.objects.values("given", "family", "email", "room").order_by("pk")) == before
    found = Membership.objects.values("person", "role", "start", "end").order_by("pk")
    assert list(found) == memberships
    assert "taken back already" in take_back(admin, kept).content.decode()


def test_what_was_changed_since_stays_and_is_listed(world, admin, role):
    text = GRACE.format(role) + "Ada,Lovelace,ada@example.org,,Vision,,,2024,\n"
    text = text.replace("lead", "room").replace("2024,", "2024,1.01")
    kept = confirm(admin, text)
    Person.objects.filter(pk=world.ada.pk).update(email="countess@example.org")
    grace = Person.objects.get(family="Hopper")
    PublicationFactory(authors=[grace]).authorships.update(linked_by="editor")
    page = take_back(admin, kept).content.decode()
    assert "Ada Lovelace: “E-mail” was changed since" in page
    assert "Grace Hopper was edited or used since" in page
    world.ada.refresh_from_db()
    assert (world.ada.email, world.ada.room) == ("countess@example.org", "")
    assert Membership.objects.get(person=world.ada).end == ""
    assert not grace.memberships.exists()


def test_the_example_of_the_template_is_left_out(world, admin):
    for language in ("en", "de"):
        for kind in ("csv", "xlsx"):
            address = reverse("staffing:people_template", args=[language, kind])
            plan = plan_of(admin, admin.get(address).content, f"template.{kind}")
            assert (plan.people, plan.faults, plan.unknown, plan.examples) == ([], [], [], 1)


def test_a_chosen_file_is_shown_to_nobody_else(world, admin, role, client):
    plan_of(admin, GRACE.format(role))
    address = reverse("staffing:people_table_plan", args=[PeopleImport.objects.get().pk])
    client.force_login(User.objects.create_superuser("another"))
    assert client.get(address).status_code == 404
    client.force_login(world.users["editor"])
    assert client.get(address).status_code == 302


def test_what_is_no_table_comes_back_with_the_reason(world, admin):
    for content, reason in ((b"%PDF-1.4", "Save it as XLSX"), (b"a;b\n1;2", "has to name")):
        page = upload(admin, content)
        assert reason in page.content.decode()
    assert not PeopleImport.objects.exists()


def test_a_table_written_by_a_program_without_quoting_is_read(world, admin, role):
    rows = [["Name", "Group", "Role"], ["Hopper, Grace", "Vision", role]]
    assert outcomes(plan_of(admin, write_table(rows, "csv"))) == {"Grace Hopper": "new"}


def test_former_members_of_unknown_dates_are_imported_and_taken_back(world, admin, role):
    text = f"given,family,group,role,former\nGrace,Hopper,Vision,{role},yes\n"
    kept = confirm(admin, text + "Ada,Lovelace,Vision,,yes\n")
    assert Membership.objects.past().filter(former=True).count() == 2
    assert outcomes(plan_of(admin, text)) == {"Grace Hopper": "same"}
    take_back(admin, kept)
    assert not Membership.objects.filter(former=True).exists()
    said = said_of(plan_of(admin, text.replace("former", "former,end").replace("yes", "yes,2020")))
    assert "not both" in said[2]


def test_a_name_in_one_piece_is_checked_in_its_parts(world, admin):
    plan = plan_of(admin, f"name\nGrace Hopper\n{'x' * 101}\n")
    assert [one.person.given for one in plan.people] == ["Grace"]
    assert said_of(plan) == {
        3: "Family name: Ensure this value has at most 100 characters (it has 101)."
    }
