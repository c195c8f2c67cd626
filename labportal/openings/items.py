"""Openings with those who supervise them."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from labportal.visible_records import in_order, people_now
from people.models import Person


class OpeningItem(NamedTuple):
    """An opening, and who supervises it."""

    page: Any
    supervisors: list[Person]

    @property
    def emails(self) -> list[str]:
        """The e-mail addresses of the supervisors, as far as everybody may see them."""
        return [person.public_email for person in self.supervisors if person.public_email]


def opening_items(pages: Iterable[Any]) -> list[OpeningItem]:
    """Return `pages` of openings with their supervisors, whom one query fetches.

    The pages should be fetched `listed`; a preview brings the rows of its form.
    """
    rows = [(page, [row.person_id for row in page.supervisors.all()]) for page in pages]
    people = people_now({pk for _page, ids in rows for pk in ids})
    return [OpeningItem(page, in_order(ids, people)) for page, ids in rows]
