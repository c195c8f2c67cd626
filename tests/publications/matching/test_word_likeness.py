"""Words that are slips or inflections of each other, and words that only look so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.matching.word_likeness import join, words_alike


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("recurrent", "recurent"),
        ("reconstruction", "reconstruktion"),
        ("visualisation", "visualization"),
        ("tumour", "tumor"),
        ("network", "networks"),
        ("learning", "learned"),
        ("evaluating", "evaluation"),
        ("mitigation", "mitigating"),
        ("messung", "messungen"),
        ("groesse", "grosse"),
        ("graph", "grpah"),
        ("from", "form"),
        ("cat", "cats"),
        ("xonvolutional", "convolutional"),
    ],
)
def test_slips_and_inflections_are_alike(first, second):
    assert words_alike(first, second)
    assert words_alike(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("ct", "mr"),
        ("ct", "mt"),
        ("liver", "river"),
        ("liver", "spleen"),
        ("supervised", "unsupervised"),
        ("linear", "nonlinear"),
        ("symmetric", "asymmetric"),
        ("macrovascular", "microvascular"),
        ("hypertension", "hypotension"),
        ("intracellular", "intercellular"),
        ("homogeneous", "heterogeneous"),
        ("monolingual", "multilingual"),
        ("overfitting", "underfitting"),
        ("preoperative", "postoperative"),
        ("covid19", "covid18"),
        ("t1weighted", "t2weighted"),
        ("reply", "replay"),
        ("without", "within"),
        ("organ", "organisations"),
        ("data", "database"),
        ("international", "internationalisation"),
        ("abcd", "wxyz"),
    ],
)
def test_words_that_mean_something_else_are_not_alike(first, second):
    assert not words_alike(first, second)
    assert not words_alike(second, first)


@given(*[st.text(alphabet="abeinrstu1", min_size=1, max_size=12)] * 2)
def test_likeness_does_not_depend_on_which_word_comes_first(first, second):
    assert words_alike(first, second) is words_alike(second, first)


@pytest.mark.parametrize(
    ("joined", "parted", "left", "rest"),
    [
        (["timeseries"], ["time", "series"], [], []),
        (["timeserie"], ["time", "series"], [], []),
        (["mri"], ["magnetic", "resonance", "imaging"], [], []),
        (["cnns"], ["convolutional", "neural", "network"], [], []),
        (["mri", "heart"], ["of", "magnetic", "resonance", "imaging"], ["heart"], ["of"]),
        (["timeseries"], ["series", "time"], ["timeseries"], ["series", "time"]),
        (["timeseries"], ["time"], ["timeseries"], ["time"]),
        (["mr"], ["magnetic", "resonance", "imaging"], [], ["imaging"]),
        (["abcde"], ["aa", "bb", "cc", "dd", "ee"], [], []),
        (["abcdef"], "aa bb cc dd ee ff".split(), ["abcdef"], "aa bb cc dd ee ff".split()),
        ([], ["a"], [], ["a"]),
    ],
)
def test_one_word_may_stand_for_several(joined, parted, left, rest):
    assert join(joined, parted) == (left, rest)


def test_the_lists_that_come_in_stay_as_they_are():
    joined, parted = ["mri"], ["magnetic", "resonance", "imaging"]
    join(joined, parted)
    assert (joined, len(parted)) == (["mri"], 3)
