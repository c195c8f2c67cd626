"""Labs without groups, with one language, without news: nothing is promised that is not there."""

import io
import re

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.models import User
from django.core.management import call_command
from wagtail.models import Locale, Site

from groups.models import Membership
from labportal.base.models import TopicText
from labportal.models import HomePage, Menu
from people.models import Role, RoleText
from tests.factories import PersonFactory, PublicationFactory
from tests.html import Html

pytestmark = pytest.mark.django_db

INDEXES = ("research", "people", "topics", "publications", "news", "openings")


@pytest.fixture
def lab():
    """An empty portal as it is set up, with a member of the lab itself and one work."""
    call_command("init_lab", stdout=io.StringIO())
    ada = PersonFactory(given="Ada", family="Lovelace", slug="ada-lovelace")
    Membership.objects.create(person=ada, role=Role.objects.first())
    PublicationFactory(title="On engines", slug="on-engines", authors=[ada])
    yield
    Site.clear_site_root_paths_cache()


@pytest.fixture
def only_language(settings, request):
    """The settings of a portal in one language, as LANGUAGES sets them."""
    names = dict(django_settings.LANGUAGES)
    settings.LANGUAGES = [(request.param, names[request.param])]
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES
    settings.LANGUAGE_CODE = request.param
    settings.WAGTAIL_I18N_ENABLED = False
    # As the first migration does, which knows the first language only.
    first = Locale.objects.earliest("pk")
    Locale.objects.exclude(pk=first.pk).delete()
    Locale.objects.update(language_code=request.param)


def pages(client):
    """Return the pages that visitors see, by address."""
    addresses = ["/", *(f"/{name}/" for name in INDEXES)]
    addresses += ["/people/ada-lovelace/", "/publications/on-engines/", "/search/?q=engines"]
    found = {address: client.get(address) for address in addresses}
    assert {response.status_code for response in found.values()} == {200}
    return {address: response.content.decode() for address, response in found.items()}


def test_a_lab_without_groups_says_nothing_of_groups(lab, client):
    for address, source in pages(client).items():
        assert not re.search(r"\bgroups?\b", Html(source).main.text, re.IGNORECASE), address


def test_nothing_is_said_to_appear_some_day_where_a_lab_has_no_groups_news_or_topics(lab, client):
    found = pages(client)
    for address in ("/", "/research/", "/topics/", "/news/", "/openings/"):
        assert "will appear" not in found[address], address
    assert "On engines" in Html(found["/publications/"]).main.text


def test_works_that_the_lab_selected_stand_on_its_home_page(lab, client):
    home = HomePage.objects.get(locale__language_code="en")
    one = PublicationFactory(title="Selected")
    home.body = [("publications", {"heading": "Selected works", "picked": [{"publication": one}]})]
    home.save_revision().publish()
    page = Html(client.get("/").content.decode())
    assert "Selected" in page.main.text
    assert "Recent key publications" not in page.main.text


@pytest.mark.parametrize("only_language", ["en"], indirect=True)
def test_a_lab_with_one_language_names_no_other_and_has_one_tree(only_language, lab, client):
    assert HomePage.objects.count() == 1
    for address, source in pages(client).items():
        assert "hreflang" not in source, address
        assert 'class="languages"' not in source, address
        assert "/de/" not in source, address
        assert "/en/" not in source, address
    assert client.get("/de/").status_code == 404
    assert "hreflang" not in client.get("/sitemap.xml").content.decode()


@pytest.mark.parametrize("only_language", ["en", "de"], indirect=True)
def test_forms_of_a_lab_with_one_language_do_not_ask_for_it(only_language, lab, client, settings):
    for model in (TopicText, Menu, RoleText):
        field = model._meta.get_field("language").formfield()
        assert field.widget.is_hidden
        assert field.initial == settings.LANGUAGE_CODE
    client.force_login(User.objects.create_superuser("root"))
    form = client.get(f"/admin/pages/{HomePage.objects.get().pk}/edit/").content.decode()
    assert "/translation/submit/" not in form
    first_page = client.get("/admin/").content.decode()
    assert "not translated" not in first_page
    assert "nicht übersetzt" not in first_page
