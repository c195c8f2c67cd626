"""`@string` macros and the expansion of value expressions.

As in BibTeX, names ignore case, a macro holds for what follows it, and a later definition
replaces an earlier one. Unlike in BibTeX, one defined only further down, or in a later file of the
same call, is found as well.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from publications.bibtex.entry import Failure, Macro
from publications.bibtex.source.values import OperandKind, pieces
from publications.messages.message import Message
from publications.vocabulary.dates import MONTHS

# Macros made of macros double with every line: thirty lines of a file would be gigabytes.
LONGEST_VALUE = 64 * 1024


class ExpansionError(ValueError):
    """An expansion grows beyond what any bibliography needs: all of them together, or this one."""


class ValueTooLongError(ExpansionError):
    """A value expands to more than LONGEST_VALUE characters."""


class Budget:
    """The number of characters that one call may make out of abbreviations and inherited fields."""

    def __init__(self, characters: int = 128 * 1024 * 1024) -> None:
        self._left = characters

    def spend(self, characters: int) -> None:
        """Take characters from the budget. Raises ExpansionError when it is used up."""
        self._left -= characters
        if self._left < 0:
            raise ExpansionError


class Expansion(NamedTuple):
    """The text of a value, and the names in it that nothing defines."""

    text: str
    undefined: tuple[str, ...]


class MacroTable:
    """The macros of one call; `advance` moves it along the entries."""

    def __init__(self, macros: Sequence[Macro], budget: Budget) -> None:
        self.failures: list[Failure] = []
        self._macros = macros
        self._budget = budget
        self._anywhere: dict[str, str | None] = {}
        self._refused: set[int] = set()
        self._values = self._evaluate()
        self._present: dict[str, str | None] = dict(zip(MONTHS, MONTHS, strict=True))
        self._next = 0
        self.messages = self._messages()

    def advance(self, entry_index: int) -> None:
        """Take in the macros that stand before the entry with this index."""
        macros = self._macros
        # Each is taken in once: looking for the macros before every entry would be quadratic.
        while self._next < len(macros) and macros[self._next].entries_before <= entry_index:
            self._present[macros[self._next].name] = self._values[self._next]
            self._next += 1

    def expand(self, expression: str) -> Expansion:
        """Expand a value at the present place. Raises ExpansionError."""
        return _expand(expression, self._lookup, self._budget)

    def _lookup(self, name: str) -> str | None:
        value = self._present.get(name)
        return self._anywhere.get(name) if value is None else value

    def _evaluate(self) -> list[str | None]:
        """Evaluate every macro: forward, then backward those that look ahead (no recursion)."""
        present: dict[str, str | None] = dict(zip(MONTHS, MONTHS, strict=True))
        values: list[str | None] = []
        for index, macro in enumerate(self._macros):
            present[macro.name] = self._evaluate_one(index, present.get)
            values.append(present[macro.name])
        for macro, value in zip(self._macros, values, strict=True):
            if self._anywhere.get(macro.name) is None:
                self._anywhere[macro.name] = value
        # From the end: what a macro looks ahead to is settled by then.
        for index in range(len(values) - 1, -1, -1):
            if values[index] is None and index not in self._refused:
                values[index] = self._evaluate_one(index, self._anywhere.get)
                if values[index] is not None:
                    self._anywhere[self._macros[index].name] = values[index]
        return values

    def _evaluate_one(self, index: int, lookup: Callable[[str], str | None]) -> str | None:
        macro = self._macros[index]
        try:
            expansion = _expand(macro.expression, lookup, self._budget)
        except ExpansionError as error:
            self._refused.add(index)
            self.failures.append(
                Failure(
                    macro.file,
                    macro.line,
                    None,
                    _unusable(macro, error),
                    Message("macro-remedy"),
                    macro.expression,
                )
            )
            return None
        return None if expansion.undefined else expansion.text

    def _messages(self) -> list[Message]:
        messages = [
            Message("macro-undefined", file=macro.file, line=macro.line, name=macro.name)
            for index, macro in enumerate(self._macros)
            if self._values[index] is None and index not in self._refused
        ]
        names = {macro.name for macro in self._macros}
        if again := len(self._macros) - len(names):
            messages.append(Message("macros-redefined", count=again))
        return messages


def _unusable(macro: Macro, error: ExpansionError) -> Message:
    if isinstance(error, ValueTooLongError):
        return Message("macro-too-long", name=macro.name, characters=LONGEST_VALUE)
    return Message("macro-over-budget", name=macro.name)


def _expand(expression: str, lookup: Callable[[str], str | None], budget: Budget) -> Expansion:
    found = pieces(expression)
    # Text of the file itself, nearly all values: nothing is copied, so nothing is spent.
    if len(found) == 1 and found[0].kind is not OperandKind.MACRO:
        return Expansion(found[0].text, ())
    parts = []
    undefined = []
    for kind, text in found:
        value = lookup(text.lower()) if kind is OperandKind.MACRO else text
        if value is None:
            undefined.append(text)
        else:
            parts.append(value)
    length = sum(map(len, parts))
    if length > LONGEST_VALUE:
        raise ValueTooLongError
    budget.spend(length)
    return Expansion("".join(parts), tuple(undefined))
