"""Bulk actions on records that were chosen in their listing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from groups.models import Membership
from people.models import Person
from publications.models import Publication
from tests.factories import (
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
    TopicFactory,
)
from tests.staff.answers import answer

pytestmark = pytest.mark.django_db


def _address(kind, action, query):
    meta = kind._meta
    return reverse("wagtail_bulk_action", args=(meta.app_label, meta.model_name, action)) + query


def _act(client, action, works, **said):
    query = "?" + "&".join(f"id={one.pk}" for one in works)
    return client.post(_address(Publication, action, query), said)


def _change(client, works, **said):
    return _act(client, "change", works, **said)


def test_the_form_names_the_works_by_their_number(admin_client):
    works = [PublicationFactory(title="Works of ice"), PublicationFactory()]
    query = "?" + "&".join(f"id={one.pk}" for one in works)
    page = admin_client.get(_address(Publication, "change", query)).content.decode()
    assert "<summary>2 publications change:</summary>" in page
    assert "Works of ice" in page


def test_publications_are_given_a_topic_and_lose_one(admin_client):
    new, old = TopicFactory(), TopicFactory()
    works = [PublicationFactory(topics=[old]), PublicationFactory(topics=[old, new])]
    other = PublicationFactory(topics=[old])
    assert _change(admin_client, works, topic=new.pk, topic_out=old.pk).status_code == 302
    assert [
        list(one.topics.all()) for one in Publication.objects.filter(pk__in=[w.pk for w in works])
    ] == [[new], [new]]
    assert list(other.topics.all()) == [old]


def test_type_status_and_whether_visitors_see_them_change_with_a_revision(admin_client, admin_user):
    work = PublicationFactory(type="book", status="published", public=True)
    _change(admin_client, [work], type="report", status="accepted", public="no")
    work.refresh_from_db()
    assert (work.type, work.status, work.public) == ("report", "accepted", False)
    assert work.latest_revision.content["type"] == "report"
    assert ModelLogEntry.objects.filter(object_id=work.pk, user=admin_user).exists()
    _change(admin_client, [work], public="yes")
    work.refresh_from_db()
    assert (work.type, work.public) == ("report", True)


def test_a_change_that_says_nothing_is_asked_what(admin_client):
    work = PublicationFactory()
    response = _change(admin_client, [work])
    assert "Say what is to change." in response.content.decode()
    assert work.revisions.count() == 0


def test_all_are_those_that_the_listing_shows(admin_client):
    topic = TopicFactory()
    for title in ("On engines", "More engines"):
        PublicationFactory(title=title, type="book")
    PublicationFactory(title="Engines in brief", type="report")
    PublicationFactory(title="Lakes", type="book")
    url = _address(Publication, "change", "?id=all&q=engines&type=book")
    assert "2 publications change:" in admin_client.get(url).content.decode()
    admin_client.post(url, {"topic": topic.pk})
    titles = Publication.objects.filter(topics=topic).values_list("title", flat=True)
    assert sorted(titles) == ["More engines", "On engines"]


def test_all_that_are_deleted_are_those_that_the_listing_shows(admin_client):
    for family in ("Lovelace", "Hopper"):
        PersonFactory(family=family)
    admin_client.post(_address(Person, "delete", "?id=all&q=hopper"))
    assert [person.family for person in Person.objects.live()] == ["Lovelace"]


def test_all_memberships_that_are_deleted_are_those_of_the_group_they_are_filtered_by(
    world, signed_in
):
    query = f"?id=all&group={world.vision.group.pk}"
    signed_in("admin").post(_address(Membership, "delete", query))
    assert list(Membership.objects.all()) == [world.imaging.membership]


def test_an_editor_deletes_memberships_of_the_own_group_only_in_bulk_too(world, signed_in):
    ids = "&".join(f"id={one.membership.pk}" for one in (world.vision, world.imaging))
    signed_in("editor").post(_address(Membership, "delete", f"?{ids}"))
    assert list(Membership.objects.all()) == [world.imaging.membership]


def test_who_may_not_change_publications_changes_none(world, signed_in):
    for role in ("editor", "member"):
        _change(signed_in(role), [world.publication], type="book")
        world.publication.refresh_from_db()
        assert world.publication.type != "book"
    assert answer(signed_in("none").get(_address(Publication, "change", "?id=1"))) == "login"


def test_what_was_merged_away_is_not_changed(admin_client):
    work = PublicationFactory(type="book", retired_at=timezone.now())
    _change(admin_client, [work], type="report")
    work.refresh_from_db()
    assert work.type == "book"


def test_forty_are_changed_in_about_as_many_queries_as_two(admin_client):
    ada = PersonFactory(given="Ada", family="King")

    def queries(number, action, **said):
        works = [PublicationFactory(authors=["A. King"]) for _ in range(number)]
        with CaptureQueriesContext(connection) as caught:
            assert _act(admin_client, action, works, **said).status_code == 302
        return len(caught)

    for action, said in (
        ("change", lambda: {"topic": TopicFactory().pk}),
        ("change", lambda: {"group": ResearchGroupFactory().pk}),
        ("link", lambda: {"person": ada.pk}),
    ):
        _first, few, many = (queries(number, action, **said()) for number in (2, 2, 40))
        assert many <= few + 3, action


def test_who_may_not_change_publications_links_and_exports_none(world, signed_in):
    for role in ("editor", "member"):
        client = signed_in(role)
        _act(client, "link", [world.publication], person=world.ada.pk)
        assert not world.publication.authorships.filter(person=world.ada).exists()
        response = _act(client, "export", [world.publication], extension="bib")
        assert b"On engines" not in response.getvalue()


def test_only_groups_that_one_may_edit_are_offered(world, signed_in):
    address = _address(Publication, "change", f"?id={world.publication.pk}")
    assert "group" not in signed_in("bib").get(address).context["form"].fields
    every = signed_in("admin").get(address).context["form"].fields["group"].queryset
    assert set(every) == {world.vision.group, world.imaging.group}
    world.users["bib"].groups.add(world.vision.group.editors)
    own = signed_in("bib").get(address).context["form"].fields["group"].queryset
    assert list(own) == [world.vision.group]
    _change(signed_in("bib"), [world.publication], group=world.imaging.group.pk)
    assert not world.imaging.group.publication_exceptions.exists()
