"""Searching publications: what is found, in what order, and by which indexes."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from people.models import NameVariant
from publications.models import Authorship, IndexedWord, Publication, PublicationIndex
from publications.name_links.links import apply, relink
from publications.search.index import has_words, refresh, search
from publications.search.similar_words import similar_words
from publications.search.terms import TypedQuery
from tests.factories import PersonFactory, PublicationFactory

pytestmark = pytest.mark.django_db


def titles(text: str) -> list[str]:
    """Return the titles of what is found, the best first."""
    return [one.title for one in search(Publication.objects.visible(), text)]


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks: Any) -> Callable[[], Any]:
    """Return a context in which what waits for the end of a transaction is done at its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


# Order


def test_the_whole_title_comes_first_then_its_beginning_then_all_words_in_it() -> None:
    PublicationFactory(title="Learning deep things", issued_year=2025)
    PublicationFactory(title="A survey of deep learning", issued_year=2024)
    PublicationFactory(title="Deep learning in practice", issued_year=2010)
    PublicationFactory(title="Deep learning", issued_year=2001)
    PublicationFactory(title="Things", container_title="Deep Learning", issued_year=2025)
    PublicationFactory(title="Others", abstract="Deep learning, learning deep.", issued_year=2025)
    assert titles("deep learning") == [
        "Deep learning",
        "Deep learning in practice",
        "A survey of deep learning",
        "Learning deep things",
        "Things",
        "Others",
    ]


def test_an_identifier_comes_before_all_that_mention_it() -> None:
    PublicationFactory(title="On 10.1000/182", abstract="10.1000/182")
    PublicationFactory(title="It", doi="10.1000/182")
    assert titles("10.1000/182") == ["It"]


def test_equally_good_matches_come_the_newest_first_and_those_without_a_year_last() -> None:
    years = (2001, None, 2024, 1999)
    for year in years:
        PublicationFactory(title=f"Of {year}", authors=["Grace Hopper"], issued_year=year)
    assert titles("hopper") == ["Of 2024", "Of 2001", "Of 1999", "Of None"]


def test_words_as_they_are_come_before_longer_ones() -> None:
    PublicationFactory(title="All imaging", issued_year=2025)
    PublicationFactory(title="An image", issued_year=1999)
    assert titles("image") == ["An image"]
    assert titles("imag") == ["All imaging", "An image"]
    PublicationFactory(title="The imag", issued_year=1950)
    assert titles("imag")[0] == "The imag"


# Words


