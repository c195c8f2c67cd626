"""Topics are called in the reader's language wherever the admin names or lists them."""

import re

import pytest
from django.urls import reverse
from wagtail.users.models import UserProfile

from labportal.base.models import Topic, TopicText

NAMES = {"Zebra fish": "Ähren", "Apples": "Zähne", "Nuts": "Birnen"}


@pytest.fixture
def german(world, signed_in):
    """Return the browser of an administrator who reads German, in a lab with three topics."""
    Topic.objects.all().delete()
    for english, german in NAMES.items():
        topic = Topic.objects.create(name=english)
        for language, name in (("en", english), ("de", german)):
            TopicText.objects.create(record=topic, language=language, name=name)
    UserProfile.objects.update_or_create(
        user=world.users["admin"], defaults={"preferred_language": "de"}
    )
    return signed_in("admin")


def _places(world):
    pk = world.publication.pk
    return {
        "listing": reverse("wagtailsnippets_base_topic:list"),
        "chooser": reverse("wagtailsnippetchoosers_base_topic:choose"),
        "filter of publications": reverse("wagtailsnippets_publications_publication:list"),
        "filter of people": reverse("wagtailsnippets_people_person:list"),
        "bulk action": reverse(
            "wagtail_bulk_action", args=["publications", "publication", "change"]
        )
        + f"?id={pk}",
        "search of the menu": reverse("desk:find") + "?q=e",
    }


@pytest.mark.parametrize(
    "place",
    ["listing", "chooser", "filter of publications", "filter of people", "bulk action"],
)
def test_topics_are_listed_by_their_german_names_in_the_order_of_these(world, german, place):
    answer = german.get(_places(world)[place])
    text = answer.json()["html"] if place == "chooser" else answer.content.decode()
    found = list(dict.fromkeys(re.findall("|".join(NAMES.values()), text)))
    assert found == ["Ähren", "Birnen", "Zähne"]
    assert "Zebra fish" not in text


def test_a_topic_is_found_and_headed_by_its_german_name(world, german):
    topic = Topic.objects.get(name="Nuts")
    found = german.get(reverse("desk:find") + "?q=Birn").content.decode()
    assert "Birnen" in found
    assert "Nuts" not in found
    deleting = german.get(reverse("wagtailsnippets_base_topic:delete", args=[topic.pk]))
    assert "Birnen" in deleting.content.decode()


@pytest.mark.parametrize("place", ["listing", "chooser", "filter of publications", "bulk action"])
def test_a_list_of_topics_takes_as_many_queries_for_many_as_for_few(
    world, german, place, django_assert_num_queries, django_assert_max_num_queries
):
    address = _places(world)[place]
    german.get(address)
    with django_assert_max_num_queries(80) as few:
        german.get(address)
    for number in range(8):
        topic = Topic.objects.create(name=f"Number {number}")
        TopicText.objects.create(record=topic, language="de", name=f"Nummer {number}")
    with django_assert_num_queries(len(few)):
        german.get(address)
