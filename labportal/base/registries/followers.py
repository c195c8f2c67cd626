"""Followers: functions of higher apps that a lower one calls when something happened in it.

In place of a signal, where the app that has something to tell can call them by itself: who follows
is registered in the `ready` of its app and nowhere else.
"""

from collections.abc import Callable
from typing import Generic, TypeVar

Subject = TypeVar("Subject")


class Followers(Generic[Subject]):
    """Functions to be called with what something happened to, in the order of registration."""

    def __init__(self) -> None:
        self._functions: list[Callable[[Subject], None]] = []

    def register(self, function: Callable[[Subject], None]) -> None:
        """Register a function to be called from now on."""
        self._functions.append(function)

    def tell(self, subject: Subject) -> None:
        """Call all followers with `subject`."""
        for function in self._functions:
            function(subject)
