"""Collaborations as corporate authors, and the people who translate and supervise."""

import pytest

from tests.publications.bibtex.round_trip import parsed


def names_of(fields):
    text = f"@article{{k, title={{Ice}}, {fields}}}"
    return [(one.role, one.literal or f"{one.given} {one.family}") for one in parsed(text).names]


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("ATLAS", ["ATLAS Collaboration"]),
        ("{ATLAS}", ["ATLAS Collaboration"]),
        ("for the ATLAS Collaboration", ["ATLAS Collaboration"]),
        ("LIGO Scientific, Virgo", ["LIGO Scientific Collaboration", "Virgo Collaboration"]),
        ("SHARK Consortium and ATLAS", ["SHARK Consortium", "ATLAS Collaboration"]),
        ("Collaboration", []),
    ],
)
def test_a_collaboration_stands_behind_the_people(written, names):
    found = names_of(f"author={{Bell, Ann}}, collaboration={{{written}}}")
    assert found == [("author", "Ann Bell"), *(("author", name) for name in names)]


def test_a_collaboration_among_the_authors_is_there_once():
    found = names_of("author={{The ATLAS Collaboration} and Bell, Ann}, collaboration={ATLAS}")
    assert found == [("author", "The ATLAS Collaboration"), ("author", "Ann Bell")]


@pytest.mark.parametrize("field", ["supervisor", "advisor", "supervisors"])
def test_translators_and_supervisors_have_their_role(field):
    found = names_of(f"author={{Bell, Ann}}, translator={{Cy Dole}}, {field}={{Gus Hay and D Ro}}")
    assert found == [
        ("author", "Ann Bell"),
        ("translator", "Cy Dole"),
        ("supervisor", "Gus Hay"),
        ("supervisor", "D Ro"),
    ]


@pytest.mark.parametrize(
    "written",
    [
        "Prof. Dr. Ann Bell and Cy Dole",
        "Univ.-Prof. Dr.-Ing. habil. Ann Bell and Dr. rer. nat. Cy Dole",
        "Prof. Dr. med. Ann Bell and PD Dr. Cy Dole",
        "Prof.~Dr.~h.c. Ann Bell and Dipl.-Ing. Cy Dole",
    ],
)
def test_titles_before_the_names_of_supervisors_are_no_part_of_them(written):
    found = names_of(f"supervisor={{{written}}}")
    assert found == [("supervisor", "Ann Bell"), ("supervisor", "Cy Dole")]


def test_supervisors_of_all_fields_are_kept():
    found = names_of("supervisor={Ann Bell}, advisor={Cy Dole}")
    assert found == [("supervisor", "Ann Bell"), ("supervisor", "Cy Dole")]
