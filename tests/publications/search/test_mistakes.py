"""Searching publications with mistakes in words, and with too many of them."""

import pytest

from publications.models import IndexedWord, Publication
from publications.search.index import search
from publications.search.similar_words import similar_words
from tests.factories import PublicationFactory
from tests.publications.search.found import titles

pytestmark = pytest.mark.django_db


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