def test_author_title_venue_year_and_abstract_are_searched_together() -> None:
    PublicationFactory(
        title="On engines",
        authors=["Ada Lovelace"],
        container_title="Annals of Steam",
        container_title_short="Ann. Steam",
        event_title="Great Exhibition",
        issued_year=1843,
        abstract="Looms weave leaves.",
    )
    PublicationFactory(title="On engines", authors=["Someone Else"], issued_year=1844)
    for text in (
        "lovelace engines",
        "engines 1843",
        "Ada 1843",
        "A Lovelace",
        "a. lovelace engines",
        "annals engines",
        "Ann. Steam",
        "exhibition lovelace",
        "weave looms",
        "lovelace leaves",
        "Ada Lovelace: On Engines (1843)",
        "love engi",
    ):
        assert len(titles(text)) == 1, text
    assert not titles("lovelace 1844")


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("Jörg Müller", "Müller"),
        ("Jörg Müller", "Mueller"),
        ("Jörg Müller", "MULLER"),
        ("Jörg Müller", "joerg muell"),
        ("Ann Mueller", "Müller"),
        ("Ann Muller", "Müller"),
        ("Ada Groß", "gross"),
        ("Ada Gross", "Groß"),
        ("Søren Åsen", "Soeren Aasen"),
        ("Søren Åsen", "soren asen"),
        ("Jan Łukasiewicz", "lukasiewicz"),
        ("José Peña", "Jose Pena"),
        ("Jose Pena", "José Peña"),
        ("Niamh O'Sullivan", "osullivan"),
        ("Niamh O’Sullivan", "o'sullivan"),
        ("Anna Smith-Jones", "smith jones"),
        ("Anna Smith-Jones", "smithjones"),
        ("Anna Smith-Jones", "jones"),
        ("Martin J. Menten", "MJ Menten"),
        ("M. J. Menten", "mj menten"),
        ("Hans-Jürgen Weiß", "HJ Weiss"),
        ("李明", "李明"),
        ("Алексей Иванов", "иванов"),
    ],
)
def test_names_are_found_however_they_are_spelled(printed: str, typed: str) -> None:
    PublicationFactory(title="It", authors=[printed])
    PublicationFactory(title="Other", authors=["Somebody Else"])
    assert titles(typed) == ["It"]


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("U-Net: networks", "unet"),
        ("U-Net: networks", "u net"),
        ("U-Net: networks", "u-net"),
        ("COVID-19 in IEEE/CVF", "covid 19 cvf"),
        ("Alzheimer's disease", "alzheimers"),
        ("Alzheimer’s disease", "alzheimer's disease"),
        ("Straßenlärm", "strassenlaerm"),
        ("Straßenlärm", "STRASSENLARM"),
        ("β-amyloid plaques", "β amyloid"),
        ("3D+t k-space", "3d k-space"),
        ("The art of the possible", "art of possible"),
        ("To be or not to be", "to be"),
        ("On the", "on the"),
    ],
)
def test_titles_are_found_however_words_are_divided(title: str, typed: str) -> None:
    PublicationFactory(title=title)
    PublicationFactory(title="Another")
    assert titles(typed) == [title]


@pytest.mark.parametrize(
    ("venue", "acronym"),
    [
        ("IEEE Transactions on Medical Imaging", "TMI"),
        (
            "Proceedings of the IEEE/CVF Conference on Computer Vision and Pattern Recognition",
            "cvpr",
        ),
        ("Medical Image Computing and Computer-Assisted Intervention – MICCAI 2019", "miccai"),
        ("Medical Image Computing and Computer Assisted Intervention, Part II", "MICCAI"),
        ("Advances in Neural Information Processing Systems", "NeurIPS"),
        ("Advances in Neural Information Processing Systems", "NIPS"),
        ("Zeitschrift für Medizinische Physik", "zmp"),
        ("Proceedings of the National Academy of Sciences", "PNAS"),
    ],
)
def test_venues_are_found_by_their_acronyms(venue: str, acronym: str) -> None:
    PublicationFactory(title="It", container_title=venue)
    PublicationFactory(title="As an event", container_title="", event_title=venue)
    PublicationFactory(title="Other", container_title="Journal of Others")
    assert sorted(titles(acronym)) == ["As an event", "It"]
    assert titles(f"other {acronym}") == []


def test_quoted_words_have_to_stand_together() -> None:
    PublicationFactory(title="Latent diffusion models", authors=["Ada Lovelace"])
    PublicationFactory(title="Diffusion of the latent", authors=["Ada Lovelace"])
    assert titles('"latent diffusion" lovelace') == ["Latent diffusion models"]
    assert titles("„latent diffusion“") == ["Latent diffusion models"]
    assert titles('"diffusion of the latent"') == ["Diffusion of the latent"]
    assert len(titles('latent "diffusion"')) == 2
    assert titles('"latent lovelace"') == []


# Mistakes


@pytest.mark.parametrize(
    "text",
    [
        "skeletonisation",
        "skeletonizaton",
        "skelentonization algoritm",
        "Ruekcert",
        "Rükcert",
        "ruekcert skeleton",
        "ruekcert 2023",
        "Martni Menten",
        "menten skeletonisaton",
    ],
)
def test_mistakes_in_titles_and_names_are_forgiven(text: str) -> None:
    PublicationFactory(
        title="A skeletonization algorithm",
        authors=["Martin Menten", "Daniel Rueckert"],
        issued_year=2023,
    )
    PublicationFactory(title="Other", authors=["Somebody Else"], issued_year=2020)
    assert titles(text) == ["A skeletonization algorithm"]


