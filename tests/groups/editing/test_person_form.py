"""Memberships in the form of a person, and what the lists of forms find to be added."""

import json

import pytest
from django.contrib.auth.models import Permission, User

from groups.models import Membership
from publications.models import Publication
from tests.factories import (
    MembershipFactory,
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
    RoleFactory,
)
from tests.staff.answers import open_form, record_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def group():
    return ResearchGroupFactory(names={"en": "Engines", "de": "Maschinen"})


def _memberships(client, person):
    return json.loads(open_form(client, record_url(person))["memberships"])


def test_memberships_are_in_the_form_of_a_person(admin_client, group):
    person, role = PersonFactory(), RoleFactory()
    membership = MembershipFactory(person=person, group=group)
    url = record_url(person)
    [row] = _memberships(admin_client, person)
    assert (row["id"], row["name"]) == (membership.pk, "Engines")
    sent = [row | {"end": "2024"}, {"group": None, "role": role.pk, "start": "2024"}]
    fields = {**open_form(admin_client, url), "memberships": json.dumps(sent)}
    assert admin_client.post(url, fields).status_code == 302
    stored = person.memberships.order_by("pk").values_list("group", "role", "start", "end")
    assert list(stored) == [
        (group.pk, membership.role_id, "2020", "2024"),
        (None, role.pk, "2024", ""),
    ]
    nowhere = json.dumps([{"group": 999, "name": "Gone", "role": role.pk}])
    response = admin_client.post(url, {**open_form(admin_client, url), "memberships": nowhere})
    errors = response.context["form"].errors["memberships"]
    assert errors == ["Gone: This record is not there any more."]


def test_who_may_not_change_memberships_neither_sees_nor_sends_them_with_a_person(client):
    user = User.objects.create_user("secretary")
    for permission in ("change_person", "access_admin"):
        user.user_permissions.add(Permission.objects.get(codename=permission))
    client.force_login(user)
    membership = MembershipFactory()
    url = record_url(membership.person)
    fields = open_form(client, url)
    assert "memberships" not in fields
    fields["memberships"] = json.dumps([{"id": membership.pk, "gone": True}])
    assert client.post(url, fields).status_code == 302
    assert Membership.objects.filter(pk=membership.pk).exists()


def test_people_and_publications_are_found_to_be_added_by_an_editor(client, group):
    user = User.objects.create_user("editor")
    user.groups.add(group.editors)
    client.force_login(user)
    ada = PersonFactory(given="Ada", family="Lövelace")
    MembershipFactory(person=ada, group=group, role=RoleFactory(names={"en": ("Reader", "")}))
    work = PublicationFactory(title="Notes", authors=[ada], citekey="ada1843")
    PublicationFactory(title="Others")

    def answer(kind, **parameters):
        return client.get(f"/admin/group-lists/{kind}/", parameters).json()

    assert answer("people", q="loevel") == {
        "rows": [[ada.pk, "Ada Lövelace", "Engines: Reader"]],
        "number": 1,
    }
    for typed in ("ada1843", "notes lovelace"):
        found = answer("works", q=typed, style="ieee")
        assert [pk for pk, _citation in found["rows"]] == [work.pk], typed
    first, second = Publication.objects.order_by("pk")
    rows = answer("works", id=[second.pk, first.pk, "x", 10**30])["rows"]
    assert [pk for pk, _citation in rows] == [second.pk, first.pk]
    assert answer("works", q="nothing of the kind") == {"rows": [], "number": 0}
    for number in range(12):
        PersonFactory(family=f"Lovell{number}")
    several = answer("people", q="lovell")
    assert (len(several["rows"]), several["number"]) == (8, 12)
