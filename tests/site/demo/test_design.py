"""One visual language: few type sizes, lines that can be read, little to fetch."""

import re
from statistics import mean

import pytest

from tests.architecture.source_tree import ROOT
from tests.site.demo.test_accessibility import PATHS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
]

WIDE = {"width": 1280, "height": 900}
#: The numbers of characters of the lines of each element, without its last, which may be short.
LINES = """(selector) => [...document.querySelectorAll(selector)].map((element) => {
    const lines = new Map();
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        for (let place = 0; place < text.length; place++) {
            const range = document.createRange();
            range.setStart(text, place);
            range.setEnd(text, place + 1);
            const box = range.getBoundingClientRect();
            if (box.width) lines.set(box.top, (lines.get(box.top) ?? 0) + 1);
        }
    }
    return [...lines.values()].slice(0, -1);
}).flat()"""
SIZES = """() => [...new Set([...document.querySelectorAll("body *")]
    .filter((one) => [...one.childNodes].some((child) => child.nodeType === 3 && child.data.trim()))
    .filter((one) => one.checkVisibility())
    .map((one) => getComputedStyle(one).fontSize))]"""


def _style_sheets():
    return sorted((ROOT / "static" / "css").rglob("*.css"))


def test_public_pages_have_less_than_48_kb_of_style_and_24_kb_of_script():
    assert sum(sheet.stat().st_size for sheet in _style_sheets()) < 48_000
    assert sum(script.stat().st_size for script in (ROOT / "static" / "js").iterdir()) < 24_000


def test_colours_are_tokens():
    for sheet in _style_sheets():
        if sheet.name not in {"tokens.css", "print.css"}:
            assert not re.search(r"#[0-9a-f]{3,8}\b|rgb|hsl|oklch", sheet.read_text()), sheet.name


def test_there_are_at_most_six_type_sizes(open_window):
    window = open_window(viewport=WIDE)
    sizes = set()
    for path in PATHS:
        window.goto(path)
        sizes |= set(window.evaluate(SIZES))
    assert 3 < len(sizes) <= 6


@pytest.mark.parametrize(
    ("path", "selector"),
    [
        ("/research/ai-for-vision/", ".prose p"),
        ("/research/ai-for-vision/", ".publications .citation"),
        ("/de/research/ai-for-vision/", ".prose p"),
        ("/topics/retinal-imaging/", ".lead"),
        ("/imprint/", ".prose p"),
    ],
)
def test_lines_have_60_to_75_characters(open_window, path, selector):
    window = open_window(viewport=WIDE)
    window.goto(path)
    window.evaluate("document.fonts.ready")
    lines = [line for line in window.evaluate(LINES, selector) if line > 20]
    assert lines
    assert 60 <= mean(lines) <= 75
