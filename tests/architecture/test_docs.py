"""The documentation names what is there: files, folders, targets of make, links."""

import re
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT

DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
#: Folders that hold what is documented; paths below others are examples or made at run time.
FOLDERS = "bench bin docs groups labportal people publications static templates tests".split()
_PATH = re.compile(rf"`((?:{'|'.join(FOLDERS)})/[\w./-]*)`")
#: Modules, and what is in them; ids of system checks (`labportal.E001`) are no modules.
_DOTTED = re.compile(r"`((?:labportal|people|publications|groups|bench)(?:\.[A-Za-z_]\w*)+)`")
_CHECK = re.compile(r"\w+\.[EW][0-9]{3}")
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")
_TARGET = re.compile(r"`make ([a-z-]+)")


def missing_paths(text: str) -> list[str]:
    return [path for path in _PATH.findall(text) if not (ROOT / path).exists()]


def missing_names(text: str) -> list[str]:
    return [
        name for name in _DOTTED.findall(text) if not _CHECK.fullmatch(name) and not is_there(name)
    ]


def is_there(name: str) -> bool:
    """Return whether a dotted name is a package, a module, or something that a module defines."""
    path, rest = ROOT, name.split(".")
    while rest and ((path / rest[0]).is_dir() or (path / f"{rest[0]}.py").exists()):
        path = path / rest.pop(0)
    module = path.with_suffix(".py") if path.with_suffix(".py").exists() else path / "__init__.py"
    return not rest or (
        module.exists() and re.search(rf"\b{re.escape(rest[0])}\b", module.read_text()) is not None
    )


def missing_links(text: str, folder: Path) -> list[str]:
    return [link for link in _LINK.findall(text) if not (folder / link).exists()]


def missing_targets(text: str) -> set[str]:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    return set(_TARGET.findall(text)) - targets


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_a_document_names_is_there(document):
    text = document.read_text()
    assert missing_paths(text) == []
    assert missing_names(text) == []
    assert missing_links(text, document.parent) == []
    assert missing_targets(text) == set()


def the_map() -> str:
    text = (ROOT / "docs" / "developers.md").read_text()
    return text[text.index("## The house") : text.index("## One BibTeX entry")]


def drawn_names(text: str) -> list[tuple[str, str]]:
    """Return the app and name of every room that a map draws, left of what it holds."""
    names, app = [], ""
    for line in text.splitlines():
        if not line.startswith("    ") or "──" in line:
            continue
        app = line[4:19].strip() or app
        names += [(app, name) for name in line[19:67].split()]
    return names


def is_in(app: str, name: str) -> bool:
    folder = ROOT / app.replace(".", "/")
    return any(folder.rglob(name)) or any(folder.rglob(f"{name}.py"))


def test_the_map_draws_what_is_there():
    names = drawn_names(the_map())
    assert len(names) > 50
    assert [place for place in names if not is_in(*place)] == []


def test_a_room_that_is_drawn_and_not_there_is_found():
    names = drawn_names(f"    {'people':15}{'models  nowhere':48}of everybody")
    assert names == [("people", "models"), ("people", "nowhere")]
    assert [place for place in names if not is_in(*place)] == [("people", "nowhere")]


def test_the_map_names_the_packages_of_every_app():
    drawn = the_map()
    packages = {
        path.name
        for app in ("people", "publications", "groups", "labportal", "labportal/base")
        for path in (ROOT / app).iterdir()
        if (path / "__init__.py").exists()
    }
    unnamed = {name for name in packages if not re.search(rf"\b{name}\b", drawn)}
    assert unnamed <= {"migrations", "formats", "lab_templates", "management"}


def test_paths_names_links_and_targets_that_are_not_there_are_found():
    text = "See `people/nowhere.py`, `people.models.Nobody`, [this](nowhere.md); `make nothing`."
    assert missing_paths(text) == ["people/nowhere.py"]
    assert missing_names(text) == ["people.models.Nobody"]
    assert missing_links(text, ROOT / "docs") == ["nowhere.md"]
    assert missing_targets(text) == {"nothing"}