def test_what_is_spelled_so_comes_alone_or_before_what_is_spelled_nearly_so() -> None:
    PublicationFactory(title="Graph of Meyer", issued_year=2024)
    PublicationFactory(title="Notes", abstract="Meier said so.", issued_year=2025)
    assert titles("meier") == ["Graph of Meyer", "Notes"]
    PublicationFactory(title="Graph of Meier", issued_year=2000)
    assert titles("meier") == ["Graph of Meier", "Notes"]


def test_a_third_of_many_words_may_be_missing() -> None:
    PublicationFactory(title="Federated learning for lung images", authors=["Qi Dou"])
    PublicationFactory(title="Federated nothing")
    assert titles("dou federated learning hospitals") == ["Federated learning for lung images"]
    assert titles("federated hospitals") == []
    assert titles("dou hospitals records") == []


def test_the_step_does_not_depend_on_what_a_list_is_narrowed_to() -> None:
    PublicationFactory(title="Segmentation", issued_year=2020)
    PublicationFactory(title="Segmentations", issued_year=2021)
    of_2021 = Publication.objects.visible().filter(issued_year=2021)
    assert list(search(of_2021, "segmentaton")) == list(of_2021)
    PublicationFactory(title="Segmentaton", issued_year=2020)
    assert not search(of_2021, "segmentaton")


def test_what_is_hidden_hides_nothing() -> None:
    PublicationFactory(title="Segmentaton", public=False)
    PublicationFactory(title="Segmentation")
    assert titles("segmentaton") == ["Segmentation"]
    found = [one.title for one in search(Publication.objects.live(), "segmentaton")]
    assert found == ["Segmentaton", "Segmentation"]


def test_similar_words_are_the_nearest_first() -> None:
    IndexedWord.objects.bulk_create(
        IndexedWord(word=word) for word in ("rueckert", "rueckers", "muller", "network", "network")
    )
    assert similar_words(["ruekcert"])["ruekcert"].nearest == ["rueckert"]
    assert similar_words(["ruekcert"])["ruekcert"].all == ["rueckert", "rueckers"]
    assert similar_words(["mulelr", "netwrok"]).keys() == {"mulelr", "netwrok"}
    assert similar_words(["netwrok"])["netwrok"].all == ["network"]
    for words in ([], ["abc"], ["12345"], ["zzzzzzzz"], ["'; --", "%%%%"]):
        assert similar_words(words) == {}


# Identifiers


@pytest.mark.parametrize(
    "text",
    [
        "10.1109/CVPR.2016.90",
        "doi:10.1109/cvpr.2016.90",
        "DOI: 10.1109/CVPR.2016.90.",
        "https://doi.org/10.1109/cvpr.2016.90",
        "http://dx.doi.org/10.1109%2FCVPR.2016.90",
        "<https://doi.org/10.1109/CVPR.2016.90>",
        "arXiv:1512.03385v2",
        "1512.03385",
        "https://arxiv.org/abs/1512.03385",
        "https://arxiv.org/pdf/1512.03385v1.pdf",
        "PMID 34265844",
        "34265844",
        "https://pubmed.ncbi.nlm.nih.gov/34265844/",
        "978-3-16-148410-0",
        "9783161484100",
        "ISBN 978 3 16 148410 0",
        "3-16-148410-X",
    ],
)
def test_an_identifier_leads_to_what_has_it(text: str) -> None:
    PublicationFactory(
        title="It",
        doi="10.1109/cvpr.2016.90",
        arxiv_id="1512.03385",
        pmid="34265844",
        isbn="9783161484100",
    )
    PublicationFactory(title="Other", doi="10.1109/cvpr.2016.9", arxiv_id="1512.03386")
    assert titles(text) == ["It"]


