"""Lists of names that may be those of one work."""

import pytest

from publications.matching.name_likeness import MOST, in_common, names_of
from tests.publications.matching.candidate_pairs import candidate_by, candidate_of, kind_of, matched


def test_umlauts_in_a_surname_count_in_either_spelling():
    assert (
        matched(candidate_of(names=["Küstner"]), candidate_of(names=["Kuestner"])).kind
        == "possible"
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ([("Daniel", "Rückert")], [("D.", "Rueckert")]),
        ([("Chen", "Qin"), ("Jo", "Schlemper")], [("J.", "Schlemper"), ("C.", "Qin")]),
        ([("Chen", "Qin"), ("Jo", "Schlemper")], [("C.", "Qin")]),
        ([("Guang", "Yang")], [("Yang", "Guang")]),
        ([("Jo", "Schlemper")], [("Jo", "Schlemmper")]),
        (["World Health Organization"], ["WHO"]),
        (["R Core Team"], ["R Development Core Team"]),
    ],
)
def test_names_may_be_written_otherwise(first, second):
    assert kind_of(candidate_by(*first), candidate_by(*second)) is not None


def test_another_initial_of_the_only_author_is_somebody_else_under_a_heading_only():
    first, second = [("Xin", "Wang")], [("Yan", "Wang")]
    assert kind_of(candidate_by(*first), candidate_by(*second)) == "possible"
    assert kind_of(candidate_by(("Xin", "Wang")), candidate_by(("Yan", "Li"))) is None


def test_without_names_the_year_has_to_be_the_same():
    assert kind_of(candidate_by(), candidate_by(("Chen", "Qin"))) == "possible"
    assert kind_of(candidate_by(issued_year=2019), candidate_by(("Chen", "Qin"))) is None


def names(*listed):
    """Return names as compared: "Family, Given", or an institution in brackets."""
    printed = []
    for one in listed:
        family, _, given = one.partition(", ")
        printed.append(
            {"literal": one.strip("[]")}
            if one.startswith("[")
            else {"family": family, "given": given}
        )
    return names_of(printed)


@pytest.mark.parametrize(
    ("first", "second", "common"),
    [
        (["Qin, Chen"], ["Qin, C."], 1),
        (["Qin, Chen"], ["Qin"], 1),
        (["Qin, Chen"], ["Qin, Xin"], 0.5),
        (["Schlemper, Jo"], ["Schlemmper, Jo"], 1),
        (["Li, Wei"], ["Lu, Wei"], 0),
        (["Wang, Xin", "Wang, Yan"], ["Wang, Yan"], 1),
        (["Wang, Xin", "Wang, Yan"], ["Wang, Yan", "Wang, Xin"], 2),
        (["Yang, Guang"], ["Guang, Yang"], 1),
        (["Yang, G."], ["Guang, Y."], 0.5),
        (["Yang, Guang"], ["Gauss, Yvo"], 0),
        (["[World Health Organization]"], ["[WHO]"], 1),
        (["[R Core Team]"], ["[R Development Core Team]"], 1),
        (["[World Health Organization]"], ["[World Bank]"], 0),
        (["García Márquez, G."], ["Márquez, G."], 1),
        (["Müller, A."], ["Mueller, A."], 1),
        ([], ["Qin"], 0),
    ],
)
def test_how_many_names_may_be_in_both_lists(first, second, common):
    assert in_common(names(*first), names(*second)) == common
    assert in_common(names(*second), names(*first)) == common


def test_each_name_counts_for_one_other():
    assert in_common(names("Qin, C.", "Qin, C."), names("Qin, C.", "Roe, K.")) == 1


def test_authors_are_compared_and_without_any_the_editors():
    author = {"family": "Doe", "role": "author"}
    editor = {"family": "Roe", "role": "editor"}
    assert [name.surnames for name in names_of([editor, author])] == [frozenset({"doe"})]
    assert [name.surnames for name in names_of([editor])] == [frozenset({"roe"})]


def test_names_without_letters_are_left_out_and_long_lists_cut():
    assert names_of([{"family": "*"}, {"literal": "…"}, {}]) == ()
    assert len(names_of({"family": f"Name{number}"} for number in range(99))) == MOST


def test_a_particle_may_be_part_of_the_surname():
    (name,) = names_of([{"family": "Berg", "particle": "van der"}])
    assert name.surnames >= {"berg", "vanderberg"}
