"""Heads of entries that BibTeX cannot read: told with their line, and the rest is read."""

import pytest

from publications.bibtex.source.parse import parse
from tests.publications.bibtex.timing import assert_linear


def _parse(text):
    return parse([("x.bib", text)])


@pytest.mark.parametrize(
    "head",
    [
        "@article[x]{lost,",
        "@article[lost,",
        "@article<lost,",
        "@art!cle{lost,",
        "@in/proceedings{lost,",
        "@<article>{lost,",
        '@"article"{lost,',
        r"@article\{lost,",
        "article{lost,",
        "see @art!cle{lost,",
    ],
)
def test_an_entry_whose_head_is_none_fails_with_its_line_and_the_rest_is_read(head):
    lost = f"{head} title = {{Lost}},\n  year = 2001}}"
    parsed = _parse(f"@misc{{a, title = {{A}}}}\n\n{lost}\n@misc{{b, title = 1}}")
    assert [entry.citekey for entry in parsed.entries] == ["a", "b"]
    (failure,) = parsed.failures
    assert (failure.line, failure.citekey, failure.reason.code) == (
        3,
        "lost",
        "entry-head-unreadable",
    )
    assert failure.raw.endswith("year = 2001}")


@pytest.mark.parametrize(
    "prose",
    [
        "@all: see {a, b}",
        "@article",
        "mail me@example.org, subject = {x}",
        "% @art!cle{a, b = {c}}",
    ],
)
def test_prose_with_an_at_sign_is_no_entry(prose):
    parsed = _parse(f"{prose}\n@misc{{a, title = {{A}}}}")
    assert ([entry.citekey for entry in parsed.entries], parsed.failures) == (["a"], [])


def test_many_heads_that_are_none_cost_no_more_than_their_length():
    assert_linear(_parse, lambda size: "@a!\n" * size + "@misc{a, title = 1}")
