"""The page of the admin on which a person is erased."""

import re

import pytest
from django.urls import reverse
from django.utils import translation

from labportal.privacy.erasure import Wish, erase
from labportal.privacy.pages import CONFIRM
from people.models import Person
from tests.factories import PersonFactory, PublicationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def grace():
    person = PersonFactory(given="Grace", family="Hopper")
    PublicationFactory(title="On compilers", authors=[person])
    return person


def post(client, person, **said):
    url = reverse("privacy:erase", args=[person.pk])
    return client.post(url, {"names": "replace", "replacement": "N. N.", **said}, follow=True)


def agreed(response):
    """Return what the button sends that erases."""
    (value,) = re.findall(rf'name="{CONFIRM}" value="(\w+)"', response.content.decode())
    return {CONFIRM: value}


def test_what_was_read_is_what_happens(admin_client, grace):
    response = post(admin_client, grace, **agreed(post(admin_client, grace)))
    assert not Person.objects.filter(pk=grace.pk).exists()
    assert "The person is erased." in response.content.decode()


@pytest.mark.parametrize(
    "changed",
    [
        {"names": "keep"},
        {"replacement": "A. B."},
        {CONFIRM: ""},
        {CONFIRM: "1"},
    ],
)
def test_nothing_happens_that_nobody_has_read(admin_client, grace, changed):
    response = post(admin_client, grace, **{**agreed(post(admin_client, grace)), **changed})
    assert Person.objects.filter(pk=grace.pk).exists()
    assert "Read it once more" in response.content.decode()
    said = {name: value for name, value in changed.items() if name != CONFIRM}
    post(admin_client, grace, **{**said, **agreed(response)})
    assert not Person.objects.filter(pk=grace.pk).exists()


def test_a_plan_that_somebody_else_changed_is_read_once_more(admin_client, grace):
    read = agreed(post(admin_client, grace))
    PublicationFactory(title="On nanoseconds", slug="on-nanoseconds", authors=[grace])
    response = post(admin_client, grace, **read)
    assert Person.objects.filter(pk=grace.pk).exists()
    assert "on-nanoseconds" in response.content.decode()


def test_refusals_are_in_the_readers_language(admin_user, grace):
    said = {}
    for language in ("en", "de"):
        with translation.override(language), pytest.raises(Exception, match=r"\w") as refused:
            erase(grace, Wish(names_kept=False, replacement="Grace Hopper"), admin_user)
        said[language] = str(refused.value)
    assert said["en"] == "The replacement is a name of the person."
    assert said["de"].startswith("Der Ersatz")
