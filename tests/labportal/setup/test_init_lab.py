"""`manage.py init_lab` makes an empty portal ready, once."""

import io

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Collection, GroupApprovalTask, Locale, Page, Site

from groups.models import PeopleIndexPage, ResearchGroup
from labportal.models import HomePage, LabSettings, Menu
from labportal.roles import SITE_ROLES
from labportal.setup.site import address
from people.models import Role
from tests.staff.dump import dump

pytestmark = pytest.mark.django_db

INDEX_PAGES = ("research", "people", "topics", "publications", "news", "openings")
LEGAL_PAGES = ("imprint", "privacy", "accessibility")
ADDRESSES = [
    "/",
    *(f"/{slug}/" for slug in (*INDEX_PAGES, *LEGAL_PAGES)),
    "/publications/?q=a&year=2024&type=book&topic=a&group=a&person=a&sort=title&page=1",
    "/search/?q=a",
]


def init_lab(*arguments):
    output = io.StringIO()
    call_command("init_lab", *arguments, stdout=output)
    return output.getvalue()


def titles(language):
    home = HomePage.objects.get(locale__language_code=language)
    pages = home.get_children().live().order_by("path")
    return {page.slug: page.title for page in pages}


def test_every_address_of_an_empty_portal_answers_in_both_languages(new_portal):
    client = Client()
    for url in ADDRESSES:
        for prefix in ("", "/de"):
            assert client.get(prefix + url).status_code == 200, prefix + url
    for url in ("/sitemap.xml", "/robots.txt", "/healthz", "/readyz"):
        assert client.get(url).status_code == 200, url


def test_an_empty_list_of_publications_can_be_exported(new_portal):
    for prefix in ("", "/de"):
        assert Client().get(f"{prefix}/publications/export.bib").status_code == 200


def test_pages_of_one_slug_are_translations_with_titles_of_their_own(new_portal):
    assert list(titles("en")) == list(titles("de")) == [*INDEX_PAGES, *LEGAL_PAGES]
    assert [titles("en")[slug] for slug in INDEX_PAGES] == [
        "Research",
        "People",
        "Topics",
        "Publications",
        "News",
        "Openings",
    ]
    assert [titles("de")[slug] for slug in INDEX_PAGES] == [
        "Forschung",
        "Personen",
        "Themen",
        "Publikationen",
        "Aktuelles",
        "Ausschreibungen",
    ]
    german = Locale.objects.get(language_code="de")
    for page in Page.objects.filter(locale__language_code="en", depth__gt=1):
        translation = page.get_translation(german).specific
        assert translation.live
        assert translation.latest_revision == translation.live_revision
        assert page.depth == 2 or translation.slug == page.slug


def test_the_page_that_wagtail_welcomes_with_is_replaced(new_portal):
    site = Site.objects.get()
    assert site.root_page.specific == HomePage.objects.get(locale__language_code="en")
    assert not Page.objects.filter(title__startswith="Welcome").exists()


def test_what_a_portal_starts_with_names_no_lab(new_portal):
    lab = LabSettings.for_site(Site.objects.get())
    assert {text.language: text.lab_name for text in lab.texts.all()} == {
        "en": "Our lab",
        "de": "Unser Lehrstuhl",
    }
    pages = (lab.imprint_page, lab.privacy_page, lab.accessibility_page)
    assert [page.slug for page in pages] == list(LEGAL_PAGES)
    client = Client()
    for url in ADDRESSES:
        assert "Demo" not in client.get(url).content.decode()


def test_menus_roles_and_auth_groups_are_there(new_portal):
    assert {
        (menu.place, menu.language): [item.page.slug for item in menu.items.all()]
        for menu in Menu.objects.all()
    } == {
        (place, language): list(slugs)
        for place, slugs in (("main", INDEX_PAGES), ("footer", LEGAL_PAGES))
        for language in ("en", "de")
    }
    for item in Menu.objects.get(place="main", language="de").items.all():
        assert item.page.locale.language_code == "de"
    assert Role.objects.first().slug == "head"
    assert [text.language for text in Role.objects.first().texts.all()] == ["en", "de"]
    assert {group.name for group in Group.objects.all()} == {role.name for role in SITE_ROLES}
    assert Collection.objects.filter(name="Portraits", depth=2).count() == 1
    task = GroupApprovalTask.objects.get()
    assert [group.name for group in task.groups.all()] == ["Administrators"]


def test_a_second_run_changes_nothing(new_portal):
    before = dump()
    assert "nothing to do" in init_lab()
    assert dump() == before


def test_a_second_run_leaves_alone_what_editors_renamed_moved_and_deleted(new_portal):
    people = PeopleIndexPage.objects.get(locale__language_code="en")
    people.title, people.slug = "Team", "team"
    people.save_revision().publish()
    Page.objects.get(slug="topics", locale__language_code="de").delete()
    Menu.objects.get(place="footer", language="de").items.first().delete()
    Menu.objects.get(place="footer", language="en").delete()
    Group.objects.get(name="Bibliography admins").delete()
    Group.objects.get(name="Members").permissions.clear()
    Role.objects.first().delete()
    lab = LabSettings.for_site(Site.objects.get())
    lab.texts.all().delete()
    Collection.objects.get(name="Portraits").delete()
    before = dump()
    init_lab()
    assert dump() == before


def test_name_and_address_of_a_new_portal_can_be_given():
    init_lab("--lab-name", "Ångström Lab", "--hostname", "lab.example.org:8443")
    site = Site.objects.get()
    assert (site.hostname, site.port) == ("lab.example.org", 8443)
    assert LabSettings.for_site(site).lab_name == "Ångström Lab"
    before = dump()
    assert "change them in the admin" in init_lab("--lab-name", "Another")
    assert dump() == before


@pytest.mark.parametrize("hostname", ["https://lab.example.org", "lab/example", "lab:port", ":80"])
def test_an_address_that_is_none_is_told_and_nothing_is_made(hostname):
    before = dump()
    with pytest.raises(CommandError, match="--hostname"):
        init_lab("--hostname", hostname)
    assert dump() == before


@pytest.mark.parametrize(
    ("base_url", "hostname", "expected"),
    [
        ("https://lab.example.org", "", ("lab.example.org", 443)),
        ("http://localhost:8000", "", ("localhost", 8000)),
        ("https://lab.example.org", "other.example.org", ("other.example.org", 443)),
        ("http://localhost:8000", "lab.test", ("lab.test", 80)),
    ],
)
def test_the_address_is_that_of_base_url_unless_it_is_given(base_url, hostname, expected, settings):
    settings.WAGTAILADMIN_BASE_URL = base_url
    assert address(hostname) == expected


def test_a_database_that_was_flushed_gets_its_roots_back():
    Site.objects.all().delete()
    Page.objects.all().delete()
    Collection.objects.all().delete()
    Locale.objects.all().delete()
    Group.objects.all().delete()
    init_lab()
    assert Client().get("/de/people/").status_code == 200


def test_auth_groups_of_wagtail_that_somebody_uses_stay():
    user = User.objects.create_user("moderator")
    user.groups.add(Group.objects.get(name="Moderators"))
    init_lab()
    assert [group.name for group in user.groups.all()] == ["Moderators"]
    assert not Group.objects.filter(name="Editors").exists()


def test_research_groups_without_editors_get_them(new_portal):
    group = ResearchGroup.objects.create(slug="vision")
    editors = group.editors
    ResearchGroup.objects.update(editors=None)
    editors.delete()
    assert "Editors: vision" in init_lab()
    assert ResearchGroup.objects.get().editors.name == "Editors: vision"
