"""Taking the time."""

import gc
from collections.abc import Callable
from time import perf_counter
from typing import TypeVar

Result = TypeVar("Result")


def timed(function: Callable[[], Result]) -> tuple[float, Result]:
    """Return the seconds that `function` takes, and what it returns.

    Rubbish that was left before is not counted to it.
    """
    gc.collect()
    start = perf_counter()
    result = function()
    return perf_counter() - start, result
