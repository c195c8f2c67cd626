"""The page that takes identifiers in a real browser: without scripts, for a screen reader."""

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import expect
from pytest_httpserver import HTTPServer

from publications.models import Publication
from tests.axe import findings
from tests.publications.imports.admin.wizard import make_librarian
from tests.publications.lookup import recorded
from tests.publications.lookup.recorded import pubmed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(params=[True])
def page(request, browser, live_server, scene):
    """A window of a librarian, with or without scripts."""
    client = Client()
    client.force_login(scene(make_librarian))
    name = django_settings.SESSION_COOKIE_NAME
    context = browser.new_context(base_url=live_server.url, java_script_enabled=request.param)
    context.add_cookies(
        [{"name": name, "value": client.cookies[name].value, "url": live_server.url}]
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def pubmed_here(settings):
    with HTTPServer(host="127.0.0.1") as server:
        settings.LOOKUP = {**settings.LOOKUP, "PUBMED_URL": server.url_for("")}
        server.expect_request("/efetch.fcgi").respond_with_data(pubmed(recorded.PUBMED_ARTICLE))
        yield server


@pytest.mark.parametrize("page", [True, False], indirect=True, ids=["scripts", "no scripts"])
def test_from_identifiers_to_a_publication(page, pubmed_here):
    page.goto("/admin/imports/new/")
    page.get_by_role("link", name="Or look up DOIs, arXiv ids and PubMed ids").click()
    field = page.get_by_label("DOIs, arXiv ids and PubMed ids")
    field.fill("PMID: 31452104\nwhat?")
    page.get_by_role("button", name="Show the plan").click()
    expect(page.get_by_role("main")).to_contain_text("Line 2: “what?” is no DOI")
    expect(field).to_have_value("PMID: 31452104\nwhat?")
    field.fill("PMID: 31452104\n10.1000/182")
    page.get_by_role("button", name="Show the plan").click()
    main = page.get_by_role("main")
    expect(main).to_contain_text("Effect of CO2 on E. coli")
    expect(main).to_contain_text("10.1000/182: 127.0.0.1:9 could not be reached.")
    page.get_by_role("button", name="Import as shown").click()
    expect(page.get_by_role("main")).to_contain_text("The import is done.")
    assert Publication.objects.get().pmid == "31452104"


def test_the_form_and_its_errors_are_accessible(page, settings):
    settings.LOOKUP = {**settings.LOOKUP, "PUBMED_URL": ""}
    page.goto("/admin/imports/identifiers/")
    for text in ("what?", "10.1000/182"):
        page.get_by_label("DOIs, arXiv ids and PubMed ids").fill(text)
        page.get_by_role("button", name="Show the plan").click()
        expect(page.locator(".help-critical, .w-field__errors").first).to_be_visible()
        assert findings(page, within="#main") == []
