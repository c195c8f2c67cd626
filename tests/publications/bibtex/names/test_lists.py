"""Lists of names split where one name ends."""

import pytest

from publications.bibtex.names.lists import split_names
from tests.publications.bibtex.timing import assert_linear


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A. Doe and B. Roe", ["A. Doe", "B. Roe"]),
        ("A. Doe AND B. Roe\nand\tC. Poe", ["A. Doe", "B. Roe", "C. Poe"]),
        ("Doe, A. and Roe, B.", ["Doe, A.", "Roe, B."]),
        ("Barnes {and} Noble", ["Barnes {and} Noble"]),
        ("{Barnes and Noble} and Roe", ["{Barnes and Noble}", "Roe"]),
        ("Andrews and Sandoval", ["Andrews", "Sandoval"]),
        ("and and Doe and", ["Doe"]),
        ("Doe and others", ["Doe", "others"]),
        ("Doe, Jr., Ada and Roe, III, Bo", ["Doe, Jr., Ada", "Roe, III, Bo"]),
        ("Doe, Ada", ["Doe, Ada"]),
        ("Doe", ["Doe"]),
    ],
)
def test_and_outside_braces_separates_names(text, names):
    assert split_names(text) == (names, [])


@pytest.mark.parametrize(
    ("text", "names", "code"),
    [
        ("A. Doe, B. Roe, C. Poe", ["A. Doe", "B. Roe", "C. Poe"], "names-with-commas"),
        ("Ada Doe, Bo Roe, Cy Poe", ["Ada Doe", "Bo Roe", "Cy Poe"], "names-with-commas"),
        ("Doe, A., Roe, B. C.", ["Doe, A.", "Roe, B. C."], "names-with-commas"),
        ("A. Doe, B. Roe and C. Poe", ["A. Doe", "B. Roe", "C. Poe"], "names-with-commas"),
        ("Doe, A.; Roe, B.", ["Doe, A.", "Roe, B."], "names-with-sign"),
        ("A. Doe & B. Roe", ["A. Doe", "B. Roe"], "names-with-sign"),
        ("Ada Doe; Bo Roe", ["Ada Doe", "Bo Roe"], "names-with-sign"),
        ("{Doe, Ada and Roe, Bo}", ["Doe, Ada", "Roe, Bo"], "names-in-braces"),
    ],
)
def test_other_separators_are_understood_and_told(text, names, code):
    found, messages = split_names(text)
    assert found == names
    assert [message.code for message in messages] == [code]


def test_the_sign_between_the_names_is_told():
    assert dict(split_names("Ada Doe; Bo Roe")[1][0].params) == {"sign": ";"}


def test_commas_in_several_names_are_told_once():
    text = "A. Doe, B. Roe, C. Poe and D. Doe, E. Roe, F. Poe"
    found, messages = split_names(text)
    assert len(found) == 6
    assert len(messages) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Doe, Ada, Jr.",
        "Müller, Söhne & Co",
        "{Barnes and Noble}",
        "{A and B, C and D, E}",
        "Institute for A; B and C of D and E",
        "Doe, A. B., Ada",
        "AT&T Research Labs",
        "Ministry of A, B, C",
    ],
)
def test_what_may_be_one_name_is_not_taken_apart_at_signs(text):
    found, messages = split_names(text)
    assert messages == []
    assert " and ".join(found) == text


def test_lists_of_any_length_are_split_in_linear_time():
    for one in ("A. Doe, ", "{", "Doe; ", "A. and ", "A.-"):
        assert_linear(split_names, lambda size, one=one: one * size)
