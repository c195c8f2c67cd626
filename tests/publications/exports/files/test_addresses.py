"""The files of publications: `/publications/<slug>.bib` and `/publications/export.bib`."""

import pytest
from wagtail.models import PageViewRestriction

from publications.bibtex import SourceFile, read_files
from publications.models import Publication
from tests.factories import PublicationFactory, TopicFactory

pytestmark = pytest.mark.django_db


def _titles(response):
    assert response.status_code == 200
    files = [SourceFile("export.bib", b"".join(response.streaming_content))]
    return [entry.values["title"] for entry in read_files(files).entries]


@pytest.mark.parametrize("prefix", ["", "/de"])
def test_a_publication_is_a_bib_file_in_every_language(client, site_tree, prefix):
    PublicationFactory(title="Größe", slug="doe2024")
    response = client.get(f"{prefix}/publications/doe2024.bib")
    assert response["Content-Type"] == "application/x-bibtex; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="doe2024.bib"'
    assert response["X-Robots-Tag"] == "noindex"
    assert _titles(response) == ["Größe"]


@pytest.mark.parametrize("prefix", ["", "/de"])
def test_the_list_is_a_bib_file_with_the_filters_of_the_page(client, site_tree, prefix):
    PublicationFactory(title="First", issued_year=2024, topics=[TopicFactory(slug="mri")])
    PublicationFactory(title="Second", issued_year=2023)
    PublicationFactory(title="Hidden", public=False)
    response = client.get(f"{prefix}/publications/export.bib")
    assert response.streaming
    assert response["Content-Type"] == "application/x-bibtex; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="publications.bib"'
    assert response["X-Robots-Tag"] == "noindex"
    assert _titles(response) == ["First", "Second"]
    assert _titles(client.get(f"{prefix}/publications/export.bib?topic=mri")) == ["First"]
    assert _titles(client.get(f"{prefix}/publications/export.bib?year=2023&page=7")) == ["Second"]
    assert _titles(client.get(f"{prefix}/publications/export.bib?year=x")) == []


def test_what_visitors_are_not_to_see_has_no_file(client, site_tree):
    PublicationFactory(slug="hidden", public=False)
    PublicationFactory(slug="gone", retired_at="2024-01-01T00:00Z")
    assert client.get("/publications/hidden.bib").status_code == 404
    assert client.get("/publications/gone.bib").status_code == 410
    assert client.get("/publications/nobody.bib").status_code == 404


def test_the_file_of_a_merged_publication_is_that_of_its_heir(client, site_tree):
    heir = PublicationFactory(slug="heir", title="Heir")
    PublicationFactory(slug="old", retired_at="2024-01-01T00:00Z", merged_into=heir)
    for prefix in ("", "/de"):
        response = client.get(f"{prefix}/publications/old.bib")
        assert response.status_code == 301
        assert response["Location"] == f"{prefix}/publications/heir.bib"


@pytest.mark.parametrize(
    "path",
    [
        "/publications/doe2024.exe",
        "/publications/export.exe",
        "/publications/doe2024.bib/",
        "/publications/a/doe2024.bib",
        "/doe2024.bib",
        "/people/doe2024.bib",
        "/nowhere/export.bib",
    ],
)
def test_other_addresses_with_dots_are_not_found(client, site_tree, path):
    PublicationFactory(slug="doe2024")
    assert client.get(path, follow=True).status_code == 404


@pytest.mark.parametrize("name", ["doe2024.bib", "export.bib"])
def test_the_files_of_a_private_list_ask_for_a_login(client, site_tree, name):
    PublicationFactory(slug="doe2024")
    PageViewRestriction.objects.create(
        page=site_tree["publications"]["en"], restriction_type=PageViewRestriction.LOGIN
    )
    response = client.get(f"/publications/{name}")
    assert response.status_code == 302
    assert response["Location"].endswith(f"next=/publications/{name}")
    assert _titles(client.get(f"/de/publications/{name}")) == [Publication.objects.get().title]


def test_the_files_move_with_the_page(client, site_tree):
    PublicationFactory(slug="doe2024", title="Moved")
    page = site_tree["publications"]["en"]
    page.slug = "bibliography"
    page.save()
    assert _titles(client.get("/bibliography/doe2024.bib")) == ["Moved"]
    assert client.get("/publications/doe2024.bib").status_code == 404


def test_an_unpublished_list_has_no_files(client, site_tree):
    PublicationFactory(slug="doe2024")
    site_tree["publications"]["en"].unpublish()
    assert client.get("/publications/doe2024.bib").status_code == 404
    assert client.get("/publications/export.bib").status_code == 404
