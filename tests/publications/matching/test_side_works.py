"""Side works, which bear the title of a work, and other forms of one."""

import pytest

from publications.matching.candidates import title_key
from publications.matching.side_works import is_other_form, is_side_work
from tests.publications.matching.candidate_pairs import candidate_of, kind_of, matched

TITLE = "Cores of the ice in the high alpine lakes of the eastern valleys"


@pytest.mark.parametrize(
    ("title", "beside"),
    [
        ("Review of {}", True),
        ("A review of the book {}", True),
        ("Book review: {}", True),
        ("Rezension: {}", True),
        ("Rezension zu: Ann Bell, {}", True),
        ("Buchbesprechung: {}", True),
        ("Data for: {}", True),
        ("Replication data for: {}", True),
        ("Daten zu: {}", True),
        ("Source code for {}", True),
        ("Supporting information for {}", True),
        ("Supplement to {}", True),
        ("Ergänzendes Material zu: {}", True),
        ("{}: Discussion", True),
        ("{} – Diskussion", True),
        ("{} (dataset)", True),
        ("Comment on {}", True),
        ("Anmerkungen zu: {}", True),
        ("Reply to: {}", True),
        ("Erratum: {}", True),
        ("Vorwort zu: {}", True),
        ("{}: a review", False),
        ("{} (with discussion)", False),
        ("{} (mit Diskussion)", False),
        ("Towards {}", False),
        ("Data-driven {}", False),
        ("{} in open data of the north", False),
        ("{}", False),
    ],
)
def test_a_title_says_that_it_stands_beside_a_work(title, beside):
    other = title.format(TITLE)
    assert is_side_work(title_key(TITLE), title_key(other)) is beside
    assert is_side_work(title_key(other), title_key(TITLE)) is beside
    pair = candidate_of(TITLE, doi="10.1/x"), candidate_of(other, doi="10.1/x")
    assert kind_of(*pair) == ("possible" if beside else "same")


@pytest.mark.parametrize(
    ("words", "is_form"),
    [
        ("(Abstract)", True),
        ("(extended abstract)", True),
        ("(poster)", True),
        ("(Kurzfassung)", True),
        (": Discussion", True),
        (": a case", False),
        ("", False),
    ],
)
def test_words_behind_a_title_name_another_form(words, is_form):
    assert is_other_form(title_key(TITLE), title_key(f"{TITLE} {words}")) is is_form


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("article-journal", "dataset", "possible"),
        ("article-journal", "software", "possible"),
        ("paper-conference", "patent", "possible"),
        ("book", "chapter", "possible"),
        ("book", "article-journal", "possible"),
        ("article-journal", "review-book", "same"),
        ("article-journal", "document", "same"),
        ("thesis", "book", "same"),
    ],
)
def test_one_doi_on_types_that_cannot_be_one_work_asks(first, second, kind):
    pair = (
        candidate_of(TITLE, type=first, doi="10.1/x"),
        candidate_of(TITLE, type=second, doi="10.1/x"),
    )
    assert kind_of(*pair) == kind
    if kind == "possible":
        assert "another kind of work" in str(matched(*pair).reason)


@pytest.mark.parametrize(
    ("title", "years", "kind"),
    [
        ("Proceedings of the workshop on robots", (2019, 2021), None),
        ("Tagungsband der Robotik", (2019, 2021), None),
        ("Proceedings of the workshop on robots", (2019, 2020), "possible"),
        ("Proceedings of the workshop on robots", (2019, 2019), "same"),
        ("Alpine robots", (2019, 2022), "possible"),
        ("Alpine robots", (2019, 2020), "same"),
    ],
)
def test_yearly_volumes_with_one_isbn_are_no_one_work(title, years, kind):
    pair = (
        candidate_of(title, type="book", isbn="9783161484100", issued_year=year) for year in years
    )
    assert kind_of(*pair) == kind
