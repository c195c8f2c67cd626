"""Buttons of records and their listings that a higher app adds: what else is done with a record.

Each app registers its own when the apps are ready.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.http import HttpRequest
from wagtail.admin.widgets.button import Button


class _Maker(NamedTuple):
    kind: type[Any]
    of_record: Callable[[Any, Any], list[Button]]
    over_listing: Callable[[HttpRequest], list[Button]]


class RecordButtons:
    """The buttons that apps have registered, in the order of registration."""

    def __init__(self) -> None:
        self._makers: list[_Maker] = []

    def register(
        self,
        kind: type[Any],
        of_record: Callable[[Any, Any], list[Button]],
        over_listing: Callable[[HttpRequest], list[Button]],
    ) -> None:
        """Register functions for a kind of record: of a record and a user, and of a request.

        The request is that of the listing, with what it is narrowed to. Over a listing, a
        HeaderButton stands beside the title and a Button in the menu.
        """
        self._makers.append(_Maker(kind, of_record, over_listing))

    def of(self, record: Any, user: Any) -> list[Button]:
        """Return what `user` may do with a record: for the menus of its form and its row."""
        makers = (one for one in self._makers if isinstance(record, one.kind))
        return [button for one in makers for button in one.of_record(record, user)]

    def over(self, kind: type[Any], request: HttpRequest) -> list[Button]:
        """Return the buttons over the listing of a kind of record that a request is for."""
        makers = (one for one in self._makers if issubclass(kind, one.kind))
        return [button for one in makers for button in one.over_listing(request)]


record_buttons = RecordButtons()
