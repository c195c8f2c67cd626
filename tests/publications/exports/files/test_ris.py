"""The RIS file: what a reader of the format finds in it, whatever a record holds."""

import re

import pytest
import rispy
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publications.exports.files.records import PUBLICATIONS_AT_ONCE
from publications.exports.files.ris import inverted, stream
from publications.exports.files.ris_types import RIS_TYPES
from publications.models import Publication
from publications.vocabulary.types import TYPES
from tests.factories import PublicationFactory, TopicFactory
from tests.publications.hostile_files import BIDI, CONTROL, SCRIPT

pytestmark = pytest.mark.django_db

LINE = re.compile(r"[A-Z][A-Z0-9]  - .*")
HOSTILE = f"one\r\nER  - \r\nTY  - JOUR\u2028two{CONTROL}{BIDI}\ufeff {SCRIPT}"


def _file(publications=None):
    return "".join(stream(Publication.objects.all() if publications is None else publications))


def _read():
    """Return the only record, as `rispy` reads it."""
    (record,) = rispy.loads(_file())
    return record


def test_a_reader_finds_every_field_of_an_article():
    PublicationFactory(
        title="On engines",
        container_title="Memoirs of Science",
        container_title_short="Mem. Sci.",
        volume="3",
        issue="2",
        page="666–731",
        issued_year=1843,
        issued_month=9,
        issued_day=5,
        publisher="Taylor",
        publisher_place="London",
        edition="2",
        doi="10.1000/182",
        isbn="9783161484100",
        url="https://example.org/a;b=1",
        language="en",
        abstract="First.\n\nSecond.",
        note="With notes.",
        award="Best paper",
        arxiv_id="2401.00001",
        pmid="12",
        links=[("code", "https://example.org/code"), ("pdf", "https://example.org/p.pdf")],
        citekey="lovelace1843",
        topics=[TopicFactory(name="Engines"), TopicFactory(name="Cards")],
    )
    assert _read() == {
        "type_of_reference": "JOUR",
        "title": "On engines",
        "authors": ["Hopper, Grace"],
        "year": "1843",
        "date": "1843/09/05/",
        "secondary_title": "Memoirs of Science",
        "journal_name": "Mem. Sci.",
        "volume": "3",
        "number": "2",
        "start_page": "666",
        "end_page": "731",
        "publisher": "Taylor",
        "place_published": "London",
        "edition": "2",
        "doi": "10.1000/182",
        "issn": "9783161484100",
        "urls": ["https://example.org/a%3Bb=1"],
        "language": "en",
        "abstract": "First. Second.",
        "keywords": ["Cards", "Engines"],
        "notes": [
            "With notes.",
            "Award: Best paper",
            "arXiv: 2401.00001",
            "PMID: 12",
            "PDF elsewhere: https://example.org/p.pdf",
            "Code: https://example.org/code",
        ],
        "file_attachments1": "https://example.org/p.pdf",
        "id": "lovelace1843",
    }


def test_what_is_not_known_has_no_line():
    PublicationFactory(title="Alone", authors=[], container_title="", issued_year=None, slug="x")
    assert _file() == "TY  - JOUR\r\nTI  - Alone\r\nID  - x\r\nER  - \r\n\r\n"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ({"given": "Jan", "particle": "van der", "family": "Berg"}, "van der Berg, Jan"),
        ({"given": "A.", "particle": "von", "family": "Humboldt"}, "von Humboldt, A."),
        ({"given": "M. L.", "family": "King", "suffix": "Jr."}, "King, M. L., Jr."),
        ({"family": "King", "suffix": "Jr."}, "King, , Jr."),
        ({"family": "Aristotle"}, "Aristotle"),
        ({"literal": "The Engine Group"}, "The Engine Group"),
    ],
)
def test_names_stand_with_the_family_name_first(name, written):
    PublicationFactory(authors=[name])
    assert _read()["authors"] == [written]


def test_names_that_are_left_out_are_told():
    doe = {"given": "Jane", "family": "Doe", "elision_after": True}
    PublicationFactory(authors=[doe, {"family": "Roe", "elision_after": True}])
    assert _read()["authors"] == ["Doe, Jane", "[...]", "Roe", "et al."]


def test_a_paper_is_of_a_conference_and_in_proceedings():
    PublicationFactory(
        type="paper-conference", container_title="Proceedings", event_title="Meeting"
    )
    record = _read()
    assert (record["secondary_title"], record["custom3"]) == ("Meeting", "Proceedings")
    assert "notes" not in record


