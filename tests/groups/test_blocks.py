"""The block of publications: on any page, picked by hand or filtered."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.blocks import StructBlockValidationError

from groups.blocks import PublicationsBlock
from labportal.models import StandardPage
from tests.factories import (
    KeyPublicationFactory,
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
    TopicFactory,
)
from tests.portal import SiteTree

Show = Callable[..., Any]


@pytest.fixture
def show(site_tree: SiteTree, get: Any) -> Show:
    """Return what a page shows of a block with these values."""
    pages = site_tree.add(site_tree["home"], StandardPage, title="Reading", slug="reading", body=[])

    def show_(prefix: str = "", **values: Any) -> Any:
        for page in pages.values():
            page.body = [("publications", PublicationsBlock().normalize(values))]
            page.save()
        return get(f"{prefix}/reading/").main

    return show_


def titles(main: Any) -> list[str]:
    """Return the titles that are listed, in order."""
    return [title.text for title in main.all("span", "citation-title")]


def test_publications_are_listed_by_group_person_topic_year_and_type(show: Show) -> None:
    person, topic = PersonFactory(), TopicFactory()
    group = ResearchGroupFactory()
    by_group = PublicationFactory(title="Of the group")
    KeyPublicationFactory(group=group, publication=by_group)
    PublicationFactory(title="By the person", authors=[person])
    PublicationFactory(title="On the topic", topics=[topic])
    PublicationFactory(title="Of the year", issued_year=1987)
    PublicationFactory(title="Of the type", type="dataset")
    PublicationFactory(title="Hidden", type="dataset", public=False)
    assert titles(show(group=group)) == ["Of the group"]
    assert titles(show(person=person)) == ["By the person"]
    assert titles(show(topic=topic)) == ["On the topic"]
    assert titles(show(year=1987)) == ["Of the year"]
    assert titles(show(type="dataset")) == ["Of the type"]
    assert titles(show(person=person, type="dataset")) == []
    assert len(titles(show())) == 5


def test_picked_publications_stand_in_the_editors_order_with_their_remarks(show: Show) -> None:
    one, other = PublicationFactory(title="One"), PublicationFactory(title="Other")
    picked = [{"publication": other, "remark": "Read this"}, {"publication": one, "remark": ""}]
    main = show(picked=picked, heading="Start here")
    assert titles(main) == ["Other", "One"]
    assert main.one("ol", "publications").all("span", "citation-remark")[0].text == "Read this"
    assert "Start here" in [heading.text for heading in main.all("h2")]


def test_a_picked_record_that_was_merged_is_the_one_that_holds_it_now(show: Show) -> None:
    heir = PublicationFactory(title="Heir")
    merged = PublicationFactory(title="Merged", merged_into=heir, retired_at=timezone.now())
    gone = PublicationFactory(title="Gone", retired_at=timezone.now())
    assert titles(show(picked=[{"publication": merged}, {"publication": gone}])) == ["Heir"]


def test_a_list_has_headings_a_length_a_style_and_a_way_to_the_rest(show: Show) -> None:
    group = ResearchGroupFactory(slug="vision", citation_style="vancouver")
    for year in (2021, 2022, 2022):
        publication = PublicationFactory(authors=["Ada Lovelace"], issued_year=year)
        KeyPublicationFactory(group=group, publication=publication)
    main = show(group=group, grouping="year", length=2)
    assert [heading.text for heading in main.all("h2")] == ["2022"]
    assert [one.text[:11] for one in main.all("p", "citation")] == ["Lovelace A."] * 2
    (more,) = [link for link in main.all("a") if "See all 3" in link.text]
    assert more["href"].startswith("/publications/?")
    assert "group=vision" in more["href"]
    assert (
        show(group=group, style="ieee")
        .one("section", "publications-block")
        .text.startswith("A. Lovelace")
    )


def test_a_list_is_sorted_and_numbered_as_its_style_says(show: Show) -> None:
    for author, year in (("Zoe Zuse", 2024), ("Ada Lovelace", 2020)):
        PublicationFactory(title=f"By {author}", authors=[author], issued_year=year)
    numbered = show(order="style", style="ieee")
    assert [one.text[:4] for one in numbered.all("p", "citation")] == ["[1] ", "[2] "]
    assert [one.strip(",") for one in titles(numbered)] == ["By Zoe Zuse", "By Ada Lovelace"]
    assert titles(show(order="style", style="apa")) == ["By Ada Lovelace", "By Zoe Zuse"]
    # Which works are shown is no matter of the style.
    assert titles(show(order="style", style="apa", length=1)) == ["By Zoe Zuse"]


def test_picked_works_keep_their_remarks_where_the_style_sorts_them(show: Show) -> None:
    picks = [("Zoe Zuse", "last"), ("Ada Lovelace", "first")]
    picked = [
        {"publication": PublicationFactory(authors=[author]), "remark": remark}
        for author, remark in picks
    ]
    main = show(picked=picked, order="style", style="apa")
    assert [one.text for one in main.all("span", "citation-remark")] == ["first", "last"]


def test_works_of_one_author_and_year_are_told_apart_where_the_style_sorts(show: Show) -> None:
    for title in ("B", "A"):
        PublicationFactory(title=title, authors=["Ada Lovelace"], issued_year=2020)
    text = show(order="style", style="apa").text
    assert "2020a" in text
    assert "2020b" in text


@pytest.mark.django_db
def test_headings_and_the_order_of_the_style_are_one_or_the_other() -> None:
    block = PublicationsBlock()
    value = block.to_python({"order": "style", "grouping": "year", "length": 5, "picked": []})
    with pytest.raises(StructBlockValidationError) as error:
        block.clean(value)
    assert list(error.value.block_errors) == ["grouping"]


def test_types_stand_together_under_their_headings(show: Show) -> None:
    for kind in ("book", "article-journal", "book"):
        PublicationFactory(type=kind)
    main = show(grouping="type", heading="All")
    assert [heading.text for heading in main.all("h3")] == ["Journal article", "Book"]
    german = show("/de", grouping="type")
    assert [heading.text for heading in german.all("h2")] == ["Zeitschriftenartikel", "Buch"]


def test_long_lists_of_names_are_cut_but_for_members_of_the_lab(show: Show) -> None:
    member = PersonFactory(given="Mia", family="Member")
    PublicationFactory(authors=[*(f"Ann Author{n}" for n in range(9)), member, "Zed Last"])
    text = show(names="members").one("p", "citation").text
    assert "Author3" in text
    assert "Author4" not in text
    assert "Member" in text


@pytest.mark.parametrize(
    ("name", "factory"),
    [("group", ResearchGroupFactory), ("person", PersonFactory), ("topic", TopicFactory)],
)
def test_of_a_record_that_was_deleted_nothing_is_listed(
    site_tree: SiteTree, get: Any, name: str, factory: Any
) -> None:
    record = factory()
    PublicationFactory(title="Of somebody else")
    (page,) = site_tree.add(
        {"en": site_tree["home"]["en"]},
        StandardPage,
        title="Reading",
        slug="reading",
        body=[("publications", PublicationsBlock().normalize({name: record}))],
    ).values()
    record.delete()
    assert titles(get("/reading/").main) == []
    block = StandardPage.objects.get(pk=page.pk).body[0]
    state = block.block.get_form_state(block.value)
    assert state[name]["string"] == "No longer there"
    with pytest.raises(StructBlockValidationError):
        block.block.clean(block.value)


def test_publications_of_a_merged_person_are_those_of_who_they_are_now(show: Show) -> None:
    heir = PersonFactory()
    PublicationFactory(title="Of the heir", authors=[heir])
    PublicationFactory(title="Of somebody else")
    assert titles(show(person=PersonFactory(merged_into=heir))) == ["Of the heir"]


def test_nothing_to_list_is_nothing_at_all(show: Show) -> None:
    assert not show(year=1500, heading="Of old").all("section")


@pytest.mark.django_db
def test_picking_and_filtering_at_once_is_refused() -> None:
    block = PublicationsBlock()
    value = block.normalize({"picked": [{"publication": PublicationFactory()}], "year": 2020})
    with pytest.raises(StructBlockValidationError):
        block.clean(value)


def test_a_long_list_asks_the_database_no_more_than_a_short_one(show: Show) -> None:
    def queries() -> int:
        show()
        with CaptureQueriesContext(connection) as captured:
            show()
        return len([one for one in captured if one["sql"].startswith("SELECT")])

    PublicationFactory(authors=[PersonFactory()])
    few = queries()
    for _ in range(15):
        PublicationFactory(authors=[PersonFactory()])
    assert queries() == few
