"""The vocabulary of people.

A `Person` is somebody of the lab, now or once. `NameVariant`s are how the name has been printed;
with the person's own names they decide which printed authors are that person. A `Role` is what
somebody does in the lab; which person has which role when and where is a membership, which
belongs to `groups`.
"""

from people.models.erased_person import ErasedPerson
from people.models.name_variant import NameVariant
from people.models.person import Person, PersonLink, PersonText
from people.models.personal_details import Visibility
from people.models.role import Role, RoleText

__all__ = [
    "ErasedPerson",
    "NameVariant",
    "Person",
    "PersonLink",
    "PersonText",
    "Role",
    "RoleText",
    "Visibility",
]
