"""Values of columns without a person: texts, JSON with printed names, BibTeX in bytes."""

import json
from collections.abc import Collection
from functools import cached_property
from typing import Any

from people.erasure.name_patterns import Identity, NamePatterns
from people.names.parts import NameParts

_PARTS = NameParts._fields
_PERSON = ("person", "person_id")
#: Keys and columns of addresses and files, where a surname is written small.
ADDRESSES = ("slug", "url_path", "old_path", "file")
#: Keys under which entries stand as they were written.
_BIBTEX = ("raw", "unread")


class Redaction:
    """A redaction: `print_as` stands for printed names, `replacement` for names elsewhere."""

    def __init__(
        self,
        identity: Identity,
        ids: Collection[int],
        replacement: str,
        print_as: str,
        *,
        in_any_case: bool = False,
    ) -> None:
        self.patterns = NamePatterns(identity, replacement, in_any_case=in_any_case)
        self.ids = frozenset(ids)
        self.print_as = print_as
        # In braces it is a name in one piece.
        self._bibtex = NamePatterns(identity, f"{{{print_as}}}", in_any_case=in_any_case)

    @cached_property
    def of_files(self) -> "Redaction":
        """The redaction of what was read from files, and of addresses."""
        patterns = self.patterns
        return Redaction(
            patterns.identity, self.ids, patterns.replacement, self.print_as, in_any_case=True
        )

    def bibtex(self, text: str) -> str:
        """Return a text of BibTeX."""
        return self._bibtex.redacted(text)

    def text(self, text: str) -> str:
        """Return a text; one that holds JSON stays JSON."""
        if text[:1] in "[{" and (data := _loaded(text)) is not None:
            cleared = self.json(data)
            return text if cleared == data else json.dumps(cleared)
        is_address = text.startswith(("http://", "https://"))
        return (self.of_files if is_address else self).patterns.redacted(text)

    def json(self, data: Any) -> Any:
        """Return data of JSON; rows that name the person by id are left out, printed names stay."""
        if isinstance(data, str):
            return self.text(data)
        if isinstance(data, list):
            return [self.json(one) for one in data if not self._is_row_of(one)]
        if not isinstance(data, dict):
            return data
        if self._is_print(data):
            return self._print(data)
        cleared = {self.text(str(key)): self._value(key, value) for key, value in data.items()}
        if "surname_keys" in data and cleared != data:
            # A name of nobody known, whose keys hold what its parts held.
            cleared["surname_keys"] = ""
        return cleared | {
            name: None for name in _PERSON if self._names(data.get(name)) and name in data
        }

    def _value(self, key: str, value: Any) -> Any:
        if isinstance(value, str) and key in _BIBTEX:
            return self.bibtex(value)
        if isinstance(value, str) and key in ADDRESSES:
            return self.of_files.text(value)
        return self.json(value)

    def _names(self, value: Any) -> bool:
        return isinstance(value, int) and not isinstance(value, bool) and value in self.ids

    def _is_row_of(self, row: Any) -> bool:
        """Return whether a row names the person by id, and prints no name."""
        if not isinstance(row, dict) or _is_name(row):
            return False
        return any(self._names(row.get(name)) for name in _PERSON)

    def _is_print(self, row: dict[str, Any]) -> bool:
        if not _is_name(row):
            return False
        if any(self._names(row.get(name)) for name in _PERSON):
            return True
        # Linked to somebody else: a namesake.
        if any(row.get(name) for name in _PERSON):
            return False
        return parts_of(row) in self.patterns.identity.names or self.patterns.is_name(name_of(row))

    def _print(self, row: dict[str, Any]) -> dict[str, Any]:
        """Return a printed name with what stands for it, with as many columns as it had."""
        blank = dict.fromkeys((*_PARTS, "orcid", "linked_by", "surname_keys"), "")
        cleared = row | {name: value for name, value in blank.items() if name in row}
        # A snapshot holds nothing that is empty, a row all of its columns.
        if not {"family", "literal"} <= row.keys():
            cleared = {name: value for name, value in cleared.items() if value}
        return cleared | {"literal": self.print_as}


def _is_name(row: dict[str, Any]) -> bool:
    return isinstance(row.get("family"), str) or isinstance(row.get("literal"), str)


def name_of(row: dict[str, Any]) -> str:
    """Return the printed name of a row as it is read."""
    return str(row.get("literal") or "") or parts_of(row).full


def parts_of(row: dict[str, Any]) -> NameParts:
    """Return the printed name of a row in its parts."""
    return NameParts(*(str(row.get(name) or "") for name in _PARTS))


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None
