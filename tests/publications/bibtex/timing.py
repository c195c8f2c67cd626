"""Measurement: the cost of a function grows with the length of its input and no faster."""

import gc
import time
from collections.abc import Callable

_SMALL = 1_000
_TIMES = 8


def assert_linear(function: Callable[[str], object], shape: Callable[[int], str]) -> None:
    """Compare a text with one eight times as long: a squared cost would be 64 times as high."""
    small = min(_seconds(function, shape(_SMALL)) for _ in range(2))
    allowed = 2.5 * _TIMES * small + 0.1
    large = _seconds(function, shape(_TIMES * _SMALL))
    # The machine may have been busy: only then the long text is measured again.
    if large >= allowed:
        large = min(large, _seconds(function, shape(_TIMES * _SMALL)))
    assert large < allowed


def _seconds(function: Callable[[str], object], text: str) -> float:
    gc.disable()
    try:
        start = time.process_time()
        function(text)
        return time.process_time() - start
    finally:
        gc.enable()
