"""Pages of lists: whole, in order, the same forth and back, while records come and go."""

import json

import pytest

from groups.works.filters import LabPublicationFilter
from labportal.api import keyset
from publications.models import Publication
from tests.factories import PersonFactory, PublicationFactory, TopicFactory

pytestmark = pytest.mark.django_db

DATES = [
    {"issued_year": None},
    {"issued_year": None, "status": "in press"},
    {"issued_year": 2024},
    {"issued_year": 2024, "issued_month": 3},
    {"issued_year": 2024, "issued_month": 3, "issued_day": 9},
    {"issued_year": 1998, "issued_month": 12},
]
LONG = "Engines and what they do for those who have none of their own, part " * 3


@pytest.fixture
def works(site_tree):
    """Publications of which no two, or many, are equal in what lists are sorted by."""
    for number, date in enumerate(DATES * 3):
        PublicationFactory(title=("Engines", "Ärzte", LONG)[number % 3], **date)
    PublicationFactory(title=f"{LONG} engines", abstract="Engines", issued_year=2024)


def _ids(pages):
    return [item["id"] for page in pages for item in page]


@pytest.mark.parametrize("query", ["", "sort=oldest", "sort=title", "q=engines", "sort=changed"])
def test_pages_are_the_list_in_its_order_forth_and_back(works, program, query):
    forth = program.all_pages(f"/publications?limit=4&{query}")
    whole = program.json(f"/publications?limit=100&{query}")
    assert _ids(forth) == [item["id"] for item in whole["results"]]
    assert whole["count"] == len(set(_ids(forth))) == len(_ids(forth))
    assert [len(page) for page in forth[:-1]] == [4] * (len(forth) - 1)
    page, back = program.json(f"/publications?limit=4&{query}"), []
    while page["next"]:
        page = program.json(page["next"].partition("testserver")[2])
    while page["previous"]:
        page = program.json(page["previous"].partition("testserver")[2])
        back.insert(0, page["results"])
    assert back == forth[:-1]


@pytest.mark.parametrize("sort", ["", "newest", "oldest"])
def test_the_order_is_that_of_the_public_list(works, program, sort):
    asked = LabPublicationFilter(sort=sort)
    listed = list(asked.apply(Publication.objects.visible()).values_list("pk", flat=True))
    query = f"&sort={sort}" if sort else ""
    found = [Publication.objects.get(pk=pk) for pk in listed]
    items = program.results(f"/publications?limit=100{query}")
    # Of equal dates the titles decide, of which long ones are compared by their beginning.
    dates = [(one.issued_year, one.issued_month, one.issued_day) for one in found]
    by_id = {one.pk: one for one in found}
    of_items = [by_id[item["id"]] for item in items]
    assert [(one.issued_year, one.issued_month, one.issued_day) for one in of_items] == dates


def test_what_comes_and_goes_meanwhile_moves_no_other_record(works, program):
    first = program.json("/publications?limit=5")
    Publication.objects.filter(pk=first["results"][-1]["id"]).update(public=False)
    PublicationFactory(title="Newer", issued_year=2030)
    before = [one["id"] for one in first["results"]]
    address = first["next"].partition("testserver")[2]
    rest = _ids(program.all_pages(address))
    assert not set(before) & set(rest)
    assert len(before) + len(rest) == len(DATES) * 3 + 1


def test_the_header_leads_to_the_pages_beside(works, program):
    first = program.response("/publications?limit=5&type=article-journal")
    assert first["Link"].count("rel=") == 1
    second = json.loads(first.content)["next"].partition("testserver")[2]
    assert "type=article-journal" in second
    header = program.response(second)["Link"]
    assert 'rel="prev"' in header
    assert 'rel="next"' in header
    assert all(
        part.strip().startswith("<http://testserver/api/v1/") for part in header.split(", <")[:1]
    )


@pytest.mark.parametrize(
    "cursor", ["x", "x:y", "%00", "a" * 1999, "a" * 5000, "WzFd:3", "[]", "%F0%9F%92%A9", "%ff"]
)
def test_a_cursor_that_is_none_of_the_list_is_refused(works, program, cursor):
    (fault,) = program.json(f"/publications?cursor={cursor}", 400)["errors"]
    assert fault["parameter"] == "cursor"


def test_the_cursor_of_another_list_is_refused(works, program):
    cursor = program.json("/publications?limit=2")["next"].partition("cursor=")[2]
    for path in ("/publications?sort=title", "/people?limit=2", "/publications?q=engines"):
        joined = "&" if "?" in path else "?"
        assert program.json(f"{path}{joined}cursor={cursor}", 400)["errors"]


def test_addresses_of_pages_stay_short_whatever_is_in_the_records(site_tree, program):
    for number in range(3):
        PublicationFactory(title="ÄÖÜ 数学 " * 2000)
        TopicFactory(name="数" * 98 + str(number), slug=f"topic-{number}")
        PersonFactory(family="数" * 99)
    for path in ("/publications?sort=title&limit=1", "/topics?limit=1", "/people?limit=1"):
        assert len(program.json(path)["next"]) < 1000


@pytest.mark.parametrize("limit", ["0", "-1", "101", "1.5", "x", "٣", " 1", "1e3", "9" * 999])
def test_the_number_of_items_of_a_page_is_bounded(program, limit):
    (fault,) = program.json(f"/publications?limit={limit}", 400)["errors"]
    assert fault == {"parameter": "limit", "detail": "“limit” is a number from 1 to 100."}


def test_the_other_lists_come_in_pages_as_well(world, program):
    world.add_news()
    world.add_opening()
    for name in ("people", "groups", "memberships", "topics", "news", "openings"):
        whole = program.results(f"/{name}")
        assert whole, name
        assert _ids(program.all_pages(f"/{name}?limit=1")) == [item["id"] for item in whole]


def test_a_page_of_works_with_very_many_names_is_shorter(site_tree, program, monkeypatch):
    monkeypatch.setattr(keyset, "MOST_WEIGHT", 5)
    numbers = (2, 2, 2, 9, 1, 6, 3, 3)
    for number in numbers:
        PublicationFactory(authors=[f"Ada Lovelace{n}" for n in range(number)], title="Same")
    forth = program.all_pages("/publications")
    assert [[len(item["names"]) for item in page] for page in forth] == [
        *([2, 2], [2], [9], [1], [6], [3], [3]),
    ]
    page = program.json(program.json("/publications")["next"].partition("testserver")[2])
    assert program.json(page["previous"].partition("testserver")[2])["results"] == forth[0]
