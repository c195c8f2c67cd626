"""State of a filtered list in its address."""

from dataclasses import dataclass

from django.core.paginator import Paginator

from labportal.base.list_state import ListState, number, search_words


@dataclass(frozen=True, slots=True)
class Fruit(ListState):
    colour: str = ""


def test_the_address_of_the_whole_list_has_no_query():
    assert Fruit().query() == ""


def test_the_page_stands_last_and_nothing_empty_is_there():
    assert Fruit(q="a b", p="3", colour="red").query() == "q=a+b&colour=red&p=3"


def test_another_filter_leads_to_the_first_page():
    assert Fruit(q="a", p="3").having(colour="red") == Fruit(q="a", colour="red")
    assert Fruit(q="a", p="3").having(p="4") == Fruit(q="a", p="4")


def test_the_first_page_has_none_before_it_and_the_last_none_behind():
    pages = Paginator(range(6), 2)
    asked = Fruit(colour="red", p="2")
    assert asked.neighbours(pages.page(1)) == ("", "colour=red&p=2")
    assert asked.neighbours(pages.page(2)) == ("colour=red&p=1", "colour=red&p=3")
    assert asked.neighbours(pages.page(3)) == ("colour=red&p=2", "")


def test_words_are_trimmed_and_hold_nothing_that_the_database_refuses():
    assert search_words({"q": f"  a\0b {'c' * 300} "}) == f"ab {'c' * 197}"
    assert search_words({}) == ""


def test_only_a_short_row_of_plain_digits_is_a_number():
    sent = {"a": "12", "b": "-1", "c": "１２", "d": "1234567890", "e": "", "f": "1.0"}
    assert [number(sent, name) for name in "abcdefg"] == ["12", "", "", "", "", "", ""]
