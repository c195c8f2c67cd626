"""The lab of the chores: a portal with a record of every kind, and an account for every role."""

import io

from django.contrib.auth.models import Group, User
from django.core.management import call_command

from groups.models import Membership, ResearchGroup
from labportal.roles import ADMINISTRATORS, BIBLIOGRAPHY_ADMINS, MEMBERS
from people.models import Person, Role
from tests.factories import PersonFactory, PublicationFactory, ResearchGroupFactory, TopicFactory

PASSWORD = "engines and notes"


def build_lab() -> None:
    """Make the lab."""
    call_command("init_lab", stdout=io.StringIO())
    ada = PersonFactory(given="Ada", family="Lovelace")
    group = ResearchGroupFactory(slug="engines", names={"en": "Engines", "de": "Maschinen"})
    Membership.objects.create(person=ada, group=group, role=Role.objects.first())
    PublicationFactory(title="On engines", authors=[ada])
    TopicFactory(name="Computing")
    for role in (ADMINISTRATORS, BIBLIOGRAPHY_ADMINS, MEMBERS):
        _account(role, Group.objects.get(name=role))
    Person.objects.update(user=User.objects.get(username=MEMBERS))
    _account("Editors", ResearchGroup.objects.get().editors)


def _account(name: str, group: Group) -> None:
    User.objects.create_user(name, password=PASSWORD).groups.add(group)
