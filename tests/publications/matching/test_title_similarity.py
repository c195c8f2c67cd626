"""Titles that are other ones by their words, as careless lists have them."""

import pytest

from labportal.base.text.keys import fold
from publications.matching.title_similarity import Care, similar

CARELESS = Care()
CAREFUL = Care(words=True)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Nearest neighbor queries", "F. Vincent, Nearest neighbor queries"),
        ("Partial results for online queries", "M. (2002). Partial results for online queries"),
        ("The performance of compressed tables", "The performance of compressed tables. 1998"),
        ("A language for OLAP and its users", "A language for OLAP and its users. 134-145"),
        ("A multimedia presentation algebra", "S. Roe. Amultimediapresentation algebra"),
        ("Forest or trees of indexes (panel)", "Forest or trees of indexes (tutorial session)"),
        ("Managing the object databases", "Managing the objekt database systems"),
    ],
)
def test_scraps_of_citations_lost_blanks_and_slips_leave_titles_similar(first, second):
    assert similar(fold(first), fold(second), CARELESS)
    assert similar(fold(second), fold(first), CARELESS)


def test_a_word_for_another_is_a_mistake_of_careless_lists_only():
    titles = (
        fold("Optimization of dynamic query evaluation plans"),
        fold("Optimization of dynamic query execution plans"),
    )
    assert similar(*titles, CARELESS)
    liver, spleen = (fold(f"Segmentation of the {what} in images") for what in ("liver", "spleen"))
    assert not similar(liver, spleen, CAREFUL)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("On graphs of vessels and trees", "Erratum: On graphs of vessels and trees"),
        ("Registration of hearts with landmarks", "Registration of hearts without landmarks"),
        ("Supervised adaptation of chest images", "Unsupervised adaptation of chest images"),
        ("Cascades for reconstruction 7919", "Cascades for reconstruction 39595"),
        ("Tabu search for routing", "Tabu search for routing, part 2"),
        ("Tides", "Tides of"),
    ],
)
def test_what_tells_works_apart_is_no_scrap(first, second):
    assert not similar(fold(first), fold(second), CARELESS)
