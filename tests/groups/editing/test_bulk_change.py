"""Putting many publications into the list of a group, and taking them out."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import ModelLogEntry, ReferenceIndex

from groups.row_log import ACTION
from groups.works.ownership import publications_of
from publications.models import Publication
from tests.factories import (
    MembershipFactory,
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
)

pytestmark = pytest.mark.django_db


def _change(client, works, **said):
    query = "&".join(f"id={one.pk}" for one in works)
    address = reverse("wagtail_bulk_action", args=("publications", "publication", "change"))
    response = client.post(f"{address}?{query}", said)
    return [str(one).strip() for one in get_messages(response.wsgi_request)]


def _listed(group):
    return set(publications_of(group.slug).order_by())


def test_publications_are_added_to_a_group_and_those_that_are_there_are_told(admin_client):
    group, person = ResearchGroupFactory(names={"en": "Engines"}), PersonFactory()
    MembershipFactory(person=person, group=group)
    own, others = PublicationFactory(authors=[person]), [PublicationFactory() for _ in range(2)]
    assert _change(admin_client, [own, *others], group=group.pk) == [
        "2 publications were added to the list of Engines.",
        "1 publication is in the list of Engines already.",
    ]
    assert _listed(group) == {own, *others}
    assert {row.publication for row in group.publication_exceptions.all()} == set(others)


def test_publications_are_taken_out_of_a_group_and_put_back(admin_client):
    group, person = ResearchGroupFactory(names={"en": "Engines"}), PersonFactory()
    MembershipFactory(person=person, group=group)
    own, other = PublicationFactory(authors=[person]), PublicationFactory()
    assert _change(admin_client, [own, other], group_out=group.pk) == [
        "1 publication was taken out of the list of Engines.",
        "1 publication is not in the list of Engines.",
    ]
    assert _listed(group) == set()
    _change(admin_client, [own], group=group.pk)
    assert _listed(group) == {own}


def test_the_history_of_the_group_says_who_added_what(admin_client, admin_user):
    group, works = ResearchGroupFactory(), [PublicationFactory() for _ in range(2)]
    _change(admin_client, works, group=group.pk)
    entry = ModelLogEntry.objects.get(action=ACTION)
    assert (entry.object_id, entry.user) == (str(group.pk), admin_user)
    assert {line[2] for line in entry.data["lines"]} == {str(work) for work in works}
    assert ReferenceIndex.get_references_to(works[0]).exists()


def test_a_change_of_groups_alone_leaves_the_publications_as_they_are(admin_client):
    work = PublicationFactory()
    _change(admin_client, [work], group=ResearchGroupFactory().pk)
    assert Publication.objects.get().latest_revision is None


def test_a_topic_and_a_group_are_given_at_once_and_both_are_told(admin_client):
    group, work = ResearchGroupFactory(names={"en": "Engines"}), PublicationFactory(type="book")
    said = _change(admin_client, [work], group=group.pk, type="report")
    assert set(said) == {
        "1 publication was added to the list of Engines.",
        "1 publication was changed.",
    }
