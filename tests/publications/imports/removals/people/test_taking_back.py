"""Taking back merges and deletions of people, whatever came since."""

import pytest
from django.contrib.auth.models import User

from groups.models import Membership
from people.models import Person
from publications.imports.removals.merging import RemovalRefusedError
from publications.imports.removals.people.merging import delete, merge
from publications.imports.removals.people.taking_back import take_back
from publications.imports.undo.reversal import undo
from publications.models import Authorship, ImportBatch, PersonRemoval
from tests.factories import (
    MembershipFactory,
    PersonFactory,
    PublicationFactory,
)
from tests.publications.imports.sequences import import_text

pytestmark = pytest.mark.django_db

ORCID, OTHER_ORCID = "0000-0002-1825-0097", "0000-0001-5109-3700"


@pytest.fixture
def ada():
    return PersonFactory(given="Ada", family="Lovelace", phone="1")


@pytest.fixture
def king():
    return PersonFactory(given="Augusta", family="King", email="king@example.org", room="2")


def fresh(person):
    return Person.objects.get(pk=person.pk)


def variants(person):
    return [one.name for one in fresh(person).name_variants.all()]


def test_an_account_that_is_another_persons_by_now_is_left_and_told(ada, king):
    account = User.objects.create(username="king")
    Person.objects.filter(pk=king.pk).update(user=account)
    removal = delete(king.pk)
    Person.objects.filter(pk=ada.pk).update(user=account)
    [left] = take_back(removal.pk).left
    assert left.code == "account-taken"
    assert (fresh(ada).user, fresh(king).user) == (account, None)


def test_an_orcid_is_taken_over_and_one_that_another_has_by_now_is_left_and_told(ada, king):
    Person.objects.filter(pk=king.pk).update(orcid=ORCID)
    removal = merge(ada.pk, king.pk, {})
    assert fresh(ada).orcid == ORCID
    take_back(removal.pk)
    assert (fresh(ada).orcid, fresh(king).orcid) == ("", ORCID)
    removal = merge(ada.pk, king.pk, {"orcid": ada.pk})
    PersonFactory(orcid=ORCID)
    assert [one.code for one in take_back(removal.pk).left] == ["orcid-taken"]
    assert fresh(king).orcid == ""


def test_what_was_changed_since_stays_and_is_listed(ada, king):
    removal = merge(ada.pk, king.pk, {})
    ada = fresh(ada)
    ada.room, ada.email = "3", "new@example.org"
    ada.save()
    PublicationFactory(title="Since", authors=[ada])
    MembershipFactory(person=ada)
    left = take_back(removal.pk).left
    assert [one.code for one in left] == [
        "person-field-changed",
        "person-field-changed",
        "names-since",
        "row-since",
    ]
    assert str(left[2]) == "Named since, and stays with Ada Lovelace (Since)."
    assert (fresh(ada).room, fresh(king).room) == ("3", "2")


def test_a_name_that_somebody_linked_otherwise_stays_and_is_listed(ada, king):
    publication = PublicationFactory(title="Engines", authors=[king])
    removal = merge(ada.pk, king.pk, {})
    other = PersonFactory()
    publication.authorships.update(person=other)
    [left] = take_back(removal.pk).left
    assert str(left) == "Printed names were changed or linked otherwise since (Engines)."
    assert publication.authorships.get().person == other


def test_taking_back_an_earlier_import_follows_the_merge(ada, king):
    text = "@article{k, title={Engines}, author={%s}, year={1843}}"
    import_text(text % "King, Augusta")
    import_text(text % "King, Augusta and Babbage, Charles")
    later = ImportBatch.objects.latest("pk")
    removal = merge(ada.pk, king.pk, {})
    undo(later.pk)
    assert Authorship.objects.get().person == ada
    take_back(removal.pk)
    assert Authorship.objects.get().person == king


def test_an_import_that_is_taken_back_after_the_merge_was_names_whom_it_would_have(ada, king):
    text = "@article{k, title={Engines}, author={%s}, year={1843}}"
    import_text(text % "King, Augusta")
    removal = merge(ada.pk, king.pk, {})
    import_text(text % "King, Augusta and Babbage, Charles")
    take_back(removal.pk)
    undo(ImportBatch.objects.latest("pk").pk)
    assert Authorship.objects.get().person == king


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_merges_in_a_row_are_taken_back_in_either_order(ada, king, order):
    last = PersonFactory(given="Annabella", family="Byron")
    publication = PublicationFactory(authors=[king])
    membership = MembershipFactory(person=king)
    removals = [merge(ada.pk, king.pk, {}), merge(last.pk, ada.pk, {})]
    assert publication.authorships.get().person == last
    assert fresh(last).room == "2"
    for place in order:
        assert take_back(removals[place].pk).left == []
    assert publication.authorships.get().person == king
    assert Membership.objects.get(pk=membership.pk).person == king
    assert [fresh(one).room for one in (king, ada, last)] == ["2", "", ""]
    assert [variants(one) for one in (king, ada, last)] == [[], [], []]


def test_one_is_taken_back_though_who_it_was_merged_into_was_deleted(ada, king):
    publication = PublicationFactory(authors=[king])
    removal = merge(ada.pk, king.pk, {})
    deletion = delete(ada.pk)
    take_back(removal.pk)
    assert publication.authorships.get().person == king
    assert take_back(deletion.pk).left == []
    assert publication.authorships.get().person == king


def test_what_is_gone_is_not_merged_and_nothing_is_taken_back_twice(ada, king):
    removal = delete(king.pk)
    with pytest.raises(RemovalRefusedError, match="not there any more"):
        merge(ada.pk, king.pk, {})
    take_back(removal.pk)
    with pytest.raises(RemovalRefusedError, match="taken back already"):
        take_back(removal.pk)
    assert PersonRemoval.objects.count() == 1
