"""Publications to BibTeX and back: what is read is what was written, for any record."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publications.bibtex import SourceFile, read_files
from publications.bibtex.latex.text import tidy
from publications.bibtex.reading.exact import EXACT_FIELD
from publications.bibtex.writing.serialize import Exportable, serialize
from publications.vocabulary.identifiers import normalise_doi, normalise_url
from publications.vocabulary.snapshot import Snapshot
from publications.vocabulary.types import TYPES
from tests.publications.bibtex.round_trip import (
    ORCID,
    field_names,
    line_of,
    parsed,
    read_back,
    record,
    written,
)

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

# Any record

_TRICKY = st.sampled_from(
    [
        *("{", "}", "\\", "@", '"', "'", "''", "`", "$", "$x^2$", "%", "&", "&amp;", "#", "_", "~"),
        *(
            "^",
            "-",
            "--",
            "---",
            "<i>",
            "</i>",
            "\n",
            "\n\n",
            "\t",
            "  ",
            ".",
            "...",
            ",",
            ";",
            "=",
        ),
        *(" and ", "others", "et al.", "*", "†", "(equal contribution)", "submitted", "in press"),
        *("arXiv", "PMID: 123", "Best paper award", "doi:10.1000/182", "\\alpha", "\\'e", "é"),
        *(
            "e\u0301",
            "\u0308",
            "שלום",
            "\u200f",
            "مرحبا",
            "‘a'",
            "日本語",
            "𝔸",
            "\u200b",
            "\xad",
            "ﬁ",
        ),
        *(
            "@article{x,",
            "title = {",
            "Jr.",
            "van",
            "de la",
            "O’Neill",
            "MRI",
            "iPhone",
            "ẞ",
            "1–2",
        ),
    ]
)
_LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)
_TEXT = st.lists(_TRICKY | _LETTERS, max_size=8).map("".join)
_SEEN = _TEXT.filter(tidy)


def _accepted(normalise):
    def is_normal(text):
        try:
            return normalise(text) == text
        except ValueError:
            return False

    return is_normal


_DOIS = (
    st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S"]), min_size=1, max_size=20)
    .map(lambda tail: f"10.1000/{tail.lower()}")
    .filter(_accepted(normalise_doi))
)
_URLS = (
    st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S"]), max_size=20)
    .map(lambda tail: f"https://example.org/{tail}")
    .map(normalise_url)
)
_PERSON = st.fixed_dictionaries(
    {"family": _SEEN},
    optional={"given": _TEXT, "particle": _TEXT, "suffix": _TEXT.map(lambda text: text[:40])},
)
_NAME = st.builds(
    lambda parts, role, marks: {**parts, **marks, "role": role},
    _PERSON | st.fixed_dictionaries({"literal": _SEEN}),
    st.sampled_from(["author", "editor"]),
    st.fixed_dictionaries(
        {},
        optional={
            "orcid": st.just(ORCID),
            "equal_contribution": st.just(True),
            "corresponding": st.just(True),
            "elision_after": st.just(True),
        },
    ),
)
_VALUES = st.fixed_dictionaries(
    {
        "type": st.sampled_from(list(TYPES)),
        "title": _SEEN,
        "status": st.sampled_from(["preprint", "submitted", "accepted", "in press", "published"]),
    },
    optional={
        **dict.fromkeys(
            (
                *("container_title", "publisher", "publisher_place", "event_title", "abstract"),
                *("note", "award"),
            ),
            _TEXT,
        ),
        **dict.fromkeys(
            ("container_title_short", "volume", "issue", "page", "edition"),
            _TEXT.map(lambda text: text[:100]),
        ),
        "doi": _DOIS,
        "url": _URLS,
        "arxiv_id": st.sampled_from(["2501.04284", "hep-th/9901001"]),
        "pmid": st.integers(1, 10**8).map(str),
        "isbn": st.sampled_from(["9783161484100", "978-3-16-148410-0"]),
        "language": st.sampled_from(["en", "de", "de-AT", "zh", "tlh"]),
    },
)
_DATES: st.SearchStrategy[dict[str, int]] = st.one_of(
    st.just({}),
    st.fixed_dictionaries({"issued_year": st.integers(1, 9999)}),
    st.fixed_dictionaries(
        {"issued_year": st.integers(1900, 2100), "issued_month": st.integers(1, 12)},
        optional={"issued_day": st.integers(1, 31)},
    ),
)
_SNAPSHOTS = st.builds(
    lambda values, date, names: Snapshot.of({**values, **date}, names),
    _VALUES,
    _DATES,
    st.lists(_NAME, max_size=4),
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_SNAPSHOTS)
def test_any_record_reads_back_as_it_is(snapshot):
    assert read_back(serialize(Exportable("key", snapshot))) == snapshot


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_SNAPSHOTS, min_size=2, max_size=5))
def test_any_records_read_back_from_one_file(snapshots):
    text = "\n".join(
        serialize(Exportable(f"key{number}", snapshot)) for number, snapshot in enumerate(snapshots)
    )
    reading = read_files([SourceFile("export.bib", text.encode())])
    assert reading.failures == []
    assert [entry.citekey for entry in reading.entries] == [
        f"key{number}" for number in range(len(snapshots))
    ]


# Every type, every month


@pytest.mark.parametrize("csl_type", TYPES)
@pytest.mark.parametrize("container", ["", "A container"])
def test_every_type_comes_back(csl_type, container):
    text = written(type=csl_type, container_title=container)
    assert read_back(text) == record(type=csl_type, container_title=container)


@pytest.mark.parametrize(
    ("csl_type", "entry_type"),
    [
        ("article-journal", "article"),
        ("paper-conference", "inproceedings"),
        ("chapter", "incollection"),
        ("book", "book"),
        ("thesis", "phdthesis"),
        ("report", "techreport"),
        ("article", "misc"),
        ("dataset", "misc"),
        ("software", "misc"),
    ],
)
def test_the_usual_types_become_entry_types_that_bibtex_styles_know(csl_type, entry_type):
    text = written(type=csl_type)
    assert text.startswith(f"@{entry_type}{{key,\n")
    assert EXACT_FIELD not in text


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_is_bibtexs_own_abbreviation_and_comes_back(month):
    text = written(issued_year=2024, issued_month=month)
    assert line_of(text, "month") == MONTHS[month - 1]
    assert read_back(text).values["issued_month"] == month
    assert EXACT_FIELD not in text


def test_a_day_has_a_field_of_its_own():
    text = written(issued_year=2024, issued_month=2, issued_day=29)
    assert (line_of(text, "year"), line_of(text, "month"), line_of(text, "day")) == (
        "{2024}",
        "feb",
        "{29}",
    )
    assert EXACT_FIELD not in text


def test_a_year_alone_gets_no_month():
    assert field_names(written(issued_year=2024)) == ["title", "year"]


# Other fields


def test_fields_stand_in_the_order_that_people_expect():
    text = written(
        {"family": "Doe"},
        container_title="Journal",
        issued_year=2024,
        issued_month=5,
        volume="1",
        issue="2",
        page="3-4",
        publisher="Press",
        doi="10.1000/182",
        url="https://example.org/",
        note="A note",
        abstract="An abstract",
    )
    assert " ".join(field_names(text)) == (
        "author title journal year month volume number pages publisher doi url note abstract"
    )


def test_pages_are_a_range_and_article_numbers_an_eid():
    assert line_of(written(page="2613-2622"), "pages") == "{2613--2622}"
    assert line_of(written(page="5, 7-9"), "pages") == "{5, 7--9}"
    assert line_of(written(page="e0123456"), "eid") == "{e0123456}"
    assert line_of(written(page="104567"), "eid") == "{104567}"
    assert line_of(written(page="17"), "pages") == "{17}"


@pytest.mark.parametrize("page", ["2613-2622", "5, 7-9", "e0123456", "104567", "17", "12+", "A-3"])
def test_pages_and_article_numbers_come_back_without_further_words(page):
    text = written(page=page)
    assert read_back(text).values["page"] == page
    assert EXACT_FIELD not in text


def test_identifiers_are_not_escaped():
    text = written(
        doi="10.1000/a_b(c)#d&e",
        arxiv_id="2501.04284",
        pmid="123",
        isbn="9783161484100",
        url="https://example.org/~a_b?c=%20&d#e",
    )
    assert line_of(text, "doi") == "{10.1000/a_b(c)#d&e}"
    assert line_of(text, "eprint") == "{2501.04284}"
    assert line_of(text, "archiveprefix") == "{arXiv}"
    assert line_of(text, "pmid") == "{123}"
    assert line_of(text, "isbn") == "{9783161484100}"
    assert line_of(text, "url") == "{https://example.org/~a_b?c=%20&d#e}"
    assert EXACT_FIELD not in text


def test_a_doi_with_a_brace_does_not_break_the_file():
    text = written(doi="10.1000/a{b", title="x")
    assert read_back(text).values["doi"] == "10.1000/a{b"


@pytest.mark.parametrize(
    ("status", "pubstate"),
    [("submitted", "submitted"), ("accepted", "accepted"), ("in press", "inpress")],
)
def test_what_is_not_published_yet_says_so(status, pubstate):
    text = written(status=status)
    assert line_of(text, "pubstate") == f"{{{pubstate}}}"
    assert EXACT_FIELD not in text


def test_a_preprint_is_a_misc_entry_with_its_arxiv_id():
    text = written(type="article", status="preprint", arxiv_id="2501.04284")
    assert field_names(text) == ["title", "eprint", "archiveprefix", "pubstate", "entrysubtype"]
    assert read_back(text) == record(type="article", status="preprint", arxiv_id="2501.04284")


def test_the_language_goes_by_its_name_in_babel():
    assert line_of(written(language="de"), "langid") == "{ngerman}"
    assert EXACT_FIELD not in written(language="de")


def test_a_thesis_does_not_become_a_doctoral_one_by_export():
    text = written(type="thesis", publisher="TU München")
    assert line_of(text, "school") == "{TU München}"
    assert line_of(text, "type") == "{Thesis}"


def test_links_to_code_and_data_and_keywords_if_given():
    text = serialize(
        Exportable(
            "key",
            record(),
            code_url="https://example.org/code",
            data_url="https://example.org/data",
            keywords=("MRI", "R&D"),
        )
    )
    entry = parsed(text)
    assert entry.fields["codeurl"] == "https://example.org/code"
    assert entry.fields["dataurl"] == "https://example.org/data"
    assert entry.keywords == ("MRI", "R&D")
