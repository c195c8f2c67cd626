"""Queries over people."""

import pytest

from people.models import NameVariant, Person
from tests.factories import PersonFactory, portrait
from tests.portal import makes_renditions

pytestmark = pytest.mark.django_db


def test_who_was_merged_is_not_live():
    person = PersonFactory()
    PersonFactory(merged_into=person)
    assert list(Person.objects.live()) == [person]


@makes_renditions
def test_texts_and_portraits_are_fetched_along(django_assert_num_queries):
    PersonFactory(texts={"en": ("Professor", "")}, photo=portrait())
    (found,) = Person.objects.with_texts()
    with django_assert_num_queries(0):
        assert [text.own_title for text in found.texts.all()] == ["Professor"]
        assert len(found.photo.prefetched_renditions) == 3


@pytest.fixture
def rueckert():
    person = PersonFactory(
        given="Daniel", preferred_given="Danny", particle="von", family="Rückert", suffix="Jr."
    )
    NameVariant.objects.create(person=person, name="D. Ruckert-Smith")
    return person


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Daniel", True),
        ("dan rück", True),
        ("Danny", True),
        ("Rueckert", True),
        ("Ruckert", True),
        ("von Rückert", True),
        ("jr", True),
        ("smith", True),
        ("Daniel Smith", True),
        ("niel", False),
        ("Daniel Schmidt", False),
        ("", False),
        (" … ", False),
    ],
)
def test_each_word_begins_a_word_of_any_of_the_names(rueckert, text, found):
    PersonFactory(given="Grace", family="Hopper")
    assert list(Person.objects.matching(text)) == [rueckert] * found


def test_a_mistake_is_forgiven_where_nobody_is_called_so(rueckert):
    assert list(Person.objects.matching("Rükcert")) == [rueckert]
    assert not Person.objects.matching("Rükcert", forgive=False).exists()
    other = PersonFactory(given="Ada", family="Rükcert")
    assert list(Person.objects.matching("Rükcert")) == [other]


def test_only_those_asked_about_are_found_in_two_queries(rueckert, django_assert_num_queries):
    PersonFactory(given="Daniel", family="Other", merged_into=rueckert)
    with django_assert_num_queries(2):
        assert list(Person.objects.live().matching("Daniel")) == [rueckert]
    with django_assert_num_queries(0):
        assert list(Person.objects.matching("")) == []
