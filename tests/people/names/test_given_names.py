"""Given names: do two printings of them fit?"""

import pytest

from people.names.given_names import GivenFit, fit_given_names, readings


def _fit(first, second):
    fit = fit_given_names(readings(first)[0], readings(second)[0])
    return fit and fit.kind


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Daniel", "DANIEL"),
        ("Martin J.", "Martin"),
        ("Martin Jan", "Martin"),
        ("Martin Jan", "Martin J."),
        ("M. Jan", "Martin Jan"),
        ("Veronika M.", "Veronika A. M."),
        ("Jean-Pierre", "Jean Pierre"),
        ("Jean-Pierre", "Jeanpierre"),
        ("Jean-Pierre M.", "Jeanpierre"),
        ("Jean-Pierre", "Jean-P."),
        ("Xiao Ming", "Xiaoming"),
        ("Jörg", "Joerg"),
        ("Jörg", "Jorg"),
        ("小波", "Xiaobo"),
    ],
)
def test_a_name_in_full_that_both_have_makes_them_one(first, second):
    assert _fit(first, second) is GivenFit.FULL
    assert _fit(second, first) is GivenFit.FULL


@pytest.mark.parametrize(
    ("first", "second", "fit"),
    [
        ("D.", "Daniel", GivenFit.INITIALS),
        ("D. M.", "Daniel", GivenFit.INITIALS),
        ("Ö.", "Oezguen", GivenFit.INITIALS),
        ("Chr.", "Christian", GivenFit.INITIALS),
        ("Th.", "T.", GivenFit.INITIALS),
        ("J.-P.", "Jean-Pierre", GivenFit.INITIALS),
        ("X. M.", "Xiaoming", GivenFit.INITIALS),
        ("Daniel", "Robert Daniel", GivenFit.OTHER),
        ("Jean", "Jean-Pierre", GivenFit.HALF),
        ("Wei", "Wei Ming", GivenFit.HALF),
        ("", "Daniel", GivenFit.ABSENT),
    ],
)
def test_weaker_signs_are_told_apart(first, second, fit):
    assert _fit(first, second) is fit
    assert _fit(second, first) is fit


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Daniel", "Martin"),
        ("Daniel", "Daniela"),
        ("Martin K.", "Martin J."),
        ("Anna Maria", "Maria Anna"),
        ("J. K.", "K. J."),
        ("D.", "Robert Daniel"),
        ("J.-M.", "Jean-Pierre"),
        ("Jean-Marc", "Jean-Pierre"),
        ("Chr.", "Claudia"),
        ("", ""),
    ],
)
def test_names_that_contradict_do_not_fit(first, second):
    assert _fit(first, second) is None
    assert _fit(second, first) is None


def test_a_name_in_parentheses_is_another_given_name():
    harvey = readings("Harvey")[0]
    for printed in ("Huaqi (Harvey)", "Huaqi “Harvey”", 'Huaqi "Harvey"'):
        assert readings(printed)[0] == readings("Huaqi")[0]
        assert harvey in readings(printed)
