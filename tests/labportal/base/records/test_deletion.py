"""Deleting a record says truly what goes with it, and meets no error where something needs it."""

import pytest
from django.contrib.messages import get_messages

from people.models import Role
from tests.factories import MembershipFactory, RoleFactory
from tests.staff.answers import record_url

pytestmark = pytest.mark.django_db


def test_a_record_that_nothing_names_says_so(admin_client):
    page = admin_client.get(record_url(RoleFactory(), "delete")).content.decode()
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
