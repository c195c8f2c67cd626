"""Python's collector of cyclic garbage, which an import does without.

The entries of a large file are some million objects without a cycle among them. Going through all
of them again and again, in vain, takes a quarter of an import's time.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the collector; objects in no cycle are freed all the same. May be nested."""
    # The outer pause ends it: an inner one would turn the collector on too early.
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
