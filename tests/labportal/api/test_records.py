"""Content of records, and the ways to one: its id, any slug that it ever had."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents.models import Document

from groups.models import HarvestedPublication
from people.models import PersonLink
from publications.imports.removals.people.merging import delete, merge
from publications.models import Publication
from tests.factories import MembershipFactory, PersonFactory, PublicationFactory, as_editor
from tests.portal import makes_renditions

pytestmark = [pytest.mark.django_db, makes_renditions]


def test_a_publication_says_what_its_page_says(world, program):
    pdf = Document.objects.create(title="x", file=ContentFile(b"%PDF", name="x.pdf"))
    publication = PublicationFactory(
        title="On rich engines",
        authors=[world.lead, {"literal": "The Engine Group"}, as_editor(world.member)],
        topics=[world.topic],
        issued_month=2,
        arxiv_id="2501.04284",
        abstract="What engines do.",
        award="Best engine",
        notice="corrected",
        notice_doi="10.1000/184",
        notice_date="2025-01",
        language="en",
        identifiers=[("preprint_doi", "10.1000/183")],
        links=[("code", "https://example.org/code")],
        pdf=pdf,
    )
    item = program.json(f"/publications/{publication.pk}")
    assert item["names"][0]["person"] == {
        "id": world.lead.pk,
        "name": "Ada Lovelace",
        "url": "http://testserver/people/ada-lovelace/",
    }
    assert [(one["role"], one["name"]) for one in item["names"]] == [
        ("author", "Ada Lovelace"),
        ("author", "The Engine Group"),
        ("editor", "Charles Babbage"),
    ]
    assert item["issued"] == "2024-02"
    assert item["identifiers"] == [
        {"kind": "preprint_doi", "value": "10.1000/183", "url": "https://doi.org/10.1000/183"}
    ]
    assert item["links"] == [{"kind": "code", "url": "https://example.org/code"}]
    assert item["notice"] == {"kind": "corrected", "doi": "10.1000/184", "date": "2025-01"}
    assert item["pdf_url"] == f"http://testserver{pdf.url}"
    assert item["open_access"] is True
    assert [one["slug"] for one in item["topics"] + item["groups"]] == ["privacy", "machines"]
    assert item["topics"][0]["name"] == {"en": "Privacy", "de": "Datenschutz"}


def test_csl_is_that_of_the_export_and_the_citation_that_of_the_style(world, program, client):
    path = f"/publications/{world.publication.slug}.json"
    exported = b"".join(client.get(path).streaming_content).decode()
    item = program.json(f"/publications/{world.publication.pk}?style=apa&lang=de")
    assert item["csl"]["DOI"] in exported
    assert item["csl"]["title"] == "On engines"
    assert (item["citation"]["style"], item["citation"]["language"]) == ("apa", "de")
    assert item["citation"]["text"].startswith("Lovelace, A., & Menabrea, L. (2024).")
    assert 'href="http://testserver/de/people/ada-lovelace/"' in item["citation"]["html"]


def test_a_person_says_what_strangers_may_see(world, program):
    world.lead.email, world.lead.email_visibility = "ada@example.org", "public"
    world.lead.phone, world.lead.phone_visibility = "+49 89 1", "members"
    world.lead.room, world.lead.room_visibility = "1.2", "hidden"
    world.lead.orcid = "0000-0002-1825-0097"
    world.lead.save()
    PersonLink.objects.create(person=world.lead, label="Code", url="https://example.org")
    PersonLink.objects.create(person=world.lead, label="Evil", url="javascript:alert(1)")
    past = MembershipFactory(person=world.lead, end="2021", destination="Analytical Ltd")
    MembershipFactory(person=world.lead, start="2999")
    item = program.json(f"/people/{world.lead.pk}")
    assert (item["email"], item["phone"], item["room"]) == ("ada@example.org", None, None)
    assert item["portrait_url"].startswith("http://testserver/media/images/")
    assert item["orcid"] == "https://orcid.org/0000-0002-1825-0097"
    assert item["links"] == [{"label": "Code", "url": "https://example.org"}]
    assert item["biography"] == {"en": "<p>Writes notes.</p>", "de": "<p>Schreibt Notizen.</p>"}
    told = {one["id"]: one["destination"] for one in item["memberships"]}
    assert told[past.pk] == "Analytical Ltd"
    assert len(told) == 2


def test_links_of_a_biography_lead_to_the_portal_from_anywhere(world, program):
    page = world.tree["research"]["en"]
    text = f'<p><a linktype="page" id="{page.pk}">Our research</a> &amp; <b>more</b></p>'
    world.lead.texts.filter(language="en").update(biography=text)
    assert program.json(f"/people/{world.lead.pk}")["biography"]["en"] == (
        '<p><a href="http://testserver/research/">Our research</a> &amp; <b>more</b></p>'
    )


def test_the_other_records_say_what_their_pages_say(world, program):
    news, openings = world.add_news(), world.add_opening(deadline="2999-01-31")
    group = program.json(f"/groups/{world.group.pk}")
    assert group["lead"]["en"] == "Engines that compute."
    assert [one["name"] for one in group["leads"]] == ["Ada Lovelace"]
    topic = program.json(f"/topics/{world.topic.pk}")
    assert topic["description"]["de"] == "Geheimnisse."
    (item,) = program.results("/news?lang=de&group=machines&person=ada-lovelace")
    assert (item["id"], item["title"], item["language"]) == (news["de"].pk, "Sie läuft", "de")
    assert item["url_by_language"] == {
        "en": "http://testserver/news/it-runs/",
        "de": "http://testserver/de/news/it-runs/",
    }
    assert item["publications"][0]["title"] == "On engines"
    (opening,) = program.results("/openings?kind=phd&group=machines")
    assert (opening["id"], opening["deadline"]) == (openings["en"].pk, "2999-01-31")
    assert opening["supervisors"][0]["id"] == world.lead.pk
    membership = program.results("/memberships?person=ada-lovelace&group=machines")[0]
    assert membership["person"]["name"] == "Ada Lovelace"


@pytest.mark.parametrize(
    ("resource", "attribute"), [("publications", "publication"), ("people", "lead")]
)
def test_a_slug_leads_to_the_id_and_a_former_one_as_well(world, program, resource, attribute):
    record = getattr(world, attribute)
    former = record.slug
    record.slug = "another"
    record.save()
    for slug in ("another", former):
        response = program.response(f"/{resource}/{slug}?lang=de", 301)
        assert response["Location"] == f"http://testserver/api/v1/{resource}/{record.pk}?lang=de"
    assert program.response(f"/groups/{world.group.slug}", 301)["Location"].endswith(
        f"/groups/{world.group.pk}"
    )
    assert program.response(f"/topics/{world.topic.slug}", 301)


def test_what_was_merged_leads_to_what_holds_it_and_what_was_deleted_is_gone(world, program):
    other = PersonFactory(slug="other")
    merge(other.pk, world.lead.pk, {})
    for key in (world.lead.pk, "ada-lovelace"):
        assert program.response(f"/people/{key}", 301)["Location"].endswith(f"/people/{other.pk}")
    delete(other.pk)
    for key in (world.lead.pk, other.pk, "other"):
        program.json(f"/people/{key}", 410)
    PublicationFactory(
        slug="old", merged_into=world.publication, retired_at=timezone.now(), title="Old"
    )
    location = program.response("/publications/old", 301)["Location"]
    assert location.endswith(f"/publications/{world.publication.pk}")
    gone = PublicationFactory(retired_at=timezone.now())
    program.json(f"/publications/{gone.pk}", 410)


def test_changes_are_told_and_what_went_as_well(world, program):
    other = PublicationFactory(title="Other")
    program.results("/publications")
    HarvestedPublication.objects.update(datestamp=timezone.now() - timedelta(days=3))
    start = f"{timezone.now() - timedelta(hours=1):%Y-%m-%dT%H:%M:%SZ}"
    assert program.results(f"/publications?changed_since={start}") == []
    world.topic.texts.filter(language="de").update(name="Anderes")
    (item,) = program.results(f"/publications?changed_since={start}&sort=changed")
    assert item["id"] == world.publication.pk
    assert program.results(f"/deleted-publications?changed_since={start}") == []
    Publication.objects.filter(pk=other.pk).update(public=False)
    assert [one["id"] for one in program.results("/publications")] == [world.publication.pk]
    (deleted,) = program.results(f"/deleted-publications?changed_since={start}")
    assert deleted["id"] == other.pk
    assert program.json(f"/publications/{other.pk}", 404)["status"] == 404


def test_the_language_that_is_asked_for_changes_no_time(world, program):
    (first,) = program.results("/publications")
    HarvestedPublication.objects.update(datestamp=timezone.now() - timedelta(days=3))
    (german,) = program.results("/publications?lang=de")
    assert german["changed"] < first["changed"]
