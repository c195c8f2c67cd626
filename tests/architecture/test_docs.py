"""The documentation names what is there: files, folders, targets of make, links."""

import re
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT

DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
#: Folders that hold what is documented; paths below others are examples or made at run time.
FOLDERS = "bench bin docs groups labportal people publications static templates tests".split()
_PATH = re.compile(rf"`((?:{'|'.join(FOLDERS)})/[\w./-]*)`")
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")
_TARGET = re.compile(r"`make ([a-z-]+)")


def missing_paths(text: str) -> list[str]:
    return [path for path in _PATH.findall(text) if not (ROOT / path).exists()]


def missing_links(text: str, folder: Path) -> list[str]:
    return [link for link in _LINK.findall(text) if not (folder / link).exists()]


def missing_targets(text: str) -> set[str]:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    return set(_TARGET.findall(text)) - targets


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_what_a_document_names_is_there(document):
    text = document.read_text()
    assert missing_paths(text) == []
    assert missing_links(text, document.parent) == []
    assert missing_targets(text) == set()


def test_the_map_names_the_packages_of_every_app():
    text = (ROOT / "docs" / "developers.md").read_text()
    drawn = text[text.index("## The house") : text.index("## One BibTeX entry")]
    packages = {
        path.name
        for app in ("people", "publications", "groups", "labportal", "labportal/base")
        for path in (ROOT / app).iterdir()
        if (path / "__init__.py").exists()
    }
    unnamed = {name for name in packages if not re.search(rf"\b{name}\b", drawn)}
    assert unnamed <= {"migrations", "formats", "lab_templates", "management"}


def test_a_path_a_link_and_a_target_that_are_not_there_are_found():
    text = "See `people/nowhere.py` and [this](nowhere.md); run `make nothing`."
    assert missing_paths(text) == ["people/nowhere.py"]
    assert missing_links(text, ROOT / "docs") == ["nowhere.md"]
    assert missing_targets(text) == {"nothing"}
