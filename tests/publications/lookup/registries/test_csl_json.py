"""Records from CSL-JSON as Crossref, DataCite and mEDRA send it."""

import pytest

from publications.lookup.answers.dates import issued
from publications.lookup.registries.csl_json import read_csl
from publications.lookup.registries.doi import read_answer
from publications.vocabulary.snapshot import names_as_text
from tests.publications.lookup.recorded import BIBTEX, CROSSREF, DATACITE, LNCS, MEDRA


def test_an_article_of_crossref():
    record = read_csl(CROSSREF)
    assert record.values == {
        "type": "article-journal",
        "title": "Deep Cascades for CO<sub>2</sub> & <i>in vivo</i> MR: p < 0.05",
        "container_title": "IEEE Transactions on Medical Imaging",
        "container_title_short": "IEEE Trans. Med. Imaging",
        "issued_year": 2018,
        "issued_month": 2,
        "volume": "37",
        "issue": "2",
        "page": "491-503",
        "publisher": "Institute of Electrical and Electronics Engineers (IEEE)",
        "doi": "10.5555/tmi.2017.2760978",
        "abstract": "First x<sup>2</sup>.\n\nThen <10 % more.",
        "language": "en",
    }


def test_names_of_people_and_of_others():
    names = read_csl(CROSSREF).names
    assert names_as_text(names) == (
        "Jo Schlemper; Maria van der Berg; Ludwig von Beck Jr.; The Heart & Vessel Consortium; "
        "Sukarno; Team of Two"
    )
    assert names[0]["orcid"] == "0000-0002-1825-0097"
    assert names[1]["particle"] == "van der"
    assert names[2] == {
        "role": "author",
        "given": "Ludwig",
        "particle": "von",
        "family": "Beck",
        "suffix": "Jr.",
    }
    assert names[3]["literal"] == "The Heart & Vessel Consortium"


def test_a_paper_in_a_series_of_proceedings():
    record = read_csl(LNCS)
    assert record.values["type"] == "paper-conference"
    assert record.values["title"] == "A Network of Networks: Lessons Learned"
    assert record.values["container_title"] == "Proceedings of MICCAI 2021"
    assert record.values["event_title"] == "MICCAI 2021"
    assert record.values["isbn"] == "9780306406157"
    assert record.values["publisher_place"] == "Cham"
    assert record.values["page"] == "123-130"
    assert [name["role"] for name in record.names] == ["author", "editor"]


def test_a_dataset_of_datacite_with_an_impossible_date():
    record = read_csl(DATACITE)
    assert record.values["type"] == "dataset"
    assert record.values["doi"] == "10.5281/zenodo.1234567"
    assert record.values["issued_year"] == 2022
    assert "issued_month" not in record.values
    assert record.names[1]["literal"] == "Data Team"


def test_an_article_of_medra_whose_numbers_are_texts():
    record = read_csl(MEDRA)
    assert (record.values["issued_year"], record.values["issued_month"]) == (2012, 3)
    assert (record.values["page"], record.values["language"]) == ("12", "de")


def test_a_preprint_is_no_article_and_its_server_the_container():
    item = {
        "type": "posted-content",
        "subtype": "preprint",
        "title": "X",
        "institution": [{"name": "bioRxiv"}],
        "posted": {"date-parts": [[2020, 1, 2]]},
    }
    assert read_csl(item).values == {
        "type": "article",
        "title": "X",
        "container_title": "bioRxiv",
        "issued_year": 2020,
        "issued_month": 1,
        "issued_day": 2,
        "status": "preprint",
    }


def test_the_doi_that_arxiv_gives_is_the_arxiv_id():
    item = {
        "type": "article",
        "title": "X",
        "DOI": "10.48550/ARXIV.2501.04284",
        "publisher": "arXiv",
    }
    values = read_csl(item).values
    assert values == {
        "type": "article",
        "title": "X",
        "arxiv_id": "2501.04284",
        "status": "preprint",
    }


@pytest.mark.parametrize(
    ("date", "parts"),
    [
        ({"date-parts": [[2020, 2, 29]]}, (2020, 2, 29)),
        ({"date-parts": [[2021, 2, 29]]}, (2021, 2, None)),
        ({"date-parts": [[None]]}, (None, None, None)),
        ({"date-parts": [[2020, None, 3]]}, (2020, None, None)),
        ({"date-parts": [[]]}, (None, None, None)),
        ({"date-parts": []}, (None, None, None)),
        ({"date-parts": "2020"}, (None, None, None)),
        ({"date-parts": [["2020", "01"]]}, (2020, 1, None)),
        ({"date-parts": [[True, 1e9]]}, (None, None, None)),
        ({"date-parts": [[20200101]]}, (None, None, None)),
        ({"raw": "2020-05"}, (2020, 5, None)),
        ({"literal": "Spring 2020"}, (2020, None, None)),
        ({"raw": 3}, (None, None, None)),
        (None, (None, None, None)),
        ("2020", (None, None, None)),
    ],
)
def test_dates_are_taken_as_far_as_they_are_sound(date, parts):
    assert issued({"issued": date}) == parts


def test_the_printed_issue_comes_before_the_first_day_online():
    dates = {"issued": {"date-parts": [[2017, 10]]}, "published-print": {"date-parts": [[None]]}}
    assert issued(dates) == (2017, 10, None)


@pytest.mark.parametrize(
    "item",
    [None, [], "x", 3, {}, {"title": None}, {"title": []}, {"title": {"a": 1}}, {"title": " "}],
)
def test_what_has_no_title_is_no_record(item):
    assert read_csl(item) is None


@pytest.mark.parametrize("wrong", [None, True, 7, 1.5, "x", [], [[]], [None], {}, {"x": [1]}])
def test_a_field_of_a_wrong_type_harms_nothing_else(wrong):
    for name in CROSSREF:
        if name != "title":
            assert read_csl({**CROSSREF, name: wrong}).title.startswith("Deep Cascades"), name
    assert read_csl({"title": "X", "author": [wrong]}).title == "X"
    assert read_csl({"title": "X", "author": [{"family": wrong, "given": wrong}]}).title == "X"


def test_an_agency_may_answer_in_bibtex():
    record = read_answer(BIBTEX.encode())
    assert record.title == "Hearts, seen"
    assert record.values["doi"] == "10.5555/bib"
    assert names_as_text(record.names) == "Jane Doe; Max Müller"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<!DOCTYPE html><title>Page</title>",
        b"{",
        b"[" * 100_000,
        b"\xff\xfe\x00",
        '{"title": "Bücher"}'.encode("latin-1"),
        b"@article{a,",
        b"@article{a, year = 2020}",
        b"@\xff",
        b"null",
        b"[]",
        b'{"title": ' + b"9" * 10_000 + b"}",
    ],
)
def test_what_is_no_record_is_none(body):
    assert read_answer(body) is None
