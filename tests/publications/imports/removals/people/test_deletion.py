"""Deleting a person by hand, and taking it back."""

import pytest
from django.contrib.auth.models import User

from people.models import Person
from publications.imports.removals.people.merging import delete
from publications.imports.removals.people.taking_back import take_back
from publications.models import Authorship, LinkOrigin
from tests.factories import MembershipFactory, PersonFactory, PublicationFactory
from tests.publications.imports.sequences import import_text

pytestmark = pytest.mark.django_db

TEXT = "@article{%s, title={%s}, author={Lovelace, Ada}, year={1843}}"


@pytest.fixture
def ada():
    return PersonFactory(given="Ada", family="Lovelace")


def test_the_printed_names_stay_and_an_import_does_not_link_them(ada):
    publication = PublicationFactory(authors=[ada])
    delete(ada.pk)
    import_text(TEXT % ("k", "Another"))
    assert [one.name for one in Authorship.objects.all()] == ["Ada Lovelace", "Ada Lovelace"]
    assert not Authorship.objects.exclude(person=None).exists()
    assert publication.authorships.get().linked_by == ""


def test_taking_back_links_the_names_as_before_and_brings_memberships_and_account_back(ada):
    ada.user = User.objects.create(username="ada")
    ada.save()
    publication = PublicationFactory(authors=[ada])
    Authorship.objects.update(linked_by=LinkOrigin.EDITOR)
    membership = MembershipFactory(person=ada)
    removal = delete(ada.pk)
    assert not Person.objects.live().exists()
    assert not type(membership).objects.with_names().exists()
    assert not Person.objects.exclude(user=None).exists()
    assert take_back(removal.pk).left == []
    assert publication.authorships.get().person == ada
    assert publication.authorships.get().linked_by == LinkOrigin.EDITOR
    assert Person.objects.live().get().user.username == "ada"
    assert membership in type(membership).objects.with_names()


def test_a_name_that_was_linked_to_another_meanwhile_stays_theirs_and_is_listed(ada):
    publication = PublicationFactory(title="Engines", authors=[ada])
    removal = delete(ada.pk)
    other = PersonFactory()
    publication.authorships.update(person=other, linked_by=LinkOrigin.EDITOR)
    [left] = take_back(removal.pk).left
    assert str(left) == "Printed names were changed or linked otherwise since (Engines)."
    assert publication.authorships.get().person == other


def test_somebody_else_may_have_the_orcid_of_who_was_deleted(ada):
    ada.orcid = "0000-0002-1825-0097"
    ada.save()
    delete(ada.pk)
    other = PersonFactory(orcid="0000-0002-1825-0097")
    other.full_clean(exclude=["sort_key"])
    third = Person(family="Byron", slug="byron", orcid="0000-0002-1825-0097")
    with pytest.raises(Exception, match="Another person has this ORCID iD"):
        third.full_clean(exclude=["sort_key"])
