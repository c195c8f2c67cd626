"""Searching publications: which words are found, and in what order."""

import pytest

from tests.factories import PublicationFactory
from tests.publications.search.found import titles

pytestmark = pytest.mark.django_db


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
