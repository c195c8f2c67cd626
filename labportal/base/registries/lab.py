"""The lab, as far as every app has to know of it. `labportal` holds its settings."""

from collections.abc import Callable
from typing import Protocol

from django.http import HttpRequest


class Lab(Protocol):
    """The lab's own particulars."""

    @property
    def lab_name(self) -> str:
        """The lab's name in the active language."""

    @property
    def email(self) -> str:
        """The lab's e-mail address, "" for none."""

    @property
    def citation_style(self) -> str:
        """The style of lists of publications, "" for the portal's own."""


Finder = Callable[[HttpRequest | None], Lab | None]


class LabRegistry:
    """The function that finds the lab, registered by the app that holds the lab's settings."""

    def __init__(self) -> None:
        self._find: Finder = lambda request: None

    def register(self, find: Finder) -> None:
        """Register the function that finds the lab of a request."""
        self._find = find

    def of(self, request: HttpRequest | None) -> Lab | None:
        """Return the lab whose site answers a request; None where no site does."""
        return self._find(request)


labs = LabRegistry()
