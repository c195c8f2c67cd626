"""Making the pages and settings of an empty portal."""

import pytest
from wagtail.models import Locale, Page, Site

from groups.models import PeopleIndexPage
from labportal.models import HomePage, LabSettings, NewsIndexPage, StandardPage
from labportal.setup.lab_names import make_lab_settings, neutral_names
from labportal.setup.pages import add_translated, publish, sections, standard_page
from labportal.setup.site_tree import (
    PAGES_OF_A_NEW_PORTAL,
    kind_made,
    make_index_pages,
    make_legal_pages,
)

pytestmark = pytest.mark.django_db

TEXTS = {
    "slug": "rooms",
    "title": {"en": "Rooms", "de": "Räume"},
    "lead": {"en": "Where we are."},
    "introduction": {"en": "<p>In town.</p>", "de": "<p>In der Stadt.</p>"},
    "sections": [
        {"heading": {"en": "Way", "de": "Weg"}, "body": {"en": "<p>Left.</p>", "de": "<p>L.</p>"}}
    ],
}


@pytest.fixture
def home():
    """Home pages in both languages."""
    return add_translated(
        dict.fromkeys(["en", "de"], Page.get_first_root_node()),
        lambda language: HomePage(slug=f"home-{language}", title=language),
    )


def test_pages_are_translations_of_each_other_in_their_locales(home):
    assert home["en"].translation_key == home["de"].translation_key
    assert {code: page.locale.language_code for code, page in home.items()} == {
        "en": "en",
        "de": "de",
    }
    assert set(Locale.objects.values_list("language_code", flat=True)) == {"en", "de"}
    rooms = add_translated(home, lambda _language: StandardPage(slug="rooms", title="Rooms"))
    assert rooms["de"].get_parent().specific == home["de"]
    assert rooms["en"].translation_key != home["en"].translation_key


def test_pages_are_published_with_a_revision_to_go_back_to(home):
    for page in home.values():
        assert page.live
        assert page.live_revision
        assert not page.has_unpublished_changes
        assert page.revisions.count() == 1


def test_publishing_saves_what_the_page_holds_now(home):
    page = home["en"]
    page.title = "Start"
    publish(page)
    assert page.revisions.count() == 2
    assert Page.objects.get(pk=page.pk).title == "Start"


def test_a_text_that_a_language_lacks_is_the_first_languages():
    page = standard_page(TEXTS, "de")
    assert (page.slug, page.title, page.lead) == ("rooms", "Räume", "Where we are.")
    blocks = [(block.block_type, block.value) for block in page.body]
    assert [kind for kind, _value in blocks] == ["text", "section"]
    assert blocks[1][1]["heading"] == "Weg"


def test_content_without_sections_has_none():
    assert sections({}, "en") == []
    assert sections(TEXTS, "en") == [("section", {"heading": "Way", "text": "<p>Left.</p>"})]


def test_there_is_an_index_page_of_each_kind_in_each_language(home):
    pages = make_index_pages(home)
    assert list(pages) == list(PAGES_OF_A_NEW_PORTAL)
    assert type(pages["people"]["de"]) is PeopleIndexPage
    assert (pages["people"]["en"].title, pages["people"]["de"].title) == ("People", "Personen")
    for translated in pages.values():
        assert all(page.show_in_menus for page in translated.values())


def test_legal_pages_are_standard_pages_and_in_no_menu_by_themselves(home):
    pages = make_legal_pages(home)
    assert list(pages) == ["imprint", "privacy", "accessibility"]
    for translated in pages.values():
        assert list(translated) == ["en", "de"]
        assert {type(page) for page in translated.values()} == {StandardPage}
        assert not any(page.show_in_menus for page in translated.values())
        assert translated["en"].title != translated["de"].title


@pytest.mark.parametrize(
    ("slug", "kind"),
    [
        ("imprint", StandardPage),
        ("accessibility", StandardPage),
        ("news", NewsIndexPage),
        ("people", PeopleIndexPage),
        ("home-en", HomePage),
        ("anything", HomePage),
    ],
)
def test_the_kind_of_page_under_a_slug_is_known(slug, kind):
    assert kind_made(slug) is kind


def test_a_lab_has_a_neutral_name_in_each_language_until_it_is_given_one(home):
    assert neutral_names() == {"en": "Our lab", "de": "Unser Lehrstuhl"}
    site, legal = Site.objects.get(), make_legal_pages(home)
    make_lab_settings(site, legal)
    lab = LabSettings.for_site(site)
    assert {text.language: text.lab_name for text in lab.texts.all()} == neutral_names()
    make_lab_settings(site, legal, "Test Lab")
    lab = LabSettings.objects.get()
    assert {text.lab_name for text in lab.texts.all()} == {"Test Lab"}


def test_the_lab_links_its_legal_pages(home):
    legal = make_legal_pages(home)
    make_lab_settings(Site.objects.get(), legal)
    lab = LabSettings.objects.get()
    pages = (lab.imprint_page, lab.privacy_page, lab.accessibility_page)
    assert [page.slug for page in pages] == ["imprint", "privacy", "accessibility"]