def test_editors_have_a_tag_of_their_own():
    PublicationFactory(
        authors=["Ada Lovelace", {"given": "Ed", "family": "Itor", "role": "editor"}]
    )
    record = _read()
    assert record["authors"] == ["Lovelace, Ada"]
    assert record["unknown_tag"] == {"ED": ["Itor, Ed"]}


@pytest.mark.parametrize(
    ("page", "first", "last"),
    [
        ("359-369", "359", "369"),
        ("1210–8", "1210", "1218"),
        ("S12–S14", "S12", "S14"),
        ("103296", "103296", None),
        ("e1004", "e1004", None),
        ("1-3, 7-9", "1-3,7-9", None),
    ],
)
def test_a_range_has_two_ends_and_an_article_number_none(page, first, last):
    PublicationFactory(page=page)
    record = _read()
    assert record["start_page"].replace(" ", "") == first
    assert record.get("end_page") == last


def test_a_month_without_a_day_keeps_its_slashes_and_a_year_is_a_year():
    PublicationFactory(issued_month=2)
    PublicationFactory(issued_year=2020)
    dates = [(record["year"], record.get("date")) for record in rispy.loads(_file())]
    assert dates == [("2024", "2024/02//"), ("2020", None)]


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_has_a_type_that_readers_know(kind):
    PublicationFactory(type=kind, container_title="Container")
    record = _read()
    known = set(rispy.TYPE_OF_REFERENCE_MAPPING)
    assert record["type_of_reference"] in known
    assert (record["type_of_reference"] == "GEN") == (kind not in RIS_TYPES)


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        *(("paper-conference", "CPAPER"), ("chapter", "CHAP"), ("thesis", "THES")),
        *(("report", "RPRT"), ("dataset", "DATA"), ("software", "COMP"), ("patent", "PAT")),
    ],
)
def test_the_usual_types_are_what_they_are(kind, written):
    PublicationFactory(type=kind)
    assert _read()["type_of_reference"] == written


def test_a_preprint_says_so():
    PublicationFactory(type="article", container_title="", arxiv_id="2401.00001")
    record = _read()
    assert record["type_of_reference"] == "MANSCPT"
    assert record["type_of_work"] == "Preprint"
    assert record["publisher"] == "arXiv"
    assert record["urls"] == ["https://arxiv.org/abs/2401.00001"]


def test_no_value_begins_a_line_or_ends_a_record():
    PublicationFactory(
        **dict.fromkeys(
            (
                *("title", "container_title", "container_title_short", "volume", "page"),
                *("publisher", "note", "abstract", "award"),
            ),
            HOSTILE[:90],
        ),
        authors=[{"literal": HOSTILE}, {"given": HOSTILE, "family": HOSTILE}],
        topics=[TopicFactory(name=HOSTILE[:90], slug="hostile")],
    )
    PublicationFactory(title="Behind it", issued_year=2000)
    text = _file()
    assert text.count("\r\n") == text.count("\n") == text.count("\r")
    assert [line for line in text.split("\r\n") if line and not LINE.fullmatch(line)] == []
    assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", text)
    hostile, sound = rispy.loads(text)
    assert hostile["title"].startswith("one ER - TY - JOUR two")
    assert len(hostile["authors"]) == 2
    assert sound["title"] == "Behind it"


def test_no_byte_order_mark_hides_the_first_record():
    PublicationFactory()
    assert _file().encode().startswith(b"TY  - ")
    assert _file().endswith("ER  - \r\n\r\n")


def test_a_name_of_nothing_but_spaces_is_no_line():
    assert inverted({"given": "", "family": "Doe"}) == "Doe"
    PublicationFactory(authors=[{"literal": "\u202e"}])
    assert "authors" not in _read()


@pytest.mark.parametrize(
    ("number", "queries"),
    [(1, 5), (PUBLICATIONS_AT_ONCE, 5), (2 * PUBLICATIONS_AT_ONCE + 1, 13)],
)
def test_the_number_of_queries_grows_by_the_chunk_only(number, queries):
    Publication.objects.bulk_create(
        Publication(title=f"Paper {n}", slug=f"paper-{n}") for n in range(number)
    )
    with CaptureQueriesContext(connection) as captured:
        text = _file()
    assert len(captured) <= queries, [query["sql"][:80] for query in captured]
    assert len(rispy.loads(text)) == number


def test_the_first_record_is_there_before_the_second_lot_is_asked_for(
    django_assert_max_num_queries,
):
    Publication.objects.bulk_create(
        Publication(title=f"Paper {n}", slug=f"paper-{n}") for n in range(PUBLICATIONS_AT_ONCE + 1)
    )
    with django_assert_max_num_queries(5):
        assert next(stream(Publication.objects.all())).startswith("TY  - ")
