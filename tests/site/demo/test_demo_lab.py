"""The demo lab: every public page as a stranger, every admin view of pages and records."""

import re
import tomllib
from html import unescape
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

import labportal.demo
from groups.models import Membership, ResearchGroup
from labportal.demo.accounts import sign_ins
from labportal.models import NewsPage, OpeningPage
from people.models import Person
from publications.models import ImportBatch, Publication

pytestmark = [
    pytest.mark.usefixtures("demo_lab"),
    # Wagtail leaves the temporary files of new renditions to the garbage collector.
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
]
GROUPS = tomllib.loads((Path(labportal.demo.__file__).parent / "groups.toml").read_text())["groups"]


def _addresses():
    content = Client().get("/sitemap.xml").content.decode()
    return [re.sub(r"^https?://[^/]+", "", url) for url in re.findall(r"<loc>(.*?)</loc>", content)]


@pytest.fixture
def admin():
    client = Client()
    client.force_login(get_user_model().objects.get(username="demo-admin"))
    return client


def test_the_demo_lab_is_whole():
    assert ResearchGroup.objects.count() == 5
    assert Publication.objects.visible().count() == 39
    assert sum(group.key_publications.count() for group in ResearchGroup.objects.all()) == 40
    assert Membership.objects.past().exists()
    assert ImportBatch.objects.get().counts == {"new": 39}
    assert len(sign_ins()) >= 4
    for language in ("en", "de"):
        assert NewsPage.objects.filter(locale__language_code=language).listed().count() == 4
        openings = OpeningPage.objects.filter(locale__language_code=language)
        assert (openings.current().count(), openings.past().count()) == (3, 1)


def test_a_stranger_may_open_every_page_in_both_languages():
    addresses = _addresses()
    records = Person.objects.count() + Publication.objects.count()
    assert len(addresses) > 2 * records
    for address in addresses:
        response = Client().get(address)
        assert response.status_code == 200, address
        assert response.content.count(b"<h1") == 1, address


@pytest.mark.parametrize("prefix", ["", "/de"])
def test_news_and_openings_of_the_demo_lead_to_each_other_and_to_records(prefix):
    client = Client()
    past = OpeningPage.objects.past().first()
    assert past.slug not in " ".join(_addresses())
    assert client.get(f"{prefix}/openings/{past.slug}/").status_code == 200
    feed = client.get(f"{prefix}/news/feed.atom")
    for one in NewsPage.objects.filter(locale__language_code="de" if prefix else "en"):
        assert one.title in feed.content.decode()
        page = client.get(one.url).content.decode()
        for row in one.concerned_people.all():
            assert f'href="{prefix}/people/{row.person.slug}/"' in page
    assert f'href="{prefix}/openings/' in client.get(f"{prefix}/").content.decode()


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group["slug"])
@pytest.mark.parametrize("prefix", ["", "/de"])
def test_each_group_page_shows_its_key_publications_in_order_with_every_name(group, prefix):
    html = Client().get(f"{prefix}/research/{group['slug']}/").content.decode()
    text = " ".join(re.sub(r"<[^>]+>", "", html).split())
    start = 0
    for citekey in group["key_publications"]:
        publication = Publication.objects.get(citekey=citekey)
        place = html.find(f"/publications/{publication.slug}/", start)
        assert place > start, f"{citekey} is missing or out of order"
        start = place
        for author in publication.authors:
            initials = rf"{author.given[0]}\."
            family = re.escape(author.parts.surname)
            printed = rf"{family}, {initials}|{initials}[^,;]* {family}"
            assert re.search(printed, unescape(text)), f"{citekey}: {author.name}"


def test_an_administrator_may_open_every_page_in_the_explorer_and_the_editor(admin):
    for page in Page.objects.all():
        assert admin.get(reverse("wagtailadmin_explore", args=[page.pk])).status_code == 200
        if page.depth > 1:
            edit = admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
            assert edit.status_code == 200, page


def test_an_administrator_may_open_the_listing_of_every_kind_of_record_and_one_of_each(admin):
    for model in get_snippet_models():
        viewset = model.snippet_viewset
        assert admin.get(reverse(viewset.get_url_name("list"))).status_code == 200, model
        assert admin.get(reverse(viewset.get_url_name("add"))).status_code == 200, model
        if record := model._default_manager.first():
            for view in ("edit", "history", "usage", "delete"):
                url = reverse(viewset.get_url_name(view), args=[record.pk])
                assert admin.get(url).status_code == 200, url


def test_an_administrator_may_open_the_imports(admin):
    batch = ImportBatch.objects.get()
    for url in (
        reverse("imports:list"),
        reverse("imports:add"),
        reverse("imports:inspect", args=[batch.pk]),
        reverse("imports:undo", args=[batch.pk]),
        reverse("imports:file", args=[batch.pk, 0]),
    ):
        assert admin.get(url).status_code == 200, url


@pytest.mark.parametrize("sign_in", sign_ins(), ids=lambda sign_in: sign_in.username)
def test_everybody_of_the_demo_can_sign_in_with_what_is_printed(sign_in):
    client = Client()
    sent = {"username": sign_in.username, "password": sign_in.password}
    client.post(reverse("wagtailadmin_login"), sent)
    assert client.get(reverse("wagtailadmin_home")).status_code == 200
