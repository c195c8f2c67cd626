"""Digits are those of ASCII: PostgreSQL, URLs and other programs read no others as numbers."""

import ast
import importlib
import re
from pathlib import Path
from re import _constants as constants
from re import _parser as parser

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError

from labportal.base.text.partial_dates import parse_partial_date
from people.orcid import normalise_orcid
from publications.bibtex.names.annotations import annotate
from publications.bibtex.names.printed_names import read_names
from publications.vocabulary.identifiers import (
    normalise_arxiv_id,
    normalise_doi,
    normalise_isbn,
    normalise_pmid,
)

_NO_LETTER = (constants.CATEGORY, constants.CATEGORY_NOT_WORD)
CALLS = {"re.sub", "re.search", "re.match", "re.fullmatch", "re.split"}
APPS = ("groups", "labportal", "people", "publications")
#: Modules that do something when they are imported.
NOT_IMPORTED = ("settings", "migrations", "wsgi")
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def _modules():
    for app in APPS:
        for path in sorted((settings.BASE_DIR / app).rglob("*.py")):
            relative = path.relative_to(settings.BASE_DIR)
            if not set(NOT_IMPORTED) & {*relative.parts, relative.stem}:
                yield relative


def _takes_any_digit(pattern):
    r"""Return whether `\d` in a pattern takes digits of any script; `[^\W\d]` are letters."""
    return not pattern.flags & re.ASCII and _has_digit(parser.parse(pattern.pattern, pattern.flags))


def _has_digit(node):
    if isinstance(node, parser.SubPattern | list | tuple):
        parts = list(node)
        if parts[:1] == [(constants.NEGATE, None)] or parts[:1] == [_NO_LETTER]:
            return False
        if parts == [constants.CATEGORY, constants.CATEGORY_DIGIT]:
            return True
        return any(_has_digit(part) for part in parts)
    return False


@pytest.mark.parametrize("script", [FULL_WIDTH, ARABIC])
@pytest.mark.parametrize(
    ("normalise", "text"),
    [
        (parse_partial_date, "2021"),
        (parse_partial_date, "2021-04"),
        (parse_partial_date, "2021-04-15"),
        (normalise_orcid, "0000-0002-1694-233X"),
        (normalise_doi, "10.1000/182"),
        (normalise_arxiv_id, "2501.04284"),
        (normalise_pmid, "12345678"),
        (normalise_isbn, "9783161484100"),
    ],
)
def test_a_value_in_digits_of_another_script_is_refused(normalise, text, script):
    normalise(text)
    with pytest.raises((ValueError, ValidationError)):
        normalise(text.translate(script))


@pytest.mark.parametrize("script", [FULL_WIDTH, ARABIC])
def test_an_orcid_id_in_digits_of_another_script_is_not_taken_over(script):
    orcid = "0000-0002-1694-233X".translate(script)
    assert read_names(f"Jane Doe ({orcid})")[0][0].orcid == ""
    names = read_names("Doe, Jane")[0]
    assert annotate(names, {"orcid-numbers": f"Doe, J./{orcid}"}, "author")[0].orcid == ""


def test_no_pattern_takes_digits_of_other_scripts():
    takers = []
    for path in _modules():
        module = importlib.import_module(".".join(path.with_suffix("").parts))
        patterns = {name: one for name, one in vars(module).items() if isinstance(one, re.Pattern)}
        takers += [f"{path}: {name}" for name, one in patterns.items() if _takes_any_digit(one)]
    assert takers == []


def test_patterns_within_functions_take_no_digits_of_other_scripts():
    takers = [
        f"{path}:{node.lineno}"
        for path in _modules()
        for node in ast.walk(ast.parse(Path(settings.BASE_DIR, path).read_text()))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in CALLS
        and isinstance(node.args[0], ast.Constant)
        and _takes_any_digit(re.compile(node.args[0].value))
    ]
    assert takers == []
