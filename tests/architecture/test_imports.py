"""Imports point one way: labportal.base <- people <- publications <- groups <- labportal."""

import pytest

from tests.architecture.arrows import ROOT, imports, module_name, modules, wrong_arrows

MODULES = {path: (ROOT / path).read_text() for path in modules()}


def test_imports_point_to_lower_layers_only():
    wrong = {
        path: wrong_arrows(source, module_name(path), is_package=path.name == "__init__.py")
        for path, source in MODULES.items()
    }
    assert {path: found for path, found in wrong.items() if found} == {}


def test_nothing_is_imported_inside_a_function():
    inside = {
        path: [one for one in imports(source, str(path)) if one.inside_function]
        for path, source in MODULES.items()
    }
    assert {path: found for path, found in inside.items() if found} == {}


@pytest.mark.parametrize(
    ("importer", "line"),
    [
        ("labportal.base.models", "from people.models import Person"),
        ("labportal.base.models", "import labportal.models"),
        ("labportal.base.models", "from labportal import views"),
        ("labportal.base.models", "from .. import views"),
        ("people.models.person", "from publications.models import Publication"),
        ("people.models.person", "from groups import querysets"),
        ("publications.models.publication", "import groups.records.membership as m"),
        ("groups.models", "from labportal.models import HomePage"),
        ("people.names.parts", "def f():\n    from publications import search"),
    ],
)
def test_an_arrow_to_a_higher_layer_is_found(importer, line):
    assert len(wrong_arrows(line, importer)) == 1


@pytest.mark.parametrize(
    ("importer", "line"),
    [
        ("people.models", "from labportal.base.models import Topic"),
        ("groups.models", "from publications.models import Publication"),
        ("labportal.search.views", "from groups.models import ResearchGroup"),
        ("labportal.base.pages", "from wagtail.models import Page"),
        ("labportal.base.pages", "from .blocks import BodyBlock"),
    ],
)
def test_an_arrow_to_a_lower_layer_is_allowed(importer, line):
    assert wrong_arrows(line, importer) == []


def test_an_import_inside_a_function_is_found():
    source = "class A:\n    def f(self):\n        if self:\n            import json\n"
    assert [one.inside_function for one in imports(source, "a")] == [True]
