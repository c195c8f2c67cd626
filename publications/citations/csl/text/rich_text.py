"""Texts of an item: the few tags that CSL-JSON allows in them, quotation marks, apostrophes.

`<i> <b> <sup> <sub>`, `<span class="nocase">` and `<span style="font-variant:small-caps;">` are
markup when they are closed; anything else, `<script>` or a lone `<i>`, is text.
"""

import re
import unicodedata
from collections import Counter
from typing import NamedTuple

from publications.citations.csl.locale import Locale
from publications.citations.csl.parts import TAG, Mark, Part, clean
from publications.citations.csl.text.quotation import read_quotes

_TAG = re.compile(
    r'<(i|b|sup|sub|sc)>|<span class="(nocase|nodecor)">'
    r'|<span style="font-variant: ?(small-caps);?">|</(i|b|sup|sub|sc|span)>'
)
_KINDS = {"sc": "small-caps", "small-caps": "small-caps"}
# French spacing: without a narrow no-break space, such a mark may begin a line.
_SPACE_BEFORE = re.compile(r" ([:;!?»])")
_SPACE_AFTER = re.compile(r"« ")
_NARROW = "\u202f"
_LAST_RAISED = "\u2200"
_RAISED = Mark("sup", TAG)
NOCASE, NODECOR = Mark("nocase"), Mark("nodecor")
# What is in no format, whatever it stands in.
_PLAIN = (Mark("normal"), Mark("roman"), Mark("no-sc"))


class Run(NamedTuple):
    """Text with the tags that it stands in."""

    text: str
    marks: tuple[Mark, ...] = ()


def parse(text: str, locale: Locale) -> list[Run]:
    """Return the runs of a field: tags read, quotation marks as `OPEN` and `CLOSE`."""
    text = _SPACE_AFTER.sub(f"«{_NARROW}", _SPACE_BEFORE.sub(rf"{_NARROW}\1", clean(text)))
    runs = _tags(text) if "<" in text else [Run(text)]
    if len(runs) == 1:
        runs = [Run(read_quotes(runs[0].text, locale), runs[0].marks)]
    else:
        # A quotation may open before a tag and close within it.
        runs = _quotes_across(runs, locale)
    # No ASCII character is a superscript by itself, and most titles are ASCII.
    return runs if text.isascii() else [part for run in runs for part in _raised(run)]


def as_parts(runs: list[Run]) -> list[Part]:
    """Return runs as parts."""
    return [
        Part(run.text, marks=tuple(one for mark in run.marks for one in _shown(mark)))
        for run in runs
        if run.text
    ]


def _shown(mark: Mark) -> tuple[Mark, ...]:
    if mark == NODECOR:
        return _PLAIN
    return () if mark == NOCASE else (mark,)


def _raised(run: Run) -> list[Run]:
    """Return a run with letters that are superscripts by themselves ("²") as marked ones."""
    parts: list[Run] = []
    for letter in run.text:
        form = unicodedata.decomposition(letter) if "\x7f" < letter < _LAST_RAISED else ""
        if form.startswith("<super>"):
            plain = "".join(chr(int(code, 16)) for code in form.split()[1:])
            parts.append(Run(plain, (*run.marks, _RAISED)))
        elif parts and parts[-1].marks == run.marks:
            parts[-1] = Run(parts[-1].text + letter, run.marks)
        else:
            parts.append(Run(letter, run.marks))
    return parts


def _tags(text: str) -> list[Run]:
    """Return the runs between tags; a tag that has no partner is text."""
    # First, since a tag is text unless its partner follows.
    paired = _paired_tags(text)
    runs: list[Run] = []
    marks: list[Mark] = []
    start = pending = 0
    for match in _TAG.finditer(text):
        if match.start() not in paired:
            continue
        if match.start() > start:
            runs.append(Run(text[pending : match.start()], tuple(marks)))
        start = pending = match.end()
        if match[4]:
            marks.pop()
        else:
            kind = match[1] or match[2] or match[3]
            marks.append(Mark(kind) if match[2] else Mark(_KINDS.get(kind, kind), TAG))
    if pending < len(text):
        runs.append(Run(text[pending:], tuple(marks)))
    return runs


def _paired_tags(text: str) -> set[int]:
    opened: list[tuple[str, int]] = []
    still_open: Counter[str] = Counter()
    paired: set[int] = set()
    for match in _TAG.finditer(text):
        closed = match[4]
        if not closed:
            opened.append((match[1] or "span", match.start()))
            still_open[opened[-1][0]] += 1
        elif still_open[closed]:
            # Tags behind the partner lose theirs, so that each tag is looked at twice at most.
            name = ""
            while name != closed:
                name, start = opened.pop()
                still_open[name] -= 1
            paired |= {start, match.start()}
    return paired


def _quotes_across(runs: list[Run], locale: Locale) -> list[Run]:
    """Read quotation marks in the text as a whole, then cut it where the tags are."""
    whole = "".join(run.text for run in runs)
    read = read_quotes(whole, locale)
    cut: list[Run] = []
    place = 0
    for run in runs:
        cut.append(Run(read[place : place + len(run.text)], run.marks))
        place += len(run.text)
    return cut
