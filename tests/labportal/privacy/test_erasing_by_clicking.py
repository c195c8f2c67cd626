"""The pages of the admin by which somebody is erased: what is confirmed, and by whom."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse

from labportal.privacy.admin.erase import CONFIRM
from labportal.roles import ADMINISTRATORS, make_roles
from people.models import Person
from tests.factories import PersonFactory, PublicationFactory
from tests.portal import makes_renditions

pytestmark = makes_renditions
WISH = {"names": "replace", "replacement": "N. N."}


def administrator(name):
    """Return an account of the administrators."""
    make_roles()
    user = get_user_model().objects.create_user(name, f"{name}@lab.example", "secret")
    user.groups.add(Group.objects.get(name=ADMINISTRATORS))
    return user


@pytest.fixture
def desk(world, client):
    """A browser of an administrator, who is not the only one."""
    administrator("other")
    client.force_login(administrator("office"))
    return client


def shown(desk, person, **wish):
    """Return the hash of the plan that is shown."""
    answer = desk.post(reverse("privacy:erase", args=[person.pk]), {**WISH, **wish})
    return answer.context["report"].fingerprint


def confirm(desk, person, plan, **wish):
    """Press the button that erases."""
    data = {**WISH, **wish, CONFIRM: plan}
    return desk.post(reverse("privacy:erase", args=[person.pk]), data)


def is_there(person):
    return Person.objects.filter(pk=person.pk).exists()


def test_what_was_shown_is_done(desk):
    person = PersonFactory(given="Grace", family="Hopper")
    assert confirm(desk, person, shown(desk, person)).status_code == 302
    assert not is_there(person)


@pytest.mark.parametrize("plan", ["", "forged"])
def test_what_was_never_shown_is_not_done(desk, plan):
    person = PersonFactory(given="Grace", family="Hopper")
    answer = confirm(desk, person, plan)
    assert "Read it once more" in answer.content.decode()
    assert is_there(person)


def test_another_wish_than_the_one_that_was_shown_is_shown_first(desk):
    person = PersonFactory(given="Grace", family="Hopper")
    answer = confirm(desk, person, shown(desk, person, names="keep"))
    assert is_there(person)
    assert confirm(desk, person, answer.context["report"].fingerprint).status_code == 302
    assert not is_there(person)


def test_what_changed_since_it_was_shown_is_shown_again(desk):
    person = PersonFactory(given="Grace", family="Hopper")
    plan = shown(desk, person)
    PublicationFactory(title="On compilers", authors=[person])
    answer = confirm(desk, person, plan)
    assert "On compilers" in answer.content.decode()
    assert is_there(person)


def test_an_administrator_who_is_erased_by_themselves_is_gone_and_signed_out(world, client):
    administrator("other")
    user = administrator("grace")
    person = PersonFactory(given="Grace", family="Hopper", user=user)
    client.force_login(user)
    assert confirm(client, person, shown(client, person)).status_code == 302
    assert not get_user_model().objects.filter(username="grace").exists()
    assert not is_there(person)
    assert client.get(reverse("wagtailadmin_home")).status_code == 302


def test_the_only_one_who_could_erase_is_not_erased(world, client):
    get_user_model().objects.all().delete()
    user = administrator("grace")
    person = PersonFactory(given="Grace", family="Hopper", user=user)
    client.force_login(user)
    answer = client.post(reverse("privacy:erase", args=[person.pk]), WISH)
    assert "Make another" in answer.content.decode()
    assert is_there(person)
