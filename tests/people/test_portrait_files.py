"""Files of portraits are out of reach where the portrait is."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from wagtail.images import get_image_model

from labportal.serving.storages import RenditionStorage
from people.models import Person
from tests.factories import PersonFactory, portrait

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the temporary files of new renditions to the garbage collector.
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
]


def addresses(person: Person) -> set[str]:
    """Return the addresses at which the portrait's files are."""
    photo = get_image_model().objects.get(pk=person.photo_id)
    return {rendition.url for rendition in photo.renditions.all()}


def test_nobody_guesses_the_address_of_a_portrait(client: Client) -> None:
    first, second = PersonFactory(photo=portrait()), PersonFactory(photo=portrait())
    assert addresses(first)
    for address in addresses(first) | addresses(second):
        assert client.get(address).status_code == 200
        *_, token, _extension = Path(address).name.split(".")
        assert len(token) == 16
    tokens = {Path(one).name.split(".")[-2] for one in addresses(first) | addresses(second)}
    assert len(tokens) == len(addresses(first)) + len(addresses(second))


@pytest.mark.parametrize("visibility", ["members", "hidden"])
def test_a_portrait_that_is_hidden_is_gone_from_where_it_was(
    client: Client, visibility: str, django_capture_on_commit_callbacks: Any
) -> None:
    person = PersonFactory(photo=portrait())
    noted = addresses(person)
    with django_capture_on_commit_callbacks(execute=True):
        person.photo_visibility = visibility
        person.save()
    assert [client.get(address).status_code for address in noted] == [404] * len(noted)
    person.photo.get_rendition("fill-160x160|format-webp")
    assert not addresses(person) & noted


def test_a_public_portrait_stays_where_it_is(client: Client) -> None:
    person = PersonFactory(photo=portrait())
    noted = addresses(person)
    person.save()
    assert addresses(person) == noted


@pytest.mark.parametrize(
    "name", ["images/a.width-480.webp", "images/none", f"images/{'a' * 300}.png"]
)
def test_names_keep_their_ending_and_their_limit(name: str) -> None:
    given = RenditionStorage().get_available_name(name, max_length=100)
    assert len(given) <= 100
    assert given.startswith("images/")
    assert Path(given).suffix == Path(name).suffix or "." not in name
    assert given != RenditionStorage().get_available_name(name, max_length=100)
