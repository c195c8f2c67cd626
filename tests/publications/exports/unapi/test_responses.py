"""unAPI: what reference managers ask for by id, and what pages tell them."""

from xml.etree import ElementTree as ET

import pytest
from django.utils import timezone

from publications.models import Publication
from tests.factories import PublicationFactory

pytestmark = pytest.mark.django_db

SERVER = "/publications/unapi.xml"


@pytest.fixture
def publication(site_tree):
    return PublicationFactory(title="A study & more", slug="doe2024", authors=["Jane Doe"])


def _formats(response):
    return {node.get("name"): node.get("type") for node in ET.fromstring(response.content)}  # noqa: S314


def test_the_formats_are_told(client, publication):
    response = client.get(SERVER)
    assert response["Content-Type"].startswith("application/xml")
    assert _formats(response).keys() == {"rdf_zotero", "ris", "bibtex", "csl-json"}
    of_one = client.get(f"{SERVER}?id=doe2024")
    assert of_one.status_code == 300
    assert ET.fromstring(of_one.content).get("id") == "doe2024"  # noqa: S314


def test_a_publication_is_told_in_each_format(client, publication):
    for name, media_type in _formats(client.get(SERVER)).items():
        response = client.get(f"{SERVER}?id=doe2024&format={name}")
        assert response["Content-Type"].startswith(media_type)
        assert response["X-Robots-Tag"] == "noindex"
        assert "A study" in response.content.decode()
    assert client.get(f"{SERVER}?id=doe2024&format=marc").status_code == 406


def test_its_page_is_named_in_the_language_that_was_asked(client, publication):
    for prefix in ("", "/de"):
        text = client.get(f"{prefix}{SERVER}?id=doe2024&format=rdf_zotero").content.decode()
        assert f'about="http://testserver{prefix}/publications/doe2024/"' in text


def test_what_visitors_are_not_to_see_is_not_told(client, site_tree):
    heir = PublicationFactory(title="The heir", slug="heir")
    PublicationFactory(slug="hidden", public=False)
    PublicationFactory(slug="gone", retired_at=timezone.now())
    PublicationFactory(slug="old", retired_at=timezone.now(), merged_into=heir)
    for slug in ("hidden", "gone", "nowhere", "%00", "<script>", "x" * 5000):
        for query in (f"?id={slug}", f"?id={slug}&format=rdf_zotero"):
            assert client.get(f"{SERVER}{query}").status_code in {400, 404}
    assert "The heir" in client.get(f"{SERVER}?id=old&format=ris").content.decode()


def _told(page):
    ids = [tag["title"] for tag in page.all("abbr", "unapi-id")]
    spans = page.all("span", "Z3988")
    return ids, len(spans)


def test_a_page_of_a_publication_tells_of_it_alone(get, publication):
    PublicationFactory(title="A study & even more", slug="doe2023", authors=["Jane Doe"])
    page = get("/publications/doe2024/")
    assert _told(page) == (["doe2024"], 0)
    (server,) = (link["href"] for link in page.all("link") if link["rel"] == "unapi-server")
    assert server == SERVER


def test_a_list_tells_of_each_of_its_publications_once(get, publication):
    PublicationFactory(slug="other")
    ids, spans = _told(get("/publications/"))
    assert sorted(ids) == ["doe2024", "other"]
    assert spans == Publication.objects.count()
