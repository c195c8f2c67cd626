"""Reading the imports of the project's modules, as text."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("labportal", "people", "publications", "groups")

#: From the ground up: a module may import its own layer and those before it.
LAYERS = ("labportal.base", "people", "publications", "groups", "labportal")


class Import(NamedTuple):
    """A module imported in a line, at the top of the file or inside a function."""

    module: str
    line: int
    inside_function: bool


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


def imports(source: str, name: str, *, is_package: bool = False) -> list[Import]:
    """Return what the module called `name` imports, relative imports made absolute."""
    found: list[Import] = []

    def visit(node: ast.AST, inside: bool) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Import):
                found.extend(Import(alias.name, child.lineno, inside) for alias in child.names)
            elif isinstance(child, ast.ImportFrom):
                parts = name.split(".")
                keep = len(parts) - child.level + (1 if is_package else 0)
                prefix = ".".join(parts[:keep]) if child.level else ""
                base = ".".join(part for part in (prefix, child.module or "") if part)
                found.extend(
                    Import(f"{base}.{alias.name}", child.lineno, inside) for alias in child.names
                )
            function = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            visit(child, inside or function)

    visit(ast.parse(source), False)
    return found


def layer(module: str) -> int | None:
    """Return the number of the layer that `module` is in; None if it is not the project's."""
    for number, package in enumerate(LAYERS):
        if module == package or module.startswith(f"{package}."):
            return number
    return None


def wrong_arrows(source: str, name: str, *, is_package: bool = False) -> list[Import]:
    """Return the imports that point from the module called `name` to a higher layer."""
    own = layer(name)
    assert own is not None, name
    return [
        one
        for one in imports(source, name, is_package=is_package)
        if (other := layer(one.module)) is not None and other > own
    ]
