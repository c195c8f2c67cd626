"""The first page after signing in: who one is, what waits and what is to be mended, by role."""

import csv
import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.users.models import UserProfile

from labportal.models import LinkAnswer, OpeningPage, WebLink
from people.models import Person, PersonLink
from publications.models import Authorship, ImportBatch, ImportStatus, Publication
from tests.factories import MembershipFactory, PersonFactory, portrait
from tests.portal import makes_renditions
from tests.staff.answers import answer, page_url, record_url
from tests.staff.world import fresh

pytestmark = makes_renditions

HOME = "/admin/"
#: Queries of the first page of an administrator; one or two for each kind of chore.
BUDGET = 66
WELL = "all is done"


def panel_links(client, panel):
    """Return the texts of the links of a panel of the first page, with their addresses."""
    content = client.get(HOME).content.decode()
    section = re.search(rf'<section[^>]* id="{panel}-section".*?</section>', content, re.DOTALL)
    if not section:
        return {}
    links = re.findall(r'<a\b[^>]*href="([^"]+)"[^>]*>(.*?)</a>', section[0], re.DOTALL)
    texts = {" ".join(unescape(strip_tags(text)).split()): unescape(url) for url, text in links}
    # What every panel has leads to the help, or within the page.
    texts = {text: url for text, url in texts.items() if not url.startswith("/admin/help/")}
    return {text: url for text, url in texts.items() if not url.startswith("#")}


@pytest.fixture
def chores(world):
    """Let something wait for everybody."""
    soon = timezone.localdate() + timedelta(days=3)
    for team in (world.vision, world.imaging):
        type(team.membership).objects.filter(pk=team.membership.pk).update(end=soon.isoformat())
    OpeningPage.objects.update(deadline=soon)
    PersonFactory(family="Neu")
    ImportBatch.objects.update(status=ImportStatus.PLANNED)
    work = Publication(title="By Ada", issued_year=2001, container_title="Notes")
    work.authorships = [
        Authorship(position=0, given="Ada", family="Lovelace", person=world.ada, linked_by="exact"),
        Authorship(position=1, given="B.", family="Noyce"),
    ]
    work.save()
    leaver = PersonFactory(user=world.users["other"])
    MembershipFactory(person=leaver, end="2022")
    portrait("chart")


WAITS = {
    "admin": {
        "1 printed name may be a member’s",
        "1 import waits for a decision",
        "2 memberships end within 30 days",
        "1 person has no membership",
        "1 opening closes within seven days",
        "1 account keeps rights of somebody who left",
    },
    "bib": {"1 printed name may be a member’s", "1 import waits for a decision"},
    "editor": {"1 membership ends within 30 days"},
    "other": {"1 membership ends within 30 days"},
    "member": set(),
}

MENDS = {
    "admin": {
        "3 works have no DOI",
        "2 works do not say where they appeared",
        "3 works have no PDF",
        "1 picture has no description",
        "3 pages are not translated",
    },
    "bib": {
        "3 works have no DOI",
        "2 works do not say where they appeared",
        "3 works have no PDF",
    },
    "editor": {"1 page is not translated"},
    "other": {"1 page is not translated"},
    "member": {"1 of your works lacks something"},
}
REPORT = "All numbers as a report"


@pytest.mark.parametrize(("role", "leads"), [("admin", True), ("bib", True), ("editor", False)])
def test_whoever_keeps_the_bibliography_finds_the_import_and_its_guide(
    signed_in, world, role, leads
):
    client = signed_in(role)
    assert ("Import BibTeX" in panel_links(client, "publications")) == leads
    page = client.get(HOME).content.decode()
    assert ("bibliography-administrator/#import-a-bibtex-file" in page) == leads


@pytest.mark.parametrize("role", WAITS)
def test_everybody_sees_what_waits_for_the_own_role_and_nothing_else(
    role, world, chores, signed_in
):
    assert set(panel_links(signed_in(role), "waiting")) == WAITS[role]


