"""Members, and the lists of people on a page, for tests."""

from typing import Any

from people.models import Person
from tests.factories import (
    MembershipFactory,
)


def member(name: str, **fields: Any) -> Person:
    """Return a new member of the lab."""
    return MembershipFactory(person__given=name, person__family="Of", **fields).person
