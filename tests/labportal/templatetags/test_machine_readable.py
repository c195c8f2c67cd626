"""Pages as machines read them: canonical addresses, meta tags, JSON-LD, COinS."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction

from labportal.models import SocialLink
from people.models import PersonLink, Visibility
from publications.models import Publication
from tests.data_blocks import json_ld
from tests.factories import MembershipFactory, PersonFactory, PublicationFactory
from tests.html import Html
from tests.portal import SiteTree, World

HOST = "http://testserver"


def meta(page: Html, prefix: str) -> list[tuple[str, str]]:
    """Return names and contents of the meta tags whose names begin so."""
    tags = [(tag["name"], tag["content"]) for tag in page.all("meta")]
    return [tag for tag in tags if tag[0].startswith(prefix)]


def canonical(page: Html) -> list[str]:
    """Return the canonical addresses of a page."""
    return [link["href"] for link in page.all("link") if link["rel"] == "canonical"]


def node(page: Html, kind: str) -> dict[str, Any]:
    """Return the only node of a type on a page."""
    (found,) = (one for one in json_ld(page) if one["@type"] == kind)
    return found


# Canonical addresses


def test_every_page_has_one_canonical_address(world: World, get: Any) -> None:
    for prefix in ("", "/de"):
        for path in world.paths.values():
            assert canonical(get(prefix + path)) == [HOST + prefix + path], path


def test_what_changes_nothing_is_not_in_the_canonical_address(world: World, get: Any) -> None:
    assert canonical(get("/?utm_source=x")) == [f"{HOST}/"]
    assert canonical(get("/people/ada-lovelace/?a=b")) == [f"{HOST}/people/ada-lovelace/"]
    base = f"{HOST}/publications/"
    for query, kept in (
        ("?page=1&sort=oldest&utm=x&q=", ""),
        ("?group=machines&year=2024&sort=title", "?year=2024&group=machines"),
        ("?q=%22%3E%3Cscript%3E", "?q=%22%3E%3Cscript%3E"),
    ):
        assert canonical(get(f"/publications/{query}")) == [base + kept]


def test_a_page_of_a_list_is_its_own(site_tree: SiteTree, get: Any) -> None:
    for _number in range(51):
        PublicationFactory(authors=[])
    assert canonical(get("/publications/?page=2&year=2024")) == [
        f"{HOST}/publications/?year=2024&page=2"
    ]


def test_what_is_not_there_has_no_address(world: World, get: Any) -> None:
    Publication.objects.update(retired_at="2024-01-01T00:00Z")
    assert canonical(get("/nowhere/", status=404)) == []
    gone = get(world.paths["publication"], status=410)
    assert canonical(gone) == []
    assert meta(gone, "citation_") == []


# Publications


def test_a_publication_page_tells_scholar_and_dublin_core(world: World, get: Any) -> None:
    page = get(world.paths["publication"])
    tags = meta(page, "citation_")
    assert [value for name, value in tags if name == "citation_author"] == [
        "Lovelace, Ada",
        "Menabrea, Luigi",
    ]
    assert ("citation_abstract_html_url", HOST + world.paths["publication"]) in tags
    assert ("citation_doi", "10.1000/182") in tags
    assert ("citation_keywords", "Privacy") in tags
    assert all(value for _name, value in tags)
    core = meta(page, "DC.")
    assert ("DC.title", "On engines") in core
    assert ("DC.relation.ispartof", "Journal of Tests") in core
    assert ("DC.identifier", "doi:10.1000/182") in core
    assert [link["href"] for link in page.all("link") if link["rel"] == "schema.DC"] == [
        "http://purl.org/dc/elements/1.1/"
    ]


def test_only_publication_pages_have_these_tags(world: World, get: Any) -> None:
    for kind, path in world.paths.items():
        tags = meta(get(path), "citation_") + meta(get(path), "DC.")
        assert bool(tags) == (kind == "publication"), path


def _document(name: str, **fields: Any) -> Document:
    file = ContentFile(b"%PDF", name=name)
    document: Document = Document.objects.create(title="x", file=file, **fields)
    return document


def test_a_pdf_is_named_only_if_visitors_may_read_it(
    world: World, get: Any, client: Client
) -> None:
    publication, path = world.publication, world.paths["publication"]
    root = Collection.get_first_root_node()
    assert root is not None
    closed = root.add_child(name="Closed")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    below = closed.add_child(name="Below")
    for document, named in (
        (_document("paper.pdf"), True),
        (_document("paper.docx"), False),
        (_document("closed.pdf", collection=closed), False),
        (_document("below.pdf", collection=below), False),
    ):
        publication.pdf = document
        publication.save()
        for prefix in ("", "/de"):
            url = f"{HOST}{prefix}{path}full-text.pdf"
            urls = [value for name, value in meta(get(prefix + path), "citation_pdf_url")]
            assert urls == ([url] if named else [])
            encoding = node(get(prefix + path), "ScholarlyArticle").get("encoding", {})
            assert encoding.get("contentUrl") == (url if named else None)
            answer = client.get(url)
            assert answer.status_code == (200 if named else 404)
            if named:
                assert answer["Content-Type"] == "application/pdf"
                assert answer.getvalue() == b"%PDF"


def test_nodes_of_one_thing_have_one_id_on_all_pages(world: World, get: Any) -> None:
    person_id = f"{HOST}/people/ada-lovelace/#person"
    group_id = f"{HOST}/research/machines/#researchgroup"
    for prefix in ("", "/de"):
        work = node(get(prefix + world.paths["publication"]), "ScholarlyArticle")
        person = node(get(f"{prefix}/people/ada-lovelace/"), "Person")
        group = node(get(f"{prefix}/research/machines/"), "ResearchOrganization")
        lab = node(get(f"{prefix}/"), "ResearchOrganization")
        assert work["@id"] == f"{HOST}{world.paths['publication']}#publication"
        assert work["url"] == HOST + prefix + world.paths["publication"]
        assert work["author"][0]["@id"] == person["@id"] == person_id
        assert person["url"] == f"{HOST}{prefix}/people/ada-lovelace/"
        assert person["affiliation"][0]["@id"] == group["@id"] == group_id
        assert person_id in [member["@id"] for member in group["member"]]
        assert group["parentOrganization"]["@id"] == lab["@id"] == f"{HOST}/#lab"
        assert [part["@id"] for part in lab["subOrganization"]] == [group_id]


def test_texts_of_nodes_are_in_the_language_of_the_page(world: World, get: Any) -> None:
    assert node(get("/de/"), "ResearchOrganization")["name"] == "Testlabor"
    assert node(get("/de/research/machines/"), "ResearchOrganization")["name"] == "Maschinen"
    person = node(get("/de/people/ada-lovelace/"), "Person")
    assert person["jobTitle"] == "Professorin für Maschinen"
    assert person["knowsAbout"] == ["Datenschutz"]


def test_a_title_cannot_end_the_data(site_tree: SiteTree, get: Any) -> None:
    title = "</script><script>alert(1)</script><!-- & \u2028 x"
    PublicationFactory(title=title, slug="x", authors=[{"literal": title}])
    work = node(get("/publications/x/"), "ScholarlyArticle")
    assert work["name"] == "</script><script>alert(1)</script><!-- & x"


# People, groups, the lab


def test_a_person_says_to_machines_what_strangers_see(
    world: World, client: Client, admin_client: Client
) -> None:
    person = world.lead
    person.email, person.orcid = "ada@example.org", "0000-0002-1825-0097"
    PersonLink.objects.create(person=person, label="Home", url="https://ada.example/")
    PersonLink.objects.create(person=person, label="Evil", url="javascript:alert(1)")
    MembershipFactory(person=person, end="2019", start="2018", group__names={"en": "Once"})
    for visibility, shown in (
        (Visibility.PUBLIC, "ada@example.org"),
        (Visibility.MEMBERS, None),
        (Visibility.HIDDEN, None),
    ):
        person.email_visibility = visibility
        person.save()
        for browser in (client, admin_client):
            page = Html(browser.get("/people/ada-lovelace/").content.decode())
            said = node(page, "Person")
            assert said.get("email") == shown
    assert said["name"] == "Ada Lovelace"
    assert said["honorificPrefix"] == "Prof. Dr."
    assert said["jobTitle"] == "Professor of Engines"
    assert said["identifier"] == "https://orcid.org/0000-0002-1825-0097"
    assert said["sameAs"] == ["https://orcid.org/0000-0002-1825-0097", "https://ada.example/"]
    assert [group["name"] for group in said["affiliation"]] == ["Machines"]


def test_who_belongs_to_the_chair_itself_belongs_to_the_lab(world: World, get: Any) -> None:
    MembershipFactory(person=PersonFactory(slug="head"), group=None)
    said = node(get("/people/head/"), "Person")
    assert said["affiliation"] == [
        {"@type": "ResearchOrganization", "@id": f"{HOST}/#lab", "name": "Test Lab"}
    ]


def test_the_lab_says_what_its_footer_says(world: World, get: Any) -> None:
    lab = world.tree.site.labsettings
    lab.email, lab.phone = "office@example.org", "123"
    lab.save()
    lab.texts.update(university="Example University")
    SocialLink.objects.create(settings=lab, label="x", url="https://social.example/lab")
    SocialLink.objects.create(settings=lab, label="x", url="javascript:alert(1)")
    said = node(get("/"), "ResearchOrganization")
    assert said["name"] == "Test Lab"
    assert said["parentOrganization"] == {
        "@type": "CollegeOrUniversity",
        "name": "Example University",
    }
    assert (said["address"], said["email"], said["telephone"]) == (
        *("Beispielallee 7", "office@example.org", "123"),
    )
    assert said["sameAs"] == ["https://social.example/lab"]


# Lists


def test_every_publication_of_a_list_has_its_context_object(world: World, get: Any) -> None:
    for path in ("/", "/publications/", "/people/ada-lovelace/", "/topics/privacy/"):
        spans = get(path).main.all("span", "Z3988")
        assert [span["title"].startswith("ctx_ver=Z39.88-2004&") for span in spans] == [True], path
        assert spans[0].text == ""
    assert get(world.paths["publication"]).all("span", "Z3988") == []


@pytest.mark.parametrize("path", ["/", "/people/ada-lovelace/", "/research/machines/"])
def test_a_portal_without_a_list_of_publications_has_pages(
    world: World, get: Any, path: str
) -> None:
    world.tree["publications"]["en"].unpublish()
    page = get(path)
    feeds = [link["href"] for link in page.all("link") if link["type"] == "application/atom+xml"]
    assert not [feed for feed in feeds if "/news/" not in feed]
