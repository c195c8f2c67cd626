"""Invented works for tests of single entries."""

from dataclasses import replace
from random import Random

from publications.corpus.entries.supplies import Supplies
from publications.corpus.notation.accents import Spelling
from publications.corpus.notation.habits import HABITS, Habits
from publications.corpus.people.person import InventedPerson
from publications.corpus.people.printed_name import NameNotation
from publications.corpus.subjects import SUBJECTS
from publications.corpus.subjects.title import Core, Title
from publications.corpus.works.work import Work

CORE = Core("robust", "tidal models", "sea ice", "at night")
SUBJECT_BY_NAME = {subject.name: subject for subject in SUBJECTS}


def rng(seed=1):
    return Random(seed)  # noqa: S311 - no secret


def habits(**changes):
    """Return habits that leave as little as possible to chance."""
    plain: Habits = replace(
        HABITS[0], journal_macros=0.0, abstracts=0.0, keywords=0.0, extras=(), doi_share=0.0
    )
    return replace(plain, **changes)


def work(subject="computing", title="Robust tidal models", **changes):
    made = Work(
        subject=SUBJECT_BY_NAME[subject],
        title=Title(title, CORE),
        year=2020,
        month=5,
        team=(InventedPerson("Jörg", "Müller"), InventedPerson("Åsa", "Lund")),
        tail="7z",
        habits=habits(),
        spelling=Spelling.UNICODE,
        name_form=NameNotation.FAMILY_FIRST,
    )
    return replace(made, **changes)


def supplies(seed=1):
    made = Supplies.of(seed)
    made.identifiers.tail()
    return made
