"""Selection of the names of a list: et al., names left out in print, people of the portal kept."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from publications.citations.csl.prepared_style import NamesRule

#: A name with what is marked on it; None stands for names that are left out.
Entry = tuple[Mapping[str, Any] | None, Mapping[str, Any]]
_GAP: Entry = (None, {})
_NOTHING: Mapping[str, Any] = {}


class NameSelection(NamedTuple):
    """The names to print, and how the list ends."""

    names: list[Entry]
    et_al: bool = False
    last_after_ellipsis: bool = False

    @property
    def ends_with_literal(self) -> bool:
        """Whether the last name is that of an institution."""
        return _is_literal(self.names[-1])

    @property
    def person_after_literal(self) -> bool:
        """Whether the last name is a person's after that of an institution, with none left out."""
        if self.et_al or len(self.names) < 2:
            return False
        return _is_literal(self.names[-2]) and not _is_literal(self.names[-1])


def _is_literal(entry: Entry) -> bool:
    return entry[0] is not None and bool(entry[0].get("literal"))


def select_names(
    names: Sequence[Mapping[str, Any]],
    marks: Sequence[Mapping[str, Any]],
    options: Mapping[str, str],
    rule: NamesRule,
    needed: int = 0,
) -> NameSelection:
    """Return the `names` to print, by the options of the style and the rule of the list.

    Where they are cut, `needed` is the least number of them that is printed.
    """
    entries: list[Entry] = [
        (name, marks[place] if place < len(marks) else _NOTHING) for place, name in enumerate(names)
    ]
    # Names were left out in print behind the last: the list ends in "et al.", whatever the style.
    open_end = bool(entries[-1][1].get("elision"))
    least, first = _limits(options, rule)
    use_last = options.get("et-al-use-last") == "true" and rule.most is None
    if first is not None and first > least:
        # Such options cut nothing, as in citeproc-js.
        first = None
    if first is not None:
        first = max(first, needed)
    if use_last and first is not None:
        # CSL: "…" stands for two names at least.
        first = max(min(first, least - 2), 0)
    if not least or len(entries) < least or first is None or first >= len(entries):
        return NameSelection(_with_gaps(entries), open_end)
    if rule.members and any(mark.get("person") for _, mark in entries[first:]):
        of_members = [
            place for place in range(first, len(entries)) if entries[place][1].get("person")
        ]
        shown = [*range(first), *of_members[: rule.most_members]]
        ends_early = shown[-1] < len(entries) - 1 or open_end
        return NameSelection(_chosen(entries, shown), ends_early)
    if use_last and first + 1 < len(entries):
        return NameSelection([*entries[:first], entries[-1]], open_end, not open_end)
    return NameSelection(_with_gaps(entries[:first]), et_al=first > 0)


def _limits(options: Mapping[str, str], rule: NamesRule) -> tuple[int, int | None]:
    """Return the number of names that is too many, and the number of them printed then.

    A style that does not say how many are printed cuts none.
    """
    if rule.most is not None:
        return rule.most + 1, max(rule.first or 1, 1)
    return _int(options.get("et-al-min")) or 0, _int(options.get("et-al-use-first"))


def _int(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() else None


def _with_gaps(entries: Sequence[Entry]) -> list[Entry]:
    """Return `entries` with a gap behind each name after which names were left out in print."""
    found: list[Entry] = []
    for place, entry in enumerate(entries):
        found.append(entry)
        if entry[1].get("elision") and place < len(entries) - 1:
            found.append(_GAP)
    return found


def _chosen(entries: Sequence[Entry], shown: Sequence[int]) -> list[Entry]:
    found: list[Entry] = []
    before = -1
    for place in shown:
        skipped = range(before, place) if before >= 0 else range(0)
        if place > before + 1 or any(entries[one][1].get("elision") for one in skipped):
            found.append(_GAP)
        found.append(entries[place])
        before = place
    return found
