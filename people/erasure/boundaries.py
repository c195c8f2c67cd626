"""The surroundings of a name in a text: whether it is a name by itself, and how it begins."""

import html
import re
from urllib.parse import unquote

_COMMAND = re.compile(r"\\+(?:u([0-9a-fA-F]{4})|[A-Za-z](?=[{\s])|[^A-Za-z])")
# "Hans-" before "Peter Doe": a longer name.
_FIRST_HALF = re.compile(r"[^\W\d_]{2,}[-\u2010\u2011]$")
# "A. " or "A.-" before "M. Doe" and "Maria Doe".
_INITIAL_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_])\.[ ~\u00a0-]*$")
_COMMA_FORM = re.compile(r"[^,;]*[^\W\d_],[ ~\u00a0]*[^\W\d_]")
_LONG_COMMA_FORM = re.compile(r"[^,;]*[^\W\d_],[ ~\u00a0]*[^\W\d_]{2}")
# "Anna " or "A. " before "Doe, Peter", which are the ends of two names.
_GIVEN_BEFORE = re.compile(r"(?:[^\W\d_]{2,}|[^\W\d_]\.)[ ~\u00a0]$")
# " Smith" behind it.
_WORD_BEHIND = re.compile(r"[ ~\u00a0]([^\W\d_])[^\W\d_]")
_LONGEST = 40


def starts_with_capital(text: str) -> bool:
    """Return whether the first letter is a capital, also in LaTeX, HTML, JSON or a URL.

    Letters of scripts that have no capitals are as good as capitals.
    """
    plain = unquote(html.unescape(text))
    plain = _COMMAND.sub(lambda found: chr(int(found[1], 16)) if found[1] else "", plain)
    first = next((letter for letter in plain if letter.isalpha()), "")
    return bool(first) and not first.islower()


def is_within_longer_name(text: str, start: int, end: int) -> bool:
    """Return whether a place where a name stands looks like parts of other people's names.

    "Peter Doe" in "Hans-Peter Doe"; "Doe, Peter" in "Anna Doe, Peter Smith".
    """
    found = text[start:end]
    if not starts_with_capital(found):
        return False
    before = text[max(start - _LONGEST, 0) : start]
    if _FIRST_HALF.search(before):
        return True
    if not _COMMA_FORM.match(found):
        initial = _INITIAL_BEFORE.search(before)
        return bool(initial and initial[1].isupper())
    given = _GIVEN_BEFORE.search(before)
    if given and given[0][0].isupper():
        return True
    # Behind initials may stand the title: "Doe, P. Deep learning".
    behind = _WORD_BEHIND.match(text, end) if _LONG_COMMA_FORM.match(found) else None
    return bool(behind and behind[1].isupper())
