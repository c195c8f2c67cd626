"""The project's modules as files and as text."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
#: The packages that are shipped, with the benchmarks.
PACKAGES = ("labportal", "people", "publications", "groups", "bench")


def modules() -> Iterator[Path]:
    """Yield the project's modules, without migrations, by path relative to the project."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path.relative_to(ROOT)


def module_name(path: Path) -> str:
    """Return the dotted name of the module at `path`."""
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def parsed(source: str) -> ast.Module:
    """Return the syntax tree of `source`, which is parsed once."""
    return ast.parse(source)


def imported_names(source: str) -> set[str]:
    """Return the dotted names that `source` imports: of modules, and of what is in them."""
    names: set[str] = set()
    for node in ast.walk(parsed(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names
