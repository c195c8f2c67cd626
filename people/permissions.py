"""Permissions on people: members edit their own record."""

from django.contrib.auth.models import User

from labportal.base.permissions import RecordPermissionPolicy
from people.models import Person
from people.querysets import PersonQuerySet


class PersonPermissionPolicy(RecordPermissionPolicy):
    """Model permissions, and the own record for its user."""

    own_actions = frozenset({"change"})

    def own(self, user: User) -> PersonQuerySet:
        return Person.objects.live().filter(user=user)
