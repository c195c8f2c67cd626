"""The precision that a count of successes proves."""

from math import comb

#: Steps of halving: far finer than what is printed.
_STEPS = 50


def lower_bound(right: int, tried: int, confidence: float = 0.95) -> float:
    """Return the two-sided lower bound of Clopper and Pearson for `right` of `tried`."""
    if not right:
        return 0.0
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if _at_least(right, tried, middle) > (1 - confidence) / 2:
            high = middle
        else:
            low = middle
    return low


def _at_least(right: int, tried: int, share: float) -> float:
    """Return how likely `right` or more of `tried` are where each is with a chance of `share`."""
    wrong = 1 - share
    return sum(
        comb(tried, missed) * share ** (tried - missed) * wrong**missed
        for missed in range(tried - right + 1)
    )
