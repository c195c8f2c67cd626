"""Modules are small, are named after what they hold, and say so."""

import ast
from statistics import median

from tests.architecture.arrows import ROOT, modules

MODULES = {path: (ROOT / path).read_text() for path in modules()}
TREES = {path: ast.parse(source) for path, source in MODULES.items()}
LENGTHS = {path: len(source.splitlines()) for path, source in MODULES.items()}
DRAWERS = {"utils", "util", "helpers", "helper", "misc", "common"}


def test_no_module_is_longer_than_250_lines():
    assert {path: length for path, length in LENGTHS.items() if length > 250} == {}


def test_half_of_the_modules_are_shorter_than_60_lines():
    assert median(LENGTHS.values()) < 60


def test_no_module_is_a_drawer():
    named = {path: {part.removesuffix(".py") for part in path.parts} for path in MODULES}
    assert [path for path, parts in named.items() if DRAWERS & parts] == []


def test_only_settings_import_with_a_star():
    stars = {
        path
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names)
    }
    assert {path for path in stars if path.parts[:2] != ("labportal", "settings")} == set()


def test_public_modules_classes_and_functions_have_docstrings():
    missing = []
    for path, tree in TREES.items():
        named = [node for node in tree.body if isinstance(node, ast.ClassDef | ast.FunctionDef)]
        missing += [
            (path, getattr(node, "name", "module"))
            for node in ([tree, *named] if LENGTHS[path] else [])
            if not getattr(node, "name", "").startswith("_") and not ast.get_docstring(node)
        ]
    assert missing == []
