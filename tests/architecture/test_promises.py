"""Docstrings that promise purity, or to write nothing, keep the promise.

Calls are told by the names of their methods, so a write is seen wherever its object comes from.
"""

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import grimp
import pytest

from tests.architecture.source_tree import (
    PACKAGES,
    ROOT,
    imported_names,
    module_name,
    modules,
    parsed,
)

SOURCES = {module_name(path): (ROOT / path).read_text() for path in modules()}
CSL = "publications.citations.csl"
IMPORTS = "publications.imports"

#: Ways out of a function: to the database, to the network, to a request.
IMPURE = (
    "django.contrib",
    "django.core.cache",
    "django.db",
    "django.http",
    "django.shortcuts",
    "psycopg2",
    "requests",
    "urllib3",
    "wagtail",
)
WRITES = {
    "bulk_create",
    "bulk_update",
    "copy_rows",
    "create",
    "delete",
    "get_or_create",
    "save",
    "save_revision",
    "update_or_create",
}
#: Modules beside `apply` and the undo that write rows of their own, with what these are.
OTHER_WRITERS = {
    f"{IMPORTS}.background": "the status of a batch that the worker takes over",
    f"{IMPORTS}.decisions": "decisions about planned entries",
    f"{IMPORTS}.departures": "records that are gone or back, for apply and undo alone",
    f"{IMPORTS}.entry_log": "the entries of a batch",
    f"{IMPORTS}.keywords.topics": "topics that a person gives for keywords",
    f"{IMPORTS}.removals.doubles": "pairs that are two, as a person says",
    f"{IMPORTS}.removals.following": "survivors of merges, for the undo alone",
    f"{IMPORTS}.removals.merging": "what a person merges or deletes by hand",
    f"{IMPORTS}.removals.moves": "rows that name what is merged",
    f"{IMPORTS}.removals.people.following": "people into whom survivors of merges were merged",
    f"{IMPORTS}.removals.people.merging": "who a person merges or deletes by hand",
    f"{IMPORTS}.removals.people.names": "printed names of who is merged or deleted",
    f"{IMPORTS}.removals.people.rows": "rows that name who is merged",
    f"{IMPORTS}.removals.people.taking_back": "what a person takes back of people",
    f"{IMPORTS}.removals.people.traces": "traces that name who is there again",
    f"{IMPORTS}.removals.taking_back": "what a person takes back",
    f"{IMPORTS}.run": "the batch itself and its files",
    f"{IMPORTS}.staging": "the status and progress of a planned batch",
    f"{IMPORTS}.tasks": "the status of a batch that failed or waits",
}


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph(*PACKAGES, include_external_packages=True, cache_dir=None)


def packages_of(name: str) -> list[str]:
    parts = name.split(".")
    return [".".join(parts[:count]) for count in range(1, len(parts) + 1)]


def is_promised_pure(name: str, sources: dict[str, str]) -> bool:
    docstrings = [ast.get_docstring(parsed(sources.get(one, ""))) for one in packages_of(name)]
    return any(
        text and re.search(r"\bpure functions\b", text, re.IGNORECASE) for text in docstrings
    )


@cache
def impure_imports(source: str) -> set[str]:
    return {
        name
        for name in imported_names(source)
        if any(name == way or name.startswith(f"{way}.") for way in IMPURE)
    }


def writes(tree: ast.AST) -> Iterator[str]:
    """Yield the calls in `tree` that write to the database."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        # A set or dictionary is updated by position, a queryset by keyword.
        if name in WRITES or (name == "update" and node.keywords and not node.args):
            yield ast.unparse(node)[:80]


def broken_promises(source: str) -> list[str]:
    """Return the writes of functions, or of a module, whose docstring promises none."""
    tree = parsed(source)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return [
        call
        for node in [tree, *functions]
        if re.search(r"\bWrites nothing\b|Nothing is written here", ast.get_docstring(node) or "")
        for call in writes(node)
    ]


def test_pure_modules_reach_neither_database_nor_network_nor_request(graph):
    pure = [name for name in SOURCES if is_promised_pure(name, SOURCES)]
    assert len(pure) > 50
    reached = {name: graph.find_upstream_modules(name) | {name} for name in pure}
    impure = {
        (name, one): found
        for name, upstream in reached.items()
        for one in upstream
        if (found := impure_imports(SOURCES.get(one, "")))
    }
    assert impure == {}


def test_the_csl_processor_imports_the_standard_library_and_itself_only(graph):
    own = {name for name in SOURCES if name == CSL or name.startswith(f"{CSL}.")}
    imported = {one for name in own for one in graph.find_modules_directly_imported_by(name)}
    others = {name for name in imported - own if name.split(".")[0] not in sys.stdlib_module_names}
    assert len(own) > 25
    assert others == set()


def test_what_promises_to_write_nothing_writes_nothing():
    promising = [source for source in SOURCES.values() if "rites nothing" in source]
    assert len(promising) >= 2
    broken = {name: found for name, source in SOURCES.items() if (found := broken_promises(source))}
    assert broken == {}


def test_only_apply_and_undo_write_records_in_an_import():
    writers = {
        name
        for name, source in SOURCES.items()
        if name.startswith(f"{IMPORTS}.") and any(writes(parsed(source)))
    }
    allowed = {f"{IMPORTS}.apply", f"{IMPORTS}.undo.reversal", *OTHER_WRITERS}
    admin = {name for name in writers if name.startswith(f"{IMPORTS}.admin.")}
    assert writers - admin == allowed


@pytest.mark.parametrize(
    "line",
    [
        "from django.db import models",
        "from django.db.models import F",
        "import requests",
        "from django.core.cache import cache",
    ],
)
def test_a_way_out_is_found(line):
    assert impure_imports(line)


@pytest.mark.parametrize(
    "call",
    ["row.save()", "rows.update(title='')", "Person.objects.create()", "copy_rows(Person, [])"],
)
def test_a_broken_promise_is_found(call):
    in_function = f'def f():\n    """Plan. Writes nothing."""\n    {call}\n'
    in_module = f'"""Plans. Nothing is written here."""\n\ndef f():\n    {call}\n'
    assert broken_promises(in_function)
    assert broken_promises(in_module)
    assert not broken_promises(in_function.replace(call, "seen.update({1})"))


def test_a_promise_of_purity_holds_for_all_of_a_package():
    sources = {"people.names": '"""Names as pure functions."""', "people.names.parts": '"""A."""'}
    assert is_promised_pure("people.names.parts", sources)
    assert not is_promised_pure("people.models", sources)
    assert Path(ROOT / "people" / "names" / "parts.py").exists()
