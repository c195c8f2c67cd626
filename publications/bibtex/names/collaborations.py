"""Collaborations: the field of INSPIRE and REVTeX, as corporate authors behind the people."""

import re
from collections.abc import Iterable, Iterator

from labportal.base.text.keys import fold
from publications.bibtex.entry import PrintedName

_SEPARATOR = re.compile(r"\s*[,;&]\s*|\s+and\s+", re.IGNORECASE)
_BEFORE = re.compile(r"(?:on behalf of |for )?(?:the )?", re.IGNORECASE)
_IS_WHOLE = re.compile(
    r"collaborations?|consortium|group|team|network|initiative|study|project|investigators|committee",
    re.IGNORECASE,
)
_LONGEST = 500


def collaborations(text: str, authors: Iterable[PrintedName]) -> Iterator[PrintedName]:
    """Yield the names of the collaborations in `text` that are not among `authors`.

    The word is put behind a name without it, as REVTeX prints "(ATLAS Collaboration)".
    """
    if not text:
        return
    known = {_key(one.literal) for one in authors if one.literal}
    for part in _SEPARATOR.split(text[:_LONGEST]):
        name = _BEFORE.sub("", part.strip(), count=1)
        if not name or _IS_WHOLE.fullmatch(name) or _key(name) in known:
            continue
        known.add(_key(name))
        whole = name if _IS_WHOLE.search(name) else f"{name} Collaboration"
        yield PrintedName(literal=whole)


def _key(name: str) -> str:
    return _IS_WHOLE.sub("", fold(_BEFORE.sub("", name, count=1))).strip()
