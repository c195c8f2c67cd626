"""Pairs of publications, labelled: are they one work?

`data/publication_pairs.jsonl` is made by hand from real records and such as could be, hard ones on
purpose, by the rule that each one tries; identifiers are made up where that serves a rule.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple

from people.names.parts import parse_name
from publications.matching.candidates import Candidate, CandidateIndex, candidate
from publications.matching.match import match
from publications.vocabulary.identifiers import find_doi
from publications.vocabulary.snapshot import Snapshot

_PAIRS = Path(__file__).parent / "data" / "publication_pairs.jsonl"

Verdict = Literal["same", "possible", "none"]


class LabelledPair(NamedTuple):
    """Two publications, whether they are one, and the rule that they try."""

    id: str
    rule: str
    same: bool
    first: Candidate
    second: Candidate

    @property
    def verdict(self) -> Verdict:
        """The answer of the matching where the second work is all that there is."""
        found = match(self.first, CandidateIndex([self.second]))
        return found.kind if found else "none"


def labelled_pairs() -> Iterator[LabelledPair]:
    """Yield the pairs of `data/publication_pairs.jsonl`."""
    for line in _PAIRS.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        yield LabelledPair(
            pair["id"], pair["rule"], pair["same"], _candidate(pair["a"]), _candidate(pair["b"])
        )


def _candidate(fields: dict[str, Any]) -> Candidate:
    values = {key: value for key, value in fields.items() if key not in {"authors", "editors"}}
    if "doi" in values:
        # As an import reads it.
        values["doi"] = find_doi(values["doi"])
    names = [
        {"role": role, **_name(name)}
        for role, key in (("author", "authors"), ("editor", "editors"))
        for name in fields.get(key, ())
    ]
    return candidate(Snapshot.of(values, names), slug="")


def _name(name: str) -> dict[str, str]:
    if name.startswith("{"):
        return {"literal": name.strip("{}")}
    return parse_name(name)._asdict()
