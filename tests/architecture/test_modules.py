"""Modules are small, stand in small folders, are named after what they hold, and say so.

Each rule is a function of the tree, so that it is also shown to refuse a tree that breaks it.
"""

import ast
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT, modules, parsed

MODULES = {path: (ROOT / path).read_text() for path in modules()}
MOST_LINES = 300
MOST_MODULES_IN_A_FOLDER = 15
DRAWERS = {"utils", "util", "helpers", "helper", "misc", "common"}
#: A docstring names a thing or tells to do something; a relative clause hides the noun.
RELATIVE_CLAUSES = {
    *(
        "what",
        "whatever",
        "who",
        "whom",
        "whose",
        "whoever",
        "where",
        "when",
        "how",
        "why",
        "which",
    ),
    "those",
}


def long_modules(sources: Mapping[Path, str]) -> dict[Path, int]:
    lengths = {path: len(source.splitlines()) for path, source in sources.items()}
    return {path: length for path, length in lengths.items() if length > MOST_LINES}


def full_folders(paths: Iterable[Path]) -> dict[Path, int]:
    counts = Counter(path.parent for path in paths if path.name != "__init__.py")
    return {folder: n for folder, n in counts.items() if n > MOST_MODULES_IN_A_FOLDER}


def drawers(paths: Iterable[Path]) -> list[Path]:
    return [path for path in paths if DRAWERS & {part.removesuffix(".py") for part in path.parts}]


def star_imports(sources: Mapping[Path, str]) -> set[Path]:
    return {
        path
        for path, source in sources.items()
        for node in ast.walk(parsed(source))
        if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names)
        if path.parts[:2] != ("labportal", "settings")
    }


def public_docstrings(source: str) -> Iterable[tuple[str, str | None]]:
    """Yield the names and docstrings of a module, and of its public classes and functions."""
    tree = parsed(source)
    if source.strip():
        yield "module", ast.get_docstring(tree)
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            yield node.name, ast.get_docstring(node)


def undocumented(sources: Mapping[Path, str]) -> list[tuple[Path, str]]:
    return [
        (path, name)
        for path, source in sources.items()
        for name, docstring in public_docstrings(source)
        if not docstring
    ]


def docstrings(source: str) -> Iterable[tuple[ast.AST, str]]:
    """Yield each node with a docstring, also private ones and methods, and its first line."""
    for node in ast.walk(parsed(source)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and (
            docstring := ast.get_docstring(node)
        ):
            yield node, docstring.splitlines()[0]


def clauses(sources: Mapping[Path, str]) -> list[tuple[Path, str]]:
    return [
        (path, line)
        for path, source in sources.items()
        for _, line in docstrings(source)
        if line.split(maxsplit=1)[0].lower().strip(",:") in RELATIVE_CLAUSES
    ]


def unreturned_answers(sources: Mapping[Path, str]) -> list[tuple[Path, str]]:
    """Return the functions that say "Whether" and not "Return whether", as properties may."""
    return [
        (path, line)
        for path, source in sources.items()
        for node, line in docstrings(source)
        if isinstance(node, ast.FunctionDef) and line.startswith("Whether")
        if not any("property" in ast.unparse(one) for one in node.decorator_list)
    ]


def test_modules_are_short():
    assert long_modules(MODULES) == {}


def test_test_modules_are_short():
    tests = list((ROOT / "tests").rglob("*.py"))
    assert len(tests) > 200
    assert long_modules({path: path.read_text() for path in tests}) == {}


def test_style_sheets_and_scripts_are_short():
    files = [path for kind in ("css", "js") for path in (ROOT / "static").rglob(f"*.{kind}")]
    assert len(files) > 20
    assert long_modules({path: path.read_text() for path in files}) == {}


def test_folders_hold_few_modules_side_by_side():
    assert full_folders(MODULES) == {}


def test_no_module_is_a_drawer():
    assert drawers(MODULES) == []


def test_only_settings_import_with_a_star():
    assert star_imports(MODULES) == set()


def test_public_modules_classes_and_functions_have_docstrings():
    assert undocumented(MODULES) == []


def test_no_docstring_opens_with_a_relative_clause():
    tests = {path: path.read_text() for path in (ROOT / "tests").rglob("*.py")}
    assert clauses({**MODULES, **tests}) == []


def test_functions_that_answer_a_question_say_that_they_return_it():
    assert unreturned_answers(MODULES) == []


@pytest.mark.parametrize(
    ("rule", "tree"),
    [
        (long_modules, {Path("people/names.py"): "\n" * (MOST_LINES + 1)}),
        (full_folders, {Path(f"people/a{n}.py"): "" for n in range(MOST_MODULES_IN_A_FOLDER + 1)}),
        (drawers, {Path("people/utils.py"): ""}),
        (drawers, {Path("people/helpers/names.py"): ""}),
        (star_imports, {Path("people/names.py"): "from re import *"}),
        (undocumented, {Path("people/names.py"): '"""Names."""\n\nclass Name:\n    pass\n'}),
        (undocumented, {Path("people/names.py"): "NAMES = ()\n"}),
        (clauses, {Path("people/names.py"): '"""What people are called."""\n'}),
        (clauses, {Path("a.py"): '"""A."""\ndef f():\n    """Whom to ask."""\n'}),
        (clauses, {Path("a.py"): 'class A:\n    def f():\n        """Those that ask."""\n'}),
        (unreturned_answers, {Path("a.py"): 'def f():\n    """Whether one asks."""\n'}),
    ],
)
def test_a_tree_that_breaks_a_rule_is_refused(rule, tree):
    assert rule(tree)


@pytest.mark.parametrize(
    ("rule", "tree"),
    [
        (long_modules, {Path("people/names.py"): "\n" * MOST_LINES}),
        (full_folders, {Path(f"people/a{n}.py"): "" for n in range(MOST_MODULES_IN_A_FOLDER)}),
        (full_folders, {Path(f"people/a{n}/__init__.py"): "" for n in range(20)}),
        (
            star_imports,
            {Path("labportal/settings/dev.py"): "from labportal.settings.base import *"},
        ),
        (undocumented, {Path("people/__init__.py"): ""}),
        (clauses, {Path("people/names.py"): '"""Names, and how they are compared."""\n'}),
        (unreturned_answers, {Path("a.py"): 'def f():\n    """Return whether one asks."""\n'}),
        (unreturned_answers, {Path("a.py"): '@property\ndef f():\n    """Whether one asks."""\n'}),
    ],
)
def test_a_tree_that_keeps_the_rules_is_accepted(rule, tree):
    assert not rule(tree)
