"""Followers of people: they are told of every change but fixtures."""

import pytest
from django.core import serializers

from people.followers import person_changed, person_deleted, variant_deleted
from people.models import NameVariant, Person
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(monkeypatch):
    """The calls of followers, in order."""
    told = []
    for name, followers in (
        ("changed", person_changed),
        ("deleted", person_deleted),
        ("variant deleted", variant_deleted),
    ):
        tell = [lambda pk, name=name: told.append((name, pk))]
        monkeypatch.setattr(followers, "_functions", tell)
    return told


def test_saved_people_and_name_variants_are_told_of(told):
    person = PersonFactory()
    NameVariant.objects.create(person=person, name="A. Other")
    assert told == [("changed", person.pk)] * 2


def test_what_a_query_deletes_is_told_of_while_it_is_there(told, monkeypatch):
    person = PersonFactory()
    NameVariant.objects.create(person=person, name="A. Other")
    NameVariant.objects.all().delete()
    NameVariant.objects.create(person=person, name="B. Other")
    there = []
    person_deleted.register(lambda pk: there.append(Person.objects.filter(pk=pk).exists()))
    del told[:]
    Person.objects.filter(pk=person.pk).delete()
    assert sorted(told) == [("deleted", person.pk), ("variant deleted", person.pk)]
    assert there == [True]


def test_fixtures_are_told_to_nobody(told):
    variant = NameVariant.objects.create(person=PersonFactory(), name="A. Other")
    text = serializers.serialize("json", [variant.person, variant])
    del told[:]
    for row in serializers.deserialize("json", text):
        row.save()
    assert told == []
