"""The labelled pairs of the benchmark: what must never be linked, and what has to be."""

import pytest

from bench.people_matching import Outcome, labelled_pairs

PAIRS = list(labelled_pairs())


def test_there_are_pairs_of_each_label():
    labels = [pair.label for pair in PAIRS]
    assert len(PAIRS) >= 200
    assert min(labels.count(label) for label in ("same", "ambiguous", "different")) >= 40
