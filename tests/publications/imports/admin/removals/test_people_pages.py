"""The pages on which people are merged and deleted, and those of pairs that may be one."""

import re

import pytest
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.users.models import UserProfile

from people.models import Person
from publications.imports.admin.removals.kinds import KINDS
from publications.imports.removals.people.merging import delete, merge
from publications.models import DistinctPeople, PersonRemoval
from tests.factories import MembershipFactory, PersonFactory, PublicationFactory
from tests.publications.imports.admin.wizard import make_librarian

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(db):
    client = Client()
    client.force_login(User.objects.create_superuser("admin"))
    return client


@pytest.fixture
def pair(db):
    ada = PersonFactory(given="Ada", family="Lovelace", phone="1")
    short = PersonFactory(given="A.", family="Lovelace", phone="2", room="3")
    PublicationFactory(title="On <engines>", authors=[short])
    MembershipFactory(person=short)
    return ada, short


def merge_url(pair):
    return reverse("removals:merge_people", args=[one.pk for one in pair])


def said(response):
    return " ".join(str(one) for one in get_messages(response.wsgi_request))


def test_the_page_shows_who_stays_what_differs_and_what_moves(client, pair):
    page = client.get(merge_url(pair)).content.decode()
    for text in (
        "Who stays, and which value of each field",
        'aria-label="phone: 2, shown to those who are signed in"',
        'aria-label="room: 3, shown to those who are signed in"',
        "Names printed on works (1): On &lt;engines&gt;",
        "memberships (1): Group",
        pair[0].slug,
    ):
        assert text in page


def test_the_pages_speak_german(client, pair):
    UserProfile.objects.update_or_create(
        user=User.objects.get(), defaults={"preferred_language": "de"}
    )
    assert "Zwei Personen zusammenführen" in client.get(merge_url(pair)).content.decode()
    page = client.get(reverse("removals:doubles_people")).content.decode()
    assert "Mögliche Dubletten unter den Personen" in page
    assert "Vergleichen und zusammenführen" in page
    merge(pair[0].pk, pair[1].pk, {})
    assert "Person" in client.get(reverse("removals:list")).content.decode()


def test_what_is_to_be_thought_of_is_said_before_two_are_merged(client, pair):
    ada, short = pair
    for number, one in enumerate(pair):
        one.user = User.objects.create(username=f"user-{number}")
        one.orcid = ("0000-0002-1825-0097", "0000-0001-5109-3700")[number]
        one.save()
    PublicationFactory(title="Joint", authors=[ada, short])
    page = client.get(merge_url(pair)).content.decode()
    assert "Both are named on one work, which speaks against their being one: Joint" in page
    assert "They have two ORCID iDs." in page
    assert "Both have a user account." in page


def test_a_merge_takes_what_was_chosen_and_is_taken_back_in_one_click(client, pair):
    ada, short = pair
    sent = {"stays": ada.pk, "field-phone": short.pk, "field-given": ada.pk}
    answer = client.post(merge_url(pair), sent)
    assert answer["Location"].endswith(f"/edit/{ada.pk}/")
    assert "“A. Lovelace” was merged into “Ada Lovelace”." in said(answer)
    ada.refresh_from_db()
    assert (ada.phone, ada.room) == ("2", "3")
    removal = PersonRemoval.objects.get()
    url = reverse("removals:take_back_person", args=[removal.pk])
    assert url in said(answer)
    assert url in client.get(reverse("removals:list")).content.decode()
    assert client.get(url).status_code == 405
    client.post(url)
    assert Person.objects.live().count() == 2
    assert "taken back:" in client.get(reverse("removals:list")).content.decode()


def test_who_went_and_who_stays_are_named_as_they_were_called(client):
    stays = PersonFactory(given="Ömer", family="Yıldız")
    goes = PersonFactory(given="Uwe", family="Schlüter")
    sent = {"stays": stays.pk, "field-given": goes.pk}
    answer = client.post(merge_url((stays, goes)), sent)
    text = "“Uwe Schlüter” was merged into “Ömer Yıldız”, which is “Uwe Schlüter” now."
    assert text in said(answer)


@pytest.mark.parametrize("view", ["merge", "merge_with"])
@pytest.mark.parametrize("kind", KINDS)
def test_pages_of_a_merge_lead_back_to_the_listing(client, kind, view):
    factory = {Person: PersonFactory}.get(kind.model, PublicationFactory)
    pair = [factory().pk, factory().pk]
    url = reverse(kind.urls[view], args=pair if view == "merge" else pair[:1])
    page = client.get(url).content.decode()
    assert re.search(rf'href="{reverse(kind.url_name("list"))}">\s*Cancel', page)


