"""Listing, editing and choosing the records of a model."""

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse
from wagtail.users.models import UserProfile

from labportal.base.records.viewset import RecordViewSet
from people.models import Person
from tests.factories import PersonFactory, TopicFactory

pytestmark = pytest.mark.django_db

PEOPLE = "wagtailsnippets_people_person"
CHOOSER = "wagtailsnippetchoosers_people_person"


@pytest.fixture
def user(client):
    """Somebody signed in who may enter the admin and no more."""
    user = User.objects.create_user("ada")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    return user


def _grant(user, *codenames):
    user.user_permissions.add(*Permission.objects.filter(codename__in=codenames))


def _listed(client):
    return list(client.get(reverse(f"{PEOPLE}:list")).context["object_list"])


def _status(client, view, *args):
    return client.get(reverse(view, args=args)).status_code


def test_everybody_lists_what_they_may_change(client, user):
    own, other = PersonFactory(user=user), PersonFactory()
    assert _listed(client) == [own]
    _grant(user, "change_person")
    assert set(_listed(client)) == {own, other}


@pytest.mark.parametrize("view", ["edit", "history", "usage"])
def test_direct_addresses_follow_the_permission_on_the_record(client, user, view):
    own, other = PersonFactory(user=user), PersonFactory()
    assert _status(client, f"{PEOPLE}:{view}", own.pk) == 200
    # Wagtail sends those who may not to its home page, with a message.
    assert _status(client, f"{PEOPLE}:{view}", other.pk) == 302
    assert _status(client, f"{PEOPLE}:{view}", other.pk + 1000) == 404
    _grant(user, "change_person")
    assert _status(client, f"{PEOPLE}:{view}", other.pk) == 200


def test_only_who_may_choose_records_sees_them_to_choose_from(client, user):
    PersonFactory(user=user)
    ajax = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}
    url = reverse(f"{CHOOSER}:choose")
    assert client.get(url, **ajax).status_code == 403
    _grant(user, "choose_person")
    assert client.get(url, **ajax).status_code == 200


def test_merged_records_are_not_to_be_chosen(client, user):
    _grant(user, "choose_person")
    live = PersonFactory(family="Lovelace")
    PersonFactory(family="Byron", merged_into=live)
    response = client.get(reverse(f"{CHOOSER}:choose_results"))
    assert "Lovelace" in response.content.decode()
    assert "Byron" not in response.content.decode()


def test_who_changes_the_own_record_only_has_a_shorter_form(client, user):
    own = PersonFactory(user=user)
    url = reverse(f"{PEOPLE}:edit", args=[own.pk])
    own_fields = set(client.get(url).context["form"].fields)
    _grant(user, "change_person")
    fields = set(client.get(url).context["form"].fields)
    assert "slug" not in own_fields
    assert own_fields < fields


def test_records_are_not_copied():
    assert not RecordViewSet.copy_view_enabled


def test_a_viewset_lists_records_as_they_are_unless_it_says_otherwise(django_assert_num_queries):
    TopicFactory()
    records = Person.objects.all()
    assert RecordViewSet.listed(None, records) is records


def test_records_are_chosen_in_the_language_of_each_reader(admin_client, admin_user):
    profile = UserProfile.get_for_user(admin_user)
    for language, words in (("en", "Choose"), ("de", "Auswählen"), ("en", "Choose")):
        profile.preferred_language = language
        profile.save()
        ajax = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}
        dialog = admin_client.get(reverse(f"{CHOOSER}:choose"), **ajax).json()["html"]
        form = admin_client.get(reverse("wagtailsnippets_groups_membership:add"))
        assert words in dialog.split("</h1>")[0]
        assert f"{words}: person".casefold() in form.content.decode().casefold()
