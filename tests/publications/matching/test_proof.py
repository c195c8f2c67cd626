"""Proof by fields, without a common identifier, that two publications are one."""

import pytest

from publications.matching.candidates import candidate
from publications.vocabulary.snapshot import Snapshot
from tests.publications.matching.candidate_pairs import kind_of, matched

TITLE = "Query optimization by predicate move-around"
NAMES = ("Inderpal Mumick", "Alon Levy", "Yehoshua Sagiv")
JOURNAL = {
    "type": "article-journal",
    "container_title": "IEEE Transactions on Medical Imaging",
    "issued_year": 2021,
}


def work(title=TITLE, names=NAMES, **values):
    """Return a work in a journal; a value of None is left out."""
    printed = [dict(zip(("given", "family"), name.rsplit(" ", 1), strict=True)) for name in names]
    given = {"title": title, **JOURNAL, **values}
    return candidate(
        Snapshot.of({key: value for key, value in given.items() if value is not None}, printed),
        slug="",
    )


@pytest.mark.parametrize(
    ("other", "ground"),
    [
        (work(names=["A. Levy", "I. S. Mumick", "Y. Sagiv"]), "proved-by-all-fields"),
        (work(container_title="IEEE Trans. Med. Imag."), "proved-by-all-fields"),
        (work("Query optimisation by predicate move-around"), "proved-but-for-spelling"),
        (work(names=NAMES[:2]), "proved-but-for-names"),
        (work(issued_year=None), "proved-without-year"),
    ],
)
def test_what_agrees_but_for_spelling_is_the_same_and_says_on_what_ground(other, ground):
    found = matched(work(), other)
    assert (found.kind, found.reason.code) == ("same", ground)
    assert kind_of(work(), other) == "same"


def test_two_lists_without_venues_are_compared_by_the_rest():
    first, second = (work(names=names, container_title=None) for names in (NAMES, NAMES[::-1]))
    assert matched(first, second).reason.code == "proved-without-venue"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"container_title": "VLDB"}, {"container_title": "VLDB Journal"}),
        ({"container_title": "Nature"}, {"container_title": "Nature Communications"}),
        ({"container_title": "Cell"}, {"container_title": "Cell Reports"}),
        ({"type": "paper-conference"}, {"type": "article-journal"}),
        ({"container_title": "MICCAI"}, {"container_title": "MICCAI Workshops"}),
        (
            {"container_title": "Proceedings of a Conference"},
            {"container_title": "Proceedings of another Conference"},
        ),
        ({"issued_year": 2021}, {"issued_year": 2022}),
        ({"names": NAMES}, {"names": ["Ann Bell", "Cy Dole", "Gus Hay"]}),
        ({"container_title": None}, {"names": ["I. Mumick", "A. Levy", "Y. Sagiv"]}),
        ({"title": "Tides", "names": NAMES[:1]}, {"title": "Tides", "names": ["I. Mumick"]}),
        ({"type": "thesis"}, {"type": "thesis", "names": ["I. Mumick", "A. Levy", "Y. Sagiv"]}),
    ],
)
def test_a_conference_and_a_journal_and_whatever_fields_leave_open_are_asked(first, second):
    assert kind_of(work(**first), work(**second)) == "possible"


@pytest.mark.parametrize(
    "title",
    [
        "Erratum to query optimization by predicate move-around",
        "Reply to the critics of predicate move-around",
        "Editorial of the issue on predicate move-around",
        "Predicate move-around in queries, part 2",
        "Preface of the special section on predicates",
        "Comments on the predicate move-around",
    ],
)
def test_replies_errata_editorials_and_parts_are_never_merged_by_spelling(title):
    initials = ["I. Mumick", "A. Levy", "Y. Sagiv"]
    assert kind_of(work(title), work(title, names=initials)) == "possible"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"volume": "40"}, {"volume": "41"}),
        ({"page": "1-9"}, {"page": "10-19"}),
        ({"doi": "10.1/x"}, {"doi": "10.1/y"}),
    ],
)
def test_what_contradicts_is_not_merged(first, second):
    initials = ["I. Mumick", "A. Levy", "Y. Sagiv"]
    assert kind_of(work(**first), work(names=initials, **second)) != "same"


def test_of_two_records_that_fields_prove_it_to_be_a_person_chooses():
    records = work(names=["I. Mumick", "A. Levy", "Y. Sagiv"]), work(names=NAMES[:2])
    assert matched(work(), *records).kind == "possible"
    assert matched(work(), *records, work()).kind == "same"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"title": "Decay of the K⁺ meson"}, {"title": "Decay of the K⁻ meson"}),
        ({"title": "Ice sheets in C"}, {"title": "Ice sheets in C++"}),
        ({"title": "Growth of ice for n < 5"}, {"title": "Growth of ice for n > 5"}),
        ({"title": "Growth of ice at 5 K"}, {"title": "Growth of ice at -5 K"}),
        ({"title": "Decay of the B meson"}, {"title": "Decay of the B̄ meson"}),
        ({"genre": "PhD thesis", "type": "thesis"}, {"genre": "Master's thesis", "type": "thesis"}),
        ({"number": "TR-1", "type": "report"}, {"number": "TR-2", "type": "report"}),
        ({"number": "US123", "type": "patent"}, {"number": "EP456", "type": "patent"}),
        ({"collection_number": "1", "type": "book"}, {"collection_number": "2", "type": "book"}),
        ({"issued_month": 1}, {"issued_month": 2}),
        ({"language": "de"}, {"language": "en"}),
        ({"identifiers": [["hal", "hal-01234567"]]}, {"identifiers": [["hal", "hal-01239999"]]}),
        ({"identifiers": [["pmcid", "PMC1"]]}, {"identifiers": [["pmcid", "PMC2"]]}),
    ],
)
def test_what_differs_in_one_sign_number_kind_or_identifier_is_never_merged_by_itself(
    first, second
):
    assert kind_of(work(**first), work(**second)) != "same"
    assert kind_of(work(**second), work(**first)) != "same"


@pytest.mark.parametrize("name", ["genre", "number", "issued_month", "language"])
def test_what_only_one_side_says_tells_no_works_apart(name):
    assert kind_of(work(), work(**{name: 3 if name == "issued_month" else "x"})) == "same"
