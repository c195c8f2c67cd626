"""Is this entry a publication that is there already?"""

import pytest

from publications.bibtex.candidates import CandidateIndex, candidate
from publications.bibtex.match import match, titles_agree
from publications.snapshots import Snapshot

TITLE = "Convolutional recurrent networks for reconstruction"


def _candidate(title=TITLE, names=("Qin",), **values):
    snapshot = Snapshot.of({"title": title, **values}, [{"family": name} for name in names])
    return candidate(snapshot, slug="there")


def _match(entry, *there):
    return match(entry, CandidateIndex(there))


@pytest.mark.parametrize("kind", ["doi", "arxiv_id", "pmid"])
def test_an_equal_identifier_is_the_same_publication(kind):
    found = _match(_candidate(**{kind: "10.1/x"}), _candidate(**{kind: "10.1/x"}))
    assert found.kind == "same"


def test_an_equal_identifier_with_another_title_asks():
    found = _match(_candidate(doi="10.1/x"), _candidate("Privacy of health records", doi="10.1/x"))
    assert found.kind == "possible"
    assert "another title" in found.reason


def test_an_equal_identifier_is_the_same_publication_when_the_title_was_reworded():
    found = _match(
        _candidate("Evaluation and mitigation of the limitations of models", doi="10.1/x"),
        _candidate("Evaluating and Mitigating Limitations of Models", doi="10.1/x"),
    )
    assert found.kind == "same"


def test_an_isbn_is_an_identifier_of_books_only():
    isbn = {"isbn": "9783161484100"}
    book = _candidate(type="book", **isbn)
    assert _match(_candidate(type="book", **isbn), book).kind == "same"
    chapter = _candidate("A chapter of it", type="chapter", **isbn)
    assert _match(chapter, _candidate("Another chapter", type="chapter", **isbn)) is None


def test_an_equal_title_year_and_author_asks():
    found = _match(_candidate(issued_year=2018), _candidate(issued_year=2019))
    assert found.kind == "possible"


def test_umlauts_in_a_surname_count_in_either_spelling():
    assert _match(_candidate(names=["Küstner"]), _candidate(names=["Kuestner"])).kind == "possible"


def test_two_years_between_equal_titles_are_two_publications():
    assert _match(_candidate(issued_year=2018), _candidate(issued_year=2020)) is None


def test_equal_titles_without_a_common_author_are_two_publications():
    assert (
        _match(_candidate("Editorial", names=["A"]), _candidate("Editorial", names=["B"])) is None
    )


def test_equal_titles_with_two_dois_are_two_publications():
    assert _match(_candidate(doi="10.1/x"), _candidate(doi="10.1/y")) is None


@pytest.mark.parametrize(
    ("first", "second", "agree"),
    [
        ("deep learning for mri", "deep learning for mri", True),
        ("machine learning in medicine", "machine learning in medicine a review of methods", True),
        ("a b", "a b c d e f g h i j k l m", False),
        ("differential privacy in imaging", "graph networks for molecules", False),
    ],
)
def test_titles_agree_when_words_move_or_a_subtitle_is_missing(first, second, agree):
    assert titles_agree(first, second) is agree
