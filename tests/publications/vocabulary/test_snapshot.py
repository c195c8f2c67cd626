"""Snapshots, the list of fields, and types."""

import pytest

from publications.vocabulary.fields import FIELD_NAMES, FIELDS, FIELDS_BY_NAME, FieldKind
from publications.vocabulary.identifier_kinds import arxiv_url, doi_url, pubmed_url
from publications.vocabulary.snapshot import Snapshot, names_as_text
from publications.vocabulary.statuses import STATUSES
from publications.vocabulary.types import TYPES


def test_what_is_empty_or_unknown_is_left_out():
    values = {"title": "T", "doi": "", "issued_year": None, "volume": 0, "citekey": "x"}
    names = [{"family": "Doe", "given": "", "equal_contribution": False, "person_id": 3}, {}]
    snapshot = Snapshot.of(values, names)
    assert snapshot.values == {"title": "T"}
    assert snapshot.names == [{"family": "Doe"}, {}]


def test_values_are_in_the_order_of_the_fields():
    snapshot = Snapshot.of({"note": "N", "title": "T", "type": "book"}, [])
    assert list(snapshot.values) == ["type", "title", "note"]


@pytest.mark.parametrize("keywords", [(), ("tides", "storms")])
def test_a_snapshot_comes_back_from_json(keywords):
    snapshot = Snapshot.of({"title": "T", "issued_year": 2024}, [{"family": "Ü"}], keywords)
    again = Snapshot.from_json(snapshot.as_json())
    assert again == snapshot
    assert again.keywords == list(keywords)
    assert ("keywords" in snapshot.as_json()) is bool(keywords)


def test_an_empty_json_is_an_empty_snapshot():
    assert Snapshot.from_json({}) == Snapshot()


def test_keywords_do_not_count_when_snapshots_are_compared():
    assert Snapshot.of({"title": "T"}, [], ["a"]) == Snapshot.of({"title": "T"}, [])
    assert Snapshot.of({"title": "T"}, []) != Snapshot.of({"title": "S"}, [])
    assert Snapshot.of({}, [{"family": "A"}]) != Snapshot.of({}, [{"family": "B"}])


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ([], ""),
        ([{"family": "Doe", "given": "Ada"}], "Ada Doe"),
        ([{"family": "Berg", "given": "Jan", "particle": "van der"}], "Jan van der Berg"),
        ([{"literal": "WHO"}, {"family": "Plato"}], "WHO; Plato"),
        ([{"family": "King", "given": "Martin", "suffix": "Jr."}], "Martin King Jr."),
    ],
)
def test_names_as_they_are_read(names, text):
    assert names_as_text(names) == text


def test_no_field_is_listed_twice():
    assert len(set(FIELD_NAMES)) == len(FIELDS) == len(FIELDS_BY_NAME)
    variables = [field.csl for field in FIELDS if field.csl]
    assert len(set(variables)) == len(variables)
    aliases = [alias for field in FIELDS for alias in field.bibtex]
    assert len(set(aliases)) == len(aliases)
    assert all(alias == alias.lower() for alias in aliases)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_a_field_has_what_its_kind_needs_and_nothing_else(field):
    assert bool(field.codes) is (field.kind is FieldKind.CODE)
    assert bool(field.largest) is (field.kind is FieldKind.NUMBER)
    has_form = field.kind in {FieldKind.IDENTIFIER, FieldKind.DATE}
    assert bool(field.normalise) is has_form
    assert bool(field.kinds) is (field.kind is FieldKind.PAIRS)


@pytest.mark.parametrize(
    "field", [field for field in FIELDS if field.normalise], ids=lambda field: field.name
)
def test_an_identifier_that_is_none_is_refused(field):
    with pytest.raises(ValueError, match=r"."):
        field.normalise("no identifier")


def test_codes_are_those_of_types_and_statuses():
    assert FIELDS_BY_NAME["type"].codes == TYPES.keys()
    assert FIELDS_BY_NAME["status"].codes == STATUSES


# CSL 1.0.2, appendix III, and `document`, `event`, `software` and others that it added.
CSL_TYPES = """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic
    collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic
    hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet
    paper-conference patent performance periodical personal_communication post post-weblog
    regulation report review review-book software song speech standard thesis treaty webpage
""".split()


def test_the_types_are_all_of_csl_and_each_has_a_name_of_its_own():
    assert sorted(TYPES) == sorted(CSL_TYPES)
    assert len({str(name) for name in TYPES.values()}) == len(TYPES)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (doi_url("10.1/a(b):c;d"), "https://doi.org/10.1/a(b):c;d"),
        (doi_url("10.1/a<b>#ü?"), "https://doi.org/10.1/a%3Cb%3E%23%C3%BC%3F"),
        (doi_url(""), ""),
        (arxiv_url("hep-th/9901001"), "https://arxiv.org/abs/hep-th/9901001"),
        (arxiv_url('2501.1"'), "https://arxiv.org/abs/2501.1%22"),
        (arxiv_url(""), ""),
        (pubmed_url("123"), "https://pubmed.ncbi.nlm.nih.gov/123/"),
        (pubmed_url("../x"), "https://pubmed.ncbi.nlm.nih.gov/..%2Fx/"),
        (pubmed_url(""), ""),
    ],
)
def test_addresses_of_identifiers_at_their_registries(url, expected):
    assert url == expected
