"""Filter and order of the entries on an import's page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from django.db.models import Case, CharField, F, Func, OrderBy, Q, QuerySet, TextField, Value, When
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast, Coalesce, Concat, Lower
from django.db.models.lookups import Exact, In
from django.utils.translation import gettext_lazy as _

from labportal.base.list_state import ListState, number, search_words
from publications.imports.admin.certainty import REASONS, certainty_order, has_reason
from publications.imports.effects import LABELS, UNDECIDED, entries_of
from publications.messages.catalogue import CATALOGUE
from publications.models import ImportBatch, Outcome
from publications.querysets import FORTHCOMING

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

#: Those to appear, which have no year, are the newest: words stand behind figures.
_YEAR = Case(
    When(
        Q(Exact(_value("issued_year"), Value(""))) & Q(In(_value("status"), FORTHCOMING)),
        then=Value("to appear"),
    ),
    default=_value("issued_year"),
    output_field=TextField(),
)

SORTS: dict[str, tuple[object, tuple[OrderBy, ...]]] = {
    "": (_("as in the file"), ()),
    "title": (_("by title"), (Lower(_value("title")).asc(),)),
    "author": (_("by first author"), (Lower(_FIRST_AUTHOR).asc(nulls_last=True),)),
    "year": (_("by year, newest first"), (_YEAR.desc(),)),
    "citekey": (_("by citekey"), (Lower("citekey").asc(),)),
    "outcome": (_("by outcome"), (F("outcome").asc(),)),
    "certainty": (_("by certainty"), (certainty_order().asc(),)),
}
TABLE = "table"


@dataclass(frozen=True, slots=True)
class Chip:
    """A way to show some of the entries: parameters of the address, name, label, how many."""

    to: str
    name: str
    label: str
    count: int | None
    current: bool


@dataclass(frozen=True, slots=True)
class EntryFilter(ListState):
    """Filter and order of the entries on the page of an import."""

    outcome: str = ""
    effect: str = ""
    open: str = ""
    proved: str = ""
    reason: str = ""
    certainty: str = ""
    sort: str = ""
    view: str = ""

    @classmethod
    def of(cls, sent: Mapping[str, str]) -> Self:
        """Return what an address asks for; what has no meaning there is left out."""
        outcome, effect = sent.get("outcome", ""), sent.get("effect", "")
        sort, reason = sent.get("sort", ""), sent.get("reason", "")
        certainty = sent.get("certainty", "")
        return cls(
            outcome=outcome if outcome in Outcome.values else "",
            effect=effect if effect in LABELS else "",
            open="1" if sent.get("open") else "",
            proved="1" if sent.get("proved") else "",
            reason=reason if reason in CATALOGUE else "",
            certainty=certainty if certainty in REASONS else "",
            q=search_words(sent),
            # A sign before it turns the order round.
            sort=sort if sort.removeprefix("-") in SORTS else "",
            view=TABLE if sent.get("view") == TABLE else "",
            p=number(sent, "p"),
        )

    @property
    def is_everything(self) -> bool:
        """Whether no entry is left out."""
        narrowed = (self.outcome, self.effect, self.open, self.proved, self.q)
        return not any((*narrowed, self.reason, self.certainty))

    def chip(self, name: str, label: object, count: int | None = None, **parameters: str) -> Chip:
        """Return the chip for the entries with one outcome or effect, within the present search.

        With `view` it is one of the ways to show the same entries.
        """
        narrowed = dict.fromkeys(("outcome", "effect", "open", "proved"), "")
        some = self.having(**{**({} if "view" in parameters else narrowed), **parameters})
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
        if self.reason:
            entries = entries.filter(has_reason(self.reason))
        if self.certainty:
            # Of an entry that is asked about: the reasons are those of the matcher.
            entries = entries.filter(
                has_reason(*REASONS[self.certainty]), outcome=Outcome.POSSIBLE_DUPLICATE
            )
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
        order = SORTS[self.sort.removeprefix("-")][1]
        if not self.sort.startswith("-"):
            return entries.order_by(*order, "pk")
        return entries.order_by(*(_turned(one) for one in order), "-pk")

    def column(self, name: str, label: object) -> "Column":
        """Return the head of a column: a second click on it turns the order round."""
        sorted_by = self.sort.removeprefix("-") == name
        turned = sorted_by and not self.sort.startswith("-")
        direction = ("ascending" if turned else "descending") if sorted_by else ""
        to = self.having(sort=f"-{name}" if turned else name).query()
        return Column(to, str(label), direction)


def _turned(order: OrderBy) -> OrderBy:
    turned = order.copy()
    turned.reverse_ordering()
    return turned


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column of the table: parameters of the address, label, how it is sorted."""

    to: str
    label: str
    direction: str
