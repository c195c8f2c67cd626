"""Pages of records, for apps that lead to them or preview them and may not import who serves them.

`groups` serves the pages of records, `labportal` adds panels to them and describes them to
programs; each registers what it does when the apps are ready.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.http import HttpRequest

#: The query by which somebody who is signed in sees a page as visitors do.
AS_VISITOR = "as=visitor"


@dataclass(frozen=True)
class Panel:
    """A section on the page of a record: a heading, and `items`, which `template` shows.

    `name` is the section's anchor.
    """

    name: str
    heading: str
    template: str
    items: Sequence[Any]


class _Maker(NamedTuple):
    kinds: tuple[type[Any], ...]
    panel: Callable[[Any], Panel]


class RecordPages:
    """Templates and addresses of the pages of records, and the panels on them."""

    def __init__(self) -> None:
        self._templates: dict[type[Any], str] = {}
        self._address: Callable[[Any, HttpRequest | None], str] = lambda record, request: ""
        self._personal: tuple[type[Any], ...] = ()
        self._makers: list[_Maker] = []
        self._descriptions: dict[type[Any], Callable[[Any, HttpRequest], dict[str, Any]]] = {}

    def register(
        self,
        templates: Mapping[type[Any], str],
        address: Callable[[Any, HttpRequest | None], str],
        personal: tuple[type[Any], ...] = (),
    ) -> None:
        """Register the template of each kind of record, and the function that tells addresses.

        Pages of `personal` kinds show more to who is signed in than to visitors.
        """
        self._personal += personal
        self._templates |= templates
        self._address = address

    def register_panel(self, panel: Callable[[Any], Panel], *kinds: type[Any]) -> None:
        """Register the function that makes a panel for records of these kinds."""
        self._makers.append(_Maker(kinds, panel))

    def register_description(
        self, kind: type[Any], description: Callable[[Any, HttpRequest], dict[str, Any]]
    ) -> None:
        """Register the function that describes a record of this kind to programs, as JSON-LD."""
        self._descriptions[kind] = description

    def description(self, record: Any, request: HttpRequest) -> dict[str, Any]:
        """Return the JSON-LD of a record that visitors may see. Raises KeyError if none has it."""
        return self._descriptions[type(record)](record, request)

    def template(self, record: Any) -> str:
        """Return the name of the template that shows a record. Raises KeyError if none does."""
        return self._templates[type(record)]

    def address(self, record: Any, request: HttpRequest | None) -> str:
        """Return the path of the record's page, or "" where visitors have none to see."""
        return self._address(record, request)

    def visitors_address(self, record: Any, request: HttpRequest | None) -> str:
        """Return the address of the record's page as visitors see it, whoever is signed in."""
        address = self.address(record, request)
        return f"{address}?{AS_VISITOR}" if address and type(record) in self._personal else address

    def panels(self, record: Any) -> list[Panel]:
        """Return the panels of a record that hold something, in the order of registration.

        A record that is not saved yet has none.
        """
        if not record.pk:
            return []
        made = (maker.panel(record) for maker in self._makers if isinstance(record, maker.kinds))
        return [panel for panel in made if panel.items]


record_pages = RecordPages()
