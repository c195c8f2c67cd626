"""Deleting a record says truly what goes with it, and meets no error where something needs it."""

import pytest
from django.contrib.messages import get_messages

from people.models import Person, Role
from tests.factories import MembershipFactory, PersonFactory, PublicationFactory
from tests.staff.answers import record_url

pytestmark = pytest.mark.django_db


def test_a_person_goes_with_memberships_and_printed_names_stay(admin_client):
    person = PersonFactory(given="Ada", family="Lovelace")
    MembershipFactory(person=person)
    publication = PublicationFactory(authors=[person])
    page = admin_client.get(record_url(person, "delete")).content.decode()
    assert "memberships (1): Ada Lovelace, Doctoral researcher" in page
    assert "authorships (1): Ada Lovelace" in page
    assert "Nothing else names it." not in page
    admin_client.post(record_url(person, "delete"))
    assert not Person.objects.exists()
    assert publication.authorships.get().person is None


def test_a_record_that_nothing_names_says_so(admin_client):
    page = admin_client.get(record_url(PersonFactory(), "delete")).content.decode()
    assert "Nothing else names it." in page


def test_what_others_need_is_not_deleted_and_says_who_needs_it(admin_client):
    role = MembershipFactory().role
    url = record_url(role, "delete")
    page = admin_client.get(url).content.decode()
    assert "memberships (1)" in page
    assert "Yes, delete" not in page
    response = admin_client.post(url)
    said = " ".join(str(one) for one in get_messages(response.wsgi_request))
    assert "is needed by others" in said
    assert Role.objects.exists()
