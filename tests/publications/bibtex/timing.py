"""Whether a function's cost grows with the length of its input and no faster."""

import time
from collections.abc import Callable

_SMALL = 2_000
_TIMES = 4


def assert_linear(function: Callable[[str], object], shape: Callable[[int], str]) -> None:
    """Compare a text of some size with one four times as long: squared, it would cost 16 times."""
    small, large = (
        min(_seconds(function, shape(size)) for _ in range(2)) for size in (_SMALL, _TIMES * _SMALL)
    )
    assert large < 2.2 * _TIMES * small + 0.05


def _seconds(function: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    function(text)
    return time.process_time() - start