@pytest.mark.parametrize("role", MENDS)
def test_everybody_sees_what_the_own_role_may_mend_and_nothing_else(role, world, chores, signed_in):
    assert set(panel_links(signed_in(role), "quality")) - {REPORT} == MENDS[role]


@pytest.mark.parametrize("role", WAITS)
def test_each_number_opens_a_listing_of_as_many_records(role, world, chores, signed_in):
    client = signed_in(role)
    for panel in ("waiting", "quality"):
        for text, url in panel_links(client, panel).items():
            response = client.get(url)
            assert answer(response) == "yes", url
            if text == REPORT or "printed name" in text:
                continue
            number = int(re.search(r"\d+", text)[0])
            assert len(response.context["object_list"]) == number, text
            if url.startswith("/admin/desk/") and "your works" not in text:
                forms = {row.address for row in response.context["object_list"]}
                assert {answer(client.get(form)) for form in forms} == {"yes"}, text


def test_who_has_nothing_to_do_reads_that_all_is_well(world, signed_in):
    Publication.objects.all().delete()
    content = signed_in("bib").get(HOME).content.decode()
    assert WELL in content
    assert WELL not in signed_in("none").get(HOME, follow=True).content.decode()


def test_nobody_is_offered_a_search_for_pages_who_may_see_none(world, signed_in):
    for role, offered in (("admin", True), ("editor", True), ("bib", False), ("member", False)):
        content = signed_in(role).get(HOME).content.decode()
        assert ('role="search"' in content) == offered, role


def test_a_member_finds_the_own_profile_and_nothing_of_others(world, signed_in):
    links = panel_links(signed_in("member"), "own")
    assert links["My profile"] == record_url(world.ada)
    form = record_url(world.ada)
    gaps = {text: url for text, url in links.items() if url.startswith(f"{form}#")}
    assert set(links) - set(gaps) <= {
        "My profile",
        "My publication list",
        "as visitors see it",
        "Vision",
    }
    assert links["My publication list"] == f"{reverse('reports:write')}?people={world.ada.pk}"
    assert gaps["an ORCID iD"] == f"{form}#id_orcid"
    assert links["Vision"] == "/research/vision/"


def test_an_editor_finds_the_pages_and_the_record_of_the_own_group_and_own_drafts(world, signed_in):
    vision = world.vision
    fresh(vision.pages["en"]).save_revision(user=world.users["editor"])
    fresh(world.imaging.pages["en"]).save_revision(user=world.users["other"])
    links = panel_links(signed_in("editor"), "own")
    written = (("news", "newspage", world.news), ("an opening", "openingpage", world.openings))
    assert links == {
        "page (English) – Vision": page_url(vision.pages["en"]),
        "page (German) – Vision": page_url(vision.pages["de"]),
        "members and publications – Vision": record_url(vision.group),
        "report of publications – Vision": f"{reverse('reports:write')}?groups={vision.group.pk}",
        "Vision": page_url(vision.pages["en"]),
        **{
            f"Write {what}: {language}": f"/admin/pages/add/labportal/{model}/{indexes[code].pk}/"
            for what, model, indexes in written
            for code, language in (("en", "English"), ("de", "German"))
        },
    }


def test_the_menu_counts_what_waits(world, chores, signed_in):
    content = signed_in("bib").get(HOME).content.decode()
    assert '"label": "Names to review (1)"' in content
    assert '"label": "Imports (1)"' in content
    assert '"title": "1 import waits for a decision"' in content
    ImportBatch.objects.all().delete()
    assert '"label": "Imports"' in signed_in("bib").get(HOME).content.decode()


def test_all_of_it_is_there_in_german(world, chores, signed_in):
    profile = UserProfile.get_for_user(world.users["admin"])
    profile.preferred_language = "de"
    profile.save()
    client = signed_in("admin")
    assert "1 Import wartet auf eine Entscheidung" in panel_links(client, "waiting")
    assert "3 Publikationen haben keine DOI" in panel_links(client, "quality")


