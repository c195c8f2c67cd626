"""Lists of names that may be those of one work."""

import pytest

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
    assert kind_of(candidate_by(*first), candidate_by(*second)) == "possible"


def test_another_initial_of_the_only_author_is_somebody_else_under_a_heading_only():
    first, second = [("Xin", "Wang")], [("Yan", "Wang")]
    assert kind_of(candidate_by(*first), candidate_by(*second)) == "possible"
    assert kind_of(candidate_by(("Xin", "Wang")), candidate_by(("Yan", "Li"))) is None


def test_without_names_the_year_has_to_be_the_same():
    assert kind_of(candidate_by(), candidate_by(("Chen", "Qin"))) == "possible"
    assert kind_of(candidate_by(issued_year=2019), candidate_by(("Chen", "Qin"))) is None
