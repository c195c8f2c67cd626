"""Links of an import from printed names to people."""

import pytest

from people.models import NameVariant, Person
from publications.models import (
    Authorship,
    Publication,
)
from tests.publications.imports.imported import MENTEN, SCHLEMPER, import_texts

pytestmark = pytest.mark.django_db


def test_authors_are_linked_by_orcid_name_and_variant_and_say_how():
    rueckert = Person.objects.create(given="Daniel", family="Rueckert")
    NameVariant.objects.create(person=rueckert, name="D. Rueckert")
    menten = Person.objects.create(given="Martin J.", family="Menten")
    import_texts(SCHLEMPER + MENTEN)
    linked = Authorship.objects.exclude(person=None).order_by("pk")
    assert [(one.name, one.person, one.linked_by) for one in linked] == [
        ("D. Rückert", rueckert, "variant"),
        ("Martin J. Menten", menten, "exact"),
    ]


def test_a_link_that_an_editor_made_survives_a_change_of_the_names():
    person = Person.objects.create(given="Jo", family="Schlemper")
    import_texts(SCHLEMPER)
    author = Publication.objects.get().authors[0]
    author.person = person
    author.save()
    import_texts(SCHLEMPER.replace("D.}", "D. and Hajnal, J.}"))
    authors = Publication.objects.get().authors
    assert [author.name for author in authors] == ["J. Schlemper", "D. Rückert", "J. Hajnal"]
    assert (authors[0].person, authors[0].linked_by) == (person, "editor")


def test_a_person_that_an_editor_took_away_is_not_linked_again():
    person = Person.objects.create(given="Martin J.", family="Menten")
    import_texts(MENTEN)
    author = Authorship.objects.get(person=person)
    author.person = None
    author.save()
    import_texts(MENTEN.replace("and others", "and Anna Weiß"))
    author = Publication.objects.get().authors[0]
    assert (author.person, author.linked_by) == (None, "rejected")


def test_a_printed_name_stays_when_the_person_goes():
    person = Person.objects.create(given="Martin J.", family="Menten")
    import_texts(MENTEN)
    person.delete()
    author = Authorship.objects.get()
    assert (author.name, author.person) == ("Martin J. Menten", None)
