"""Nothing is in the API that no page shows."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.documents.models import Document
from wagtail.models import Page, PageViewRestriction

from labportal.api.registry import RESOURCES
from publications.imports.removals.people.merging import delete
from tests.factories import (
    KeyPublicationFactory,
    MembershipFactory,
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
    TopicFactory,
    portrait,
)
from tests.labportal.privacy.lab import fill, run
from tests.portal import makes_renditions
from tests.publications.hostile_files import BIDI, CONTROL
from tests.site.test_hostile_text import SCRIPT, TEXT_FIELDS

pytestmark = [pytest.mark.django_db, makes_renditions]
SECRET = "Unheard-of"


def _close(world, kind):
    for page in world.tree[kind].values():
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def _everything(program):
    """Return all answers in all languages, as text."""
    found = []
    for name in RESOURCES:
        for query in ("", "lang=en&", "lang=de&"):
            if "deleted" not in name or not query:
                address = f"/api/v1/{name}?{query}limit=100"
                found.append(program.client.get(address).content.decode())
    return "\n".join(found)


@pytest.mark.parametrize(
    "hidden", [{"public": False}, {"status": "submitted"}, {"retired_at": timezone.now()}]
)
def test_hidden_publications_are_nowhere(world, program, hidden):
    publication = PublicationFactory(
        title=SECRET, slug="unheard-of", authors=[world.lead], topics=[world.topic], **hidden
    )
    KeyPublicationFactory(group=world.group, publication=publication)
    world.add_news(title=("One", "Eins"), slug="one")
    for page in Page.objects.filter(slug="one"):
        page.specific.concerned_publications.create(publication=publication)
    assert SECRET not in _everything(program)
    for key in (publication.pk, "unheard-of"):
        problem = program.json(f"/publications/{key}", 410 if "retired_at" in hidden else 404)
        assert SECRET not in str(problem)
    assert program.json("/publications?q=unheard")["count"] == 0


def test_groups_and_pages_that_are_drafts_private_or_to_come_are_nowhere(world, program):
    draft, private, coming = (
        ResearchGroupFactory(slug=slug, names={"en": slug, "de": slug}, start=start)
        for slug, start in (("draft", ""), ("private", ""), ("coming", "2999"))
    )
    for group in (draft, private, coming):
        world.tree.add_group_pages(group, lead=SECRET)
    for page in Page.objects.filter(slug="draft"):
        page.unpublish()
    for page in Page.objects.filter(slug="private"):
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    later = timezone.localdate() + timedelta(days=3)
    pages = world.add_news(title=(SECRET, SECRET), date=later)
    world.add_opening(title=(SECRET, SECRET), filled=True)
    world.add_opening(title=(SECRET, SECRET), slug="over", deadline="2020-01-01")
    assert SECRET not in _everything(program)
    assert [one["slug"] for one in program.results("/groups")] == ["machines"]
    for group in (draft, private, coming):
        program.json(f"/groups/{group.pk}", 404)
        program.json(f"/groups/{group.slug}", 404)
    program.json(f"/news/{pages['en'].pk}", 404)


def test_memberships_to_come_and_those_of_who_is_gone_are_nowhere(world, program):
    MembershipFactory(person=world.member, start="2999", destination=SECRET)
    gone = PersonFactory(family=SECRET)
    MembershipFactory(person=gone)
    delete(gone.pk)
    assert SECRET not in _everything(program)
    for name in ("memberships", "news"):
        program.json(f"/{name}?person={gone.slug}", 410)


def test_details_of_people_are_those_that_strangers_see(world, program):
    for visibility in ("members", "hidden"):
        person = PersonFactory(
            photo=portrait("secret"),
            photo_visibility=visibility,
            email="unheard-of@example.org",
            email_visibility=visibility,
            phone="+49 123 456",
            phone_visibility=visibility,
            room=SECRET,
            room_visibility=visibility,
        )
        item = program.json(f"/people/{person.pk}")
        assert {item[name] for name in ("email", "phone", "room", "portrait_url")} == {None}
    withdrawn = PersonFactory(photo=portrait("x"), photo_consent_withdrawn_on="2020-01-01")
    assert program.json(f"/people/{withdrawn.pk}")["portrait_url"] is None
    found = _everything(program)
    assert "unheard-of" not in found.lower()
    assert "123 456" not in found


def test_who_wants_the_present_name_everywhere_has_no_other(world, program):
    person = PersonFactory(given="Mary", family="Present", present_name_everywhere=True)
    printed = {"given": SECRET, "family": SECRET, "person": person, "linked_by": "editor"}
    PublicationFactory(title="Engines", authors=[printed])
    person.name_variants.create(name=f"{SECRET}, M.")
    assert SECRET not in _everything(program)
    assert program.json("/people?q=unheard")["count"] == 0


def test_pdfs_under_embargo_and_in_closed_collections_are_not_named(world, program):
    pdf = Document.objects.create(title="x", file=ContentFile(b"%PDF", name="x.pdf"))
    later = timezone.localdate() + timedelta(days=3)
    publication = PublicationFactory(pdf=pdf, pdf_from=later)
    item = program.json(f"/publications/{publication.pk}")
    assert (item["pdf_url"], item["open_access"]) == (None, False)


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("publications", ["publications", "deleted-publications"]),
        ("people", ["people", "memberships"]),
        ("topics", ["topics"]),
    ],
)
def test_a_closed_list_has_no_resource_and_no_addresses(world, program, kind, names):
    _close(world, kind)
    for name in names:
        program.json(f"/{name}", 404)
        assert name not in program.json("/")["resources"]
        if RESOURCES[name].has_records:
            program.json(f"/{name}/1", 404)
    assert f"/{kind}/" not in _everything(program).replace("/api/v1/", "")


def test_closed_pages_of_groups_news_and_openings_leave_their_lists_empty(world, program):
    world.add_news()
    world.add_opening()
    for kind in ("research", "news", "openings"):
        _close(world, kind)
    for name in ("groups", "news", "openings"):
        assert program.results(f"/{name}") == []
    (item,) = program.results("/publications")
    assert [group["url"] for group in item["groups"]] == [None]


def test_an_erased_person_is_gone_under_every_address(
    world, program, django_capture_on_commit_callbacks
):
    fill(world)
    with django_capture_on_commit_callbacks(execute=True):
        run("zdenka-muesselkuehn", "--names", "replace", "--yes")
    problem = program.json("/people/zdenka-muesselkuehn", 410)
    assert problem["status"] == 410
    for name in ("publications", "memberships", "news"):
        program.json(f"/{name}?person=zdenka-muesselkuehn", 410)
    assert "muesselkuehn" not in _everything(program).lower()


def test_hostile_text_comes_out_as_it_is_in_json(world, program):
    hostile = f"{SCRIPT}{BIDI}\u2028\u0085</script>𝔄"
    values = {name: SCRIPT[:12] if name == "pmid" else SCRIPT[:20] for name in TEXT_FIELDS}
    publication = PublicationFactory(
        **values | {"title": hostile, "abstract": CONTROL.replace("\0", "")},
        url="javascript:alert(1)",
        identifiers=[("handle", SCRIPT)],
        links=[("code", "javascript:alert(1)"), ("data", 'https://x.org/"><script>')],
        authors=[world.lead, {"literal": "x" * 500}],
    )
    topic = TopicFactory(name=SCRIPT[:90], slug="hostile", texts={"en": (hostile[:99], hostile)})
    item = program.json(f"/publications/{publication.pk}")
    assert item["title"] == hostile
    assert [one["kind"] for one in item["links"]] == ["data"]
    for html in (item["title_html"], item["citation"]["html"]):
        assert "<script" not in html
        assert "<img" not in html
        assert "javascript:" not in html
    assert program.json(f"/topics/{topic.pk}")["description"]["en"] == hostile
    program.results("/publications?style=apa&lang=de")


def test_a_page_of_a_hundred_takes_as_many_queries_as_one_of_three(world, client):
    def grow(number):
        topic = TopicFactory(name=f"Topic {number}")
        group = ResearchGroupFactory(topics=[topic])
        world.tree.add_group_pages(group)
        person = PersonFactory(
            topics=[topic], photo=world.lead.photo, texts={"en": ("x", "<p>y</p>")}
        )
        MembershipFactory(person=person, group=group, lead=True)
        publication = PublicationFactory(authors=[person, world.lead], topics=[topic])
        KeyPublicationFactory(group=group, publication=publication)
        news = world.add_news(slug=f"news-{number}")
        for page in news.values():
            page.concerned_people.create(person=person)
        world.add_opening(slug=f"opening-{number}", group=group)

    def counts():
        found = {}
        for name in RESOURCES:
            address = f"/api/v1/{name}?limit=100"
            client.get(address)
            with CaptureQueriesContext(connection) as captured:
                assert client.get(address).status_code == 200
            found[name] = len(captured)
        return found

    for number in range(3):
        grow(number)
    few = counts()
    for number in range(3, 12):
        grow(number)
    assert counts() == few
    assert max(few.values()) < 45, few