def test_an_isbn_is_found_as_an_editor_typed_it() -> None:
    PublicationFactory(title="Long", isbn="978-3-16-148410-0")
    PublicationFactory(title="Short", isbn="0-262-19475-9")
    assert titles("9783161484100") == ["Long"]
    assert titles("0262194759") == ["Short"]


def test_an_identifier_that_nothing_has_leads_to_nothing() -> None:
    PublicationFactory(title="Other", doi="10.1109/cvpr.2016.9")
    for text in ("10.1109/cvpr.2016.91", "https://doi.org/10.1109/x", "1512.03386", "34265845"):
        assert titles(text) == [], text


def test_a_year_is_no_pubmed_id() -> None:
    PublicationFactory(title="Old", pmid="2023", issued_year=1990)
    PublicationFactory(title="New", issued_year=2023)
    assert sorted(titles("2023")) == ["New", "Old"]
    assert titles("2023")[0] == "New"


# Anything


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\0",
        "&",
        "&|!:*'\\",
        "a:*b & !c | (d",
        "engines:*A",
        "'engines",
        "\\",
        "%_",
        "<->",
        "[a-z]+(?=x)",
        "'; DROP TABLE people_person; --",
        "\ud800",
        "engines \ud800\udfff",
        "10.1000/\0\ud800",
        "🦊",
        "\u202eabc\u202c",
        "مرحبا",
        "x" * 10_000,
        "a " * 5_000,
        "é" * 5_000,
        '"' * 99,
        '"a" ' * 99,
        '""',
        '"&"',
        "½ Ⅸ ﬁ ² ㍿",
        "\u200b\u00ad\ufeff",
        "1e400 -5 +3.2 0x1f",
        "user@example.org http://a.b/c?d=e",
    ],
)
def test_anything_may_be_typed(text: str) -> None:
    PublicationFactory(title="On engines")
    found = search(Publication.objects.visible(), text)
    assert found.count() == len(found)
    assert has_words(Publication.objects.visible(), text) in {True, False}
    typed = TypedQuery.of(text)
    assert len(typed.terms) <= 20


def test_text_without_words_finds_nothing_and_asks_for_nothing(
    django_assert_num_queries: Any,
) -> None:
    with django_assert_num_queries(0):
        for text in ("", "  ", "&|!", "\0"):
            assert not search(Publication.objects.visible(), text)


def test_texts_longer_than_an_index_takes_are_cut() -> None:
    long = " ".join(f"wörd-{number}ø" for number in range(30_000))
    publication = PublicationFactory(
        title=f"Start {long}",
        abstract=long,
        container_title=long,
        event_title=long[:500],
        authors=[{"literal": "ü" * 500} for _ in range(400)],
    )
    assert PublicationIndex.objects.filter(pk=publication.pk).exists()
    assert len(titles("start")) == 1


# The columns follow


def test_publications_are_found_by_every_name_of_a_member(on_commit: Any) -> None:
    with on_commit():
        person = PersonFactory(given="Daniel", preferred_given="Danny", family="Rueckert")
        PublicationFactory(title="It", authors=[person])
        PublicationFactory(title="Other", authors=["Somebody Else"])
    assert titles("danny") == ["It"]
    assert titles("Grosskreutz") == []
    with on_commit():
        variant = NameVariant.objects.create(person=person, name="D. Großkreutz")
    for text in ("Grosskreutz", "Großkreutz", "grosskreuz"):
        assert titles(text) == ["It"], text
    with on_commit():
        variant.name = "D. Kleinkreutz"
        variant.save()
    assert titles("großkreutz") == []
    assert titles("kleinkreutz") == ["It"]
    with on_commit():
        variant.delete()
    assert titles("kleinkreutz") == []


def test_a_new_name_of_a_member_leads_to_publications_and_the_old_one_does_not(
    on_commit: Any,
) -> None:
    person = PersonFactory(given="Ada", family="Byron")
    PublicationFactory(title="It", authors=[{"family": "King", "person": person}])
    assert titles("byron") == ["It"]
    with on_commit():
        person.family = "Lovelace"
        person.save()
    assert titles("lovelace") == ["It"]
    assert titles("byron") == []
    with on_commit():
        person.delete()
    assert titles("lovelace") == []
    assert titles("king") == ["It"]


