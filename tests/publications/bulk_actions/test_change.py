"""Changing many publications at once: submitted works stay hidden, and it is said which."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils.html import strip_tags

from tests.factories import PublicationFactory

pytestmark = pytest.mark.django_db
URL = reverse("wagtail_bulk_action", args=("publications", "publication", "change"))


def _change(client, *works, **said):
    """Return what is told of the change, and reload the works."""
    query = "&".join(f"id={one.pk}" for one in works)
    response = client.post(f"{URL}?{query}", said)
    for one in works:
        one.refresh_from_db()
    return strip_tags("\n".join(map(str, get_messages(response.wsgi_request))))


def test_what_becomes_submitted_is_hidden_and_named(admin_client):
    public = PublicationFactory(title="On engines", status="published", public=True)
    hidden = PublicationFactory(title="On lakes", status="published", public=False)
    text = _change(admin_client, public, hidden, status="submitted")
    assert [(one.status, one.public) for one in (public, hidden)] == [("submitted", False)] * 2
    assert public.latest_revision.content["public"] is False
    assert "Seen by editors only, as submitted works always are: On engines" in text
    assert "2 publications were changed." in text


@pytest.mark.parametrize("status", ["", "submitted"])
def test_what_is_submitted_is_not_shown_to_everybody_but_others_are(admin_client, status):
    submitted = PublicationFactory(title="On engines", status="submitted", public=False)
    other = PublicationFactory(title="On lakes", status="published", public=False)
    text = _change(admin_client, submitted, other, public="yes", status=status)
    assert (submitted.public, other.public) == (False, not status)
    said = "On engines, On lakes" if status else "On engines"
    assert f"Seen by editors only, as submitted works always are: {said}" in text


def test_what_stays_hidden_and_as_it_was_does_not_count_as_changed(admin_client):
    submitted = PublicationFactory(status="submitted", public=False)
    assert "changed." not in _change(admin_client, submitted, public="yes")
    assert not submitted.revisions.exists()
    _change(admin_client, submitted, public="yes", type="report")
    assert (submitted.type, submitted.public) == ("report", False)


def test_who_says_that_editors_only_see_it_is_told_nothing_more(admin_client):
    work = PublicationFactory(status="published", public=True)
    assert "as submitted works" not in _change(admin_client, work, status="submitted", public="no")
    assert (work.status, work.public) == ("submitted", False)


def test_a_submitted_work_that_is_published_can_be_shown_in_one_go(admin_client):
    work = PublicationFactory(status="submitted", public=False)
    assert "as submitted works" not in _change(admin_client, work, status="published", public="yes")
    assert (work.status, work.public) == ("published", True)
