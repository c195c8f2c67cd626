"""Filter and order of the entries on an import's page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from django.db.models import CharField, F, Func, OrderBy, QuerySet, TextField, Value
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast, Coalesce, Concat, Lower
from django.utils.translation import gettext_lazy as _

from labportal.base.list_state import ListState, number, search_words
from publications.imports.effects import LABELS, UNDECIDED, entries_of
from publications.models import ImportBatch, Outcome

_VALUES = KeyTransform("values", "incoming")


def _value(name: str) -> Coalesce:
    """Return the expression for a field's value in the entry, or else in the record, as text."""
    said = KeyTextTransform(name, _VALUES)
    return Coalesce(
        said, Cast(f"publication__{name}", TextField()), Value(""), output_field=TextField()
    )


class _PartsOfNames(Func):
    """The parts of all names of an entry, without what they are called in its JSON."""

    function = "jsonb_path_query_array"
    # Values without their keys, or a search for "given" would find every entry.
    template = (
        "%(function)s(%(expressions)s,"
        """ '$[*].keyvalue() ? (@.key != "role" && @.value.type() == "string").value')::text"""
    )
    output_field = TextField()


_NAMES = Coalesce(
    _PartsOfNames(KeyTransform("names", "incoming")), Value(""), output_field=TextField()
)
_FIRST_NAME = KeyTransform("0", KeyTransform("names", "incoming"))
_FIRST_AUTHOR = Coalesce(
    KeyTextTransform("family", _FIRST_NAME),
    KeyTextTransform("literal", _FIRST_NAME),
    output_field=TextField(),
)

SORTS: dict[str, tuple[object, tuple[OrderBy, ...]]] = {
    "": (_("as in the file"), ()),
    "title": (_("by title"), (Lower(_value("title")).asc(),)),
    "author": (_("by first author"), (Lower(_FIRST_AUTHOR).asc(nulls_last=True),)),
    "year": (_("by year, newest first"), (_value("issued_year").desc(),)),
    "citekey": (_("by citekey"), (Lower("citekey").asc(),)),
}


@dataclass(frozen=True, slots=True)
class Chip:
    """A way to show some of the entries: parameters of the address, name, label, how many."""

    to: str
    name: str
    label: str
    count: int
    current: bool


@dataclass(frozen=True, slots=True)
class EntryFilter(ListState):
    """Filter and order of the entries on the page of an import."""

    outcome: str = ""
    effect: str = ""
    open: str = ""
    proved: str = ""
    sort: str = ""

    @classmethod
    def of(cls, sent: Mapping[str, str]) -> Self:
        """Return what an address asks for; what has no meaning there is left out."""
        outcome, effect = sent.get("outcome", ""), sent.get("effect", "")
        sort = sent.get("sort", "")
        return cls(
            outcome=outcome if outcome in Outcome.values else "",
            effect=effect if effect in LABELS else "",
            open="1" if sent.get("open") else "",
            proved="1" if sent.get("proved") else "",
            q=search_words(sent),
            sort=sort if sort in SORTS else "",
            p=number(sent, "p"),
        )

    @property
    def is_everything(self) -> bool:
        """Whether no entry is left out."""
        return not (self.outcome or self.effect or self.open or self.proved or self.q)

    def chip(self, name: str, label: object, count: int, **parameters: str) -> Chip:
        """Return the chip for the entries with one outcome or effect, within the present search."""
        some = self.having(**{"outcome": "", "effect": "", "open": "", "proved": "", **parameters})
        return Chip(some.query(), name, str(label), count, some == self.having())

    def entries(self, batch: ImportBatch) -> QuerySet[Any]:
        """Return the entries that are shown, in order, each with its `effect`."""
        entries = entries_of(batch)
        if self.outcome:
            entries = entries.filter(outcome=self.outcome)
        if self.effect:
            entries = entries.filter(effect=self.effect)
        if self.open:
            entries = entries.filter(UNDECIDED)
        if self.proved:
            entries = entries.filter(proved=True)
        if self.q:
            # Every word has to be somewhere; names are searched part by part, as they are kept.
            texts = (F("citekey"), _value("title"), _NAMES, _value("container_title"))
            year = (_value("issued_year"), F("file"))
            parts = [part for text in (*texts, *year) for part in (text, Value(" "))]
            # One text, so that the words of a search may be in different columns.
            entries = entries.annotate(text=Concat(*parts, output_field=CharField()))
            for word in self.q.split():
                entries = entries.filter(text__unaccent__icontains=word)
        # The primary key settles ties: pages of equal rows would show some twice and others never.
        return entries.order_by(*SORTS[self.sort][1], "pk")
