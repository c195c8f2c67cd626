"""Every relation to people is of rows that are a person's own, or a registered use."""

from people.models import NameVariant, Person, PersonLink, PersonText
from people.models.person import PersonTopic
from people.uses import PersonUse, movable_uses, person_uses
from publications.models import Authorship, DistinctPeople, PersonRemoval

OWN_ROWS = {
    (Authorship, "person"),
    (DistinctPeople, "first"),
    (DistinctPeople, "second"),
    (NameVariant, "person"),
    (Person, "merged_into"),
    (PersonLink, "person"),
    (PersonRemoval, "into"),
    (PersonRemoval, "person"),
    (PersonText, "record"),
    (PersonTopic, "content_object"),
}


def unnamed_relations(uses):
    """Return model and field of the relations to people that nobody speaks of."""
    relations = {
        (field.related_model, field.field.name)
        for field in Person._meta.get_fields(include_hidden=True)
        if field.auto_created and field.is_relation
    }
    return relations - OWN_ROWS - {(use.model, use.field) for use in uses}


def test_every_relation_to_people_is_their_own_or_a_registered_use():
    assert unnamed_relations(person_uses()) == set()


def test_a_relation_that_is_not_registered_is_found():
    for use in person_uses():
        assert unnamed_relations({*person_uses()} - {use}) == {(use.model, use.field)}


def test_rows_of_pages_do_not_move():
    moving: list[PersonUse] = [*movable_uses()]
    assert [use.model.__name__ for use in moving] == ["Membership"]
