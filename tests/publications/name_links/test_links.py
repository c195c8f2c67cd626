"""Linking authorships that are there already."""

import pytest
from django.utils import timezone

from people.matching.roster import Roster
from people.models import NameVariant, Person
from people.names.parts import parse_name
from publications.models import Authorship, Publication
from publications.name_links.links import apply, relink
from tests.factories import PublicationFactory

pytestmark = pytest.mark.django_db

ORCID = "0000-0002-1825-0097"


def _person(name, *variants, **fields):
    person = Person.objects.create(**parse_name(name)._asdict(), **fields)
    for variant in variants:
        NameVariant.objects.create(person=person, name=variant)
    return person


def _printed(*names):
    """Return the authorships of a publication by `names`."""
    return list(PublicationFactory(authors=names).authorships.all())


def _names(links):
    return [authorship.name for authorship in links]


def test_a_new_person_finds_past_publications_and_nothing_is_written_yet():
    _printed("Daniel Rückert", "Anna Weiß", "D. Rueckert")
    _printed("Rueckert, Daniel")
    person = _person("Daniel Rueckert")
    links = relink(person)
    assert _names(links) == ["Daniel Rückert", "Daniel Rueckert"]
    assert {(link.person_id, link.linked_by) for link in links} == {(person.pk, "exact")}
    assert not Authorship.objects.exclude(person=None).exists()


def test_applying_writes_the_links_and_says_how_many():
    _printed("Daniel Rückert", "Anna Weiß")
    person = _person("Daniel Rueckert")
    assert apply(relink(person)) == 1
    linked = Authorship.objects.get(person=person)
    assert (linked.name, linked.linked_by) == ("Daniel Rückert", "exact")
    assert relink(person) == []


def test_a_new_variant_finds_past_publications():
    _printed("D. Rückert")
    person = _person("Daniel Rueckert")
    assert relink(person) == []
    NameVariant.objects.create(person=person, name="D. Rueckert")
    assert [(link.name, link.linked_by) for link in relink(person)] == [("D. Rückert", "variant")]


def test_an_orcid_id_finds_past_publications_under_any_name():
    _printed({"given": "Dora", "family": "Becker", "orcid": ORCID})
    person = _person("Daniel Rueckert", orcid=ORCID)
    assert [(link.name, link.linked_by) for link in relink(person)] == [("Dora Becker", "orcid")]


@pytest.mark.parametrize(
    "printed",
    [
        "Ludwig Van Der Berg",
        "Berg, Ludwig van der",
        "Ludwig Vanderberg",
        {"family": "Van der Berg", "given": "Ludwig"},
        {"family": "van der Berg", "given": "Ludwig"},
    ],
)
def test_a_particle_is_found_wherever_it_was_printed(printed):
    _printed(printed)
    assert len(relink(_person("Ludwig van der Berg"))) == 1


def test_what_an_editor_rejected_or_chose_stays():
    rejected, chosen = _printed("Daniel Rueckert", "Daniel Rückert")
    somebody = _person("Anna Weiß")
    Authorship.objects.filter(pk=rejected.pk).update(linked_by="rejected")
    Authorship.objects.filter(pk=chosen.pk).update(linked_by="editor", person=somebody)
    person = _person("Daniel Rueckert")
    assert relink(person) == []


def test_what_was_rejected_since_the_plan_stays_rejected():
    [authorship] = _printed("Daniel Rueckert")
    links = relink(_person("Daniel Rueckert"))
    Authorship.objects.filter(pk=authorship.pk).update(linked_by="rejected")
    assert apply(links) == 0
    authorship.refresh_from_db()
    assert (authorship.person, authorship.linked_by) == (None, "rejected")


def test_a_name_that_two_people_have_is_linked_to_neither():
    _printed("Anna Weiß")
    first, second = _person("Anna Weiß"), _person("Anna Weiss")
    assert relink(first) == relink(second) == []


def test_publications_that_are_retired_are_left_out():
    _printed("Daniel Rueckert")
    Publication.objects.update(retired_at=timezone.now())
    person = _person("Daniel Rueckert")
    assert relink(person) == []


def test_a_merged_person_finds_nothing():
    _printed("Daniel Rueckert")
    person = _person("Daniel Rueckert")
    merged = _person("Daniel Rückert", merged_into=person)
    assert relink(merged) == []
    assert len(relink(person)) == 1


def test_the_keys_follow_the_name_when_it_is_corrected():
    [authorship] = _printed("Daniel Ruekert")
    authorship.family = "Rückert"
    authorship.save()
    assert Authorship.objects.get().surname_keys == "ruckert"
    assert len(relink(_person("Daniel Rueckert"))) == 1


def test_keys_are_written_in_bulk_as_well():
    publication = PublicationFactory(authors=[])
    Authorship.objects.bulk_create(
        [Authorship(publication=publication, position=0, given="L.", family="van der Berg")]
    )
    assert Authorship.objects.get().surname_keys == "berg vanderberg"


def test_only_names_that_share_a_key_are_fetched(django_assert_num_queries):
    _printed(*(f"Author{number} Other" for number in range(20)), "D. Rueckert")
    person = _person("Daniel Rueckert")
    roster = Roster.load()
    with django_assert_num_queries(1):
        assert relink(person, roster) == []
