"""A CSL-JSON name in its parts, particles told apart as citeproc-js does."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

_LOWER_FIRST = re.compile(
    r"((?:[^\W\d_A-Z]+['’]?\s+|[’']?[^\W\d_A-Z]+['’](?=\w)|[^\W\d_A-Z]{1,4}-(?=[^\W\d_a-z])|[’']t\s+)+)(?=\S)"
)
_LOWER_LAST = re.compile(r"\s((?:[^\W\d_]+['’]?\s)*[^\W\d_]+['’]?)$")

# Not the no-break space, which is meant.
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_APART = ("' ", "’ ")


class CslName(NamedTuple):
    """A CSL name with its particles told apart."""

    given: str
    family: str
    dropping: str
    non_dropping: str
    suffix: str
    comma_suffix: bool


def read_name(data: Mapping[str, Any]) -> CslName:
    """Return the parts of a CSL-JSON name; lower-case words before the family are particles."""
    values = {key: _SPACES.sub(" ", str(value)).strip() for key, value in data.items() if value}
    given, family = values.get("given", ""), values.get("family", "")
    dropping = values.get("dropping-particle", "")
    non_dropping = values.get("non-dropping-particle", "")
    suffix = values.get("suffix", "")
    # In quotation marks, a family name is what it is.
    if len(family) > 1 and family[0] == family[-1] == '"':
        return CslName(given, family[1:-1], dropping, non_dropping, suffix, False)
    # The expression rules out capitals of ASCII only; `islower` sees those of all alphabets.
    leading = None if non_dropping else _LOWER_FIRST.match(family)
    if leading and leading[1].islower():
        particle = leading[1]
        # The space in "de' Medici" stays.
        non_dropping = particle if particle.endswith(_APART) else particle.strip()
        family = family[leading.end() :]
    if family and given and not suffix and ", " in given:
        given, _, suffix = given.partition(", ")
    if family and not dropping and (match := _LOWER_LAST.search(given)):
        words = match[1].split()
        kept = len(words)
        while kept and words[kept - 1].islower():
            kept -= 1
        if kept < len(words) and not any(word.islower() for word in words[:kept]):
            dropping = " ".join(words[kept:])
            given = given[: len(given) - len(dropping)].rstrip()
    if not family:
        given, family = "", given
    return CslName(given, family, dropping, non_dropping, suffix, bool(data.get("comma-suffix")))
