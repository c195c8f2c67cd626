"""Printed names that may be a person's, and what comes back by an import after an erasure."""

import json

import pytest

from people.models import Person
from publications.bibtex.entry import SourceFile
from publications.imports.run import import_files
from publications.models import Authorship, ImportBatch, Publication
from tests.factories import PersonFactory
from tests.labportal.privacy.lab import everything_stored, import_bib, run
from tests.portal import makes_renditions

pytestmark = makes_renditions

BIB = r"""
@string{both = {M{\"u}ller, K. and Doe, Jane}}
@article{mueller2021, author = {M{\"u}ller, K. and Doe, Jane}, title = {On {T}ides}, journal = {J},
  year = {2021}, doi = {10.1000/t1}}
@article{roe2022, author = {Roe, Jo and L\"udenscheidt, K. M.}, title = {On Waves}, journal = {J},
  year = {2022}}
@article{doe2023, author = {M{\"u}ller, K.}, title = {On Sand}, journal = {J}, year = {2023}}
@article{doe2024, author = {M{\"u}ller, Karl and M{\"u}ller, Anna}, title = {On Moons},
  year = {2024}}
"""


@pytest.fixture
def kim(world):
    import_bib(BIB)
    return PersonFactory(given="Kim", family="Müller-Lüdenscheidt")


def told(*args):
    status, out, err = run(*args, "--json")
    assert err == ""
    return status, json.loads(out)


def possible():
    _status, plan = told("kim-mueller-luedenscheidt", "--names", "replace", "--dry-run")
    return {(one["name"], one["title"]): one["print"] for one in plan["possible"]}


def rows_with(text):
    """Return the tables in which a text stands, in any case."""
    return {
        table
        for table, rows in everything_stored().items()
        for row in rows
        if text in row.lower().replace("\\", "")
    }


def test_printed_names_are_told_that_may_be_theirs_and_no_others(kim):
    assert possible().keys() == {
        ("K. Müller", "On Tides"),
        ("K. M. Lüdenscheidt", "On Waves"),
        ("K. Müller", "On Sand"),
    }
    status, _plan = told("kim-mueller-luedenscheidt", "--names", "replace", "--dry-run")
    assert status == 3
    _status, plan = told("kim-mueller-luedenscheidt", "--names", "keep", "--dry-run")
    assert plan["possible"] == []


def test_one_that_is_theirs_goes_with_all_copies_and_does_not_come_back(kim):
    asked = possible()
    picked = [asked["K. Müller", "On Tides"], asked["K. M. Lüdenscheidt", "On Waves"]]
    options = [text for pk in picked for text in ("--print", pk)]
    _status, done = told(kim.slug, "--names", "replace", "--yes", *options)
    assert [one["title"] for one in done["possible"]] == ["On Sand"]
    assert rows_with("denscheidt") == set()
    for _ in range(2):
        prints = {
            work.title: [one.name for one in work.authorships.all()]
            for work in Publication.objects.filter(title__startswith="On ")
        }
        assert prints["On Tides"] == ["N. N.", "Jane Doe"]
        assert prints["On Waves"] == ["Jo Roe", "N. N."]
        # Who is printed so on another work is somebody else.
        assert prints["On Sand"] == ["K. Müller"]
        assert rows_with("mueller2021") == set()
        again = import_bib(BIB)
        assert {one.outcome for one in again.plan.entries} == {"unchanged"}
        assert rows_with("denscheidt") == set()


def test_a_print_of_somebody_else_is_not_taken_by_its_number(kim):
    other = Authorship.objects.get(given="Anna", family="Müller")
    told(kim.slug, "--names", "replace", "--yes", "--print", other.pk)
    other.refresh_from_db()
    assert other.family == "Müller"


def test_a_surname_that_is_printed_alone_is_theirs_where_nobody_else_has_it(world):
    PersonFactory(given="Leocadia", family="Quasthoff")
    bib = "@misc{a1, author = {Quasthoff and Doe, Joe}, title = {A thing}}"
    import_bib(bib)
    assert run("leocadia-quasthoff", "--names", "replace", "--yes")[0] == 0
    assert rows_with("quasthoff") == set()
    import_bib(bib)
    assert rows_with("quasthoff") == set()


NOTES = r"""
@article{quasthoff2020, author = {Quasthoff, Leocadia and Doe, Joe}, title = {A thing},
  journal = {J}, year = {2020}, doi = {10.1000/q1}, keywords = {quasthoff},
  url = {https://lab.example/~lquasthoff/a.pdf}, note = {Quasthoffs Methode, by L. Quasthoff}}
"""


def test_kept_names_are_printed_by_a_later_import_and_notes_and_addresses_stay_neutral(world):
    PersonFactory(given="Leocadia", family="Quasthoff")
    import_bib(NOTES)
    assert run("leocadia-quasthoff", "--names", "keep", "--yes")[0] == 0
    work = Publication.objects.get(doi="10.1000/q1")
    before = list(Publication.objects.values())
    assert "uasthoff" not in f"{work.note} {work.url} {work.slug} {work.citekey}"
    import_bib(NOTES)
    assert list(Publication.objects.values()) == before
    assert [one.name for one in work.authorships.all()] == ["Leocadia Quasthoff", "Joe Doe"]
    anew = NOTES.replace("10.1000/q1", "10.1000/q9").replace("A thing", "Another one")
    import_bib(anew)
    work = Publication.objects.get(doi="10.1000/q9")
    assert [one.name for one in work.authorships.all()] == ["Leocadia Quasthoff", "Joe Doe"]
    assert "uasthoff" not in f"{work.note} {work.url} {work.slug} {work.citekey}"
    assert not Person.objects.filter(family="Quasthoff").exists()


def test_labels_of_sources_and_names_of_files_go_and_the_next_import_is_of_the_same_source(world):
    PersonFactory(given="Leocadia", family="Quasthoff")
    file = SourceFile("quasthoff.bib", NOTES.encode())
    import_files([file], "quasthoff.bib")
    assert run("leocadia-quasthoff", "--names", "replace", "--yes")[0] == 0
    assert rows_with("quasthoff") == set()
    source = ImportBatch.objects.get().source
    again = import_files([file], "quasthoff.bib")
    assert again.batch.source == source
    assert [one.outcome for one in again.plan.entries] == ["unchanged"]
    assert rows_with("quasthoff") == set()
