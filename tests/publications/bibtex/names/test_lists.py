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
        "AT&T Research Labs",
        "{Institute of Physics and Faculty of Art}",
        "Doe, J., A.",
        "Doe, Ada B.",
        "Doe Roe, Ada B.",
        "De Boer, Jan Piet",
        "van der Meer, Jan Piet",
        "Doe Roe, Ada Bo and Poe Moe, Cy Di",
        "Ada Poe and Doe Roe, Ada Bo",
        "Ada Poe and Doe Roe, Ada Bo and Bo Moe",
        "Doe, James, W.",
        "Ada WU and Bo XIA",
    ],
)
def test_what_may_be_one_name_is_not_taken_apart_at_signs(text):
    found, messages = split_names(text)
    assert messages == []
    assert " and ".join(found) == text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ada Doe, Bo Roe", "name-of-several"),
        ("A. Doe, Bo Roe", "name-of-several"),
        ("Ada Doe, Bo Roe and Cy Poe", "name-of-several"),
        ("Doe, Roe, Poe", "name-of-several"),
        ("Doe, A. B., Ada", "name-of-several"),
        ("Ministry of A, B, C", "name-of-several"),
        ("Ada Maria Doe und Bo Roe", "name-of-several"),
        ("Ada Maria Doe / Bo", "name-of-several"),
        ("{Ada Doe and Bo Roe}", "list-in-braces"),
        ("{{Ada Doe} and {Bo Roe}}", "list-in-braces"),
    ],
)
def test_a_name_that_may_be_several_is_kept_and_told(text, code):
    found, messages = split_names(text)
    assert " and ".join(found) == text
    assert [message.code for message in messages] == [code]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Doe A., Roe B.C., Poe D.", ["Doe, A.", "Roe, B.C.", "Poe, D."]),
        ("Doe A., Roe B.", ["Doe, A.", "Roe, B."]),
        ("van der Doe A.-B., De Roe B.", ["van der Doe, A.-B.", "De Roe, B."]),
        ("Doe A, Roe BC, Poe D", ["Doe, A", "Roe, BC", "Poe, D"]),
        ("Иванов И.И., Петров П.П.", ["Иванов, И.И.", "Петров, П.П."]),
        ("A. Doe, B. C. Roe", ["A. Doe", "B. C. Roe"]),
        ("Doe, A., Roe, B., et al.", ["Doe, A.", "Roe, B.", "others"]),
        ("Doe, A., Roe, B. & Poe, C.", ["Doe, A.", "Roe, B.", "Poe, C."]),
        ("Doe, A, Roe, BC", ["Doe, A", "Roe, BC"]),
        ("Doe, Ada, Roe, Bo", ["Doe, Ada", "Roe, Bo"]),
        ("Doe, A.; Roe, B. and Poe, C.", ["Doe, A.", "Roe, B.", "Poe, C."]),
        ("Ada Maria Doe; Bo Roe; Poe", ["Ada Maria Doe", "Bo Roe", "Poe"]),
        ("Doe, Ada / Roe, Bo", ["Doe, Ada", "Roe, Bo"]),
        ("Ada Doe und Bo Roe", ["Ada Doe", "Bo Roe"]),
        ("张三、李四", ["张三", "李四"]),
        ("张三，李四，王五", ["张三", "李四", "王五"]),
        ("张三, 李四, 王五", ["张三", "李四", "王五"]),
    ],
)
def test_lists_of_other_programs_are_people(text, names):
    found, messages = split_names(text)
    assert found == names
    assert len(messages) == 1


def test_family_names_in_front_of_initials_are_told_by_the_whole_list():
    assert split_names("Doe J and Roe KL and others")[0] == ["Doe, J", "Roe, KL", "others"]
    assert split_names("Weinan E and Ada Doe")[0] == ["Weinan E", "Ada Doe"]
    assert split_names("Weinan E")[0] == ["Weinan E"]


def test_lists_of_any_length_are_split_in_linear_time():
    for one in (
        "A. Doe, ",
        "{",
        "Doe; ",
        "A. and ",
        "A.-",
        "Doe A., ",
        "Doe et al. and ",
        "D/",
        "张, ",
    ):
        assert_linear(split_names, lambda size, one=one: one * size)
