"""Filters of lists: those of the pages, and nothing that is unknown or wrong is passed over."""

from itertools import product
from urllib.parse import quote

import pytest

from labportal.api.registry import RESOURCES
from labportal.api.resources.resource import STATUS
from tests.factories import (
    MembershipFactory,
    PersonFactory,
    PublicationFactory,
    TopicFactory,
    as_editor,
)

pytestmark = pytest.mark.django_db

ODD = [
    "\0",
    "a\0b",
    "%",
    "_",
    "'",
    '"',
    "<script>",
    "\u202e",
    "\ud7ff",
    "-1",
    "0",
    " ",
    "x" * 10_000,
    "𝔄",
    "{}",
    "[]",
]


@pytest.fixture
def works(world):
    """Publications that differ in what lists are filtered by."""
    editor = PersonFactory(slug="editor", family="Editor")
    PublicationFactory(title="Edited", type="book", authors=[as_editor(editor)], issued_year=1999)
    PublicationFactory(title="Joint", authors=[world.lead, world.member], arxiv_id="2501.04284")
    return world


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("year=1999", ["Edited"]),
        ("type=book", ["Edited"]),
        ("editor=editor", ["Edited"]),
        ("person=ada-lovelace", ["Joint", "On engines"]),
        ("person=ada-lovelace&person=charles-babbage", ["Joint"]),
        ("group=machines", ["Joint", "On engines"]),
        ("topic=privacy", ["On engines"]),
        ("access=open", ["Joint"]),
        ("q=joint", ["Joint"]),
        ("q=", ["Joint", "On engines", "Edited"]),
        ("year=2024&group=machines&topic=privacy", ["On engines"]),
        ("translator=ada-lovelace", []),
        ("year=1999&year=2024", ["Joint", "On engines", "Edited"]),
        ("year=2000-", ["Joint", "On engines"]),
        ("year=-1999&type=book", ["Edited"]),
        ("year=none", []),
        ("type=book&type=article-journal&topic=privacy", ["On engines"]),
    ],
)
def test_publications_are_filtered_as_the_public_list_is(works, program, get, query, titles):
    found = program.json(f"/publications?{query}")
    assert [one["title"] for one in found["results"]] == titles
    assert found["count"] == len(titles)
    page = get(f"/publications/?{query}").main.text
    assert all(title in page for title in titles)


def test_people_groups_and_memberships_are_filtered(works, program):
    former = PersonFactory(slug="former", family="Former")
    MembershipFactory(person=former, group=works.group, end="2021")

    def slugs(query):
        return [one["slug"] for one in program.results(f"/people?{query}")]

    assert slugs("status=current") == ["charles-babbage", "ada-lovelace"]
    assert slugs("status=former") == ["former"]
    assert slugs("group=machines") == ["charles-babbage", "former", "ada-lovelace"]
    assert slugs("group=machines&status=former") == ["former"]
    assert slugs("topic=privacy") == ["charles-babbage", "ada-lovelace"]
    assert slugs("q=lovelace") == ["ada-lovelace"]
    assert [one["slug"] for one in program.results("/groups?topic=privacy")] == ["machines"]
    assert program.results("/groups?status=former") == []
    assert len(program.results("/memberships?status=former")) == 1
    role = program.results("/memberships")[0]["role"]["slug"]
    assert program.results(f"/memberships?role={role}")


def test_a_former_slug_of_a_record_still_filters(works, program):
    works.group.slug = "engines"
    works.group.save()
    assert len(program.results("/publications?group=machines")) == 2
    assert len(program.results("/people?group=machines")) == 2


@pytest.mark.parametrize(
    ("path", "parameter"),
    [
        *(
            (f"/publications?{name}=nobody-at-all", name)
            for name in ("person", "editor", "topic", "group", "translator", "supervisor")
        ),
        ("/people?group=nobody", "group"),
        ("/people?topic=nobody", "topic"),
        ("/memberships?person=nobody", "person"),
        ("/memberships?role=nobody", "role"),
        ("/groups?topic=nobody", "topic"),
        ("/news?person=nobody", "person"),
        ("/openings?kind=nobody", "kind"),
        ("/people?status=nobody", "status"),
        ("/publications?style=nobody", "style"),
        ("/publications?year=24.5", "year"),
        ("/publications?access=closed", "access"),
        ("/publications?sort=id", "sort"),
        ("/publications?page=-1", "page"),
        ("/publications?year=-", "year"),
        ("/publications?year=2024,2025", "year"),
        ("/publications?editor=a&editor=b", "editor"),
        ("/publications?person=a&person=b&person=c", "person"),
        ("/publications?changed_since=yesterday", "changed_since"),
        ("/publications?changed_since=2026-02-30", "changed_since"),
        ("/publications?changed_since=0001-01-01T00:00:00%2B14:00", "changed_since"),
        ("/publications?changed_since=2026-01-01T25:00:00Z", "changed_since"),
        ("/openapi.json?x=1", "x"),
        ("/?x=1", "x"),
    ],
)
def test_what_is_unknown_or_wrong_is_told_with_what_is_allowed(works, program, path, parameter):
    problem = program.json(path, 400)
    (fault,) = problem["errors"]
    assert fault["parameter"] == parameter
    assert fault["detail"] in problem["detail"]
    if parameter in {"status", "kind", "style", "role", "access", "sort", "page"}:
        assert fault["allowed"]


def test_all_faults_are_told_at_once(program):
    problem = program.json("/publications?x=1&year=y&type=z", 400)
    assert [one["parameter"] for one in problem["errors"]] == ["x", "year", "type"]


def test_a_value_may_be_empty_as_forms_send_it(works, program):
    assert program.json("/publications?q=&year=&type=&person=&sort=&style=&limit=")["count"] == 3


@pytest.mark.parametrize("day", ["2026-01-01", "2026-01-01T10:00:00Z", "2026-01-01T10:00:00+01:00"])
def test_times_are_taken_with_a_zone_or_as_days(works, program, day):
    assert program.json(f"/publications?changed_since={day}")["count"] == 3


@pytest.mark.parametrize("name", RESOURCES)
def test_no_value_of_a_parameter_is_a_fault_of_the_portal(works, client, name):
    resource = RESOURCES[name]
    for parameter, value in product((*resource.parameters, STATUS), ODD):
        text = quote(value.encode("utf-8", "surrogatepass"))
        response = client.get(f"/api/v1/{name}?{parameter.name}={text}")
        assert response.status_code in {200, 400}
        assert len(response.content) < 40_000
        response.json()


def test_a_parameter_of_any_name_is_refused(program):
    for name in ("%00", "<script>", "x" * 5000, "%FF"):
        problem = program.json(f"/people?{name}=1", 400)
        assert len(problem["detail"]) < 200


def test_topics_without_texts_have_the_name_of_the_first_language(program):
    topic = TopicFactory(name="Bare")
    topic.texts.all().delete()
    assert program.json(f"/topics/{topic.pk}")["name"] == {"en": "Bare"}
