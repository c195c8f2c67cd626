"""The roster: printed names, and the people that they mean."""

import pytest

from people.matching.roster import Roster
from people.models import NameVariant, Person
from people.names.parts import parse_name

pytestmark = pytest.mark.django_db


def _person(name, *variants, **fields):
    parts = parse_name(name)
    person = Person.objects.create(**parts._asdict(), **fields)
    for variant in variants:
        NameVariant.objects.create(person=person, name=variant)
    return person


def _found(printed, orcid=""):
    return Roster.load().find(parse_name(printed), orcid)


@pytest.mark.parametrize("printed", ["Rückert, Daniel", "Daniel Rueckert", "Ruckert, Daniel"])
def test_a_full_name_is_found_in_every_umlaut_spelling(printed):
    person = _person("Daniel Rückert")
    assert _found(printed) == (person.pk, "exact")


def test_a_variant_is_found_in_every_umlaut_spelling():
    person = _person("Thomas Küstner", "T. Küstner")
    assert _found("Kuestner, T.") == (person.pk, "variant")


def test_a_variant_that_is_a_family_name_goes_with_the_given_name():
    person = _person("Daniel Rueckert", "Rückert")
    assert _found("Daniel Rückert") == (person.pk, "exact")
    assert _found("Ruckert, Daniel") == (person.pk, "variant")
    assert _found("Rückert") is None


def test_initials_alone_are_not_guessed():
    _person("Daniel Rueckert")
    assert _found("D. Rueckert") is None


def test_the_preferred_given_name_counts():
    person = _person("Huaqi Qiu", preferred_given="Harvey")
    assert _found("Harvey Qiu") == (person.pk, "exact")
    assert _found("Huaqi Qiu") == (person.pk, "exact")


def test_a_name_that_two_people_share_finds_neither():
    _person("Anna Weiß", "A. Weiß")
    _person("Anton Weiß", "A. Weiß")
    assert _found("A. Weiss") is None


def test_one_persons_variant_may_be_anothers_full_name_and_then_finds_neither():
    _person("Li Wei")
    _person("Wei Li", "Li Wei")
    assert _found("Li Wei") is None


def test_the_orcid_id_comes_before_the_name():
    _person("Anna Weiß")
    person = _person("Anne Weiss", orcid="0000-0002-1825-0097")
    assert _found("Anna Weiß", "0000-0002-1825-0097") == (person.pk, "orcid")


def test_another_orcid_id_contradicts_the_name():
    _person("Anna Weiß", orcid="0000-0002-1825-0097")
    assert _found("Anna Weiß", "0000-0002-1694-233X") is None


def test_a_merged_person_is_not_found():
    person = _person("Anna Weiß")
    Person.objects.create(given="Anna", family="Weis", merged_into=person)
    assert _found("Anna Weis") is None


def test_one_full_given_name_in_common_is_enough():
    person = _person("Martin J. Menten")
    assert _found("Martin Menten") == (person.pk, "exact")
    assert _found("Menten, Martin Jan") == (person.pk, "exact")
    assert _found("Martin K. Menten") is None


def test_a_particle_may_be_printed_in_either_part():
    person = _person("Ludwig van der Berg")
    for printed in ("van der Berg, Ludwig", "Berg, Ludwig van der", "Ludwig Van Der Berg"):
        assert _found(printed) == (person.pk, "exact")


def test_a_family_name_of_two_words_is_found_without_its_comma():
    person = _person("Tayebi Arasteh, Soroosh", "Tayebi Arasteh, S.")
    assert _found("Soroosh Tayebi Arasteh") == (person.pk, "exact")
    assert _found("S. Tayebi Arasteh") == (person.pk, "variant")
    assert _found("Soroosh Arasteh") is None


def test_a_suffix_contradicts_another_only():
    person = _person("Ivan Lima Jr.")
    assert _found("Ivan Lima") == (person.pk, "exact")
    assert _found("Lima, Sr., Ivan") is None


def test_a_variant_of_initials_is_found_in_every_form():
    person = _person("Daniel Rueckert", "D. Rueckert")
    for printed in ("D. Rückert", "Rückert D", "D.Rueckert", "RUECKERT, D."):
        assert _found(printed) == (person.pk, "variant")
    assert _found("D. M. Rueckert") is None


def test_a_variant_of_initials_finds_nobody_once_another_may_be_meant():
    _person("Daniel Rueckert", "D. Rueckert")
    _person("Dora Rückert")
    assert _found("D. Rückert") is None


def test_a_person_with_another_orcid_id_is_no_rival():
    _person("Anna Weiß", orcid="0000-0002-1825-0097")
    person = _person("Anna Weiss")
    assert _found("Anna Weiß") is None
    assert _found("Anna Weiß", "0000-0002-1694-233X") == (person.pk, "exact")


def test_what_is_not_linked_is_suggested():
    person = _person("Daniel Rueckert", "D. Rueckert")
    roster = Roster.load()
    assert roster.suggest(parse_name("D. Rueckert")) == []
    assert [one.person_id for one in roster.suggest(parse_name("D. M. Rueckert"))] == [person.pk]
    assert roster.suggest(parse_name("Dora Rueckert")) == []


def test_nobody_is_suggested_against_another_orcid_id():
    _person("Anna Weiß", orcid="0000-0002-1825-0097")
    roster = Roster.load()
    assert roster.suggest(parse_name("A. Weiß"), "0000-0002-1694-233X") == []


def test_the_roster_takes_two_queries(django_assert_num_queries):
    for number in range(5):
        _person(f"Anna{number} Weiß", f"A{number}. Weiß")
    with django_assert_num_queries(2):
        Roster.load()
