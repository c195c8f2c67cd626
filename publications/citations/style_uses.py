"""Uses of citation styles: what prints by one, as the apps that hold keys of styles know it."""

from collections.abc import Callable, Iterable
from typing import Any

UsesOf = Callable[[str], Iterable[Any]]
_registered: list[UsesOf] = []


def register_style_uses(uses_of: UsesOf) -> None:
    """Register a function that returns the records and pages that name the style with a key."""
    _registered.append(uses_of)


def uses_of_style(key: str) -> list[Any]:
    """Return what names the style with this key."""
    return [one for uses_of in _registered for one in uses_of(key)]
