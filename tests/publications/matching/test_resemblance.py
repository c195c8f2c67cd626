"""Publications without a common identifier that may be one."""

import pytest

from publications.matching.resemblance import relate_titles, resemblance
from publications.matching.title_likeness import Relation
from tests.publications.matching.candidate_pairs import candidate_of, kind_of, matched


def test_an_equal_title_year_and_author_asks():
    found = matched(candidate_of(issued_year=2018), candidate_of(issued_year=2019))
    assert found.kind == "possible"


def test_two_years_between_equal_titles_are_two_publications():
    assert matched(candidate_of(issued_year=2018), candidate_of(issued_year=2020)) is None


def test_equal_titles_without_a_common_author_are_two_publications():
    assert (
        matched(candidate_of("Editorial", names=["A"]), candidate_of("Editorial", names=["B"]))
        is None
    )


def test_equal_titles_with_two_dois_are_two_publications():
    assert matched(candidate_of(doi="10.1/x"), candidate_of(doi="10.1/y")) is None


@pytest.mark.parametrize(
    "preprint",
    [
        {"arxiv_id": "2111.04077", "type": "article", "issued_year": 2021},
        {"doi": "10.1101/2021.02.14.528465", "issued_year": 2022},
        {"doi": "10.21203/rs.3.rs-1234567/v1", "issued_year": 2023},
    ],
)
def test_a_preprint_and_its_version_of_record_ask(preprint):
    record = {"doi": "10.1162/evco_a_00342", "issued_year": 2024, "container_title": "Evolution"}
    assert kind_of(candidate_of(**preprint), candidate_of(**record)) == "possible"


@pytest.mark.parametrize("kind", ["thesis", "report"])
def test_a_thesis_or_report_and_the_paper_ask(kind):
    early = candidate_of(type=kind, issued_year=2018)
    assert kind_of(early, candidate_of(type="article-journal", issued_year=2020)) == "possible"


@pytest.mark.parametrize("kind", ["dataset", "software", "review-book", "book"])
def test_data_software_reviews_and_books_are_not_the_paper_of_their_title(kind):
    assert kind_of(candidate_of(type=kind), candidate_of(type="article-journal")) is None


def test_a_paper_and_its_journal_version_of_the_next_year_ask():
    paper = {"type": "paper-conference", "container_title": "MICCAI", "issued_year": 2018}
    article = {"type": "article-journal", "container_title": "Image Analysis", "issued_year": 2019}
    assert kind_of(candidate_of(**paper), candidate_of(**article)) == "possible"


def test_what_appears_every_year_is_not_one():
    first = {"container_title": "Heart Journal", "issued_year": 2014, "volume": "35"}
    second = {"container_title": "Heart J.", "issued_year": 2015, "volume": "36"}
    title = "The year in cardiology imaging"
    assert kind_of(candidate_of(title, **first), candidate_of(title, **second)) is None


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ({"issued_year": 2003}, {"issued_year": 2003}, "possible"),
        ({"issued_year": 2003}, {"issued_year": 2004}, None),
        ({"issued_year": 2003, "page": "1"}, {"issued_year": 2003, "page": "225"}, None),
        ({"issued_year": 2003, "issue": "1"}, {"issued_year": 2003, "issue": "4"}, None),
        (
            {"issued_year": 2003, "container_title": "Graphs"},
            {"issued_year": 2003, "container_title": "Networks"},
            None,
        ),
    ],
)
def test_headings_have_to_stand_in_the_same_place(first, second, kind):
    assert kind_of(candidate_of("Editorial", **first), candidate_of("Editorial", **second)) == kind


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ({"edition": "2nd"}, {"edition": "Second"}, "possible"),
        ({"edition": "2nd"}, {"edition": "3. Auflage"}, None),
        ({"issued_year": 2003}, {"issued_year": 2004, "edition": "2"}, None),
        ({"volume": "1"}, {"volume": "2"}, None),
        ({"issued_year": 2003, "isbn": "1"}, {"issued_year": 2003, "isbn": "2"}, "possible"),
        ({"issued_year": 2003, "isbn": "1"}, {"issued_year": 2004, "isbn": "2"}, None),
        ({"isbn": "1", "volume": "1"}, {"isbn": "1", "volume": "2"}, "possible"),
        ({"isbn": "1"}, {"isbn": "1"}, "same"),
    ],
)
def test_editions_and_volumes_of_a_book_are_not_one(first, second, kind):
    one, other = (candidate_of(type="book", **values) for values in (first, second))
    assert kind_of(one, other) == kind


