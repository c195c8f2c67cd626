"""biblatex's granular @xdata references: `xdata=key-field` or `xdata=key-field-position`.

See the section on data containers (XDATA) in the biblatex manual.
"""

import re
from collections.abc import Callable

from publications.messages.message import Message

_REFERENCE = re.compile(r"xdata\s*=\s*(.+)-([A-Za-z]\w*?)(?:-([0-9]+))?", re.DOTALL)
_IN_VALUE = re.compile(r"(?:^|\sand\s)\s*xdata\s*=")
_AND = re.compile(r"\s+and\s+")
# The expression backtracks over each hyphen; a longer text is no reference.
_LONGEST_REFERENCE = 300
# References may lead to references, and in a circle.
_DEEPEST = 4
FieldOf = Callable[[str, str], str | None]


def fill_granular(
    fields: dict[str, str], field_of: FieldOf, notes: list[Message]
) -> dict[str, str]:
    """Return the fields with references to parts of @xdata entries filled in.

    `field_of(key, field)` gives a field of an @xdata entry. What leads nowhere is left out, with a
    message in `notes`.
    """
    references = [name for name in fields if "xdata" in fields[name]]
    if not references:
        return fields
    filled = dict(fields)
    for name in references:
        if _IN_VALUE.search(fields[name]):
            filled[name] = _filled(name, fields[name], field_of, notes)
    return {name: value for name, value in filled.items() if value}


def _filled(name: str, value: str, field_of: FieldOf, notes: list[Message]) -> str:
    for _ in range(_DEEPEST):
        targets = []
        for item in _AND.split(value):
            target = _target(item.strip(), field_of)
            if target is None:
                notes.append(Message("xdata-field-unknown", field=name, reference=item[:80]))
            else:
                targets.append(target)
        value = " and ".join(targets)
        if not _IN_VALUE.search(value):
            return value
    notes.append(Message("xdata-circle", field=name))
    return ""


def _target(item: str, field_of: FieldOf) -> str | None:
    reference = _REFERENCE.fullmatch(item) if len(item) <= _LONGEST_REFERENCE else None
    if reference is None:
        return None if item.startswith("xdata") and "=" in item[:10] else item
    value = field_of(reference[1].strip(), reference[2].lower())
    if value is None or reference[3] is None:
        return value
    listed = _AND.split(value)
    # `int` refuses thousands of digits; no list has a billion names.
    position = int(reference[3][:9])
    return listed[position - 1] if 0 < position <= len(listed) else None
