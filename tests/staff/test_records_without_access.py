"""Bulk actions on records that somebody may not change: their number is told, not their names."""

import pytest
from django.urls import reverse

from groups.models import ResearchGroup
from labportal.base.models import Topic
from people.models import Person
from publications.models import Publication
from tests.factories import PersonFactory, PublicationFactory, TopicFactory

pytestmark = pytest.mark.django_db

ACTIONS = [
    *((Publication, action) for action in ("change", "link", "export", "delete")),
    *((kind, "delete") for kind in (Person, Topic, ResearchGroup)),
]


def _page(client, kind, action, query):
    meta = kind._meta
    url = reverse("wagtail_bulk_action", args=(meta.app_label, meta.model_name, action))
    return client.get(f"{url}?{query}").content.decode()


@pytest.mark.parametrize("role", ["member", "editor"])
@pytest.mark.parametrize(("kind", "action"), ACTIONS)
def test_no_record_is_named_to_whoever_may_not_change_it(world, signed_in, role, kind, action):
    PublicationFactory(title="Unseen engines", public=False, status="submitted")
    PersonFactory(given="Grace", family="Unseen")
    TopicFactory(name="Unseen topic")
    group = world.imaging.group
    group.texts.update(name="Unseen group")
    ids = "&".join(f"id={pk}" for pk in kind.objects.values_list("pk", flat=True))
    client = signed_in(role)
    page = _page(client, kind, action, ids)
    assert "Unseen" not in page
    assert f"({kind.objects.count()})" in page
    assert "Unseen" not in _page(client, kind, action, "id=all")


def test_no_account_is_named_to_whoever_may_not_change_it(world, signed_in):
    other = world.users["admin"]
    other.first_name = "Unseen"
    other.save()
    for action in ("delete", "assign_role", "set_active_state"):
        page = _page(signed_in("member"), type(other), action, f"id={other.pk}")
        assert "Unseen" not in page
        assert other.username not in page


def test_who_was_deleted_is_counted_and_not_named(admin_client):
    gone = PersonFactory(given="Grace", family="Unseen")
    Person.objects.filter(pk=gone.pk).update(deleted_at="2024-01-01T00:00Z")
    page = _page(admin_client, Person, "delete", f"id={gone.pk}")
    assert "Unseen" not in page
    assert "(1)" in page


def test_a_chosen_person_that_is_no_number_is_an_error_of_the_form(admin_client):
    work = PublicationFactory()
    url = reverse("wagtail_bulk_action", args=("publications", "publication", "link"))
    unknown = "not one of the available choices"
    for said, text in (("\0", "Null characters"), ("x", unknown), ("9" * 30, unknown)):
        page = admin_client.post(f"{url}?id={work.pk}", {"person": said})
        assert text in page.content.decode()
