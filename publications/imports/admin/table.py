"""The table of an import's entries: one row for each, with what is needed to decide."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from publications.imports.admin.certainty import LABELS, certainty
from publications.imports.admin.lookalikes import ShownLookalike, lookalikes_of
from publications.imports.admin.rows import as_told, choices_in_words
from publications.imports.effects import effect_text, is_written
from publications.messages.catalogue import CATALOGUE
from publications.messages.plans import TOLD_AFTERWARDS
from publications.models import ImportBatch, ImportEntry, Outcome
from publications.vocabulary.snapshot import Snapshot

#: The columns that the table can be sorted by.
COLUMNS = (
    ("", _("Line")),
    ("citekey", _("Citekey")),
    ("title", _("Title")),
    ("outcome", _("Outcome")),
    ("certainty", _("Certainty")),
)
_LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class TableRow:
    """An entry, with the texts of its row."""

    entry: ImportEntry
    effect: str
    title: str
    #: All that it looks like, if that is more than one.
    lookalikes: Sequence[ShownLookalike] = ()

    @property
    def codes(self) -> list[str]:
        """The codes of its messages."""
        return [code for one in self.entry.messages if (code := getattr(one, "code", ""))]

    @property
    def reason(self) -> str:
        """Its messages, as far as they fit; on its card they are whole."""
        entry = self.entry
        text = " ".join(str(as_told(one, entry.batch)) for one in entry.messages)
        return text if len(text) <= _LONGEST_REASON else f"{text[:_LONGEST_REASON]} …"

    @property
    def certainty(self) -> tuple[Any, Any] | None:
        """The certainty that a possible duplicate is one: a word, and what it means."""
        if self.entry.outcome != Outcome.POSSIBLE_DUPLICATE:
            return None
        return LABELS.get(certainty(self.codes))

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The decisions that may be made about the entry."""
        return choices_in_words(self.entry, self.lookalikes)


def table_rows(batch: ImportBatch, entries: Sequence[ImportEntry]) -> list[TableRow]:
    """Return the rows of `entries`, in their order. Makes no query but for several lookalikes."""
    done, lookalikes = is_written(batch), lookalikes_of(batch, entries)
    return [
        TableRow(one, effect_text(one, done=done), _title(one), lookalikes.get(one.pk, ()))
        for one in entries
    ]


def _title(entry: ImportEntry) -> str:
    said = Snapshot.from_json(entry.incoming or {}).title
    return said or (entry.publication.title if entry.publication else "")


class _Gap(int):
    """A number or name that a sentence leaves open."""

    def __str__(self) -> str:
        return "…"


class _Gaps(dict[str, Any]):
    def __missing__(self, name: str) -> _Gap:
        return _Gap(2)


def reasons_of(batch: ImportBatch) -> list[tuple[str, str, int]]:
    """Return the codes of all messages on entries, the sentence without its data, and how many."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT message->>'code', count(DISTINCT entry.id) FROM publications_importentry entry,"
            " jsonb_array_elements(entry.messages) message WHERE entry.batch_id = %s"
            " AND jsonb_typeof(message) = 'object' GROUP BY 1 ORDER BY 2 DESC, 1",
            [batch.pk],
        )
        found = cursor.fetchall()
    return [
        (code, str(CATALOGUE[_code_of_today(code, batch)] % _Gaps(count=_Gap(2))), count)
        for code, count in found
        if code in CATALOGUE
    ]


def _code_of_today(code: str, batch: ImportBatch) -> str:
    return TOLD_AFTERWARDS.get(code, code) if is_written(batch) else code
