"""Subjects, their phrases and abstracts."""

from itertools import product

import pytest

from labportal.base.text.keys import fold
from publications.bibtex.latex.text import to_text
from publications.corpus.entries.preprint import _ARCHIVES
from publications.corpus.subjects import SUBJECTS
from publications.corpus.subjects.abstract import FEWEST_WORDS, MOST_WORDS, write_abstract
from publications.corpus.subjects.empirical import BIOLOGY, PHYSICS, SOCIETY
from publications.corpus.subjects.german import GERMAN
from publications.corpus.subjects.subject import Subject, phrases
from publications.corpus.subjects.technical import COMPUTING, IMAGING
from publications.corpus.subjects.title import Core
from publications.corpus.works.venue import CONFERENCES, JOURNALS, PUBLISHERS
from tests.publications.corpus.works_at_hand import rng

LISTS = ("qualities", "methods", "objects", "settings")


def test_the_subjects_share_the_whole_and_have_their_venues():
    assert set(SUBJECTS) == {IMAGING, COMPUTING, PHYSICS, BIOLOGY, SOCIETY, GERMAN}
    assert sum(subject.share for subject in SUBJECTS) == pytest.approx(1)
    names = {subject.name for subject in SUBJECTS}
    assert names == JOURNALS.keys() == CONFERENCES.keys() == _ARCHIVES.keys()


def test_venues_have_publishers_and_macros_of_their_own():
    journals = [journal for listed in JOURNALS.values() for journal in listed]
    macros = [journal.macro for journal in journals]
    assert len(set(macros)) == len(macros)
    assert PUBLISHERS.keys().isdisjoint(macros)
    venues = [*journals, *(one for listed in CONFERENCES.values() for one in listed)]
    assert all(venue.publisher in PUBLISHERS for venue in venues)


@pytest.mark.parametrize(("subject", "name"), list(product(SUBJECTS, LISTS)))
def test_no_two_phrases_read_the_same_and_each_is_sound_latex(subject, name):
    listed = getattr(subject, name)
    unknown = []
    read = [fold(to_text(phrase, unknown=unknown)) for phrase in listed]
    assert unknown == []
    assert all(read)
    assert len(set(read)) == len(read)
    assert all(phrase.count("{") == phrase.count("}") for phrase in listed)


def test_phrases_are_separated_by_semicolons_and_on_one_line():
    assert phrases(" a b;\n  c\n d ") == ("a b", "c d")
    made = Subject.of("x", "en", 1.0, "q; r", "m", "o", "s")
    assert (made.qualities, made.methods, made.objects, made.settings) == (
        ("q", "r"),
        ("m",),
        ("o",),
        ("s",),
    )


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)
def test_an_abstract_is_of_one_to_two_hundred_words_and_sound_latex(subject):
    chance = rng()
    core = Core(*(getattr(subject, name)[0] for name in LISTS))
    for _ in range(30):
        abstract = write_abstract(chance, subject, core)
        assert FEWEST_WORDS <= len(abstract.split()) <= MOST_WORDS
        assert "{q}" not in abstract
        assert abstract.count("{") == abstract.count("}")
        unknown = []
        assert to_text(abstract, unknown=unknown)
        assert unknown == []


def test_an_abstract_is_in_the_language_of_its_subject():
    core = Core("lernende", "Verfahren", "für den Nahverkehr", "unter Zeitdruck")
    assert " der " in write_abstract(rng(), GERMAN, core)
    assert " der " not in write_abstract(rng(), SOCIETY, core)
