"""Going back to an older revision of a record."""

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from labportal.base.records.versions.revert import keep_all_but
from people.models import Person
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    """A person who has changed since the first revision."""
    person = PersonFactory(
        given="Ada", family="Lovelace", texts={"en": ("Mathematician", "")}, email="old@example.org"
    )
    person.save_revision()
    person.given, person.slug, person.email = "Augusta", "augusta", "new@example.org"
    person.texts.all().delete()
    person.save()
    return Person.objects.get(pk=person.pk)


def _restored(person):
    return person.revisions.earliest("pk").as_object()


def test_fields_that_the_form_holds_are_the_revisions_and_others_todays(person):
    restored = _restored(person)
    keep_all_but({"email"}, restored, person)
    assert (restored.email, restored.given, restored.slug) == (
        "old@example.org",
        "Augusta",
        "augusta",
    )


def test_rows_that_the_form_holds_are_the_revisions_and_others_todays(person):
    restored = _restored(person)
    keep_all_but({"texts"}, restored, person)
    assert [text.own_title for text in restored.texts.all()] == ["Mathematician"]
    restored = _restored(person)
    keep_all_but(set(), restored, person)
    assert list(restored.texts.all()) == []


def test_a_relation_is_kept_with_its_column(person):
    user = User.objects.create_user("ada")
    Person.objects.filter(pk=person.pk).update(user=user)
    restored = _restored(person)
    keep_all_but({"given"}, restored, Person.objects.get(pk=person.pk))
    assert (restored.user, restored.given) == (user, "Ada")


def _opened(client, user, person):
    client.force_login(user)
    revision = person.revisions.earliest("pk")
    url = reverse("wagtailsnippets_people_person:revisions_revert", args=[person.pk, revision.pk])
    return client.get(url).context["form"].instance


def test_members_go_back_to_no_more_than_their_form_holds(client, person):
    user = User.objects.create_user("ada")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    person.user = user
    person.save()
    opened = _opened(client, user, person)
    assert (opened.email, opened.given) == ("old@example.org", "Ada")
    assert (opened.slug, opened.user) == ("augusta", user)


def test_administrators_go_back_to_all_that_their_form_holds(client, person):
    opened = _opened(client, User.objects.create_superuser("administrator"), person)
    assert (opened.email, opened.slug, opened.given) == (
        "old@example.org",
        "ada-lovelace",
        "Ada",
    )
    assert [text.own_title for text in opened.texts.all()] == ["Mathematician"]


def test_nobody_brings_back_a_merge(client):
    person = PersonFactory(merged_into=PersonFactory())
    person.save_revision()
    Person.objects.filter(pk=person.pk).update(merged_into=None)
    opened = _opened(client, User.objects.create_superuser("administrator"), person)
    assert opened.merged_into is None
