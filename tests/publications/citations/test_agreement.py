"""Agreement with citeproc-js over the golden items, in every style and language on offer."""

import pytest

from bench.golden.files import LOCALES
from bench.golden.goldens import comparisons, golden_items
from bench.golden.likeness import same
from publications.citations.styles import STYLES

_LEAST = 0.98


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("style", STYLES)
def test_a_style_agrees_with_citeproc_js(style, language):
    found = list(comparisons(style, language))
    for part in sorted({one.part for one in found}):
        agreeing = [one.agrees for one in found if one.part == part]
        different = [one.item["id"] for one in found if one.part == part and not one.agrees]
        assert sum(agreeing) / len(agreeing) >= _LEAST, different


def test_there_are_enough_items_of_enough_kinds():
    items = golden_items()
    assert len(items) >= 500
    assert len({item["type"] for item in items}) >= 20
    assert len({item.get("language") for item in items}) >= 5


def test_two_citations_are_the_same_if_they_print_the_same():
    assert same('<a href="https://x.org">A</a>, <i>B</i>', "A, <i>B</i>")
    assert same(
        '<span class="small-caps">A</span>', '<span style="font-variant:small-caps;">A</span>'
    )
    assert same("A\t<i>B</i>\n", "A <i>B</i>")
    assert not same("<i>A</i>", "A")
    assert not same("A.", "A")
    assert same("<i>A</i> <i>B</i>", "<i>A B</i>")
