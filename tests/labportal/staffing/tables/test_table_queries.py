"""A table of many people takes no more queries for each of them than one of few."""

import pytest
from django.urls import reverse
from wagtail.models import Page, ReferenceIndex, Revision

from groups.models import Membership
from labportal.base.records.open_forms.state import LOADED_STATE
from labportal.models import PeopleImport, StandardPage
from labportal.staffing.tables.taking_back import take_back
from people.models import NameVariant, Person
from tests.labportal.staffing.tables.sent import confirm, plan_of

pytestmark = pytest.mark.django_db

HEADINGS = "given names,family name,e-mail,ORCID iD,group,role,start,end,lead\n"


@pytest.fixture
def role(world):
    return str(world.role)


def test_planning_takes_as_many_queries_for_many_as_for_few(
    world, admin, role, django_assert_num_queries, django_assert_max_num_queries
):
    def table(number):
        rows = [f"Grace{n},Hopper,,,Vision,{role},2021,," for n in range(number)]
        return HEADINGS + "\n".join(rows)

    confirm(admin, table(40))
    plan_of(admin, table(3))
    address = reverse("staffing:people_table_plan", args=[PeopleImport.objects.first().pk])
    with django_assert_max_num_queries(40) as few:
        admin.get(address)
    number = len(few)
    plan_of(admin, table(60))
    address = reverse("staffing:people_table_plan", args=[PeopleImport.objects.first().pk])
    with django_assert_num_queries(number):
        admin.get(address)


def test_writing_takes_as_many_queries_for_many_as_for_few(
    world, admin, role, django_capture_on_commit_callbacks, django_assert_max_num_queries
):
    def rows(*numbers):
        rows = (f"Grace{n},Hopper{n},g{n}@example.org,,Vision,{role},2021,," for n in numbers)
        return HEADINGS + "\n".join(rows)

    numbers = []
    tables = [rows(*some) for some in (range(10), range(10, 60))]
    # All of them changed, and their memberships.
    tables += [table.replace(".org", ".com").replace(",2021", ",2020") for table in tables]
    for table in tables:
        plan = plan_of(admin, table)
        address = reverse("staffing:people_table_plan", args=[PeopleImport.objects.first().pk])
        with (
            django_assert_max_num_queries(200) as queries,
            django_capture_on_commit_callbacks(execute=True),
        ):
            admin.post(address, {LOADED_STATE: plan.digest})
        numbers.append(len(queries))
    for few, many in (numbers[:2], numbers[2:]):
        assert many == few


def test_values_are_taken_back_in_as_many_queries_for_many_as_for_few(
    world, admin, role, django_assert_max_num_queries
):
    def table(domain, numbers):
        rows = (f"Grace{n},Hopper{n},g{n}@{domain},,,,,," for n in numbers)
        return HEADINGS + "\n".join(rows)

    confirm(admin, table("example.org", range(40)))
    numbers = []
    for some in (range(5), range(5, 40)):
        kept = confirm(admin, table("example.com", some))
        with django_assert_max_num_queries(100) as queries:
            take_back(kept.pk, None)
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]
    assert not Person.objects.filter(email__endswith=".com").exists()


def test_new_people_are_taken_back_in_as_many_queries_for_many_as_for_few(
    world, admin, role, django_assert_max_num_queries, django_capture_on_commit_callbacks
):
    def table(numbers):
        rows = (f"Grace{n},Hopper{n},g{n}@example.org,,Vision,{role},2021,," for n in numbers)
        return HEADINGS + "\n".join(rows)

    before = set(Person.objects.all())
    numbers = []
    for some in (range(5), range(5, 40)):
        kept = confirm(admin, table(some))
        with (
            django_assert_max_num_queries(200) as queries,
            django_capture_on_commit_callbacks(execute=True),
        ):
            assert take_back(kept.pk, None) == []
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]
    assert set(Person.objects.all()) == before
    for model in (Revision, ReferenceIndex):
        left = model.objects.filter(base_content_type__model="person")
        assert not left.exclude(object_id__in=[str(one.pk) for one in before]).exists()


def test_new_people_whom_somebody_needs_stay_and_the_others_go(world, admin, role):
    rows = (f"Grace{n},Hopper{n},,,,,,," for n in range(6))
    kept = confirm(admin, HEADINGS + "\n".join(rows))
    people = {one.given: one for one in Person.objects.filter(given__startswith="Grace")}
    NameVariant.objects.create(person=people["Grace0"], name="G. Murray")
    people["Grace1"].slug = "amazing-grace"
    people["Grace1"].save()
    Membership.objects.create(person=people["Grace2"], role=world.role)
    Person.objects.filter(given="Grace3").update(user=world.users["other"])
    people["Grace4"].save_revision()
    left = take_back(kept.pk, None)
    assert [text.partition(" was edited or used since")[0] for text in left] == [
        *("Grace4 Hopper4", "Grace3 Hopper3", "Grace2 Hopper2", "Grace1 Hopper1", "Grace0 Hopper0")
    ]
    assert not Person.objects.filter(given="Grace5").exists()


def test_who_is_named_on_a_page_stays_when_the_table_is_taken_back(world, admin, role):
    confirm(admin, f"{HEADINGS}Grace,Hopper,,,Vision,{role},2021,,\n")
    held, grace = PeopleImport.objects.latest("pk"), Person.objects.get(family="Hopper")
    page = StandardPage(title="Works", slug="works")
    page.body = [("publications", {"heading": "", "person": grace, "length": 5, "order": "newest"})]
    Page.objects.filter(depth=2, locale__language_code="en")[:1].get().add_child(instance=page)
    left = take_back(held.pk, None)
    assert "was edited or used since" in " ".join(left)
    assert Person.objects.filter(pk=grace.pk).exists()
