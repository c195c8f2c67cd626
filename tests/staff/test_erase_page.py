"""The page of the admin on which a person is erased."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page
from wagtail.rich_text import RichText

from labportal.models import StandardPage
from labportal.privacy.admin.erase import CONFIRM
from labportal.privacy.erasure import erase
from labportal.privacy.report import Wish
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


def page_with(*lines):
    sections = [{"heading": "History", "text": RichText(f"<p>{line}</p>")} for line in lines]
    page = StandardPage(title="History", body=[("section", one) for one in sections])
    return Page.get_first_root_node().add_child(instance=page)


def test_the_page_says_whom_it_is_about_until_they_are_erased(admin_client, grace):
    page_with("The Hopper of those days.")
    PersonFactory(given="Ann", family="Hopper")
    url = reverse("privacy:erase", args=[grace.pk])
    assert "Erase a person: Grace Hopper" in admin_client.get(url).content.decode()
    done = post(admin_client, grace, **agreed(post(admin_client, grace)))
    assert "Grace" not in done.content.decode()
    assert url not in done.content.decode()


def test_every_place_that_keeps_a_name_is_told_and_leads_to_its_form(admin_client, grace):
    PersonFactory(given="Ann", family="Hopper")
    page = page_with(*(f"In the year {1900 + n} Hopper wrote." for n in range(30)))
    form = reverse("wagtailadmin_pages:edit", args=[page.pk])
    plan = post(admin_client, grace)
    done = post(admin_client, grace, **agreed(plan))
    for said in (plan.content.decode(), done.content.decode()):
        assert said.count(f'href="{form}"') == 1
        assert all(f"In the year {1900 + n} " in said for n in range(30))


def test_who_erases_oneself_reads_where_the_name_still_stands(client):
    user = get_user_model().objects.create_superuser("grace", password="secret")
    get_user_model().objects.create_superuser("another")
    grace = PersonFactory(given="Grace", family="Hopper", user=user)
    PersonFactory(given="Ann", family="Hopper")
    page_with("The Hopper of those days.")
    client.force_login(user)
    done = post(client, grace, **agreed(post(client, grace)))
    assert "The Hopper of those days." in done.content.decode()
    assert not get_user_model().objects.filter(username="grace").exists()


def test_a_plan_that_somebody_else_changed_is_read_once_more(admin_client, grace):
    read = agreed(post(admin_client, grace))
    PublicationFactory(title="On nanoseconds", slug="on-nanoseconds", authors=[grace])
    response = post(admin_client, grace, **read)
    assert Person.objects.filter(pk=grace.pk).exists()
    assert "On nanoseconds" in response.content.decode()


def test_refusals_are_in_the_readers_language(admin_user, grace):
    said = {}
    for language in ("en", "de"):
        with translation.override(language), pytest.raises(Exception, match=r"\w") as refused:
            erase(grace, Wish(names_kept=False, replacement="Grace Hopper"), admin_user)
        said[language] = str(refused.value)
    assert said["en"] == "The replacement is a name of the person."
    assert said["de"].startswith("Der Ersatz")
