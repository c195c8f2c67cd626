"""Annotations and ORCID fields, and the single names that they speak of."""

import pytest

from publications.bibtex.entry import PrintedName
from publications.bibtex.names.annotations import annotate
from publications.bibtex.names.printed_names import read_names

ORCID = "0000-0002-1825-0097"


def _names(text):
    return read_names(text)[0]


def test_annotations_name_the_author_by_number():
    names = _names("A, B and C, D and E, F")
    fields = {
        "author+an": '1=equal; 2:family="Corresponding author"; 9=equal; 3=highlight',
        "author+an:orcid": f'3="{ORCID}"',
        "editor+an": "3=equal",
    }
    assert annotate(names, fields, "author") == [
        PrintedName("B", "", "A", equal_contribution=True),
        PrintedName("D", "", "C", corresponding=True),
        PrintedName("F", "", "E", orcid=ORCID),
    ]


@pytest.mark.parametrize(
    ("text", "value", "owner"),
    [
        ("Doe, Jane and Roe, Kim", f"Roe, K./{ORCID}", 1),
        ("Doe, Jane and Doe, Jim", f"Doe, J./{ORCID}", None),
        ("Doe, Jane", f"https://orcid.org/{ORCID}", 0),
        ("Doe, Jane and Roe, Kim", ORCID, None),
    ],
)
def test_an_orcid_field_counts_where_it_is_clear_whose_it_is(text, value, owner):
    names = annotate(_names(text), {"orcid-numbers": value}, "author")
    assert [name.orcid for name in names] == [
        ORCID if i == owner else "" for i in range(len(names))
    ]


def test_an_orcid_id_in_the_name_is_kept_apart_and_checked():
    assert _names(f"Jane Doe ({ORCID})") == [PrintedName("Jane", "", "Doe", orcid=ORCID)]
    assert _names(rf"Jane Doe\orcidlink{{{ORCID}}}") == [
        PrintedName("Jane", "", "Doe", orcid=ORCID)
    ]
    assert _names("Jane Doe (0000-0002-1825-0098)") == [PrintedName("Jane", "", "Doe")]
