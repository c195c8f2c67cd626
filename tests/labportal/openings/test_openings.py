"""Openings: open until their deadline, and out of the lists after it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from labportal.models import OpeningPage
from people.models import Person
from tests.factories import PersonFactory, ResearchGroupFactory
from tests.html import Html, scripts_that_say
from tests.portal import SiteTree, World
from tests.publications.hostile_files import SCRIPT
from tests.site.test_previews import preview

LISTS = ("/", "/openings/", "/research/machines/", "/people/ada-lovelace/")
DAY = timedelta(days=1)


def titles(page: Html) -> list[str]:
    """Return the titles in the lists of openings, in order."""
    return [link.text for link in page.main.all("a", "openings-title")]


def add(tree: SiteTree, title: str, **fields: Any) -> dict[str, Any]:
    """Add an opening in both languages."""
    fields = {"slug": title.lower().replace(" ", "-"), "kind": "other", **fields}
    return tree.add(tree["openings"], OpeningPage, title=title, **fields)


@pytest.mark.parametrize(
    ("deadline", "filled", "current"),
    [
        (date(2026, 5, 10), False, True),
        (date(2026, 5, 11), False, True),
        (date(2026, 5, 9), False, False),
        (None, False, True),
        (None, True, False),
        (date(2026, 5, 11), True, False),
        (date(2026, 5, 9), True, False),
    ],
)
def test_the_day_of_the_deadline_is_the_last_on_which_an_opening_is_open(
    site_tree: SiteTree, deadline: date | None, filled: bool, current: bool
) -> None:
    on = date(2026, 5, 10)
    opening = add(site_tree, "Some", deadline=deadline, filled=filled)["en"]
    assert opening.is_current(on) is current
    english = OpeningPage.objects.filter(pk=opening.pk)
    assert english.current(on).exists() is current
    assert english.past(on).exists() is not current


def test_without_a_day_it_is_today(site_tree: SiteTree) -> None:
    today = timezone.localdate()
    last = add(site_tree, "Last day", deadline=today)["en"]
    over = add(site_tree, "Over", deadline=today - DAY)["en"]
    assert last.is_current()
    assert not over.is_current()
    assert set(OpeningPage.objects.child_of(site_tree["openings"]["en"]).current()) == {last}
    assert set(OpeningPage.objects.child_of(site_tree["openings"]["en"]).past()) == {over}


def test_the_nearest_deadline_comes_first_and_none_last(site_tree: SiteTree, get: Any) -> None:
    today = timezone.localdate()
    add(site_tree, "Whenever")
    add(site_tree, "Later", deadline=today + 2 * DAY)
    add(site_tree, "Soon", deadline=today)
    page = get("/openings/")
    assert titles(page) == ["Soon", "Later", "Whenever"]
    assert page.main.all("time")[0]["datetime"] == today.isoformat()
    assert page.main.text.endswith("Other position · Open until it is filled")


def test_an_opening_is_listed_and_shown_with_all_that_is_known(world: World, get: Any) -> None:
    deadline = timezone.localdate() + 30 * DAY
    world.add_opening(deadline=deadline, start="At once", lead=("Compute.", "Rechne."))
    for prefix in ("", "/de"):
        for path in LISTS:
            page = get(prefix + path)
            assert titles(page) == [("Count with engines", "Mit Maschinen zählen")[bool(prefix)]]
            links = {link["href"] for link in page.main.all("a")}
            assert f"{prefix}/openings/count/" in links, path
            assert f"{prefix}/research/machines/" in links, path
            assert f"{prefix}/people/ada-lovelace/" in links, path
    page = get("/openings/count/")
    assert page.headings == [(1, "Count with engines")]
    details = {row.one("dt").text: row.one("dd").text for row in page.main.one("dl").all("div")}
    assert details.pop("Deadline")
    assert details == {
        "Kind": "PhD position",
        "Research group": "Machines",
        "Supervised by": "Ada Lovelace",
        "Start": "At once",
    }
    facts = get("/openings/").main.one("ul", "openings").one("p", "card-detail")
    assert facts.one("span", "mark").text == "PhD position"
    assert facts.one("span", "deadline").one("time")["datetime"] == deadline.isoformat()
    assert page.main.one("time")["datetime"] == deadline.isoformat()
    assert not page.main.all("p", "closed")
    assert not [meta for meta in page.all("meta") if meta["name"] == "robots"]


def test_an_opening_says_whom_to_write_to_as_far_as_everybody_may_know(
    world: World, get: Any, admin_client: Client
) -> None:
    def contact(page: Html) -> list[str]:
        rows = {row.one("dt").text: row for row in page.main.one("dl").all("div")}
        return [link["href"] for link in rows["Contact"].all("a")] if "Contact" in rows else []

    world.add_opening()
    assert contact(get("/openings/count/")) == []
    lab = world.tree.site.labsettings
    lab.email = "office@example.org"
    lab.save()
    world.lead.email = "ada@example.org"
    world.lead.email_visibility = "members"
    world.lead.save()
    assert contact(get("/openings/count/")) == ["mailto:office@example.org"]
    signed_in = admin_client.get("/openings/count/").content.decode()
    assert contact(Html(signed_in)) == ["mailto:office@example.org"]
    world.lead.email_visibility = "public"
    world.lead.save()
    assert contact(get("/openings/count/")) == ["mailto:ada@example.org"]
    OpeningPage.objects.update(filled=True)
    assert contact(get("/openings/count/")) == []


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"deadline": date(2020, 1, 2)}, "deadline of this opening has passed"),
        ({"filled": True}, "has been filled"),
        ({"filled": True, "deadline": date(2020, 1, 2)}, "has been filled"),
        ({"filled": True, "deadline": date(2999, 1, 2)}, "has been filled"),
    ],
)
def test_a_past_opening_leaves_the_lists_and_keeps_its_page_which_says_so(
    world: World, get: Any, client: Client, fields: dict[str, Any], why: str
) -> None:
    world.add_opening(**fields)
    for prefix in ("", "/de"):
        for path in LISTS:
            assert titles(get(prefix + path)) == [], path
    page = get("/openings/count/")
    assert why in page.main.one("p", "closed").text
    assert "Open until" not in page.main.text
    assert "noindex" in [meta["content"] for meta in page.all("meta") if meta["name"] == "robots"]
    assert page.links["Deutsch"] == "/de/openings/count/"
    assert "/openings/count/" not in client.get("/sitemap.xml").content.decode()
    assert "Count with engines" not in get("/search/?q=engines").links


def test_a_current_opening_is_in_the_site_map_and_found(
    world: World, get: Any, client: Client
) -> None:
    world.add_opening()
    sitemap = client.get("/sitemap.xml").content.decode()
    assert "<loc>http://testserver/openings/count/</loc>" in sitemap
    assert "<loc>http://testserver/de/openings/count/</loc>" in sitemap
    assert "Count with engines" in get("/search/?q=count").links


def test_openings_of_others_are_not_on_the_page_of_a_group_or_person(
    world: World, get: Any
) -> None:
    add(world.tree, "At the chair")
    add(world.tree, "Elsewhere", group=ResearchGroupFactory())
    for path in ("/research/machines/", "/people/ada-lovelace/"):
        assert titles(get(path)) == []
        assert (2, "Open theses and positions") not in get(path).headings
    assert len(titles(get("/openings/"))) == 2


def test_a_merged_supervisor_is_shown_as_who_they_are_now(world: World, get: Any) -> None:
    heir = PersonFactory(given="Augusta", family="King", slug="augusta")
    for page in world.add_opening().values():
        page.supervisors.create(person=heir)
        page.save()
    Person.objects.filter(pk=world.lead.pk).update(merged_into=heir)
    for path in ("/openings/", "/openings/count/", "/people/augusta/"):
        people = [link["href"] for link in get(path).main.all("a") if "/people/a" in link["href"]]
        assert people == ["/people/augusta/"], path


def test_an_opening_outlives_its_group(world: World, get: Any) -> None:
    group = ResearchGroupFactory(slug="short-lived")
    world.add_opening(group=group)
    group.delete()
    page = get("/openings/count/")
    assert "Research group" not in [term.text for term in page.main.all("dt")]


def test_drafts_and_private_openings_are_in_no_list(world: World, get: Any) -> None:
    draft = world.add_opening(slug="draft", live=False)["en"]
    private = world.add_opening(slug="private")["en"]
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    for path in LISTS:
        assert titles(get(path)) == [], path
    get("/openings/draft/", status=404)
    found = preview(draft)
    assert found.headings == [(1, "Count with engines")]
    assert "Ada Lovelace" in found.links


def test_a_portal_without_index_pages_shows_neither_news_nor_openings(
    world: World, get: Any
) -> None:
    for kind in ("news", "openings"):
        for page in world.tree[kind].values():
            page.delete()
    for path in LISTS:
        if path != "/openings/":
            assert not {"News", "Open theses and positions"} & {
                text for _, text in get(path).headings
            }


def test_hostile_text_stays_text(world: World, get: Any) -> None:
    world.add_opening(title=SCRIPT, lead=SCRIPT, start=SCRIPT)
    for path in (*LISTS, "/openings/count/"):
        page = get(path)
        assert not scripts_that_say(page, "alert"), path
        assert not [element for element in page.all() if "onerror" in element.attributes], path