def test_chapters_of_one_title_on_other_pages_of_one_book_are_not_one():
    book = {"type": "chapter", "container_title": "Handbook of Metaheuristics", "issued_year": 2010}
    first, second = (
        candidate_of("Further reading", page=page, **book) for page in ("1-9", "80-89")
    )
    assert kind_of(first, second) is None


def test_another_title_on_the_same_pages_of_the_same_volume_asks():
    place = {"container_title": "Annalen der Physik", "volume": "322", "issued_year": 1905}
    one = candidate_of("Zur Elektrodynamik bewegter Körper", ["Einstein"], page="891-921", **place)
    other = candidate_of("On moving bodies", ["Einstein"], page="891--921", **place)
    assert kind_of(one, other) == "possible"


def reason_of(first, second):
    found = resemblance(first, second)
    assert (found is None) == (resemblance(second, first) is None)
    return found and found.reason.code


TWO = "Tides of the north: a study"


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ({}, {}, "same-title-and-authors"),
        ({"title": "Tides of the nroth: a study"}, {}, "near-title-and-authors"),
        ({"title": "Tides of the north"}, {}, "part-of-title-and-authors"),
        ({"names": ()}, {}, "same-title-without-names"),
        ({"names": (), "title": "Tides of the nroth: a study"}, {}, "near-title-without-names"),
        ({"issued_year": 2019}, {}, "same-title-years-apart"),
        (
            {"issued_year": 2019, "title": "Tides of the nroth: a study"},
            {},
            "near-title-years-apart",
        ),
        (
            {"names": ("Roe",), "container_title": "X"},
            {"container_title": "X"},
            "same-title-and-venue",
        ),
        ({"names": ("Roe",)}, {}, "same-title-other-names"),
        ({"names": ("Roe",), "title": "Tides of the north"}, {"title": "Tides of the north"}, None),
        ({"issued_year": 2016}, {}, None),
        ({"issued_year": 2018}, {}, None),
        ({"title": ""}, {}, None),
        ({"title": "Privacy"}, {}, None),
        ({"type": "dataset"}, {}, None),
        ({"doi": "10.1/x"}, {"doi": "10.1/y"}, None),
    ],
)
def test_the_reason_says_in_what_two_resemble_each_other(first, second, reason):
    common = {"title": TWO, "names": ("Qin",), "issued_year": 2020, "type": "article-journal"}
    assert reason_of(candidate_of(**(common | first)), candidate_of(**(common | second))) == reason


def test_the_years_apart_are_told():
    first, second = (candidate_of(TWO, issued_year=year) for year in (2019, 2020))
    assert dict(resemblance(first, second).reason.params) == {"years": 1}


def test_the_degree_is_higher_for_nearer_titles_more_names_and_fewer_years():
    one = candidate_of(TWO, ["Qin", "Roe"], issued_year=2020)
    equal = candidate_of(TWO, ["Qin", "Roe"], issued_year=2020)
    slip = candidate_of("Tides of the nroth: a study", ["Qin", "Roe"], issued_year=2020)
    later = candidate_of(TWO, ["Qin", "Roe"], issued_year=2021)
    fewer = candidate_of(TWO, ["Qin", "Poe"], issued_year=2020)
    degrees = [resemblance(one, other).degree for other in (equal, later, fewer, slip)]
    assert degrees[0] == max(degrees)
    assert len({*degrees}) > 2
    assert degrees[3] < degrees[0]


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        ("SINR: implicit networks of the heart", "SINR", Relation.PART),
        ("Tides, part 2: storms", "Tides, part 1", Relation.OTHER),
        ("Tides: storms", "Rivers", Relation.OTHER),
        ("On tides", "On tides", Relation.EQUAL),
    ],
)
def test_either_title_may_lack_its_subtitle(first, second, relation):
    one, other = candidate_of(first), candidate_of(second)
    assert relate_titles(one, other) is relation
    assert relate_titles(other, one) is relation
