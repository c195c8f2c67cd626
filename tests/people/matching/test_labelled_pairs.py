"""The names that were labelled by hand for the benchmark."""

from collections import Counter

import pytest

from bench.labels.names import Label, Verdict, labelled_names

NAMES = list(labelled_names())


def test_there_are_names_of_every_label():
    labels = Counter(name.label for name in NAMES)
    assert labels.total() >= 200
    assert min(labels[label] for label in Label) >= 40


@pytest.mark.parametrize("name", NAMES, ids=lambda name: f"{name.printed}/{name.person}")
def test_only_what_is_surely_the_same_is_linked(name):
    assert (name.verdict() is Verdict.LINKED) == (name.label is Label.SAME)


def test_what_may_be_the_same_is_suggested():
    verdicts = [name.verdict() for name in NAMES if name.label is Label.AMBIGUOUS]
    assert verdicts.count(Verdict.SUGGESTED) >= 0.95 * len(verdicts)


def test_what_contradicts_is_not_even_suggested():
    verdicts = [name.verdict() for name in NAMES if name.label is Label.DIFFERENT]
    assert set(verdicts) == {Verdict.NOTHING}
