"""A new page gets a free slug from its title where the form was sent without one."""

import pytest

from labportal.base.pages import BasePage
from labportal.models import StandardPage
from tests.portal import SiteTree, makes_renditions

pytestmark = makes_renditions


def form(page: BasePage, parent: BasePage, **said: str):
    """Return the form of a page with a title, and perhaps a slug."""
    form_class = page.get_edit_handler().get_form_class()
    known = form_class(instance=page, parent_page=parent)
    sent = dict.fromkeys(known.fields, "")
    for formset in known.formsets.values():
        sent |= {f"{formset.prefix}-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    sent |= {"body-count": "0", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
    return form_class(sent | said, instance=page, parent_page=parent)


@pytest.mark.parametrize(
    ("title", "slug"),
    [("A new engine", "a-new-engine"), ("Größe & Maß", "groesse-mass"), ("Imprint", "imprint-2")],
)
def test_a_new_page_without_a_slug_gets_a_free_one(site_tree: SiteTree, title, slug):
    home = site_tree["home"]["en"]
    home.add_child(instance=StandardPage(title="Imprint", slug="imprint"))
    sent = form(StandardPage(), home, title=title)
    sent.is_valid()
    assert "slug" not in sent.errors
    assert sent.cleaned_data["slug"] == slug


@pytest.mark.parametrize("title", ["!!!", ""])
def test_a_title_of_which_no_slug_can_be_made_asks_for_one(site_tree: SiteTree, title):
    sent = form(StandardPage(), site_tree["home"]["en"], title=title)
    assert not sent.is_valid()
    assert sent.errors["slug"] == ["This field is required."]


def test_a_slug_that_is_typed_and_taken_is_refused(site_tree: SiteTree):
    home = site_tree["home"]["en"]
    home.add_child(instance=StandardPage(title="Imprint", slug="imprint"))
    sent = form(StandardPage(), home, title="Other", slug="imprint")
    assert not sent.is_valid()
    assert "already in use" in str(sent.errors["slug"])


def test_a_page_that_is_there_keeps_asking_for_its_slug(site_tree: SiteTree):
    home = site_tree["home"]["en"]
    page = home.add_child(instance=StandardPage(title="Imprint", slug="imprint"))
    sent = form(page, home, title="Imprint")
    assert not sent.is_valid()
    assert sent.errors["slug"] == ["This field is required."]
