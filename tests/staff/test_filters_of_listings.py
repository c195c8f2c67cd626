"""Filters of listings: by group, role, time and account, and by source, import and person."""

import pytest
from django.contrib.auth.models import User

from groups.models import Membership
from people.models import Person
from publications.models import ImportBatch, ImportEntry, Publication, SourceEntry
from tests.factories import (
    MembershipFactory,
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
    RoleFactory,
)
from tests.staff.answers import model_url

pytestmark = pytest.mark.django_db


def _listed(client, kind, **filters):
    return list(client.get(model_url(kind, "list"), filters).context["object_list"])


def test_people_are_filtered_by_one_membership_that_has_it_all(admin_client):
    group, other, role = ResearchGroupFactory(), ResearchGroupFactory(), RoleFactory()
    here = PersonFactory(family="A")
    MembershipFactory(person=here, group=group, role=role)
    back = PersonFactory(family="B")
    MembershipFactory(person=back, group=group, end="2021")
    MembershipFactory(person=back, group=group, start="2022")
    gone = PersonFactory(family="C")
    MembershipFactory(person=gone, group=group, end="2021")
    MembershipFactory(person=gone, group=other, role=role)
    soon = PersonFactory(family="D")
    MembershipFactory(person=soon, group=group, start="2999-12-01")
    MembershipFactory(person=soon, group=group, end="2020")
    for filters, people in (
        ({"group": group.pk}, [here, back, gone, soon]),
        ({"group": group.pk, "time": "current"}, [here, back]),
        ({"group": group.pk, "time": "former"}, [gone]),
        ({"group": group.pk, "time": "coming"}, [soon]),
        ({"group": group.pk, "role": role.pk}, [here]),
        ({"time": "former"}, []),
        ({"role": role.pk, "q": "C"}, [gone]),
    ):
        assert _listed(admin_client, Person, **filters) == people, filters
    former = Membership.objects.filter(end__in=["2020", "2021"])
    assert set(_listed(admin_client, Membership, time="former")) == set(former)
    assert len(_listed(admin_client, Membership, time="current", group=group.pk)) == 2
    (begins,) = _listed(admin_client, Membership, time="coming")
    assert begins.person == soon


def test_people_are_filtered_by_whether_they_have_an_account(admin_client):
    ada = PersonFactory(family="A", user=User.objects.create_user("ada"))
    bob = PersonFactory(family="B")
    assert _listed(admin_client, Person, account="true") == [ada]
    assert _listed(admin_client, Person, account="false") == [bob]
    assert _listed(admin_client, Person) == [ada, bob]


def test_publications_are_filtered_by_source_import_person_and_group(admin_client):
    person, group = PersonFactory(), ResearchGroupFactory()
    MembershipFactory(person=person, group=group)
    work = PublicationFactory(authors=[person, person], issued_year=2022)
    PublicationFactory()
    SourceEntry.objects.create(publication=work, source="DBLP", citekey="a")
    batch, other = (ImportBatch.objects.create(source="DBLP") for _ in range(2))
    ImportEntry.objects.create(batch=batch, publication=work, outcome="new")
    for filters in (
        {"source": "DBLP"},
        {"batch": batch.pk},
        {"person": person.pk},
        {"group": group.pk, "source": "DBLP", "batch": batch.pk, "person": person.pk},
    ):
        assert _listed(admin_client, Publication, **filters) == [work], filters
    assert _listed(admin_client, Publication, batch=other.pk) == []
