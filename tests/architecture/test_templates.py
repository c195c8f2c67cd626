"""Templates load what is their app's own or lower, and are short.

Each rule is a function of the tree, so that it is also shown to refuse a tree that breaks it.
"""

import re
from collections.abc import Iterator, Mapping

import pytest
from django.apps import apps
from django.template.backends.django import get_installed_libraries
from wagtail.blocks import Block

from groups.blocks import ComposedBodyBlock
from tests.architecture.source_tree import ROOT

TEMPLATES = {
    path.relative_to(ROOT / "templates").as_posix(): path.read_text()
    for path in sorted((ROOT / "templates").rglob("*"))
    if path.is_file()
}
#: From low to high; a template of an app loads libraries of its own and of lower ones.
APPS = ["labportal.base", "people", "publications", "groups", "labportal"]
MOST_LINES = 120
LONGEST_LINE = 120

_LOADED = re.compile(r"{% load ([^%]+?) %}")
_INCLUDED = re.compile(r"""{% include ["']([^"']+)["']""")


def app_of(module: str) -> str:
    """Return the app of ours that holds a module, or ""."""
    holding = [app for app in APPS if module == app or module.startswith(f"{app}.")]
    return max(holding, key=len, default="")


LIBRARIES = {name: app_of(module) for name, module in get_installed_libraries().items()}


def blocks(block: Block) -> Iterator[Block]:
    """Yield a block and all blocks in it."""
    yield block
    children = [*getattr(block, "child_blocks", {}).values(), getattr(block, "child_block", None)]
    for child in children:
        if child is not None:
            yield from blocks(child)


BLOCK_TEMPLATES = {
    block.meta.template: app_of(type(block).__module__)
    for block in blocks(ComposedBodyBlock())
    if getattr(block.meta, "template", None)
}


def owner(template: str) -> str:
    """Return the app that a template belongs to: that of its folder, or of the block that it shows.

    What every page is framed with, and `components/`, are the portal's own.
    """
    folder = template.split("/", maxsplit=1)[0]
    return BLOCK_TEMPLATES.get(template) or (folder if folder in APPS else "labportal")


def libraries(template: str, sources: Mapping[str, str]) -> set[str]:
    """Return the libraries that a template loads by itself or in what it includes.

    A component has no app of its own: it counts as part of the template that includes it.
    """
    seen, names, todo = set(), set(), [template]
    while todo:
        one = todo.pop()
        if one not in seen:
            seen.add(one)
            # Wagtail's own templates load nothing of ours.
            source = sources.get(one, "")
            names.update(name for found in _LOADED.findall(source) for name in found.split())
            todo += _INCLUDED.findall(source)
    return names


def higher_libraries(sources: Mapping[str, str]) -> set[tuple[str, str]]:
    """Return template and library for each library of a higher app that a template loads."""
    return {
        (template, library)
        for template in sources
        for library in libraries(template, sources)
        if LIBRARIES[library] and APPS.index(LIBRARIES[library]) > APPS.index(owner(template))
    }


def strange_folders(sources: Mapping[str, str]) -> set[str]:
    """Return the templates in a folder of no app, and those in `blocks` that no block shows."""
    known = {
        *APPS,
        "components",
        "wagtailadmin",
        "wagtailcore",
        "wagtailsettings",
        "wagtailsnippets",
    }
    return {
        template
        for template in sources
        if "/" in template
        and template not in BLOCK_TEMPLATES
        and template.split("/")[0] not in known
    }


def long_templates(sources: Mapping[str, str]) -> dict[str, int]:
    lengths = {template: len(source.splitlines()) for template, source in sources.items()}
    return {template: length for template, length in lengths.items() if length >= MOST_LINES}


def long_lines(sources: Mapping[str, str]) -> list[tuple[str, int]]:
    return [
        (template, number)
        for template, source in sources.items()
        for number, line in enumerate(source.splitlines(), 1)
        if len(line) > LONGEST_LINE
    ]


def test_templates_load_no_library_of_a_higher_app():
    assert higher_libraries(TEMPLATES) == set()


def test_every_template_belongs_to_an_app_or_to_the_frame():
    assert strange_folders(TEMPLATES) == set()


def test_templates_are_short():
    assert long_templates(TEMPLATES) == {}
    assert long_lines(TEMPLATES) == []


def test_each_app_has_libraries_that_lower_ones_may_not_load():
    assert {"labportal.base", "publications", "groups", "labportal"} <= set(LIBRARIES.values())
    assert all(apps.is_installed(app) for app in APPS)


@pytest.mark.parametrize(
    ("rule", "tree"),
    [
        (higher_libraries, {"people/person.html": "{% load publication_names %}"}),
        (higher_libraries, {"publications/admin/import.html": "{% load i18n index_urls %}"}),
        (higher_libraries, {"groups/topic_page.html": "{% load machine_readable %}"}),
        (higher_libraries, {"blocks/text_block.html": "{% load citation_lists %}"}),
        (higher_libraries, {"blocks/publications_block.html": "{% load navigation %}"}),
        (
            higher_libraries,
            {
                "groups/topic_page.html": '{% include "components/a.html" with one=two %}',
                "components/a.html": '{% include "components/b.html" %}',
                "components/b.html": "{% load branding %}",
            },
        ),
        (strange_folders, {"blocks/strange_block.html": ""}),
        (strange_folders, {"newcomer/page.html": ""}),
        (long_templates, {"base.html": "\n" * MOST_LINES}),
        (long_lines, {"base.html": "x" * (LONGEST_LINE + 1)}),
    ],
)
def test_a_tree_that_breaks_a_rule_is_refused(rule, tree):
    assert rule(tree)


@pytest.mark.parametrize(
    ("rule", "tree"),
    [
        (higher_libraries, {"publications/admin/import.html": "{% load publication_names %}"}),
        (
            higher_libraries,
            {"groups/topic_page.html": "{% load i18n citation_lists record_texts %}"},
        ),
        (higher_libraries, {"blocks/publications_block.html": "{% load citation_lists %}"}),
        (higher_libraries, {"base.html": "{% load branding machine_readable navigation %}"}),
        (long_templates, {"base.html": "\n" * (MOST_LINES - 1)}),
        (long_lines, {"base.html": "x" * LONGEST_LINE}),
    ],
)
def test_a_tree_that_keeps_the_rules_is_accepted(rule, tree):
    assert not rule(tree)