@pytest.mark.parametrize("role", WAITS)
def test_the_report_and_its_file_tell_the_same_as_the_first_page(role, world, chores, signed_in):
    client = signed_in(role)
    told = {**panel_links(client, "waiting"), **panel_links(client, "quality")}
    told.pop(REPORT, None)
    report = client.get("/admin/desk/")
    assert {one.sentence: one.address for one in report.context["object_list"]} == told
    answered = client.get("/admin/desk/?export=csv")
    lines = b"".join(answered.streaming_content).decode("utf-8-sig").splitlines()
    rows = list(csv.DictReader(lines))
    assert {one["What"] for one in rows} == set(told)
    assert all(one["Address"].startswith("http://testserver/admin/") for one in rows)


def test_a_listing_of_the_desk_goes_into_a_file(world, chores, signed_in):
    answered = signed_in("admin").get("/admin/desk/openings/?export=csv")
    rows = list(
        csv.DictReader(b"".join(answered.streaming_content).decode("utf-8-sig").splitlines())
    )
    assert [one["Title"] for one in rows] == ["Count"]
    assert rows[0]["Address"] == f"http://testserver{page_url(world.opening)}"


def test_the_listings_that_numbers_open_go_into_files_as_they_are_filtered(
    world, chores, signed_in
):
    client = signed_in("admin")
    links = {**panel_links(client, "waiting"), **panel_links(client, "quality")}
    for text, titles in (
        ("3 works have no DOI", {"By Ada", "On engines", "On images"}),
        ("1 person has no membership", {"Ada0 Neu"}),
        ("2 memberships end within 30 days", {"Ada Lovelace", "Bob Noyce"}),
    ):
        answered = client.get(f"{links[text]}&export=csv")
        rows = list(
            csv.reader(b"".join(answered.streaming_content).decode("utf-8-sig").splitlines())
        )
        assert {re.sub(r"^Ada\d+ ", "Ada0 ", row[0]) for row in rows[1:]} == titles


def test_a_member_reads_what_the_own_works_lack(world, chores, signed_in):
    rows = signed_in("member").get("/admin/desk/own-works/").context["object_list"]
    assert [(row.title, row.remark) for row in rows] == [("By Ada", "without a DOI, without a PDF")]


def test_the_first_page_asks_as_often_for_thousands_of_works_as_for_few(world, chores, signed_in):
    client = signed_in("admin")
    client.get(HOME)  # what is cached once is there
    counts = []
    for number in (10, 9990):
        Publication.objects.bulk_create(
            Publication(title=f"Work {number} {one}", slug=f"work-{number}-{one}")
            for one in range(number)
        )
        Authorship.objects.bulk_create(
            Authorship(publication=work, position=0, given="Ada", family=f"Love{work.pk % 99}")
            for work in Publication.objects.filter(slug__startswith=f"work-{number}-")
        )
        Person.objects.bulk_create(
            Person(given="Ada", family=f"Member{number}{one}", slug=f"m-{number}-{one}")
            for one in range(number // 20)
        )
        with CaptureQueriesContext(connection) as asked:
            assert client.get(HOME).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[0] <= BUDGET, counts


def test_a_dead_link_is_told_with_its_record_to_those_who_may_mend_it(world, signed_in):
    url = "https://example.org/gone"
    Publication.objects.filter(pk=world.publication.pk).update(url=url)
    PersonLink.objects.create(person=world.ada, label="Blog", url=url)
    link = WebLink.objects.create(url=url, answer=LinkAnswer.MISSING, failures=2)
    link.pages.add(world.vision.pages["en"])
    work, person, page = "On engines", "Ada Lovelace", "Vision"
    for role, titles in (
        ("admin", [person, work, page]),
        ("bib", [work]),
        ("editor", [page]),
        ("other", []),
        ("member", [person]),
    ):
        rows = signed_in(role).get("/admin/desk/links/").context["object_list"]
        assert [row.title for row in rows] == titles, role
        assert {row.remark for row in rows} <= {f"{url} – the page is not there"}
        told = [text for text in panel_links(signed_in(role), "quality") if "nowhere" in text]
        assert len(told) == bool(titles), role
    WebLink.objects.update(failures=1)
    assert not signed_in("admin").get("/admin/desk/links/").context["object_list"]
