"""Publications to BibTeX and back: what is read is what was written, for any record."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publications.bibtex import SourceFile, read_files
from publications.bibtex.latex.text import tidy
from publications.bibtex.reading.exact import EXACT_FIELD
from publications.bibtex.writing.serialize import Exportable, serialize
from publications.vocabulary.fields import FIELDS, FIELDS_BY_NAME, FieldKind
from publications.vocabulary.identifiers import normalise_doi, normalise_url
from publications.vocabulary.link_kinds import LINK_KINDS
from publications.vocabulary.snapshot import Snapshot
from publications.vocabulary.types import TYPES
from tests.publications.bibtex.round_trip import ORCID, published, read_back, written

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
    st.sampled_from(["author", "editor", "translator", "supervisor"]),
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


_SHORT_TEXT = _TEXT.map(lambda text: text[:100])
_SHORT = {
    *("container_title_short", "volume", "issue", "number", "page", "edition"),
    *("collection_title", "collection_number", "genre"),
}
_ISO_DAYS = st.one_of(
    st.integers(1000, 2100).map(str),
    st.dates(min_value=date(1000, 1, 1), max_value=date(2100, 1, 1)).map(str),
    st.dates(min_value=date(1000, 1, 1), max_value=date(2100, 1, 1)).map(lambda day: str(day)[:7]),
)
_IDENTIFIERS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["preprint_doi", "doi"]), _DOIS),
        st.tuples(st.just("pmcid"), st.integers(1, 10**8).map("PMC{}".format)),
        st.sampled_from(
            [
                ("isbn", "9780306406157"),
                ("isbn", "9783540401452"),
                ("arxiv_id", "1203.0001"),
                ("handle", "2027/a_b%c"),
                ("urn", "urn:nbn:de:bvb:91-diss-1"),
                ("hal", "hal-01234567"),
                ("bibcode", "2012PhLB..716....1A"),
            ]
        ),
    ),
    min_size=1,
    max_size=4,
).map(FIELDS_BY_NAME["identifiers"].in_order)
_LINKS = st.lists(st.tuples(st.sampled_from(list(LINK_KINDS)), _URLS), min_size=1, max_size=4).map(
    FIELDS_BY_NAME["links"].in_order
)
_VALUES = st.fixed_dictionaries(
    {
        "type": st.sampled_from(list(TYPES)),
        "title": _SEEN,
        "status": st.sampled_from(["preprint", "submitted", "accepted", "in press", "published"]),
    },
    optional={
        **{
            field.name: _SHORT_TEXT if field.name in _SHORT else _TEXT
            for field in FIELDS
            if field.kind is FieldKind.TEXT and field.name != "title"
        },
        "doi": _DOIS,
        "url": _URLS,
        "arxiv_id": st.sampled_from(["2501.04284", "hep-th/9901001"]),
        "pmid": st.integers(1, 10**8).map(str),
        "isbn": st.sampled_from(["9783161484100", "978-3-16-148410-0"]),
        "language": st.sampled_from(["en", "de", "de-AT", "zh", "tlh"]),
        "accessed": _ISO_DAYS,
        "notice": st.sampled_from(["retracted", "corrected", "concern"]),
        "notice_doi": _DOIS,
        "notice_date": _ISO_DAYS,
        "identifiers": _IDENTIFIERS,
        "links": _LINKS,
    },
)


_DATES: st.SearchStrategy[dict[str, int]] = st.one_of(
    st.just({}),
    st.fixed_dictionaries({"issued_year": st.integers(1, 9999)}),
    st.fixed_dictionaries(
        {"issued_year": st.integers(1900, 2100), "issued_season": st.integers(1, 4)}
    ),
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
    assert read_back(serialize(Exportable("key", snapshot), private=True)) == snapshot


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_SNAPSHOTS, min_size=2, max_size=5))
def test_any_records_read_back_from_one_file(snapshots):
    text = "\n".join(
        serialize(Exportable(f"key{number}", snapshot), private=True)
        for number, snapshot in enumerate(snapshots)
    )
    reading = read_files([SourceFile("export.bib", text.encode())])
    assert reading.failures == []
    assert [entry.citekey for entry in reading.entries] == [
        f"key{number}" for number in range(len(snapshots))
    ]


def test_the_exact_values_are_for_those_who_keep_the_bibliography():
    values = {"title": "A title with a full stop."}
    assert read_back(written(**values)).values["title"] == values["title"]
    assert EXACT_FIELD in written(**values)
    assert EXACT_FIELD not in published(**values)
