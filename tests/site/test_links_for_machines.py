"""Links in headers by which programs find their way, as https://signposting.org has them."""

import re

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents.models import Document
from wagtail.models import Page, PageViewRestriction

from publications.models import Publication
from tests.factories import PersonFactory, PublicationFactory

HOST = "http://testserver"
ORCIDS = ("0000-0002-1825-0097", "0000-0001-5109-3700")


def links(response):
    """Return address and type of the links of a response, by relation."""
    found = {}
    for url, rel, _rest, kind in re.findall(
        r'<([^>]*)>; rel="([^"]*)"(; type="([^"]*)")?', response.get("Link", "")
    ):
        found.setdefault(rel, []).append((url, kind))
    return found


@pytest.fixture
def work(site_tree):
    pdf = Document.objects.create(title="x", file=ContentFile(b"%PDF-1.7", name="Über uns.pdf"))
    return PublicationFactory(
        slug="engines",
        doi="10.1000/182",
        authors=[
            PersonFactory(orcid=ORCIDS[0]),
            {"family": "Bell", "orcid": ORCIDS[1]},
            "Ann Without",
        ],
        pdf=pdf,
        pdf_licence="CC-BY-4.0",
    )


@pytest.mark.parametrize("prefix", ["", "/de"])
def test_the_page_of_a_publication_leads_to_all_that_belongs_to_it(work, client, prefix):
    page = f"{HOST}{prefix}/publications/engines"
    for method in (client.get, client.head):
        assert links(method(f"{page}/")) == {
            "cite-as": [("https://doi.org/10.1000/182", "")],
            "type": [
                ("https://schema.org/ScholarlyArticle", ""),
                ("https://schema.org/AboutPage", ""),
            ],
            "author": [(f"https://orcid.org/{orcid}", "") for orcid in ORCIDS],
            "describedby": [
                (f"{page}.bib", "application/x-bibtex"),
                (f"{page}.ris", "application/x-research-info-systems"),
                (f"{page}.json", "application/vnd.citationstyles.csl+json"),
            ],
            "item": [(f"{page}/full-text.pdf", "application/pdf")],
            "license": [("https://creativecommons.org/licenses/by/4.0/", "")],
            "collection": [(f"{HOST}{prefix}/publications/", "text/html")],
            "linkset": [(f"{page}/linkset.json", "application/linkset+json")],
        }


def test_each_link_of_the_portal_leads_somewhere_and_back(work, client):
    page = f"{HOST}/publications/engines/"
    found = links(client.get(page))
    for rel, back in (("describedby", "describes"), ("item", "collection"), ("linkset", "")):
        for url, kind in found[rel]:
            answer = client.get(url)
            assert answer.status_code == 200, url
            assert answer["Content-Type"].partition(";")[0] == kind
            if answer.streaming:
                assert answer.getvalue()
            assert not back or links(answer) == {back: [(page, "text/html")]}
    document = client.get(found["linkset"][0][0]).json()["linkset"][0]
    assert document["anchor"] == page
    for rel in set(found) - {"linkset"}:
        assert [target["href"] for target in document[rel]] == [url for url, _kind in found[rel]]


def test_a_work_without_doi_is_cited_by_its_preprint_or_its_page(work, client):
    Publication.objects.update(doi="", arxiv_id="2501.04284")
    address = "/publications/engines/"
    assert links(client.get(address))["cite-as"] == [("https://arxiv.org/abs/2501.04284", "")]
    Publication.objects.update(arxiv_id="")
    assert links(client.get(address))["cite-as"] == [(HOST + address, "")]


def test_a_pdf_that_is_not_everybodys_is_in_no_link(work, client):
    Publication.objects.update(pdf_from=timezone.localdate().replace(year=2999))
    found = links(client.get("/publications/engines/"))
    assert not {"item", "license"} & set(found)
    assert client.get("/publications/engines/full-text.pdf").status_code == 404


def test_three_hundred_authors_are_in_the_link_set(work, client):
    authors = [{"family": f"A{one}", "orcid": ORCIDS[one % 2]} for one in range(300)]
    PublicationFactory(slug="many", doi="10.1000/1", authors=authors)
    response = client.get("/publications/many/")
    assert len(response["Link"]) <= 2000
    found = links(response)
    assert set(found) == {"cite-as", "type", "linkset"}
    document = client.get(found["linkset"][0][0]).json()["linkset"][0]
    assert len(document["author"]) == 300


def test_a_hostile_identifier_stays_in_its_link(work, client):
    Publication.objects.update(doi='10.1000/<ü>"; rel="x", <y\r\nX-Evil: 1')
    response = client.get("/publications/engines/")
    assert response["Link"].isascii()
    assert not response.has_header("X-Evil")
    assert len(links(response)["cite-as"]) == 1
    assert "x" not in links(response)


def test_what_is_hidden_submitted_gone_or_closed_has_no_links(work, client):
    paths = [f"/publications/engines{end}" for end in ("/", "/linkset.json", "/full-text.pdf")]
    for fields, status in (
        ({"public": False}, 404),
        ({"public": False, "status": "submitted"}, 404),
        ({"public": True, "status": "published", "retired_at": timezone.now()}, 410),
    ):
        Publication.objects.update(**fields)
        for path in paths:
            answer = client.get(path)
            assert (answer.status_code, answer.has_header("Link")) == (status, False), path
    Publication.objects.update(retired_at=None)
    page = Page.objects.get(slug="publications", locale__language_code="en")
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="tides")
    for path in (*paths, "/publications/"):
        answer = client.get(path)
        assert "Link" not in answer.headers, path
        assert b"%PDF" not in answer.content


def test_a_former_address_leads_to_where_the_files_are_now(work, client):
    work.slug = "machines"
    work.save()
    for end in ("/linkset.json", "/full-text.pdf", ".bib"):
        answer = client.get(f"/publications/engines{end}")
        assert answer.status_code == 301
        assert answer["Location"] == f"/publications/machines{end}"


def test_a_list_leads_to_its_exports(work, client):
    found = links(client.get("/de/publications/?year=2024&q=ü"))
    assert found["type"] == [("https://schema.org/CollectionPage", "")]
    assert [url for url, _kind in found["describedby"]] == [
        f"{HOST}/de/publications/export.{extension}?q=%C3%BC&year=2024"
        for extension in ("bib", "ris", "json")
    ]


def test_the_page_of_a_person_leads_to_the_orcid_record(site_tree, client):
    PersonFactory(slug="ada", orcid=ORCIDS[0])
    PersonFactory(slug="bob")
    assert links(client.get("/people/ada/")) == {
        "cite-as": [(f"https://orcid.org/{ORCIDS[0]}", "")],
        "type": [("https://schema.org/ProfilePage", "")],
        "collection": [(f"{HOST}/people/", "text/html")],
    }
    assert "cite-as" not in links(client.get("/people/bob/"))
