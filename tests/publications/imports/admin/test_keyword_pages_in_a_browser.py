"""Keywords that become topics, in a real browser: without scripts, and for a screen reader."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from labportal.base.models import Topic
from publications.bibtex.entry import SourceFile
from publications.imports.run import import_files
from publications.models import PublicationTopic
from tests.axe import findings
from tests.factories import TopicFactory
from tests.publications.imports.admin.wizard import CASCADE, VESSELS, address, make_librarian

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FILE = CASCADE.replace("year =", "keywords = {MRI, Deep Learning; Bildgebung},\n  year =") + (
    VESSELS.replace("year =", "keywords = {deep learning, <b>Graphs</b>},\n  year =")
)


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def page(browser, live_server, request, scene):
    """The page of an import with keywords, opened by a librarian."""
    TopicFactory(name="Deep learning", slug="deep-learning")
    TopicFactory(name="Imaging", slug="imaging")
    batch = import_files([SourceFile("group.bib", FILE.encode())], "Zotero").batch
    client = Client()
    client.force_login(scene(make_librarian))
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context = browser.new_context(base_url=live_server.url, java_script_enabled=request.param)
    context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
    )
    opened = context.new_page()
    opened.goto(address(batch, "inspect"))
    yield opened
    context.close()


def test_keywords_become_topics(page):
    page.get_by_role("link", name="4 keywords could become topics").click()
    expect(page.get_by_role("row")).to_have_count(5)
    expect(page.get_by_label("Topic for “Deep Learning”", exact=True)).to_have_value(
        str(Topic.objects.get(slug="deep-learning").pk)
    )
    name = page.get_by_label("Name of a new topic for “MRI”")
    expect(name).to_be_hidden()
    page.get_by_label("Topic for “MRI”", exact=True).select_option("a new topic …")
    name.fill("Magnetic resonance")
    page.get_by_label("Topic for “Bildgebung”", exact=True).select_option("Imaging")
    page.get_by_role("button", name="Give the topics chosen").click()
    expect(page.get_by_role("main")).to_contain_text("2 publications were given topics.")
    given = PublicationTopic.objects.order_by("tag__name", "content_object__citekey")
    assert list(given.values_list("tag__name", "content_object__citekey")) == [
        ("Deep learning", "cascade"),
        ("Deep learning", "vessels"),
        ("Imaging", "cascade"),
        ("Magnetic resonance", "cascade"),
    ]


@pytest.mark.parametrize("page", [True], indirect=True)
def test_the_page_reads_well_for_everybody_and_fits_a_phone(page):
    page.get_by_role("link", name="4 keywords could become topics").click()
    page.get_by_label("Topic for “MRI”", exact=True).select_option("a new topic …")
    assert findings(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 360
