"""News with the records that they concern."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from groups.models import ResearchGroup
from labportal.visible_records import groups_now, in_order, people_now, publications_now
from people.models import Person
from publications.models import Publication


class NewsItem(NamedTuple):
    """A piece of news, and whom and what it concerns."""

    page: Any
    groups: list[ResearchGroup]
    people: list[Person]
    publications: list[Publication]


def news_items(pages: Iterable[Any]) -> list[NewsItem]:
    """Return `pages` of news with the records that they concern, one query per kind of record.

    The pages should be fetched `with_concerned`; a preview brings the rows of its form.
    """
    rows = [
        (
            page,
            [row.group_id for row in page.concerned_groups.all()],
            [row.person_id for row in page.concerned_people.all()],
            [row.publication_id for row in page.concerned_publications.all()],
        )
        for page in pages
    ]
    groups = groups_now({pk for _page, ids, _, _ in rows for pk in ids})
    people = people_now({pk for _page, _, ids, _ in rows for pk in ids})
    publications = publications_now({pk for _page, _, _, ids in rows for pk in ids})
    return [
        NewsItem(
            page,
            in_order(group_ids, groups),
            in_order(person_ids, people),
            in_order(publication_ids, publications),
        )
        for page, group_ids, person_ids, publication_ids in rows
    ]
