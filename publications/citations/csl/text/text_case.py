"""Letter case: `text-case` of CSL, over the runs of a text.

Title case is for English only. It leaves words that have a capital as they are, and does not
capitalise the words below unless they are first, last, or follow a colon, "?" or "!".
"""

import re
from collections.abc import Callable

from publications.citations.csl.parts import INNER_OPEN, OPEN
from publications.citations.csl.text.rich_text import NOCASE, NODECOR, Run

# The words that citeproc-js leaves small, more than the specification names.
_SMALL = frozenset(
    (
        "a about above across afore after against along alongside amid among an and anenst apropos"
        " apud around as aside astride at athwart atop barring before behind below beneath beside"
        " besides between beyond but by c ca circa d de despite down during et except for forenenst"
        " from given in inside into lest like modulo near next nor notwithstanding of off on onto"
        " or out over per plus pro qua sans since so than the through throughout thru thruout till"
        " to toward towards under underneath until up upon v versus via vis-à-vis von van vs with"
        " within without yet al"
    ).split()
)
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*", re.UNICODE)
# Characters that are looked at before a word: all of them, at each word, would be quadratic.
_NEAR = 12
# Signs that may stand before a word that gets a capital.
_MAY_PRECEDE = f"{OPEN}{INNER_OPEN}“‘\"'’()[/-.&—–\u2009\u00a0\u202f "
_STARTS_ANEW = re.compile(rf"[:?!]\s*[{OPEN}{INNER_OPEN}“‘(\[]*\s*$")


def apply_case(runs: list[Run], case: str, *, english: bool) -> list[Run]:
    """Return `runs` in the case that CSL calls `case`."""
    match case:
        case "lowercase":
            return _letters(runs, str.lower)
        case "uppercase":
            return _letters(runs, str.upper)
        case "capitalize-first":
            return _first(runs)
        case "capitalize-all":
            return _words(runs, _capital)
        case "sentence":
            return _sentence(runs)
        case "title":
            return _title(runs) if english else runs
        case _:
            return runs


def _is_kept(run: Run) -> bool:
    """Return whether the letters of a run stay as they are."""
    return NOCASE in run.marks or NODECOR in run.marks


def _letters(runs: list[Run], change: Callable[[str], str]) -> list[Run]:
    return [run if _is_kept(run) else Run(change(run.text), run.marks) for run in runs]


def _capital(word: str) -> str:
    return word if _has_capital(word) else word[0].upper() + word[1:]


def _has_capital(word: str) -> bool:
    return word != word.lower()


def _first(runs: list[Run]) -> list[Run]:
    """Put the first word into a capital, if it has none."""
    changed = list(runs)
    for number, run in enumerate(runs):
        match = re.search(r"\w+", run.text)
        if match is None:
            continue
        if not _is_kept(run) and not _has_capital(match[0]):
            text = run.text
            start = match.start()
            changed[number] = Run(text[:start] + text[start].upper() + text[start + 1 :], run.marks)
        break
    return changed


def _words(runs: list[Run], change: Callable[[str], str]) -> list[Run]:
    return [
        run
        if _is_kept(run)
        else Run(_WORD.sub(lambda match: change(match[0]), run.text), run.marks)
        for run in runs
    ]


def _sentence(runs: list[Run]) -> list[Run]:
    """Lower every letter but those of the first word, which gets a capital."""
    lowered, seen = [], False
    for run in runs:
        text = run.text
        if not _is_kept(run):
            match = None if seen else re.search(r"\w+", text)
            end = match.end() if match else 0
            text = text[:end] + text[end:].lower()
        seen = seen or re.search(r"\w", run.text) is not None
        lowered.append(Run(text, run.marks))
    return _first(lowered)


def _title(runs: list[Run]) -> list[Run]:
    # As one text: a word may begin in one run and end in the next.
    whole = "".join(run.text for run in runs)
    words = list(_WORD.finditer(whole))
    letters = list(whole)
    for number, match in enumerate(words):
        word = match[0]
        before = whole[max(0, match.start() - _NEAR) : match.start()]
        anew = number == 0 or _STARTS_ANEW.search(before) is not None
        last = number == len(words) - 1
        apart = not before or before[-1] in _MAY_PRECEDE
        if _has_capital(word) or not apart or not word[0].isalpha():
            continue
        # In "l'art" the head is a single letter, which stays small.
        head = re.split("[’']", word)[0]
        if anew or (len(head) > 1 and (last or word not in _SMALL)):
            letters[match.start()] = word[0].upper()
    cut: list[Run] = []
    place = 0
    for run in runs:
        text = "".join(letters[place : place + len(run.text)])
        place += len(run.text)
        cut.append(run if _is_kept(run) else Run(text, run.marks))
    return cut
