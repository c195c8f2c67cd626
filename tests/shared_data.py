"""Data that many tests start from, built once for all of them instead of once for each.

    @shared_data
    def site_tree() -> SiteTree: ...

    @shared_data
    def public_world(site_tree: SiteTree) -> World: ...

makes fixtures of these functions. The database keeps what the last test asked for, in open
transactions, one inside the other; the next test that asks for the same finds it there, and one
that asks for less finds no more than that. Each test begins a transaction of its own inside, and
gets copies of what the functions returned.
"""

import shutil
from collections.abc import Callable
from copy import deepcopy
from inspect import signature
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import override_settings

_BUILDERS: dict[str, Callable[..., Any]] = {}


def shared_data(build: Callable[..., Any]) -> Any:
    """Make a fixture of a function that fills the database; its argument is what it builds upon."""
    name = build.__name__
    _BUILDERS[name] = build

    @pytest.fixture(name=name)
    def copy(db: None, data_of_the_test: dict[str, Any]) -> Any:
        return data_of_the_test[name]

    return copy


def asked_for(item: pytest.Item) -> tuple[str, ...]:
    """Return the names of the shared data that a test asks for, the lowest first."""
    names = [name for name in getattr(item, "fixturenames", ()) if name in _BUILDERS]
    return max((_with_what_is_below(name) for name in names), key=len, default=())


def _with_what_is_below(name: str) -> tuple[str, ...]:
    below = _below(name)
    return (*(_with_what_is_below(below[0]) if below else ()), name)


def _below(name: str) -> tuple[str, ...]:
    return tuple(signature(_BUILDERS[name]).parameters)


class _Layer(NamedTuple):
    name: str
    atomic: transaction.Atomic
    media: Path
    #: What was built up to here, by name.
    built: dict[str, Any]


class SharedData:
    """What the database holds for the tests of one process, below the transaction of a test."""

    def __init__(self, new_folder: Callable[[], Path]) -> None:
        self._new_folder = new_folder
        self._layers: list[_Layer] = []

    def hold(self, names: tuple[str, ...]) -> None:
        """Build what is named and not there yet; take back what is there and not named."""
        while tuple(layer.name for layer in self._layers) != names[: len(self._layers)]:
            self._take_back()
        # Rows of one test have the ids that other rows had in another.
        cache.clear()
        for name in names[len(self._layers) :]:
            self._build(name)

    def copies(self, media: Path) -> dict[str, Any]:
        """Return what was built, by name, with its files copied to a folder."""
        for layer in self._layers:
            shutil.copytree(layer.media, media, dirs_exist_ok=True)
        return self._copies()

    def _copies(self) -> dict[str, Any]:
        return deepcopy(self._layers[-1].built) if self._layers else {}

    def _build(self, name: str) -> None:
        atomic, media, built = transaction.atomic(), self._new_folder(), self._copies()
        atomic.__enter__()
        with override_settings(MEDIA_ROOT=media):
            built[name] = _BUILDERS[name](*[built[below] for below in _below(name)])
        self._layers.append(_Layer(name, atomic, media, built))

    def _take_back(self) -> None:
        layer = self._layers.pop()
        transaction.set_rollback(True)
        layer.atomic.__exit__(None, None, None)
