"""Modules are small, are named after what they hold, and say so."""

import ast
from statistics import median

import pytest

from tests.architecture.arrows import ROOT, modules

MODULES = list(modules())
DRAWERS = {"utils", "util", "helpers", "helper", "misc", "common"}


def _lines(path):
    return len((ROOT / path).read_text().splitlines())


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_no_module_is_longer_than_250_lines(path):
    assert _lines(path) <= 250


def test_half_of_the_modules_are_shorter_than_60_lines():
    assert median(_lines(path) for path in MODULES) < 60


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_no_module_is_a_drawer(path):
    assert not DRAWERS & {part.removesuffix(".py") for part in path.parts}


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_only_settings_import_with_a_star(path):
    tree = ast.parse((ROOT / path).read_text())
    stars = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names)
    ]
    assert stars == [] or path.parts[:2] == ("labportal", "settings")


@pytest.mark.parametrize("path", [path for path in MODULES if _lines(path)], ids=str)
def test_public_modules_classes_and_functions_have_docstrings(path):
    tree = ast.parse((ROOT / path).read_text())
    definitions = (ast.ClassDef, ast.FunctionDef)
    named = [node for node in tree.body if isinstance(node, definitions)]
    missing = [node.name for node in named if node.name[0] != "_" and not ast.get_docstring(node)]
    assert ast.get_docstring(tree), f"{path} has no docstring"
    assert missing == [], f"{path}: {missing}"
