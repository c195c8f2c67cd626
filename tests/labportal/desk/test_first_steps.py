"""The first steps in an empty portal."""

import pytest
from django.contrib.auth.models import Group, User

from labportal.models import HomePage, LabSettings, LabText
from labportal.roles import ADMINISTRATORS, BIBLIOGRAPHY_ADMINS
from tests.factories import PersonFactory, PublicationFactory, ResearchGroupFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def steps(new_portal, client):
    """Return a function that gives the steps that somebody with a role finds, if they are done."""

    def steps_of(role=ADMINISTRATORS):
        user, _ = User.objects.get_or_create(username=role)
        user.groups.set([Group.objects.get(name=role)])
        client.force_login(user)
        (panel,) = [
            one
            for one in client.get("/admin/").context["panels"]
            if type(one).__name__ == "FirstStepsPanel"
        ]
        return [step.done for step in panel.get_context_data()["steps"]]

    return steps_of


def test_an_administrator_finds_them_until_there_are_people_and_publications(steps):
    assert steps() == [False] * 6
    ResearchGroupFactory()
    PersonFactory()
    assert steps() == [False, False, True, True, False, False]
    PublicationFactory()
    assert steps() == []


def test_a_lab_without_groups_comes_to_the_end_of_them(steps):
    PersonFactory()
    PublicationFactory()
    assert steps() == []


def test_a_name_an_address_a_home_page_and_an_account_are_told_as_done(steps):
    LabText.objects.update(lab_name="Chair of Engines")
    LabSettings.objects.update(email="lab@example.org")
    HomePage.objects.update(lead="We build engines.")
    User.objects.create_user("colleague")
    assert steps() == [True, True, False, False, False, True]


def test_nobody_else_finds_them(steps):
    assert steps(BIBLIOGRAPHY_ADMINS) == []
