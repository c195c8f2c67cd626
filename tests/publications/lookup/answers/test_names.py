"""Names as registries give them."""

import pytest

from publications.lookup.answers.names import corporate, full_name, person

ORCID = "0000-0002-1825-0097"


def parts(name):
    return tuple(name[part] for part in ("given", "particle", "family", "suffix"))


@pytest.mark.parametrize(
    ("given", "family", "expected"),
    [
        ("Ada", "Doe", ("Ada", "", "Doe", "")),
        ("Jan", "van der Berg", ("Jan", "van der", "Berg", "")),
        ("José", "García de la Vega", ("José", "", "García de la Vega", "")),
        ("Plato", "", ("", "", "Plato", "")),
        (None, "Plato", ("", "", "Plato", "")),
        ("<i>Ada</i>", "M&amp;M", ("Ada", "", "M&M", "")),
        ("Ada", "Doe, Jr.", ("Ada", "", "Doe, Jr.", "")),
        ("Ada", "King Jr.", ("Ada", "", "King Jr.", "")),
        ("Ada", ["Doe"], ("", "", "Ada", "")),
    ],
)
def test_a_person_in_parts(given, family, expected):
    assert parts(person(given, family)) == expected


def test_a_particle_and_a_suffix_that_are_given_are_kept():
    name = person("Ada", "van Berg", particle="de", suffix="Jr.", role="editor")
    assert parts(name) == ("Ada", "de", "van Berg", "Jr.")
    assert name["role"] == "editor"


@pytest.mark.parametrize(
    ("orcid", "kept"),
    [
        (f"https://orcid.org/{ORCID}", ORCID),
        (f"http://orcid.org/{ORCID}/ ", ORCID),
        (ORCID, ORCID),
        ("0000-0002-1825-0098", ""),
        ("x", ""),
        (None, ""),
        (12, ""),
    ],
)
def test_an_orcid_id_is_checked(orcid, kept):
    assert person("Ada", "Doe", orcid=orcid)["orcid"] == kept


@pytest.mark.parametrize(("given", "family"), [("", ""), (None, None), ([], {}), (" ", "\u200b")])
def test_nobody_is_no_person(given, family):
    assert person(given, family) is None


def test_a_corporation_is_one_text():
    assert corporate("W.&amp;H. <b>Org</b>") == {"literal": "W.&H. Org", "role": "author"}
    assert corporate("WHO", "editor")["role"] == "editor"
    assert corporate("") is None
    assert corporate(None) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jan van der Berg Jr.", [("Jan", "van der", "Berg", "Jr.")]),
        ("Berg, Jan", [("Jan", "", "Berg", "")]),
        ("Ada Doe and Bo Roe", [("Ada", "", "Doe", ""), ("Bo", "", "Roe", "")]),
        ("", []),
        (None, []),
    ],
)
def test_a_full_name_is_taken_apart(text, expected):
    assert [parts(name) for name in full_name(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The ATLAS Collaboration",
        "TIDE Study Group",
        "The Consortium for Tides",
        "Team X",
        "The ATLAS and CMS Collaborations",
        "University of the Tides",
    ],
)
def test_a_corporation_is_known_by_its_words(text):
    assert full_name(text) == [{"literal": text, "role": "author"}]
