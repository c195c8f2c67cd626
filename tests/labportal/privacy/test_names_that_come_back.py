"""Imports of what was erased, and people whose names are alike."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ModelLogEntry

from people.models import Person
from publications.models import Publication
from tests.factories import MembershipFactory, PersonFactory, PublicationFactory
from tests.labportal.privacy.lab import everything_stored, import_bib, run
from tests.portal import makes_renditions

pytestmark = makes_renditions

BIB = r"""
@article{quasthoff2020, author = {Quasthoff*, Leocadia and Doe, Joe}, title = {A thing},
  journal = {J}, year = {2020}, doi = {10.1000/q1}, keywords = {quasthoff},
  url = {https://lab.example/~lquasthoff/a.pdf}, note = {Quasthoff's method}}
@article{doe2021, author = {Doe, Joe and L. Quasthoff}, title = {Another}, journal = {J},
  year = {2021}, doi = {10.1000/q2}}
"""


def standing(text):
    """Return the rows in which a text stands in any case."""
    found = (row for rows in everything_stored().values() for row in rows)
    return [row for row in found if text in row.lower()]


def test_a_file_that_is_imported_again_brings_no_form_of_the_name_back(world):
    PersonFactory(given="Leocadia", family="Quasthoff")
    import_bib(BIB)
    assert run("leocadia-quasthoff", "--names", "replace", "--yes")[0] == 0
    assert standing("quasthoff") == []
    before = list(Publication.objects.values())
    import_bib(BIB)
    assert standing("quasthoff") == []
    assert list(Publication.objects.values()) == before


def test_other_people_keep_texts_and_works_where_a_part_of_their_name_is_the_same(world):
    erased = PersonFactory(given="Hans-Peter", family="Müller")
    peter = PersonFactory(given="Peter", family="Müller", texts={"en": ("", "Peter Müller.")})
    work = PublicationFactory(authors=[erased, peter, "Peter Müller", "P. Müller"])
    assert run(erased.slug, "--names", "replace", "--yes")[0] == 3
    names = [one.name for one in work.authorships.all()]
    assert names == ["N. N.", "Peter Müller", "Peter Müller", "P. Müller"]
    assert peter.texts.get().biography == "Peter Müller."


def test_names_are_found_on_works_that_print_the_family_name_first_or_one_sign(world):
    for given, family, prints in (
        ("伟", "王", ["王 伟"]),
        ("Weinan", "E", ["E, W.", "Weinan E"]),
        ("Henriette", "Großkreutz", ["GROSSKREUTZ H."]),
    ):
        person = PersonFactory(given=given, family=family)
        work = PublicationFactory(authors=[person, *prints])
        assert run(person.pk, "--names", "replace", "--yes")[0] == 0
        assert {one.name for one in work.authorships.all()} == {"N. N."}


def test_no_line_of_the_history_of_the_person_is_left(world):
    person = PersonFactory(given="Leocadia", family="Quasthoff")
    MembershipFactory(person=person, group=world.group)
    assert run(person.slug, "--names", "keep", "--yes")[0] == 0
    kind = ContentType.objects.get_for_model(Person)
    assert not ModelLogEntry.objects.filter(content_type=kind, object_id=str(person.pk)).exists()
