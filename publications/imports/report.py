"""The report of an import for the command line, as data, in English, and as a table."""

from typing import Any

from django.utils.translation import gettext as _

from publications.imports.planning.gone import MANY_GONE
from publications.imports.planning.plan import PlannedEntry
from publications.imports.run import ImportResult
from publications.models import Outcome
from publications.vocabulary.snapshot import as_text, plain_change
from publications.vocabulary.text import printable


def as_data(done: ImportResult, files: list[str]) -> dict[str, Any]:
    """Return the import as the object that `import_bibtex --json` prints."""
    return {
        "batch": done.batch.pk if done.batch else None,
        "files": [printable(name) for name in files],
        "counts": done.plan.counts,
        "messages": [message.english for message in done.plan.messages],
        "entries": [
            {
                "file": entry.place.file or None,
                "line": entry.place.line or None,
                "citekey": entry.place.citekey or None,
                "outcome": entry.outcome.value,
                "publication": entry.slug,
                "messages": [message.english for message in entry.messages],
                "changes": {
                    name: plain_change(name, sides) for name, sides in entry.changes.items()
                },
            }
            for entry in done.plan.entries
        ],
    }


def as_table(done: ImportResult) -> str:
    """Return the import as lines of text: entries, their messages, and the counts.

    Its sentences are in the active language, which is the site's first one for a command; outcomes
    and fields have the names that they have as data.
    """
    # The command puts the question whether the files are the whole on its own, to stderr.
    lines = [str(message) for message in done.plan.messages if message.code != MANY_GONE]
    for entry in done.plan.entries:
        if entry.outcome != Outcome.UNCHANGED or entry.messages:
            lines += _rows(entry)
    counts = ", ".join(f"{count} {outcome}" for outcome, count in done.plan.counts.items())
    lines.append(counts or _("No entries."))
    if done.batch:
        lines.append(_("Import %(number)s.") % {"number": done.batch.pk})
    else:
        lines.append(_("Dry run: nothing was written."))
    return "\n".join(map(printable, lines))


def _rows(entry: PlannedEntry) -> list[str]:
    where = f"{entry.place.file}:{entry.place.line}" if entry.place.line else "—"
    rows = [f"{entry.outcome.value:<18} {where}  {entry.place.citekey or '—'}"]
    for name, values in entry.changes.items():
        present, incoming = (as_text(side) or "—" for side in plain_change(name, values))
        mark = "" if name in entry.taken else _("(the present value stays)")
        rows.append(f"{'':18}   {name}: {present} → {incoming}  {mark}".rstrip())
    rows += [f"{'':18}   {message}" for message in entry.messages]
    return rows
