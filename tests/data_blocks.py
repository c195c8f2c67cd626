"""The scripts that a public page may hold: files of the portal, and data that nothing runs."""

import json
from typing import Any

from tests.html import Html

JSON_LD = "application/ld+json"


def json_ld(page: Html) -> list[dict[str, Any]]:
    """Return the nodes of schema.org on a page."""
    blocks = [element for element in page.all("script") if element["type"] == JSON_LD]
    graphs = [json.loads("".join(map(str, block.children))) for block in blocks]
    assert all(graph["@context"] == "https://schema.org" for graph in graphs)
    return [node for graph in graphs for node in graph["@graph"]]


def assert_scripts_are_files_or_data(page: Html, path: str) -> None:
    """Assert that no script stands in the page itself, and that what is data is valid JSON."""
    for element in page.all("script"):
        if element["type"] == JSON_LD:
            assert set(element.attributes) == {"type"}, path
            assert not set("<>&") & set("".join(map(str, element.children))), path
        else:
            assert element["src"].startswith("/static/js/"), path
            assert element.children == [], path
    json_ld(page)
