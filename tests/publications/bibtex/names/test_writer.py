"""Names to BibTeX: each in a form that BibTeX, biber and the reader take apart as it is meant."""

from typing import Any

import pytest

from publications.bibtex.reading.exact import EXACT_FIELD
from tests.publications.bibtex.round_trip import ORCID, line_of, read_back, record, written


@pytest.mark.parametrize(
    ("name", "latex"),
    [
        ({"given": "Jane", "family": "Doe"}, "Doe, Jane"),
        ({"given": "danah", "family": "boyd"}, "boyd, danah"),
        ({"family": "Plato"}, "Plato"),
        ({"family": "others-and-co"}, "others-and-co"),
        ({"given": "Jan", "particle": "van der", "family": "Berg"}, "van der Berg, Jan"),
        ({"particle": "van", "family": "Gogh"}, "van Gogh"),
        ({"given": "Jane", "family": "Doe", "suffix": "Jr."}, "Doe, Jr., Jane"),
        ({"given": "Jane", "family": "Doe", "suffix": "PhD"}, "Doe, PhD, Jane"),
        ({"family": "Doe", "suffix": "PhD"}, "Doe, PhD, {}"),
        ({"given": "Gabriel", "family": "García Márquez"}, "García Márquez, Gabriel"),
        ({"given": "Ana", "family": "García de la Vega"}, "{García de la Vega}, Ana"),
        ({"given": "Ana", "family": "de souza"}, "{de souza}, Ana"),
        ({"given": "William", "family": "O. Henry"}, "{O. Henry}, William"),
        ({"given": "Jane", "family": "Doe, Roe"}, "{Doe, Roe}, Jane"),
        ({"given": "Tom and", "family": "Jerry"}, "Jerry, {Tom and}"),
        ({"given": "Anna von", "family": "Berg"}, "Berg, {Anna von}"),
        ({"given": "Ann / Bo", "family": "Roe und Doe"}, "{Roe und Doe}, {Ann / Bo}"),
        ({"given": "III", "family": "Berg"}, "Berg, {III}"),
        ({"given": "E", "family": "E"}, "E, E"),
        ({"literal": "Research and Development"}, "{{Research and Development}}"),
        ({"literal": "A, Berlin and B, Bonn"}, "{{A, Berlin and B, Bonn}}"),
        ({"literal": "AT&T Labs"}, r"{AT\&T Labs}"),
        ({"literal": "the ADNI consortium"}, "{the ADNI consortium}"),
    ],
)
@pytest.mark.parametrize("company", [(), ({"given": "Grace", "family": "Hopper"},)])
def test_names_are_written_in_a_form_that_reads_back(name, latex, company):
    text = written(name, *company)
    assert (
        line_of(text, "author")
        == "{" + " and ".join([latex, *["Hopper, Grace"] * len(company)]) + "}"
    )
    assert read_back(text) == record(name, *company)
    assert EXACT_FIELD not in text


@pytest.mark.parametrize(
    "name",
    [
        {"literal": "Others"},
        {"family": "others"},
        {"family": "Foo Bar"},
        {"given": "maj", "particle": "nikita", "family": "doehring"},
        {"given": "Jane", "family": "Doe*"},
        {"given": "{Jane", "family": "D}oe"},
        {"literal": "{"},
        {"family": "Submitted (equal contribution)"},
    ],
)
def test_names_that_cannot_be_written_so_that_they_read_back_come_back_all_the_same(name):
    names = [{"given": "Ada", "family": "Lovelace"}, name, {"given": "Alan", "family": "Turing"}]
    assert read_back(written(*names)) == record(*names)


def test_editors_have_a_field_of_their_own():
    names = [
        {"family": "Doe", "given": "Jane"},
        {"family": "Roe", "given": "Ann", "role": "editor"},
    ]
    text = written(*names, type="chapter")
    assert (line_of(text, "author"), line_of(text, "editor")) == ("{Doe, Jane}", "{Roe, Ann}")
    assert read_back(text) == record(*names, type="chapter")


def test_editors_that_stand_before_the_authors_stay_there():
    names = [{"family": "Roe", "role": "editor"}, {"family": "Doe"}]
    assert read_back(written(*names)) == record(*names)


def test_names_left_out_in_the_middle_and_at_the_end():
    names = [{"family": "Doe", "elision_after": True}, {"family": "Roe", "elision_after": True}]
    text = written(*names)
    assert line_of(text, "author") == "{Doe and [...] and Roe and others}"
    assert read_back(text) == record(*names)
    assert EXACT_FIELD not in text


def test_marks_and_orcid_ids_are_annotations():
    names: list[dict[str, Any]] = [
        {"family": "Doe", "equal_contribution": True},
        {"family": "Roe"},
        {"family": "Poe", "equal_contribution": True, "corresponding": True, "orcid": ORCID},
    ]
    text = written(*names)
    assert line_of(text, "author+an") == "{1=equal; 3=equal,corresponding}"
    assert line_of(text, "author+an:orcid") == f'{{3="{ORCID}"}}'
    assert read_back(text) == record(*names)
    assert EXACT_FIELD not in text


def test_annotations_of_a_list_with_an_elision_read_back_as_they_were_meant():
    names = [
        {"family": "Doe", "elision_after": True},
        {"family": "Roe", "equal_contribution": True},
        {"family": "Poe", "equal_contribution": True, "orcid": ORCID},
    ]
    text = written(*names)
    assert line_of(text, "author+an") == "{3=equal; 4=equal}"
    assert read_back(text) == record(*names)
    assert EXACT_FIELD not in text


def test_annotations_count_the_places_of_the_list_as_biblatex_does():
    names = [{"family": "Doe", "elision_after": True}, {"family": "Roe", "corresponding": True}]
    text = written(*names)
    assert line_of(text, "author+an") == "{3=corresponding}"
    assert read_back(text) == record(*names)
