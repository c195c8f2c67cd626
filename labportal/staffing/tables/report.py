"""The report of an imported table for the command line: as data, and as text."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from labportal.staffing.tables.columns import cell_of
from labportal.staffing.tables.imports import SoundRows
from labportal.staffing.tables.planning import CHANGED, NEW_, SAME, PersonPlan
from publications.vocabulary.text import printable

INVALID = "invalid"

Entry = dict[str, Any]


def as_data(done: SoundRows, file: str) -> dict[str, Any]:
    """Return the import as the object that `import_people --json` prints, an entry per line."""
    entries = _entries(done)
    return {
        "change": done.change.pk if done.change else None,
        "file": printable(file),
        "counts": _counts(entries),
        "entries": entries,
    }


def as_text(done: SoundRows, *, dry_run: bool) -> str:
    """Return the import as lines of text: what is new, changed or wrong, and the counts."""
    lines = []
    entries = _entries(done)
    for entry in entries:
        if entry["outcome"] != SAME:
            lines.append(f"{entry['outcome']:<8} {entry['line']:>5}  {entry['person'] or '—'}")
        lines += [
            f"{'':14}   {name}: {old or '—'} → {new or '—'}"
            for name, (old, new) in entry["changes"].items()
        ]
        lines += [f"{'':14}   {message}" for message in entry["messages"]]
    if done.plan.unknown:
        text = _("These columns are not known, and are left out: “%(names)s”.")
        lines.append(text % {"names": "”, “".join(done.plan.unknown)})
    lines.append(", ".join(f"{count} {name}" for name, count in _counts(entries).items()) or "0")
    if done.change:
        lines.append(_("Import of people %(number)s.") % {"number": done.change.pk})
    elif dry_run:
        lines.append(_("Dry run: nothing was written."))
    return "\n".join(map(printable, lines))


def _counts(entries: list[Entry]) -> dict[str, int]:
    counts = Counter(entry["outcome"] for entry in entries)
    return {name: counts[name] for name in (NEW_, CHANGED, SAME, INVALID) if counts[name]}


def _entries(done: SoundRows) -> list[Entry]:
    entries = [entry for plan in done.plan.people for entry in _of_person(plan)]
    wrong: dict[int, list[str]] = {}
    for fault in done.faults:
        wrong.setdefault(fault.line, []).append(fault.text)
    entries += [_entry(line, INVALID, None, messages) for line, messages in wrong.items()]
    return sorted(entries, key=lambda entry: entry["line"])


def _of_person(plan: PersonPlan) -> Iterator[Entry]:
    """Yield an entry for each line of a person; values of the person stand in the first."""
    of_line = {one.line: one for one in plan.memberships}
    changes: dict[str, list[Any]] = {
        change.column.key: [change.old or None, change.new or None] for change in plan.changes
    }
    for row in plan.rows:
        if membership := of_line.get(row.line):
            if membership.edit.pk is None:
                changes["membership"] = [None, membership.label]
            for column, old, new in membership.changes:
                is_new = membership.edit.pk is None or old == ""
                changes[column.key] = [None if is_new else cell_of(old), cell_of(new) or None]
        outcome = CHANGED if changes else SAME
        yield _entry(row.line, NEW_ if plan.is_new else outcome, plan.person.slug, [], changes)
        changes = {}


def _entry(
    line: int,
    outcome: str,
    person: str | None,
    messages: list[str],
    changes: dict[str, list[Any]] | None = None,
) -> Entry:
    return {
        "line": line,
        "person": person or None,
        "outcome": outcome,
        "messages": messages,
        "changes": changes or {},
    }
