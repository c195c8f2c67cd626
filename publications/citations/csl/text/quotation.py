"""Quotation marks and apostrophes in the texts of an item."""

from publications.citations.csl.locale import Locale
from publications.citations.csl.parts import CLOSE, INNER_CLOSE, INNER_OPEN, OPEN

_BEFORE_OPENING = f" \u00a0([{{—–-/{OPEN}{INNER_OPEN}"
_AFTER_CLOSING = f" \u00a0)]}},.;:!?—–-/{CLOSE}{INNER_CLOSE}"
_QUOTES = ('"', "'")
# A text with more of them is no text of quotations.
_MOST_QUOTES = 100


def read_quotes(text: str, locale: Locale) -> str:
    """Return `text`, of the same length, with pairs of quotation marks told from apostrophes."""
    opening, closing = locale.term("open-quote") or "", locale.term("close-quote") or ""
    if not any(quote in text for quote in (*_QUOTES, opening, "‘")):
        return text
    letters = list(text)
    # Each straight mark is compared with all text before it, which this keeps within bounds.
    if sum(map(text.count, (*_QUOTES, opening or '"'))) <= _MOST_QUOTES:
        _pair_typographic(letters, opening, closing)
        _pair_inner(letters, locale)
        _pair_straight(letters, text)
    return "".join(letters).replace("'", "’")


def _pair_straight(letters: list[str], text: str) -> None:
    """Turn pairs of straight quotation marks, double or single, into `OPEN` and `CLOSE`."""
    opened: list[tuple[str, int]] = []
    for place, letter in enumerate(letters):
        if letter not in _QUOTES:
            continue
        before = text[:place].rstrip("\"'")[-1:] or " "
        after = text[place:].lstrip("\"'")[:1] or " "
        partner = next((i for i in reversed(range(len(opened))) if opened[i][0] == letter), None)
        closes = partner is not None and opened[partner][1] < place - 1
        if partner is not None and closes and after in _AFTER_CLOSING:
            letters[opened[partner][1]], letters[place] = OPEN, CLOSE
            del opened[partner:]
        elif before in _BEFORE_OPENING and after != " ":
            opened.append((letter, place))


def _pair_inner(letters: list[str], locale: Locale) -> None:
    """Turn pairs of the language's own inner quotation marks into `INNER_OPEN` and `INNER_CLOSE`.

    The closing one may be the apostrophe too, so it has to stand at the end of a word.
    """
    opening, closing = locale.term("open-inner-quote"), locale.term("close-inner-quote")
    opened: int | None = None
    for place, letter in enumerate(letters):
        if letter == opening:
            opened = place
        elif letter == closing and opened is not None:
            after = "".join(letters[place + 1 : place + 2])
            if after not in _AFTER_CLOSING:
                continue
            letters[opened], letters[place] = INNER_OPEN, INNER_CLOSE
            opened = None


def _pair_typographic(letters: list[str], opening: str, closing: str) -> None:
    """Turn pairs of the language's own quotation marks into `OPEN` and `CLOSE`."""
    if len(opening) != 1 or len(closing) != 1:
        return
    opened: list[int] = []
    for place, letter in enumerate(letters):
        if letter == opening:
            opened.append(place)
        elif letter == closing and opened:
            letters[opened.pop()], letters[place] = OPEN, CLOSE
