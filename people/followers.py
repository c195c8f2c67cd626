"""Followers of people, told of changes by the id of the person.

`save` tells of people and name variants that are saved, so that fixtures, which are written past
it, are told nobody. Only Django's signals know of those that a query deletes.
"""

from labportal.base.registries.followers import Followers

#: A person, or a name variant of theirs, was saved.
person_changed: Followers[int] = Followers()
#: A name variant of the person was deleted.
variant_deleted: Followers[int] = Followers()
#: The person is about to be deleted; their authorships still name them.
person_deleted: Followers[int] = Followers()
