"""Linking a person to the names on many publications, and what is told of those without one."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from publications.editing.links import MOST_NAMED
from publications.models import LinkOrigin
from tests.factories import PersonFactory, PublicationFactory

pytestmark = pytest.mark.django_db


def _link(client, person, *works):
    query = "&".join(f"id={one.pk}" for one in works)
    address = reverse("wagtail_bulk_action", args=("publications", "publication", "link"))
    response = client.post(f"{address}?{query}", {"person": person.pk})
    return [str(one).strip() for one in get_messages(response.wsgi_request)]


def _linked(work):
    return [(one.name, one.person, one.linked_by) for one in work.authorships.all()]


def test_the_names_that_may_be_the_person_are_linked_with_a_revision(admin_client, admin_user):
    ada = PersonFactory(given="Ada", family="King")
    works = [PublicationFactory(authors=["A. King", "B. Other"]) for _ in range(2)]
    said = _link(admin_client, ada, *works)
    assert len(said) == 1
    assert "2 names were linked to Ada King." in said[0]
    for work in works:
        assert _linked(work)[0] == ("A. King", ada, LinkOrigin.EDITOR)
        assert _linked(work)[1][1] is None
        work.refresh_from_db()
        assert work.latest_revision.user == admin_user


def test_every_publication_on_which_nothing_was_linked_is_named_with_the_reason(admin_client):
    ada, ann = PersonFactory(given="Ada", family="King"), PersonFactory(given="Ann", family="King")
    there = PublicationFactory(title="There", authors=[ada])
    anns = PublicationFactory(title="Ann's", authors=[ann])
    twice = PublicationFactory(title="Twice", authors=["A. King", "A. King"])
    other = PublicationFactory(title="<Other>", authors=["Grace Hopper"])
    rejected = PublicationFactory(title="Rejected", authors=["A. King"])
    rejected.authorships.update(linked_by=LinkOrigin.REJECTED)
    said = _link(admin_client, ada, there, anns, twice, other, rejected)
    assert len(said) == 3
    already, several, free = said
    assert "Ada King is linked already" in already
    assert ">There</a>" in already
    assert "several names may be Ada King" in several
    assert ">Twice</a>" in several
    assert "no name that is free may be Ada King" in free
    for title in ("Ann&#x27;s", "&lt;Other&gt;", "Rejected"):
        assert f">{title}</a>" in free
    for work in (anns, twice, other, rejected):
        assert ada not in [person for _, person, _ in _linked(work)]


def test_of_very_many_publications_the_first_are_named_and_the_others_counted(admin_client):
    ada = PersonFactory(given="Ada", family="King")
    works = [PublicationFactory(authors=["Grace Hopper"]) for _ in range(MOST_NAMED + 3)]
    (said,) = _link(admin_client, ada, *works)
    assert said.count("<a ") == MOST_NAMED
    assert said.endswith("and 3 more")


def test_one_who_wrote_and_edited_a_work_is_linked_in_both_roles(admin_client):
    ada = PersonFactory(given="Ada", family="King")
    editor = {"given": "A.", "family": "King", "role": "editor"}
    work = PublicationFactory(authors=["A. King", editor])
    _link(admin_client, ada, work)
    assert [person for _, person, _ in _linked(work)] == [ada, ada]


def test_without_a_person_one_is_asked_for(admin_client):
    work = PublicationFactory()
    address = reverse("wagtail_bulk_action", args=("publications", "publication", "link"))
    response = admin_client.post(f"{address}?id={work.pk}", {"person": ""})
    assert "This field is required." in response.content.decode()
