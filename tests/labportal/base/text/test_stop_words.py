"""Stop words."""

from labportal.base.text.keys import fold, spell_out
from labportal.base.text.stop_words import STOP_WORDS


def test_words_with_an_umlaut_are_there_in_every_spelling():
    for word in STOP_WORDS:
        assert {fold(word), spell_out(word)} <= STOP_WORDS


def test_words_that_tell_something_are_not_among_them():
    assert STOP_WORDS.isdisjoint({"not", "no", "nicht", "ohne", "without", "first"})
