r"""Addresses and identifiers as they stand."""

import pytest

from publications.bibtex.reading.verbatim import verbatim
from tests.publications.bibtex.timing import assert_linear


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("https://x.org/~a--b?c=d&e#f%20", "https://x.org/~a--b?c=d&e#f%20"),
        (r"https://x.org/\~{}a", "https://x.org/~a"),
        (r"https://x.org/\~a", "https://x.org/~a"),
        (r"https://x.org/$\sim$a", "https://x.org/~a"),
        (r"https://x.org/\textasciitilde a", "https://x.org/~a"),
        (r"https://x.org/\textasciitilde{}a", "https://x.org/~a"),
        (r"https://x.org/a\_b\%20\&c\#d\$", "https://x.org/a_b%20&c#d$"),
        (r"a\textunderscore{}b", "a_b"),
        (r"\url{https://x.org}", "https://x.org"),
        (r"\href{https://x.org}{a page}", "https://x.org"),
        (r"\texttt{\url{https://x.org}}", "https://x.org"),
        (r"\path {a/b}", "a/b"),
        ("{https://x.org}", "https://x.org"),
        ("10.1/a{$<$}b{\\>}c", "10.1/a<b>c"),
        (r"10.1/a\textless{}b\textgreater c", "10.1/a<b>c"),
        (r"10.1/a\ensuremath{<}b\gt{}c", "10.1/a<b>c"),
        ("https://x.org/\n   a/\n  b", "https://x.org/a/b"),
        ("https://x.org\n  https://y.org", "https://x.org https://y.org"),
        ("  10.1/x  ", "10.1/x"),
        ("", ""),
        ("{}", ""),
    ],
)
def test_only_what_people_escape_by_hand_is_taken_back(value, address):
    assert verbatim(value) == address


def test_an_address_of_any_length_is_read_in_linear_time():
    for one in ("{", r"\href{a}", "\n ", r"\~", "$ ", r"\url "):
        assert_linear(verbatim, lambda size, one=one: one * size)