def test_a_link_brings_the_names_of_the_person_along(on_commit: Any) -> None:
    with on_commit():
        publication = PublicationFactory(title="It", authors=["D. Rueckert"])
        person = PersonFactory(given="Daniel", family="Somebody")
    assert titles("somebody") == []
    authorship = Authorship.objects.get(publication=publication)
    authorship.person, authorship.linked_by = person, "editor"
    assert apply([authorship]) == 1
    assert titles("somebody") == ["It"]
    authorship.person, authorship.linked_by = None, "rejected"
    assert apply([authorship], before="editor") == 1
    assert titles("somebody") == []
    assert relink(person) == []


def test_a_saved_publication_is_found_as_it_is_now() -> None:
    publication = PublicationFactory(title="Before")
    publication.title = "After"
    publication.save()
    assert titles("after") == ["After"]
    assert titles("before") == []
    publication.delete()
    assert titles("after") == []


def test_refreshing_changes_nothing_that_is_up_to_date() -> None:
    person = PersonFactory(given="Daniel", family="Rückert")
    NameVariant.objects.create(person=person, name="D. Rueckert")
    for number in range(5):
        PublicationFactory(
            title=f"U-Net für {number}", authors=[person, "Ann Øre-Åsen"], abstract="Text."
        )
    rows = list(PublicationIndex.objects.order_by("pk").values())
    words = IndexedWord.objects.count()
    refresh()
    refresh([row["publication_id"] for row in rows])
    assert list(PublicationIndex.objects.order_by("pk").values()) == rows
    assert IndexedWord.objects.count() == words
    refresh([])
    refresh([0, -1])


def test_any_number_of_publications_is_refreshed_by_one_query(
    django_assert_num_queries: Any,
) -> None:
    ids = [PublicationFactory().pk for _ in range(5)]
    with django_assert_num_queries(1):
        refresh(ids)


# Indexes


def _tables_read_in_full(sql: str) -> set[str]:
    """Return the tables that are read from one end to the other where it can be helped at all."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}")
        plan = cursor.fetchone()[0]
    plan = json.loads(plan) if isinstance(plan, str) else plan
    nodes, found = [plan[0]["Plan"]], set()
    while nodes:
        node = nodes.pop()
        nodes += node.get("Plans", [])
        if node["Node Type"] == "Seq Scan":
            found.add(node["Relation Name"])
    return found


@pytest.mark.parametrize(
    "text",
    [
        "engines",
        "engin",
        "hopper engines 2024",
        '"on engines"',
        "engimes",
        "hoppre engimes of nothing",
        "10.1000/182",
        "10.1000/183",
        "arXiv:2501.04284",
        "PMID 34265844",
        "9783161484100",
        "no such thing there is",
    ],
)
def test_no_query_of_a_search_reads_a_table_in_full(text: str) -> None:
    for number in range(3):
        PublicationFactory(title=f"On engines {number}", doi=f"10.1000/{182 + number * 2}")
    with CaptureQueriesContext(connection) as queries:
        list(search(Publication.objects.visible(), text)[:10])
    asked = [query["sql"] for query in queries if "SELECT" in query["sql"].upper()[:10]]
    assert asked
    for sql in asked:
        assert not _tables_read_in_full(sql), sql


def test_a_search_asks_as_often_for_many_as_for_few() -> None:
    def count(text: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            list(search(Publication.objects.visible(), text)[:10])
        return len(queries)

    PublicationFactory(title="On engines")
    few = {text: count(text) for text in ("engines", "engimes", "hopper engines of nothing else")}
    for number in range(20):
        PublicationFactory(title=f"On engines {number}")
    assert {text: count(text) for text in few} == few
    assert max(few.values()) <= 8
