"""The report of an import for the command line, as data and as a table."""

from typing import Any

from publications.imports.planning.plan import PlannedEntry
from publications.imports.run import Imported
from publications.models import Outcome
from publications.vocabulary.snapshot import names_as_text
from publications.vocabulary.text import printable


def as_data(done: Imported, files: list[str]) -> dict[str, Any]:
    """Return the import as the object that `import_bibtex --json` prints."""
    return {
        "batch": done.batch.pk if done.batch else None,
        "files": [printable(name) for name in files],
        "counts": done.plan.counts,
        "messages": done.plan.messages,
        "entries": [
            {
                "file": entry.place.file,
                "line": entry.place.line,
                "citekey": entry.place.citekey or None,
                "outcome": entry.outcome.value,
                "publication": entry.slug,
                "messages": entry.messages,
                "changes": entry.changes,
            }
            for entry in done.plan.entries
        ],
    }


def as_table(done: Imported) -> str:
    """Return the import as lines of text: entries, their messages, and the counts."""
    lines = [*done.plan.messages]
    for entry in done.plan.entries:
        if entry.outcome != Outcome.UNCHANGED or entry.messages:
            lines += _rows(entry)
    counts = ", ".join(f"{count} {outcome}" for outcome, count in done.plan.counts.items())
    lines.append(f"{counts or 'no entries'}.")
    lines.append(f"Import {done.batch.pk}." if done.batch else "Dry run: nothing was written.")
    return "\n".join(map(printable, lines))


def _rows(entry: PlannedEntry) -> list[str]:
    where = f"{entry.place.file}:{entry.place.line}"
    rows = [f"{entry.outcome.value:<18} {where}  {entry.place.citekey or '(no citekey)'}"]
    for name, values in entry.changes.items():
        present, incoming = map(_shown, values)
        mark = "" if name in entry.taken else "  (the present value stays)"
        rows.append(f"{'':18}   {name}: {present} → {incoming}{mark}")
    rows += [f"{'':18}   {message}" for message in entry.messages]
    return rows


def _shown(value: Any) -> str:
    """Return a field's value, or the printed names, as one line of text."""
    if isinstance(value, list):
        return names_as_text(value)
    return str(value or "—")
