"""Merging two people by hand, and taking it back."""

import pytest
from django.contrib.auth.models import User

from people.models import NameVariant, Person, PersonLink, PersonText
from people.names.parts import parse_name
from publications.imports.removals.merging import RemovalRefusedError
from publications.imports.removals.people.choices import PersonComparison
from publications.imports.removals.people.merging import merge
from publications.imports.removals.people.taking_back import take_back
from publications.models import Authorship, LinkOrigin
from tests.factories import (
    MembershipFactory,
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
    RoleFactory,
    TopicFactory,
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


def chosen(one, other):
    return {choice.name: choice.chosen for choice in PersonComparison(one, other).choices()}


def variants(person):
    return [one.name for one in fresh(person).name_variants.all()]


def test_a_survivor_takes_what_is_not_there_and_keeps_what_is(ada, king):
    merge(ada.pk, king.pk, {})
    ada = fresh(ada)
    assert (ada.phone, ada.email, ada.room) == ("1", "king@example.org", "2")
    assert fresh(king).merged_into == ada
    assert list(Person.objects.live()) == [ada]


def test_what_is_chosen_by_hand_stands(ada, king):
    merge(ada.pk, king.pk, {"given": king.pk, "phone": king.pk})
    assert (fresh(ada).name, fresh(ada).phone) == ("Augusta King", "")


def test_the_fuller_name_and_text_are_chosen_beforehand_and_who_is_named_on_more_works_stays():
    short = PersonFactory(given="A.", family="Lovelace")
    full = PersonFactory(given="Ada", family="Lovelace")
    PersonText.objects.create(record=short, language="de", biography="<p>Lang und breit</p>")
    PersonText.objects.create(record=full, language="de", biography="<p>Kurz</p>")
    PublicationFactory(authors=[short])
    assert PersonComparison(full, short).survivor == short
    assert chosen(short, full) == {"given": full.pk, "biography:de": short.pk}


@pytest.mark.parametrize(
    ("stays", "goes", "is_fuller"),
    [
        ("Ömer Yıldız", "Uwe Schlüter", False),
        ("Ann Bell", "Johanna Bell", False),
        ("A. Bell", "Ann Bell", True),
        ("A. Krueger", "Anna Maria Krüger", True),
    ],
)
def test_the_longer_name_is_chosen_beforehand_only_if_the_other_is_a_short_form(
    stays, goes, is_fuller
):
    first, second = (PersonFactory(**parse_name(name)._asdict()) for name in (stays, goes))
    PublicationFactory(authors=[first])
    assert chosen(first, second)["given"] == (second if is_fuller else first).pk


def test_the_name_that_gives_way_is_kept_as_it_was_and_in_no_mixture():
    omer = PersonFactory(given="Ömer", family="Yıldız")
    uwe = PersonFactory(given="Uwe", family="Schlüter")
    PublicationFactory(authors=[omer])
    merge(omer.pk, uwe.pk, {"given": uwe.pk})
    assert variants(omer) == ["Yıldız, Ömer"]


def test_the_name_of_who_wants_it_printed_everywhere_is_chosen_beforehand():
    former = PersonFactory(given="Robin Alexandra", family="Quillfeather")
    PublicationFactory(authors=[former])
    robin = PersonFactory(given="Robin", family="Ashdown", present_name_everywhere=True)
    merge(former.pk, robin.pk, {})
    survivor = fresh(former)
    assert (survivor.family, survivor.present_name_everywhere) == ("Ashdown", True)


def test_of_one_address_shown_to_different_people_the_stricter_choice_is_made_beforehand():
    public = PersonFactory(email="ada@example.org", email_visibility="public")
    hidden = PersonFactory(email="ada@example.org", email_visibility="hidden")
    assert chosen(public, hidden)["email"] == hidden.pk


def test_the_name_that_gives_way_becomes_a_variant_and_lists_are_united(ada, king):
    NameVariant.objects.create(person=king, name="A. A. King")
    PersonLink.objects.create(person=ada, label="Own", url="https://example.org/a", sort_order=0)
    PersonLink.objects.create(person=king, label="Other", url="https://example.org/b")
    topic = TopicFactory(name="Engines")
    king.topics.add(topic)
    king.save()
    removal = merge(ada.pk, king.pk, {})
    assert variants(ada) == ["A. A. King", "King, Augusta"]
    assert [link.label for link in fresh(ada).links.all()] == ["Own", "Other"]
    assert list(fresh(ada).topics.all()) == [topic]
    take_back(removal.pk)
    assert variants(ada) == []
    assert variants(king) == ["A. A. King"]
    assert [link.label for link in fresh(ada).links.all()] == ["Own"]
    assert not fresh(ada).topics.exists()


def test_the_next_import_finds_the_survivor_by_the_others_names(ada, king):
    merge(ada.pk, king.pk, {})
    import_text("@article{k, title={New}, author={King, Augusta}, year={1843}}")
    authorship = Authorship.objects.get()
    assert (authorship.person, authorship.linked_by) == (ada, LinkOrigin.VARIANT)


def test_printed_names_move_with_how_they_were_linked_and_return(ada, king):
    first = PublicationFactory(authors=[king])
    Authorship.objects.update(linked_by=LinkOrigin.EDITOR)
    second = PublicationFactory(authors=[ada])
    removal = merge(ada.pk, king.pk, {})
    assert set(Authorship.objects.values_list("publication", "person")) == {
        (first.pk, ada.pk),
        (second.pk, ada.pk),
    }
    take_back(removal.pk)
    assert first.authorships.get().person == king
    assert first.authorships.get().linked_by == LinkOrigin.EDITOR
    assert second.authorships.get().person == ada


def test_names_that_an_import_made_anew_return_by_their_print(ada, king):
    text = "@article{k, title={Engines}, author={King, Augusta}, year={1843}, volume={%s}}"
    import_text(text % "1")
    removal = merge(ada.pk, king.pk, {})
    import_text(text.replace("King, Augusta", "King, Augusta and Babbage, Charles") % "2")
    assert Authorship.objects.get(family="King").person == ada
    assert take_back(removal.pk).left == []
    assert Authorship.objects.get(family="King").person == king


def test_a_name_that_two_could_mean_is_linked_by_the_merge_and_free_again_after_it():
    one = PersonFactory(given="Ada", family="Lovelace")
    other = PersonFactory(given="Ada", family="Lovelace")
    publication = PublicationFactory(authors=["Ada Lovelace"])
    removal = merge(one.pk, other.pk, {})
    assert publication.authorships.get().person == one
    take_back(removal.pk)
    assert publication.authorships.get().person is None
    assert publication.authorships.get().linked_by == ""


def test_memberships_move_and_two_equal_ones_become_one_with_what_both_say(ada, king):
    group, role = ResearchGroupFactory(), RoleFactory()
    own = MembershipFactory(person=ada, group=group, role=role, start="1840")
    equal = MembershipFactory(
        person=king,
        group=group,
        role=role,
        start="1840",
        end="1843",
        destination="Ockham",
        lead=True,
    )
    other = MembershipFactory(person=king, group=group, role=role, start="1844")
    removal = merge(ada.pk, king.pk, {})
    assert list(ada.memberships.order_by("pk")) == [own, other]
    own.refresh_from_db()
    assert (own.end, own.destination, own.lead) == ("1843", "Ockham", True)
    assert take_back(removal.pk).left == []
    own.refresh_from_db()
    assert (own.end, own.destination, own.lead) == ("", "", False)
    assert set(king.memberships.all()) == {equal, other}


def test_an_account_moves_to_who_has_none_and_returns(ada, king):
    account = User.objects.create(username="king")
    Person.objects.filter(pk=king.pk).update(user=account)
    removal = merge(ada.pk, king.pk, {})
    assert (fresh(ada).user, fresh(king).user) == (account, None)
    take_back(removal.pk)
    assert (fresh(ada).user, fresh(king).user) == (None, account)


def test_of_two_accounts_the_chosen_one_stays_and_the_other_has_no_profile(ada, king):
    first, second = (User.objects.create(username=name) for name in ("ada", "king"))
    Person.objects.filter(pk=ada.pk).update(user=first)
    Person.objects.filter(pk=king.pk).update(user=second)
    removal = merge(ada.pk, king.pk, {"user_id": king.pk})
    assert fresh(ada).user == second
    assert not Person.objects.filter(user=first).exists()
    take_back(removal.pk)
    assert (fresh(ada).user, fresh(king).user) == (first, second)


def test_a_form_that_was_opened_before_is_refused(ada, king):
    seen = {one.pk: one.latest_revision_id for one in (ada, king)}
    ada.save_revision()
    with pytest.raises(RemovalRefusedError, match="Somebody else has changed"):
        merge(ada.pk, king.pk, {}, seen=seen)


def test_forms_of_both_and_of_their_works_are_outdated_by_a_merge(ada, king):
    publication = PublicationFactory(authors=[king])
    merge(ada.pk, king.pk, {})
    publication.refresh_from_db()
    assert all(one.latest_revision_id for one in (fresh(ada), fresh(king), publication))
