"""The page of a publication, asked for as something else."""

import json

import pytest
import rispy
from django.utils import timezone

from publications.bibtex import SourceFile, read_files
from tests.data_blocks import json_ld
from tests.factories import PublicationFactory

pytestmark = pytest.mark.django_db

BIBTEX = "application/x-bibtex"
CSL = "application/vnd.citationstyles.csl+json"
RIS = "application/x-research-info-systems"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"


@pytest.fixture
def ask(client, site_tree):
    """Return a function that asks for the page of a publication as a media type."""
    PublicationFactory(title="Größe", slug="doe2024")

    def response(accept, path="/publications/doe2024/"):
        return client.get(path, headers={"accept": accept} if accept is not None else {})

    return response


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        *((BIBTEX, BIBTEX), (CSL, CSL), (RIS, RIS)),
        ("text/x-bibtex", "text/x-bibtex"),
        ("application/citeproc+json", "application/citeproc+json"),
        (f"text/x-bibtex;q=0.5, {CSL};q=0.9", CSL),
        (f"{CSL};q=0.5, {BIBTEX};q=0.9", BIBTEX),
        (f"{BIBTEX}, */*;q=0.1", BIBTEX),
        (f"text/html;q=0.2, {RIS};q=0.3", RIS),
        (f"{CSL}, text/html", CSL),
        (f"image/png, {CSL};q=0.1", CSL),
        ("APPLICATION/X-BIBTEX", BIBTEX),
        (f"{BIBTEX}; charset=utf-8", BIBTEX),
        *((None, "text/html"), ("", "text/html"), ("*/*", "text/html"), (BROWSER, "text/html")),
        ("application/*", "text/html"),
        ("application/pdf", "text/html"),
        ("nonsense", "text/html"),
        (f"{BIBTEX};q=0", "text/html"),
        (f"text/html, {BIBTEX}", "text/html"),
        (f"{BIBTEX};q=0.8, text/html;q=0.9", "text/html"),
        ("," * 5000, "text/html"),
    ],
)
def test_a_request_gets_what_it_prefers(ask, accept, given):
    for prefix in ("", "/de"):
        response = ask(accept, f"{prefix}/publications/doe2024/")
        assert response.status_code == 200
        assert response["Content-Type"] == f"{given}; charset=utf-8"
        assert "Accept" in [name.strip() for name in response["Vary"].split(",")]


def test_what_is_given_is_the_publication(ask):
    entries = read_files([SourceFile("a.bib", ask(BIBTEX).getvalue())]).entries
    assert [entry.values["title"] for entry in entries] == ["Größe"]
    assert json.loads(ask(CSL).getvalue())["title"] == "Größe"
    assert [record["title"] for record in rispy.loads(ask(RIS).getvalue().decode())] == ["Größe"]


def test_json_ld_is_what_the_page_holds(ask, get):
    response = ask("application/ld+json, text/html;q=0.5", "/de/publications/doe2024/")
    assert response["Content-Type"] == "application/ld+json"
    itself, way = json_ld(get("/de/publications/doe2024/"))
    assert response.json()["@graph"] == [itself]
    assert way["@type"] == "BreadcrumbList"
    assert ask("application/ld+json", "/publications/nowhere/").status_code == 404


def test_bibtex_is_in_ascii_if_asked_for(client, site_tree):
    PublicationFactory(title="Größe in 王", slug="doe2024", citekey="müller")
    for path in ("doe2024.bib", "export.bib"):
        text = client.get(f"/publications/{path}?encoding=ascii").getvalue()
        assert text.isascii()
        assert b'title = {Gr{\\"o}{\\ss}e in Wang}' in text
        assert b"@article{muller," in text
        assert not client.get(f"/publications/{path}?encoding=utf-8").getvalue().isascii()


def test_the_file_of_one_begins_with_its_entry(client, site_tree):
    PublicationFactory(slug="doe2024")
    assert client.get("/publications/doe2024.bib").getvalue().startswith(b"@article{")
    assert client.get("/publications/export.bib").getvalue().startswith(b"% Encoding: UTF-8")


def test_what_is_given_names_its_own_address(ask, client):
    response = ask(RIS, "/de/publications/doe2024/")
    assert response["Content-Location"] == "../doe2024.ris"
    assert response["X-Robots-Tag"] == "noindex"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert client.get("/de/publications/doe2024.ris").getvalue() == response.getvalue()


@pytest.mark.parametrize("accept", [BIBTEX, CSL, RIS, "text/html"])
def test_what_visitors_are_not_to_see_is_no_file_either(ask, accept):
    heir = PublicationFactory(slug="heir")
    PublicationFactory(slug="hidden", public=False)
    PublicationFactory(slug="gone", retired_at=timezone.now())
    PublicationFactory(slug="old", retired_at=timezone.now(), merged_into=heir)
    assert ask(accept, "/publications/hidden/").status_code == 404
    assert ask(accept, "/publications/gone/").status_code == 410
    moved = ask(accept, "/publications/old/")
    assert (moved.status_code, moved["Location"]) == (301, "/publications/heir/")


def test_the_page_names_its_other_formats(client, get, site_tree):
    PublicationFactory(slug="doe2024")
    for prefix in ("", "/de"):
        links = {
            link["type"]: link["href"]
            for link in get(f"{prefix}/publications/doe2024/").all("link")
            if link["rel"] == "alternate" and link["type"]
        }
        assert links.keys() == {BIBTEX, CSL, RIS}
        for media_type, address in links.items():
            assert address.startswith(f"http://testserver{prefix}/publications/doe2024.")
            response = client.get(address.removeprefix("http://testserver"))
            assert response["Content-Type"].startswith(media_type)


@pytest.mark.parametrize("extension", ["bib", "ris", "json"])
def test_every_format_has_files_of_one_and_of_a_list(client, site_tree, extension):
    PublicationFactory(title="First", slug="first", issued_year=2024)
    PublicationFactory(title="Second", issued_year=2023)
    PublicationFactory(title="Hidden", public=False)
    for path, stem in (("first", "first"), ("export", "publications")):
        response = client.get(f"/publications/{path}.{extension}")
        assert response.streaming
        assert response["Content-Disposition"] == f'attachment; filename="{stem}.{extension}"'
        assert response["Content-Type"].endswith("; charset=utf-8")
        assert response["X-Robots-Tag"] == "noindex"
        text = response.getvalue().decode()
        assert "First" in text
        assert "Hidden" not in text
        assert ("Second" in text) == (path == "export")
    filtered = client.get(f"/de/publications/export.{extension}?year=2023").getvalue().decode()
    assert "Second" in filtered
    assert "First" not in filtered