def test_an_outdated_form_and_one_without_a_survivor_are_refused(client, pair):
    ada, short = pair
    answer = client.post(merge_url(pair), {})
    assert "Choose which of the two people stays." in answer.content.decode()
    short.save_revision()
    answer = client.post(merge_url(pair), {"stays": ada.pk, f"revision-{short.pk}": ""})
    assert "Somebody else has changed one of the people" in answer.content.decode()
    assert Person.objects.live().count() == 2


def test_nobody_is_merged_with_themselves_or_with_who_is_gone(client, pair):
    ada, short = pair
    answer = client.get(merge_url((ada, ada)))
    assert answer["Location"] == reverse("removals:merge_with_person", args=[ada.pk])
    delete(short.pk)
    assert client.get(merge_url(pair)).status_code == 404


def test_who_keeps_the_bibliography_sees_merges_of_publications_only(pair):
    client = Client()
    client.force_login(make_librarian())
    removal = merge(pair[0].pk, pair[1].pk, {})
    assert "A. Lovelace" not in client.get(reverse("removals:list")).content.decode()
    url = reverse("removals:take_back_person", args=[removal.pk])
    assert client.post(url).status_code == 302
    assert PersonRemoval.objects.get().taken_back_at is None


def test_the_form_of_a_person_leads_to_the_choice_of_another(client, pair):
    edit = client.get(reverse("wagtailsnippets_people_person:edit", args=[pair[0].pk]))
    url = reverse("removals:merge_with_person", args=[pair[0].pk])
    assert url in edit.content.decode()
    assert (
        "Choose the person who is the same as “Ada Lovelace”." in client.get(url).content.decode()
    )
    answer = client.post(url, {"other": pair[1].pk})
    assert answer["Location"] == merge_url(pair)
    edit = client.get(reverse("wagtailsnippets_people_person:edit", args=[pair[1].pk]))
    assert edit.status_code == 200


def test_deleting_says_what_goes_with_a_person_and_keeps_it_all(client, pair):
    short = pair[1]
    short.user = User.objects.create(username="short")
    short.save()
    url = reverse("wagtailsnippets_people_person:delete", args=[short.pk])
    page = client.get(url).content.decode()
    assert "Names printed on works (1): On " in page, page[page.index("Delete “") :][:1500]
    assert "memberships (1)" in page
    assert "The user account “short” can still sign in, but has no profile any more." in page
    answer = client.post(url)
    assert "“A. Lovelace” was deleted." in said(answer)
    assert list(Person.objects.live()) == [pair[0]]
    assert client.get(url).status_code == 404
    client.post(reverse("removals:take_back_person", args=[PersonRemoval.objects.get().pk]))
    assert Person.objects.live().get(pk=short.pk).user.username == "short"


def test_people_that_are_ticked_are_deleted_and_two_are_merged(client, pair):
    query = f"?id={pair[0].pk}&id={pair[1].pk}&next=/admin/"
    url = reverse("wagtail_bulk_action", args=["people", "person", "merge"])
    assert client.get(url + query)["Location"] in (merge_url(pair), merge_url(pair[::-1]))
    answer = client.get(f"{url}?id={pair[0].pk}&next=/admin/")
    assert "Tick exactly two people" in said(answer)
    url = reverse("wagtail_bulk_action", args=["people", "person", "delete"]) + query
    assert "as names of nobody at the lab" in client.get(url).content.decode()
    assert "2 people were deleted." in said(client.post(url))
    assert not Person.objects.live().exists()


def test_pairs_that_may_be_one_lead_to_the_page_that_merges_them_or_are_told_apart(client, pair):
    page = client.get(reverse("removals:doubles_people")).content.decode()
    assert merge_url(pair) in page
    assert "same surname, same initial" in page
    apart = reverse("removals:apart_people", args=[one.pk for one in pair])
    assert client.get(apart).status_code == 405
    answer = client.post(apart)
    assert "are two, and are not shown here any more." in said(answer)
    assert DistinctPeople.objects.count() == 1
    page = client.get(reverse("removals:doubles_people")).content.decode()
    assert "There are no possible doubles." in page


def test_the_queries_of_the_pages_do_not_depend_on_how_much_there_is(client, pair):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.get(merge_url(pair))
            client.get(reverse("removals:doubles_people"))
        return len(asked)

    client.get(merge_url(pair))
    few = queries()
    for _ in range(5):
        PublicationFactory(authors=[pair[1]])
        MembershipFactory(person=pair[1])
        PersonFactory(given="Ada", family="Lovelace")
    assert queries() == few
