"""Deleting a record says truly what goes with it, and meets no error where something needs it."""

import pytest
from django.contrib.messages import get_messages

from labportal.base.models import Topic
from people.models import Role
from tests.factories import MembershipFactory, PublicationFactory, TopicFactory
from tests.staff.answers import record_url

pytestmark = pytest.mark.django_db


def test_a_topic_goes_with_its_names_and_publications_stay(admin_client):
    topic = TopicFactory(name="Engines", texts={"de": ("Maschinen", "")})
    publication = PublicationFactory(topics=[topic])
    page = admin_client.get(record_url(topic, "delete")).content.decode()
    assert "texts of topics (1): Maschinen" in page
    assert "Nothing else names it." not in page
    admin_client.post(record_url(topic, "delete"))
    assert not Topic.objects.exists()
    assert not publication.topics.exists()


def test_a_record_that_nothing_names_says_so(admin_client):
    role = Role.objects.create(slug="guest", order=9)
    page = admin_client.get(record_url(role, "delete")).content.decode()
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
