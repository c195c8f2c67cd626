"""The catalogue of messages and the places that make them fit each other, in both languages."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from django.utils.translation import override

from publications.bibtex.source.parse import _OF_MACROS
from publications.messages.catalogue import CATALOGUE
from publications.messages.plans import TOLD_AFTERWARDS
from tests.architecture.source_tree import ROOT, modules

#: Callables that make messages, and the parameters that they add themselves.
MAKERS = {
    "Message": frozenset[str](),
    "LookupFailedError": frozenset({"identifiers"}),
    "UnknownIdentifierError": frozenset({"identifiers"}),
    "super().__init__": frozenset({"identifiers"}),
}
#: The last words of these: a module without them makes no message.
LAST_WORDS = tuple(maker.rpartition(".")[2] for maker in MAKERS)


class Making(NamedTuple):
    """A call that makes a message: which codes it may have, and its parameters.

    `is_open` says that it has others beside them.
    """

    where: str
    codes: frozenset[str]
    params: frozenset[str]
    is_open: bool


class Placeholders(dict[str, int]):
    """Parameters that note which of them a sentence asks for; each has the same `value`."""

    def __init__(self, value: int) -> None:
        super().__init__()
        self.value = value
        self.asked: set[str] = set()

    def __missing__(self, name: str) -> int:
        self.asked.add(name)
        return self.value


def placeholders(code: str) -> set[str]:
    """Return the placeholders of a sentence, in the active language, singular and plural."""
    asked: set[str] = set()
    for number in (1, 2):
        params = Placeholders(number)
        str(CATALOGUE[code] % params)
        asked |= params.asked
    return asked


def makings(source: str, where: str) -> list[Making]:
    """Return the calls in a module that make messages."""
    if not any(word in source for word in LAST_WORDS):
        return []
    tree = ast.parse(source)
    tables = dict(_tables(tree))
    calls = [
        (call, MAKERS[name])
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and call.args and (name := ast.unparse(call.func)) in MAKERS
    ]
    named = [_codes_named(call.args[0], tables) for call, _ in calls]
    # A message with its code in a variable has one of the codes that are named nowhere else.
    rest = _codes(tree) - frozenset[str]().union(*named)
    found = []
    for (call, own), codes in zip(calls, named, strict=True):
        params = {keyword.arg for keyword in call.keywords if keyword.arg}
        is_open = any(keyword.arg is None for keyword in call.keywords)
        line = f"{where}:{call.lineno}"
        found.append(Making(line, codes or rest, own | params, is_open))
    # An `__init__` of something else names no code.
    return [making for making in found if making.codes]


def _tables(tree: ast.Module) -> Iterator[tuple[str, frozenset[str]]]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            value: ast.AST = node.value
            if isinstance(value, ast.Dict):
                value = ast.Tuple(value.values)
            yield node.targets[0].id, _codes(value)


def _codes_named(argument: ast.expr, tables: dict[str, frozenset[str]]) -> frozenset[str]:
    names = {node.id for node in ast.walk(argument) if isinstance(node, ast.Name)}
    return _codes(argument).union(*(tables.get(name, frozenset()) for name in names))


def _codes(tree: ast.AST) -> frozenset[str]:
    constants = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return frozenset(value for value in constants if value in CATALOGUE)


@cache
def all_makings() -> list[Making]:
    """Return the calls of the whole project that make messages."""
    own = Path("publications/messages")
    return [
        making
        for path in modules()
        if own not in path.parents
        for making in makings((ROOT / path).read_text("utf-8"), str(path))
    ]


def misfits(making: Making) -> list[str]:
    """Return the codes of a making whose sentences ask for other parameters than it has."""
    with override("en"):
        return [
            code
            for code in making.codes
            if not (
                making.params <= placeholders(code)
                if making.is_open
                else making.params == placeholders(code)
            )
        ]


def test_codes_are_nouns_in_lower_case_joined_by_hyphens():
    assert len(CATALOGUE) > 100
    assert [code for code in CATALOGUE if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)] == []


def test_whoever_makes_a_message_fills_each_placeholder_and_no_other():
    found = all_makings()
    assert len(found) > 80
    assert [(making.where, misfits(making)) for making in found if misfits(making)] == []


def test_each_code_is_made_somewhere():
    made = frozenset[str]().union(*(making.codes for making in all_makings()))
    made |= {TOLD_AFTERWARDS[code] for code in made & TOLD_AFTERWARDS.keys()}
    assert sorted(CATALOGUE.keys() - made) == []


def test_what_is_told_afterwards_speaks_of_the_same():
    with override("en"):
        assert [
            code
            for code, later in TOLD_AFTERWARDS.items()
            if placeholders(code) != placeholders(later)
        ] == []


def test_each_code_that_is_made_is_in_the_catalogue():
    literals = {
        (str(path), call.args[0].value)
        for path in modules()
        if "Message" in (source := (ROOT / path).read_text("utf-8"))
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call) and call.args and ast.unparse(call.func) == "Message"
        if isinstance(call.args[0], ast.Constant)
    }
    assert len(literals) > 60
    assert [one for one in literals if one[1] not in CATALOGUE] == []


@pytest.mark.parametrize("code", CATALOGUE)
def test_each_sentence_has_a_german_one_with_the_same_placeholders(code):
    with override("en"):
        english, asked = str(CATALOGUE[code] % Placeholders(2)), placeholders(code)
    with override("de"):
        german = str(CATALOGUE[code] % Placeholders(2))
        assert placeholders(code) == asked
    assert german != english
    assert english[-1] in ".:?"
    assert german[-1] in ".:?"


def test_what_is_said_of_an_abbreviation_names_its_place_beside_the_same():
    with override("en"):
        for code, of_macro in _OF_MACROS.items():
            assert placeholders(of_macro) == placeholders(code) | {"file", "line"}


@pytest.mark.parametrize(
    "call",
    [
        'Message("field-comma")',
        'Message("field-comma", name=1)',
        'Message("field-comma", field=1, line=2)',
        'Message("field-comma", line=2, **more)',
        'Message("field-comma" if a else "closing-brace", field=1)',
        'LookupFailedError("host-busy", host=1)',
        'CODES = {1: "field-comma"}\nMessage(CODES[x])',
        'for code in ("field-comma",):\n    Message(code)',
    ],
)
def test_a_call_that_does_not_fit_its_sentence_is_found(call):
    assert any(misfits(making) for making in makings(call, "x.py"))
