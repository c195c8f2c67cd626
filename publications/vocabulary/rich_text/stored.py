"""The form in which rich text is stored and typed: a few tags in plain text.

`<i> <sc> <sub> <sup>` in pairs, and `<math>` around the TeX source of a formula. All else is text:
a tag without its partner, `<script>`, "a < b". Where text reads as one of the tags, `&lt;` stands
for "<", and `&amp;` for "&" before what reads as one of these two.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from publications.vocabulary.rich_text.rich_text import FORMULA, RichText, Run, written

_TAGS = "i|sc|sub|sup|math"
_TAG = re.compile(rf"<(/?)({_TAGS})>")
_END_OF_FORMULA = f"</{FORMULA}>"
_ENTITY = re.compile("&(lt|amp);")
_SIGNS = {"lt": "<", "amp": "&"}
_READ_AS_SIGN = re.compile(rf"<(?=/?(?:{_TAGS})>)|&(?=(?:lt|amp);)")
_WRITTEN = {"<": "&lt;", "&": "&amp;"}


def from_stored(stored: str) -> RichText:
    """Return the text that is stored so."""
    if "<" not in stored and "&" not in stored:
        return RichText((Run(stored),)) if stored else RichText()
    return _with_markup(stored)


@lru_cache(maxsize=1024)
def _with_markup(stored: str) -> RichText:
    # The plain text, which is asked for again and again, stays with it.
    return RichText.of(_runs(stored))


def to_stored(text: RichText) -> str:
    """Return the text as it is stored."""
    if not text.has_markup:
        return plain_as_stored(text.plain)
    return written(text.runs, lambda mark: f"<{mark}>", lambda mark: f"</{mark}>", _stored_run)


def plain_as_stored(text: str) -> str:
    """Return the stored form of a text that has no markup."""
    if "<" not in text and "&" not in text:
        return text
    return _READ_AS_SIGN.sub(lambda sign: _WRITTEN[sign[0]], text)


def has_markup(stored: str | None) -> bool:
    """Return whether there is more than plain text in what is stored."""
    return from_stored(stored).has_markup if stored and "<" in stored else False


def is_same_text(first: str, second: str) -> bool:
    """Return whether two texts differ at most in their markup, "CO2" and "CO₂" included."""
    return first == second or _on_the_line(first) == _on_the_line(second)


def _on_the_line(stored: str) -> str:
    return unicodedata.normalize("NFKC", plain_of(stored))


def plain_of(stored: str) -> str:
    """Return the plain text of what is stored."""
    return stored if "<" not in stored and "&" not in stored else from_stored(stored).plain


def _stored_run(run: Run) -> str:
    text = plain_as_stored(run.text)
    return f"<{FORMULA}>{text}{_END_OF_FORMULA}" if run.is_formula else text


def _runs(stored: str) -> Iterator[Run]:
    tags = _paired(stored)
    marks: list[str] = []
    start = 0
    for place, end, name, closes in tags:
        yield Run(_text(stored[start:place]), tuple(marks))
        start = end
        if closes:
            marks.pop()
        elif name == FORMULA:
            close = stored.index(_END_OF_FORMULA, end)
            yield Run(" ".join(_text(stored[end:close]).split()), (*marks, FORMULA))
            start = close + len(_END_OF_FORMULA)
        else:
            marks.append(name)
    yield Run(_text(stored[start:]))


def _text(stored: str) -> str:
    return _ENTITY.sub(lambda entity: _SIGNS[entity[1]], stored)


def _paired(stored: str) -> list[tuple[int, int, str, bool]]:
    """Return place, end, name and whether it closes, of the tags that have partners, in order.

    Of formulas there is the opening tag only, and none of the tags in them.
    """
    last_end = stored.rfind(_END_OF_FORMULA)
    opened: list[tuple[int, int, str, bool]] = []
    still_open: Counter[str] = Counter()
    paired = []
    place = 0
    while tag := _TAG.search(stored, place):
        place = tag.end()
        name, closes = tag[2], bool(tag[1])
        if name == FORMULA:
            if not closes and place <= last_end:
                paired.append((tag.start(), place, name, False))
                place = stored.index(_END_OF_FORMULA, place) + len(_END_OF_FORMULA)
        elif not closes:
            opened.append((tag.start(), place, name, False))
            still_open[name] += 1
        elif still_open[name]:
            # Tags behind the partner lose theirs, so that each is looked at twice at most.
            partner = opened.pop()
            still_open[partner[2]] -= 1
            while partner[2] != name:
                partner = opened.pop()
                still_open[partner[2]] -= 1
            paired += [partner, (tag.start(), place, name, True)]
    return sorted(paired)
