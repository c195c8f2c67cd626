"""Taking the time."""

import gc
import os
from collections.abc import Callable
from time import perf_counter
from typing import NamedTuple, TypeVar

Result = TypeVar("Result")


class Spent(NamedTuple):
    """Seconds: those that went by, and those for which this process was at work (user time)."""

    waited: float
    worked: float


def timed(function: Callable[[], Result]) -> tuple[float, Result]:
    """Return the seconds that `function` takes, and what it returns."""
    spent, result = spent_in(function)
    return spent.waited, result


def spent_in(function: Callable[[], Result]) -> tuple[Spent, Result]:
    """Return the seconds that `function` takes and works, and what it returns.

    Rubbish that was left before is not counted to it.
    """
    gc.collect()
    start, worked = perf_counter(), os.times().user
    result = function()
    return Spent(perf_counter() - start, os.times().user - worked), result
