"""Links of one page to others, as a request for it asks for them."""

import pytest
from django.utils import translation
from wagtail.models import PageViewRestriction, Site

from labportal.models import LabSettings, Menu, MenuItem, StandardPage
from labportal.navigation.navigation import Navigation


@pytest.fixture
def links(site_tree, rf):
    """A function that returns the navigation of a path, and of the page that is there."""

    def of(path="/", page=None, language="en"):
        with translation.override(language):
            return Navigation(rf.get(path), page)

    return of


def _add(tree, title, parent="home", **fields):
    slug = title.lower()
    return tree[parent]["en"].add_child(instance=StandardPage(title=title, slug=slug, **fields))


def _menu(tree, language, *items, place="main"):
    menu = Menu.objects.create(site=tree.site, place=place, language=language)
    for order, item in enumerate(items):
        MenuItem.objects.create(menu=menu, sort_order=order, **item)


def _shown(found):
    return [(link.label, link.url, link.language, link.current) for link in found]


def test_a_menu_of_another_language_shows_pages_in_the_visitors(site_tree, links):
    _menu(
        site_tree,
        "en",
        {"page": site_tree["people"]["en"], "label": "Staff"},
        {"page": _add(site_tree, "Rooms")},
        {"url": "https://example.org/", "label": "Elsewhere"},
    )
    assert _shown(links("/people/").menu("main")) == [
        ("Staff", "/people/", "", "page"),
        ("Rooms", "/rooms/", "", ""),
        ("Elsewhere", "https://example.org/", "", ""),
    ]
    assert _shown(links("/de/people/ada/", language="de").menu("main")) == [
        ("Menschen", "/de/people/", "", "true"),
        ("Rooms", "/rooms/", "en", ""),
        ("Elsewhere", "https://example.org/", "en", ""),
    ]
    assert links().menu("footer") == []


def test_all_links_take_one_query_for_entries_and_one_for_pages(
    site_tree, links, django_assert_num_queries
):
    _menu(site_tree, "en", {"page": site_tree["people"]["en"]})
    _menu(site_tree, "en", {"page": site_tree["topics"]["en"]}, place="footer")
    navigation = links("/people/", site_tree["people"]["en"])
    assert navigation.lab
    Site.get_site_root_paths()  # which Wagtail keeps
    # The third one reads the content stamp, which is known while a page is answered.
    with django_assert_num_queries(3):
        assert len(navigation.menu("main")) == len(navigation.menu("footer")) == 1
        assert navigation.legal_pages == []
        assert len(navigation.languages) == 2
        assert [link.label for link in navigation.ancestors] == ["Home"]
        assert navigation.subpages == []


def test_the_way_back_leads_over_all_pages_that_visitors_see(site_tree, links):
    above = _add(site_tree, "Above")
    page = above.add_child(instance=StandardPage(title="Page", slug="page"))
    expected = [("Home", "/", "", ""), ("Above", "/above/", "", "")]
    assert _shown(links("/above/page/", page).ancestors) == expected
    PageViewRestriction.objects.create(page=above, restriction_type="login")
    assert _shown(links("/above/page/", page).ancestors) == expected[:1]
    assert links("/nowhere/").ancestors == []


def test_the_page_of_a_record_stands_under_its_index(site_tree, links):
    people = site_tree["people"]["en"]
    found = links("/people/ada/", people).ancestors
    assert [link.url for link in found] == ["/", "/people/"]


def test_pages_right_below_are_listed_if_they_are_to_be_in_menus(site_tree, links):
    page = _add(site_tree, "Above")
    for title, shown in (("Listed", True), ("Unlisted", False)):
        child = StandardPage(title=title, slug=title.lower(), show_in_menus=shown)
        page.add_child(instance=child)
    _menu(site_tree, "en", {"page": page.get_children().get(title="Unlisted")})
    below = page.get_children().get(title="Listed")
    below.add_child(instance=StandardPage(title="Deep", slug="deep", show_in_menus=True))
    assert _shown(links("/above/", page).subpages) == [("Listed", "/above/listed/", "", "")]
    assert links("/nowhere/").subpages == []


def test_legal_pages_are_linked_unless_the_footer_has_them(site_tree, links):
    lab = LabSettings.objects.get()
    lab.imprint_page, lab.privacy_page = _add(site_tree, "Imprint"), _add(site_tree, "Privacy")
    lab.save()
    assert [link.label for link in links().legal_pages] == ["Imprint", "Privacy"]
    assert [link.language for link in links("/de/", language="de").legal_pages] == ["en", "en"]
    _menu(site_tree, "en", {"page": lab.imprint_page}, place="footer")
    assert [link.label for link in links().legal_pages] == ["Privacy"]


def _languages(navigation):
    return [(one.code, one.url, one.is_current, one.is_same) for one in navigation.languages]


def test_languages_lead_to_the_same_thing_with_what_was_asked_for(site_tree, links):
    people = site_tree["people"]["en"]
    assert _languages(links("/people/ada/?q=a", people)) == [
        ("en", "/people/ada/?q=a", True, True),
        ("de", "/de/people/ada/?q=a", False, True),
    ]
    assert [one.name for one in links("/people/", people).languages] == ["English", "Deutsch"]
    assert [one.path for one in links("/people/?q=a", people).languages][1] == "/de/people/"


def test_a_page_that_is_not_translated_has_a_place_in_the_other_language(site_tree, links):
    page = _add(site_tree, "Rooms")
    assert _languages(links("/rooms/", page))[1] == ("de", "/de/rooms/", False, False)


def test_what_is_nowhere_leads_home_and_a_closed_language_nowhere(site_tree, links):
    assert _languages(links("/nowhere/"))[1] == ("de", "/de/", False, False)
    site_tree["home"]["de"].unpublish()
    assert [one.code for one in links("/nowhere/").languages] == ["en"]


def test_a_request_has_one_navigation_for_each_page(site_tree, rf):
    request, people = rf.get("/people/"), site_tree["people"]["en"]
    first = Navigation.of(request, people)
    assert Navigation.of(request, people) is first
    assert Navigation.of(request, None) is not first


def test_a_host_without_a_site_has_no_links(site_tree, links):
    site_tree.site.delete()
    navigation = links("/people/")
    assert (navigation.lab, navigation.home_url) == (None, "")
    assert navigation.menu("main") == navigation.legal_pages == navigation.languages == []
